"""Words that an employer keeps to itself: where they stand, and what a pattern finds."""

from __future__ import annotations

import pytest

from kollega.confidential import Hit, NotAPattern, Terms


def test_a_term_is_found_once_with_all_its_lines() -> None:
    text = "Project Heron.\n\nOf project-heron, and PROJECT HERON.\nNot projectherons.\n"
    assert list(Terms(["Project Heron"]).find(text)) == [Hit("Project Heron", "", (1, 3))]


def test_each_text_that_a_pattern_finds_is_another_thing() -> None:
    term = r"/PRJ-\d+/"
    found = list(Terms([term]).find("PRJ-1 and prj-2\nPRJ-2 PRJ-1\n\nPRJ-2"))
    assert found == [Hit(term, "prj-1", (1, 2)), Hit(term, "prj-2", (1, 2, 4))]
    assert found[0].said == r"/PRJ-\d+/ (prj-1)"


def test_a_term_is_called_as_it_was_written() -> None:
    (found,) = Terms(["Project Heron"]).find("Heron; project heron.")
    assert found.said == "Project Heron"
    (found,) = Terms(["/x/"]).find("X-ray")
    assert found.said == "/x/ (x)", "a pattern may be one letter"


@pytest.mark.parametrize("term", ["/", "//", "- -", "/(/"])
def test_what_would_find_nothing_or_everything_is_no_term(term: str) -> None:
    with pytest.raises(NotAPattern):
        Terms([term])
