"""The view of one language: what has a page in it, what of the rest its lists show, and where links lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from kollega import facets, sections
from kollega.collation import key
from kollega.library import programme
from kollega.library.addresses import Addresses
from kollega.library.groups import groups_of
from kollega.library.join import Join
from kollega.library.life import Life
from kollega.library.pointers import POINTERS
from kollega.library.read import Documents, folder_of, name_of
from kollega.library.references import References
from kollega.library.related import Related
from kollega.library.selection import Live, site_in
from kollega.library.texts import text_of
from kollega.library.tombstones import places_of_removed
from kollega.library.videos import Videos
from kollega.library.withdrawal import Withdrawal
from kollega.live import (
    Group,
    Library,
    LiveEvent,
    LiveGuideline,
    LiveJob,
    LivePage,
    LivePointer,
    LiveStory,
    Text,
)
from kollega.markup import Converted, cut
from kollega.markup.alerts import in_words
from kollega.records import Job, Record
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF, FOLDERS, watch_address
from kollega.site import Site
from kollega.store import Store
from kollega.words import words_of

#: Pages that every site has; the lists of other sections come with what is in them.
ALWAYS = ("", *(f"{folder}/" for folder in sorted(sections.ALWAYS)))
WITH_TEXT = ("story", "job", "page", "event", "value", "guideline", "referral")
WITH_PAGE = ("story", "job", "person", "event", "team", "location", "value")
#: What only colleagues see, beside internal events.
FOR_COLLEAGUES = ("guideline", "program", "link", "engage", "review", "referral")

Shown = TypeVar("Shown", LiveStory, LiveJob, LiveEvent)


class View:
    """One language of a site."""

    def __init__(
        self, documents: Documents, lang: str, live: Live, converted: Mapping[str, Converted],
        withdrawal: Withdrawal, life: Life, videos: Videos,
    ) -> None:  # fmt: skip
        site = documents.site
        self.folder = folder_of(lang, site)
        self.site = site_in(site, lang, self.folder)
        self._converted, self._withdrawal, self._life, self._videos = converted, withdrawal, life, videos
        self.live = {
            kind: [chosen for document in of if (chosen := live.shown(document, self.site))]
            for kind, of in live.originals.items()
        }
        self.documents = Documents(self.site, documents.files, named=documents.named)
        for kind, of in documents.by_kind.items():
            shown = {one.record.slug: one for one in self.live.get(kind, ())}
            for slug, document in of.items():
                self.documents.of(kind)[slug] = shown.get(slug, document)
        #: Also those that are in another language alone: links lead there.
        self._pages = [own or one for one in live.originals["page"] for own in [live.shown(one, self.site)]]
        self._variants = {
            key: [original, *others.values()]
            for key, others in live.translations.items()
            if (original := documents.of(key[0]).get(key[1]))
        }
        self.references = References(self.documents, root=self.site.root)
        self.join = Join(self.documents, self.references, withdrawal, life)
        self.addresses = Addresses(documents, self.folder)
        #: The jobs without their texts, by file.
        self._jobs: dict[str, LiveJob] = {}
        self._count()

    def is_own(self, document: Document) -> bool:
        """Whether the page of a thing is in this language."""
        return document.folder == self.folder

    def address(self, document: Document) -> str:
        """The address of a thing, from where this language begins."""
        name = name_of(document)
        return name if self.is_own(document) else self.site.root + document.folder + name

    def _elsewhere(self, document: Document) -> str:
        return "" if self.is_own(document) else self.site.root + document.folder

    def _count(self) -> None:
        """Tell the references what is asleep, the names of labels, and what has a page in this language."""
        live, asleep = self.live, set()
        for kind in WITH_PAGE:
            there = {document.record.slug for document in live[kind]}
            every = set(self.documents.of(kind))
            asleep |= {f"{FOLDER_OF[kind]}/{slug}/" for slug in every - there}
        for document in (*live["story"], *live["job"]):
            if document.kind == "story" or self._life.is_open(document.record):
                self.join.count_labels(document.record)
        own: set[tuple[str, str]] = set()
        if self.folder:
            own = {
                (kind, document.record.slug)
                for kind in ("person", "team", "location", "value")
                for document in live[kind]
                if self.is_own(document)
            }
            for kind in ("story", "job", "event"):
                for document in filter(self.is_own, live[kind]):
                    own |= set(self._used(document.record))
        self.references.sort_out(asleep, own)

    def _used(self, record: Record) -> Iterator[tuple[str, str]]:
        """Kind and slug of everything that a record refers to and that has a page."""
        rows = [(kind, getattr(record, field, ())) for field, kind, _ in POINTERS]
        rows += [("tag", getattr(record, "tags", ()))]
        if isinstance(record, Job) and record.contact:
            rows.append(("person", record.contact.name))
        for kind, texts in rows:
            for text in (texts,) if isinstance(texts, str) else texts:
                if text:
                    found = self.references.find(kind, text) if kind != "tag" else None
                    yield kind, found.slug if found else slugify(text)

    def register(self, gone: Iterable[Document]) -> None:
        """Tell the addresses what is live, and what is not today, before any link is resolved."""
        for address in ALWAYS:
            self.addresses.add(address)
        for kind in WITH_PAGE:
            for document in self.live[kind]:
                self._register(document)
        for document in sorted(gone, key=self.is_own, reverse=True):
            self.addresses.add(self.address(document))
            self.addresses.name(document.record.path, self.address(document))
            self._name(document)
        for document in self._pages:
            ids = self._converted[document.record.path].ids if document.record.path in self._converted else ()
            self.addresses.add(self.address(document), document.record.path, ids, by_hand=True)
            self._name(document)
        for kind in (*WITH_PAGE, "page"):
            for document in self.documents.of(kind).values():
                self.addresses.add_asleep(self.address(document), document.record.path)
                for address, _ in self._labels(document.record):
                    self.addresses.add_asleep(address)
        for address, path in places_of_removed(self.documents):
            self.addresses.add_asleep(address, path)
        for folder in FOLDERS:
            self.addresses.add_asleep(f"{folder}/")
        for document in self.live["job"]:
            self._jobs[document.record.path] = self._bare_job(document)
        jobs = self._jobs.values()
        open_jobs, closed = ([job for job in jobs if job.is_open is wanted] for wanted in (True, False))
        for choice in facets.Facets(
            open_jobs, closed, lang=self.site.lang, own_only=bool(self.folder)
        ).choices:
            self.addresses.add(facets.address_of(choice))

    def _register(self, document: Document) -> None:
        record = document.record
        if not getattr(record, "internal", False):
            ids = self._converted[record.path].ids if record.path in self._converted else ()
            self.addresses.add(self.address(document), record.path, ids)
            if getattr(record, "video", None) and not self._withdrawal.hides_pictures(record):
                self.addresses.add(watch_address(self.address(document)))
            self._name(document)
        for address, is_there in self._labels(record):
            if is_there:
                self.addresses.add(address)

    def _name(self, document: Document) -> None:
        """A link to any variant of a thing leads to the one of this language."""
        for variant in self._variants.get((document.kind, document.record.slug), ()):
            self.addresses.name(variant.record.path, self.address(document))
        if not self.is_own(document):
            self.addresses.name(name_of(document), self.address(document))

    def _labels(self, record: Record) -> Iterator[tuple[str, bool]]:
        """Addresses of the pages of a record's team, places, value and topics, and whether each is there today."""
        for field in ("team", "location", "locations", "value", "tags"):
            texts = getattr(record, field, ())
            for text in (texts,) if isinstance(texts, str) else texts:
                kind = field.removesuffix("s")
                link = self.references.link(kind, text) if text else None
                if link:
                    yield link.address or f"{FOLDER_OF[kind]}/{slugify(link.name)}/", bool(link.address)

    def texts(self) -> dict[str, Text]:
        """The texts of what has a page in this language, by file."""
        return {
            document.record.path: self._text(document)
            for kind in WITH_TEXT
            for document in self.live.get(kind, ())
            if kind != "page" and self.is_own(document)
        }

    def _text(self, document: Document) -> Text:
        text = text_of(
            document, self._converted[document.record.path], self.addresses, self.address(document)
        )
        say = words_of(self.site, document.record.lang).gettext
        return msgspec.structs.replace(text, html_utf8=in_words(text.html_utf8, say))

    def library(self, texts: Mapping[str, Text], often: Mapping[str, str], store: Store | None) -> Library:
        """Everything that is live in this language; what concerns the whole site is left out.

        `often`: the stems that each text says often, by its file.
        """
        live = self.live
        stories = sorted((self._story(document, texts) for document in live["story"]), key=_newest_first)
        jobs = sorted((self._job(document, texts) for document in live["job"]), key=_newest_first)
        people = [self.join.person(document.record, stories) for document in live["person"]]
        people.sort(key=lambda person: (key(person.record.name, self.site.lang), person.address))
        events = sorted((self._event(document, texts) for document in live["event"]), key=_next_first)
        open_jobs = [job for job in jobs if job.is_open]
        groups = groups_of(
            self.documents, self.references, self._withdrawal, stories, open_jobs, people, texts
        )
        related = Related(stories, open_jobs, people, often, store)
        return Library(
            site=self._site(), today=self._life.today.isoformat(), files={},
            stories=tuple(story if story.elsewhere else related.story(story) for story in stories),
            jobs=tuple(job if job.elsewhere else related.job(job) for job in open_jobs),
            closed=tuple(job for job in jobs if not job.is_open),
            people=tuple(person if person.elsewhere else related.person(person) for person in people), groups=groups,
            pages=tuple(self._page(document) for document in live["page"]),
            events=tuple(event for event in events if not event.record.internal),
            internal_events=tuple(event for event in events if event.record.internal),
            guidelines=tuple(self._guideline(document, texts) for document in live["guideline"]),
            programme=programme.programme_of(live["program"], self.references, self._withdrawal),
            links=self._pointers("link"), engage=self._pointers("engage"), reviews=self._pointers("review"),
            referral=next((self._guideline(document, texts) for document in live["referral"]), None),
        )  # fmt: skip

    def taken(self, groups: tuple[Group, ...]) -> dict[str, str]:
        """Addresses of all groups and records, also of those that are not live, with the file or name that each has."""
        found = {group.address: group.source or group.name for group in groups}
        for kind in WITH_PAGE:
            for document in self.documents.of(kind).values():
                found[self.address(document)] = document.record.path
        return found

    def _site(self) -> Site:
        """The site, with the address of the page for open applications in place of its file, if it is live."""
        to = self.site.open_application
        if to and ":" not in to:
            to = self.addresses.resolve(to, f"{self.site.docs_dir}/index.md", "") or ""
        return msgspec.structs.replace(self.site, open_application=to)

    def _story(self, document: Document, texts: Mapping[str, Text]) -> LiveStory:
        path = document.record.path
        made = self.join.story(document.record, texts[path], self._converted[path].lead)
        address, elsewhere = self.address(document), self._elsewhere(document)
        video = self._videos.of(made.record, watch_address(address))
        photo = made.photo or (video.poster if video else None)
        return msgspec.structs.replace(made, address=address, elsewhere=elsewhere, video=video, photo=photo)

    def anew(self, document: Document, before: Shown) -> Shown:
        """A thing of this language with what its document says now; what is near it stays as it was."""
        path, address = document.record.path, self.address(document)
        self.addresses.add(address, path, self._converted[path].ids)
        texts = {path: self._text(document)}
        if isinstance(before, LiveEvent):
            return self._event(document, texts)
        if isinstance(before, LiveJob):
            self._jobs[path] = self._bare_job(document)
        made = (self._job if isinstance(before, LiveJob) else self._story)(document, texts)
        near = {name: getattr(before, name) for name in ("jobs", "stories", "people")}
        return msgspec.structs.replace(made, **near)

    def _bare_job(self, document: Document) -> LiveJob:
        """A job without its text."""
        made = self.join.bare_job(document.record)
        return msgspec.structs.replace(
            made, address=self.address(document), elsewhere=self._elsewhere(document)
        )

    def _job(self, document: Document, texts: Mapping[str, Text]) -> LiveJob:
        path = document.record.path
        return self.join.job(self._jobs[path], document.record, texts[path], self._converted[path].lead)

    def _event(self, document: Document, texts: Mapping[str, Text]) -> LiveEvent:
        path = document.record.path
        made = self.join.event(document.record, texts[path], self._converted[path].lead)
        return msgspec.structs.replace(
            made, address=self.address(document), elsewhere=self._elsewhere(document)
        )

    def _guideline(self, document: Document, texts: Mapping[str, Text]) -> LiveGuideline:
        original = self._variants.get((document.kind, document.record.slug), [document])[0]
        return programme.guideline_of(document, texts[document.record.path], original)

    def _pointers(self, kind: str) -> tuple[LivePointer, ...]:
        return programme.pointers_of(self.live[kind], self.references, self._withdrawal)

    def _page(self, document: Document) -> LivePage:
        record, address = document.record, self.address(document)
        text, converted = self._text(document), self._converted[document.record.path]
        folder = address.rstrip("/").rpartition("/")[2].replace("-", " ").capitalize()
        return LivePage(
            path=record.path, address=address, title=record.title or converted.title or folder, lang=record.lang,
            body=record.body, body_line=record.body_line, summary=record.summary or cut(converted.lead, 300), links=text.links, hide=record.hide,
            pictures=text.pictures,
        )  # fmt: skip


def _newest_first(thing: LiveStory | LiveJob) -> tuple[float, str]:
    return -thing.published.at.timestamp(), thing.slug


def _next_first(event: LiveEvent) -> tuple[bool, float, str]:
    """What is to come, soonest first; then what is over, latest first."""
    at = event.record.starts.at.timestamp()
    return event.is_over, -at if event.is_over else at, event.address
