"""The library of a day: read, check references, decide what is live, resolve texts."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.library.groups import groups_of
from kollega.library.join import Join
from kollega.library.life import Life
from kollega.library.read import Documents, read_all
from kollega.library.references import References
from kollega.library.texts import Addresses, convert, text_of
from kollega.library.withdrawal import Withdrawal
from kollega.live import Group, Library, LiveJob, LivePage, LiveStory, Text
from kollega.markup import Converted
from kollega.schema import Document

#: Pages that the generator makes beside those of records: home and lists.
LISTS = ("", "stories/", "jobs/", "people/", "teams/", "locations/", "tags/")


def load(root: Path, today: date | None, report: Report) -> Library | None:
    """Everything that is live in the site folder `root` on the day `today` (by default: by the site's clock).

    Nothing where the folder has no readable configuration; whether there are errors, the report knows.
    """
    documents = read_all(root, report)
    return _Loader(documents, today).library() if documents else None


class _Loader:
    def __init__(self, documents: Documents, today: date | None) -> None:
        self.documents = documents
        self.references = References(documents)
        self.life = Life(documents.site, today)
        self.withdrawal = Withdrawal(documents, self.references, self.life.today)
        self.join = Join(documents, self.references, self.withdrawal, self.life)
        self.addresses = Addresses(documents, urlsplit(documents.site.url).path)
        self.converted: dict[str, Converted] = {}

    def library(self) -> Library:
        live = {kind: self._live(kind) for kind in ("story", "job", "page", "person")}
        for kind in ("story", "job", "person", "team", "location"):
            for document in self.documents.of(kind).values():
                self.join.check(document)
        for document in (*live["story"], *live["job"]):
            if document.kind == "story" or self.life.is_open(document.record):
                self.join.count_labels(document.record)
        self._register(live)
        stories = sorted((self._story(document) for document in live["story"]), key=_newest_first)
        jobs = sorted((self._job(document) for document in live["job"]), key=_newest_first)
        people = [self.join.person(document.record, stories) for document in live["person"]]
        people.sort(key=lambda person: (person.record.name.casefold(), person.address))
        open_jobs = [job for job in jobs if job.is_open]
        groups = groups_of(self.documents, self.references, self.withdrawal, stories, open_jobs, people)
        pages = tuple(self._page(document) for document in live["page"])
        self._collisions(live["page"], groups)
        return Library(
            site=self.documents.site, today=self.life.today.isoformat(), stories=tuple(stories),
            jobs=tuple(open_jobs), closed=tuple(job for job in jobs if not job.is_open), people=tuple(people),
            groups=groups, pages=pages, withdrawn=self.withdrawal.names,
            files=self._files([*stories, *jobs, *pages, *groups, *(person.record for person in people)]),
        )  # fmt: skip

    def _live(self, kind: str) -> list[Document]:
        """The published documents of a kind. All texts are parsed, also of those that are not live yet."""
        documents = list(self.documents.of(kind).values())
        if kind in ("story", "job", "page"):
            for document in documents:
                if converted := convert(document):
                    self.converted[document.record.path] = converted
            documents = [document for document in documents if document.record.path in self.converted]
        published = [document for document in documents if self.life.is_published(document.record)]
        if kind == "person":
            published = [
                document for document in published if document.record.slug not in self.withdrawal.people
            ]
        return [document for document in published if not self.withdrawal.holds_back(document)]

    def _register(self, live: dict[str, list[Document]]) -> None:
        """Tell the addresses what is live, before any link is resolved."""
        for address in LISTS:
            self.addresses.add(address, ids=None)
        for kind, folder in (("story", "stories"), ("job", "jobs"), ("person", "people")):
            for document in live[kind]:
                record = document.record
                ids = self.converted[record.path].ids if record.path in self.converted else ()
                self.addresses.add(f"{folder}/{record.slug}/", record.path, ids)
                for field, label in (
                    ("team", "team"),
                    ("location", "location"),
                    ("locations", "location"),
                    ("tags", "tag"),
                ):
                    texts = getattr(record, field, ())
                    for text in (texts,) if isinstance(texts, str) else texts:
                        link = self.references.link(label, text) if text else None
                        if link and link.address:
                            self.addresses.add(link.address)
        for kind, folder in (("team", "teams"), ("location", "locations")):
            for document in self.documents.of(kind).values():
                self.addresses.add(f"{folder}/{document.record.slug}/", document.record.path)
        for kind, folder in (("story", "stories"), ("job", "jobs"), ("person", "people")):
            for document in self.documents.of(kind).values():
                self.addresses.add_asleep(f"{folder}/{document.record.slug}/", document.record.path)
        for document in live["page"]:
            self.addresses.add(_page_address(document), document.record.path, None)

    def _text(self, document: Document, address: str) -> Text:
        return text_of(document, self.converted[document.record.path], self.addresses, address)

    def _story(self, document: Document) -> LiveStory:
        record = document.record
        text = self._text(document, f"stories/{record.slug}/")
        return self.join.story(record, text, self.converted[record.path].lead)

    def _job(self, document: Document) -> LiveJob:
        record = document.record
        text = self._text(document, f"jobs/{record.slug}/")
        return self.join.job(record, text, self.converted[record.path].lead)

    def _page(self, document: Document) -> LivePage:
        record = document.record
        text = self._text(document, _page_address(document))
        return LivePage(
            path=record.path, address=_page_address(document), title=record.title, lang=record.lang, body=record.body,
            summary=record.summary or self.converted[record.path].lead[:300], links=text.links, hide=record.hide,
            pictures=text.pictures,
        )  # fmt: skip

    def _collisions(self, pages: list[Document], groups: tuple[Group, ...]) -> None:
        """Hand-written pages at an address that a record has; slugs of one kind were compared when they were read."""
        taken = {
            f"{folder}/{slug}/": document.record.path
            for kind, folder in (("story", "stories"), ("job", "jobs"), ("person", "people"))
            for slug, document in self.documents.of(kind).items()
        } | {group.address: group.source or group.name for group in groups}
        seen = {_folded(address): path for address, path in taken.items()}
        for document in pages:
            address = _page_address(document)
            other = seen.setdefault(_folded(address), document.record.path)
            if other != document.record.path:
                document.source.problem("address-collision", other=other, address=f"/{address}")

    def _files(self, things: list[object]) -> dict[str, str]:
        """Digests of the pictures that live things show, and of the site's own layouts of cards."""
        paths: set[str] = set()
        for thing in things:
            photo = getattr(thing, "photo", None)
            paths |= {photo.path} if photo else set()
            shown = getattr(thing, "pictures", None) or getattr(getattr(thing, "text", None), "pictures", {})
            paths |= {path for path in shown.values() if path}
        digests = {path: self.documents.files.digest(path) for path in sorted(paths)}
        own = (path for path in self.documents.site.theme_files if path.startswith("theme/cards/"))
        return digests | {path: of_bytes((self.documents.files.root / path).read_bytes()) for path in own}


def _newest_first(thing: LiveStory | LiveJob) -> tuple[float, str]:
    return -thing.published.at.timestamp(), thing.slug


def _page_address(document: Document) -> str:
    slug: str = document.record.slug
    return f"{slug}/" if slug else ""


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
