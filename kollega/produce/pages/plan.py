"""Which pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from kollega import kinds, markup
from kollega.channels import channels
from kollega.live import Group, Library, Link, LiveEvent, LiveJob, LivePerson, LiveStory
from kollega.locales import language_name
from kollega.produce.pages.finder import Finding
from kollega.produce.pages.page import GROUPS_AT_HOME, NEWEST, NEWEST_AT_HOME, Cards, Page, Way, about
from kollega.produce.pages.videos import apart, wall, watch_page
from kollega.sections import ALWAYS, BELOW, FOLDER_OF, FOLDERS, SECTIONS
from kollega.words import words_of

#: Sections whose list is made of cards; the others are lists of names.
_OF_CARDS = {"stories", "jobs", "videos", "people", "events"}


_Thing = TypeVar("_Thing", LiveStory, LiveJob, LivePerson, LiveEvent, Group)


def _own(things: Iterable[_Thing]) -> list[_Thing]:
    """What has a page in this language."""
    return [thing for thing in things if not thing.elsewhere]


def pages_of(library: Library, theme: dict[str, str]) -> Iterator[Page]:
    """Every page of the public site in every language. `theme`: digests of the site's own templates, by file."""
    pages = {one.site.folder: list(_pages(one, theme)) for one in library.every_language}
    if len(pages) == 1:
        yield from pages[""]
        return
    there = {folder: {page.address for page in some} for folder, some in pages.items()}
    langs = {one.site.folder: one.site.lang for one in library.every_language}
    for some in pages.values():
        for page in some:
            yield msgspec.structs.replace(page, ways=tuple(_ways(page, there, langs)))


def _ways(page: Page, there: Mapping[str, set[str]], langs: Mapping[str, str]) -> Iterator[Way]:
    """From a page to every language: to the same page, or where there is none to the list that it belongs to."""
    for folder, lang in langs.items():
        is_same = page.address in there[folder]
        near = (page.address, page.address.split("/")[0] + "/", "")
        address = next(address for address in near if address in there[folder])
        own = folder == page.site.folder
        yield Way(
            lang=lang, name=language_name(lang), address=page.address if own else page.site.root + folder + address,
            is_same=is_same, is_here=own,
        )  # fmt: skip


def _pages(library: Library, theme: dict[str, str]) -> Iterator[Page]:
    """Every page in one language."""
    site = library.site
    plan = _Plan(library, {"site": site, "theme": theme})
    feeds = {
        channel.home: (f"{site.name}: {channel.name or words_of(site).gettext(channel.word)}", channel.path)
        for channel in channels(library)
        if channel.home
    }
    names = {section.folder: words_of(site).gettext(section.name) for section in SECTIONS}
    for page in (
        *plan.stories(),
        *plan.jobs(),
        *plan.people(),
        *plan.events(),
        *plan.groups(),
        *plan.lists(),
        *plan.kinds(),
        *plan.found(),
        *plan.written(),
    ):
        folder = page.address.split("/")[0]
        trail = [(site.name, "")]
        if page.address.count("/") > 1 and folder in names:
            trail.append((names[folder], f"{folder}/"))
        if page.address and not page.robots:
            trail.append((page.title, page.address))
        own = (feeds[page.address],) if page.address in feeds else ()
        yield msgspec.structs.replace(
            page, trail=tuple(trail) if len(trail) > 1 else (), feeds=(*own, (site.name, "feeds/all"))
        )


class _Plan:
    """The pages of one library."""

    def __init__(self, library: Library, common: dict[str, Any]) -> None:
        self._library = library
        self._site = library.site
        self._cards = Cards(library)
        self._common = common
        self._finding = Finding(library, self._cards)
        self._written = {page.address: page for page in library.pages}
        self._stories = {story.address: story for story in library.stories}
        self._teams = {group.address: group for group in library.groups if group.kind == "team"}

    def _say(self, message: str, **values: str) -> str:
        """A message in the language of the site."""
        return words_of(self._site).gettext(message) % {"name": self._site.name, **values}

    def stories(self) -> Iterator[Page]:
        """Each story, and the page of its video."""
        library, cards, common = self._library, self._cards, self._common
        for story in _own(library.stories):
            yield Page(
                address=story.address, frame=f"stories/{BELOW}/", template="records/story.html", title=story.title,
                summary=story.summary, lang=story.lang, **about(story), kind="article",
                lists={
                    "jobs": cards.of(story.jobs), "stories": cards.of(story.stories) or cards.others(story),
                    "authors": [card for card in cards.people(story.authors) if card.address],
                },
                video=story.video, told_at=self._site.folder + story.address,
                **common,
            )  # fmt: skip
            if story.video:
                yield watch_page(story, story.video, library, cards, common)

    def jobs(self) -> Iterator[Page]:
        """Each job; a closed one leads on to the newest."""
        for job in _own((*self._library.jobs, *self._library.closed)):
            yield Page(
                address=job.address, frame=f"jobs/{BELOW}/", template="records/job.html", title=job.title,
                summary=job.summary, lang=job.lang, **about(job),
                lists=self._beside(job) if job.is_open else self._instead(), **self._common,
            )  # fmt: skip

    def _beside(self, job: LiveJob) -> dict[str, Any]:
        """What the page of an open job shows of everything else."""
        cards = self._cards
        return {
            "jobs": [], **apart(cards, job.stories), "people": cards.of(job.people),
            "contact": next(iter(cards.people([job.contact])), None),
            "team": self._teams.get((job.team.address if job.team else None) or ""),
        }  # fmt: skip

    def _instead(self) -> dict[str, Any]:
        """The same of a closed one."""
        nobody: dict[str, Any] = {"stories": [], "videos": [], "people": [], "contact": None, "team": None}
        return nobody | {"jobs": self._cards.newest_jobs()}

    def people(self) -> Iterator[Page]:
        """Each colleague with a page."""
        cards = self._cards
        for person in _own(self._library.people):
            record = person.record
            yield Page(
                address=person.address, frame=f"people/{BELOW}/", template="records/person.html", title=record.name,
                summary=" · ".join(part for part in (record.role, self._site.name) if part), lang=self._site.lang,
                thing=person, kind="profile",
                lists={
                    "stories": cards.of(person.stories), "jobs": cards.of(person.jobs),
                    "voices": cards.voices(self._stories[address] for address in person.stories),
                },
                **self._common,
            )  # fmt: skip

    def events(self) -> Iterator[Page]:
        """Each event that everybody may know of."""
        for event in _own(self._library.events):
            yield Page(
                address=event.address, frame=f"events/{BELOW}/", template="records/event.html",
                title=event.record.title, summary=event.summary, lang=event.record.lang, **about(event),
                lists={"people": self._cards.of(link.address or "" for link in event.people)}, **self._common,
            )  # fmt: skip

    def groups(self) -> Iterator[Page]:
        """Teams, places, values and topics."""
        for group in _own(self._library.groups):
            yield Page(
                address=group.address, frame=f"{FOLDER_OF[group.kind]}/{BELOW}/", template="records/group.html",
                title=group.name, lang=self._site.lang, **about(group),
                summary=markup.cut(group.summary, 300) or self._say("%(group)s: stories and jobs at %(name)s", group=group.name),
                lists={
                    "lead": next(iter(self._cards.people([group.lead])), None),
                    **{name: self._cards.of(getattr(group, name)) for name in ("stories", "jobs", "people")},
                },
                **self._common,
            )  # fmt: skip

    def lists(self) -> Iterator[Page]:
        """Home and the lists; a hand-written page at the same address is their introduction."""
        library, cards, site = self._library, self._cards, self._site
        home = self._written.get("")
        yield Page(
            address="", frame="", template="records/home.html", title=site.name, lang=site.lang,
            summary=(home.summary if home else "") or library.description or self._say("Stories and jobs at %(name)s"),
            content="" if home else None, thing=home,
            lists=self._at_home(), **self._common,
        )  # fmt: skip
        rows: dict[str, dict[str, Any]] = {
            "stories": {
                "stories": [cards.story(story) for story in library.stories],
                "filters": self._filters(),
            },
            "jobs": self._finding.everything(),
            "videos": wall(library, cards, self._say),
            "people": {"people": [cards.person(person) for person in library.people]},
            "events": {
                "events": [cards.event(event) for event in library.events if not event.is_over],
                "over": [cards.event(event) for event in library.events if event.is_over],
            },
        }
        for section in SECTIONS:
            folder = section.folder
            page = self._written.get(f"{folder}/")
            groups = {"groups": [group for group in library.groups if group.kind == section.kind]}
            is_empty = not any(rows.get(folder, groups).values())
            if is_empty and page is None and folder not in ALWAYS:
                continue
            yield Page(
                address=f"{folder}/", frame=f"{folder}/", lists=rows.get(folder, groups), lang=site.lang,
                template=f"records/{folder if folder in _OF_CARDS else 'groups'}.html",
                title=(page.title if page else "") or self._say(section.name),
                summary=(page.summary if page else "") or self._say("%(section)s at %(name)s", section=self._say(section.name)),
                content=f"{folder}/" if page else None, thing=page, **self._common,
            )  # fmt: skip

    def kinds(self) -> Iterator[Page]:
        """Stories of each kind, where there are several."""
        for kind, stories in kinds.kinds_of(self._library.stories).items():
            name = self._say(kinds.KINDS[kind][1])
            yield Page(
                address=kinds.address_of(kind), frame=f"stories/{BELOW}/", template="records/stories.html", title=name,
                lang=self._site.lang, summary=self._say("%(section)s at %(name)s", section=name),
                lists={"stories": [self._cards.story(story) for story in stories], "filters": self._filters()},
                **self._common,
            )  # fmt: skip

    def _sections(self) -> list[tuple[str, str]]:
        """Name and address of every list that has something in it."""
        having = self._library.filled | {page.address.rstrip("/") for page in self._library.pages}
        return [
            (self._say(section.name), f"{section.folder}/")
            for section in SECTIONS
            if section.folder in having
        ]

    def _at_home(self) -> dict[str, Any]:
        """What the home page shows of everything."""
        library, cards = self._library, self._cards
        newest = library.stories[:NEWEST_AT_HOME]
        hiring = [group for group in library.groups if group.kind == "team" and group.jobs]
        values = [group for group in library.groups if group.kind == "value"]
        # What visitors can read in their own language comes first.
        voices = cards.voices(library.stories)[:3]
        return {
            "stories": [cards.story(story) for story in newest], "voices": voices,
            "video": next((cards.story(one) for one in library.stories if one.record.kind == "video" and one not in newest), None),
            "jobs": [cards.job(job) for job in library.jobs[:NEWEST]],
            "has_people": bool(library.people), "has_jobs": bool(library.jobs or library.closed),
            "teams": sorted(hiring, key=lambda team: -len(team.jobs))[:GROUPS_AT_HOME],
            "more_teams": len(hiring) > GROUPS_AT_HOME,
            "values": values[:GROUPS_AT_HOME], "more_values": len(values) > GROUPS_AT_HOME,
            "events": [cards.event(event) for event in library.events if not event.is_over][:3],
            "more_stories": len(library.stories) > NEWEST_AT_HOME, "more_jobs": len(library.jobs) > NEWEST,
            "jobs_count": len(library.jobs), "stories_count": len(library.stories),
        }  # fmt: skip

    def _filters(self) -> list[tuple[str, list[Any]]]:
        """What stories may be chosen by: the name of it, and the kinds, teams, places or topics that have stories."""
        told = [
            Link(name=self._say(kinds.KINDS[kind][1]), address=kinds.address_of(kind))
            for kind in kinds.kinds_of(self._library.stories)
        ]
        rows: list[tuple[str, list[Any]]] = [(self._say("Kinds"), told)]
        for name, of in (("Teams", "team"), ("Places", "location"), ("Topics", "tag")):
            having = [group for group in self._library.groups if group.kind == of and group.stories]
            rows.append((self._say(name), having))
        return [(name, links) for name, links in rows if len(links) > 1]

    def found(self) -> Iterator[Page]:
        """The ready pages of the job finder."""
        return self._finding.ready(self._common)

    def written(self) -> Iterator[Page]:
        """Hand-written pages that are no introduction of a list, and the page for what is not there."""
        for page in self._library.pages:
            if page.address.rstrip("/") not in ("", *FOLDERS):
                yield Page(
                    address=page.address, frame=page.address, template="records/page.html",
                    title=page.title, summary=page.summary, lang=page.lang, thing=page,
                    content=page.address, **self._common,
                )  # fmt: skip
        yield Page(
            address="search/", frame="search/", template="records/search.html", title=self._say("Search"),
            summary=self._say("Find a story, a job, a colleague or a page."), lang=self._site.lang, lists={"sections": self._sections()},
            **self._common,
        )  # fmt: skip
        if self._site.folder:
            return
        yield Page(
            address="404.html", frame="404.html", template="records/missing.html", title=self._say("Page not found"), summary="",
            lang=self._site.lang, lists={"jobs": self._cards.newest_jobs()}, robots="noindex", **self._common,
        )  # fmt: skip
