"""Calendars (iCalendar, RFC 5545): last days to apply, and events. No clock is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from kollega.addresses import absolute
from kollega.digest import of_bytes
from kollega.letters import line
from kollega.live import LiveEvent
from kollega.records import Moment, Struct
from kollega.site import Site

#: The calendar of events, in the folder of each language; that of all events is in the backstage.
EVENTS = "feeds/events.ics"


class Entry(Struct, frozen=True, kw_only=True):
    """A day or moment (`at`), up to `ends` where it lasts. `uid` never changes; texts are on one line.

    `updated` is what calendars are told of the last change. A last day takes nobody's time; an event `is_busy`.
    """

    uid: str
    title: str
    description: str
    url: str
    place: str
    at: date | datetime
    ends: date | datetime | None = None
    updated: datetime
    is_busy: bool = False


def calendar(name: str, lang: str, entries: Iterable[Entry]) -> bytes:
    """An .ics file. Days are whole days; moments are in UTC, so that no timezone has to be explained."""
    from icalendar import Calendar

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Kollega//{lang.upper()}")
    made.add("x-wr-calname", name)
    for entry in entries:
        made.add_component(_event(entry))
    if not made.subcomponents:
        made.add_component(_universal_time())
    data: bytes = made.to_ical()
    return data


def _universal_time() -> Any:
    """What an empty calendar holds: the standard asks for one component, and of all of them a timezone alone is no entry."""
    from icalendar import Timezone, TimezoneStandard

    made, always = Timezone(), TimezoneStandard()
    made.add("tzid", "UTC")
    always.add("dtstart", datetime(1970, 1, 1))
    always.add("tzoffsetfrom", timedelta())
    always.add("tzoffsetto", timedelta())
    made.add_component(always)
    return made


def _event(entry: Entry) -> Any:
    from icalendar import Event

    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", entry.updated.astimezone(UTC))
    made.add("last-modified", entry.updated.astimezone(UTC))
    made.add("dtstart", _utc(entry.at))
    if entry.ends is not None:
        made.add("dtend", _utc(entry.ends))
    made.add("summary", entry.title)
    made.add("description", entry.description)
    if entry.place:
        made.add("location", entry.place)
    if entry.url:
        made.add("url", entry.url)
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    return made


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The earliest first."""
    return tuple(sorted(entries, key=lambda one: (one.at.isoformat(), one.uid)))


def ics_of(event: LiveEvent) -> str:
    """The file of one event, in the folder of its page."""
    return f"{event.record.slug}.ics"


def of_event(event: LiveEvent, site: Site) -> Entry:
    """What calendars are told of an event. An internal one has no address to go to but its own, where it is online.

    Events say nothing of when they were changed. Calendars that follow a feed take each event anew, whatever it says.
    """
    record = event.record
    host = urlsplit(site.url).hostname or "localhost"
    page = record.url if record.internal else absolute(site.url, event.address)
    return Entry(
        # In all languages the same.
        uid=f"{of_bytes(absolute(site.url, f'{site.root}events/{record.slug}/').encode())[:32]}@{host}",
        title=line(record.title),
        description=line(" ".join(filter(None, (event.summary, record.url)))),
        url=page,
        place=_place(event) or record.url,
        at=_at(record.starts),
        ends=_end(record.ends, record.starts, site) if record.ends else None,
        updated=record.starts.at,
        is_busy=not record.starts.whole_day,
    )


def _place(event: LiveEvent) -> str:
    place = event.place
    if place is None:
        return ""
    parts = (place.link.name, place.street, " ".join(filter(None, (place.postcode, place.city))))
    return line(", ".join(dict.fromkeys(filter(None, parts))))


def _at(moment: Moment) -> date | datetime:
    return moment.day if moment.whole_day else moment.at


def _end(moment: Moment, start: Moment, site: Site) -> date | datetime:
    """The end as calendars count: of whole days, the day after the last. It has a time where the beginning has one, and
    nowhere else: they refuse an event that mixes the two (RFC 5545, 3.6.1)."""
    after = moment.day + timedelta(days=1)
    if start.whole_day:
        return after
    return datetime.combine(after, time(), ZoneInfo(site.timezone)) if moment.whole_day else moment.at


def _utc(at: date | datetime) -> date | datetime:
    return at.astimezone(UTC) if isinstance(at, datetime) else at
