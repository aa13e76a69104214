"""A file that a field names and that is not there: what people are told to do."""

from __future__ import annotations

import pytest

from tests.reading import record, site, story

FIELDS = "title: A day\ndate: 2026-01-13\nauthors: Ada\nphoto_alt: A boat\nphoto: "


@pytest.mark.parametrize(
    ("photo", "beside", "code", "words"),
    [
        ("boat.jpg", ("one/boat.jpg",), "file-inside", "move the text to the file: `stories/one/index.md`."),
        ("stories/one/boat.jpg", ("one/boat.jpg",), "file-inside", "`stories/one/index.md`"),
        ("stories/boat.jpg", ("boat.jpg",), "file-by-path", "write `boat.jpg`."),
        ("stories/pics/boat.jpg", ("pics/boat.jpg",), "file-by-path", "write `pics/boat.jpg`."),
        ("boot.jpg", ("boat.jpg", "other/boot.jpg"), "file-missing", "did you mean `boat.jpg`?"),
        ("boat.jpg", ("other/boat.jpg",), "file-missing", "add the file beside this text"),
    ],
)
def test_where_a_missing_picture_lies_is_told(
    photo: str, beside: tuple[str, ...], code: str, words: str
) -> None:
    _, (one,) = record("story", FIELDS + photo, "Dark.", beside=beside)
    assert (one.problem, one.code, one.severity) == (code, "story-photo", "error") and words in one.hint


def test_so_is_that_of_a_picture_in_a_text() -> None:
    text = story(body="![A boat](boat.jpg)")
    (one,) = site({"stories/a-day.md": text, "stories/a-day/boat.jpg": b"x"}).diagnostics
    assert one.code == "picture-missing" and one.hint.startswith("did you mean `a-day/boat.jpg`?")
