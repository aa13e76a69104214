"""How near stories and jobs are to each other: a score from 0 to about 2.

- words: which share of the words in the title and tags of the one is in the other, where a word of the title or the
  tags counts fully, of the summary half, and one that the text says often a third. A word counts the less, the more
  titles and tags have it; words are compared by their first letters, so that `designer` and `designing` meet in any
  language;
- the same team adds 0.5, the same place 0.2.

A pair below the least score is not shown: no relation is better than a far-fetched one. Equal scores go by date and
address, so the same input gives the same pairs.

Only what the score is made of counts, so while that is the same, the neighbours of the last run are those of this one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from kollega import digest
from kollega.live import Live, LiveJob, LiveStory
from kollega.profile import stage
from kollega.store import Store

_STEM = 6
_SHORTEST = 4
#: What a word weighs in the summary, and in the text where it stands often; in title and tags it weighs one.
_IN_SUMMARY, _IN_TEXT = 0.5, 0.3
_OFTEN = 3
_LEAD = 8000
_TEAM, _PLACE = 0.5, 0.2
#: Least scores: from a story to a job, from a job to a story, and between stories.
_LEAST = {"jobs": 0.42, "stories": 0.36, "more": 0.3}
#: So many are shown.
MOST = 3

#: Words with their weights, and for each word the things that have it, by number, with the weight it has there.
_Weights = dict[str, float]
_Having = dict[str, list[tuple[int, float]]]

#: Addresses of the nearest things, best first, by address and kind.
Near = dict[str, dict[str, list[str]]]
#: The same by number: first all stories, then all jobs.
_Numbered = list[dict[str, list[int]]]


@stage("likeness")
def neighbours(stories: Sequence[LiveStory], jobs: Sequence[LiveJob], store: Store | None = None) -> Near:
    """The nearest stories of all jobs, and the nearest jobs and other stories of all stories."""
    things = (*stories, *jobs)
    key = digest.of_value(digest.of_program(), "neighbours", _said(things))
    data = store.remembered([key]).get(key) if store else None
    # Kept by number: another language that shows the same things has them at addresses of its own.
    near = msgspec.msgpack.decode(data, type=_Numbered) if data is not None else _near(stories, jobs)
    if store and data is None:
        store.remember({key: msgspec.msgpack.encode(near)})
    return {
        thing.address: {
            kind: [things[number].address for number in numbers] for kind, numbers in by_kind.items()
        }
        for thing, by_kind in zip(things, near, strict=True)
    }


def _near(stories: Sequence[LiveStory], jobs: Sequence[LiveJob]) -> _Numbered:
    words = _Words(stories, jobs)
    numbers = {thing.address: number for number, thing in enumerate((*stories, *jobs))}
    wanted = {
        "story": {"job": _LEAST["jobs"], "story": _LEAST["more"]},
        "job": {"story": _LEAST["stories"]},
    }
    return [
        {
            kind: [numbers[address] for address in words.nearest(thing, kind, least)]
            for kind, least in wanted[thing.kind].items()
        }
        for thing in (*stories, *jobs)
    ]


def _said(things: Sequence[Live]) -> list[tuple[object, ...]]:
    """All that decides how near things are to each other: where they stand, but not at which addresses."""
    labels: dict[str, int] = {}
    return [
        (
            thing.kind,
            thing.title,
            thing.summary,
            [tag.name for tag in thing.tags],
            thing.text.plain[:_LEAD],
            [(labels.setdefault(label, len(labels)), bonus) for label, bonus in _labels(thing)],
        )
        for thing in things
    ]


class _Words:
    """What stories and jobs say, and which of them say it."""

    def __init__(self, stories: Sequence[LiveStory], jobs: Sequence[LiveJob]) -> None:
        self._things: dict[str, Sequence[Live]] = {"story": stories, "job": jobs}
        self._words = {thing.address: _words(thing) for thing in (*stories, *jobs)}
        self._shares = _shares({thing.address: _keys(thing) for thing in (*stories, *jobs)})
        self._saying = _having(stories, self._words)
        titles = {address: dict.fromkeys(shares, 1.0) for address, shares in self._shares.items()}
        self._called = {"job": _having(jobs, self._shares), "story": _having(stories, titles)}
        self._labels = {kind: _by_label(things) for kind, things in self._things.items()}

    def nearest(self, thing: Live, kind: str, least: float) -> list[str]:
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
        found = (things[number].address for _, number in sorted(near)[: MOST + 1])
        return [address for address in found if address != thing.address][:MOST]

    def _measure(self, kind: str, other: str, address: str) -> tuple[_Weights, _Having]:
        """The words of one thing, and which things of the other kind have them, each with their weights.

        From a story to jobs it is what the jobs are called that counts, from a job to stories what it is called itself,
        among stories what both are called.
        """
        if other == "job":
            return self._words[address], self._called["job"]
        return self._shares[address], self._saying if kind == "job" else self._called["story"]


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
