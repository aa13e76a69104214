"""The stand kit of one event in a folder: PDF to print, and pictures to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kollega.diagnostics import Report
from kollega.languages import canonical
from kollega.library import load
from kollega.live import Library, LiveEvent
from kollega.pictures.source import Unreadable
from kollega.stands import press
from kollega.stands.pieces import stand_of


class NoStand(Exception):
    """There is no stand kit of that name; the text says what there is."""


def files_of(print_: press.Print) -> dict[str, bytes]:
    """The files of a piece by name: `poster-a4.pdf`, `poster-a4.png`, or `cards-1.png` where it has several pages."""
    name, pages = print_.piece.id, print_.pages
    numbered = {
        f"{name}-{number}.png" if len(pages) > 1 else f"{name}.png": page
        for number, page in enumerate(pages, 1)
    }
    return {f"{name}.pdf": print_.pdf} | numbered


def write(
    root: Path, name: str, to: Path, *, today: date | None, lang: str = "", report: Report
) -> list[Path]:
    """Write the stand kit of an event, in each language in which it is written or in `lang`, into `to`.

    The files of the first language lie in `to`, the others in a folder of their name. Nothing is written where
    `report` has errors. Raises `NoStand`, `kollega.stands.press.Unprintable`, and `OSError` where `to` cannot be
    written.
    """
    library = load(root, today, report)
    if library is None or report.fails(strict=False):
        return []
    found = list(_found(library, name.strip("/").rpartition("/")[2], lang))
    if not found:
        raise NoStand(_nothing(library, name, lang))
    written = []
    for of, event in found:
        try:
            stand = stand_of(event, of.people, of.site)
            own = press.own_files(str(root), stand)
        except Unreadable as error:
            raise press.Unprintable(str(error)) from error
        folder = to / of.site.folder if of is not library else to
        for print_ in press.printed(stand, own):
            folder.mkdir(parents=True, exist_ok=True)
            for file, data in files_of(print_).items():
                (folder / file).write_bytes(data)
                written.append(folder / file)
    return written


def _found(library: Library, slug: str, lang: str) -> list[tuple[Library, LiveEvent]]:
    return [
        (of, event)
        for of in library.every_language
        for event in (*of.events, *of.internal_events)
        if event.record.slug == slug and not event.elsewhere and canonical(lang) in ("", event.record.lang)
    ]


def _nothing(library: Library, name: str, lang: str) -> str:
    slugs = [event.record.slug for event in (*library.events, *library.internal_events)]
    there = f"; there are: {', '.join(slugs)}" if slugs else ""
    return f"there is no event `{name}`{f' in {lang}' if lang else ''}{there}."
