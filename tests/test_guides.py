"""The guides to hosts, followed from their first line to their last, each with a real host on this machine."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest
import urllib3

from tests.deploy import servers
from tests.documents import ROOT, Mark, Terminal, marks
from tests.folders import write
from tests.serving import serving


@dataclass
class Host:
    """A host of this machine: what stands for the addresses of the guide, and what is to happen when settings come."""

    #: The address at which visitors find the site; it ends in `/`.
    site: str = ""
    words: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    #: Called with the block of a mark `nginx` or `policy`.
    set_up: Callable[[str], None] = lambda block: None
    #: Called before visitors look: hosts that need a minute do so here.
    show: Callable[[], None] = lambda: None
    ssh: tuple[str, ...] = ()


@contextmanager
def git_host(folder: Path) -> Iterator[Host]:
    """A repository, and a web server for what its branch holds."""
    repository, shown = folder / "careers.git", folder / "pages"
    subprocess.run(["git", "init", "-q", "--bare", repository], check=True)
    shown.mkdir(parents=True)

    def show() -> None:
        command = ["git", f"--git-dir={repository}", f"--work-tree={shown}"]
        subprocess.run([*command, "checkout", "-qf", "gh-pages", "--", "."], check=True)

    with serving(shown, "/careers/") as base:
        words = {
            "https://github.com/example/careers.git": f"file://{repository}",
            "https://example.github.io/careers/": base,
        }
        yield Host(base, words, show=show)


@contextmanager
def server(folder: Path) -> Iterator[Host]:
    """An account that is reached by SSH, and nginx with the settings of the guide."""
    folder.mkdir()
    with ExitStack() as stack:
        login, root, port = stack.enter_context(servers.sshd(folder)), folder / "www", servers.free_port()
        (folder / "known").write_text(login.known)

        def set_up(block: str) -> None:
            made = block.replace("/etc/nginx", str(folder.parent / "nginx")).replace(
                "/srv/www/careers", str(root)
            )
            listening = made.replace("listen 80;", f"listen 127.0.0.1:{port};")
            stack.enter_context(servers.nginx(folder / "run", root, http=listening))

        yield Host(
            f"http://127.0.0.1:{port}/",
            {
                "deploy@www.example.org/srv/www/careers": login.address(root),
                "https://careers.example.org/": f"http://127.0.0.1:{port}/",
                "deploy@www.example.org": f"{login.user}@127.0.0.1",
            },
            {"KOLLEGA_SSH_KEY": login.key, "KOLLEGA_SSH_KNOWN_HOSTS": login.known},
            set_up,
            ssh=("-p", str(login.port), "-i", str(folder / "user"), f"-oUserKnownHostsFile={folder / 'known'}"),
        )  # fmt: skip


@contextmanager
def bucket(folder: Path) -> Iterator[Host]:
    """A bucket that is as the guide leaves it."""
    with servers.s3() as there:
        made = there._replace(name="careers.example.org")
        made.ask("PUT", f"/{made.name}")

        def set_up(block: str) -> None:
            made.ask("PUT", f"/{made.name}?policy", block.encode())

        site = f"{made.endpoint}/{made.name}/"
        words = {
            "http://careers.example.org.s3-website.eu-north-1.amazonaws.com/": site,
            "region: eu-north-1}": f'region: eu-north-1, endpoint: "{made.endpoint}"}}',
        }
        keys = {"AWS_ACCESS_KEY_ID": "somebody", "AWS_SECRET_ACCESS_KEY": "very-secret-words"}
        yield Host(site, words, keys, set_up)


class Reader(Terminal):
    """Somebody who follows a guide word by word, with the addresses of a host of this machine."""

    def __init__(self, page: Path, folder: Path, host: Host) -> None:
        super().__init__(page, folder)
        self.host, self.said = host, ""
        self.environment = self.environment | host.secrets

    def follow(self, mark: Mark) -> None:
        site, block = self.folder.parent / "careers", self.local(mark.block)
        match mark.kind:
            case "run":
                for line in block.splitlines():
                    self.type(line)
            case "file":
                write(site, {mark.value: block})
            case "edit":
                self.edit(site / mark.value, block)
            case "nginx" | "policy":
                self.host.set_up(mark.block)
            case "seen":
                self.see(*mark.value.split(" -> "))
            case "says":
                assert all(line.strip() in self.said for line in block.splitlines()), self.said

    def local(self, block: str) -> str:
        for word, stands in self.host.words.items():
            block = block.replace(word, stands)
        return block

    def type(self, line: str) -> None:
        self.host.show() if "doctor" in line else None
        match shlex.split(line):
            case ["ssh", *rest]:
                subprocess.run(["ssh", "-oBatchMode=yes", *self.host.ssh, *rest], check=True)
            case [".venv/bin/python", "-m", "pip", "install", package]:
                assert find_spec(package), package
            case _:
                super().type(line)

    def run(self, *command: str) -> None:
        done = subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        self.said = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert not any(len(secret) > 9 and secret in self.said for secret in self.host.secrets.values())

    def edit(self, path: Path, block: str) -> None:
        """Each line of the block takes the place of the one line that begins as it does."""
        lines = path.read_text("utf-8").splitlines()
        for line in filter(None, (one.strip() for one in block.splitlines())):
            begins = re.match(r"\w+:(?: \{to: \w+)?", line)
            assert begins, line
            same = [n for n, one in enumerate(lines) if one.lstrip(" #").startswith(begins[0])]
            assert len(same) == 1, f"{begins[0]} is not one line of the file that `init` makes"
            indent = re.match(r"( *)(?:# )?( *)", lines[same[0]])
            assert indent
            lines[same[0]] = indent[1] + indent[2] + line
        path.write_text("\n".join(lines) + "\n", "utf-8")

    def see(self, path: str, words: str) -> None:
        self.host.show()
        answer = urllib3.request("GET", self.host.site + path)
        assert answer.status == 200 and words in answer.data.decode(), (path, answer.status, self.said)


HOSTS = {"git": git_host, "server": server, "bucket": bucket}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "publish-git",
        pytest.param("publish-server", marks=[pytest.mark.sshd, pytest.mark.rsync, pytest.mark.nginx]),
        pytest.param("publish-bucket", marks=pytest.mark.s3_server),
    ],
)
def test_a_guide_leads_from_nothing_to_a_site_and_back(name: str, tmp_path: Path) -> None:
    page = ROOT / f"docs/{name}.md"
    kind = next(mark.value for mark in marks(page) if mark.kind == "host")
    with HOSTS[kind](tmp_path / "host") as host:
        reader = Reader(page, tmp_path, host)
        for mark in marks(page):
            reader.follow(mark)


def test_the_guides_have_the_same_steps() -> None:
    pages = [path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("publish-*.md"))]
    assert len(pages) == len(HOSTS)
    steps = {tuple(re.findall(r"^## (.*)$", page, re.MULTILINE)) for page in pages}
    assert len(steps) == 1, os.linesep.join(map(str, steps))
