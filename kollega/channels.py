"""Channels: the feeds that a site has, as rows. How they are written is in `kollega.feeds`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega import kinds
from kollega.facets import Facets, address_of, feed_of, heading_of
from kollega.live import Library, LiveJob, LiveStory, used
from kollega.locales import language_name
from kollega.records import Struct
from kollega.sections import FOLDER_OF
from kollega.words import words_of

#: How many of the newest stories the main feeds carry, and the others; open jobs are all there.
LATEST, LATEST_OF_GROUP = 50, 20


class Channel(Struct, frozen=True, kw_only=True):
    """A feed: its path without ending, the page that it follows, and what it tells of, newest first.

    `word` is one of the interface, in English, `name` the name of a team, place, person, topic or choice.
    """

    path: str
    home: str
    records: tuple[LiveStory | LiveJob, ...]
    word: str = ""
    name: str = ""
    #: Whether it is one of the three that tell all; others tell no more of a job than its summary: whoever follows a
    #: team would else load all its jobs each time.
    is_main: bool = False
    #: Whether it is in the list of feeds, from which a reader takes all at once.
    is_listed: bool = True


def channels(library: Library) -> Iterator[Channel]:
    """The main feeds, one for each team, place, value, topic, person and language that has items, and those of the job
    finder."""
    plan = _Plan(library)
    yield from plan.main()
    yield from plan.groups()
    yield from plan.people()
    yield from plan.languages()
    yield from plan.kinds()
    yield from plan.choices()


class _Plan:
    """The feeds of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._say = words_of(library.site).gettext
        self._stories, self._jobs = used(library.stories, "feeds"), used(library.jobs, "feeds")
        records = _newest_first([*self._stories, *self._jobs])
        self._by_address = {record.address: record for record in records}
        self._rank = {address: number for number, address in enumerate(self._by_address)}

    def main(self) -> Iterator[Channel]:
        """Everything, the stories and the jobs."""
        stories, jobs = self._sorted(self._stories)[:LATEST], self._sorted(self._jobs)
        both = self._sorted([*stories, *jobs])
        yield Channel(path="feeds/all", home="", records=tuple(both), is_main=True)
        yield Channel(
            path="feeds/stories", home="stories/", word="Stories", records=tuple(stories), is_main=True
        )
        yield Channel(path="feeds/jobs", home="jobs/", word="Jobs", records=tuple(jobs), is_main=True)

    def groups(self) -> Iterator[Channel]:
        """Teams, places, values and topics."""
        for group in self._library.groups:
            told = (*group.stories, *group.jobs)
            if not group.elsewhere and not self._by_address.keys().isdisjoint(told):
                path = f"feeds/{FOLDER_OF[group.kind]}/{group.slug}"
                yield Channel(path=path, home=group.address, name=group.name, records=self._some(told))

    def people(self) -> Iterator[Channel]:
        """Colleagues who wrote something."""
        for person in used(self._library.people, "feeds"):
            if not person.elsewhere and not self._by_address.keys().isdisjoint(person.stories):
                path = f"feeds/people/{person.record.slug}"
                yield Channel(
                    path=path,
                    home=person.address,
                    name=person.record.name,
                    records=self._some(person.stories),
                )

    def languages(self) -> Iterator[Channel]:
        """Languages that something is written in; the folder of a further language has none of them."""
        if self._library.site.folder:
            return
        for lang in sorted({record.lang for record in self._by_address.values()}):
            own = [address for address, record in self._by_address.items() if record.lang == lang]
            path = f"feeds/languages/{lang.lower()}"
            yield Channel(path=path, home="", name=language_name(lang), records=self._some(own))

    def kinds(self) -> Iterator[Channel]:
        """Stories of each kind, where there are several."""
        for kind, stories in kinds.kinds_of(self._stories).items():
            yield Channel(
                path=kinds.feed_of(kind), home=kinds.address_of(kind), name=self._say(kinds.KINDS[kind][1]),
                records=self._some(story.address for story in stories),
            )  # fmt: skip

    def choices(self) -> Iterator[Channel]:
        """What can be chosen in the job finder."""
        facets = Facets.of_library(self._library)
        for choice, found in facets.choices.items():
            jobs = self._sorted(used(facets.jobs(found), "feeds"))
            yield Channel(
                path=feed_of(choice), home=address_of(choice), is_listed=False,
                name=heading_of(choice, self._say, self._library.site.lang), records=tuple(jobs[:LATEST_OF_GROUP]),
            )  # fmt: skip

    def _some(self, addresses: Iterable[str]) -> tuple[LiveStory | LiveJob, ...]:
        """What a feed that is not a main one tells of things with these addresses."""
        found = (self._by_address[address] for address in addresses if address in self._by_address)
        every = self._sorted(found)
        stories = [record for record in every if record.kind == "story"][:LATEST_OF_GROUP]
        return tuple(self._sorted([*stories, *(record for record in every if record.kind == "job")]))

    def _sorted(self, records: Iterable[LiveStory | LiveJob]) -> list[LiveStory | LiveJob]:
        """The same, newest first."""
        return sorted(records, key=lambda record: self._rank[record.address])


def _newest_first(records: Iterable[LiveStory | LiveJob]) -> list[LiveStory | LiveJob]:
    by_name = sorted(records, key=lambda record: (record.kind, record.identity))
    return sorted(by_name, key=lambda record: record.published.at, reverse=True)
