"""The videos of stories, and in which language their words are shown."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import site, story

SAID = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n"


@pytest.mark.parametrize(
    ("captions", "shown", "has_cuts"),
    [
        (("ar", "da", "en-GB"), ("en-GB", "ar", "da"), True),
        (("ar", "en", "en-GB"), ("en-GB", "en", "ar"), True),
        # A page in English as it is written in one country has words in English to burn in.
        (("da", "en"), ("en", "da"), True),
        # Nobody said which is next: the first that is named is mostly that in which is spoken.
        (("nl", "ar"), ("nl", "ar"), False),
    ],
)
def test_captions_in_the_language_of_the_page_come_first(
    captions: tuple[str, ...], shown: tuple[str, ...], has_cuts: bool
) -> None:
    files: dict[str, str | bytes] = {f"stories/one/{lang}.vtt": SAID for lang in captions}
    named = ", ".join(f"{lang}: {lang}.vtt" for lang in captions)
    files |= {
        "stories/one/a.mp4": b"x",
        "stories/one/index.md": story(video=f"{{file: a.mp4, captions: {{{named}}}}}"),
    }
    found = site(files, config=f"{CONFIG}extra: {{kollega: {{languages: [en-GB]}}}}\n")
    (one,) = found.library.stories
    assert one.video and tuple(track.lang for track in one.video.tracks) == shown
    assert one.video.has_cuts(one.lang) == has_cuts
