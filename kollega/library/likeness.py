"""How near stories and jobs are to each other: a score from 0 to about 2.

- words: which share of the words in the title and tags of the one is in the other, where a word of the title or the
  tags counts fully, of the summary half, and one that the text says often a third. A word counts the less, the more
  titles and tags have it; words are compared by their stems. Between stories and jobs it is what the jobs are called that
  counts, among stories what both are called;
- the same team adds 0.5, the same place 0.2. A story that names no team has those of its authors, and likewise places.

A pair below the least score is not shown: no relation is better than a far-fetched one. Equal scores go by date and
address, so the same input gives the same pairs.

No pair is looked at alone. The things that have a word or label are one number, a bit for each of them, and all things are
split by one word after the other into classes of equal score; what can come near no more is left out (`_classes`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice

import msgspec

from kollega import digest
from kollega.library.stems import stems
from kollega.live import Link, Live, LiveJob, LivePerson, LiveStory
from kollega.profile import stage
from kollega.store import Store, decoded

#: What a word weighs in title and tags, in the summary, and in the text where it stands often.
_CALLED, _IN_SUMMARY, _IN_TEXT = 1.0, 0.5, 0.3
_TEAM, _PLACE = 0.5, 0.2
#: Least scores: from a story to a job, from a job to a story, and between stories.
_TO_JOB, _TO_STORY, _AMONG = 0.42, 0.36, 0.3
_NEARER = (0.8, 0.6)
#: So many are shown.
MOST = 3
#: Scores that differ only behind these digits are equal: in which order weights were added makes no difference.
_DIGITS = 9
_SLACK = 10.0**-_DIGITS

#: Things of one kind, as the bits of their numbers.
_Things = int
#: Words, and labels by the address of their page, with what each weighs.
_Weights = Mapping[str, float]
#: The things that have a word or label, by what it weighs there.
_Having = Mapping[str, Mapping[float, _Things]]
#: Of each thing the numbers of those that are near.
_Numbers = list[list[int]]
_kept = msgspec.msgpack.Decoder(_Numbers)
#: Things by their score, best first.
_Classes = list[tuple[float, _Things]]

#: Addresses of the nearest things, best first, by address and kind.
Near = dict[str, dict[str, list[str]]]


@stage("likeness")
def neighbours(
    stories: Sequence[LiveStory],
    jobs: Sequence[LiveJob],
    often: Mapping[str, str],
    store: Store | None = None,
    people: Iterable[LivePerson] = (),
) -> Near:
    """The nearest stories of all jobs, and the nearest jobs and other stories of all stories.

    `often`: the stems that a text says often, with blanks between them, by its file; `people`: those who may be authors.
    While all weights are the same, what is in the `store` counts.
    """
    things: tuple[LiveStory | LiveJob, ...] = (*stories, *jobs)
    shares = _shares([_called(thing) for thing in things])
    by_address: dict[str | None, LivePerson] = {person.address: person for person in people}
    weights = [share | _labels(thing, by_address) for share, thing in zip(shares, things, strict=True)]
    called, asked = weights[: len(stories)], weights[len(stories) :]
    wanted = {word for weight in asked for word in weight}
    said = [
        {word: level for word, level in _said(story, own, often).items() if word in wanted}
        for story, own in zip(stories, called, strict=True)
    ]
    among = _remembered(store, _among, called)
    near = _remembered(store, _between, said, asked)
    to_jobs, to_stories = near[: len(stories)], near[len(stories) :]
    return {
        story.address: {"job": [jobs[n].address for n in to], "story": [stories[n].address for n in others]}
        for story, to, others in zip(stories, to_jobs, among, strict=True)
    } | {
        job.address: {"story": [stories[n].address for n in to]}
        for job, to in zip(jobs, to_stories, strict=True)
    }


def _remembered(store: Store | None, find: Callable[..., _Numbers], *weights: Sequence[_Weights]) -> _Numbers:
    """What is found for weights. It is kept by number: another language has the same things at addresses of its own."""
    if store is None:
        return find(*weights)
    key = digest.of_value(digest.of_program(), find.__name__, weights)
    if (data := store.remembered([key]).get(key)) is not None:
        return decoded(data, _kept)
    found = find(*weights)
    store.remember({key: msgspec.msgpack.encode(found)})
    return found


def _among(stories: Sequence[_Weights]) -> _Numbers:
    """Of each story the nearest others, best first."""
    having = _having(dict.fromkeys(weights, _CALLED) for weights in stories)
    every = (1 << len(stories)) - 1
    return [
        _first(_classes(weights, having, every ^ (1 << number), _AMONG, MOST))
        for number, weights in enumerate(stories)
    ]


def _between(stories: Sequence[_Weights], jobs: Sequence[_Weights]) -> _Numbers:
    """Of each story the nearest jobs, and then of each job the nearest stories, best first."""
    having = _having(stories)
    every = (1 << len(stories)) - 1
    to_stories = [_first(_classes(weights, having, every, _TO_STORY, MOST)) for weights in jobs]
    to_jobs: _Numbers = [[] for _ in stories]
    wanting = every
    # Most stories have jobs enough that are very near; only for the others those that are less so are looked for.
    for least in (*_NEARER, _TO_JOB):
        rows = [
            (-score, number, things)
            for number, weights in enumerate(jobs)
            for score, things in _classes(weights, having, wanting, least)
        ]
        for number in _numbers(wanting):
            to_jobs[number] = []
        for _, job, things in sorted(rows):
            for story in _numbers(things & wanting):
                to_jobs[story].append(job)
                if len(to_jobs[story]) == MOST:
                    wanting ^= 1 << story
    return to_jobs + to_stories


def _classes(weights: _Weights, having: _Having, things: _Things, least: float, most: int = 0) -> _Classes:
    """Things by their score, as far as it is at least `least`; only what can be among the `most` best, where that is said."""
    terms = []
    for word, weight in weights.items():
        rows = [
            (weight * level, both) for level, some in having.get(word, {}).items() if (both := some & things)
        ]
        if rows:
            terms.append((max(rows)[0], rows))
    terms.sort(key=lambda term: -term[0])
    # What the words that follow can add at most.
    rest = [*accumulate((best for best, _ in reversed(terms)), initial=0.0)]
    classes = [(0.0, things)]
    bound = least
    for _, rows in terms:
        rest.pop()
        split = []
        for score, found in classes:
            for gain, some in rows:
                if both := found & some:
                    split.append((score + gain, both))
                    found ^= both
            if found:
                split.append((score, found))
        bound = max(bound, _last(split, most))
        classes = [row for row in split if row[0] + rest[-1] >= bound - _SLACK]
    equal: defaultdict[float, _Things] = defaultdict(int)
    for score, found in classes:
        equal[round(score, _DIGITS)] |= found
    return sorted(((score, found) for score, found in equal.items() if score >= least), reverse=True)


def _last(classes: _Classes, most: int) -> float:
    """The score of the last of the `most` best things."""
    left = most
    for score, found in sorted(classes, reverse=True) if most else ():
        left -= found.bit_count()
        if left <= 0:
            return score
    return 0.0


def _first(classes: _Classes) -> list[int]:
    """The numbers of the best things."""
    return [*islice(chain.from_iterable(_numbers(things) for _, things in classes), MOST)]


def _numbers(things: _Things) -> Iterator[int]:
    while things:
        lowest = things & -things
        yield lowest.bit_length() - 1
        things ^= lowest


def _having(things: Iterable[_Weights]) -> _Having:
    having: defaultdict[str, defaultdict[float, _Things]] = defaultdict(lambda: defaultdict(int))
    for number, weights in enumerate(things):
        bit = 1 << number
        for word, weight in weights.items():
            having[word][weight] |= bit
    return having


def _labels(thing: LiveStory | LiveJob, people: Mapping[str | None, LivePerson]) -> dict[str, float]:
    """The pages of the thing's team and places, with what sharing one is worth."""
    teams: Iterable[Link | None] = [thing.team]
    if isinstance(thing, LiveJob):
        places: Iterable[Link | None] = [place.link for place in thing.places]
    else:
        authors = [people[link.address] for link in thing.authors if link.address in people]
        teams = [thing.team] if thing.team else dict.fromkeys(author.team for author in authors)
        places = [thing.location] if thing.location else dict.fromkeys(author.location for author in authors)
    found: defaultdict[str, float] = defaultdict(float)
    for links, bonus in ((teams, _TEAM), (places, _PLACE)):
        for link in links:
            if link and link.address:
                found[link.address] += bonus
    return dict(found)


def _called(thing: Live) -> tuple[str, ...]:
    """The words of the title and the tags."""
    return tuple(dict.fromkeys(stems(" ".join((thing.title, *(tag.name for tag in thing.tags))))))


def _said(story: LiveStory, called: _Weights, often: Mapping[str, str]) -> dict[str, float]:
    """The words and labels of a story, each with the weight of the best place where it stands."""
    said = dict.fromkeys(often.get(story.source, "").split(), _IN_TEXT)
    return said | dict.fromkeys(stems(story.summary), _IN_SUMMARY) | dict.fromkeys(called, _CALLED)


def _shares(called: Sequence[tuple[str, ...]]) -> list[dict[str, float]]:
    """What part of a title and its tags each of their words is: the less, the more titles and tags have it."""
    frequency = Counter(word for words in called for word in words)
    rarity = {word: math.log((len(called) + 1) / number) for word, number in frequency.items()}
    shares = []
    for words in called:
        whole = sum(rarity[word] for word in words) or 1.0
        shares.append({word: rarity[word] / whole for word in words})
    return shares
