"""Withdrawal: who may not appear, and what must be held back because it still shows or names them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import msgspec

from kollega.library.read import Documents
from kollega.library.references import References
from kollega.records import Contact, Person, Record, Story
from kollega.schema import Document

R = TypeVar("R", bound=Record)


class Withdrawal:
    """The people who withdrew by a day, and the tests of what concerns them."""

    def __init__(self, documents: Documents, references: References, today: date) -> None:
        self.people: dict[str, Person] = {
            slug: document.record
            for slug, document in documents.of("person").items()
            if document.record.withdrawn and document.record.withdrawn <= today
        }
        self._references = references
        words = [word for person in self.people.values() for word in names_of(person)]
        joined = "|".join(_pattern(_folded(word)) for word in sorted(words, key=len, reverse=True))
        self._names = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if words else None

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

    def holds_back(self, document: Document) -> bool:
        """Whether a record must not be published; the reason is reported."""
        record = document.record
        if self._names is None:
            return False
        if isinstance(record, Story) and (field := self._shows(record)):
            document.problem("held-back-person", field)
            return True
        if (isinstance(record, Person) and record.slug in self.people) or not self._names_someone(record):
            return False
        line, column = self._where(document)
        document.source.problem("held-back-name", line, column)
        return True

    def _shows(self, story: Story) -> str:
        """The field because of which a story is about somebody who withdrew, or an empty text."""
        if any(self.concerns(text) for text in story.pictured):
            return "pictured"
        gone = [text for text in story.authors if self.concerns(text)]
        if gone and (len(gone) == len(story.authors) or story.quote or story.video):
            return "authors"
        return ""

    def _names_someone(self, record: Record) -> bool:
        """Whether what would be published still names somebody who withdrew."""
        assert self._names is not None
        remaining = self.without(record)
        texts = list(_texts(msgspec.to_builtins(remaining)))
        for field, kind in (*dict.fromkeys(_POINTERS, "person").items(), *_LABELS.items()):
            named = getattr(remaining, field, ())
            named = named.name if isinstance(named, Contact) else named
            texts += [self._references.link(kind, text).name for text in _texts(named) if text]
        return any(self._names.search(_folded(text)) for text in texts)

    def _where(self, document: Document) -> tuple[int, int]:
        assert self._names is not None
        for number, line in enumerate(document.source.text.split("\n"), 1):
            if found := self._names.search(_folded(line)):
                return number, found.start() + 1
        return 1, 1


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


def _texts(value: object) -> Iterator[str]:
    """All texts in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def names_of(person: Person) -> list[str]:
    """How a text names a person in full: by name, or by an id that cannot be an ordinary word."""
    return [person.name, *([person.slug] if "-" in person.slug else [])]


def _folded(text: str) -> str:
    """`text` as people read it: without markup inside names, accents and the difference between kinds of spaces."""
    bare = re.sub(r"[*_~`\\\[\]\u00ad\u200b-\u200f\u2060\ufeff]|<[^<>]*>", "", html.unescape(text))
    letters = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _pattern(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())
