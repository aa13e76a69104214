"""What is coming: each change on the day on which a build shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.diagnostics import Report
from kollega.library import load
from kollega.library.read import Documents, read_all
from kollega.problems import speak
from kollega.upcoming import changes
from tests.folders import CONFIG, write
from tests.reading import job, story

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n",
    "stories/later.md": story("Later", date="2026-07-05", updated="2026-07-07", expires="2026-08-01"),
    "stories/later.da.md": "---\ntitle: Senere\nupdated: 2026-07-08\n---\n\nOrd.\n",
    "stories/draft.md": story("Draft", date="2026-07-06", draft="true"),
    "jobs/keeper.md": job("Keeper", valid_through="2026-07-20"),
    "content/events/fair.md": "---\ntitle: Fair\nstarts: 2026-07-10T10:00\nends: 2026-07-11T16:00\n---\n\nCome.\n",
    "content/people/ada.yml": "name: Ada Anker\nconsent:\n  - {purpose: site, until: 2026-09-30}\n  - {purpose: feeds, until: 2026-09-30}\n",
    "content/people/bo.yml": "name: Bo Bak\nwithdrawn: 2026-07-02\nconsent: {purpose: site, until: 2026-09-01}\n",
    "content/people/cy.yml": "name: Cy Ciel\nconsent: {purpose: site, given: 2026-07-03}\n",
    "stories/at-once.md": story("At once", date="2026-07-04", updated="2026-07-04"),
    "content/program/links.yml": "- {url: https://news.example.org/a, title: Read me, until: 2026-07-14}\n",
    "content/program/engage.yml": "- {url: https://news.example.org/b, until: 2026-07-15}\n",
    "content/program/guidelines/tone.md": "---\ntitle: Tone\nreviewed: 2025-07-16\n---\n\nBe kind.\n",
    "content/program/guidelines/tone.da.md": "---\ntitle: Tonen\nreviewed: 2025-07-17\n---\n\nVær rar.\n",
    "content/program/guidelines/hours.md": "---\ntitle: Hours\nreviewed: 2026-07-17\n---\n\nBy day.\n",
    "content/program/guidelines/hours.da.md": "---\ntitle: Tider\n---\n\nOm dagen.\n",
}


def documents(root: Path) -> Documents:
    found = read_all(write(root, FILES), Report())
    assert found
    return found


def test_each_change_has_its_day(tmp_path: Path) -> None:
    rows = [
        (str(one.day), one.what, one.title)
        for one in changes(documents(tmp_path), date(2026, 6, 30), date(2026, 10, 1))
    ]
    assert rows == [
        ("2026-07-02", "withdraws", "Bo Bak"),
        ("2026-07-03", "consent-begins", "Cy Ciel"),
        ("2026-07-04", "appears", "At once"),
        ("2026-07-05", "appears", "Later"),
        ("2026-07-07", "updated", "Later"),
        ("2026-07-08", "updated", "Senere"),
        ("2026-07-10", "starts", "Fair"),
        ("2026-07-12", "over", "Fair"),
        ("2026-07-13", "closing-soon", "Keeper"),
        ("2026-07-15", "vanishes", "Read me"),
        ("2026-07-16", "vanishes", "https://news.example.org/b"),
        ("2026-07-17", "read", "Tone"),
        ("2026-07-18", "read", "Tonen"),
        ("2026-07-21", "closes", "Keeper"),
        ("2026-08-01", "ask", "Ada Anker"),
        ("2026-08-01", "expires", "Later"),
        ("2026-10-01", "consent-ends", "Ada Anker"),
    ]


def test_a_story_that_is_over_before_it_begins_never_comes(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "stories/never.md": story("Never", date="2026-07-05", expires="2026-07-05"),
    }
    found = read_all(write(tmp_path, files), Report())
    assert found and not changes(found, date(2026, 6, 30), date(2026, 7, 30))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "closed"}, ["appears"]),
        ({"state": "closed", "updated": "2025-01-01"}, []),
        ({"valid_through": "2026-07-05"}, ["opens", "closes"]),
    ],
)
def test_a_job_that_is_closed_on_its_first_day_never_opens(
    fields: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    files = {"mkdocs.yml": CONFIG, "jobs/keeper.md": job("Keeper", date_posted="2026-07-05", **fields)}
    documents = read_all(write(tmp_path, files), Report())
    assert documents
    rows = changes(documents, date(2026, 7, 1), date(2026, 8, 1))
    assert [one.what for one in rows] == told


def test_between_two_changes_the_site_stays_as_it_is(tmp_path: Path) -> None:
    found = documents(tmp_path)

    def live(day: date) -> bytes:
        library = load(tmp_path, day, Report())
        assert library
        return msgspec.json.encode(
            [msgspec.structs.replace(one, today="", others=()) for one in library.every_language]
        )

    day, end = date(2026, 6, 30), date(2026, 10, 3)
    changing = {one.day for one in changes(found, day) if one.what not in ("ask", "read", "starts")}
    while day < end:
        after = day + timedelta(days=1)
        assert (live(day) != live(after)) == (after in changing), after
        day = after


@pytest.fixture
def english_after() -> Iterator[None]:
    yield
    speak("en", {})


@pytest.mark.usefixtures("english_after")
def test_the_command_speaks_the_language_of_its_run(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    def said(*words: str) -> str:
        return CliRunner().invoke(cli, [*words, "--root", str(tmp_path), "--language", "da"]).output

    assert "2026-07-21\n  Keeper: lukker   jobs/keeper.md" in said("next", "--today", "2026-06-30")
    assert "Intet ændrer sig af sig selv til og med 2030-01-02." in said(
        "next", "--today", "2030-01-01", "--days", "1"
    )
    assert "Ingen skal spørges i dag." in said("check", "--consent", "--no-pictures", "--today", "2020-01-01")
    (tmp_path / "mkdocs.yml").unlink()
    assert "Fejl: her er intet site, der kan læses" in said("next")


def test_the_command_looks_no_further_than_calendars_go(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    words = ["next", "--root", str(tmp_path), "--today", "9990-12-31", "--days", "36500"]
    assert "Nothing changes by itself until 9999-12-31." in CliRunner().invoke(cli, words).output


def test_the_command(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    said = CliRunner().invoke(cli, ["next", "--root", str(tmp_path), "--today", "2026-06-30"]).output
    assert "2026-07-21\n  Keeper: closes   jobs/keeper.md" in said and "Draft" not in said
    rows = msgspec.json.decode(
        CliRunner()
        .invoke(cli, ["next", "--root", str(tmp_path), "--today", "2026-06-30", "--format", "json"])
        .output
    )
    assert rows[0] == {
        "day": "2026-07-02",
        "path": "content/people/bo.yml",
        "what": "withdraws",
        "title": "Bo Bak",
        "purposes": [],
    }
