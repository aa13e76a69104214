"""The sitemap against the rules of sitemaps.org."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec
import pytest
from lxml import etree

from kollega.live import Group, Library
from kollega.produce import sitemap
from kollega.steps import Artifact, Step, Work
from tests.libraries import SITE, job, library, page, person, story

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def files(live: Library) -> dict[str, bytes]:
    """The files of all steps, by path."""
    return {found.path: found.data for step in sitemap.steps(live, pictures=False) for found in run(step)}


def run(step: Step, **limits: int) -> list[Artifact]:
    value = step.value
    if limits:
        value = [*value[:3], limits.get("urls", sitemap.MOST_URLS), limits.get("size", sitemap.MOST_BYTES)]
    return step.function(Work(value=value)).artifacts


def entries(data: bytes) -> dict[str, str]:
    """Addresses and their `lastmod`, after a check of all that the protocol says of one file."""
    root = etree.fromstring(data)
    assert root.tag in (f"{NAMESPACE}urlset", f"{NAMESPACE}sitemapindex")
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    found: dict[str, str] = {}
    for row in root:
        assert row.tag == NAMESPACE + ("url" if root.tag.endswith("urlset") else "sitemap")
        assert [child.tag.removeprefix(NAMESPACE) for child in row] in (["loc"], ["loc", "lastmod"])
        address, date = row.findtext(f"{NAMESPACE}loc", ""), row.findtext(f"{NAMESPACE}lastmod", "")
        assert re.fullmatch(r"https://example\.org/careers/[!-~]*", address) and len(address) < 2048
        assert not date or datetime.fromisoformat(date)
        assert address not in found
        found[address] = date
    return found


def test_all_public_pages_and_only_those() -> None:
    live = library(
        stories=[story("Night shift", updated="2026-04-01T10:00:00+02:00")],
        jobs=[job("Nurse"), job("Closed", is_open=False)],
        people=[person("Mia Holm")],
        groups=[Group(kind="team", slug="ward", address="teams/ward/", name="Ward")],
        pages=[
            page("Home", ""),
            page("Benefits", "benefits/"),
            page("Gone", "404.html"),
            page("R&D", "r&d <x>/"),
        ],
    )
    found = entries(files(live)["sitemap.xml"])
    assert found == {
        SITE.url: "",
        SITE.url + "benefits/": "",
        SITE.url + "jobs/": "",
        SITE.url + "people/": "",
        SITE.url + "teams/": "",
        SITE.url + "jobs/nurse/": "2026-02-01",
        SITE.url + "people/mia-holm/": "",
        SITE.url + "r%26d%20%3Cx%3E/": "",
        SITE.url + "stories/": "",
        SITE.url + "stories/night-shift/": "2026-04-01T10:00:00+02:00",
        SITE.url + "teams/ward/": "",
    }
    assert list(found) == sorted(found)


def test_order_of_records_does_not_matter() -> None:
    records = [story(f"Story {n}") for n in range(5)]
    assert files(library(stories=records)) == files(library(stories=records[::-1]))


def test_the_day_does_not_matter() -> None:
    assert files(library(stories=[story()])) == files(library(stories=[story()], today="2031-01-01"))


@pytest.mark.parametrize("limits", [{"urls": 10}, {"size": 1000}])
def test_too_many_for_one_file_are_parts_and_an_index(limits: dict[str, int]) -> None:
    live = library(stories=[story(f"Story {n}") for n in range(32)])
    step = next(sitemap.steps(live, pictures=False))
    made = {found.path: found.data for found in run(step, **limits)}
    index = entries(made.pop("sitemap.xml"))
    assert list(index) == [SITE.url + path for path in made] and len(made) > 3
    parts = [entries(data) for data in made.values()]
    assert all(len(part) <= limits.get("urls", 99) for part in parts)
    assert all(len(data) <= limits.get("size", 99999) for data in made.values())
    [whole] = run(step)
    assert {address: date for part in parts for address, date in part.items()} == entries(whole.data)


def test_fifty_thousand_and_one() -> None:
    rows = sitemap._parts(["<url/>"] * 50_001, sitemap.MOST_URLS, sitemap.MOST_BYTES)
    assert [len(part) for part in rows] == [50_000, 1]


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    robots = files(library())["robots.txt"].decode()
    assert robots == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/careers/sitemap.xml\n"


def test_without_an_address_there_is_no_sitemap() -> None:
    site = msgspec.structs.replace(SITE, url="http://localhost:8000/", has_url=False)
    assert files(library(site=site)) == {"robots.txt": b"User-agent: *\nDisallow:\n"}


def test_artifacts_are_public() -> None:
    kinds = {
        (found.path, found.audience, found.kind)
        for step in sitemap.steps(library(), pictures=False)
        for found in run(step)
    }
    assert kinds == {("sitemap.xml", "public", "sitemap"), ("robots.txt", "public", "robots")}


def test_pages_of_the_job_finder_are_in_it_where_they_are_worth_it() -> None:
    nurses = [job(f"Nurse {n}", record={"employment_type": ("full_time",)}) for n in range(2)]
    live = library(
        jobs=[*nurses, job("Cook", places=()), job("Closed", record={"workplace": "remote"}, is_open=False)]
    )
    found = {address.removeprefix(SITE.url) for address in entries(files(live)["sitemap.xml"])}
    assert {path for path in found if path.startswith("jobs/find/")} == {
        "jobs/find/place-aarhus/",
        "jobs/find/type-full-time/",
    }
