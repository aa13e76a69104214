"""Records: what the files of a site folder say, typed. The meaning of each field is in `kollega.schema`.

References to other records are the texts that people wrote; the library turns them into links.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec

from kollega.addresses import absolute
from kollega.limits import MOST, Limits
from kollega.targets import Target


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
    """An open or closed position."""

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
    kind: Literal["fair", "webinar", "open_house", "session"] = "session"
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


class Organisation(Struct, frozen=True, kw_only=True):
    """The employer: the legal name, and where else it is known."""

    name: str
    logo: str = ""
    same_as: tuple[str, ...] = ()
    country: str = ""


class JobRules(Struct, frozen=True, kw_only=True):
    """How the site deals with jobs."""

    #: So many days before its last day a job is marked as closing soon.
    closing_soon: int = 7
    #: So many days after it closed a job's page is given up, and its address leads to the open jobs; `None`: never.
    gone_after: int | None = 180


class ConsentRules(Struct, frozen=True, kw_only=True):
    """What the employer asks for before people are shown."""

    #: The purposes for which consent must be on file, and what is left out where it is not.
    asked: dict[str, Effect] = {}
    #: Stories older than so many months are to be looked at again; `None`: none are.
    review_after: int | None = None


class Sharing(Struct, frozen=True, kw_only=True):
    """How the site deals with what is shared."""

    #: Whether shared links say in which network they were shared, for the employer's statistics.
    campaign: bool = True
    #: Where colleagues open the backstage, as an address that ends in `/`; nothing where links cannot lead there.
    backstage: str = ""
    #: Whether a kit's pictures can be taken together where the backstage is opened from a folder on disk.
    from_disk: bool = True


class Referral(Struct, frozen=True, kw_only=True):
    """How a colleague's code gets into the employer's own forms; without any, colleagues cannot recommend with one.

    `parameter` is its name in addresses to apply at. `form`: where a colleague refers somebody, an https address or
    one of e-mail (`mailto:`).
    """

    parameter: str = "ref"
    form: str = ""


class Brand(Struct, frozen=True, kw_only=True):
    """How the employer looks. What is empty is the generator's own.

    Colours are `#rgb` or `#rrggbb`. A font is a name of `kollega.typefaces` or a WOFF2 file, a logo a file, both as
    paths in the site folder.
    """

    primary: str = ""
    accent: str = ""
    ground: str = ""
    display_font: str = ""
    text_font: str = ""
    logo: str = ""
    logo_dark: str = ""


class Admin(Struct, frozen=True, kw_only=True):
    """Where the web editor finds the site's repository. `server` and `login` are addresses without a `/` at the end."""

    host: Literal["github", "gitlab", "gitea", "forgejo"]
    #: `owner/name`.
    repo: str
    branch: str = "main"
    #: The employer's own server, where it is not the host's public one.
    server: str = ""
    #: What lets people in at GitHub, and the number of the application at the others.
    login: str = ""
    app: str = ""


class Site(Struct, frozen=True, kw_only=True):
    """What `mkdocs.yml` says. `url` ends in `/`; it is a placeholder where the site has none."""

    name: str
    url: str
    has_url: bool = True
    description: str = ""
    docs_dir: str = "content"
    lang: str = "en"
    #: All languages of the site. The first lies at the root, the others in a folder of their name.
    languages: tuple[str, ...] = ("en",)
    #: What lists of other languages do with what is not translated, by section: `show` or `hide`.
    untranslated: dict[str, str] = {}
    #: The folder in which the pages of `lang` lie below the root: nothing, or `da/`. `url` leads there.
    folder: str = ""
    timezone: str = "UTC"
    organisation: Organisation
    networks: tuple[str, ...] = ()
    share: Sharing = Sharing()
    referral: Referral | None = None
    #: The portals for which there are feeds of jobs (`kollega.portals`).
    portals: tuple[str, ...] = ()
    #: Classes that hand-written pages may use, beside those of Material's blocks.
    classes: tuple[str, ...] = ()
    #: The hosts to which applications may lead, in the letters that a browser looks them up by; without any, all.
    apply_hosts: tuple[str, ...] = ()
    #: Where visitors report a problem with a page, as an address to link to.
    report: str = ""
    #: Where to apply without a job: the address of a page of the site, or a complete one (https, mailto).
    open_application: str = ""
    brand: Brand = Brand()
    #: The employer's own words for phrases of the interface, by language: pairs of the English phrase and the words.
    texts: dict[str, tuple[tuple[str, str], ...]] = {}
    #: Words that the employer keeps to itself: phrases, and patterns between slashes.
    confidential: tuple[str, ...] = ()
    limits: Limits = MOST
    #: Where the web editor finds the repository, for sites that have one.
    admin: Admin | None = None
    jobs: JobRules = JobRules()
    consent: ConsentRules = ConsentRules()
    #: Where videos lie that are too large for the repository: a folder, or an https address that ends in `/`.
    media: str = ""
    #: What a job that a rule on pay in adverts asks more of is: nothing, a warning or an error.
    pay_rules: Literal["off", "warn", "fail"] = "warn"
    #: Where `deploy` publishes to.
    targets: tuple[Target, ...] = ()
    #: The folder of the site's own templates and styles, the files in it and of its hooks, and the files of
    #: the content folder that the configuration names (logo, extra styles and scripts).
    theme_dir: str = ""
    theme_files: tuple[str, ...] = ()
    theme_media: tuple[str, ...] = ()
    #: Whether the configuration has MkDocs read what nobody else knows of: by hooks, plugins, snippets, or from elsewhere.
    reads_more: bool = False

    @property
    def root(self) -> str:
        """The way from where the pages of this language begin to the root of the output."""
        return "../" * self.folder.count("/")

    def absolute(self, address: str) -> str:
        """The complete address of something on the public site, safe for any document."""
        return absolute(self.url, address)
