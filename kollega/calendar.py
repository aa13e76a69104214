"""A calendar of the last days to apply (iCalendar, RFC 5545). No clock is read: an entry is as new as its job."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from kollega.records import Struct


class Deadline(Struct, frozen=True, kw_only=True):
    """The last day or moment to apply for a job. `uid` never changes; texts are on one line."""

    uid: str
    title: str
    description: str
    url: str
    place: str
    at: date | datetime
    updated: datetime


def calendar(name: str, lang: str, deadlines: Iterable[Deadline]) -> bytes:
    """An .ics file. Days are whole days; moments are in UTC, so that no timezone has to be explained."""
    from icalendar import Calendar

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Kollega//{lang.upper()}")
    made.add("x-wr-calname", name)
    for deadline in deadlines:
        made.add_component(_event(deadline))
    data: bytes = made.to_ical()
    return data


def _event(deadline: Deadline) -> Any:
    from icalendar import Event

    made = Event()
    made.add("uid", deadline.uid)
    made.add("dtstamp", deadline.updated.astimezone(UTC))
    made.add("last-modified", deadline.updated.astimezone(UTC))
    at = deadline.at
    made.add("dtstart", at.astimezone(UTC) if isinstance(at, datetime) else at)
    made.add("summary", deadline.title)
    made.add("description", deadline.description)
    if deadline.place:
        made.add("location", deadline.place)
    made.add("url", deadline.url)
    # It takes nobody's time.
    made.add("transp", "TRANSPARENT")
    return made
