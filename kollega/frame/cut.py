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
    before_body: str
    after: str

    def join(self, *, title: str, head: str, body: str) -> str:
        """The whole page. All three are HTML already."""
        return "".join((self.before_title, title, self.before_head, head, self.before_body, body, self.after))


def frame_steps(library: Library) -> Iterator[Step]:
    """A step `frame:<address>` for each page that MkDocs rendered, and `content:<address>` for hand-written ones.

    Pages of records share `frame:<section>/_record/`, those of the job finder have `FRAMES`, the page that is not found
    has `frame:404.html`.
    """
    addresses = ["", *(f"{section.folder}/" for section in SECTIONS)]
    addresses += [*(f"{section.folder}/{BELOW}/" for section in SECTIONS), *FRAMES.values(), "search/"]
    addresses += [page.address for page in library.pages if page.address not in addresses]
    for address in (*addresses, "404.html"):
        path = address if address.endswith(".html") else f"{address}index.html"
        yield Step(name=f"frame:{address}", function=frame, value=path, reads=("mkdocs",))
    for page in library.pages:
        yield Step(
            name=f"content:{page.address}",
            function=content,
            value=f"{page.address}index.html",
            reads=("mkdocs",),
        )


def frame(work: Work) -> Made:
    """The pieces of one page."""
    parts = _parts(work)
    return _internal(msgspec.msgpack.encode(Frame(parts[0], parts[1], parts[2], parts[4])) if parts else b"")


def content(work: Work) -> Made:
    """What MkDocs made of a hand-written page's text."""
    parts = _parts(work)
    return _internal(parts[3].encode() if parts else b"")


def _internal(data: bytes) -> Made:
    return Made(artifacts=[Artifact(path="data", audience="internal", kind="frame", data=data)])


def _parts(work: Work) -> list[str]:
    """Before the title, before the rest of the head, before the body, the body, and what comes after it."""
    data = work.contents.get(("mkdocs", work.value), b"")
    parts: list[str] = []
    for name in (b"title", b"head", b"body", b"end"):
        piece, mark, data = data.partition(_MARK % name)
        if not mark:
            return []
        parts.append(piece.decode())
    return [*parts, data.decode()]
