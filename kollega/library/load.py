"""The library of a day: read, check references, decide what is live, resolve texts, relate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import msgspec

from kollega import facets, sections, typefaces
from kollega.diagnostics import Report
from kollega.library.collisions import collisions
from kollega.library.groups import groups_of
from kollega.library.hosts import hosts_of
from kollega.library.join import Join
from kollega.library.life import Life
from kollega.library.read import Documents, address_of, read_all
from kollega.library.references import References
from kollega.library.related import Related
from kollega.library.review import departures, identities
from kollega.library.texts import Addresses, convert, text_of
from kollega.library.withdrawal import Withdrawal
from kollega.live import Group, Library, LiveEvent, LiveJob, LivePage, LiveStory, Text
from kollega.markup import Converted, cut
from kollega.records import Record, Site
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF, FOLDERS

#: Pages that every site has; the lists of other sections come with what is in them.
ALWAYS = ("", *(f"{folder}/" for folder in sorted(sections.ALWAYS)))
_WITH_TEXT = ("story", "job", "page", "event", "value")
_WITH_PAGE = ("story", "job", "person", "event", "team", "location", "value")


def load(root: Path, today: date | None, report: Report) -> Library | None:
    """Everything that is live in the site folder `root` on the day `today` (by default: by the site's clock).

    Nothing where the folder has no readable configuration; whether there are errors, the report knows.
    """
    documents = read_all(root, report)
    return _Loader(documents, today, report).library() if documents else None


class _Loader:
    def __init__(self, documents: Documents, today: date | None, report: Report) -> None:
        self.documents = documents
        self.report = report
        self.references = References(documents)
        self.life = Life(documents.site, today)
        self.withdrawal = Withdrawal(documents, self.references, self.life.today)
        self.join = Join(documents, self.references, self.withdrawal, self.life)
        self.addresses = Addresses(documents)
        self.converted: dict[str, Converted] = {}

    def library(self) -> Library:
        """The whole."""
        for documents in list(self.documents.by_kind.values()):
            for document in documents.values():
                self.join.check(document)
        for document in self.documents.partial:
            self.join.check(document)
        self._convert()
        live = {kind: self._live(kind) for kind in (*_WITH_PAGE, "page")}
        for kind in _WITH_PAGE:
            everything = {address_of(document) for document in self.documents.of(kind).values()}
            self.references.asleep |= everything - {address_of(document) for document in live[kind]}
        for document in (*live["story"], *live["job"]):
            if document.kind == "story" or self.life.is_open(document.record):
                self.join.count_labels(document.record)
        self._register(live)
        self._find(live["job"])
        texts = {
            document.record.path: self._text(document)
            for kind in _WITH_TEXT
            for document in live[kind]
            if kind != "page"
        }
        stories = sorted((self._story(document, texts) for document in live["story"]), key=_newest_first)
        jobs = sorted((self._job(document, texts) for document in live["job"]), key=_newest_first)
        people = [self.join.person(document.record, stories) for document in live["person"]]
        people.sort(key=lambda person: (person.record.name.casefold(), person.address))
        events = sorted((self._event(document, texts) for document in live["event"]), key=_next_first)
        open_jobs = [job for job in jobs if job.is_open]
        groups = groups_of(
            self.documents, self.references, self.withdrawal, stories, open_jobs, people, texts
        )
        pages = tuple(self._page(document) for document in live["page"])
        collisions(live["page"], self._addresses(groups), self.documents.site)
        posts = (*self.documents.of("story").values(), *self.documents.of("job").values())
        identities(posts, self.documents.site)
        departures(live["person"], chain.from_iterable(live.values()), self.references, self.life.today)
        related = Related(stories, open_jobs, people)
        return Library(
            site=self._site(), today=self.life.today.isoformat(),
            stories=tuple(related.story(story) for story in stories), jobs=tuple(related.job(job) for job in open_jobs),
            closed=tuple(job for job in jobs if not job.is_open),
            people=tuple(related.person(person) for person in people), groups=groups, pages=pages,
            events=tuple(event for event in events if not event.record.internal),
            internal_events=tuple(event for event in events if event.record.internal), withdrawn=self.withdrawal.names,
            hosts=hosts_of(self.documents, self.converted),
            files=self._files([*stories, *jobs, *pages, *groups, *events, *(person.record for person in people)]),
        )  # fmt: skip

    def _site(self) -> Site:
        """The site, with the address of the page for open applications in place of its file, if it is live."""
        site = self.documents.site
        to = site.open_application
        if to and ":" not in to:
            to = self.addresses.resolve(to, f"{site.docs_dir}/index.md", "") or ""
        return msgspec.structs.replace(site, open_application=to)

    def _convert(self) -> None:
        """Parse all texts, also of what is not live yet: mistakes are told before the day."""
        for kind in _WITH_TEXT:
            for document in self.documents.of(kind).values():
                if converted := convert(document, self.documents.site.classes):
                    self.converted[document.record.path] = converted
        for document in self.documents.partial:
            if document.kind in _WITH_TEXT:
                convert(document, self.documents.site.classes)

    def _live(self, kind: str) -> list[Document]:
        """The published documents of a kind."""
        return [
            document
            for document in self.documents.of(kind).values()
            if self.life.is_published(document.record)
            and (kind not in _WITH_TEXT or document.record.path in self.converted)
            and not (kind == "person" and document.record.slug in self.withdrawal.people)
            and not self.withdrawal.holds_back(document, *self._shown(document))
        ]

    def _shown(self, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A text as HTML and in plain words, and the files of its pictures."""
        path = document.record.path
        converted = self.converted.get(path)
        if converted is None:
            return (), ()
        files = (self.addresses.picture(written, path) for written in converted.pictures)
        return (converted.unsafe_html, converted.plain), tuple(file for file in files if file)

    def _register(self, live: dict[str, list[Document]]) -> None:
        """Tell the addresses what is live, and what is not today, before any link is resolved."""
        for address in ALWAYS:
            self.addresses.add(address)
        for kind in _WITH_PAGE:
            for document in live[kind]:
                record = document.record
                if not getattr(record, "internal", False):
                    ids = self.converted[record.path].ids if record.path in self.converted else ()
                    self.addresses.add(address_of(document), record.path, ids)
                for address, is_there in self._labels(record):
                    if is_there:
                        self.addresses.add(address)
        for document in live["page"]:
            self.addresses.add(address_of(document), document.record.path, None)
        for kind in (*_WITH_PAGE, "page"):
            for document in self.documents.of(kind).values():
                self.addresses.add_asleep(address_of(document), document.record.path)
                for address, _ in self._labels(document.record):
                    self.addresses.add_asleep(address)
        for folder in FOLDERS:
            self.addresses.add_asleep(f"{folder}/")

    def _labels(self, record: Record) -> Iterator[tuple[str, bool]]:
        """Addresses of the pages of a record's team, places, value and topics, and whether each is there today."""
        for field in ("team", "location", "locations", "value", "tags"):
            texts = getattr(record, field, ())
            for text in (texts,) if isinstance(texts, str) else texts:
                kind = field.removesuffix("s")
                link = self.references.link(kind, text) if text else None
                if link:
                    yield link.address or f"{FOLDER_OF[kind]}/{slugify(link.name)}/", bool(link.address)

    def _find(self, documents: list[Document]) -> None:
        """Tell the addresses the pages of the job finder."""
        jobs = [self.join.job(document.record, Text(unsafe_html=""), "") for document in documents]
        open_jobs, closed = ([job for job in jobs if job.is_open is wanted] for wanted in (True, False))
        for choice in facets.Facets(open_jobs, closed).choices:
            self.addresses.add(facets.address_of(choice))

    def _text(self, document: Document) -> Text:
        return text_of(document, self.converted[document.record.path], self.addresses, address_of(document))

    def _story(self, document: Document, texts: dict[str, Text]) -> LiveStory:
        path = document.record.path
        return self.join.story(document.record, texts[path], self.converted[path].lead)

    def _job(self, document: Document, texts: dict[str, Text]) -> LiveJob:
        path = document.record.path
        return self.join.job(document.record, texts[path], self.converted[path].lead)

    def _event(self, document: Document, texts: dict[str, Text]) -> LiveEvent:
        path = document.record.path
        return self.join.event(document.record, texts[path], self.converted[path].lead)

    def _page(self, document: Document) -> LivePage:
        record, address = document.record, address_of(document)
        text, converted = self._text(document), self.converted[document.record.path]
        folder = address.rstrip("/").rpartition("/")[2].replace("-", " ").capitalize()
        return LivePage(
            path=record.path, address=address, title=record.title or converted.title or folder, lang=record.lang,
            body=record.body, body_line=record.body_line, summary=record.summary or cut(converted.lead, 300), links=text.links, hide=record.hide,
            pictures=text.pictures,
        )  # fmt: skip

    def _addresses(self, groups: tuple[Group, ...]) -> dict[str, str]:
        """Addresses of all groups and records, also of those that are not live, with the file or name that each has."""
        taken = {group.address: group.source or group.name for group in groups}
        for kind in _WITH_PAGE:
            for document in self.documents.of(kind).values():
                taken[address_of(document)] = document.record.path
        return taken

    def _files(self, things: list[object]) -> dict[str, str]:
        """Digests of the pictures that live things show, and of the site's own layouts and fonts of cards."""
        paths: set[str] = set()
        for thing in things:
            photo = getattr(thing, "photo", None)
            paths |= {photo.path} if photo else set()
            shown = getattr(thing, "pictures", None) or getattr(getattr(thing, "text", None), "pictures", {})
            paths |= {path for path in shown.values() if path}
        paths |= {path for path in self.documents.site.theme_files if path.startswith("theme/cards/")}
        paths.update(typefaces.files(self.documents.site.brand))
        digests: dict[str, str] = {}
        for path in sorted(paths):
            try:
                # One byte more than a picture may have: what follows makes no difference.
                digests[path] = self.documents.files.digest(path, self.documents.site.limits.picture + 1)
            except OSError as error:
                self.report.add("file-unreadable", path, reason=error.strerror or str(error))
        return digests


def _newest_first(thing: LiveStory | LiveJob) -> tuple[float, str]:
    return -thing.published.at.timestamp(), thing.slug


def _next_first(event: LiveEvent) -> tuple[bool, float, str]:
    """What is to come, soonest first; then what is over, latest first."""
    at = event.record.starts.at.timestamp()
    return event.is_over, -at if event.is_over else at, event.address
