"""The nearest things are those that one finds by looking at each pair, whatever they say."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kollega.library.likeness import neighbours
from kollega.library.stems import often, stems
from kollega.live import Link, LiveJob, LiveStory, Place
from kollega.store import Store
from tests.libraries import job, story

_WORDS = ("lamp", "keeper", "harbour", "ferry", "soup", "baker", "nights", "storm", "wind", "chart")
_WORD = st.sampled_from(_WORDS)
_SOME = st.lists(_WORD, max_size=4)
_TEAM = st.sampled_from((None, "Light", "Kitchen"))
_PLACES = st.lists(st.sampled_from(("Quay", "Isle")), max_size=2)
_THING = st.tuples(_SOME, _SOME, _SOME, st.sets(_WORD, max_size=3), _TEAM, _PLACES)


def _link(folder: str, name: str | None) -> Link | None:
    return Link(name=name, address=f"{folder}/{name.casefold()}/") if name else None


def _stories(rows: Sequence[tuple]) -> list[LiveStory]:
    return [
        msgspec.structs.replace(
            story(" ".join(title) or "Oh", f"s{number}", summary=" ".join(summary), tags=tuple(map(_tag, tags))),
            team=_link("teams", team), location=_link("locations", next(iter(places), None)),
        )
        for number, (title, summary, tags, _, team, places) in enumerate(rows)
    ]  # fmt: skip


def _jobs(rows: Sequence[tuple]) -> list[LiveJob]:
    return [
        msgspec.structs.replace(
            job(" ".join(title) or "Oh", f"j{number}", tags=tuple(map(_tag, tags))),
            team=_link("teams", team), places=tuple(Place(link=_link("locations", place)) for place in places),
        )
        for number, (title, _, tags, _, team, places) in enumerate(rows)
    ]  # fmt: skip


def _tag(name: str) -> Link:
    return Link(name=name, address=f"tags/{name}/")


class _Pairs:
    """The same by the words of the module, one pair after the other."""

    def __init__(
        self, stories: Sequence[LiveStory], jobs: Sequence[LiveJob], said: Mapping[str, Sequence[str]]
    ) -> None:
        self.said = said
        self.called = {
            one.address: [*dict.fromkeys(stems(" ".join((one.title, *(tag.name for tag in one.tags)))))]
            for one in (*stories, *jobs)
        }
        self.counts = Counter(word for words in self.called.values() for word in words)

    def share(self, thing: LiveStory | LiveJob, word: str) -> float:
        words = self.called[thing.address]
        rarity = {one: math.log((len(self.called) + 1) / self.counts[one]) for one in words}
        return rarity.get(word, 0.0) / (sum(rarity.values()) or 1.0)

    def level(self, one: LiveStory, word: str) -> float:
        places = ((self.called[one.address], 1.0), (stems(one.summary), 0.5), (self.said[one.source], 0.3))
        return next((weight for words, weight in places if word in words), 0.0)

    def to_job(self, one: LiveStory, to: LiveJob) -> float:
        words = sum(self.share(to, word) * self.level(one, word) for word in self.called[to.address])
        places = sum(place.link == one.location for place in to.places)
        return words + 0.5 * (one.team is not None and one.team == to.team) + 0.2 * places

    def to_story(self, one: LiveStory, to: LiveStory) -> float:
        words = sum(
            self.share(one, word) for word in self.called[one.address] if word in self.called[to.address]
        )
        same = one.location is not None and one.location == to.location
        return words + 0.5 * (one.team is not None and one.team == to.team) + 0.2 * same


def _best(scores: Mapping[str, float], least: float) -> list[str]:
    near = sorted(
        (-round(score, 9), number, address) for number, (address, score) in enumerate(scores.items())
    )
    return [address for score, _, address in near if -score >= least][:3]


@given(st.lists(_THING, max_size=8), st.lists(_THING, max_size=8))
def test_they_are_those_of_all_pairs(told: list[tuple], asked: list[tuple]) -> None:
    stories, jobs = _stories(told), _jobs(asked)
    said = {one.source: sorted(row[3]) for one, row in zip(stories, told, strict=True)}
    pairs = _Pairs(stories, jobs, said)
    near = neighbours(stories, jobs, {path: " ".join(words) for path, words in said.items()})
    for one in stories:
        assert near[one.address] == {
            "job": _best({to.address: pairs.to_job(one, to) for to in jobs}, 0.42),
            "story": _best({to.address: pairs.to_story(one, to) for to in stories if to is not one}, 0.3),
        }
    for to in jobs:
        assert near[to.address] == {
            "story": _best({one.address: pairs.to_job(one, to) for one in stories}, 0.36)
        }


def test_another_text_is_looked_at_again(tmp_path: Path) -> None:
    stories, jobs = [story("Soup", "soup"), story("Bread", "bread")], [job("Lamp keeper", "lamp")]
    with Store(tmp_path / "store.sqlite") as store:
        for said in ({}, {"stories/soup.md": "lamp keeper"}, {}):
            kept = neighbours(stories, jobs, said, store)
            assert kept == neighbours(stories, jobs, said)


def test_what_is_said_often_are_words_of_some_length_that_stand_there_three_times() -> None:
    assert often("Designers design a design. DESIGNING, a sea, a sea, a sea; straße strasse") == "design"
    assert stems("Bø, 4711 Straßenbahn_fahren é") == ["strass", "fahren"]
