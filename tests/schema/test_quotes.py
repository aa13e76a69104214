"""Quotes: the words alone, since what shows them sets the marks of their language."""

from __future__ import annotations

import pytest

from kollega.schema.quotes import bare
from tests.reading import site, story


@pytest.mark.parametrize("marked", [
    "“We wait.”", "„We wait.“", "„We wait.”", "»We wait.«", "« We wait. »", "«\xa0We wait.\xa0»", "‘We wait.’", "「We wait.」", '"We wait."',
])  # fmt: skip
def test_marks_around_all_of_a_quote_are_no_part_of_it(marked: str) -> None:
    assert bare(marked) == "We wait."


@pytest.mark.parametrize("said", [
    "We wait.", "“Come,” she said, “and see.”", "I say “no”", "“No” is a word", "„Komm“, sagte sie.", "’Tis the lamp", "", "”", "“”", "\"", "'n' dag",
])  # fmt: skip
def test_other_marks_are(said: str) -> None:
    assert bare(said) == said


def test_the_quote_of_a_story_is_read_without_them() -> None:
    told = site({"stories/a.md": story(quote="“We wait.”")}).library.stories
    assert [one.record.quote for one in told] == ["We wait."]
