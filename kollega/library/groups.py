"""Groups: the teams, locations and tags that have a page, with what belongs to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from kollega.collation import key
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.library.withdrawal import Withdrawal
from kollega.live import Group, Link, LiveJob, LivePerson, LiveStory, Text
from kollega.records import Location, Team, Value


def groups_of(
    documents: Documents,
    references: References,
    withdrawal: Withdrawal,
    stories: list[LiveStory],
    jobs: list[LiveJob],
    people: Iterable[LivePerson],
    texts: Mapping[str, Text],
) -> tuple[Group, ...]:
    """All groups by kind and name. Teams and locations with a file always have a page, labels when they are used."""
    found: dict[str, Group] = {}
    for kind in ("team", "location", "value"):
        for document in documents.of(kind).values():
            if not withdrawal.holds_back(document):
                group = _of_record(document.record, references, withdrawal, texts)
                found[group.address] = group
    members: dict[str, dict[str, dict[str, None]]] = {}
    for kind, link, field, address in _memberships(stories, jobs, people):
        if link is None or link.address is None:
            continue
        slug = link.address.rstrip("/").rpartition("/")[2]
        elsewhere = references.way(link.address)
        group = Group(kind=kind, slug=slug, address=link.address, elsewhere=elsewhere, name=link.name)
        found.setdefault(link.address, group)
        members.setdefault(link.address, {}).setdefault(field, {})[address] = None
    order = {"team": 0, "location": 1, "value": 2, "tag": 3}
    whole = (
        msgspec.structs.replace(
            group, **{field: tuple(rows) for field, rows in members.get(address, {}).items()}
        )
        for address, group in found.items()
    )
    lang = documents.site.lang
    return tuple(sorted(whole, key=lambda group: (order[group.kind], key(group.name, lang), group.slug)))


_Kind = Literal["team", "location", "value", "tag"]


def _memberships(
    stories: list[LiveStory], jobs: list[LiveJob], people: Iterable[LivePerson]
) -> Iterator[tuple[_Kind, Link | None, str, str]]:
    """What belongs to which label: kind and link of the label, the field of the group, the member's address.

    A job has no value of its own: it has those of the stories that name it, or that it names.
    """
    showing: defaultdict[str, list[Link | None]] = defaultdict(list)
    for story in stories:
        for slug in story.record.jobs:
            showing[slug].append(story.value)
        yield "team", story.team, "stories", story.address
        yield "location", story.location, "stories", story.address
        yield "value", story.value, "stories", story.address
        for tag in story.tags:
            yield "tag", tag, "stories", story.address
    values = {story.slug: story.value for story in stories}
    for job in jobs:
        for value in (*showing[job.slug], *map(values.get, job.record.stories)):
            yield "value", value, "jobs", job.address
        yield "team", job.team, "jobs", job.address
        for place in job.places:
            yield "location", place.link, "jobs", job.address
        for tag in job.tags:
            yield "tag", tag, "jobs", job.address
    for person in people:
        yield "team", person.team, "people", person.address
        yield "location", person.location, "people", person.address


def _of_record(
    record: Team | Location | Value, references: References, withdrawal: Withdrawal, texts: Mapping[str, Text]
) -> Group:
    kind = {Value: "value", Team: "team", Location: "location"}[type(record)]
    address = references.link(kind, record.slug).address or ""
    elsewhere = references.way(address)
    if isinstance(record, Value):
        return Group(
            kind="value", slug=record.slug, address=address, elsewhere=elsewhere, name=record.title, summary=record.summary,
            lang=record.lang_of("title"), summary_lang=record.lang_of("summary"), text_lang=record.lang_of("body"), text=texts.get(record.path), source=record.path,
        )  # fmt: skip
    if isinstance(record, Team):
        lead = withdrawal.without(record).lead
        return Group(
            kind="team", slug=record.slug, address=address, elsewhere=elsewhere, name=record.name, summary=record.summary,
            lang=record.lang_of("name"), summary_lang=record.lang_of("summary"), photo=record.photo, lead=references.link("person", lead) if lead else None, source=record.path,
        )  # fmt: skip
    return Group(
        kind="location", slug=record.slug, address=address, elsewhere=elsewhere, name=record.name, photo=record.photo,
        lang=record.lang_of("name"), place=references.venue(record.slug), source=record.path,
    )  # fmt: skip
