"""Channels: the feeds that a site has, as rows. How they are written is in `kollega.feeds`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega import kinds
from kollega.facets import Facets, address_of, feed_of, heading_of
from kollega.live import Library, LiveJob, LiveStory, used
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
    told, open_jobs = used(library.stories, "feeds"), used(library.jobs, "feeds")
    records = _newest_first([*told, *open_jobs])
    rank = {record.address: number for number, record in enumerate(records)}

    def newest_first(some: Iterable[LiveStory | LiveJob]) -> list[LiveStory | LiveJob]:
        return sorted(some, key=lambda record: rank[record.address])

    stories, jobs = newest_first(told)[:LATEST], newest_first(open_jobs)
    yield Channel(path="feeds/all", home="", records=tuple(newest_first([*stories, *jobs])), is_main=True)
    yield Channel(path="feeds/stories", home="stories/", word="Stories", records=tuple(stories), is_main=True)
    yield Channel(path="feeds/jobs", home="jobs/", word="Jobs", records=tuple(jobs), is_main=True)
    by_address = {record.address: record for record in records}

    def some(addresses: Iterable[str]) -> tuple[LiveStory | LiveJob, ...]:
        every = newest_first(by_address[address] for address in addresses if address in by_address)
        kept = [record for record in every if record.kind == "story"][:LATEST_OF_GROUP]
        return tuple(newest_first([*kept, *(record for record in every if record.kind == "job")]))

    for group in library.groups:
        if not group.elsewhere and not by_address.keys().isdisjoint((*group.stories, *group.jobs)):
            path = f"feeds/{FOLDER_OF[group.kind]}/{group.slug}"
            yield Channel(
                path=path, home=group.address, name=group.name, records=some((*group.stories, *group.jobs))
            )
    for person in used(library.people, "feeds"):
        if not person.elsewhere and not by_address.keys().isdisjoint(person.stories):
            path = f"feeds/people/{person.record.slug}"
            yield Channel(
                path=path, home=person.address, name=person.record.name, records=some(person.stories)
            )
    for lang in () if library.site.folder else sorted({record.lang for record in by_address.values()}):
        own = [address for address, record in by_address.items() if record.lang == lang]
        yield Channel(path=f"feeds/languages/{lang.lower()}", home="", name=lang, records=some(own))
    for kind, some_of in kinds.kinds_of(told).items():
        yield Channel(
            path=kinds.feed_of(kind), home=kinds.address_of(kind), records=some(story.address for story in some_of),
            name=words_of(library.site).gettext(kinds.KINDS[kind][1]),
        )  # fmt: skip
    facets = Facets.of_library(library)
    for choice, found in facets.choices.items():
        yield Channel(
            path=feed_of(choice), home=address_of(choice), is_listed=False,
            name=heading_of(choice, words_of(library.site).gettext, library.site.lang),
            records=tuple(newest_first(used(facets.jobs(found), "feeds"))[:LATEST_OF_GROUP]),
        )  # fmt: skip


def _newest_first(records: Iterable[LiveStory | LiveJob]) -> list[LiveStory | LiveJob]:
    by_name = sorted(records, key=lambda record: (record.kind, record.identity))
    return sorted(by_name, key=lambda record: record.published.at, reverse=True)
