"""The lists of jobs, and the ready pages and feeds of the job finder."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given, settings

from kollega.facets import FRAMES
from kollega.live import Library
from kollega.produce.pages.finder import MOST_LISTED, Entry, Finder, Menu
from kollega.produce.pages.page import Page
from kollega.produce.pages.plan import pages_of
from tests.libraries import SITE, job, library, story
from tests.produce.feed_rules import problems
from tests.produce.feed_samples import files
from tests.test_facets import a_job, some_jobs


def pages(live: Library) -> dict[str, Page]:
    """The list of all jobs and the ready pages, by address."""
    return {page.address: page for page in pages_of(live, {}) if page.template == "records/jobs.html"}


def menus(page: Page) -> dict[str, dict[str, Entry]]:
    """Entries by facet and slug."""
    finder: Finder = page.lists["finder"]
    return {menu.facet: {entry.slug: entry for entry in menu.entries} for menu in finder.menus}


def hospital() -> Library:
    return library(
        jobs=[
            a_job(1, "Ward", ("Aarhus", "Odense"), types=("full_time", "part_time")),
            a_job(2, "Ward", ("Odense",), workplace="hybrid", types=("full_time",)),
            a_job(3, "Lab", workplace="remote", types=("full_time",)),
            a_job(4, "Kitchen", ("Aarhus",), is_open=False),
        ]
    )


def test_the_list_of_all_jobs_numbers_values_as_its_menus_show_them() -> None:
    page = pages(hospital())["jobs/"]
    finder: Finder = page.lists["finder"]
    shown = [(menu.facet, entry.slug) for menu in finder.menus for entry in menu.entries]
    assert shown == [
        ("team", "lab"), ("team", "ward"), ("place", "aarhus"), ("place", "odense"), ("workplace", "onsite"),
        ("workplace", "hybrid"), ("workplace", "remote"), ("type", "full-time"), ("type", "part-time"),
    ]  # fmt: skip
    assert page.lists["values"] == {
        "jobs/job-1/": "1 2 3 4 7 8",
        "jobs/job-2/": "1 3 5 7",
        "jobs/job-3/": "0 6 7",
    }
    assert "1.2" in finder.pages.split() and "0.6" not in finder.pages.split()


def test_a_ready_page_tells_what_it_is() -> None:
    page = pages(hospital())["jobs/find/team-ward/type-full-time/"]
    assert page.title == "Jobs in Ward: Full time" and page.frame == FRAMES[2] and page.thing is None
    assert page.summary == "Jobs in Ward: Full time at Work at Norrevang: Job 1, Job 2"
    assert page.feeds[0] == (
        "Work at Norrevang: Jobs in Ward: Full time",
        "feeds/jobs/team-ward/type-full-time",
    )
    assert [address for _, address in page.trail] == ["", "jobs/", page.address]
    assert [card.title for card in page.lists["jobs"]] == ["Job 1", "Job 2"]


def test_menus_lead_to_more_to_less_and_elsewhere() -> None:
    found = menus(pages(hospital())["jobs/find/place-odense/"])
    odense = found["place"]["odense"]
    assert odense.is_chosen and (odense.address, odense.count) == ("jobs/", 2)
    assert found["place"]["aarhus"].address == "jobs/find/place-aarhus/"
    assert found["team"].keys() == {"ward"} and found["team"]["ward"].count == 2
    # Both jobs in Odense are of the ward, so they are those of the ward alone: no page says the same twice.
    assert found["team"]["ward"].address == ""
    assert found["workplace"]["hybrid"].address == "jobs/find/place-odense/workplace-hybrid/"
    assert found["workplace"]["hybrid"].count == 1


def test_the_page_of_a_value_without_an_open_job_leads_on_and_is_not_found_by_search_engines() -> None:
    page = pages(hospital())["jobs/find/team-kitchen/"]
    assert page.robots == "noindex" and not page.lists["jobs"]
    assert menus(page)["team"]["kitchen"].address == "jobs/" and menus(page)["team"]["ward"].count == 2


def test_one_job_needs_no_finder_and_none_leads_to_stories() -> None:
    lists = pages(library(jobs=[job("Nurse")]))["jobs/"].lists
    assert not lists["finder"].is_shown and len(lists["jobs"]) == 1
    lists = pages(library(stories=[story()]))["jobs/"].lists
    assert not lists["finder"].is_shown and [card.title for card in lists["stories"]] == ["Night shift"]


def test_the_language_of_the_site_is_spoken() -> None:
    site = msgspec.structs.replace(SITE, lang="da", languages=("da",))
    made = pages(msgspec.structs.replace(hospital(), site=site))
    assert made["jobs/find/workplace-remote/"].title == "Stillinger: Fjernarbejde"
    menu: Menu = made["jobs/"].lists["finder"].menus[1]
    assert menu.name == "Sted"


def test_a_ready_page_lists_the_places_with_the_most_jobs() -> None:
    jobs = [a_job(n, "Ward" if n % 2 else "Lab", (f"Place {n % 80}",)) for n in range(120)]
    made = pages(library(jobs=jobs))
    places = menus(made["jobs/find/place-place 79/"])["place"]
    assert len(places) == MOST_LISTED and places["place 79"].is_chosen
    assert sum(entry.count == 2 for entry in places.values()) == 40
    assert len(menus(made["jobs/"])["place"]) == 80


@settings(max_examples=30)
@given(some_jobs)
def test_every_link_leads_to_a_page_with_as_many_jobs_as_it_says(jobs: list) -> None:  # type: ignore[type-arg]
    made = pages(library(jobs=jobs))
    for page in made.values():
        for entries in menus(page).values():
            for entry in entries.values():
                if entry.address and not entry.is_chosen:
                    assert len(made[entry.address].lists["jobs"]) == entry.count
                assert not entry.is_chosen or entry.address in made
        finder: Finder = page.lists["finder"]
        assert finder.found == len(page.lists["jobs"]) and finder.all == len(made["jobs/"].lists["jobs"])


def test_feeds_of_ready_pages_are_brief_and_valid() -> None:
    jobs = [a_job(n, "Ward" if n else "Lab") for n in range(30)]
    made = files(library(jobs=[msgspec.structs.replace(one, text=job(body="Long.").text) for one in jobs]))
    feed = json.loads(made["feeds/jobs/team-ward.json"])
    assert feed["title"] == "Work at Norrevang: Jobs in Ward" and len(feed["items"]) == 20
    assert feed["home_page_url"] == f"{SITE.url}jobs/find/team-ward/"
    assert (
        "Long." not in made["feeds/jobs/team-ward.json"].decode()
        and "Long." in made["feeds/jobs.json"].decode()
    )
    for form in ("rss", "atom"):
        path = f"feeds/jobs/team-ward.{form}"
        assert problems(made[path], SITE.url + path) == []
    assert b"feeds/jobs/" not in made["feeds/all.opml"] and b"feeds/jobs.rss" in made["feeds/all.opml"]
