"""What people should look at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report, as_text
from kollega.library import load
from tests.folders import CONFIG, JOB, write
from tests.reading import job, site, story
from tests.withdraw.test_content import NAMING

PEOPLE: dict[str, str | bytes] = {
    "content/people/mia.yml": "name: Mia Holm\nleft: 2026-01-01\n",
    "content/people/bo.yml": "name: Bo Borg\n",
    "mkdocs.yml": CONFIG,
}


@pytest.mark.parametrize("field", [field for field in NAMING if field != "person"])
def test_every_field_that_shows_somebody_who_left_is_told(field: str, tmp_path: Path) -> None:
    path, text = NAMING[field]
    report = Report()
    load(write(tmp_path, {**PEOPLE, path: text}), date(2026, 11, 22), report)
    (found,) = (one for one in report.diagnostics if one.code == "person-left")
    assert f"in `{path}`" in as_text(found)


@pytest.mark.parametrize(("today", "is_told"), [("2025-12-31", False), ("2026-01-01", True)])
def test_who_leaves_is_told_from_that_day_on(today: str, is_told: bool) -> None:
    assert ("person-left" in site(PEOPLE, today).codes()) == is_told


@pytest.mark.parametrize("pictured", ["mia", ""])
def test_who_left_and_has_no_page_is_told_where_something_shows_them(pictured: str) -> None:
    left = "name: Mia Holm\npage: false\nleft: 2026-01-01\n"
    files = {
        **PEOPLE,
        "content/people/mia.yml": left,
        "stories/a.md": story(pictured=pictured, date="2026-01-01"),
    }
    assert ("person-left" in site(files, "2026-01-02").codes()) == bool(pictured)


@pytest.mark.parametrize(
    ("date_posted", "updated", "code", "shown"),
    [
        ("2026-01-02", "2026-01-02", "", "2026-01-02"),
        ("2026-01-02", "2026-11-22", "", "2026-11-22"),
        ("2026-01-02", "2026-11-23", "updated-to-come", "2026-01-02"),
        ("2026-01-02", "2025-12-31", "updated-too-early", "2026-01-02"),
        ("2026-12-02", "2026-12-02", "", None),
        ("2026-12-02", "2026-12-03", "updated-to-come", None),
        ("2026-01-02", "", "", "2026-01-02"),
    ],
)
def test_a_last_change_is_between_its_publication_and_today(
    date_posted: str, updated: str, code: str, shown: str | None, tmp_path: Path
) -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "stories/a.md": f"---\ntitle: A\ndate: {date_posted}\nupdated: {updated}\nauthors: Bo\n---\n\nWords.\n",
        "jobs/b.md": JOB.replace(
            "date_posted: 2026-01-02", f"date_posted: {date_posted}\nupdated: {updated}"
        ),
    }
    report = Report()
    library = load(write(tmp_path, files), date(2026, 11, 22), report)
    found = [one for one in report.diagnostics if one.code.endswith("-updated")]
    assert [one.problem for one in found] == ([code, code] if code else [])
    assert library
    days = {one.updated.day.isoformat() for one in (*library.stories, *library.jobs)}
    assert days == ({shown} if shown else set())


@pytest.mark.parametrize("own", ["", "updated:\n"])
def test_a_translation_tells_its_own_day_alone(own: str, tmp_path: Path) -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n"
    one = "---\ntitle: A\ndate: 2026-01-02\nupdated: 2027-01-01\nauthors: Bo\n---\n\nWords.\n"
    report = Report()
    files = {
        "mkdocs.yml": config,
        "stories/a.md": one,
        "stories/a.da.md": f"---\ntitle: Å\n{own}---\n\nOrd.\n",
    }
    load(write(tmp_path, files), date(2026, 11, 22), report)
    assert [one.path for one in report.diagnostics if one.code == "story-updated"] == ["stories/a.md"]


@pytest.mark.parametrize(
    ("of_job", "of_story", "codes"),
    [
        ({}, {}, []),
        ({"state": "closed"}, {}, ["story-jobs"]),
        ({"date_posted": "2098-01-01"}, {}, ["story-jobs"]),
        ({}, {"draft": "true"}, ["job-stories"]),
        ({}, {"expires": "2026-06-01"}, ["job-stories"]),
        ({"state": "closed"}, {"draft": "true"}, []),
    ],
)
def test_what_a_live_page_names_and_does_not_show_is_told(
    of_job: dict[str, str], of_story: dict[str, str], codes: list[str]
) -> None:
    files = {"jobs/a.md": job(stories="[b]", **of_job), "stories/b.md": story(jobs="[a]", **of_story)}
    found = site(files)
    assert found.codes() == codes and {one.severity for one in found.diagnostics} <= {"note"}


@pytest.mark.parametrize("path", ["jobs/a.md", "content/teams/t.yml", "content/events/e.md"])
def test_where_somebody_who_withdrew_is_missing_is_told_without_the_name(path: str) -> None:
    files = {
        "content/people/mia.yml": "name: Mia Holm\nwithdrawn: 2026-01-01\n",
        "jobs/a.md": job(contact="mia"),
        "content/teams/t.yml": "name: T\nlead: mia\n",
        "content/events/e.md": "---\ntitle: E\nstarts: 2026-12-01\npeople: [mia]\n---\n",
    }
    (one,) = site(
        {name: text for name, text in files.items() if "people" in name or name == path}
    ).diagnostics
    assert (one.path, one.severity) == (path, "note") and "mia" not in as_text(one).splitlines()[0].casefold()
