"""Who is named or pictured in a change, and what they agreed to as far as it is on file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from kollega import names
from kollega.library.consent import standing
from kollega.library.pointers import people_in
from kollega.library.references import References
from kollega.problems import spoken
from kollega.records import PURPOSES, Person, Purpose
from kollega.site import ConsentRules
from kollega.summary.things import Content, Thing

#: How somebody is shown by a field, in words.
_ROLES = {
    "authors": "tells it",
    "written_by": "wrote it down",
    "pictured": "pictured",
    "people": "takes part",
    "lead": "leads the team",
    "contact": "answers questions",
}


class Shown(msgspec.Struct, frozen=True):
    """Somebody in one thing: how, and how they stand to it, both in words."""

    name: str
    path: str
    how: str
    consent: str


def shown(things: Iterable[Thing], content: Content) -> list[Shown]:
    """Everybody in some things, by name and file."""
    references = References(content.documents)
    rules, today = content.documents.site.consent, date.fromisoformat(content.library.today)
    people = [document.record for document in content.documents.of("person").values()]
    found: dict[tuple[str, str], list[str]] = {}
    known: dict[str, Person | None] = {}
    for thing in things:
        for text, how in _in(thing, people):
            person = references.find("person", text)
            record = person if isinstance(person, Person) else None
            name = record.name if record else text
            known[name] = record
            ways = found.setdefault((name, thing.path), [])
            ways += [how] if how not in ways else []
    return [
        Shown(name, path, ", ".join(ways), consent_of(known[name], rules, today))
        for (name, path), ways in sorted(found.items())
    ]


def _in(thing: Thing, people: list[Person]) -> Iterator[tuple[str, str]]:
    words, record = spoken(), thing.record
    if isinstance(record, Person):
        yield record.name, words.phrase("page of their own")
    for field, text in people_in(record):
        if how := _ROLES.get(field):
            yield text, words.phrase(how)
    known = [person.name for person in people]
    text = "\n".join((thing.title, getattr(record, "summary", ""), getattr(record, "quote", ""), thing.plain))
    for how, where in (("named in the text", text), ("named in the captions", thing.said)):
        for name in names.search(where, known):
            yield name, words.phrase(how)


def consent_of(person: Person | None, rules: ConsentRules, today: date) -> str:
    """What is on file for a person on a day, in words."""
    words = spoken()
    if person is None:
        return words.phrase("nothing on file: they have no file of their own")
    stands = {purpose: standing(person, purpose, rules, today) for purpose in PURPOSES}
    if stands["site"].why == "withdrawn":
        return words.phrase("HAS WITHDRAWN on {day}", day=stands["site"].day)
    if agreed := [_in_words(purpose, one.day) for purpose, one in stands.items() if one.why == "agreed"]:
        return ", ".join(agreed)
    if person.consent:
        return words.phrase("what was agreed is over, or begins later")
    return words.phrase("nothing on file")


def _in_words(purpose: Purpose, until: date | None) -> str:
    words = spoken()
    named = words.phrase(_PURPOSES[purpose])
    return words.phrase("{purpose} until {day}", purpose=named, day=until) if until else named


_PURPOSES: dict[Purpose, str] = {
    "site": "site",
    "feeds": "feeds",
    "social": "networks",
    "kit": "share kits",
    "ranking": "rankings",
}
