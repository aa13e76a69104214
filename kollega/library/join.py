"""Joining: from a record and what it refers to, to the live thing that producers see."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeVar

import msgspec

from kollega.library.aliases import OURS, path_of
from kollega.library.life import Life
from kollega.library.pointers import POINTERS, Pointer
from kollega.library.read import Documents
from kollega.library.references import References
from kollega.library.uses import Uses
from kollega.library.withdrawal import Withdrawal
from kollega.live import Link, LiveEvent, LiveJob, LivePerson, LiveStory, Text, without_pictures
from kollega.markup import cut
from kollega.records import Event, Job, Moment, Person, Story
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF
from kollega.site import Site

Shown = TypeVar("Shown", Story, Job, Event)

_SUMMARY = 300
#: Fields that list other records by their slugs, and the kind of these.
_LISTED = (("jobs", "job"), ("stories", "story"))


@cache
def _pointers_of(fields: tuple[str, ...]) -> list[Pointer]:
    """Those that a kind of record with these fields has."""
    return [pointer for pointer in POINTERS if pointer.field in fields]


class Join:
    """Makes live things of one site and day."""

    def __init__(
        self, documents: Documents, references: References, withdrawal: Withdrawal, life: Life
    ) -> None:
        self._documents = documents
        self._references = references
        self._withdrawal = withdrawal
        self._life = life
        self.uses = Uses(documents, references, withdrawal)
        called: dict[str, list[Person]] = {}
        for other in documents.of("person").values():
            called.setdefault(other.record.name.casefold(), []).append(other.record)
        self._namesakes = {name: people for name, people in called.items() if len(people) > 1}

    def check(self, document: Document) -> None:
        """Report the references of a record that mean nothing."""
        record, check = document.record, self._check
        for field, kind, label in _pointers_of(record.__struct_fields__):
            texts = getattr(record, field)
            name = "location" if field == "locations" else field
            for number, text in enumerate((texts,) if isinstance(texts, str) else texts):
                if text:
                    check(
                        document,
                        name if isinstance(texts, str) else f"{name}.{number}",
                        kind,
                        text,
                        label=label,
                    )
        if isinstance(record, Job) and record.contact and record.contact.name:
            check(document, "contact", "person", record.contact.name, label=True)
        for field, kind in _LISTED:
            for number, text in enumerate(getattr(record, field, ())):
                self._references.check_listed(document, f"{field}.{number}", kind, text)

    def _check(self, document: Document, field: str, kind: str, text: str, *, label: bool) -> None:
        """The same for one text; also a name that several people have, of whom it is taken for one."""
        self._references.check(document, field, kind, text, label=label)
        people = self._namesakes.get(text.casefold(), ()) if kind == "person" else ()
        meant = self._references.find("person", text) if people else None
        if meant and text != meant.slug:
            document.problem(
                "reference-namesakes", field, value=text, taken=meant.slug,
                files=", ".join(f"`{one.path}`" for one in people), ids=", ".join(f"`{one.slug}`" for one in people),
            )  # fmt: skip

    def count_labels(self, record: Story | Job) -> None:
        """Note the spellings of the labels of a live record."""
        if record.team:
            self._references.count_label("team", record.team)
        places = (
            record.locations if isinstance(record, Job) else ((record.location,) if record.location else ())
        )
        for place in places:
            self._references.count_label("location", place)
        if isinstance(record, Story) and record.value:
            self._references.count_label("value", record.value)
        for tag in record.tags:
            self._references.count_label("tag", tag)

    def story(self, record: Story, text: Text, lead: str) -> LiveStory:
        """A published story; `lead` is its first paragraph."""
        text = without_pictures(text) if self._withdrawal.hides_pictures(record) else text
        lessened, record = self.uses.of(record, text), self._shown(record)
        people = self._people
        return LiveStory(
            kind="story", slug=record.slug, address=f"stories/{record.slug}/", identity=identity_of(record, self._documents.site),
            title=record.title, lang=record.lang, published=record.date, updated=self._changed(record.updated, record.date),
            summary=record.summary or cut(lead, _SUMMARY), text=text, source=record.path,
            team=self._label("team", record.team), tags=self._tags(record), photo=record.photo, share=record.share,
            record=record, authors=people(record.authors), pictured=people(record.pictured),
            lessened=lessened, written_by=next(iter(people((record.written_by,))), None), location=self._label("location", record.location), value=self._label("value", record.value),
        )  # fmt: skip

    def _changed(self, day: Moment | None, first: Moment) -> Moment:
        """When something last changed that is there since `first`: no change is told before it, nor from a day to come."""
        return day if day and first.day <= day.day <= self._life.today else first

    def _shown(self, record: Shown) -> Shown:
        """A record as it may be shown, with the slugs that it means. Its text is beside it by now, and texts are most of
        what is in memory."""
        listed = ((field, getattr(record, field, ())) for field, _ in _LISTED)
        slugs = {field: tuple(map(slugify, texts)) for field, texts in listed if texts}
        return msgspec.structs.replace(self._withdrawal.without(record), body_utf8=b"", **slugs)

    def bare_job(self, record: Job) -> LiveJob:
        """A job with a page, as far as its fields tell it."""
        record = self._shown(record)
        contact = record.contact.name if record.contact else ""
        return LiveJob(
            kind="job", slug=record.slug, address=f"jobs/{record.slug}/", identity=identity_of(record, self._documents.site),
            title=record.title, lang=record.lang, published=record.date_posted,
            updated=self._changed(record.updated, record.date_posted), summary=record.summary, text=Text(),
            source=record.path, team=self._label("team", record.team), tags=self._tags(record), photo=record.photo,
            share=record.share, record=record, is_open=self._life.is_open(record), is_closing=self._life.stage(record) == "closing",
            places=tuple(map(self._references.place, record.locations)),
            contact=next(iter(self._people((contact,))), None),
        )  # fmt: skip

    def job(self, bare: LiveJob, record: Job, text: Text, lead: str) -> LiveJob:
        """The same with its text; `lead` is its first paragraph."""
        return msgspec.structs.replace(
            bare, text=text, summary=bare.summary or cut(lead, _SUMMARY), lessened=self.uses.of(record, text)
        )

    def event(self, record: Event, text: Text, lead: str) -> LiveEvent:
        """An event with a page."""
        lessened, record = self.uses.of(record, text), self._shown(record)
        return LiveEvent(
            address=f"events/{record.slug}/", record=record, text=text, summary=record.summary or cut(lead, _SUMMARY),
            is_over=(record.ends or record.starts).day < self._life.today,
            place=self._references.venue(record.place) if record.place else None,
            people=self._people(record.people), lessened=lessened,
        )  # fmt: skip

    def person(self, record: Person, stories: list[LiveStory]) -> LivePerson:
        """A colleague's page, with the stories that the person tells."""
        address = self._references.link("person", record.slug).address or ""
        lessened = self.uses.of_person(record)
        record = self._withdrawal.without(record)
        return LivePerson(
            address=address, elsewhere=self._references.way(address), record=record, lessened=lessened, team=self._label("team", record.team),
            location=self._label("location", record.location),
            stories=tuple(s.address for s in stories if any(author.address == address for author in s.authors)),
        )  # fmt: skip

    def _people(self, texts: tuple[str, ...]) -> tuple[Link, ...]:
        """Each of them once, however often and under whatever name they stand there."""
        return tuple(dict.fromkeys(self._references.link("person", text) for text in texts if text))

    def _label(self, kind: str, text: str) -> Link | None:
        return self._references.link(kind, text) if text else None

    def _tags(self, record: Story | Job) -> tuple[Link, ...]:
        links = (self._references.link("tag", tag) for tag in record.tags)
        return tuple({link.address: link for link in links}.values())


#: What an address may end in.
_ENDING = re.compile(r"(?:(?:^|/)index)?\.html?$")


def identity_of(record: Story | Job, site: Site) -> str:
    """The `id`, else the oldest address, else the slug. What came from another site has the whole of its old path, since
    many of them may end alike; of an address that was made of a slug here the slug was the identity."""
    if record.id or not record.aliases:
        return record.id or record.slug
    written = record.aliases[0]
    folder = FOLDER_OF["story" if isinstance(record, Story) else "job"]
    path, _ = path_of(written, folder, site.home)
    oldest, path = (_ENDING.sub("", text.strip("/")) for text in (written, path))
    ours = OURS.fullmatch(path) or OURS.fullmatch(oldest)
    parts = [ours[1]] if ours else oldest.split("/")
    return "/".join(map(slugify, filter(None, parts))) or record.slug
