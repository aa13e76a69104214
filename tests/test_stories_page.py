"""The page for colleagues who have a story: pictures of each step, as the form is today, and no word that only programmers use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.documents import ROOT

PAGE = ROOT / "docs/stories.md"
TEXT = PAGE.read_text("utf-8")
TECHNICAL = (
    "git|github|gitlab|repository|branch|commit|merge|push|pull request|markdown|yaml|front matter|command|terminal|backstage|"
    "metadata|exif|json|schema|deploy|server|cms|decap|issue|ci|build|slug|path|zip|browser cache|localstorage"
)
#: How far a picture may be from one that is made today, on the mean of all its points: fonts are drawn a little
#: differently from machine to machine.
MOST = 6.0


def test_no_word_is_technical() -> None:
    words = re.sub(r"\]\([^)]*\)", "]", TEXT)
    assert not re.findall(rf"(?i)\b(?:{TECHNICAL})s?\b", words)
    assert "```" not in words


def test_each_step_has_its_picture_with_words() -> None:
    steps = re.split(r"^## (?=\d)", TEXT, flags=re.MULTILINE)[1:]
    assert [step[0] for step in steps] == list("123456")
    for step in steps:
        (found,) = re.findall(r"!\[([^\]]{20,})\]\((\S+)\)", step)
        assert (PAGE.parent / found[1]).is_file()


@pytest.mark.slow
@pytest.mark.browser
def test_the_pictures_show_the_form_as_it_is(tmp_path: Path) -> None:
    from tools import story_pictures

    story_pictures.main(tmp_path)
    kept = {path.name: path for path in story_pictures.OUT.iterdir()}
    assert {path.name for path in tmp_path.glob("*.jpg")} == kept.keys()
    for name, path in kept.items():
        with Image.open(path) as old, Image.open(tmp_path / name) as new:
            assert old.size == new.size
            apart = ImageStat.Stat(ImageChops.difference(old.convert("L"), new.convert("L"))).mean[0]
            assert apart < MOST, f"{name}: run `python3 -m tools.story_pictures`"
