"""What people should look at again: two things of one identity or number, days that cannot be, and colleagues who left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kollega.diagnostics import Report
from kollega.library.consent import Consents, reason
from kollega.library.join import identity_of
from kollega.library.life import Life
from kollega.library.pointers import people_in
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF
from kollega.site import Site
from kollega.sources import Files


def identities(documents: Iterable[Document], site: Site) -> None:
    """Report records of one kind that readers of feeds would take for the same, also before their day."""
    seen: dict[tuple[str, str], Document] = {}
    for document in documents:
        identity = identity_of(document.record, site)
        other = seen.setdefault((document.kind, _in_feeds(identity, document.kind, site)), document)
        if other is not document:
            says = [one for one in (document, other) if one.record.id or one.record.aliases]
            one, two = (other, document) if says == [other] else (document, other)
            field = "id" if one.record.id else "aliases"
            one.problem("identity-twice", field, value=identity, other=two.record.path)


def numbers(jobs: Iterable[Document]) -> None:
    """Report jobs that portals would take for the same: of two the newer one, and never one that has no number of its own."""
    seen: dict[str, Document] = {}
    for job in sorted(
        jobs, key=lambda one: (bool(one.record.reference), one.record.date_posted.at, one.record.path)
    ):
        number = job.record.reference or job.record.slug
        if (other := seen.setdefault(number, job)) is not job:
            job.problem("reference-twice", "reference", value=number, other=other.record.path)


def changed(documents: Iterable[Document], today: date) -> None:
    """Report days of the last change on which nothing can have changed: those before the day of publication, and those to come.

    What is scheduled may be changed up to its day.
    """
    for document in documents:
        updated = document.record.own("updated")
        first = "date_posted" if document.kind == "job" else "date"
        begin = getattr(document.record, first).day
        if updated and updated.day < begin:
            document.problem("updated-too-early", "updated", day=updated.day, first=first, begin=begin)
        elif updated and updated.day > max(begin, today):
            document.problem("updated-to-come", "updated", day=updated.day)


#: What a web editor makes of a story whose title another has: a second text in the folder of the first.
_SECOND = re.compile(r"(stories/[^/]+/index)-\d+\.md")


def titles(files: Files, report: Report) -> None:
    """Report stories that lie beside another of the same title, where no page is made of them."""
    for path in files.below("stories"):
        if found := _SECOND.fullmatch(path):
            report.add("title-twice", path, other=f"{found[1]}.md")


def _in_feeds(identity: str, kind: str, site: Site) -> str:
    """What tells a record's entries in feeds from others: all ways to write one address are one."""
    return identity.strip().removeprefix(f"{site.url}{FOLDER_OF[kind]}/").strip("/")


def asleep(documents: Documents, live: Mapping[str, Iterable[Document]], life: Life) -> None:
    """Tell where a story names a job, or an open job a story, that is there and not shown today."""
    stories, jobs = live["story"], [one for one in live["job"] if life.is_open(one.record)]
    for field, kind, naming, named in (("jobs", "job", stories, jobs), ("stories", "story", jobs, stories)):
        missing = set(documents.of(kind)) - {one.record.slug for one in named}
        for document in naming:
            for number, text in enumerate(getattr(document.record, field)):
                if slugify(text) in missing:
                    document.problem("reference-asleep", f"{field}.{number}", value=text, kind=kind)


def left_out(live: Iterable[Document], consents: Consents) -> None:
    """Tell where the name of somebody is taken off who has not agreed to be on the site; of one who withdrew, not whose."""
    for document in live:
        for field, text in people_in(document.record):
            key = consents.who(text)
            how = consents.standing(key, "site")
            off = _OFF.get(field, ("hold", "name"))
            if how.why == "withdrawn" and field in _TURNED_TO:
                document.problem("withdrawn-left-out", field)
            if how.why in ("ended", "later", "missing") and consents.effect(text, "site") in off:
                document.problem("consent-left-out", field, name=consents.name(key), reason=reason(how))


#: Fields in which readers miss somebody who is not there.
_TURNED_TO = ("contact", "lead", "people")
#: The effects by which a name is taken off a field, where that is not both; who tells a story and may not be named is
#: called by another word, and who is pictured is named nowhere.
_OFF: dict[str, tuple[str, ...]] = {"authors": ("hold",), "pictured": ()}


def departures(
    people: Iterable[Document], live: Iterable[Document], references: References, today: date
) -> None:
    """Ask for a review of what still shows colleagues who left, also those without a page of their own."""
    shown: dict[str, list[str]] = {}
    pages: set[str] = set()
    for document in live:
        if document.kind == "person":
            pages.add(document.record.slug)
        for _, text in people_in(document.record):
            if person := references.find("person", text):
                shown.setdefault(person.slug, []).append(document.record.path)
    for document in people:
        left = document.record.left
        if left and left <= today:
            others = list(dict.fromkeys(shown.get(document.record.slug, ())))
            own = ["on a page of their own"] if document.record.slug in pages else []
            places = ", ".join([*own, *(f"in `{path}`" for path in others[:3])])
            more = f" and in {len(others) - 3} more" if len(others) > 3 else ""
            if places:
                document.problem(
                    "person-left", "left", name=document.record.name, day=left, places=places + more
                )
