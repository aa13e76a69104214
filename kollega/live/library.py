"""The library: all that is live on a day, in every language."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from kollega.live.consented import used
from kollega.live.things import (
    Group,
    LiveEvent,
    LiveGuideline,
    LiveJob,
    LivePage,
    LivePerson,
    LivePointer,
    LiveProgramme,
    LiveStory,
)
from kollega.records import Struct
from kollega.sections import FOLDER_OF
from kollega.site import Site


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
    def has_videos(self) -> bool:
        """Whether a story that this language shows has a video."""
        return any(story.video for story in self.stories)

    @property
    def plays_videos(self) -> bool:
        """Whether one of these is played here, and not on the page of another."""
        return any(story.video and not story.video.foreign for story in self.stories)

    @property
    def filled(self) -> set[str]:
        """Folders of the sections that have something in them."""
        found = {FOLDER_OF[post.kind] for post in (*self.stories, *self.jobs, *self.closed)}
        found |= {FOLDER_OF[group.kind] for group in self.groups}
        found |= {"people"} if self.people else set()
        found |= {"videos"} if self.has_videos else set()
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


def _to_share(library: Library) -> tuple[LiveStory | LiveJob, ...]:
    """What has a kit in a language."""
    stories, jobs = used(library.stories, "kit"), used(library.jobs, "kit")
    return (*used(stories, "social"), *used(jobs, "social"))
