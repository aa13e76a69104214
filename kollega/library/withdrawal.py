"""Withdrawal: who may not appear, and what must be held back because it still shows or names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import msgspec

from kollega import names
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.records import Contact, Person, Record, Story
from kollega.schema import Document, slugify

R = TypeVar("R", bound=Record)


def _is_gone(person: Person, today: date) -> bool:
    """Whether a person withdrew, or agreed to be on the site for a time that is over."""
    if person.withdrawn and person.withdrawn <= today:
        return True
    agreed = [consent for consent in person.consent if consent.purpose == "site"]
    return bool(agreed) and all(consent.until is not None and consent.until < today for consent in agreed)


class Withdrawal:
    """The people who withdrew by a day, and the tests of what concerns them."""

    def __init__(self, documents: Documents, references: References, today: date) -> None:
        self.people: dict[str, Person] = {
            slug: document.record
            for slug, document in documents.of("person").items()
            if _is_gone(document.record, today)
        }
        self._references = references
        #: What a text must not name: full names, and ids that cannot be an everyday word.
        self._wanted = [
            word
            for slug, person in self.people.items()
            for word in (person.name, *([slug] if "-" in slug else []))
        ]
        self._held: dict[str, bool] = {}
        self._files, self._most = documents.files, documents.site.limits.picture + 1
        #: Pictures of them: path, and what is in it, as somebody may have put a copy elsewhere.
        photos = [person.photo.path for person in self.people.values() if person.photo]
        self._photos = {self._digest(path) for path in photos} - {""}

    @property
    def names(self) -> tuple[str, ...]:
        """Full names, which no output may hold."""
        return tuple(sorted(person.name for person in self.people.values()))

    def concerns(self, text: str) -> bool:
        """Whether a reference means somebody who withdrew."""
        if not self.people:
            return False
        record = self._references.find("person", text)
        return isinstance(record, Person) and record.slug in self.people

    def without(self, record: R) -> R:
        """A record without those who withdrew, in the fields that point at people."""
        if not self.people:
            return record
        return msgspec.structs.replace(
            record,
            **{name: self._remaining(getattr(record, name)) for name in _POINTERS if hasattr(record, name)},
        )

    def _remaining(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(text for text in value if not self.concerns(text))
        name = value.name if isinstance(value, Contact) else value
        return (None if isinstance(value, Contact) else "") if name and self.concerns(name) else value

    def _digest(self, path: str) -> str:
        try:
            return self._files.digest(path, self._most)
        except OSError:
            return ""

    def holds_back(
        self, document: Document, shown: tuple[str, ...] = (), pictures: tuple[str, ...] = ()
    ) -> bool:
        """Whether a record must not be published; the reason is reported.

        `shown`: its text as HTML and in plain words; `pictures`: paths of the files in the text.
        """
        if not self.people:
            return False
        path = f"{document.record.path}#{document.record.slug}"
        if path not in self._held:
            self._held[path] = self._is_held(document, shown, pictures)
        return self._held[path]

    def _is_held(self, document: Document, shown: tuple[str, ...], pictures: tuple[str, ...]) -> bool:
        record = document.record
        if isinstance(record, Story) and (field := self._shows(record)):
            document.problem("held-back-person", field)
            return True
        if isinstance(record, Person) and record.slug in self.people:
            return False
        photo = getattr(record, "photo", None)
        if self._photos and any(
            self._digest(path) in self._photos for path in (*pictures, *([photo.path] if photo else []))
        ):
            document.problem("held-back-picture", "photo")
            return True
        found = names.search(_APART.join([*shown, *self._texts(record)]), self._wanted)
        if found:
            document.source.problem("held-back-name", *_place(document, found[0]))
        return bool(found)

    def _shows(self, story: Story) -> str:
        """The field because of which a story is about somebody who withdrew, or an empty text."""
        if any(self.concerns(text) for text in story.pictured):
            return "pictured"
        gone = [text for text in story.authors if self.concerns(text)]
        if gone and (len(gone) == len(story.authors) or story.quote or story.video):
            return "authors"
        return ""

    def _texts(self, record: Record) -> Iterator[str]:
        """All that would be published of a record, the names of what it points at, and what addresses are made of."""
        remaining = self.without(record)
        yield from _leaves(msgspec.to_builtins(remaining))
        yield _MARKS.sub("", record.body)
        for field, kind in (*dict.fromkeys(_POINTERS, "person").items(), *_LABELS.items()):
            named = getattr(remaining, field, ())
            named = named.name if isinstance(named, Contact) else named
            yield from (self._references.link(kind, text).name for text in _leaves(named) if text)
        for field in ("tags", "aliases", *_LABELS):
            yield from map(slugify, _leaves(getattr(remaining, field, ())))


#: Fields that point at people by id or name; from these a person who withdrew is taken off.
_POINTERS = ("authors", "written_by", "pictured", "people", "lead", "contact")
#: Fields that point at other records, whose names are shown.
_LABELS = {
    "team": "team",
    "location": "location",
    "locations": "location",
    "place": "location",
    "value": "value",
}


#: Signs of Markdown inside a name, also those that only MkDocs knows.
_MARKS = re.compile(r"\{[^{}\n]{0,200}\}|[*_~`\\]")
#: Between texts that have nothing to do with each other.
_APART = "\n\n\n\n\n"


def _leaves(value: object) -> Iterator[str]:
    """All texts in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)


def _place(document: Document, name: str) -> tuple[int, int]:
    """Line and column where a file names somebody; its beginning where the name is in what it points at."""
    lines = document.source.text.split("\n")
    first = name.split()[0].casefold()

    def has(begin: int, end: int) -> bool:
        return bool(names.search(_MARKS.sub("", "\n".join(lines[begin:end])), [name]))

    end = bisect_left(range(len(lines) + 1), True, key=lambda end: has(0, end))
    if end > len(lines):
        return 1, 1
    number = end if has(end - 1, end) else max(1, end - 1)
    return number, max(0, lines[number - 1].casefold().find(first)) + 1
