"""An issue: what there is to tell of a range of days, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kollega.feeds import line
from kollega.live import Library, LiveEvent, used
from kollega.records import Struct
from kollega.sharing.rows import leads_to
from kollega.sharing.shelf import Item, fed, shelf_of
from kollega.site import Site
from kollega.templates import as_date, as_list, as_moment, named
from kollega.words import words_of

#: Events of so many days after the last one are told.
_AHEAD = timedelta(days=45)
_MOST_LINKS = 3


class Picture(Struct, frozen=True, kw_only=True):
    """A picture on the public site: its complete address, and its size in pixels."""

    url: str
    width: int
    height: int


class Piece(Struct, frozen=True, kw_only=True):
    """One thing of an issue. All texts are on one line; `note` is whose it is, where or when."""

    title: str
    url: str = ""
    lang: str = ""
    note: str = ""
    summary: str = ""
    picture: Picture | None = None


class Part(Struct, frozen=True, kw_only=True):
    """A heading with what is under it."""

    heading: str
    pieces: tuple[Piece, ...]


class Issue(Struct, frozen=True, kw_only=True):
    """An issue in one language. `site` is that of the first language; `items` are what is new, for feeds."""

    site: Site
    lang: str
    since: date
    until: date
    range: str
    subjects: tuple[str, ...]
    opening: str
    parts: tuple[Part, ...]
    thanks: str
    items: tuple[Item, ...]
    #: Where colleagues find more, and the words for that.
    more: str
    more_words: str

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return f"digest-{self.since}-{self.until}.{self.lang}"


def issue_of(
    library: Library, own: Library, since: date, until: date, pictures: Mapping[str, Picture]
) -> Issue | None:
    """The issue from `since` to `until`, of what is live on the day of the library; nothing where nothing is new.

    `pictures`: by the address of what they belong to.
    """
    site, lang = library.site, own.site.lang
    say = words_of(site, lang).gettext
    shelf = shelf_of(library, own)
    new = [item for item in shelf if item.day and since <= item.day <= until]
    events = _events(own, until)
    if not new and not events:
        return None

    def piece(item: Item) -> Piece:
        return Piece(
            title=line(item.title), url=leads_to(item, site), lang=item.lang or lang, note=line(item.line or item.by),
            summary=line(item.why or item.summary), picture=pictures.get(item.address) if item.address else None,
        )  # fmt: skip

    told, jobs = ([item for item in new if (item.kind == "job") is wanted] for wanted in (False, True))
    parts = (
        (say("Stories from colleagues"), [piece(item) for item in told]),
        (say("Open jobs"), [piece(item) for item in jobs]),
        (say("Worth sharing elsewhere"), [piece(one) for one in shelf if one.kind == "link"][:_MOST_LINKS]),
        (say("Posts to join"), [piece(one) for one in shelf if one.kind == "engage"][:_MOST_LINKS]),
        (say("The next events"), events),
    )
    names = dict.fromkeys(
        name
        for one in used(own.stories, "kit")
        if since <= one.published.day <= until
        for name in named(one.authors, one.lang)
    )
    span = f"{as_date(since, lang)} – {as_date(until, lang)}"
    base, thanks = site.share.backstage, say("Thank you, %(names)s.")
    return Issue(
        site=site, lang=lang, since=since, until=until, range=span, subjects=_subjects(own, new, span),
        opening=say("Everything here may be shared, in your own words, on your own channels. Nobody has to, and nobody counts."),
        parts=tuple(Part(heading=heading, pieces=tuple(pieces)) for heading, pieces in parts if pieces),
        thanks=thanks % {"names": line(as_list(list(names), lang))} if names else "",
        items=tuple(item for item in fed(library, own) if item.day and since <= item.day <= until),
        more=f"{base}{own.site.folder}index.html" if base else own.site.url,
        more_words=say("Open the library") if base else say("The public site"),
    )  # fmt: skip


def _subjects(own: Library, new: list[Item], span: str) -> tuple[str, ...]:
    """Three subjects to choose from: what is first, what it is, and when."""
    say = words_of(own.site, own.site.lang).gettext
    name = line(own.site.organisation.name)
    # What is in the language of the mail, and a story before a job; of these the newest.
    first = min(new, key=lambda item: (item.lang != own.site.lang, item.kind == "job"), default=None)
    news, events, more = say("New to share"), say("The next events"), say("and more to share")
    return (
        f"{line(first.title)}, {more}" if first else f"{events}: {name}",
        f"{news}: {name}",
        f"{name}, {span}",
    )


def _events(own: Library, until: date) -> list[Piece]:
    rows: list[LiveEvent] = [
        one
        for one in (*own.events, *own.internal_events)
        if until <= one.record.starts.day <= until + _AHEAD and not one.is_over
    ]
    rows.sort(key=lambda one: (one.record.starts.at, one.address))
    return [
        Piece(
            title=line(one.record.title), lang=one.record.lang, note=as_moment(one.record.starts, own.site.lang),
            url=_page(one, own.site), summary=line(one.summary),
        )
        for one in rows
    ]  # fmt: skip


def _page(event: LiveEvent, site: Site) -> str:
    """The complete address of its page; an internal one has it in the backstage, where that has an address."""
    if not event.record.internal:
        return site.absolute(event.address)
    return f"{site.share.backstage}{site.folder}{event.address}index.html" if site.share.backstage else ""
