"""The mail of an issue, looked at in a browser: long words, and letters of both directions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kollega.newsletter.forms import as_html
from kollega.newsletter.issue import Issue, Part, Piece
from kollega.site import Organisation, Site

pytestmark = pytest.mark.browser

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbeauftragte"
#: Where the words of what a selector finds begin and end on the screen.
_BOXES = """selector => [...document.querySelectorAll(selector)].map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getBoundingClientRect().toJSON();
})"""


def issue(lang: str, *pieces: Piece) -> Issue:
    return Issue(
        site=Site(name="Harbour", url="https://a.example/", organisation=Organisation(name="Harbour")), lang=lang, thanks="", items=(),
        since=date(2026, 1, 1), until=date(2026, 1, 2), range="1 أكتوبر 2026", subjects=("a", "b", "c"), opening="o",
        parts=(Part(heading="h", pieces=pieces),), more="https://a.example/", more_words="more",
    )  # fmt: skip


def show(page: Page, folder: Path, shown: Issue) -> None:
    (folder / "mail.html").write_text(as_html(shown, "", {}), encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((folder / "mail.html").as_uri())


def test_a_long_word_goes_on_in_the_next_line(tmp_path: Path, page: Page) -> None:
    show(page, tmp_path, issue("de", Piece(title=LONG, url="https://a.example/x", summary=LONG)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("lang", "side"), [("en", "left"), ("ar", "right")])
def test_all_that_is_told_of_a_thing_stands_on_one_side(
    tmp_path: Path, page: Page, lang: str, side: str
) -> None:
    show(page, tmp_path, issue(lang, Piece(title="A lamp", lang="en", note="Ada"), Piece(title="مصباح", lang="ar", note="Ada")))  # fmt: skip
    assert len({round(box[side]) for box in page.evaluate(_BOXES, "p")}) == 1


def test_a_day_is_not_read_together_with_a_name_of_the_other_direction(tmp_path: Path, page: Page) -> None:
    show(page, tmp_path, issue("ar", Piece(title="مصباح")))
    name = page.evaluate(_BOXES, "td > span")[0]
    line = page.evaluate(_BOXES, "td:has(> span)")[0]
    assert round(name["right"]) == round(line["right"])
