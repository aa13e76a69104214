"""Live things: the records, with what the library joined to them.

Addresses are relative to where the pages of a language begin, without a leading slash: `stories/night-shift/` is a page's
folder and the home page is the empty text. What has no page in the language lies elsewhere: `../da/stories/vagten/`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kollega.captions import Cue
from kollega.languages import base
from kollega.records import Event, Goal, Job, Moment, Person, Photo, Story, Struct
from kollega.video.foreign import Foreign


class Link(Struct, frozen=True, kw_only=True):
    """A name, and where it leads; a plain label has no address."""

    name: str
    address: str | None = None


class Said(Struct, frozen=True, kw_only=True):
    """What a Markdown text says, converted but not yet sanitised: `kollega.markup.finish` makes it safe.

    Texts are most of what is in memory, and lie there as UTF-8: as `str`, one emoji makes each letter take four bytes.
    """

    html_utf8: bytes = b""
    plain_utf8: bytes = b""

    @property
    def unsafe_html(self) -> str:
        """The text as HTML, not yet sanitised."""
        return self.html_utf8.decode()

    @property
    def plain(self) -> str:
        """All words on one line, for feeds and searches."""
        return self.plain_utf8.decode()


class Text(Said, frozen=True, kw_only=True):
    """A text with the ways that its links and pictures go."""

    #: Link as written to address on the site (with its final fragment); `None`: it leads nowhere and becomes text.
    links: dict[str, str | None] = {}
    #: Picture as written to file of the site folder; `None`: it may not be shown.
    pictures: dict[str, str | None] = {}


class Lessened(Struct, frozen=True, kw_only=True):
    """What a use of a live thing may have of it, where somebody has not agreed to all of it."""

    is_there: bool = True
    has_pictures: bool = True
    #: Who may be named as author; `None`: everybody.
    authors: tuple[Link, ...] | None = None


class Live(Struct, frozen=True, kw_only=True):
    """What live stories and jobs share."""

    kind: str
    slug: str
    address: str
    #: The permanent identity in feeds, unique in its kind.
    identity: str
    title: str
    lang: str
    published: Moment
    updated: Moment
    summary: str
    text: Text
    #: The file that people edit.
    source: str
    #: Where the pages of its language begin, as an address from here; empty where it has a page in this language.
    elsewhere: str = ""
    team: Link | None = None
    tags: tuple[Link, ...] = ()
    photo: Photo | None = None
    share: dict[str, tuple[str, ...]] = {}
    #: Addresses of what belongs to it, best first: open jobs, stories, people (`kollega.library.related`).
    jobs: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    #: By purpose of consent (`kollega.records.PURPOSES`); whoever makes such a use of it asks `used`.
    lessened: dict[str, Lessened] = {}


class Track(Struct, frozen=True, kw_only=True):
    """The captions of a video in a language."""

    lang: str
    cues: tuple[Cue, ...]


class LiveVideo(Struct, frozen=True, kw_only=True):
    """The video of a story. One of `file` (a path in the site folder) and `foreign` is there."""

    #: The address of its watch page.
    address: str
    file: str = ""
    foreign: Foreign | None = None
    #: What is shown before it plays; for a file a frame of it, where nobody chose another picture.
    poster: Photo | None = None
    #: Captions, those in the language of the story first, then those in it as it is elsewhere.
    tracks: tuple[Track, ...] = ()
    #: The words where there are no captions.
    transcript: str = ""
    chapters: tuple[tuple[int, str], ...] = ()
    focus: tuple[float, float] | None = None

    def has_cuts(self, lang: str) -> bool:
        """Whether social cuts are made for a page in a language: the captions are burnt in, so they must be in it."""
        return bool(self.file) and (not self.tracks or base(self.tracks[0].lang) == base(lang))


class LiveStory(Live, frozen=True, kw_only=True):
    """A published story."""

    record: Story
    video: LiveVideo | None = None
    value: Link | None = None
    authors: tuple[Link, ...]
    written_by: Link | None = None
    pictured: tuple[Link, ...] = ()
    location: Link | None = None


class Place(Struct, frozen=True, kw_only=True):
    """One place of a job or an event, as exact as it is known. `names_country`: its name says the country, in whatever words."""

    link: Link
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    names_country: bool = False


class LiveJob(Live, frozen=True, kw_only=True):
    """A job with a page. Only an open one is in lists, feeds, sitemap and JobPosting data."""

    record: Job
    is_open: bool
    #: Whether its last day is near.
    is_closing: bool = False
    places: tuple[Place, ...]
    contact: Link | None = None


class LivePerson(Struct, frozen=True, kw_only=True):
    """A colleague with a page."""

    address: str
    record: Person
    elsewhere: str = ""
    team: Link | None = None
    location: Link | None = None
    stories: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    lessened: dict[str, Lessened] = {}


class Group(Struct, frozen=True, kw_only=True):
    """A team, a location, a value or a tag, with what belongs to it, as addresses."""

    kind: Literal["team", "location", "value", "tag"]
    slug: str
    address: str
    name: str
    #: The language of the name, where that is known, and those of the summary and of the text.
    lang: str = ""
    summary_lang: str = ""
    text_lang: str = ""
    elsewhere: str = ""
    summary: str = ""
    text: Text | None = None
    photo: Photo | None = None
    lead: Link | None = None
    place: Place | None = None
    source: str = ""
    stories: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class LiveEvent(Struct, frozen=True, kw_only=True):
    """An event with a page; an internal one is for backstage only. `is_over`: it ended before today."""

    address: str
    record: Event
    text: Text
    elsewhere: str = ""
    summary: str
    is_over: bool
    place: Place | None = None
    people: tuple[Link, ...] = ()
    lessened: dict[str, Lessened] = {}


class LivePage(Struct, frozen=True, kw_only=True):
    """A page written by hand. Its HTML is made by MkDocs; `body` is its Markdown."""

    path: str
    address: str
    title: str
    summary: str
    lang: str
    body: str = ""
    #: The line of the file on which `body` begins.
    body_line: int = 1
    hide: tuple[str, ...] = ()
    links: dict[str, str | None] = {}
    pictures: dict[str, str | None] = {}


class LiveGuideline(Struct, frozen=True, kw_only=True):
    """A page of the employer's advice for colleagues who share; `network` where it is about one."""

    slug: str
    title: str
    lang: str
    text: Text
    #: The file that people edit.
    source: str
    network: str = ""
    #: The day on which somebody last read it with care.
    reviewed: date | None = None
    #: What its text is told from others of its name by: signs that change with every change of it.
    version: str = ""
    #: Where the addresses in its text begin: that of its language.
    folder: str = ""
    #: Whether it is a translation, and the original was read with care after it.
    is_behind: bool = False


class LivePointer(Struct, frozen=True, kw_only=True):
    """Something outside for colleagues: an article worth sharing, a post to join, a review site; `by` says `why`."""

    url: str
    title: str
    why: str = ""
    by: Link | None = None
    network: str = ""
    until: date | None = None


class LiveProgramme(Struct, frozen=True, kw_only=True):
    """The advocacy programme: who answers for it, by role in the order of the fields, and what it is to reach."""

    people: dict[str, Link] = {}
    why: str = ""
    audiences: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    networks: tuple[str, ...] = ()
    cadence: str = ""
