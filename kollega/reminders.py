"""Reminders: whom to ask whether they are still to be shown, why, and with which letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kollega.consenting import Cause, Letter, letter, words_in
from kollega.diagnostics import visible
from kollega.library.consent import Consents
from kollega.library.life import Life
from kollega.library.pointers import people_in
from kollega.library.read import Documents, address_of
from kollega.library.references import References
from kollega.problems import spoken
from kollega.records import PURPOSES, Event, Person, Record, Story, Struct
from kollega.schema import Document
from kollega.upcoming import NOTICE, ends

#: The kinds with pages that name people in fields.
_NAMING = ("story", "job", "event", "team")


class Reminder(Struct, frozen=True, kw_only=True):
    """Somebody to ask: until `day` for what ends, since it for who left, from it for what is old."""

    cause: Cause
    name: str
    day: date
    path: str
    purposes: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    letter: Letter


def reminders(documents: Documents, today: date | None, overlay: Path | None = None) -> tuple[Reminder, ...]:
    """Everybody to ask on a day, the most urgent first: whose consent ends within 60 days, who left, whose story is older
    than the employer's limit (`review_after`). Raises `kollega.consenting.BrokenWords`."""
    life = Life(documents.site, today)
    every = _Reminders(documents, life, overlay)
    order = {"left": 0, "ends": 1, "old": 2}
    return tuple(sorted(every.all(), key=lambda one: (order[one.cause], one.day, one.name, one.path)))


class _Reminders:
    def __init__(self, documents: Documents, life: Life, overlay: Path | None) -> None:
        self._documents, self._life, self._overlay = documents, life, overlay
        self._consents = Consents(documents, References(documents), life.today)
        self._stories = [
            document for document in documents.of("story").values()
            if life.is_published(document.record)
        ]  # fmt: skip

    def all(self) -> Iterator[Reminder]:
        for document in self._documents.of("person").values():
            person: Person = document.record
            if person.slug in self._consents.without["site"]:
                continue
            if person.left and person.left <= self._life.today:
                asked = self._of(person, "left", person.left)
                # The letter says where somebody is shown.
                if asked.pages:
                    yield asked
            by_day: dict[date, list[str]] = {}
            for purpose in PURPOSES:
                last = ends(one for one in person.consent if one.purpose == purpose)
                if last and self._life.today <= last <= self._life.today + NOTICE:
                    by_day.setdefault(last, []).append(purpose)
            for day, purposes in by_day.items():
                yield self._of(person, "ends", day, tuple(purposes))
        yield from self._old()

    def _old(self) -> Iterator[Reminder]:
        months = self._documents.site.consent.review_after
        limit = _months_before(self._life.today, months) if months else date.min
        for document in self._stories:
            record: Story = document.record
            day = max(moment.day for moment in (record.date, record.updated) if moment)
            if day < limit:
                for author in record.authors:
                    # Whoever took it back has answered already.
                    if self._consents.who(author) in self._consents.without["site"]:
                        continue
                    who = self._consents.person(author)
                    yield self._letter(
                        "old",
                        who.name if who else author,
                        day,
                        record.path,
                        (),
                        (self._page(document),),
                        record.lang,
                    )

    def _of(self, person: Person, cause: Cause, day: date, purposes: tuple[str, ...] = ()) -> Reminder:
        own = [
            document for kind in _NAMING for document in self._documents.of(kind).values()
            if self._is_public(document.record) and self._is_in(person, people_in(document.record))
        ]  # fmt: skip
        told = [
            one for one in self._stories if self._is_in(person, (("", text) for text in one.record.authors))
        ]
        newest = max(told, key=lambda one: (one.record.date.at, one.record.slug), default=None)
        lang = newest.record.lang if newest else self._documents.site.lang
        document = self._documents.of("person")[person.slug]
        pages = (*([self._page(document)] if person.page else []), *(self._page(one) for one in own))
        return self._letter(cause, person.name, day, person.path, purposes, pages, lang)

    def _is_public(self, record: Record) -> bool:
        return self._life.is_published(record) and not (isinstance(record, Event) and record.internal)

    def _is_in(self, person: Person, named: Iterable[tuple[str, str]]) -> bool:
        return any(self._consents.who(text) == person.slug for _, text in named)

    def _page(self, document: Document) -> str:
        return self._documents.site.absolute(address_of(document))

    def _letter(
        self, cause: Cause, name: str, day: date, path: str, purposes: tuple[str, ...], pages: tuple[str, ...], lang: str
    ) -> Reminder:  # fmt: skip
        made = letter(
            words_in(lang, self._overlay),
            cause,
            name=name,
            day=day.isoformat(),
            purposes=purposes,
            pages=pages,
        )
        return Reminder(
            cause=cause, name=name, day=day, path=path, purposes=purposes, pages=pages, letter=made
        )


def _months_before(day: date, months: int) -> date:
    """The same day so many months before; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(max(year, 1), month + 1, last)
        except ValueError:
            continue
    return date(max(year, 1), month + 1, min(day.day, 28))


CAUSES = {
    "left": "{name} left on {day} and is still shown.",
    "ends": "What {name} agreed to ({purposes}) ends on {day}.",
    "old": "What {name} told is of {day}.",
}


def told(one: Reminder) -> str:
    """A reminder in a sentence."""
    return spoken().phrase(CAUSES[one.cause], name=one.name, day=one.day, purposes=", ".join(one.purposes))


def as_text(rows: tuple[Reminder, ...]) -> str:
    """All reminders, each with the letter to ask with, for people."""
    words, parts = spoken(), []
    for one in rows:
        mail = f"{words.phrase('Subject: {subject}', subject=one.letter.subject)}\n\n{one.letter.text}"
        shown = "\n".join(f"    {visible(line, 500)}".rstrip() for line in mail.rstrip().split("\n"))
        parts.append(f"{visible(told(one), 300)}\n  {visible(one.path, 200)}\n\n{shown}\n")
    return "\n".join(parts) or words.phrase("Nobody has to be asked today.")
