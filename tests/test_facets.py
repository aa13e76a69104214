"""What open jobs can be found by, and which choices have a page and a feed."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kollega import facets
from kollega.facets import DEEPEST, FACETS, HANDFUL, MOST, Choice, Facets, Value, heading_of, path_of
from kollega.live import Library, Link, LiveJob, Place, Text
from kollega.words import words
from tests.libraries import job, library

EMPTY = Text()


def a_job(
    number: int,
    team: str = "",
    places: tuple[str, ...] = (),
    workplace: str = "onsite",
    types: tuple[str, ...] = (),
    is_open: bool = True,
) -> LiveJob:
    """A job of a team and places that have pages."""
    return job(
        f"Job {number}", body=EMPTY, is_open=is_open, team=_link("teams", team) if team else None,
        places=tuple(Place(link=_link("locations", place)) for place in places),
        record={"workplace": workplace, "employment_type": types},
    )  # fmt: skip


def _link(folder: str, name: str) -> Link:
    return Link(name=name, address=f"{folder}/{name.lower()}/")


def facets_of(live: Library) -> Facets:
    return Facets(live.jobs, live.closed)


def paths(live: Library) -> dict[str, list[str]]:
    """Titles of the jobs of each choice, by the end of its address."""
    found = facets_of(live)
    return {
        path_of(choice): [one.title for one in found.jobs(jobs)] for choice, jobs in found.choices.items()
    }


def test_every_value_has_its_jobs_in_their_order() -> None:
    jobs = [
        a_job(1, "Ward", ("Aarhus", "Odense"), types=("full_time", "part_time")),
        a_job(2, "Kitchen", ("Odense",), workplace="hybrid", types=("full_time",)),
        a_job(3, "Ward", workplace="remote", types=("full_time",)),
    ]
    found = {path: titles for path, titles in paths(library(jobs=jobs)).items() if "/" not in path}
    assert found == {
        "team-kitchen": ["Job 2"],
        "team-ward": ["Job 1", "Job 3"],
        "place-aarhus": ["Job 1"],
        "place-odense": ["Job 1", "Job 2"],
        "workplace-onsite": ["Job 1"],
        "workplace-hybrid": ["Job 2"],
        "workplace-remote": ["Job 3"],
        "type-full-time": ["Job 1", "Job 2", "Job 3"],
        "type-part-time": ["Job 1"],
    }


def test_a_facet_that_all_jobs_share_tells_nothing() -> None:
    jobs = [a_job(n, "Ward", ("Aarhus",), types=("full_time",)) for n in range(9)]
    found = facets_of(library(jobs=jobs))
    assert (found.choices, found.shown, found.having) == ({}, (), {})
    assert facets_of(library()).choices == facets_of(library(jobs=jobs[:1])).choices == {}
    assert facets_of(library(jobs=[*jobs, a_job(9, "", ("Aarhus",), types=("full_time",))])).shown == (
        "team",
    )


def test_a_pair_has_a_page_unless_one_of_it_is_the_other() -> None:
    jobs = [a_job(1, "Ward", ("Aarhus",)), a_job(2, "Kitchen", ("Odense",)), a_job(3, "Lab", ("Odense",))]
    assert [path for path in paths(library(jobs=jobs)) if "/" in path] == [
        "team-kitchen/place-odense",
        "team-lab/place-odense",
    ]


def test_three_values_need_more_than_a_handful() -> None:
    def live(count: int) -> Library:
        full = [a_job(n, "Ward", ("Aarhus",), types=("full_time",)) for n in range(count)]
        rest = [
            a_job(20, "Ward", ("Odense",), types=("full_time",)),
            a_job(21, "Lab", ("Aarhus",), types=("intern",)),
        ]
        return library(jobs=[*full, *rest, a_job(22, "Ward", ("Aarhus",), types=("intern",))])

    three = "team-ward/place-aarhus/type-full-time"
    assert three in paths(live(HANDFUL + 1)) and three not in paths(live(HANDFUL))


def test_a_page_and_its_feed_stay_while_a_closed_job_has_the_value() -> None:
    jobs = [a_job(1, "Ward", ("Aarhus",)), a_job(2, "Ward", ("Aarhus",))]
    live = library(jobs=[*jobs, a_job(3, "Lab", ("Odense",), is_open=False)])
    assert paths(live) == {
        "team-lab": [], "team-ward": ["Job 1", "Job 2"], "place-aarhus": ["Job 1", "Job 2"], "place-odense": [],
    }  # fmt: skip
    found = facets_of(live)
    assert found.shown == () and not any(map(found.is_listed, found.choices))


def test_search_engines_hear_of_values_and_of_pairs_with_two_jobs() -> None:
    jobs = [a_job(n, "Ward", ("Aarhus",), types=("full_time",)) for n in range(7)]
    jobs += [
        a_job(7, "Lab", ("Odense",), types=("intern",)),
        a_job(8, "Lab", ("Aarhus",), types=("full_time",)),
    ]
    jobs += [
        a_job(9, "Ward", ("Odense",), types=("full_time",)),
        a_job(10, "Ward", ("Aarhus",), types=("intern",)),
    ]
    found = facets_of(library(jobs=jobs))
    listed = {path_of(choice) for choice in found.choices if found.is_listed(choice)}
    assert {"team-ward", "team-lab", "place-odense", "type-intern", "team-ward/place-aarhus"} <= listed
    assert not {"team-lab/place-odense", "team-ward/place-aarhus/type-full-time"} & listed
    assert {"team-lab/place-odense", "team-ward/place-aarhus/type-full-time"} <= set(
        paths(library(jobs=jobs))
    )


def test_what_has_no_page_today_is_no_value() -> None:
    asleep = job("A", team=Link(name="Ward"), places=(Place(link=Link(name="Aarhus")),))
    assert [value.facet for value in facets.values_of(asleep)] == ["workplace"]


def test_headings_are_words() -> None:
    values = {
        "team": Value(facet="team", slug="ward", name="Remote 100 %"),
        "place": Value(facet="place", slug="aarhus", name="Aarhus"),
        "workplace": Value(facet="workplace", slug="remote", name="Remote"),
        "type": Value(facet="type", slug="full-time", name="Full time"),
    }

    def said(names: str, lang: str = "en") -> str:
        return heading_of(tuple(values[name] for name in names.split()), words(lang).gettext, lang)

    assert said("team place") == "Jobs in Remote 100 %, Aarhus"
    assert said("workplace") == "Jobs: Remote"
    assert said("place type") == "Jobs in Aarhus: Full time"
    assert said("team workplace type", "da") == "Stillinger i Remote 100 %: Fjernarbejde, Fuldtid"
    assert said("team place", "ar").endswith("Remote 100 %، Aarhus")


def test_two_thousand_jobs_everywhere_do_not_explode() -> None:
    jobs = [
        a_job(
            n,
            f"Team {n % 150}",
            (f"Place {n}", f"Place {n * 7 % 400}"),
            ("onsite", "hybrid", "remote")[n % 3],
        )
        for n in range(2000)
    ]
    found = facets_of(library(jobs=jobs))
    assert len(found.having) > 2000 and MOST < len(found.choices) <= 2 * MOST
    least = min(jobs.bit_count() for choice, jobs in found.choices.items() if len(choice) == 1)
    left_out = [jobs.bit_count() for value, jobs in found.having.items() if (value,) not in found.choices]
    assert left_out and max(left_out) < least


names = st.sampled_from(["Ward", "Lab", "Kitchen"])
some_jobs = st.lists(
    st.builds(
        lambda *parts: parts,
        st.one_of(st.just(""), names),
        st.lists(st.sampled_from(["Aarhus", "Odense", "Ribe"]), max_size=3, unique=True).map(tuple),
        st.sampled_from(["onsite", "hybrid", "remote"]),
        st.lists(st.sampled_from(["full_time", "part_time", "intern"]), max_size=2, unique=True).map(tuple),
        st.booleans(),
    ),
    max_size=25,
).map(lambda rows: [a_job(number, *row) for number, row in enumerate(rows)])  # fmt: skip


@settings(max_examples=60)
@given(some_jobs)
def test_choices_are_those_that_are_promised(jobs: list[LiveJob]) -> None:
    live = library(jobs=jobs)
    found = facets_of(live)
    has = {one.address: set(facets.values_of(one)) for one in live.jobs}

    def of(choice: Choice) -> list[str]:
        return [address for address, values in has.items() if values.issuperset(choice)]

    for choice, some in found.choices.items():
        assert [value.facet for value in choice] == [
            name for name in FACETS if name in {v.facet for v in choice}
        ]
        assert [one.address for one in found.jobs(some)] == of(choice) and len(choice) <= DEEPEST
        assert len(choice) == 1 or of(choice)
        assert all(
            part in found.choices for size in range(1, len(choice)) for part in combinations(choice, size)
        )
    assert {(value,) for value in found.having} == {choice for choice in found.choices if len(choice) == 1}
    for pair in combinations(found.having, 2):
        if pair[0].facet != pair[1].facet and of(pair):
            tells = {value.facet for value in pair} <= set(found.shown)
            assert (pair in found.choices) == (tells and of(pair[:1]) != of(pair[1:]))
    assert len({facets.address_of(choice) for choice in found.choices}) == len(found.choices)
