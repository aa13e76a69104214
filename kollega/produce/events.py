"""Calendars of public events: one for all, and one for each. How they are written is in `kollega.calendar`."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.calendar import EVENTS, Entry, calendar, ics_of, in_order, of_event
from kollega.letters import line
from kollega.live import Library, used
from kollega.records import Struct
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import words_of


class Calendar(Struct, frozen=True, kw_only=True):
    """A calendar: where it lies, what it is called, and what is in it, the earliest first."""

    path: str
    name: str
    lang: str
    entries: tuple[Entry, ...]


def steps(library: Library) -> Iterator[Step]:
    """A step for each calendar, in every language in which there are events."""
    for one in library.every_language:
        yield from _steps(one)


def _steps(library: Library) -> Iterator[Step]:
    site = library.site
    if not library.events:
        return
    entries = {event.address: of_event(event, site) for event in library.events}
    name = f"{line(site.name)}: {words_of(site).gettext('Events')}"
    fed = in_order(entries[event.address] for event in used(library.events, "feeds"))
    rows = [Calendar(path=EVENTS, name=name, lang=site.lang, entries=fed)]
    for event in library.events:
        if not event.elsewhere:
            path, entry = event.address + ics_of(event), entries[event.address]
            rows.append(Calendar(path=path, name=entry.title, lang=event.record.lang, entries=(entry,)))
    for row in rows:
        yield Step(
            name=f"calendar:{site.folder}{row.path}", folder=site.folder, function=make, value=row, source="mkdocs.yml",
        )  # fmt: skip


def make(work: Work) -> Made:
    """The file of a calendar."""
    row: Calendar = work.value
    data = calendar(row.name, row.lang, row.entries)
    return Made(artifacts=[Artifact(path=row.path, audience="public", kind="calendar", data=data)])
