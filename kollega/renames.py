"""Renames: a page that was published under another address, and so would be lost to all who have that address.

What the last release published is kept beside it: of each story and job its names, and the marks by which its text is
known again. A page that is gone, while a new one says the same, has been renamed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.live import Library, LiveJob, LiveStory

#: Marks that are kept of a text, each of so many words in a row; from this number on they are of rows that come later.
_MARKS, _WORDS = 64, 4
_OTHERS = 1 << 31
#: How much of two texts must be the same: where the titles are, and of stories also where they are not.
_SIMILAR, _SAME = 0.5, 0.9
#: Fewer marks say nothing.
_FEW = 16


class Published(msgspec.Struct, frozen=True):
    """A story or a job as it was published."""

    kind: str
    source: str
    title: str
    #: The `id` or `reference` that people gave it; most have none.
    number: str
    #: Names of the places of a job.
    places: tuple[str, ...]
    #: SHA-256 of its text.
    text: str
    #: The smallest checksums of the words in a row of its text, four bytes each: of two texts, about so many are the same as
    #: of all.
    marks: bytes


def published(library: Library, before: Mapping[str, Published]) -> dict[str, Published]:
    """What a release of this library publishes, by address. Of a text that was published `before` the marks are known."""
    marks = {one.text: one.marks for one in before.values()}
    leading = _Leading()
    found: dict[str, Published] = {}
    for own in library.every_language:
        things: tuple[LiveStory | LiveJob, ...] = (*own.stories, *own.jobs, *own.closed)
        found |= {
            own.site.folder + one.address: _published(one, marks, leading)
            for one in things
            if not one.elsewhere
        }
    return found


def check(
    before: Mapping[str, Published], now: Mapping[str, Published], library: Library, root: Path, site_dir: Path,
    report: Report,
) -> None:  # fmt: skip
    """Report pages that are new, where one that says the same is there no more and nothing leads on from it.

    What is told of a record is told of its translations as well: they have its name, and their old addresses are led on
    by its `aliases`.
    """
    led_on = {one.old for one in library.redirects}
    originals = {one.path: one.source for one in library.translations}
    told: set[str] = set()
    gone = {
        address: one
        for address, one in before.items()
        if address not in now
        and address not in led_on
        and not (root / one.source).exists()  # else it is only not live today
        and (site_dir / address / "index.html").is_file()  # else that release was taken back
    }
    for address, one in now.items():
        if address in before:
            continue
        for old, other in gone.items():
            if _is_same(other, one):
                source = originals.get(one.source, one.source)
                if source not in told:
                    report.add(
                        "page-renamed", source, 1, 1, old=f"/{old}", new=f"/{address}", before=other.source
                    )
                told.add(source)
                del gone[old]
                break


def _published(one: LiveStory | LiveJob, marks: Mapping[str, bytes], leading: _Leading) -> Published:
    number = one.record.id or (one.record.reference if isinstance(one, LiveJob) else "")
    places = tuple(sorted(place.link.name for place in one.places)) if isinstance(one, LiveJob) else ()
    text = of_bytes(one.text.plain_utf8)
    return Published(
        one.kind, one.source, " ".join(one.title.casefold().split()), number, places, text,
        marks.get(text) or _marks(one.text.plain, leading),
    )  # fmt: skip


class _Leading(dict[str, bool]):
    """Whether rows that begin with a word come before all others: those of one word in four, whatever the text."""

    def __missing__(self, word: str) -> bool:
        self[word] = leads = not zlib.crc32(word.encode()) % 4
        return leads


def _marks(text: str, leading: _Leading) -> bytes:
    words = text.casefold().split() or [""]
    rows = [*zip(*(words[start:] for start in range(_WORDS)), strict=False)] or [tuple(words)]
    marks = {_mark(row) % _OTHERS for row in rows if leading[row[0]]}
    # Of a text of some length there are enough, and the other rows need not be looked at.
    if len(marks) < _MARKS:
        marks |= {_mark(row) | _OTHERS for row in rows if not leading[row[0]]}
    smallest = sorted(marks)[:_MARKS]
    return struct.pack(f">{len(smallest)}I", *smallest)


def _numbers(marks: bytes) -> set[int]:
    return {number for (number,) in struct.iter_unpack(">I", marks)}


def _mark(row: tuple[str, ...]) -> int:
    return zlib.crc32(" ".join(row).encode())


def _is_same(one: Published, other: Published) -> bool:
    if one.kind != other.kind:
        return False
    if one.number and one.number == other.number:
        return True
    marks, others = _numbers(one.marks), _numbers(other.marks)
    likeness = _likeness(marks, others)
    if one.title == other.title:
        return one.places == other.places and likeness >= _SIMILAR
    return one.kind == "story" and min(len(marks), len(others)) >= _FEW and likeness >= _SAME


def _likeness(one: set[int], other: set[int]) -> float:
    """About which part of the words in a row two texts share, from 0 to 1."""
    union = sorted(one | other)[:_MARKS]
    return len(set(union) & one & other) / len(union)
