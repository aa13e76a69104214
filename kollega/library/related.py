"""What belongs together: stories lead to jobs, jobs to people and their stories.

What people wrote wins: `jobs` of a story, `stories` of a job. Otherwise a score decides, from 0 to about 2:

- words: which share of the words in the title and tags of the one is in the other, where a word of the title or the
  tags counts fully, of the summary half, and one that the text says often a third. A word counts the less, the more
  titles and tags have it; words are compared by their first letters, so that `designer` and `designing` meet in any
  language;
- the same team adds 0.5, the same place 0.2.

A pair below the least score is not shown: no relation is better than a far-fetched one. Equal scores go by date and
address, so the same input gives the same pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kollega.live import Live, LiveJob, LivePerson, LiveStory

_STEM = 6
_SHORTEST = 4
#: What a word weighs in the summary, and in the text where it stands often; in title and tags it weighs one.
_IN_SUMMARY, _IN_TEXT = 0.5, 0.3
_OFTEN = 3
_LEAD = 8000
_TEAM, _PLACE = 0.5, 0.2
#: Least scores: from a story to a job, from a job to a story, and between stories.
_LEAST = {"jobs": 0.42, "stories": 0.36, "more": 0.3}
_MOST = 3
_MOST_PEOPLE = 4


#: Words with their weights, and for each word the things that have it, by number, with the weight it has there.
_Weights = dict[str, float]
_Having = dict[str, list[tuple[int, float]]]


class Related:
    """Relations among everything that is live."""

    def __init__(
        self, stories: Sequence[LiveStory], jobs: Sequence[LiveJob], people: Sequence[LivePerson]
    ) -> None:
        self._stories, self._jobs, self._people = stories, jobs, people
        self._by_slug = {
            "story": {s.slug: s.address for s in stories},
            "job": {j.slug: j.address for j in jobs},
        }
        self._things: dict[str, Sequence[Live]] = {"story": stories, "job": jobs}
        self._words = {thing.address: _words(thing) for thing in (*stories, *jobs)}
        self._shares = _shares({thing.address: _keys(thing) for thing in (*stories, *jobs)})
        self._saying = _having(stories, self._words)
        titles = {address: dict.fromkeys(shares, 1.0) for address, shares in self._shares.items()}
        self._called = {"job": _having(jobs, self._shares), "story": _having(stories, titles)}
        self._labels = {kind: _by_label(things) for kind, things in self._things.items()}

    def story(self, story: LiveStory) -> LiveStory:
        """The story with the open jobs and the other stories near it."""
        named = self._named("job", story.record.jobs)
        jobs = named or self._nearest(story, "job", _LEAST["jobs"])
        return msgspec.structs.replace(
            story, jobs=tuple(jobs), stories=tuple(self._nearest(story, "story", _LEAST["more"]))
        )

    def job(self, job: LiveJob) -> LiveJob:
        """The job with the stories near it, and colleagues of its team and place, tellers first."""
        named = self._named("story", job.record.stories)
        named += [s.address for s in self._stories if job.slug in s.record.jobs and s.address not in named]
        stories = (named or self._nearest(job, "story", _LEAST["stories"]))[:_MOST]
        return msgspec.structs.replace(
            job, stories=tuple(stories), people=tuple(self._colleagues(job, stories))
        )

    def person(self, person: LivePerson) -> LivePerson:
        """The person with the open jobs of the same team, those of the same place first."""
        places = {person.location.address} if person.location else set()
        jobs = [
            job for job in self._jobs if person.team and job.team and job.team.address == person.team.address
        ]
        jobs.sort(key=lambda job: not any(place.link.address in places for place in job.places))
        return msgspec.structs.replace(person, jobs=tuple(job.address for job in jobs[:_MOST]))

    def _named(self, kind: str, slugs: Iterable[str]) -> list[str]:
        return [self._by_slug[kind][slug] for slug in slugs if slug in self._by_slug[kind]]

    def _nearest(self, thing: Live, kind: str, least: float) -> list[str]:
        """The nearest things of a kind, best first."""
        scores: dict[int, float] = {}
        mine, theirs = self._measure(thing.kind, kind, thing.address)
        for word, weight in mine.items():
            for number, other in theirs.get(word, ()):
                scores[number] = scores.get(number, 0.0) + weight * other
        for label, bonus in _labels(thing):
            for number in self._labels[kind].get(label, ()):
                scores[number] = scores.get(number, 0.0) + bonus
        things = self._things[kind]
        near = [(-round(score, 9), number) for number, score in scores.items() if score >= least]
        found = (things[number].address for _, number in sorted(near)[: _MOST + 1])
        return [address for address in found if address != thing.address][:_MOST]

    def _measure(self, kind: str, other: str, address: str) -> tuple[_Weights, _Having]:
        """The words of one thing, and which things of the other kind have them, each with their weights.

        From a story to jobs it is what the jobs are called that counts, from a job to stories what it is called itself,
        among stories what both are called.
        """
        if other == "job":
            return self._words[address], self._called["job"]
        return self._shares[address], self._saying if kind == "job" else self._called["story"]

    def _colleagues(self, job: LiveJob, stories: Sequence[str]) -> list[str]:
        """People of the job's team, then of its places; those whose story is shown come first."""
        shown = set(stories)
        places = {place.link.address for place in job.places} - {None}

        def rank(person: LivePerson) -> tuple[bool, bool, bool, str]:
            in_team = bool(person.team and job.team and person.team.address == job.team.address)
            in_place = bool(person.location and person.location.address in places)
            return not shown & set(person.stories), not in_team, not in_place, person.address

        ranked = sorted((rank(person), person.address) for person in self._people)
        near = [address for (telling, team, place, _), address in ranked if not (telling and team and place)]
        return near[:_MOST_PEOPLE]


def _labels(thing: Live) -> list[tuple[str, float]]:
    """The pages of the thing's team and places, with what sharing one is worth."""
    rows = [(thing.team.address, _TEAM)] if thing.team else []
    if isinstance(thing, LiveJob):
        rows += [(place.link.address, _PLACE) for place in thing.places]
    elif isinstance(thing, LiveStory) and thing.location:
        rows.append((thing.location.address, _PLACE))
    return [(address, bonus) for address, bonus in rows if address]


def _by_label(things: Sequence[Live]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, thing in enumerate(things):
        for label, _ in _labels(thing):
            found.setdefault(label, []).append(number)
    return found


def _keys(thing: Live) -> tuple[str, ...]:
    """The words of the title and the tags."""
    return tuple(dict.fromkeys(_stems(" ".join((thing.title, *(tag.name for tag in thing.tags))))))


def _words(thing: Live) -> dict[str, float]:
    """The words of a thing, each with the weight of the best place where it stands."""
    in_text = Counter(_stems(thing.text.plain[:_LEAD]))
    places = {word: _IN_TEXT for word, number in in_text.items() if number >= _OFTEN}
    return places | dict.fromkeys(_stems(thing.summary), _IN_SUMMARY) | dict.fromkeys(_keys(thing), 1.0)


def _shares(keys: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, float]]:
    """What part of a title and its tags each of their words is: the less, the more titles and tags have it."""
    frequency = Counter(word for words in keys.values() for word in words)
    shares = {}
    for address, words in keys.items():
        rarity = {word: math.log((len(keys) + 1) / frequency[word]) for word in words}
        whole = sum(rarity.values()) or 1.0
        shares[address] = {word: rarity[word] / whole for word in words}
    return shares


def _stems(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return [word[:_STEM] for word in words if len(word) >= _SHORTEST]


def _having(things: Sequence[Live], words: Mapping[str, _Weights]) -> _Having:
    """Which things have a word, and with which weight."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, thing in enumerate(things):
        for word, weight in words[thing.address].items():
            found.setdefault(word, []).append((number, weight))
    return found
