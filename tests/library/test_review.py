"""What people should look at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report, as_text
from kollega.library import load
from tests.folders import CONFIG, JOB, write
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


@pytest.mark.parametrize(
    ("date_posted", "updated", "code", "shown"),
    [
        ("2026-01-02", "2026-01-02", "", "2026-01-02"),
        ("2026-01-02", "2026-11-22", "", "2026-11-22"),
        ("2026-01-02", "2026-11-23", "updated-to-come", "2026-01-02"),
        ("2026-01-02", "2025-12-31", "updated-too-early", "2026-01-02"),
        ("2026-12-02", "2026-12-02", "", None),
        ("2026-12-02", "2026-12-03", "updated-to-come", None),
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


def test_a_translation_tells_its_own_day_alone(tmp_path: Path) -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n"
    one = "---\ntitle: A\ndate: 2026-01-02\nupdated: 2027-01-01\nauthors: Bo\n---\n\nWords.\n"
    report = Report()
    files = {"mkdocs.yml": config, "stories/a.md": one, "stories/a.da.md": "---\ntitle: Å\n---\n\nOrd.\n"}
    load(write(tmp_path, files), date(2026, 11, 22), report)
    assert [one.path for one in report.diagnostics if one.code == "story-updated"] == ["stories/a.md"]
