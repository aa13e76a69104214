"""Records: what the files of a site folder say, typed. The meaning of each field is in `kollega.schema`.

References to other records are the texts that people wrote; the library turns them into links.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec


class Struct(msgspec.Struct, frozen=True, kw_only=True):
    """A record's part: immutable, comparable, and with canonical bytes."""


class Pay(Struct, frozen=True, kw_only=True):
    """Pay before tax for a time `per`, as the employer wrote it. `least` equals `most` for one amount."""

    least: str | None = None
    most: str | None = None
    currency: str
    per: Literal["hour", "day", "week", "month", "year"]


class HiringStep(Struct, frozen=True, kw_only=True):
    """What happens after applying; `days` is how long it takes, as text (`2` or `5 to 10`)."""

    name: str
    days: str = ""


class Contact(Struct, frozen=True, kw_only=True):
    """Whom to ask about a job: a person's id or name, or an address."""

    name: str = ""
    email: str = ""
    phone: str = ""


class Video(Struct, frozen=True, kw_only=True):
    """A video testimonial: a file beside the story or an address."""

    file: str = ""
    url: str = ""
    captions: dict[str, str] = {}
    poster: str = ""
    transcript: str = ""
    #: Seconds from the beginning, and what is told from there on.
    chapters: tuple[tuple[int, str], ...] = ()
    #: What every crop must keep, each of x and y from 0 to 1.
    focus: tuple[float, float] | None = None


#: What may be done with a name, picture, voice and words: the site itself, feeds, the pictures for networks, the kits
#: that colleagues share, rankings.
Purpose = Literal["site", "feeds", "social", "kit", "ranking"]
PURPOSES: tuple[Purpose, ...] = ("site", "feeds", "social", "kit", "ranking")
#: What is left out of a use without consent: the whole record, the name (and the pictures), or the pictures alone.
Effect = Literal["hold", "name", "picture"]


class Consent(Struct, frozen=True, kw_only=True):
    """What a person agreed to. `receipt` is an opaque number; the paper is never in the repository."""

    purpose: Purpose
    receipt: str = ""
    given: dt.date | None = None
    until: dt.date | None = None


class Photo(Struct, frozen=True, kw_only=True):
    """A picture file of the site folder. `alt` is empty only for a decoration."""

    path: str
    alt: str
    focus: tuple[float, float] | None = None


class Moment(Struct, frozen=True, kw_only=True):
    """A point in time in the site's timezone. `whole_day` is true where only a date was written."""

    #: As ISO 8601 writes it, with the offset, which binary forms of a time do not keep.
    iso: str
    whole_day: bool = True

    @classmethod
    def of(cls, at: dt.datetime, *, whole_day: bool = True) -> Moment:
        """The moment of a time that knows its offset."""
        return cls(iso=at.isoformat(), whole_day=whole_day)

    @property
    def at(self) -> dt.datetime:
        """The time, with its offset."""
        return dt.datetime.fromisoformat(self.iso)

    @property
    def day(self) -> dt.date:
        """The calendar day in the site's timezone."""
        return self.at.date()

    @property
    def written(self) -> str:
        """A date where only a date was written, else the full date-time with its offset (ISO 8601)."""
        return self.day.isoformat() if self.whole_day else self.at.isoformat(timespec="seconds")


class Record(Struct, frozen=True, kw_only=True):
    """What all records share. `path` is relative to the site folder.

    Texts lie in memory as UTF-8: as `str`, one emoji makes each letter take four bytes.
    """

    path: str
    slug: str
    lang: str
    body_utf8: bytes = b""
    #: The line of the file on which `body` begins.
    body_line: int = 1
    #: The fields that a translation leaves to its original, and `body`; that has them in the language `original_lang`.
    inherited: tuple[str, ...] = ()
    original_lang: str = ""

    @property
    def body(self) -> str:
        """The text in Markdown."""
        return self.body_utf8.decode()

    def lang_of(self, field: str) -> str:
        """The language in which a field is written."""
        return self.original_lang if field in self.inherited else self.lang

    def own(self, field: str) -> Any:
        """What the file itself says in a field; nothing where a translation leaves that to its original."""
        return None if field in self.inherited else getattr(self, field)


class Story(Record, frozen=True, kw_only=True):
    """A story that a colleague tells."""

    title: str
    date: Moment
    updated: Moment | None = None
    authors: tuple[str, ...]
    written_by: str = ""
    summary: str = ""
    kind: Literal["story", "video", "article", "note", "news", "infographic", "picture"] = "story"
    photo: Photo | None = None
    pictured: tuple[str, ...] = ()
    #: Whether whoever sent it says that everybody in it agrees; consent itself is on file elsewhere.
    agreed: bool = False
    video: Video | None = None
    quote: str = ""
    team: str = ""
    location: str = ""
    value: str = ""
    tags: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    share: dict[str, tuple[str, ...]] = {}
    id: str = ""
    aliases: tuple[str, ...] = ()
    expires: dt.date | None = None
    draft: bool = False

    @property
    def own_quote(self) -> str:
        """The quote where it is in the language of the story, for what is in one language: a card, words to share."""
        return self.own("quote") or ""


class Job(Record, frozen=True, kw_only=True):
    """An open or closed position. `overlay` is the file in which people correct what an import wrote, where there is one."""

    title: str
    date_posted: Moment
    updated: Moment | None = None
    valid_through: Moment | None = None
    state: Literal["open", "closed"] = "open"
    team: str = ""
    locations: tuple[str, ...] = ()
    workplace: Literal["onsite", "hybrid", "remote"] = "onsite"
    remote_from: tuple[str, ...] = ()
    employment_type: tuple[str, ...] = ()
    pay: Pay | None = None
    apply_url: str = ""
    apply_email: str = ""
    reference: str = ""
    contact: Contact | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    id: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    share: dict[str, tuple[str, ...]] = {}
    photo: Photo | None = None
    hiring_steps: tuple[HiringStep, ...] = ()
    benefits: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    overlay: str = ""


class Person(Record, frozen=True, kw_only=True):
    """A colleague. Without a `page` the file only keeps what the person agreed to."""

    name: str
    role: str = ""
    pronouns: str = ""
    bio: str = ""
    team: str = ""
    location: str = ""
    photo: Photo | None = None
    links: dict[str, str] = {}
    ambassador: bool = False
    alias: str = ""
    page: bool = True
    consent: tuple[Consent, ...] = ()
    withdrawn: dt.date | None = None
    #: Of pictures that were removed (`kollega.pictures.likeness`), so that no copy of them is published.
    likeness: tuple[str, ...] = ()
    #: Identities in feeds of stories that were removed.
    removed: tuple[str, ...] = ()
    left: dt.date | None = None


class Team(Record, frozen=True, kw_only=True):
    """A team with a page."""

    name: str
    summary: str = ""
    photo: Photo | None = None
    lead: str = ""


class Location(Record, frozen=True, kw_only=True):
    """A place of work with a page. `country` is an ISO 3166 code of two letters."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str
    region: str = ""
    country: str
    latitude: float | None = None
    longitude: float | None = None
    photo: Photo | None = None


class Event(Record, frozen=True, kw_only=True):
    """A job fair, webinar, open house or discussion session. An internal one is for backstage only."""

    title: str
    starts: Moment
    ends: Moment | None = None
    place: str = ""
    url: str = ""
    kind: Literal["", "fair", "webinar", "open_house", "session"] = ""
    people: tuple[str, ...] = ()
    summary: str = ""
    questions: str = ""
    recording: str = ""
    notes: str = ""
    internal: bool = False
    stand: bool = False


class Value(Record, frozen=True, kw_only=True):
    """What the employer stands for; stories may show it."""

    title: str
    summary: str = ""


class Goal(Struct, frozen=True, kw_only=True):
    """What the advocacy programme wants to reach, and how that is measured."""

    name: str
    measure: str = ""
    target: str = ""
    until: dt.date | None = None


#: Fields of the programme that say who answers for it.
ROLES = ("owner", "sponsor", "hr", "communications")


class Program(Record, frozen=True, kw_only=True):
    """Who runs the advocacy programme, for whom, and how often. Never public."""

    owner: str = ""
    sponsor: str = ""
    hr: str = ""
    communications: str = ""
    why: str = ""
    audiences: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    networks: tuple[str, ...] = ()
    cadence: str = ""


class Guideline(Record, frozen=True, kw_only=True):
    """A page of advice for colleagues who share; `network` where it is about one."""

    title: str = ""
    reviewed: dt.date | None = None
    network: str = ""


class Pointer(Record, frozen=True, kw_only=True):
    """Something outside: an article worth sharing, a post to join, a review site."""

    url: str
    title: str = ""
    why: str = ""
    by: str = ""
    network: str = ""
    until: dt.date | None = None


class Code(Record, frozen=True, kw_only=True):
    """A code in the links of one colleague, given out by the programme. It says nothing of whose it is."""

    code: str
    person: str = ""


class Page(Record, frozen=True, kw_only=True):
    """A page written by hand, in MkDocs' Markdown."""

    title: str = ""
    summary: str = ""
    hide: tuple[str, ...] = ()
