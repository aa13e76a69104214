"""An overlay beside a job: what it says counts, and what is wrong in it is told where it stands."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.schema import Document, read_record
from kollega.sources import Files, Source
from tests.libraries import SITE
from tests.reading import Found, site

CONFIG = (
    "site_name: Harbour\nsite_url: https://careers.example.org/\n"
    "extra: {kollega: {pay_rules: off, organisation: {country: DK}}}\n"
)
JOB = """---
title: Lamp keeper
date_posted: 2026-01-02
location: Odense
apply_url: https://ats.example/1
employment_type: full_time
---

Keep the lamp.
"""


def overlaid(overlay: str | bytes, job: str = JOB, **files: str) -> Found:
    """A site with one job and its overlay."""
    return site({"jobs/lamp/index.md": job, "jobs/lamp/overlay.md": overlay, **files}, config=CONFIG)


def test_fields_and_text_of_the_overlay_count() -> None:
    (job,) = overlaid(
        "---\nTitle: Light keeper\nlocations: [Aarhus, Ribe]\ntags: [a]\n---\n\nNew *words*.\n"
    ).library.jobs
    assert job.title == "Light keeper" and job.record.locations == ("Aarhus", "Ribe")
    assert job.text.plain.strip() == "New words." and job.source == "jobs/lamp/index.md"
    assert job.record.overlay == "jobs/lamp/overlay.md"
    assert job.record.employment_type == ("full_time",) and job.slug == "lamp"


@pytest.mark.parametrize("overlay", ["---\nemployment_type:\n---\n", "---\nEmployment-Type: null\n---\n"])
def test_an_empty_field_takes_one_away(overlay: str) -> None:
    (job,) = overlaid(overlay).library.jobs
    assert not job.record.employment_type and job.text.plain.strip() == "Keep the lamp."


@pytest.mark.parametrize("overlay", ["---\n# nothing yet\n---\n", "---\n---\n", "---\n---\n\n \n\n"])
def test_an_overlay_without_words_changes_nothing(overlay: str) -> None:
    (ours,), (theirs,) = (
        found.library.jobs for found in (overlaid(overlay), site({"jobs/lamp/index.md": JOB}, config=CONFIG))
    )
    assert msgspec.structs.replace(ours, record=msgspec.structs.replace(ours.record, overlay="")) == theirs


def test_without_fields_all_of_it_is_text() -> None:
    assert overlaid("Only words.\n").library.jobs[0].text.plain.strip() == "Only words."


def test_an_overlay_can_mend_what_is_wrong_below() -> None:
    found = overlaid("---\nlocation: Ribe\n---\n", JOB.replace("Odense", "{a: b}"))
    assert not found.diagnostics and found.library.jobs[0].record.locations == ("Ribe",)


def test_what_is_wrong_is_told_where_it_stands() -> None:
    text = "---\n# mine\nstate: oepn\ntitel: x\n---\n\nSee\nit: ![](lost.jpg).\n"
    found = overlaid(text, JOB.replace("2026-01-02", "2026-02-30"))
    told = {(one.path.removeprefix("jobs/lamp/"), one.line, one.excerpt) for one in found.diagnostics}
    assert told == {
        ("index.md", 3, "date_posted: 2026-02-30"),
        ("overlay.md", 3, "state: oepn"),
        ("overlay.md", 4, "titel: x"),
        ("overlay.md", 8, "it: ![](lost.jpg)."),
    }
    assert not found.library.jobs


@pytest.mark.parametrize(
    "overlay", ["---\ntitle: [\n---\n", "---\ntitle: x\n", "---\n- a\n---\n", "title: x\n", b"\xff\xfe", ""]
)
def test_a_job_whose_overlay_cannot_be_read_is_not_published_as_if_it_had_none(overlay: str | bytes) -> None:
    found = overlaid(overlay)
    assert not found.library.jobs
    assert {(one.path, one.severity) for one in found.diagnostics} == {("jobs/lamp/overlay.md", "error")}


def test_new_hosts_are_told_of_the_file_that_names_them() -> None:
    hosts = overlaid("---\n---\n\n[a](https://new.example/)\n").library.hosts
    assert [(host.name, host.path, host.line) for host in hosts] == [
        ("ats.example", "jobs/lamp/index.md", 5), ("new.example", "jobs/lamp/overlay.md", 4),
    ]  # fmt: skip


def test_somebody_who_has_withdrawn_is_found_in_an_overlay() -> None:
    person = {"content/people/ada.yml": "name: Ada Anker\nwithdrawn: 2026-01-01\n"}
    found = overlaid("---\n---\n\nAsk\nAda Anker.\n", **person)
    assert not found.library.jobs
    assert [(one.path, one.line) for one in found.diagnostics] == [("jobs/lamp/overlay.md", 5)]


def test_only_jobs_in_a_folder_of_their_own_have_one() -> None:
    story = "---\ntitle: A\ndate: 2026-01-02\nauthors: Ada\n---\n\nWords.\n"
    found = site({"stories/a/index.md": story, "stories/a/overlay.md": "---\ntitle: B\n---\n"}, config=CONFIG)
    assert found.library.stories[0].title == "A"
    lost = site({"jobs/lamp.md": JOB, "jobs/other/overlay.md": "---\ntitle: B\n---\n"}, config=CONFIG)
    assert lost.library.jobs[0].title == "Lamp keeper" and "file-unread" in lost.codes(
        "jobs/other/overlay.md"
    )


@given(st.text("ab:-\n[]{}#\"'*!&|> \t", max_size=60))
def test_any_overlay_is_read_or_refused_in_its_own_lines(text: str) -> None:
    report = Report()
    under, over = Source("jobs/a/index.md", JOB, report), Source("jobs/a/overlay.md", text or " ", report)
    document: Document | None = read_record("job", "a", under, Files(Path(), []), SITE, over=over)
    lines = (text or " ").count("\n") + 1
    assert document is not None or report.diagnostics
    assert all(
        one.path == over.path and one.line <= lines for one in report.diagnostics if one.severity == "error"
    )
