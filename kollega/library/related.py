"""What belongs together: stories lead to jobs, jobs to people and their stories.

What people wrote wins: `jobs` of a story, `stories` of a job. Otherwise the nearest do (`likeness`). A pair that is not near
is not shown: no relation is better than a far-fetched one. Equal scores go by date and address, so the same input gives the
same pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from kollega.library.likeness import MOST, neighbours
from kollega.live import LiveJob, LivePerson, LiveStory
from kollega.store import Store

_MOST_PEOPLE = 4


class Related:
    """Relations among everything that is live."""

    def __init__(
        self, stories: Sequence[LiveStory], jobs: Sequence[LiveJob], people: Sequence[LivePerson],
        often: Mapping[str, str] = MappingProxyType({}), store: Store | None = None,
    ) -> None:  # fmt: skip
        self._people = people
        self._by_slug = {
            "story": {s.slug: s.address for s in stories},
            "job": {j.slug: j.address for j in jobs},
        }
        #: Stories by the jobs that they name, and jobs by the pages of their team and their places.
        self._telling: defaultdict[str, list[str]] = defaultdict(list)
        for story in stories:
            for slug in dict.fromkeys(story.record.jobs):
                self._telling[slug].append(story.address)
        self._at: defaultdict[str, list[LiveJob]] = defaultdict(list)
        for job in jobs:
            for link in dict.fromkeys((job.team, *(place.link for place in job.places))):
                if link and link.address:
                    self._at[link.address].append(job)
        self._near = neighbours(stories, jobs, often, store, people)

    def story(self, story: LiveStory) -> LiveStory:
        """The story with the open jobs and the other stories near it."""
        named = self._named("job", story.record.jobs)
        jobs = named or self._near[story.address]["job"]
        return msgspec.structs.replace(
            story, jobs=tuple(jobs), stories=tuple(self._near[story.address]["story"])
        )

    def job(self, job: LiveJob) -> LiveJob:
        """The job with the stories near it, and colleagues of its team and place, tellers first."""
        named = self._named("story", job.record.stories)
        named += [address for address in self._telling.get(job.slug, ()) if address not in named]
        stories = (named or self._near[job.address]["story"])[:MOST]
        return msgspec.structs.replace(
            job, stories=tuple(stories), people=tuple(self._colleagues(job, stories))
        )

    def person(self, person: LivePerson) -> LivePerson:
        """The person with the open jobs of the same team, those of the same place first.

        Somebody in no team has those of the place.
        """
        places = {person.location.address} if person.location else set()
        belongs = person.team or person.location
        near = self._at.get(belongs.address or "", ()) if belongs else ()
        jobs = sorted(near, key=lambda job: not any(place.link.address in places for place in job.places))
        return msgspec.structs.replace(person, jobs=tuple(job.address for job in jobs[:MOST]))

    def _named(self, kind: str, slugs: Iterable[str]) -> list[str]:
        return [self._by_slug[kind][slug] for slug in slugs if slug in self._by_slug[kind]]

    def _colleagues(self, job: LiveJob, stories: Sequence[str]) -> list[str]:
        """People of the job's team, then of its places, tellers first; before them all those whose story is shown."""
        shown = set(stories)
        places = {place.link.address for place in job.places} - {None}

        def rank(person: LivePerson) -> tuple[bool, bool, bool, bool, str]:
            in_team = bool(person.team and job.team and person.team.address == job.team.address)
            in_place = bool(person.location and person.location.address in places)
            return (
                not shown & set(person.stories),
                not in_team,
                not in_place,
                not person.stories,
                person.address,
            )

        ranked = sorted((rank(person), person.address) for person in self._people)
        near = [address for (telling, team, place, *_), address in ranked if not (telling and team and place)]
        return near[:_MOST_PEOPLE]
