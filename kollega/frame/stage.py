"""Staging: what MkDocs is given to render."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from kollega.brand import palette
from kollega.bundle import Bundle
from kollega.colour import written
from kollega.diagnostics import Report
from kollega.digest import of_files, of_value
from kollega.facets import FRAMES
from kollega.frame.logo import Logo, logo
from kollega.frame.problems import Problem, read
from kollega.languages import canonical
from kollega.letters import nfc
from kollega.live import Library, LivePage
from kollega.locales import direction
from kollega.markup.limits import fullest
from kollega.sections import ALWAYS, BELOW, FOLDERS, SECTIONS
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import words_of

#: Seconds by the clock that MkDocs may take, and for each page, on a machine that has much else to do. It usually takes
#: one of processor time; what a page may take of that is limited where it is rendered.
_PATIENCE, _PATIENCE_A_PAGE = 120, 5
#: What a rendered page has in place of the mark that only MkDocs was told. It begins with a character that no text
#: keeps, so nobody who writes a page can say where it ends.
MARK = b"\x1ekollega-mark"


#: Words that the frame needs (`kollega/theme/partials/`).
WORDS = (
    "Search", "Light or dark", "Follow", "Discover", "Report a problem with this page", "Navigation", "Skip to the content",
    "This site sets no cookies and asks nobody else for anything.",
)  # fmt: skip


class Language(msgspec.Struct, frozen=True):
    """What the frame of the pages of one language needs."""

    lang: str
    #: `ltr` or `rtl`.
    direction: str
    #: Words of the frame, escaped, by the English ones.
    say: dict[str, str]
    #: Name and folder of every section that has something in it.
    sections: list[tuple[str, str]]
    #: What the pages to which a menu may lead are called in this language, by address.
    titles: dict[str, str]


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
    #: The path of the site on its host, with a slash at both ends.
    root: str
    #: By the folder in which the language's pages lie; that of the first is empty.
    languages: dict[str, Language]
    overlay: str
    #: Where the bundle's files lie on the site, by name, and its fonts to fetch at once.
    assets: dict[str, str]
    fonts: tuple[str, ...]
    #: Folders of the sections that have a page.
    lists: list[str]
    #: Entries of the configuration's navigation that lead to what is not there today.
    away: tuple[str, ...]
    #: Where to report a problem with a page; empty where nobody said.
    report: str
    #: The logo for light and for dark pages, where there is one.
    logo: Logo | None
    logo_dark: Logo | None
    #: The colours of the browser's own frame around light and around dark pages.
    theme_color: dict[str, str]
    #: For the staged pages that somebody wrote, and for the theme's files: the file, and the line on which its text begins.
    sources: dict[str, tuple[str, int]]


def mkdocs_step(library: Library, root: Path, assets: Bundle) -> Step:
    """The one step that runs MkDocs. Its artifacts: each page as rendered, and the theme's files in use."""
    site = library.site
    say = words_of(site).gettext
    pages: dict[str, str] = {}
    sources = {path: (path, 1) for path in site.theme_files}
    for one in library.every_language:
        pages |= _staged(one, sources)
    shown = library.filled
    nav = [
        {html.escape(say(section.name)): f"{section.folder}/index.md"}
        for section in SECTIONS
        if section.in_navigation and section.folder in shown
    ]
    by_hand = [
        _inside(page, site)
        for page in library.pages
        if page.address and page.address.split("/")[0] not in FOLDERS
    ]
    request = Request(
        mark="", pages=pages, nav=nav, written=by_hand, media=list(site.theme_media), docs_dir=site.docs_dir,
        root=urlsplit(site.url).path or "/",
        languages={one.site.folder: _language(one) for one in library.every_language},
        overlay=site.theme_dir, assets=assets.names, fonts=assets.fonts, report=site.report,
        logo=logo(site, root, site.brand.logo), logo_dark=logo(site, root, site.brand.logo_dark),
        theme_color={name: written(scheme["ground"]) for name, scheme in palette(site.brand)._asdict().items()},
        lists=sorted(shown | ALWAYS | {page.address.rstrip("/") for page in library.pages} & FOLDERS),
        sources=sources, away=library.away,
    )  # fmt: skip
    files = of_files(root, ("mkdocs.yml", *site.theme_files, *site.theme_media))
    return Step(
        name="mkdocs", function=render, value=request, files=files, source="mkdocs.yml", here=True, always=site.reads_more,
    )  # fmt: skip


def _staged(library: Library, sources: dict[str, tuple[str, int]]) -> dict[str, str]:
    """The pages of one language that MkDocs renders, by path; for those that somebody wrote, `sources` is told."""
    site, folder = library.site, library.site.folder
    say = words_of(site).gettext

    def page(title: str, body: str = "", hide: tuple[str, ...] = ()) -> str:
        return _page(title, body, hide, folder)

    pages = {f"{section.folder}/{BELOW}.md": page(say(section.name)) for section in SECTIONS}
    pages |= {f"{section.folder}/index.md": page(say(section.name)) for section in SECTIONS}
    pages |= {f"{address.rstrip('/')}.md": page(say("Jobs")) for address in FRAMES.values()}
    pages["search.md"] = page(say("Search"))
    pages["index.md"] = page(site.name)
    for one in library.pages:
        path = f"{one.address}index.md" if one.address.rstrip("/") in FOLDERS else _inside(one, site)
        body = one.body.lstrip("\n")
        pages[path] = page(one.title, body, one.hide)
        sources[folder + path] = (one.path, one.body_line + len(one.body) - len(body))
    return {folder + path: text for path, text in pages.items()}


def _inside(page: LivePage, site: Site) -> str:
    """The path of a hand-written page in `docs_dir`, a translation's without its language, as links name it."""
    path = page.path.removeprefix(site.docs_dir + "/")
    stem, _, lang = path.removesuffix(".md").rpartition(".")
    return nfc(f"{stem}.md" if stem and canonical(lang) == site.lang else path)


def _language(library: Library) -> Language:
    """What the frame needs for the pages of one language."""
    site, shown = library.site, library.filled
    say = words_of(site).gettext
    titles = {
        f"{section.folder}/": html.escape(say(section.name))
        for section in SECTIONS
        if section.folder in shown
    }
    titles |= {page.address: html.escape(page.title) for page in library.pages if page.address}
    return Language(
        lang=site.lang, direction=direction(site.lang), say={word: html.escape(say(word)) for word in WORDS}, titles=titles,
        sections=[(say(section.name), section.folder) for section in SECTIONS if section.folder in shown],
    )  # fmt: skip


def _page(title: str, body: str, hide: tuple[str, ...], folder: str = "") -> str:
    """A staged page. MkDocs' templates do not escape, so the title is escaped here already, and for YAML as well."""
    words = html.escape(title).encode("ascii", "xmlcharrefreplace").decode()
    front = {"hide": list(hide), "kollega_folder": folder} | ({"title": words} if title else {})
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
        problems = list(_run(folder, work.root, request))
        if not problems and not _is_frame((folder / "out" / "index.html").read_text("utf-8"), mark):
            problems = [Problem("frame-incomplete", f"{request.overlay}/main.html")]
        if not problems:
            return Made(artifacts=list(_artifacts(folder / "out", mark)))
    report = Report()
    for found in problems:
        path, first = request.sources.get(found.page, ("mkdocs.yml", 0))
        line = first + found.line - 1 if first and found.line else 0
        report.add(found.problem, path, line, 1 if line else 0, words=found.words)
    return Made(diagnostics=report.diagnostics)


def _run(folder: Path, root: str, request: Request) -> Iterator[Problem]:
    """What is wrong with the pages in `folder`. One over which the process had to be killed does not hide the others."""
    patience = _PATIENCE + _PATIENCE_A_PAGE * len(request.pages)
    command = [sys.executable, "-P", "-m", "kollega.frame.mkdocs", str(folder), root]
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "0",
        "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": "0",
    }  # fmt: skip
    while True:
        note = folder / "page"
        note.unlink(missing_ok=True)
        try:
            done = subprocess.run(
                command,
                env=environment,
                cwd=root,
                capture_output=True,
                text=True,
                timeout=patience,
                check=False,
            )
            code, words = done.returncode, done.stderr
        except subprocess.TimeoutExpired:
            code, words = -1, "it takes too long"
        problems = read(folder)
        page = note.read_text("utf-8") if note.exists() else ""
        if problems is not None or code >= 0 or page not in request.sources:
            break
        yield Problem("page-too-slow", page, fullest(request.pages[page].partition("\n\n")[2]))
        _write(folder / "docs" / page, _page("", "", ()).encode())
    yield from [Problem("mkdocs-problem", words=_last_line(words))] if problems is None else problems


def _is_frame(page: str, mark: str) -> bool:
    """Whether a rendered page has the places in which the parts of a page of its own go, in their order."""
    places = [page.find(f"<!--{mark}:{name}-->") for name in ("title", "head", "body", "end")]
    return places[0] >= 0 and places == sorted(places)


def _last_line(text: str) -> str:
    return ([line for line in text.splitlines() if line.strip()] or ["it ended without a word"])[-1]


def _artifacts(out: Path, mark: str) -> Iterator[Artifact]:
    """The rendered pages (for other steps) and the theme's files that a page or a style refers to (for visitors)."""
    pages = {path: path.read_bytes() for path in sorted(out.rglob("*.html"))}
    for path, data in pages.items():
        name = path.relative_to(out).as_posix()
        yield Artifact(
            path=name, audience="internal", kind="frame",
            data=data.replace(MARK[:1], b"").replace(mark.encode(), MARK),
        )  # fmt: skip
    # What a page's text names is no reason to publish a file: only what the frame around it refers to.
    around = [
        data.partition(b"<!--%s:body-->" % mark.encode())[0]
        + data.rpartition(b"<!--%s:end-->" % mark.encode())[2]
        for data in pages.values()
    ]
    wanted = _names(_REFERENCE, b"".join(around))
    files = [
        path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in (".html", ".xml", ".gz", ".map")
    ]
    styles = b"".join(path.read_bytes() for path in files if path.suffix == ".css" and path.name in wanted)
    wanted |= {name for name in _names(_URL, styles) if not name.endswith(".css")}
    for path in files:
        if path.name in wanted:
            # A drawing is looked at as everybody's: no logo needs a script.
            kind = "drawing" if path.suffix == ".svg" else "asset"
            yield Artifact(
                path=path.relative_to(out).as_posix(), audience="public", kind=kind, data=path.read_bytes()
            )


_REFERENCE = re.compile(rb"""\b(?:href|src)=["']([^"'#?]+)""")
_URL = re.compile(rb"""url\(\s*["']?([^"')#?]+)""")


def _names(reference: re.Pattern[bytes], data: bytes) -> set[str]:
    """Names of the files that a page or a style sheet refers to."""
    return {unquote(found.decode(errors="replace")).rpartition("/")[2] for found in reference.findall(data)}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
