"""The examples of the documentation: where they are marked, the site that they make, the commands that are typed.

A comment before a fenced block says what the block is:

    <!-- file: stories/a.md -->                  a file of the page's site, which must be read without a complaint
    <!-- wrong: stories/b.md -> story-date -->   a file in which the check finds exactly this
    <!-- says -->                                lines of what it says of the file before
    <!-- run -->                                 commands, run in the page's site

and without a block: `<!-- beside: PATH -->` is a file that examples refer to, `<!-- site: FOLDER -->` where the files
of the page go as seen from where its commands run.

A guide to a host, `<!-- host: KIND -->`, is followed from its first line to its last (`tests/test_guides.py`):

    <!-- edit: mkdocs.yml -->                    lines that take the place of those that begin in the same way, `#` or not
    <!-- nginx -->  <!-- policy -->              settings of the host
    <!-- seen: PATH -> WORDS -->                 what visitors see from here on; without a block
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from PIL import Image

from kollega.cli import _with_command
from tests.folders import SMALL, write

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
CONFIG = "site_name: Harbour Works\nsite_url: https://careers.example.org/\n"
_MARK = re.compile(r" *<!-- (file|beside|wrong|says|run|site|host|edit|nginx|policy|seen)(?:: (.*))? -->")


@dataclass
class Mark:
    """A marked place of a page: what it is, and the text of the block below it."""

    kind: str
    value: str
    block: str


@cache
def marks(page: Path) -> list[Mark]:
    """The marked places of a page, in order."""
    found, lines = [], page.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if not (mark := _MARK.fullmatch(line)):
            continue
        block = ""
        if mark[1] not in ("beside", "site", "host", "seen"):
            start = next(n for n in range(number + 1, len(lines)) if lines[n].strip())
            fence = re.fullmatch(r"( *)```[a-z]+", lines[start])
            assert fence, f"{page.name}:{number + 1}: no block follows"
            end = lines.index(f"{fence[1]}```", start)
            block = dedent("\n".join(lines[start + 1 : end])) + "\n"
        found.append(Mark(mark[1], mark[2] or "", block))
    return found


def having(*kinds: str, guides: bool = True) -> list[object]:
    """The pages that have marks of these kinds; without `guides`, only those that are no guide to a host."""
    found = ((page, {mark.kind for mark in marks(page)}) for page in PAGES)
    return [
        pytest.param(page, id=page.stem)
        for page, has in found
        if has.intersection(kinds) and (guides or "host" not in has)
    ]


def example_site(page: Path, root: Path) -> Path:
    """The site that the examples of a page make."""
    contents: dict[str, str | bytes] = {"mkdocs.yml": CONFIG}
    for mark in marks(page):
        if mark.kind == "file":
            contents[mark.value] = mark.block
        elif mark.kind == "beside":
            contents[mark.value] = _stand_in(mark.value)
    return write(root, contents)


def _stand_in(path: str) -> str | bytes:
    if path.endswith(".woff2"):
        return (ROOT / "kollega/theme/fonts/kollega-text-latin.woff2").read_bytes()
    if path.endswith(".svg"):
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40H0z"/></svg>'
    if path.endswith(".mp4"):
        return (ROOT / "stories/two-minutes-with-the-lamp/lamp.mp4").read_bytes()
    if not path.endswith(".jpg"):
        return "# A page\n\nWords.\n"
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Terminal:
    """Runs the commands of a page as a reader would, with this Python and without the internet."""

    page: Path
    folder: Path
    environment: dict[str, str] = field(
        default_factory=lambda: os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    )

    def type(self, line: str) -> None:
        """Run one line. A clone is a small site, for the program is here already."""
        match shlex.split(line, comments=True):
            case ["cd", folder]:
                self.folder = (self.folder / folder).resolve()
                assert self.folder.is_dir()
            case ["git", "clone", _, folder]:
                write(self.folder / folder, {**SMALL})
            case ["python3", "-m", "http.server", *rest]:
                self.look("-m", "http.server", "0", *rest)
            case ["python3", "build.py", *rest] | ["kollega", *rest]:
                if "serve" in rest:
                    self.look("-m", "kollega", *rest, "--port", "0", "--no-pictures")
                else:
                    self.run("-m", "kollega", *rest, *(["--no-pictures"] if _builds(rest) else []))
            case words:
                pytest.fail(f"{self.page.name}: nobody knows how to run {words}")

    def run(self, *command: str) -> None:
        """Run this Python, which must be content."""
        done = subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"

    def look(self, *command: str) -> None:
        """Start a server, wait until it serves, end it."""
        running = subprocess.Popen(
            [sys.executable, *command], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert running.stdout
        said = ""
        for line in running.stdout:
            said += line
            if re.search(r"built in|not built|Serving HTTP", line):
                break
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=30)
        assert re.search(r"built in|Serving HTTP", said), said


def _builds(words: list[str]) -> bool:
    return _with_command(words)[0] in ("build", "check")
