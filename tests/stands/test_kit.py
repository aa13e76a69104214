"""`kollega stand`: what is printed for an event, from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.diagnostics import Report
from kollega.library import load
from kollega.stands import press
from kollega.stands.pieces import stand_of
from tests.folders import SMALL, write

EVENT = "---\ntitle: Open day\nstarts: 2027-05-01T10:00:00+02:00\nplace: Odense\npeople: [ada]\n---\nCome.\n"
SITE = SMALL | {
    "content/events/open-day.md": EVENT,
    "content/events/talk.md": EVENT.replace("place", "internal: true\nplace"),
    "content/people/ada.yml": "name: Ada Anker\n",
}


def run(root: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["stand", *words, "--root", str(root), "--today", "2026-11-21"])
    return result.exit_code, result.output


def test_all_pieces_are_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = run(write(tmp_path / "in", SITE), "open-day", "--out", str(out))
    assert code == 0 and "12 files" in said
    names = "roll-up poster-a3 poster-a4 table-card badges cards".split()
    assert {path.name for path in out.iterdir()} == {
        f"{name}.{end}" for name in names for end in ("pdf", "png")
    }


def test_the_hours_of_a_day_stay_on_one_line(tmp_path: Path) -> None:
    ends = EVENT.replace("place:", "ends: 2027-05-01T16:00:00+02:00\nplace:")
    library = load(write(tmp_path, SITE | {"content/events/open-day.md": ends}), date(2026, 11, 21), Report())
    assert library
    stand = stand_of(next(one for one in library.events if one.record.slug == "open-day"), (), library.site)
    assert stand.when.endswith("\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}2:00\N{NARROW NO-BREAK SPACE}PM")


def test_an_event_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    code, said = run(write(tmp_path / "in", SITE), "open-night")
    assert code == 2 and "there are: open-day, talk" in said


def test_without_the_press_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "NEEDED", ("a-press-that-nobody-has",))
    code, said = run(write(tmp_path / "in", SITE), "open-day")
    assert code == 1 and press.INSTALL.partition(" ")[2] in said
