"""Everything that has a page, and where it is in its life: also what waits for its day, and what is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from kollega.filenames import is_video
from kollega.library.addresses import Addresses
from kollega.library.life import Life
from kollega.library.read import Documents, address_of
from kollega.library.texts import convert
from kollega.library.videos import Videos
from kollega.live import Library
from kollega.markup import Converted
from kollega.records import Story
from kollega.schema import Document
from kollega.schema.values import PICTURES

#: `inside`: in the backstage alone. `held`: somebody in it withdrew, or its text cannot be read.
Stage = Literal["live", "inside", "scheduled", "draft", "over", "held"]
#: What somebody will see, now or on its day.
SEEN: frozenset[Stage] = frozenset({"live", "inside", "scheduled"})
_KINDS = ("story", "job", "event", "page", "person", "team", "location", "value", "guideline")


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A record with a page. `day` is that of its publication, where it has one."""

    kind: str
    path: str
    title: str
    #: On the site, without a slash in front.
    address: str
    lang: str
    stage: Stage
    day: date | None
    record: Any
    #: Digests of the pictures that it shows, by path.
    pictures: dict[str, str]
    #: Digests of its video and of the captions, by path; of what lies outside the repository the path says it.
    film: dict[str, str] = {}
    #: What people read, without marks, and what is said in the captions.
    plain: str = ""
    said: str = ""


class Content:
    """The content of a site folder on a day. `library` is what is live of it."""

    def __init__(self, documents: Documents, library: Library) -> None:
        self.documents, self.library = documents, library
        self._addresses, self._videos = Addresses(documents), Videos(documents)
        self._live, self._inside = frozenset(_live(library)), frozenset(_inside(library))
        self._life = Life(documents.site, date.fromisoformat(library.today))
        self.things = {
            document.record.path: self._thing(document)
            for document in (*documents.originals, *documents.translated)
            if document.kind in _KINDS
        }

    @property
    def root(self) -> Path:
        """The site folder."""
        return self.documents.files.root

    def _thing(self, document: Document) -> Thing:
        record = document.record
        converted = convert(document, self.documents.site.classes) if record.body else None
        moment = getattr(record, "date", None) or getattr(record, "date_posted", None)
        return Thing(
            kind=document.kind, path=record.path, lang=record.lang, record=record,
            title=getattr(record, "title", "") or getattr(record, "name", "") or record.path,
            address=address_of(document), stage=self._stage(record), day=getattr(moment, "day", None),
            pictures=dict(self._pictures(document, converted)), plain=converted.plain if converted else "",
            film=dict(self._film(record)), said="\n".join(self._videos.words(record)),
        )  # fmt: skip

    def _stage(self, record: Any) -> Stage:
        if record.path in self._live:
            return "live"
        if record.path in self._inside:
            return "inside"
        if getattr(record, "draft", False):
            return "draft"
        begins = record.date if isinstance(record, Story) else getattr(record, "date_posted", None)
        if begins and begins.day > self._life.today:
            return "scheduled"
        return "held" if self._life.is_published(record) else "over"

    def _pictures(self, document: Document, converted: Converted | None) -> Iterator[tuple[str, str]]:
        record, files = document.record, self.documents.files
        found = {
            self._addresses.picture(name, record.path) for name in (converted.pictures if converted else ())
        }
        photo, video = getattr(record, "photo", None), getattr(record, "video", None)
        found |= {photo.path if photo else None, video.poster if video else None}
        if record.path.endswith("/index.md") and document.kind in ("story", "job"):
            found |= set(files.below(record.path.rpartition("/")[0]))
        for path in sorted(path for path in found if path and path.casefold().endswith(PICTURES)):
            yield path, self.digest(path)

    def _film(self, record: Any) -> Iterator[tuple[str, str]]:
        if video := getattr(record, "video", None):
            for path in filter(None, (video.file, *video.captions.values())):
                yield path, self.digest(path) if path in self.documents.files else ""

    def digest(self, path: str) -> str:
        """The digest of a picture or video; nothing where it cannot be read."""
        limits = self.documents.site.limits
        try:
            return self.documents.files.digest(path, (limits.video if is_video(path) else limits.picture) + 1)
        except OSError:
            return ""


def _live(library: Library) -> Iterator[str]:
    for one in library.every_language:
        yield from (told.source for told in (*one.stories, *one.jobs, *one.closed))
        yield from (page.path for page in one.pages)
        yield from (group.source for group in one.groups)
        yield from (event.record.path for event in one.events)
        yield from (person.record.path for person in one.people)


def _inside(library: Library) -> Iterator[str]:
    for one in library.every_language:
        yield from (event.record.path for event in one.internal_events)
        yield from (guideline.source for guideline in one.guidelines)
