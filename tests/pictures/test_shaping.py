"""A machine without FriBiDi: cards are drawn all the same, in the right order, and it is told where that is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import ImageFont

from kollega.pictures import faces, fonts, shaping
from kollega.produce.cards import steps
from kollega.steps import Work
from tests import libraries

ARABIC, HEBREW = "نحن نبني مستشفى", "שלום לכם"
_KEPT = (shaping.is_there, faces._small_face, faces._large_face, fonts.runs, fonts._drawn, fonts._file_for)


@pytest.fixture
def no_fribidi(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What Pillow finds where the library is missing."""
    monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", False)
    for kept in _KEPT:
        kept.cache_clear()
    yield
    monkeypatch.undo()
    for kept in _KEPT:
        kept.cache_clear()


@pytest.mark.filterwarnings("error")
def test_cards_are_drawn_and_it_is_told_once(no_fribidi: None) -> None:
    library = libraries.library(
        stories=[
            libraries.story("Night shift"),
            libraries.story(ARABIC),
            libraries.story(HEBREW),
            libraries.story("ไทย"),
        ]
    )
    made = {step.name: step.function(Work(value=step.value, root="/nowhere")) for step in steps(library)}
    assert all(one.artifacts for name, one in made.items() if name != "card:letters")
    told = [found.code for one in made.values() for found in one.diagnostics]
    assert told.count("card-letters-apart") == 1


def test_what_is_read_from_the_right_stands_so(no_fribidi: None) -> None:
    runs = fonts.runs("(שלום)", fonts.chain("text"), 400, 40, True)
    assert "".join(run.text for run in runs) == "(םולש)"
    assert {run.direction for run in runs} == {None}


def test_latin_titles_need_no_word(no_fribidi: None) -> None:
    library = libraries.library(stories=[libraries.story("Ærø, Łódź, Αθήνα, Киев 🎉 夜勤")])
    assert "card:letters" not in {step.name for step in steps(library)}


def test_the_cards_of_both_machines_are_not_taken_for_each_other(no_fribidi: None) -> None:
    library = libraries.library(stories=[libraries.story("Night shift")])
    assert not any(step.value.shaped for step in steps(library))
