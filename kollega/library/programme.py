"""The advocacy programme: what colleagues see of its files, what grows old, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from kollega.digest import of_value
from kollega.library.references import References
from kollega.library.withdrawal import Withdrawal
from kollega.live import LiveGuideline, LivePointer, LiveProgramme, Text
from kollega.markup import plain
from kollega.records import ROLES
from kollega.schema import Document

#: Advice that nobody read for so long is asked about: networks and laws change within a year.
_OLD = timedelta(days=365)
#: What a text begins with that has its title in it: pages have their first heading above.
_FIRST_HEADING = re.compile(r"\s*<h2\b[^<>]*>(.*?)</h2>\s*", re.DOTALL)


def programme_of(
    documents: Iterable[Document], references: References, withdrawal: Withdrawal
) -> LiveProgramme:
    """The programme as its file says; an empty one where there is none."""
    document = next(iter(documents), None)
    if document is None:
        return LiveProgramme()
    record = withdrawal.without(document.record)
    people = {role: getattr(record, role) for role in ROLES}
    return LiveProgramme(
        people={role: references.link("person", name) for role, name in people.items() if name},
        why=record.why,
        audiences=record.audiences,
        subjects=record.subjects,
        goals=record.goals,
        networks=record.networks,
        cadence=record.cadence,
    )


def lacks(programme: LiveProgramme) -> tuple[str, ...]:
    """What must be there before anything about people or their sharing is counted: `owner`, `goals`."""
    has = {"owner": "owner" in programme.people, "goals": bool(programme.goals)}
    return tuple(name for name, is_there in has.items() if not is_there)


def pointers_of(
    documents: Iterable[Document], references: References, withdrawal: Withdrawal
) -> tuple[LivePointer, ...]:
    """Links to what is outside, in the order of their file."""
    found = []
    for document in documents:
        record = withdrawal.without(document.record)
        by = references.link("person", record.by) if record.by else None
        title = record.title or re.sub(r"^https?://(?:www\.)?|/+$", "", record.url)
        found.append(
            LivePointer(
                url=record.url, title=title, why=record.why, by=by, network=record.network, until=record.until
            )
        )
    return tuple(found)


def guideline_of(document: Document, text: Text, original: Document) -> LiveGuideline:
    """A page of advice; without a title of its own it has that of its first heading."""
    record, title, html = document.record, document.record.title, text.unsafe_html
    if not title and (found := _FIRST_HEADING.match(html)):
        title, html = plain(found[1]), html[found.end() :]
    first, own = read_on(original), read_on(document)
    return LiveGuideline(
        slug=record.slug,
        title=title or record.slug.replace("-", " ").capitalize(),
        lang=record.lang,
        text=msgspec.structs.replace(text, html_utf8=html.encode()),
        source=record.path,
        network=record.network,
        reviewed=own,
        version=of_value([record.title, record.body])[:8],
        folder=document.folder,
        is_behind=document is not original and bool(first and own and own < first),
    )


def read_on(guideline: Document) -> date | None:
    """The day on which somebody last read advice with care: a translation was not read because its original was."""
    day: date | None = guideline.record.own("reviewed")
    return day


def old_from(guideline: Document) -> date | None:
    """The first day on which advice is asked about; nothing where nobody noted that they read it."""
    day = read_on(guideline)
    return day + _OLD + timedelta(days=1) if day else None


def check_age(guidelines: Iterable[Document], today: date) -> None:
    """Ask to read again what nobody has read with care for a year, and to note the day where nobody did."""
    for document in guidelines:
        day = old_from(document)
        if day is None and not document.record.inherited:  # of a translation, the original is asked about
            document.problem("guideline-undated", "reviewed")
        elif day and day <= today:
            document.problem("guideline-old", "reviewed", reviewed=read_on(document))
