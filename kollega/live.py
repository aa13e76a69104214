"""What is live: the records as the library joined and published them, which is all that producers see.

Addresses are relative to where the pages of a language begin, without a leading slash: `stories/night-shift/` is a page's
folder and the home page is the empty text. What has no page in the language lies elsewhere: `../da/stories/vagten/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeVar

from msgspec.structs import replace

from kollega.captions import Cue
from kollega.languages import base
from kollega.records import (
    Event,
    Goal,
    Job,
    Moment,
    Person,
    Photo,
    Purpose,
    Story,
    Struct,
)
from kollega.sections import FOLDER_OF
from kollega.site import Site
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


class Host(Struct, frozen=True, kw_only=True):
    """Another host that content leads people to, and the file and line where it first stands."""

    name: str
    path: str
    line: int


class Tombstone(Struct, frozen=True, kw_only=True):
    """A story that was in feeds and is there no more, since somebody took it back: its identity, and the folder of its language."""

    identity: str
    folder: str
    day: date


class Redirect(Struct, frozen=True, kw_only=True):
    """An old address that leads on, as a path on the site: of a page in a folder with a final slash."""

    old: str
    to: str
    #: The file that people edit.
    source: str
    #: The page is not elsewhere but given up: a job long closed, in whose place the open ones are shown.
    is_gone: bool = False
    #: Whether a page can lie there that leads on; else only a host's own rules can.
    is_page: bool = True

    @property
    def is_file(self) -> bool:
        """Whether the address is that of a file, such as `old.html`."""
        return not self.old.endswith("/")


class Translation(Struct, frozen=True, kw_only=True):
    """What a language lacks of a live thing: a file, or in the file what changed in the original since."""

    lang: str
    #: The file of the original, and that of the translation, which may not be there.
    source: str
    path: str
    is_there: bool
    #: The day of the change since which it is outdated; nothing where it is not.
    changed: date | None = None


class Library(Struct, frozen=True, kw_only=True):
    """Everything that is live on a day; lists are in the order in which they are shown."""

    site: Site
    today: str
    #: SHA-256 of the source files that pictures are made of, by path.
    files: dict[str, str]
    stories: tuple[LiveStory, ...]
    jobs: tuple[LiveJob, ...]
    closed: tuple[LiveJob, ...]
    people: tuple[LivePerson, ...]
    groups: tuple[Group, ...]
    pages: tuple[LivePage, ...]
    #: Public events, those to come first; internal ones are apart.
    events: tuple[LiveEvent, ...] = ()
    internal_events: tuple[LiveEvent, ...] = ()
    #: For backstage only.
    guidelines: tuple[LiveGuideline, ...] = ()
    programme: LiveProgramme = LiveProgramme()
    links: tuple[LivePointer, ...] = ()
    engage: tuple[LivePointer, ...] = ()
    reviews: tuple[LivePointer, ...] = ()
    #: How the employer treats recommendations and rewards them; and the codes of ambassadors, by slug.
    referral: LiveGuideline | None = None
    codes: dict[str, str] = {}
    #: Names of people of whom nothing may be in an output.
    withdrawn: tuple[str, ...] = ()
    #: The same of people who may be on the site, but not in a use of it: names by the use (`feed`, `share kit`).
    apart: dict[str, tuple[str, ...]] = {}
    #: Files of pictures that may not be shown, with their digests, and likenesses of such that are gone.
    unseen: dict[str, str] = {}
    likenesses: tuple[str, ...] = ()
    #: What feeds say of stories that somebody took back, by day; none names anybody.
    tombstones: tuple[Tombstone, ...] = ()
    #: Digests of who may not be shown, and for which purpose.
    withheld: tuple[str, ...] = ()
    #: Old addresses, and those of jobs that are gone, by address.
    redirects: tuple[Redirect, ...] = ()
    #: Entries of the configuration's menu, as written, whose page is not there today.
    away: tuple[str, ...] = ()
    #: Other hosts that anything in the content leads to, also what is not live today.
    hosts: tuple[Host, ...] = ()
    #: Every text in every other language than its own, by language and path.
    translations: tuple[Translation, ...] = ()
    #: The same in each other language: what is translated in it, and for lists what is not, as it is elsewhere.
    others: tuple[Library, ...] = ()

    @property
    def every_language(self) -> tuple[Library, ...]:
        """This library, and those of all other languages."""
        return (self, *self.others)

    @property
    def description(self) -> str:
        """What the site is: in its first language as it is configured, in others as its home page there says."""
        home = next((page.summary for page in self.pages if not page.address), "")
        return home if self.site.folder else self.site.description

    @property
    def filled(self) -> set[str]:
        """Folders of the sections that have something in them."""
        found = {FOLDER_OF[post.kind] for post in (*self.stories, *self.jobs, *self.closed)}
        found |= {FOLDER_OF[group.kind] for group in self.groups}
        found |= {"people"} if self.people else set()
        found |= {"videos"} if any(story.video for story in self.stories) else set()
        return found | ({"events"} if self.events else set())

    def shared(self) -> list[LiveStory | LiveJob]:
        """All stories and open jobs, each in every language that it is written in, with addresses from the root.

        Nobody is in it who has not agreed to share kits; their pictures are the cards, so that consent for those counts too.
        """
        first: tuple[LiveStory | LiveJob, ...] = _to_share(self)
        found = {one.address: one for one in first}
        for other in self.others:
            things: tuple[LiveStory | LiveJob, ...] = _to_share(other)
            for one in things:
                address = other.site.folder + one.address
                if not one.elsewhere and address not in found:
                    found[address] = replace(one, address=address)
        return list(found.values())

    def named(self, name: str) -> list[LiveStory | LiveJob]:
        """Of `shared` those with an address or a slug; a slug means the first language where that has it."""
        wanted = name.strip("/").removesuffix(".md").removesuffix("/index")
        things = self.shared()
        at = [one for one in things if one.address.strip("/") == wanted]
        alike = [one for one in things if one.slug == wanted]
        return at or [one for one in alike if one.lang == self.site.lang] or alike


_Used = TypeVar("_Used", bound=LiveStory | LiveJob | LivePerson | LiveEvent)


def used(things: Iterable[_Used], purpose: Purpose) -> tuple[_Used, ...]:
    """Those of `things` that may be used for a purpose, each with no more than its people have agreed to for it."""
    every = ((thing, thing.lessened.get(purpose)) for thing in things)
    return tuple(_less(thing, less) if less else thing for thing, less in every if not less or less.is_there)


def _less(thing: _Used, less: Lessened) -> _Used:
    if isinstance(thing, LivePerson):
        photo = thing.record.photo if less.has_pictures else None
        return replace(thing, record=replace(thing.record, photo=photo))
    if isinstance(thing, LiveEvent):
        return thing
    changed: dict[str, object] = {}
    if not less.has_pictures:
        changed |= {"photo": None, "text": without_pictures(thing.text)}
    if isinstance(thing, LiveStory):
        record = thing.record
        if not less.has_pictures:
            changed["video"], record = None, replace(record, video=None)
        if less.authors is not None:
            changed["authors"], record = less.authors, replace(record, quote="")
        changed["record"] = record
    return replace(thing, **changed)


def without_pictures(text: Text) -> Text:
    """A text in which no picture is shown."""
    return replace(text, pictures=dict.fromkeys(text.pictures))


def _to_share(library: Library) -> tuple[LiveStory | LiveJob, ...]:
    """What has a kit in a language."""
    stories, jobs = used(library.stories, "kit"), used(library.jobs, "kit")
    return (*used(stories, "social"), *used(jobs, "social"))
