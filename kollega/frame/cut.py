"""Cutting: from a page that MkDocs rendered to a frame and, for hand-written pages, their content."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kollega.facets import FRAMES
from kollega.frame.stage import MARK
from kollega.live import Library
from kollega.sections import BELOW, SECTIONS
from kollega.steps import Artifact, Made, Step, Work

_MARK = b"<!--" + MARK + b":%s-->"


class Frame(msgspec.Struct, frozen=True):
    """A page without its own parts; `join` puts them in. `content` is what MkDocs made of a hand-written body."""

    before_title: str
    before_head: str
    #: Before the ways to other languages; none where a site's own header has no place for them.
    before_languages: str | None
    before_body: str
    after: str

    def join(self, *, title: str, head: str, body: str, languages: str = "") -> str:
        """The whole page. All are HTML already."""
        ways = "" if self.before_languages is None else self.before_languages + languages
        return "".join(
            (self.before_title, title, self.before_head, head, ways, self.before_body, body, self.after)
        )


def frame_steps(library: Library) -> Iterator[Step]:
    """A step `frame:<address>` for each page that MkDocs rendered, and `content:<address>` for hand-written ones.

    Pages of records share `frame:<section>/_record/`, those of the job finder have `FRAMES`, the page that is not found
    has `frame:404.html`.
    """
    for one in library.every_language:
        yield from _steps(one)


def _steps(library: Library) -> Iterator[Step]:
    folder = library.site.folder
    addresses = ["", *(f"{section.folder}/" for section in SECTIONS)]
    addresses += [*(f"{section.folder}/{BELOW}/" for section in SECTIONS), *FRAMES.values(), "search/"]
    addresses += [page.address for page in library.pages if page.address not in addresses]
    for address in (*addresses, *(() if folder else ("404.html",))):
        path = address if address.endswith(".html") else f"{address}index.html"
        yield Step(name=f"frame:{folder}{address}", function=frame, value=folder + path, reads=("mkdocs",))
    for page in library.pages:
        yield Step(
            name=f"content:{folder}{page.address}", function=content,
            value=f"{folder}{page.address}index.html", reads=("mkdocs",),
        )  # fmt: skip


def frame(work: Work) -> Made:
    """The pieces of one page."""
    pieces = _pieces(work)
    if not pieces:
        return _internal(b"")
    whole = Frame(
        pieces["title"] or "",
        pieces["head"] or "",
        pieces["languages"],
        pieces["body"] or "",
        pieces["after"] or "",
    )
    return _internal(msgspec.msgpack.encode(whole))


def content(work: Work) -> Made:
    """What MkDocs made of a hand-written page's text."""
    return _internal((_pieces(work).get("end") or "").encode())


def _internal(data: bytes) -> Made:
    return Made(artifacts=[Artifact(path="data", audience="internal", kind="frame", data=data)])


def _pieces(work: Work) -> dict[str, str | None]:
    """What stands before each mark, by its name, and after the last; nothing where a mark that must be there is not."""
    data = work.contents.get(("mkdocs", work.value), b"")
    pieces: dict[str, str | None] = {}
    for name in ("title", "head", "languages", "body", "end"):
        piece, mark, rest = data.partition(_MARK % name.encode())
        if mark:
            pieces[name], data = piece.decode(), rest
        elif name == "languages":
            pieces[name] = None
        else:
            return {}
    return pieces | {"after": data.decode()}
