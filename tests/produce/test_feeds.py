"""Feeds against real parsers, the validator's rules and golden files.

`UPDATE_GOLDEN=1 pytest tests/produce/test_feeds.py` writes the golden files anew; look at the difference.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from kollega import digest
from kollega.live import Library
from kollega.produce import feeds
from kollega.steps import Work
from tests.libraries import SITE, job, library, story
from tests.produce.feed_rules import ATOM, CONTENT, CREATOR, LANG, problems
from tests.produce.feed_samples import files, parsed, sample

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


def entry_of(title: str, *, whole: bool) -> str:
    """The name of the step that makes the entry of the sample whose title begins so."""
    [name] = [
        step.name
        for step in feeds.steps(sample(), True)
        if step.name.startswith(("entry:", "brief:"))
        and step.value[0].title.startswith(title)
        and bool(step.value[1].unsafe_html) == whole
    ]
    return name


def test_each_feed_is_a_step_and_each_step_all_its_formats() -> None:
    steps = [step for step in feeds.steps(sample(), True) if not step.name.startswith(("entry:", "brief:"))]
    names = ["all", "stories", "jobs", "languages/da", "languages/en"]
    names += ["jobs/place-aarhus", "jobs/workplace-onsite", "jobs/workplace-remote"]
    assert [step.name for step in steps] == [*(f"feed:feeds/{name}" for name in names), "feeds"]
    formed = [f"feeds/{name}.{form}" for name in names for form in ("rss", "atom", "json")]
    assert sorted(files(sample())) == sorted([*formed, "feeds/all.opml"])


def test_the_list_of_all_feeds_but_those_of_the_finder_is_opml() -> None:
    made = files(sample())
    outlines = etree.fromstring(made["feeds/all.opml"]).findall("body/outline")
    assert [row.get("xmlUrl") for row in outlines] == [
        SITE.url + path for path in made if path.endswith(".rss") and "/jobs/" not in path
    ]
    assert all(row.get("text") and row.get("type") == "rss" for row in outlines)


def test_pictures_are_asked_for_by_name_only_where_they_are_shown() -> None:
    needs = {step.name: step.needs for step in feeds.steps(sample(), True) if step.needs}
    assert list(needs) == [entry_of("Tom & Mia", whole=True)]
    assert list(needs.values()) == [("picture:stories/tom/portrait.jpg", "picture:stories/tom/ward.jpg")]
    assert not any(step.needs for step in feeds.steps(sample(), False))


@pytest.mark.parametrize("pictures", [True, False])
@pytest.mark.parametrize("live", [sample(), library()], ids=["full", "empty"])
def test_the_validator_finds_nothing(live: Library, pictures: bool) -> None:
    for path, data in files(live, pictures=pictures).items():
        if not path.endswith((".json", ".opml")):
            assert problems(data, SITE.url + path) == []


def test_golden_files() -> None:
    for path, data in files(sample()).items():
        golden = GOLDEN / path.removeprefix("feeds/").replace("/", "-")
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_bytes(data)
        assert data.decode() == golden.read_text("utf-8")


def test_feeds_carry_everything_open_newest_first_and_nothing_closed() -> None:
    stories = [story(f"Story {n}", date=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(60)]
    jobs = [job(f"Job {n}", date=f"2026-01-{n % 28 + 1:02}") for n in range(70)]
    made = files(library(stories=stories, jobs=[*jobs, job("Closed", is_open=False)]), pictures=False)
    counts = {name: len(parsed(made[f"feeds/{name}.rss"]).entries) for name in ("all", "stories", "jobs")}
    assert counts == {"all": 120, "stories": 50, "jobs": 70}
    dates = [item["date_published"] for item in json.loads(made["feeds/all.json"])["items"]]
    assert dates == sorted(dates, reverse=True)
    newest = sorted((record.published.at for record in stories), reverse=True)[49]
    shown = [item["title"] for item in json.loads(made["feeds/stories.json"])["items"]]
    assert shown and all(record.title in shown for record in stories if record.published.at > newest)


def test_what_a_reader_gets_of_a_story() -> None:
    made = files(sample())
    rss, atom = parsed(made["feeds/stories.rss"]), parsed(made["feeds/stories.atom"])
    for found in (rss, atom):
        entry = found.entries[0]
        assert entry.title == 'Tom & Mia <3 "nights"'
        assert entry.id == "https://example.org/careers/stories/2019/old%20address/"
        assert entry.link == "https://example.org/careers/stories/tom-and-mia/"
        assert [tag.term for tag in entry.tags] == ["R&D", "Night"]
        [enclosure] = entry.enclosures
        assert enclosure.href == "https://example.org/careers/pictures/portrait-1080.jpg"
        assert (enclosure.type, enclosure.length) == ("image/jpeg", "10800")
        assert found.feed.language == "en"
    assert rss.entries[0].published == "Mon, 02 Mar 2026 22:15:00 +0100"
    assert atom.entries[0].updated == "2026-04-01T00:00:00+02:00"
    assert [author.get("href") for author in atom.entries[0].authors] == [None, SITE.url + "people/mia/"]
    assert atom.entries[0].summary == "It isn't all < & > here."
    assert rss.entries[0].summary == "It isn't all &lt; &amp; &gt; here."
    root = etree.fromstring(made["feeds/stories.rss"])
    assert [name.text for name in root.iter(CREATOR)][:2] == ["Tom Ek", "Mia Holm"]


def test_content_is_complete_safe_and_absolute() -> None:
    made = files(sample())
    item = json.loads(made["feeds/stories.json"])["items"][0]
    body = item["content_html"]
    assert '<a href="https://example.org/careers/jobs/nurse/">the job</a>' in body
    page = "https://example.org/careers/stories/tom-and-mia/"
    assert f'<a href="{page}#t-end">below</a>' in body and f'{page}#t-fn-1"' in body and 'href="#' not in body
    assert "nowhere" in body and "gone.md" not in body and "alert" not in body
    assert '<img src="https://example.org/careers/pictures/ward-1080.jpg"' in body
    assert 'alt="Tom &amp; &quot;Mia&quot;"' in body
    assert item["image"] == "https://example.org/careers/pictures/portrait-1080.jpg"
    content = etree.fromstring(made["feeds/stories.rss"]).findtext(f".//{CONTENT}")
    assert content == body == etree.fromstring(made["feeds/stories.atom"]).findtext(f".//{ATOM}content")


def test_without_pictures_none_is_shown() -> None:
    for data in files(sample(), pictures=False).values():
        assert b"<img" not in data and b"&#x3C;img" not in data
        assert b"enclosure" not in data and b'"image"' not in data


def test_a_picture_that_could_not_be_made_is_left_out() -> None:
    [step] = [step for step in feeds.steps(sample(), True) if step.needs]
    made = step.function(Work(value=step.value, made={name: [] for name in step.needs}))
    assert all(b"portrait" not in found.data and b"ward-" not in found.data for found in made.artifacts)


def test_a_text_is_written_once_however_many_feeds_have_it() -> None:
    steps = list(feeds.steps(sample(), True))
    name = entry_of("Tom & Mia", whole=True)
    assert [step.name for step in steps].count(name) == 1
    assert {step.name for step in steps if name in step.reads} == {
        "feed:feeds/all", "feed:feeds/stories", "feed:feeds/languages/en",
    }  # fmt: skip


def test_only_the_main_feeds_have_the_whole_text_of_jobs() -> None:
    made = files(sample())
    text = b"<p>Nobody sleeps here"
    assert {path for path, data in made.items() if path.endswith(".json") and data.count(text) > 1} == {
        "feeds/all.json", "feeds/jobs.json",
    }  # fmt: skip
    brief = json.loads(made["feeds/jobs/place-aarhus.json"])["items"]
    assert [item["content_html"].startswith("<p>Aarhus · On site</p>\n<p>") for item in brief] == [True]


def test_a_feed_of_a_language_leaves_texts_in_others_to_their_feeds() -> None:
    told = story("Only in English", "only", summary="Said briefly.", authors=())
    elsewhere = msgspec.structs.replace(told, elsewhere="../", address="../stories/only/")
    languages = [
        library(
            stories=[elsewhere],
            site=msgspec.structs.replace(SITE, lang=lang, url=f"{SITE.url}{lang}/", folder=f"{lang}/"),
        )
        for lang in ("da", "de")
    ]
    en = library(stories=[told])
    there = json.loads(files(en)["feeds/all.json"])["items"][0]
    here = json.loads(files(languages[0])["feeds/all.json"])["items"][0]
    assert "Nobody sleeps here" in there["content_html"]
    assert here["content_html"] == "<p>Said briefly.</p>"
    assert (here["id"], here["url"]) == (there["id"], there["url"])
    every = feeds.steps(msgspec.structs.replace(en, others=tuple(languages)), True)
    # One with the whole text, and one in brief for all other languages.
    assert len({step.name for step in every if step.name.startswith(("entry:", "brief:"))}) == 2


def test_an_item_is_never_without_content() -> None:
    for given, expected in (
        ({}, "<p>What a night on the ward is like.</p>"),
        ({"summary": ""}, "<p>A &lt; B</p>"),
    ):
        made = files(library(stories=[story("A < B", body="", **given)]))
        assert json.loads(made["feeds/all.json"])["items"][0]["content_html"] == expected
        assert problems(made["feeds/all.rss"], SITE.url + "feeds/all.rss") == []


def test_jobs_say_where_and_are_by_the_employer() -> None:
    made = files(sample())
    remote, nurse = json.loads(made["feeds/jobs.json"])["items"]
    assert remote["summary"].startswith("Remote (Denmark, Sweden) – ")
    assert nurse["summary"].startswith("Aarhus · On site – ")
    assert nurse["content_html"].startswith("<p>Aarhus · On site</p>\n")
    assert nurse["id"] == "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"
    assert nurse["authors"] == [{"name": "Norrevang A/S", "url": SITE.url}]
    root = etree.fromstring(made["feeds/jobs.rss"])
    assert root.find(f".//{CREATOR}") is None
    assert parsed(made["feeds/jobs.atom"]).entries[0].author == "Norrevang A/S"


def test_words_and_countries_are_in_the_language_of_the_record() -> None:
    live = library(jobs=[job(lang="da", places=(), record={"workplace": "remote", "remote_from": ("DE",)})])
    [item] = json.loads(files(live)["feeds/jobs.json"])["items"]
    assert item["summary"].startswith("Fjernarbejde (Tyskland) – ")
    live = library(
        jobs=[job(lang="ar", places=(), record={"workplace": "remote", "remote_from": ("DE", "SE")})]
    )
    [item] = json.loads(files(live)["feeds/jobs.json"])["items"]
    assert "(ألمانيا، السويد)" in item["summary"]


def test_another_language_is_marked_and_only_that() -> None:
    made = files(sample())
    assert [item.get(LANG) for item in etree.fromstring(made["feeds/all.rss"]).iter("item")] == [
        None,
        "da",
        None,
        None,
    ]
    entries = etree.fromstring(made["feeds/all.atom"]).iter(f"{ATOM}entry")
    assert [entry.get(LANG) for entry in entries] == [None, "da", None, None]
    assert [item["language"] for item in json.loads(made["feeds/all.json"])["items"]] == [
        "en",
        "da",
        "en",
        "en",
    ]


def test_json_feed_has_the_form_of_version_1_1() -> None:
    for path, data in files(sample()).items():
        if not path.endswith(".json"):
            continue
        feed = json.loads(data)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == SITE.url + path and feed["title"] and feed["language"] == "en"
        assert {"home_page_url", "authors", "items"} <= set(feed)
        for item in feed["items"]:
            assert {
                "id",
                "url",
                "title",
                "content_html",
                "date_published",
                "date_modified",
                "authors",
            } <= set(item)
            assert "author" not in item


def test_an_identity_outlives_title_date_and_address() -> None:
    before = story("Night shift", "night", identity="night")
    after = story("Nights", "nights", identity="night", date="2026-05-05", updated="2026-06-06")
    ids = [
        json.loads(files(library(stories=[one]))["feeds/all.json"])["items"][0]["id"]
        for one in (before, after)
    ]
    assert ids == ["https://example.org/careers/stories/night/"] * 2


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("https://old.example/?p=12", "https://old.example/?p=12"),
        ("tag:old.example,2019:12", "tag:old.example,2019:12"),
        ("Nurse: nights", SITE.url + "stories/Nurse:%20nights/"),
        ("javascript:alert(1)", SITE.url + "stories/javascript:alert(1)/"),
        ("blå/<b>", SITE.url + "stories/bl%C3%A5/%3Cb%3E/"),
    ],
)
def test_identities_are_addresses_or_become_ones(identity: str, expected: str) -> None:
    made = files(library(stories=[story(identity=identity)]))
    assert parsed(made["feeds/all.atom"]).entries[0].id == expected
    assert problems(made["feeds/all.rss"], SITE.url + "feeds/all.rss") == []


def test_dates_are_the_records_and_never_the_clocks() -> None:
    empty = files(library(today="2026-11-21"))
    assert empty == files(library(today="2031-01-01"))
    assert b"2000-01-01T00:00:00+00:00" in empty["feeds/all.atom"]
    live = library(stories=[story("A", updated="2026-03-09"), story("B", date="2026-03-05")])
    assert parsed(files(live)["feeds/all.atom"]).feed.updated == "2026-03-09T00:00:00+01:00"
    assert parsed(files(live)["feeds/all.rss"]).feed.updated == "Mon, 09 Mar 2026 00:00:00 +0100"


def test_a_change_before_publication_counts_from_publication() -> None:
    [entry] = parsed(files(library(stories=[story(updated="2020-01-01")]))["feeds/all.atom"]).entries
    assert entry.updated == entry.published == "2026-03-01T00:00:00+01:00"


def test_odd_offsets_become_utc() -> None:
    live = library(stories=[story()])
    odd = live.stories[0].published.at.fromisoformat("2026-03-01T00:00:00+05:45")
    record = story(published=live.stories[0].published.__class__.of(odd), updated="2020-01-01")
    made = files(library(stories=[record]))
    assert parsed(made["feeds/all.rss"]).entries[0].published == "Sat, 28 Feb 2026 18:15:00 +0000"


def test_the_same_bytes_in_any_process() -> None:
    program = "from tests.produce.feed_samples import files, sample; from kollega.digest import of_value;"
    program += "print(of_value(sorted(files(sample()).items())), end='')"
    found = set()
    for zone, seed, place in (("Asia/Kathmandu", "1", "C"), ("America/New_York", "2", "C.UTF-8")):
        settings = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": place, "LANG": place}
        root = Path(__file__).parents[2]
        run = subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | settings,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout)
    assert found == {digest.of_value(sorted(files(sample()).items()))}


def test_order_of_records_does_not_matter() -> None:
    same_day = [story(f"Story {n}", date="2026-03-01") for n in range(6)]
    live, turned = library(stories=same_day), library(stories=same_day[::-1])
    assert files(live) == files(turned)
