"""What is coming: on which day what of a site changes by itself, if it is built on that day.

Whoever publishes a site plans by it; nothing here depends on the hour. A change is told on the first day on which a build
shows it: a job whose last day is the 9th closes on the 10th.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from kollega.library.life import Stage, turns
from kollega.library.programme import old_from
from kollega.library.read import Documents
from kollega.records import (
    Consent,
    Event,
    Guideline,
    Job,
    Moment,
    Person,
    Pointer,
    Record,
    Story,
    Struct,
)
from kollega.schema import Document
from kollega.site import Site

#: `ask`: consent ends within `NOTICE`, and it is time to ask again; `read`: advice is to be read again. The site does
#: not change by these.
What = Literal[
    "appears", "expires", "opens", "closing-soon", "closes", "gone", "updated", "starts", "over", "withdraws",
    "consent-begins", "consent-ends", "vanishes", "ask", "read",
]  # fmt: skip
#: What a translation may say of itself; all other days are those of its original.
_OWN: frozenset[What] = frozenset({"updated", "read"})
#: How long before its end somebody asks whether consent is to go on.
NOTICE = timedelta(days=60)


class Change(Struct, frozen=True, kw_only=True, order=True):
    """What changes on a day, and the file that says so. `title` is that of the record, or what it has in place of one;
    `purposes` are those of consent that begins or ends."""

    day: date
    path: str
    what: What
    title: str
    purposes: tuple[str, ...] = ()


def changes(documents: Documents, after: date, until: date | None = None) -> tuple[Change, ...]:
    """All changes after one day up to and with another, in the order of days; without `until` all that are known."""
    every = {change for document in documents.originals for change in _of(document, documents.site)}
    for document in documents.translated:
        every |= {change for change in _of(document, documents.site) if change.what in _OWN}
    return tuple(sorted(one for one in every if after < one.day and (until is None or one.day <= until)))


def _of(document: Document, site: Site) -> Iterator[Change]:
    record: Record = document.record
    if getattr(record, "draft", False) or _is_over_before(record):
        return
    match record:
        case Story():
            rows: Iterable[tuple[What, date | None]] = (
                ("appears", record.date.day),
                ("expires", record.expires),
                ("updated", _changed(record.own("updated"), record.date)),
            )
        case Job():
            rows = _job(record, site)
        case Event():
            last = (record.ends or record.starts).day
            rows = (("starts", record.starts.day), ("over", last + timedelta(days=1)))
        case Pointer():
            rows = [("vanishes", record.until and record.until + timedelta(days=1))]
        case Guideline():
            rows = [("read", old_from(document))]
        case Person():
            yield from _person(record)
            return
        case _:
            return
    title = record.title or getattr(record, "url", record.slug)
    yield from (
        Change(day=day, what=what, path=record.path, title=title) for what, day in rows if day is not None
    )


def _is_over_before(record: Record) -> bool:
    """Whether a story leaves the site before it comes: nobody ever sees it."""
    return isinstance(record, Story) and record.expires is not None and record.expires <= record.date.day


def _changed(updated: Moment | None, first: Moment) -> date | None:
    """The day of the last change, where it is not that of the publication."""
    return updated.day if updated and updated.day > first.day else None


def _job(job: Job, site: Site) -> Iterator[tuple[What, date | None]]:
    """What is told of a job: what comes before its first day nobody sees, and what is closed by then never opens."""
    told: dict[Stage, What] = {"closing": "closing-soon", "closed": "closes", "gone": "gone"}
    posted, stages = job.date_posted.day, list(turns(job, site.jobs))
    first = [stage for stage, day in stages if day <= posted][-1]
    if first == "gone":
        return
    yield "appears" if first == "closed" else "opens", posted
    yield from ((told[stage], day) for stage, day in stages if day > posted)
    yield "updated", _changed(job.own("updated"), job.date_posted)


def _person(person: Person) -> Iterator[Change]:
    def told(what: What, day: date, purposes: Iterable[str] = ()) -> Change:
        return Change(day=day, what=what, path=person.path, title=person.name, purposes=tuple(purposes))

    if person.withdrawn:
        yield told("withdraws", person.withdrawn)
    by_day: dict[tuple[What, date], list[str]] = {}
    for purpose in dict.fromkeys(one.purpose for one in person.consent):
        some = [one for one in person.consent if one.purpose == purpose]
        for one in some:
            if one.given:
                by_day.setdefault(("consent-begins", one.given), []).append(purpose)
        if last := ends(some):
            by_day.setdefault(("ask", last - NOTICE), []).append(purpose)
            by_day.setdefault(("consent-ends", last + timedelta(days=1)), []).append(purpose)
    for (what, day), purposes in by_day.items():
        if not (person.withdrawn and person.withdrawn <= day):
            yield told(what, day, purposes)


def ends(consents: Iterable[Consent]) -> date | None:
    """The last day of what was agreed for one purpose; nothing where it has no end."""
    days = [one.until for one in consents]
    return None if None in days else max((day for day in days if day), default=None)
