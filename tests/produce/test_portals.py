"""Feeds for machines: each is what its reader documents, and carries what the records say."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

from kollega.gate import inspect
from kollega.gate.facts import Rules
from kollega.live import Library, Link, LiveJob, Place
from kollega.portals import PORTAL_IDS, data
from kollega.portals.opening import plain_html, shortened
from kollega.portals.table import PORTALS
from kollega.produce import portals
from kollega.records import Pay
from kollega.steps import Made, Work
from tests.conftest import BuildSite
from tests.folders import CONFIG, JOB, SMALL, write
from tests.libraries import AARHUS, job, library, moment, text
from tests.reading import TODAY

BODY = (
    "## You\n\nWork *nights* & days, [as you like](https://example.org/a?b=1&c=2).\n\n- Care\n- Stay\n\n"
    + "Long. " * 20
)
BERLIN = Place(
    link=Link(name="Berlin"),
    city="Berlin",
    region="Berlin",
    country="DE",
    street="Am Ufer 1",
    postcode="10115",
)


def made_of(live: Library, *names: str) -> list[Made]:
    """What the steps make of a site with these portals."""
    live = msgspec.structs.replace(live, site=msgspec.structs.replace(live.site, portals=names))
    contents: dict[tuple[str, str], bytes] = {}
    found = []
    for step in portals.steps(live):
        read = {key: content for key, content in contents.items() if key[0] in step.reads}
        made = step.function(Work(value=step.value, contents=read))
        contents |= {(step.name, file.path): file.data for file in made.artifacts}
        found.append(made)
    return found


def files(live: Library, *names: str) -> dict[str, bytes]:
    """The public files, by path; by default with all portals."""
    made = made_of(live, *(names or PORTAL_IDS))
    return {file.path: file.data for one in made for file in one.artifacts if file.audience == "public"}


def left_out(live: Library) -> list[str]:
    """What is told of jobs that are in no feed of a portal."""
    return [found.message for one in made_of(live, *PORTAL_IDS) for found in one.diagnostics]


def nurse(**given_: Any) -> LiveJob:
    """An open job with everything that a feed can say."""
    record = {
        "reference": "R1", "employment_type": ("full_time", "intern"), "workplace": "hybrid",
        "pay": Pay(least="32000", most="38000.50", currency="DKK", per="month"), "apply_url": "https://ats.example/1",
        "valid_through": moment("2026-12-31"), **given_.pop("record", {}),
    }  # fmt: skip
    return job(
        given_.pop("title", "Nurse"),
        body=BODY,
        places=(AARHUS, BERLIN),
        record=record,
        team=Link(name="Ward"),
        **given_,
    )


def rows(data_: bytes, name: str) -> list[dict[str, str]]:
    """The elements of that name, as name and text of what is in them."""
    return [{inner.tag: inner.text or "" for inner in row} for row in etree.fromstring(data_).iter(name)]


def test_without_portals_there_are_the_open_forms_alone() -> None:
    made = {
        file.path
        for one in made_of(library(jobs=[nurse()]))
        for file in one.artifacts
        if file.audience == "public"
    }
    assert made == {"jobs.json", "jobs.schema.json", "feeds/jobs.ics"}


def test_indeed_has_a_job_for_each_place() -> None:
    made = files(library(jobs=[nurse()]))["feeds/jobs-indeed.xml"]
    first, second = rows(made, "job")
    assert first == {
        "title": "Nurse", "date": "2026-02-01", "referencenumber": "R1", "requisitionid": "R1",
        "url": "https://example.org/careers/jobs/nurse/", "company": "Norrevang A/S", "sourcename": "Norrevang A/S",
        "city": "Aarhus", "country": "DK", "salary": "DKK 32000 - 38000.50 per month",
        "description": first["description"], "jobtype": "fulltime, internship", "category": "Ward",
        "remotetype": "Hybrid remote", "expirationdate": "2026-12-31",
    }  # fmt: skip
    assert second["referencenumber"] == "R1-berlin"
    assert (second["state"], second["postalcode"], second["streetaddress"]) == (
        "Berlin",
        "10115",
        "Am Ufer 1",
    )
    assert first["description"].startswith(
        "<p><strong>You</strong></p>\n<p>Work <em>nights</em> &amp; days, as you like."
    )
    root = etree.fromstring(made)
    assert root.tag == "source" and root.findtext("publisher") == "Norrevang A/S"
    assert b"<![CDATA[Nurse]]>" in made and made.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_linkedin_has_a_job_for_each_place() -> None:
    first, second = rows(files(library(jobs=[nurse()]))["feeds/jobs-linkedin.xml"], "job")
    assert first["partnerJobId"] == "R1" and second["partnerJobId"] == "R1-berlin"
    assert first["location"] == "Aarhus, Denmark" and second["location"] == "Berlin, Germany"
    assert first["applyUrl"] == "https://ats.example/1" and first["workplaceTypes"] == "Hybrid"
    assert first["jobtype"] == "FULL_TIME" and first["expirationDate"] == "2026-12-31"
    by_mail = nurse(record={"apply_url": "", "apply_email": "a@example.org"})
    assert (
        rows(files(library(jobs=[by_mail]))["feeds/jobs-linkedin.xml"], "job")[0]["applyUrl"] == first_url()
    )


def first_url() -> str:
    return "https://example.org/careers/jobs/nurse/"


def test_xing_has_one_posting_with_all_places() -> None:
    root = etree.fromstring(files(library(jobs=[nurse()]))["feeds/jobs-xing.xml"])
    (posting,) = root.findall("postings/posting")
    assert root.tag == "feed" and posting.findtext("id") == "R1"
    places = [(one.findtext("city"), one.findtext("country")) for one in posting.iter("job_location")]
    assert places == [("Aarhus", "DK"), ("Berlin", "DE")] and posting.findtext("reply_setting") == "url"


def test_json_follows_its_schema_and_says_everything() -> None:
    made = files(
        library(
            jobs=[
                nurse(),
                job("Remote", places=(), record={"workplace": "remote", "remote_from": ("DK", "SE")}),
            ]
        )
    )
    schema, value = json.loads(made["jobs.schema.json"]), json.loads(made["jobs.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(value)
    assert (
        schema["$id"] == "https://example.org/careers/jobs.schema.json" and value["version"] == data.VERSION
    )
    first, second = value["jobs"]
    known = set(schema["properties"]["jobs"]["items"]["properties"])
    assert set(first) <= known and set(first["places"][1]) <= set(
        schema["properties"]["jobs"]["items"]["properties"]["places"]["items"]["properties"]
    )
    assert first["pay"] == {"min": "32000", "max": "38000.50", "currency": "DKK", "per": "month"}
    assert first["valid_through"] == "2026-12-31" and first["id"] == "https://example.org/careers/jobs/nurse/"
    assert (
        "<h2" in first["content_html"] and 'href="https://example.org/a?b=1&amp;c=2"' in first["content_html"]
    )
    assert [place["reference"] for place in second["places"]] == ["remote", "remote-se"]
    assert second["remote_from"] == ["DK", "SE"]


def test_the_calendar_has_the_deadlines_alone() -> None:
    late = nurse(
        record={"valid_through": moment("2026-12-01T12:00:00+01:00")},
        slug="late",
        identity="late",
        updated="2026-03-04",
    )
    made = files(library(jobs=[nurse(), late, job("Cook")]))["feeds/jobs.ics"]
    assert made.count(b"\n") == made.count(b"\r\n") and max(map(len, made.split(b"\r\n"))) <= 75
    calendar = icalendar.Calendar.from_ical(made)
    first, second = calendar.walk("VEVENT")
    assert first.decoded("dtstart") == datetime(2026, 12, 1, 11, tzinfo=UTC)
    assert second.decoded("dtstart") == date(2026, 12, 31)
    assert str(second["summary"]) == "Apply by: Nurse" and str(second["location"]) == "Aarhus; Berlin"
    assert str(second["url"]) == first_url()
    assert first.decoded("dtstamp") == moment("2026-03-04").at
    assert str(first["uid"]).endswith("@example.org") and first["uid"] != second["uid"]


def test_days_and_times_of_day_are_compared() -> None:
    whole, timed = job("Cook", updated="2026-10-01"), job("Mate", updated="2026-10-01T09:00:00+02:00")
    made = files(library(jobs=[whole, timed]), "indeed")["feeds/jobs-indeed.xml"]
    assert etree.fromstring(made).findtext("lastBuildDate") == "2026-10-01T09:00:00+02:00"


def test_identities_stay_when_titles_places_and_dates_change() -> None:
    before = files(library(jobs=[nurse(slug="nurse")]))
    after = files(
        library(jobs=[nurse(slug="nurse", title="Night nurse", date="2026-05-05", updated="2026-06-06")])
    )
    for path, element in (
        ("feeds/jobs-indeed.xml", "referencenumber"),
        ("feeds/jobs-linkedin.xml", "partnerJobId"),
    ):
        assert [row[element] for row in rows(before[path], "job")] == [
            row[element] for row in rows(after[path], "job")
        ]
    uids = [
        icalendar.Calendar.from_ical(made["feeds/jobs.ics"]).walk("VEVENT")[0]["uid"]
        for made in (before, after)
    ]
    assert uids[0] == uids[1]


def test_closed_jobs_are_nowhere() -> None:
    for content in files(library(jobs=[nurse(is_open=False)])).values():
        assert b"Nurse" not in content


def test_an_empty_site_has_valid_feeds() -> None:
    made = files(library())
    Draft202012Validator(json.loads(made["jobs.schema.json"])).validate(json.loads(made["jobs.json"]))
    calendar = icalendar.Calendar.from_ical(made["feeds/jobs.ics"])
    assert [one.name for one in calendar.subcomponents] == ["VTIMEZONE"]
    assert b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n" in made["feeds/jobs.ics"]
    assert all(
        etree.fromstring(content) is not None for path, content in made.items() if path.endswith(".xml")
    )


def test_what_a_portal_would_refuse_is_left_out_with_a_word() -> None:
    short = job("Short", body="Too short.", places=(Place(link=Link(name="Somewhere")),))
    live = library(jobs=[short, nurse()])
    assert sorted(left_out(live)) == [
        "this job is left out of the feed for Indeed: it asks for the city and the country of each place.",
        "this job is left out of the feed for LinkedIn: it asks for a text of at least 100 characters.",
        "this job is left out of the feed for XING: it asks for the city and the country of each place.",
    ]
    assert all(b"Short" not in content for path, content in files(live).items() if path.endswith(".xml"))


def test_what_is_missing_is_told_of_the_file_that_people_edit() -> None:
    overlay = "jobs/b/overlay.md"
    short = [job("A", body="Short."), job("B", body="Short.", record={"overlay": overlay})]
    told = {found.path for one in made_of(library(jobs=short), "linkedin") for found in one.diagnostics}
    assert told == {"job/a.md", overlay}


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (Pay(least="10", most="10", currency="EUR", per="hour"), "EUR 10 per hour"),
        (Pay(least="10", currency="EUR", per="hour"), "EUR from 10 per hour"),
        (Pay(most="10", currency="EUR", per="hour"), "EUR up to 10 per hour"),
    ],
)
def test_pay_is_told_as_it_was_written(pay: Pay, words: str) -> None:
    made = files(library(jobs=[nurse(record={"pay": pay})]))
    assert rows(made["feeds/jobs-indeed.xml"], "job")[0]["salary"] == words


@given(st.text(max_size=200))
def test_a_short_reference_stays_and_a_long_one_stays_its_own(reference: str) -> None:
    assert len(shortened(reference, 40)) <= 40
    assert shortened(reference, 40) == reference or len(reference) > 40
    assert shortened(reference, max(13, len(reference))) == reference
    assert shortened(reference * 9 + "a", 40) != shortened(reference * 9 + "b", 40)


def test_a_shortened_reference_is_the_same_for_ever() -> None:
    assert shortened("night-nurse-" * 4, 40) == "night-nurse-night-nurse-nig-4dbcefac92fc"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<h2 id="a">A</h2><p title="x &gt; y">B</p>', "<p><strong>A</strong></p><p>B</p>"),
        ('<p><a href="https://x.example/?a=1&amp;b">C</a>&nbsp;D</p>', "<p>C\u00a0D</p>"),
        ("<table><tr><td>E</td><td>F</td></tr></table>", "<p>E F </p>"),
        ('<p title="a > b">G</p>', "<p>G</p>"),
        ("<table><caption>L</caption><tr><th>M</th></tr></table>", "<p>L</p><p>M </p>"),
        ("<dl><dt>H</dt><dd>I</dd></dl>", "<p>H</p><p>I</p>"),
        ("<details><summary>J</summary><pre>K</pre></details>", "<p>J</p><p>K</p>"),
    ],
)
def test_html_for_portals_has_simple_elements_alone(html: str, wanted: str) -> None:
    assert plain_html(html) == wanted


_EVIL = st.lists(
    st.sampled_from(["</script>", "<script>alert(1)</script>", "]]>", "<!--", "\x00", "\u00ad", "&nbsp;", "\r\n", "DTSTART:1", ";", ",", "\\", '"', "æ", "日本"]),
    min_size=1, max_size=6,
).map("".join)  # fmt: skip


@settings(max_examples=25)
@given(title=_EVIL, body=_EVIL, name=_EVIL)
def test_hostile_words_stay_words(title: str, body: str, name: str) -> None:
    place = Place(link=Link(name=f"A {name}"), city=f"A {name}", country="DK")
    evil = job(f"T {title}", slug="evil", body=text(f"{body}\n\n{'Long. ' * 30}"), places=(place,), summary=body,
               record={"reference": name[:60], "valid_through": moment("2026-12-31")})  # fmt: skip
    made = files(library(jobs=[evil]))
    for path, content in made.items():
        found = inspect(path, content, Rules()).findings
        assert not found, (path, found)
    Draft202012Validator(json.loads(made["jobs.schema.json"])).validate(json.loads(made["jobs.json"]))
    assert len(rows(made["feeds/jobs-indeed.xml"], "job")) == 1
    assert len(icalendar.Calendar.from_ical(made["feeds/jobs.ics"]).walk("VEVENT")) == 1


def test_a_site_with_portals_is_published(tmp_path: Path, build_site: BuildSite) -> None:
    job_ = JOB.replace("---\n\n", "valid_through: 2026-12-31\n---\n\n" + "Long. " * 30, 1)
    config = CONFIG + "extra: {kollega: {portals: [indeed, linkedin, xing], organisation: {country: DK}}}\n"
    root = write(tmp_path, {**SMALL, "mkdocs.yml": config, "jobs/lamp-keeper.md": job_})
    built = build_site(root, TODAY, pictures=False)
    wanted = {portal.path for portal in PORTALS.values()} | {
        "jobs.json",
        "jobs.schema.json",
        "feeds/jobs.ics",
    }
    assert wanted <= {row["path"] for row in built.outputs}
    for path in wanted:
        assert b"Lamp keeper" in (built.site / path).read_bytes() or path == "jobs.schema.json"
    assert "jobs.json" not in (built.site / "sitemap.xml").read_text()


def test_thousands_of_jobs_are_a_feed() -> None:
    jobs = [
        nurse(slug=f"job-{number}", identity=f"job-{number}", record={"reference": f"R{number}"})
        for number in range(1000)
    ]
    made = files(library(jobs=jobs))
    assert len(rows(made["feeds/jobs-indeed.xml"], "job")) == 2000
    assert len(json.loads(made["jobs.json"])["jobs"]) == 1000


def test_a_new_job_leaves_the_other_adverts_as_they_are() -> None:
    jobs = [nurse(slug=f"job-{number}", identity=f"job-{number}") for number in range(40)]
    before, after = (
        {
            step.name: step.value
            for step in portals.steps(library(jobs=some))
            if step.name.startswith("adverts:")
        }
        for some in (jobs[1:], jobs)
    )
    assert len([name for name, value in after.items() if before.get(name) != value]) == 1
