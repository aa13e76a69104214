"""Staging: what MkDocs is given to render."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kollega.bundle import Bundle
from kollega.diagnostics import Report
from kollega.digest import of_bytes, of_value
from kollega.feeds import STYLE
from kollega.live import Library
from kollega.sections import FOLDERS, SECTIONS
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import words

#: Seconds of processor time that MkDocs may take, and for each page; it usually takes one in all.
_SECONDS, _SECONDS_A_PAGE = 6, 0.05


#: The page of a section whose frame its records' pages use.
BELOW = "_record"


class Request(msgspec.Struct, frozen=True):
    """What the MkDocs process is told. `pages` maps a path in `docs_dir` to the text of the page."""

    mark: str
    pages: dict[str, str]
    #: The navigation where the configuration has none: sections, then hand-written pages.
    nav: list[dict[str, str]]
    written: list[str]
    #: Files of the content folder that the configuration itself names (logo, extra styles).
    media: list[str]
    docs_dir: str
    lang: str
    overlay: str
    #: Where the bundle's files lie on the site, by name, and its fonts to fetch at once.
    assets: dict[str, str]
    fonts: tuple[str, ...]
    seconds: int


def mkdocs_step(library: Library, root: Path, assets: Bundle) -> Step:
    """The one step that runs MkDocs. Its artifacts: each page as rendered, and the theme's files in use."""
    site = library.site
    say = words(site.lang).gettext
    pages = {f"{section.folder}/{BELOW}.md": _page(say(section.name), "", ()) for section in SECTIONS}
    pages |= {f"{section.folder}/index.md": _page(say(section.name), "", ()) for section in SECTIONS}
    pages["index.md"] = _page(site.name, "", ())
    for page in library.pages:
        path = page.path.removeprefix(site.docs_dir + "/")
        if page.address.rstrip("/") in FOLDERS:
            path = f"{page.address}index.md"
        pages[path] = _page(page.title, page.body, page.hide)
    shown = {thing.address.split("/")[0] for thing in (*library.stories, *library.jobs, *library.closed)}
    shown |= {"people"} if library.people else set()
    shown |= {"events"} if library.events else set()
    nav = [
        {say(section.name): f"{section.folder}/index.md"}
        for section in SECTIONS
        if section.in_navigation and section.folder in shown
    ]
    written = [
        page.path.removeprefix(site.docs_dir + "/")
        for page in library.pages
        if page.address and page.address.split("/")[0] not in FOLDERS
    ]
    request = Request(
        mark="", pages=pages, nav=nav, written=written, media=list(site.theme_media), docs_dir=site.docs_dir, lang=site.lang,
        overlay=site.theme_dir, assets=assets.names, fonts=assets.fonts, seconds=round(_SECONDS + _SECONDS_A_PAGE * len(pages)),
    )  # fmt: skip
    files = {"mkdocs.yml": of_bytes((root / "mkdocs.yml").read_bytes())}
    for path in (*site.theme_files, *site.theme_media):
        files[path] = of_bytes((root / path).read_bytes())
    return Step(name="mkdocs", function=render, value=request, files=files, source="mkdocs.yml")


def _page(title: str, body: str, hide: tuple[str, ...]) -> str:
    """A staged page. MkDocs' templates do not escape, so the title is escaped here already."""
    front = {"title": html.escape(title), "hide": list(hide)} if title else {"hide": list(hide)}
    return f"---\n{json.dumps(front)}\n---\n\n{body}\n"


def render(work: Work) -> Made:
    """Run MkDocs in a process of its own over a temporary folder."""
    request: Request = work.value
    mark = f"kollega-{of_value(request)[:24]}"
    with tempfile.TemporaryDirectory(prefix="kollega-") as name:
        folder = Path(name)
        for path, text in request.pages.items():
            _write(folder / "docs" / path, text.encode())
        for path in request.media:
            inside = path.removeprefix(request.docs_dir + "/")
            _write(folder / "docs" / inside, (Path(work.root) / path).read_bytes())
        order = msgspec.structs.replace(request, mark=mark, pages={})
        _write(folder / "request.json", msgspec.json.encode(order))
        command = [sys.executable, "-P", "-m", "kollega.frame.mkdocs", str(folder), work.root]
        environment = os.environ | {
            "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "0",
            "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": "0",
        }  # fmt: skip
        report = Report()
        try:
            done = subprocess.run(
                command, env=environment, cwd=work.root, capture_output=True, text=True,
                timeout=3 * request.seconds, check=False,
            )  # fmt: skip
            code, words = done.returncode, done.stderr
        except subprocess.TimeoutExpired:
            code, words = -1, ""
        problems = folder / "problems.json"
        if code < 0:
            page = folder / "page"
            path = f"{request.docs_dir}/{page.read_text()}" if page.exists() else "mkdocs.yml"
            report.add("page-too-slow", path, seconds=request.seconds)
        elif code or problems.exists():
            for line in json.loads(problems.read_text()) if problems.exists() else _last_line(words):
                report.add("mkdocs-problem", "mkdocs.yml", words=line)
        else:
            return Made(artifacts=list(_artifacts(folder / "out", mark)))
        return Made(diagnostics=report.diagnostics)


def _last_line(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()][-1:] or ["it ended without a word"]


def _artifacts(out: Path, mark: str) -> Iterator[Artifact]:
    """The rendered pages (for other steps) and the theme's files that a page or a style refers to (for visitors)."""
    pages = {path: path.read_bytes() for path in sorted(out.rglob("*.html"))}
    for path, data in pages.items():
        name = path.relative_to(out).as_posix()
        yield Artifact(
            path=name, audience="internal", kind="frame", data=data.replace(mark.encode(), b"kollega-mark")
        )
    wanted = b"".join(pages.values()) + STYLE.encode()
    files = [
        path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in (".html", ".xml", ".gz", ".map")
    ]
    styles = b"".join(
        path.read_bytes() for path in files if path.suffix == ".css" and path.name.encode() in wanted
    )
    for path in files:
        if path.name.encode() in wanted or (path.name.encode() in styles and path.suffix != ".css"):
            yield Artifact(
                path=path.relative_to(out).as_posix(), audience="public", kind="asset", data=path.read_bytes()
            )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
