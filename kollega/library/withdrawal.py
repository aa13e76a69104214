"""Withdrawal: who may not appear on the site, and what must be held back because it still shows or names them.

Whether somebody took consent back, it ended, or the employer asks for it and it is not on file makes no difference here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from kollega import names
from kollega.library.consent import SHOWN, Consents
from kollega.library.leaves import leaves
from kollega.library.pointers import PEOPLE
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.records import Contact, Person, Record, Story
from kollega.schema import Document, slugify
from kollega.words import words

R = TypeVar("R", bound=Record)


class Withdrawal:
    """The people of whom nothing, no name or no picture may be published on a day, and the tests of what concerns them."""

    def __init__(self, documents: Documents, references: References, consents: Consents) -> None:
        self.consents = consents
        #: Ids of those who have no page.
        self.people = frozenset(consents.having("site", "hold", "name"))
        self._unseen = frozenset(consents.having("site", "hold", "name", "picture"))
        self._references = references
        #: What a text must not name, and of whom that is the name.
        self._wanted = {word: key for key in sorted(self.people) for word in self._written(key)}
        self._held: dict[str, bool] = {}
        self._files, self._most = documents.files, documents.site.limits.picture + 1
        #: Pictures of them, as path and digest, since somebody may have put a copy elsewhere.
        self.unseen = {path: sha for path in self._pictures(documents) if (sha := self._digest(path))}
        self._photos = set(self.unseen.values())
        people = (document.record for document in documents.of("person").values())
        self.likenesses = tuple(
            sorted({one for person in people if person.slug in self._unseen for one in person.likeness})
        )

    def _written(self, key: str) -> Iterator[str]:
        """What a text calls somebody: full names, and an id that cannot be an everyday word."""
        yield from self.consents.sought(key)
        if "-" in key and self.consents.person(key):
            yield key

    def _pictures(self, documents: Documents) -> Iterator[str]:
        """Photos of people who may not be seen, and of stories that show them."""
        for slug, document in documents.of("person").items():
            if slug in self._unseen and document.record.photo:
                yield document.record.photo.path
        for document in documents.of("story").values():
            if document.record.photo and self.hides_pictures(document.record):
                yield document.record.photo.path

    def know_texts(self, pictures: Iterable[tuple[Document, Iterable[str]]]) -> None:
        """Take the pictures in the texts of stories that show them, as far as they lie beside those, for photos of them.

        They are known as they are and in copies. What merely looks like one is not: a text shows drawings and maps, too.
        """
        for document, paths in pictures if self._unseen else ():
            if self.hides_pictures(document.record):
                own = (path for path in paths if lies_beside(path, document.record.path))
                self._photos.update(sha for path in own if (sha := self._digest(path)))

    @property
    def names(self) -> tuple[str, ...]:
        """Full names, which no output may hold."""
        return tuple(sorted({name for key in self._wanted.values() for name in self.consents.names(key)}))

    def concerns(self, text: str) -> bool:
        """Whether a reference means somebody of whom nothing may be published."""
        return bool(self.people) and self.consents.effect(text, "site") == "hold"

    def without(self, record: R) -> R:
        """A record without the names and pictures that may not be published, in the fields that point at people."""
        if not self._unseen:
            return record
        changed: dict[str, Any] = {
            name: self._remaining(getattr(record, name), name, record.lang)
            for name in PEOPLE
            if hasattr(record, name)
        }
        if self.hides_pictures(record):
            changed |= {"photo": None, "video": None}
        if isinstance(record, Person) and record.slug in self._unseen:
            changed["photo"] = None
        return msgspec.structs.replace(record, **changed)

    def hides_pictures(self, record: Record) -> bool:
        """Whether no picture of a story may be shown, since it may show somebody who has not agreed to that."""
        return (
            bool(self._unseen)
            and isinstance(record, Story)
            and any(
                self.consents.who(text) in self._unseen for name in SHOWN for text in getattr(record, name)
            )
        )

    def _remaining(self, value: Any, field: str, lang: str) -> Any:
        """The value of a field without those who may not be named; who only may not be named is `A colleague`."""
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(one for text in value if (one := self._named(text, field, lang))))
        if isinstance(value, Contact):
            return None if self._named(value.name, field, lang) != value.name else value
        return self._named(value, field, lang)

    def _named(self, text: str, field: str, lang: str) -> str:
        effect = self.consents.effect(text, "site") if text else None
        if effect == "name" and field in _SAID:
            return words(lang).gettext("A colleague")
        return "" if effect in ("hold", "name") else text

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
        if not self._unseen:
            return False
        key = _key(document)
        if key not in self._held:
            self._held[key] = self._is_held(document, shown, pictures)
        return self._held[key]

    def forget(self, document: Document) -> None:
        """Forget what `holds_back` said about a record, which says something else now."""
        self._held.pop(_key(document), None)

    def is_held(self, document: Document) -> bool:
        """Whether `holds_back` was asked about a record, and held it back."""
        return self._held.get(_key(document), False)

    def _is_held(self, document: Document, shown: tuple[str, ...], pictures: tuple[str, ...]) -> bool:
        record = document.record
        if isinstance(record, Story) and (found := self._shows(record)):
            self._tell(document, *found)
            return True
        if isinstance(record, Person) and record.slug in self.people:
            return False
        if self._shows_a_photo(record, pictures):
            document.problem("held-back-picture", "photo")
            return True
        named = names.search(names.APART.join([*shown, *self._texts(record)]), self._wanted)
        if named:
            place, key = place_of(document, self.without(record), named[0]), self._wanted[named[0]]
            if self.consents.standing(key, "site").why in ("withdrawn", "ended"):
                document.source.problem("held-back-name", *place)
            else:
                document.source.problem("consent-named", *place, name=self.consents.name(key))
        return bool(named)

    def _tell(self, document: Document, field: str, text: str) -> None:
        key = self.consents.who(text)
        if self.consents.standing(key, "site").why in ("withdrawn", "ended"):
            document.problem("held-back-person", field)
        else:
            document.problem("consent-held", field, name=self.consents.name(key))

    def _shows_a_photo(self, record: Record, pictures: tuple[str, ...]) -> bool:
        """Whether a record would show a photo of theirs, also as a copy under another name."""
        if not self._photos or self.hides_pictures(record):
            return False
        photo = getattr(self.without(record), "photo", None)
        return any(
            self._digest(path) in self._photos for path in (*pictures, *([photo.path] if photo else []))
        )

    def _shows(self, story: Story) -> tuple[str, str] | None:
        """The field because of which a story is about somebody of whom nothing may be published, and who that is."""
        for text in story.pictured:
            if self.concerns(text):
                return "pictured", text
        gone = [text for text in story.authors if self.concerns(text)]
        if gone and (len(gone) == len(story.authors) or story.quote or story.video):
            return "authors", gone[0]
        return None

    def _texts(self, record: Record) -> Iterator[str]:
        """All that would be published of a record, the names of what it points at, and what addresses are made of."""
        remaining = self.without(record)
        yield from leaves(remaining)
        yield from (record.body, _MARKS.sub("", record.body))
        for field, kind in (*dict.fromkeys(PEOPLE, "person").items(), *_LABELS.items()):
            named = getattr(remaining, field, ())
            named = named.name if isinstance(named, Contact) else named
            texts = [text for text in leaves(named) if text]
            yield from (self._references.link(kind, text).name for text in texts)
            if field in _ADDRESSES:
                yield from leaves([self._references.venue(text) for text in texts])
        for field in ("tags", "aliases", *_LABELS):
            yield from map(slugify, leaves(getattr(remaining, field, ())))


#: Of the fields that name people those in which somebody may stand without a name.
_SAID = ("authors", "written_by")
#: Fields that point at other records, whose names are shown.
_LABELS = {
    "team": "team",
    "location": "location",
    "locations": "location",
    "place": "location",
    "value": "value",
}
#: Of these, the ones whose streets and towns are shown as well.
_ADDRESSES = ("locations", "place")


#: Signs of Markdown inside a name, also those that only MkDocs knows.
_MARKS = re.compile(r"\{[^{}\n]{0,200}\}|[*_~`\\]")


def _key(document: Document) -> str:
    """What names a record, also one of several in a file."""
    return f"{document.record.path}#{document.record.slug}"


def lies_beside(picture: str, path: str) -> bool:
    """Whether a picture lies beside the file of a story: in its folder, or below the folder that is the story's own."""
    folder, _, name = path.rpartition("/")
    has_own = name.startswith("index.") and folder != "stories"
    return picture.startswith(f"{folder}/") and (has_own or picture.rpartition("/")[0] == folder)


def place_of(document: Document, remaining: Record, name: str) -> tuple[int, int]:
    """Line and column where a file names somebody in what would be published of it (`remaining`): a field, or the text.

    Where the name is in a file that it points at, such as captions, the field that does; else its beginning.
    """
    fields = {
        field: getattr(remaining, field) for field in remaining.__struct_fields__ if field in document.marks
    }
    said = (field for field, value in fields.items() if _is_named(leaves(value), name))
    line, column = document.marks.get(next(said, ""), (remaining.body_line, 0))
    found = _found(document.source.text.split("\n"), line - 1, name)
    return found or ((line, column) if column else document.marks.get("video", (1, 1)))


def _is_named(texts: Iterable[str], name: str) -> bool:
    return any(names.search(text, [name]) for text in texts)


def _found(lines: list[str], begin: int, name: str) -> tuple[int, int] | None:
    """Line and column of the first line from `begin` on, counted from 0, with which the name is complete."""
    first = name.split()[0].casefold()

    def has(begin: int, end: int) -> bool:
        text = "\n".join(lines[begin:end])
        return bool(names.search(text + names.APART + _MARKS.sub("", text), [name]))

    end = bisect_left(range(len(lines) + 1), True, lo=begin, key=lambda end: has(begin, end))
    if end > len(lines):
        return None
    number = end if has(end - 1, end) else max(begin + 1, end - 1)
    return number, max(0, lines[number - 1].casefold().find(first)) + 1
