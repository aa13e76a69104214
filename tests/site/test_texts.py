"""What people wrote in a text is shown as they meant it, in letters of both directions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import BuildSite, SiteServer
from tests.folders import CONFIG, STORY, write

pytestmark = pytest.mark.browser

TEXT = """
- [ ] open
- plain

## Two

### Three

#### Four

##### Five

###### Six

| a | b |
|---|--:|
| c | 1 |

Press `--light`.

```
--light
```
"""
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{languages: [en, ar]}}}}\n",
    "stories/night-shift.md": STORY + TEXT,
    "stories/nur.md": STORY.replace("authors", "lang: ar\nauthors").replace("It is dark", "الليل مظلم")
    + TEXT,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Path:
    return build_site(write(tmp_path_factory.mktemp("texts"), FILES), pictures=False).site


@pytest.fixture
def site(folder: Path, site_server: SiteServer) -> str:
    return site_server(folder)


@pytest.mark.parametrize("story", ["stories/night-shift/", "ar/stories/nur/"])
def test_the_columns_of_a_table_stand_where_their_author_put_them(site: str, page: Page, story: str) -> None:
    page.goto(site + story)
    for cell in ("th", "td"):
        first, second = page.locator(f".k-text {cell}").all()
        expect(first).to_have_css("text-align", "start")
        expect(second).to_have_css("text-align", re.compile("right$"))


def test_code_reads_from_left_to_right_also_in_arabic(site: str, page: Page) -> None:
    page.goto(f"{site}ar/stories/nur/")
    for code in page.locator(".k-text code").all():
        expect(code).to_have_css("direction", "ltr")
        expect(code).to_have_css("unicode-bidi", "isolate")


def test_a_heading_is_not_smaller_than_the_words_below_it(site: str, page: Page) -> None:
    page.goto(f"{site}stories/night-shift/")
    sizes = page.evaluate(
        "() => ['h4', 'h5', 'h6', 'p'].map(one => getComputedStyle(document.querySelector(`.k-text ${one}`)).fontSize)"
    )
    assert len(set(sizes)) == 1


def test_the_box_of_a_task_is_its_only_mark(site: str, page: Page) -> None:
    page.goto(f"{site}stories/night-shift/")
    task, plain = page.locator(".k-text li").all()
    expect(task).to_have_css("list-style-type", "none")
    expect(plain).to_have_css("list-style-type", "disc")


@pytest.mark.parametrize("page_of", ["stories/", "ar/stories/"])
def test_the_summary_of_a_card_begins_below_its_title_whatever_its_language(
    site: str, page: Page, page_of: str
) -> None:
    page.goto(site + page_of)
    sides = page.evaluate(
        """() => [...document.querySelectorAll(".k-card__summary")].map(one => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const [words, box] = [range, one].map(it => it.getBoundingClientRect());
          return document.dir === "rtl" ? box.right - words.right : words.left - box.left;
        })"""
    )
    assert len(sides) == 2 and max(sides) < 1


def test_a_long_word_of_any_heading_is_divided_where_its_language_does(site: str, page: Page) -> None:
    """Browsers that have no patterns of a language break the word at any letter, as before."""
    page.goto(site)
    for heading in page.locator("h1, h2, h3").all():
        expect(heading).to_have_css("hyphens", "auto")
        expect(heading).to_have_css("hyphenate-limit-chars", "14 5 5")
