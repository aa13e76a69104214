"""Texts and neighbours that a run worked out are those of the next, while what they are made of is the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega import farm, markup
from kollega.diagnostics import Report
from kollega.library import likeness, load
from kollega.store import Store
from tests.folders import CONFIG, JOB, STORY, write

DAY = date(2026, 2, 1)


def _never(*told: object) -> None:
    pytest.fail(f"worked out again: {told}")


def test_what_is_known_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "stories/night.md": STORY, "jobs/lamp.md": JOB})
    clean = load(tmp_path, DAY, Report())
    with Store(tmp_path / ".kollega/store.sqlite") as store:
        first = load(tmp_path, DAY, Report(), store)
        monkeypatch.setattr(markup, "convert", _never)
        monkeypatch.setattr(likeness, "_classes", _never)
        second = load(tmp_path, DAY, Report(), store)
    assert clean is not None and clean.stories[0].text.plain == "It is dark, and quiet."
    assert first == second == clean


def test_many_texts_are_read_by_others_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"stories/night-{number}.md": STORY.replace("quiet", f"quiet {number}") for number in range(120)}
    deep = STORY + "\n" + ">" * 5000 + " deep\n"
    write(tmp_path, {"mkdocs.yml": CONFIG, **many, "stories/deep.md": deep, "jobs/lamp.md": JOB})
    here, there = Report(), Report()
    alone = load(tmp_path, DAY, here)
    convert = markup.convert
    with farm.staffed(
        3
    ):  # they have `convert` as it was; here only what is amiss is read again, to tell where
        monkeypatch.setattr(markup, "convert", lambda text: convert(text) if "deep" in text else _never(text))
        together = load(tmp_path, DAY, there)
    assert alone is not None and len(alone.stories) == 120
    assert alone == together and here.diagnostics == there.diagnostics
    assert "text-too-complex" in {one.code for one in there.diagnostics}


def test_a_text_that_changed_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "stories/night.md": STORY, "jobs/lamp.md": JOB})
    with Store(tmp_path / ".kollega/store.sqlite") as store:
        load(tmp_path, DAY, Report(), store)
        (tmp_path / "stories/night.md").write_text(STORY.replace("quiet", "loud"))
        library = load(tmp_path, DAY, Report(), store)
    assert library is not None and library.stories[0].text.plain == "It is dark, and loud."


def test_what_is_wrong_with_a_known_text_is_told_again(tmp_path: Path) -> None:
    write(
        tmp_path, {"mkdocs.yml": CONFIG, "stories/night.md": STORY + "\n<form>x</form>\n\n[gone](gone.md)\n"}
    )
    with Store(tmp_path / ".kollega/store.sqlite") as store:
        reports = [Report(), Report(), Report()]
        for report in reports[1:]:
            load(tmp_path, DAY, report, store)
    load(tmp_path, DAY, reports[0])
    assert [one.code for one in reports[0].diagnostics] == ["html-dropped", "link-nowhere"]
    assert reports[0].diagnostics == reports[1].diagnostics == reports[2].diagnostics


def test_neighbours_are_found_anew_when_a_title_changes(tmp_path: Path) -> None:
    write(tmp_path, {
        "mkdocs.yml": CONFIG, "stories/night.md": STORY.replace("Night shift", "Lamp keeper"), "jobs/lamp.md": JOB
    })  # fmt: skip
    with Store(tmp_path / ".kollega/store.sqlite") as store:
        near = load(tmp_path, DAY, Report(), store)
        (tmp_path / "stories/night.md").write_text(
            STORY.replace("Night shift", "Bread").replace("night", "bread")
        )
        far = load(tmp_path, DAY, Report(), store)
    assert near is not None and near.jobs[0].stories == ("stories/night/",)
    assert far is not None and far.jobs[0].stories == ()
