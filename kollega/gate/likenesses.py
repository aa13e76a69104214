"""Pictures of people who withdrew, known again by their likeness in whatever file they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kollega.diagnostics import Diagnostic, Report
from kollega.gate import packed
from kollega.gate.inspection import ending_of
from kollega.limits import MOST
from kollega.pictures import likeness

_PICTURES = frozenset("jpg jpeg jpe jfif png webp avif gif ico heic heif tif tiff bmp".split())
_TEXTS = frozenset(
    {"html", "htm", "js", "mjs", "json", "css", "svg", "xml", "rss", "atom", "ics", "txt", "md"}
)


def likenesses(path: str, content: bytes) -> tuple[str, ...]:
    """The likenesses of all pictures in a file of the output: what it is, holds packed, or holds as Base64."""
    return tuple(
        dict.fromkeys(
            filter(None, (likeness.of_file(data, MOST.pixels) for data in _pictures(path, content)))
        )
    )


def unseen(found: Mapping[str, Collection[str]], wanted: Collection[str]) -> list[Diagnostic]:
    """The files that show a picture which may not be shown: `found` are the likenesses of each, `wanted` those of such pictures."""
    report = Report()
    for path, own in sorted(found.items()):
        if any(likeness.is_like(one, other) for one in own for other in wanted):
            report.add("gate-withdrawn-picture", path)
    return report.diagnostics


def _pictures(path: str, content: bytes) -> Iterator[bytes]:
    ending = ending_of(path)
    if ending in _PICTURES:
        yield content
    elif ending in _TEXTS:
        yield from packed.pictures_in(content)
    elif ending == "pdf":
        yield from packed.pictures_of_pdf(content)
    elif ending == "zip":
        try:
            for name, inner in packed.files_of(content):
                yield from _pictures(name, inner) if ending_of(name) != "zip" else ()
        except packed.Opaque:
            return
