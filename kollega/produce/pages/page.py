"""What a page shows, and the cards on it, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from kollega import markup, templates
from kollega.live import Group, Library, Link, LiveEvent, LiveJob, LivePerson, LiveStory, LiveVideo, Text
from kollega.records import Photo, Struct
from kollega.site import Site
from kollega.words import EMPLOYMENT, WORKPLACES, words_of

#: How many stories or jobs a page shows that is not a list of them.
NEWEST = 6
#: Stories on the home page: a large one and a row of three.
NEWEST_AT_HOME = 4
#: The newest stories below one that nothing is near.
NEWEST_BELOW = 3
#: How many teams, and how many values, home names.
GROUPS_AT_HOME = 4


class Way(Struct, frozen=True, kw_only=True):
    """From a page to a language: what it is called in itself, and whether the same is there."""

    lang: str
    name: str
    address: str
    is_same: bool
    is_here: bool


class Page(Struct, frozen=True, kw_only=True):
    """All that a page shows. `frame` is the address whose frame it has."""

    address: str
    frame: str
    template: str
    title: str
    summary: str
    lang: str
    site: Site
    #: Digest of the site's own templates.
    theme: dict[str, str]
    #: The story, job, person, group or hand-written page that it is about.
    thing: Any = None
    lists: dict[str, Any] = {}
    text: Text | None = None
    kind: str = "website"
    #: Name and address of the pages above this one, from home on.
    trail: tuple[tuple[str, str], ...] = ()
    #: Name and path without ending of the feeds that follow what the page shows.
    feeds: tuple[tuple[str, str], ...] = ()
    #: The hand-written page whose content it shows.
    content: str | None = None
    robots: str = ""
    #: The video that it shows, of the story at this address from the root.
    video: LiveVideo | None = None
    told_at: str = ""
    #: To every language of the site, where it has several.
    ways: tuple[Way, ...] = ()


_Thing = TypeVar("_Thing", LiveStory, LiveJob, LiveEvent, Group)


def about(thing: _Thing) -> dict[str, Any]:
    """The `thing` of a page and its `text`. All that a page has is sent to who makes it, so nothing is there twice, and
    nothing that pages do not show."""
    text = thing.text and msgspec.structs.replace(thing.text, plain_utf8=b"")
    return {"thing": without_text(thing), "text": text}


def without_text(thing: _Thing) -> _Thing:
    """A thing without what it says at length."""
    return msgspec.structs.replace(thing, text=Text())


class Card(Struct, frozen=True, kw_only=True):
    """What a list shows of a story, job or person."""

    title: str
    address: str
    lang: str = ""
    summary: str = ""
    line: str = ""
    #: Languages of what may be in another than the rest: the summary, the `line` of people, the quote of a story.
    summary_lang: str = ""
    line_lang: str = ""
    quote_lang: str = ""
    date: Any = None
    photo: Photo | None = None
    #: What stands above a story's title: its team.
    kicker: str = ""
    kind: str = ""
    #: What a story's teller says, and who that is.
    quote: str = ""
    person: Card | None = None
    pay: str = ""
    #: The file of a video, for its loop.
    video: str = ""


class Cards:
    """Cards of everything that is live."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stories = {story.address: story for story in library.stories}
        self._all: dict[str, Card] = {story.address: self.story(story) for story in library.stories}
        self._all |= {job.address: self.job(job) for job in library.jobs}
        self._all |= {person.address: self.person(person) for person in library.people}
        self._all |= {event.address: self.event(event) for event in library.events}

    def of(self, addresses: Iterable[str]) -> list[Card]:
        """Cards of live stories, open jobs and people, by address."""
        return [self._all[address] for address in addresses if address in self._all]

    def people(self, links: Iterable[Link | None]) -> list[Card]:
        """Cards of people: those with a page as they show themselves there, others by name alone."""
        return [
            self._all.get(link.address or "") or Card(title=link.name, address="")
            for link in links
            if link is not None
        ]

    def voices(self, stories: Iterable[LiveStory]) -> list[Card]:
        """Stories with a quote, each by somebody else; what one cannot read is the last choice."""
        seen: dict[str, Card] = {}
        own = self._library.site.lang
        for story in sorted(stories, key=lambda story: story.record.lang_of("quote") != own):
            if story.record.quote and story.authors:
                person = self.people(story.authors[:1])[0]
                card = Card(
                    title=story.title,
                    address=story.address,
                    lang=story.lang,
                    quote=story.record.quote,
                    quote_lang=story.record.lang_of("quote"),
                    person=person,
                )
                seen.setdefault(person.title, card)
        return list(seen.values())

    def newest_jobs(self) -> list[Card]:
        """A few open jobs."""
        return self.of(job.address for job in self._library.jobs[:NEWEST])

    def others(self, story: LiveStory) -> list[Card]:
        """The newest stories but one that nothing is near."""
        newest = self._library.stories[: NEWEST_BELOW + 1]
        return [self.story(one) for one in newest if one.address != story.address][:NEWEST_BELOW]

    def story(self, story: LiveStory) -> Card:
        """Headline, summary, names and date."""
        record = story.record
        return Card(
            title=story.title, address=story.address, lang=story.lang, summary=markup.cut(story.summary, 160),
            summary_lang=record.lang_of("summary" if record.summary else "body"),
            line=templates.as_names(story.authors, self._library.site.lang), date=story.published, photo=story.photo,
            kicker=story.team.name if story.team else "",
            kind="video" if story.video else story.record.kind,
        )  # fmt: skip

    def video(self, story: LiveStory) -> Card:
        """A story's video: the card leads to the page on which it is watched."""
        video = story.video
        card = self.story(story)
        if video is None:
            return card
        return msgspec.structs.replace(
            card, address=video.address, kind="video", photo=video.poster, video=video.file
        )

    def videos(self, stories: Iterable[str]) -> list[Card]:
        """The videos of the stories at some addresses, their own language first."""
        found = (self._stories[address] for address in stories if address in self._stories)
        return [self.video(story) for story in found if story.video]

    def job(self, job: LiveJob) -> Card:
        """Title, team, places, workplace and employment."""
        record, site = job.record, self._library.site
        words = words_of(site)
        say = words.gettext
        parts = [place.link.name for place in job.places[:3]]
        if len(job.places) > 3:
            more = len(job.places) - 3
            said = words.ngettext("%(count)s more place", "%(count)s more places", more)
            parts.append(said % {"count": words.number(more)})
        if record.workplace != "onsite":
            parts.append(say(WORKPLACES[record.workplace]))
        parts += [say(EMPLOYMENT[name]) for name in record.employment_type]
        return Card(
            title=job.title, address=job.address, lang=job.lang, line="\xa0· ".join(dict.fromkeys(parts)),
            summary=job.team.name if job.team else "",
            pay=templates.as_pay(record.pay, site.lang, site.texts.get(site.lang, ())) if record.pay else "",
        )  # fmt: skip

    def event(self, event: LiveEvent) -> Card:
        """Name, place, date and summary."""
        record = event.record
        place = (
            event.place.link.name
            if event.place
            else (words_of(self._library.site).gettext("Online") if record.url else "")
        )
        return Card(
            title=record.title, address=event.address, lang=record.lang, date=record.starts, line=place,
            summary=markup.cut(event.summary, 160),
            summary_lang=record.lang_of("summary" if record.summary else "body"),
        )  # fmt: skip

    def person(self, person: LivePerson) -> Card:
        """Name and role, and a little of what they say of themselves."""
        record = person.record
        return Card(
            title=record.name, address=person.address, line=record.role, photo=record.photo,
            line_lang=record.lang_of("role"), summary_lang=record.lang_of("bio"),
            summary=markup.cut(" ".join(record.bio.split()), 240),
        )  # fmt: skip
