"""Pages that were written by hand, and the menu that leads to them, in a browser: on a phone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import BuildSite, SiteServer
from tests.folders import CONFIG, SMALL, write

pytestmark = pytest.mark.browser

PAGE = """\
# Terms

## Holidays

??? question "How many?"
    Six weeks.

=== "On shore"

    A desk.

=== "At sea"

    A bunk.

| a | b | c | d | e | f | g |
|---|---|---|---|---|---|---|
| lighthouse | lighthouse | lighthouse | lighthouse | lighthouse | lighthouse | lighthouse |

```
{code}
```
"""
SETTINGS = """\
nav: [{Stories: stories/}, {Jobs: jobs/}, {Topics: tags/}, {A page with a long name: terms.md}, {More: [{Deeper: deeper.md}]}]
markdown_extensions:
  - toc: {permalink: true}
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Path:
    files: dict[str, str | bytes] = {
        **SMALL, "mkdocs.yml": CONFIG + SETTINGS, "content/deeper.md": "# Deeper\n",
        "content/terms.md": PAGE.replace("{code}", "let lamp = keeper.climb(stairs); " * 6),
    }  # fmt: skip
    return build_site(write(tmp_path_factory.mktemp("hand"), files), pictures=False).site


@pytest.fixture
def site(folder: Path, site_server: SiteServer) -> str:
    return site_server(folder)


@pytest.fixture
def phone(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 390, "height": 800}).new_page()


def test_on_a_phone_a_menu_in_the_menu_unfolds_by_keyboard(site: str, phone: Page) -> None:
    phone.goto(f"{site}terms/")
    phone.get_by_text("More", exact=True).focus()
    phone.keyboard.press("Enter")
    deeper = phone.get_by_role("link", name="Deeper")
    expect(deeper).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Deeper")


def test_on_a_phone_the_menu_shows_what_has_the_focus_and_that_there_is_more(site: str, phone: Page) -> None:
    phone.goto(site)
    menu = phone.locator(".k-nav > ul")
    assert "local" in menu.evaluate("one => getComputedStyle(one).backgroundAttachment")
    entries = phone.locator(".k-nav > ul > li > a, .k-nav summary")
    entries.first.focus()
    for entry in entries.all()[1:]:
        phone.keyboard.press("Tab")
        expect(entry).to_be_focused()
        expect(entry).to_be_in_viewport(ratio=1)


def test_a_menu_in_the_menu_closes_when_it_is_left(site: str, page: Page) -> None:
    page.goto(f"{site}terms/")
    unfolds, deeper = page.locator(".k-nav summary"), page.get_by_role("link", name="Deeper")
    unfolds.click()
    expect(deeper).to_be_visible()
    page.locator("h1").click()
    expect(deeper).to_be_hidden()
    for keys in (("Enter", "Tab", "Tab"), ("Enter", "Tab", "Escape")):
        unfolds.focus()
        page.keyboard.press(keys[0])
        expect(deeper).to_be_visible()
        for key in keys[1:]:
            page.keyboard.press(key)
        expect(deeper).to_be_hidden()
    expect(unfolds).to_be_focused()


def test_links_of_headings_are_there_when_one_comes_to_them(site: str, page: Page) -> None:
    page.goto(f"{site}terms/")
    link = page.locator("h2 > .headerlink")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    expect(page.locator("h1 > .headerlink")).to_be_hidden()


def test_in_forced_colours_buttons_can_be_read_and_what_is_chosen_is_not_a_colour(
    site: str, browser: Browser
) -> None:
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(f"{site}404.html")
    colours = page.locator(".k-button").first.evaluate(
        """one => [getComputedStyle(one), getComputedStyle(document.body.appendChild(
          Object.assign(document.createElement("i"), {style: "color: ButtonText; background: ButtonFace"})))]
          .map(style => style.color + style.backgroundColor)"""
    )
    assert colours[0] == colours[1]
    page.goto(f"{site}terms/")
    for chosen in (".k-nav > ul > li > [aria-current]", ".tabbed-labels > :first-child"):
        expect(page.locator(chosen)).to_have_css("text-decoration-line", "underline")


def test_of_two_buttons_one_can_be_the_first(site: str, page: Page) -> None:
    page.goto(f"{site}terms/")
    first, other = page.evaluate(
        """() => ["md-button md-button--primary", "md-button"].map(className => getComputedStyle(
          document.querySelector("main").appendChild(Object.assign(document.createElement("a"), {className}))).backgroundColor)"""
    )
    assert other == "rgba(0, 0, 0, 0)" != first


def test_on_paper_all_of_a_page_is_there(site: str, page: Page) -> None:
    page.goto(f"{site}terms/")
    page.set_viewport_size({"width": 420, "height": 800})
    page.emulate_media(media="print")
    for words in ("Six weeks.", "A desk.", "A bunk."):
        assert page.get_by_text(words).evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    tops = [page.get_by_text(words).bounding_box() for words in ("On shore", "A desk.", "At sea", "A bunk.")]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box) and all(tops)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    for cut in ("table", "pre"):
        assert page.locator(cut).evaluate("one => one.scrollWidth <= one.clientWidth + 1"), cut


def test_every_tab_can_be_chosen_also_one_of_many_and_one_in_another(
    build_site: BuildSite, site_server: SiteServer, tmp_path: Path, page: Page
) -> None:
    inner = "".join(f'    === "Inner {n}"\n        Within {n}.\n' for n in range(2))
    tabs = "".join(f'=== "Tab {n}"\n    Content {n}.\n\n{inner if not n else ""}' for n in range(20))
    files = {
        **SMALL,
        "mkdocs.yml": CONFIG + SETTINGS.partition("\n")[2],
        "content/many.md": f"# Many\n\n{tabs}",
    }
    page.goto(f"{site_server(build_site(write(tmp_path, files), pictures=False).site)}many/")
    blocks = page.locator(".tabbed-block").get_by_text("Content ")
    for n in range(19, -1, -1):
        page.get_by_text(f"Tab {n}", exact=True).click()
        assert [one.inner_text() for one in blocks.all() if one.is_visible()] == [f"Content {n}."]
    expect(page.get_by_text("Within 0.")).to_be_visible()
    expect(page.get_by_text("Within 1.")).to_be_hidden()
    page.emulate_media(media="print")
    tops = [
        page.get_by_text(f"{what} {n}{end}", exact=True).bounding_box()
        for n in range(20)
        for what, end in (("Tab", ""), ("Content", "."))
    ]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box) and all(tops)


def test_on_paper_a_list_has_what_is_in_it(site: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}tags/night/")
    expect(page.get_by_role("link", name="Night shift")).to_be_visible()
    page.goto(f"{site}stories/night-shift/")
    expect(page.locator(".k-section").first).to_be_hidden()
