"""The library of a day: read, check references, decide what is live, and see it in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

import msgspec

from kollega import typefaces
from kollega.diagnostics import Report
from kollega.filenames import is_video
from kollega.library import adverts, confidential, everywhere, nav, programme, unread
from kollega.library.addresses import Addresses
from kollega.library.aliases import redirects_of
from kollega.library.anew import Anew
from kollega.library.brand import card_layouts, card_logos
from kollega.library.codes import check_referral, codes_of
from kollega.library.collisions import collisions
from kollega.library.consent import Consents
from kollega.library.hosts import hosts_of
from kollega.library.join import Join
from kollega.library.life import Life
from kollega.library.parsed import Parsed, known
from kollega.library.read import Documents, read_all
from kollega.library.references import References
from kollega.library.review import asleep, changed, departures, identities, left_out, numbers, titles
from kollega.library.selection import Live
from kollega.library.texts import convert
from kollega.library.tombstones import tombstones_of
from kollega.library.translations import translations_of
from kollega.library.videos import Videos
from kollega.library.view import FOR_COLLEAGUES, WITH_PAGE, WITH_TEXT, View
from kollega.library.withdrawal import Withdrawal
from kollega.live import Library
from kollega.markup import Converted
from kollega.profile import stage
from kollega.records import Person
from kollega.schema import Document
from kollega.schema.values import MEDIA
from kollega.store import Store


def load(root: Path, today: date | None, report: Report, store: Store | None = None) -> Library | None:
    """Everything that is live in the site folder `root` on the day `today` (by default: by the site's clock).

    Nothing where the folder has no readable configuration; whether there are errors, the report knows. `store` keeps
    what is costly to read until the next run.
    """
    found = load_to_know(root, today, report, store)
    return found[0] if found else None


def load_to_know(
    root: Path, today: date | None, report: Report, store: Store | None = None
) -> tuple[Library, Anew] | None:
    """The same, and what knows single things of it anew, for which it holds on to all that was read."""
    documents = read_all(root, report, store)
    return _library(documents, today, report, store) if documents else None


def library_of(documents: Documents, today: date | None, report: Report) -> Library:
    """What is live on a day of what was read already."""
    return _library(documents, today, report, None)[0]


@stage("library")
def _library(
    documents: Documents, today: date | None, report: Report, store: Store | None
) -> tuple[Library, Anew]:
    return _Loader(documents, today, report, store).library()


class _Loader:
    def __init__(self, documents: Documents, today: date | None, report: Report, store: Store | None) -> None:
        self._store = store
        self.documents = documents
        self.report = report
        references = References(documents)
        self.life = Life(documents.site, today)
        consents = Consents(documents, references, self.life.today)
        self.withdrawal = Withdrawal(documents, references, consents)
        self.join = Join(documents, references, self.withdrawal, self.life)
        self.addresses = Addresses(documents)
        self.converted: dict[str, Converted] = {}
        self.parsed: dict[str, Parsed] = {}
        self.videos = Videos(documents)

    def library(self) -> tuple[Library, Anew]:
        """The whole, in the first language; the others are in it. And what knows single things anew."""
        self._check()
        self.withdrawal.know_texts(
            (one, self._shown(one)[1]) for one in self.documents.in_every_language("story")
        )
        live, site = self._all_live(), self.documents.site
        views = [
            View(self.documents, lang, live, self.converted, self.withdrawal, self.life, self.videos)
            for lang in dict.fromkeys(site.languages)
        ]
        languages = {view.folder: view.addresses for view in views}
        for view in views:
            view.register(self._gone)
            view.addresses.languages = languages
        texts = {path: text for view in views for path, text in view.texts().items()}
        often = {path: one.often for path, one in self.parsed.items()}
        first, *others = libraries = [view.library(texts, often, self._store) for view in views]
        taken = views[0].taken(first.groups)
        self._review(views[0], live, first, taken)
        check_referral(site, bool(self.documents.of("referral")), self.report)
        codes = codes_of(self.documents.of("code").values(), first.people, views[0].references)
        files = self._files(libraries)
        tombstones = tombstones_of(self.documents, self.withdrawal, self.life)
        redirects = redirects_of(self.documents, live, self._gone, taken, self.withdrawal.names)
        away = nav.check(self.documents, views[0].addresses, [one.old for one in redirects])
        everywhere.check(self.documents, self.withdrawal, away)
        library = msgspec.structs.replace(
            first, codes=codes, withdrawn=self.withdrawal.names, withheld=self.withdrawal.consents.withheld,
            tombstones=tombstones, apart=self.join.uses.apart, unseen=self.withdrawal.unseen, likenesses=self.withdrawal.likenesses,
            hosts=hosts_of(self.documents, {path: one.hosts for path, one in self.parsed.items()}),
            redirects=redirects, files=files, away=away,
            translations=translations_of(self.documents, chain.from_iterable(live.originals.values()), self.life),
            others=tuple(
                msgspec.structs.replace(other, files=files, withdrawn=self.withdrawal.names, tombstones=tombstones)
                for other in others
            ),
        )  # fmt: skip
        return library, Anew(self.documents, views, library.every_language, self.converted, self._is_live_now)

    def _check(self) -> None:
        """Tell what is wrong with references and texts, also of what is not live today."""
        for documents in list(self.documents.by_kind.values()):
            for document in documents.values():
                self.join.check(document)
        for document in (*self.documents.originals, *self.documents.translated):
            self.videos.check(document)
        for document in self.documents.partial:
            self.join.check(document)
        self._convert()
        if self.documents.site.confidential:
            confidential.check(self.documents, self.converted, self.report)
        adverts.check(
            self._adverts(self.documents.in_every_language("job")), self.parsed, self.documents.site
        )

    def _adverts(self, jobs: Iterable[Document]) -> list[Document]:
        """The jobs for which one may apply, now or on a day to come."""
        return [
            one
            for one in jobs
            if self.life.stage(one.record) in ("waiting", "open", "closing") and not one.record.draft
        ]

    def _review(self, view: View, live: Live, library: Library, taken: dict[str, str]) -> None:
        """Tell what does not go together."""
        collisions(view.live["page"], taken, self.documents.site)
        posts = (*self.documents.of("story").values(), *self.documents.of("job").values())
        identities(posts, self.documents.site)
        translated = (one for one in self.documents.translated if one.kind in ("story", "job"))
        changed((*posts, *translated), self.life.today)
        numbers(self._adverts(self.documents.of("job").values()))
        titles(self.documents.files, self.report)
        unread.check(self.documents)
        people = (
            one
            for one in self.documents.of("person").values()
            if one.record.slug not in self.withdrawal.people
        )
        departures(people, chain.from_iterable(view.live.values()), view.references, self.life.today)
        asleep(self.documents, live.originals, self.life)
        left_out(chain.from_iterable(view.live.values()), self.withdrawal.consents)
        programme.check_age(self.documents.in_every_language("guideline"), self.life.today)
        adverts.check_places(library.jobs, self.documents.of("job"))
        adverts.check_pay(library.jobs, self.documents.of("job"), self.documents.site, self.life.today)

    @stage("texts")
    def _convert(self) -> None:
        """Parse all texts, also of what is not live yet: mistakes are told before the day."""
        classes = self.documents.site.classes
        with_text = [
            document
            for document in (*self.documents.originals, *self.documents.translated)
            if document.kind in WITH_TEXT
        ]
        self.parsed = known(with_text, classes, self._store)
        for document in with_text:
            path, one = document.record.path, self.parsed.get(document.record.path)
            if converted := convert(document, classes, one.text if one else None):
                self.converted[path] = converted
        for document in self.documents.partial:
            if document.kind in WITH_TEXT:
                convert(document, self.documents.site.classes)

    def _all_live(self) -> Live:
        """The published ones of all languages."""
        kinds = (*WITH_PAGE, "page", *FOR_COLLEAGUES)
        return Live(
            {kind: self._live(self.documents.of(kind).values()) for kind in kinds},
            {
                key: {one.record.lang: one for one in self._live(of.values())}
                for key, of in self.documents.translations.items()
            },
        )

    def _live(self, documents: Iterable[Document]) -> list[Document]:
        """The published ones."""
        return [
            document
            for document in documents
            if self.life.is_published(document.record)
            and (document.kind not in WITH_TEXT or document.record.path in self.converted)
            and not (document.kind == "person" and self._has_no_page(document.record))
            and not self.withdrawal.holds_back(document, *self._shown(document))
        ]

    def _is_live_now(self, document: Document) -> bool:
        """Whether a document that says something else than before is published."""
        self.withdrawal.forget(document)
        return bool(self._live([document]))

    def _has_no_page(self, person: Person) -> bool:
        return not person.page or person.slug in self.withdrawal.people

    def _shown(self, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A text as HTML and in plain words, and the files of its pictures."""
        path = document.record.path
        converted = self.converted.get(path)
        if converted is None:
            return (), ()
        files = (self.addresses.picture(written, path) for written in converted.pictures)
        said = self.videos.words(document.record)
        return (converted.unsafe_html, converted.plain, *said), tuple(file for file in files if file)

    @cached_property
    def _gone(self) -> list[Document]:
        """Jobs whose page is given up, and then their translations."""
        return [
            document
            for document in (*self.documents.of("job").values(), *self.documents.translated)
            if document.kind == "job"
            and self.life.stage(document.record) == "gone"
            and not self.withdrawal.holds_back(document, *self._shown(document))
        ]

    def _files(self, libraries: list[Library]) -> dict[str, str]:
        """Digests of the pictures that live things show, and of the site's own layouts, fonts and logos of cards."""
        paths: set[str] = set()
        for thing in chain.from_iterable(map(_showing, libraries)):
            photo, video = getattr(thing, "photo", None), getattr(thing, "video", None)
            paths |= {photo.path} if photo else set()
            paths |= {video.file} - {""} if video else set()
            paths |= {video.poster.path} if video and video.poster else set()
            shown = getattr(thing, "pictures", None) or getattr(getattr(thing, "text", None), "pictures", {})
            paths |= {path for path in shown.values() if path}
        paths.update(card_layouts(self.documents.site).values())
        paths.update(typefaces.files(self.documents.site.brand))
        paths.update(card_logos(self.documents.site))
        limits = self.documents.site.limits
        digests: dict[str, str] = {}
        for path in sorted(paths):
            if path.startswith(f"{MEDIA}/"):
                # It was looked at when it was fetched, and has its digest in its name.
                if (self.documents.files.root / path).is_file():
                    digests[path] = path.rpartition("/")[2].partition(".")[0]
                continue
            try:
                # One byte more than such a file may have: what follows makes no difference.
                most = (limits.video if is_video(path) else limits.picture) + 1
                digests[path] = self.documents.files.digest(path, most)
            except OSError as error:
                self.report.add("file-unreadable", path, reason=error.strerror or str(error))
        return digests


def _showing(library: Library) -> Iterator[object]:
    """Everything that may show a picture."""
    yield from (
        *library.stories,
        *library.jobs,
        *library.closed,
        *library.pages,
        *library.groups,
        *library.events,
        *library.internal_events,
        *library.guidelines,
    )
    yield from (library.referral, *(person.record for person in library.people))
