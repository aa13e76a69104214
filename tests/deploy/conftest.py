"""The places to which the same tests publish: each with real servers, and a way to see what visitors get."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import urllib3

from kollega import deploy
from kollega.targets import Target
from tests.deploy import servers, stores
from tests.deploy.releases import Crawler
from tests.folders import contents


class Scene:
    """A target, what is published there, and the same again with one file meddled with."""

    def __init__(
        self, target: Target, root: Path, bucket: servers.Bucket | stores.Store | None = None
    ) -> None:
        self.target = target
        self.root = root
        self.bucket = bucket

    @property
    def web(self) -> Path:
        """The folder that a web server would serve."""
        is_switch = self.target.to in ("folder", "rsync", "sftp") and self.target.layout == "switch"
        return self.root / "current" if is_switch else self.root

    def files(self) -> dict[str, bytes]:
        """What visitors get, without what we keep for ourselves."""
        if self.bucket:
            return {
                path: self.fetch(path) for path in self.bucket.listed() if not path.startswith(".kollega/")
            }
        if self.target.to == "git":
            return self._tree()
        found = contents(self.web.resolve()) if self.web.exists() else {}
        return {path: data for path, data in found.items() if not path.startswith((".kollega/", "releases/"))}

    def everything(self) -> bytes:
        """All bytes that the host holds for us, in one."""
        if self.bucket:
            return b"".join(self.fetch(path) for path in self.bucket.listed())
        if self.target.to == "git":
            # What no branch leads to is not the host's any more, whenever it cleans up.
            subprocess.run(["git", "-C", self.root, "gc", "-q", "--prune=now"], check=True)
            listed = self._git("cat-file", "--batch-all-objects", "--batch-check").decode().split("\n")
            return b"".join(self._git("cat-file", row.split()[1], row.split()[0]) for row in listed if row)
        return b"".join(contents(self.root).values())

    def meddle(self, path: str, data: bytes) -> None:
        if self.bucket:
            self.bucket.change(path, data)
        else:
            # A hand that edits on the server, and not in place: the release before has the same bytes.
            (self.web / path).unlink(missing_ok=True)
            (self.web / path).write_bytes(data)

    def fetch(self, path: str) -> bytes:
        assert self.bucket
        answer = urllib3.request("GET", f"{self.bucket.endpoint}/{self.bucket.name}/{path}")
        assert answer.status == 200, f"{path}: {answer.status} {answer.data[:500]!r}"
        return answer.data

    def _git(self, *arguments: str) -> bytes:
        return subprocess.run(["git", "-C", self.root, *arguments], check=True, capture_output=True).stdout

    def _tree(self) -> dict[str, bytes]:
        if not self._git("branch", "--list", self.target.branch):
            return {}
        names = self._git("ls-tree", "-r", "-z", "--name-only", self.target.branch).decode().split("\0")
        return {
            name: self._git("show", f"{self.target.branch}:{name}")
            for name in names
            if name and name != ".nojekyll"
        }


def publish(scene: Scene, order: deploy.Order) -> deploy.Outcome:
    with deploy.opened(scene.target) as place:
        return place.publish(order)


@contextmanager
def visited(scene: Scene, folder: Path) -> Iterator[Crawler]:
    """A crawler at what is published there, by nginx or by the bucket itself."""
    with ExitStack() as stack:
        if scene.bucket:
            base = f"{scene.bucket.endpoint}/{scene.bucket.name}"
        else:
            base = stack.enter_context(servers.nginx(folder / "nginx", scene.web))
        yield stack.enter_context(Crawler(base))


Figures = Callable[[str, object], None]


@pytest.fixture
def figures(record_property: Figures) -> Figures:
    """Tells how much a test has seen: `--junitxml FILE -o junit_family=xunit1` writes it down."""
    return record_property


@pytest.fixture(scope="session")
def login(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Login]:
    """An SSH server for all tests."""
    with servers.sshd(tmp_path_factory.mktemp("sshd")) as found:
        yield found


@pytest.fixture(scope="session")
def s3_server() -> Iterator[servers.Bucket]:
    """An S3 server for all tests."""
    with servers.s3() as found:
        yield found


@pytest.fixture(scope="session")
def azure_server() -> Iterator[stores.Store]:
    """A server like Azure's for all tests."""
    with stores.store("azure") as found:
        yield found


@pytest.fixture(scope="session")
def google_server() -> Iterator[stores.Store]:
    """A server like Google's for all tests."""
    with stores.store("google") as found:
        yield found


@pytest.fixture
def scene(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Scene]:
    """`scene("sftp-flat")` is an empty place of that kind."""

    def make(kind: str) -> Scene:
        to, _, layout = kind.partition("-")
        root = tmp_path / "host"
        address, endpoint, account, bucket = str(root), "", "", None
        if to in ("sftp", "rsync"):
            login = request.getfixturevalue("login")
            monkeypatch.setenv("KOLLEGA_SSH_KEY", login.key)
            monkeypatch.setenv("KOLLEGA_SSH_KNOWN_HOSTS", login.known)
            address = login.address(root)
        elif to == "git":
            subprocess.run(["git", "init", "-q", "--bare", root], check=True)
            address = f"file://{root}"
        elif to == "s3":
            bucket = request.getfixturevalue("s3_server")
            bucket.empty()
            monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
            monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret-words")
            address, endpoint = f"s3://{bucket.name}", bucket.endpoint
        elif to in stores.KEYS:
            bucket = request.getfixturevalue(f"{to}_server")
            bucket.empty()
            for name, key in stores.KEYS[to].items():
                monkeypatch.setenv(name, key)
            scheme = {"azure": "az", "google": "gs"}[to]
            address, endpoint, account = f"{scheme}://{bucket.name}", bucket.endpoint, "example"
        target = Target(
            account=account, name="live", to=to, address=address, layout="flat" if layout == "flat" else "switch",
            endpoint=endpoint, region="eu-north-1" if to == "s3" else "",
        )  # fmt: skip
        return Scene(target, root, bucket)

    return make
