"""Contact sheets of a change: the cards of each story and job that comes or changes, and all files of pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kollega import sheet
from kollega.diagnostics import Report
from kollega.library import library_of
from kollega.schema import slugify
from kollega.summary.things import SEEN, Content, Thing

if TYPE_CHECKING:
    from kollega.pictures.sheet import Picture, Row

#: So many stories and jobs have their cards drawn, and so many files are shown: drawing takes its time.
_MOST_CARDS, _MOST_FILES = 20, 200
#: How many files stand side by side, and how many such rows are on a sheet.
_ABREAST, _ROWS = 5, 4


class Sheets(msgspec.Struct, frozen=True):
    """Names of the sheets in their folder, and what is on none: addresses of pages, and files of pictures."""

    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def write(
    folder: Path, content: Content, things: Iterable[Thing], pictures: Sequence[str], workers: int
) -> Sheets:
    """Write the sheets into `folder`. What is scheduled is drawn as on its day. Raises `OSError` where they cannot be written."""
    from kollega.pictures.sheet import contact_sheet

    folder.mkdir(parents=True, exist_ok=True)
    with_cards = [one for one in things if one.kind in ("story", "job") and one.stage in SEEN]
    cards = _cards(content, with_cards[:_MOST_CARDS], workers)
    sheets = {f"{slugify(address)}.jpg": [row] for address, row in cards}
    files = {path: content.digest(path) for path in pictures[:_MOST_FILES]}
    shown = sheet.of_files(files, content.root, content.documents.site.limits, workers)
    rows = list(_rows(shown))
    for at in range(0, len(rows), _ROWS):
        sheets[f"pictures-{at // _ROWS + 1}.jpg"] = rows[at : at + _ROWS]
    for name, some in sheets.items():
        (folder / name).write_bytes(contact_sheet(some, ".jpg"))
    left_out = [f"/{one.address}" for one in with_cards[_MOST_CARDS:]]
    return Sheets(tuple(sheets), (*left_out, *(path for path in pictures if path not in shown)))


def _cards(content: Content, things: Iterable[Thing], workers: int) -> Iterator[tuple[str, Row]]:
    """The cards of each thing, by its address."""
    by_day: dict[date | None, dict[str, str]] = defaultdict(dict)
    for thing in things:
        by_day[thing.day if thing.stage == "scheduled" else None][thing.address] = thing.title
    for day, titles in by_day.items():
        library = library_of(content.documents, day, Report()) if day else content.library
        yield from sheet.of_cards(content.root, library, titles, workers, Report()).items()


def _rows(pictures: dict[str, Picture]) -> Iterator[Row]:
    """Files by their folders, some side by side."""
    from kollega.pictures.sheet import Row

    for folder, paths in groupby(pictures, key=lambda path: path.rpartition("/")[0]):
        found = [pictures[path] for path in paths]
        yield from (Row(folder, tuple(found[at : at + _ABREAST])) for at in range(0, len(found), _ABREAST))
