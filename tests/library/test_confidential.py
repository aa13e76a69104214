"""Words that an employer keeps to itself are found in the files, and in what people are shown of them."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import site, story

TERMS = f"{CONFIG}extra: {{kollega: {{confidential: [Project Heron]}}}}\n"
VIDEO = "{url: 'https://video.example/1', captions: {en: a.vtt}}"


@pytest.mark.parametrize(
    ("captions", "line"),
    [
        ("00:01.000 --> 00:02.000\nHere is\nProject Heron.\n", 5),
        ("00:01.000 --> 00:02.000\nHere is Project\nHeron.\n", 4),
        ("00:01.000 --> 00:02.000\nHere is Project\n\n00:02.000 --> 00:03.000\nHeron.\n", 1),
    ],
    ids=["in one line", "over a line end", "a phrase that two captions share"],
)
def test_a_phrase_in_captions_is_told_once(captions: str, line: int) -> None:
    files = {"stories/a.md": story(video=VIDEO), "stories/a.vtt": f"WEBVTT\n\n{captions}"}
    found = [one for one in site(files, config=TERMS).diagnostics if one.code == "confidential-text"]
    assert [(one.path, one.line) for one in found] == [("stories/a.vtt", line)]


def test_a_word_that_marks_part_is_told() -> None:
    files = {"stories/a.md": story(body="Here is Project He**ron**.")}
    found = site(files, config=TERMS)
    assert found.codes() == ["confidential-text"]
