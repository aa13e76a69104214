"""The rooms of the backstage as colleagues use them, from a folder on disk, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import BuildSite, Built, SiteServer
from tests.folders import write
from tests.waiting import until

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[1]
DAY = date(2026, 11, 21)
ROOMS = (
    "index.html",
    "library/index.html",
    "library/teams/index.html",
    "guidelines/first-story/index.html",
    "values/index.html",
    "programme/index.html",
    "da/index.html",
    "ar/library/index.html",
)
STORY = (
    "---\ntitle: {title}\ndate: 2026-11-{day}\nauthors: Ada Anker\nteam: {team}\n---\n\nDark, and quiet.\n"
)
SITE = {
    "mkdocs.yml": (
        "site_name: Harbour\nsite_url: https://careers.example.org/\n"
        "extra: {kollega: {languages: [en, da], networks: [linkedin, instagram, mastodon]}}\n"
    ),
    "content/teams/lights.yml": "name: Lights\n",
    "content/teams/yard.yml": "name: The yard\n",
    "stories/lamp.md": STORY.format(title="The lamp", day="10", team="lights"),
    "stories/hull.md": STORY.format(title="The hull", day="12", team="yard"),
    "stories/hull.da.md": "---\ntitle: Skroget\n---\n\nMørkt.\n",
    "stories/keel.md": STORY.format(title="The keel", day="20", team="yard").replace("2026", "2024"),
    "content/program/links.yml": "- url: https://magazine.example.com/a\n  title: A piece\n  why: I laughed.\n",
}


@pytest.fixture(scope="module")
def demo(build_site: BuildSite) -> Built:
    return build_site(HOME, DAY)


@pytest.fixture(scope="module")
def small(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write(tmp_path_factory.mktemp("harbour"), SITE), DAY).backstage


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text))
    yield page
    assert not failed
    context.close()


def field(page: Page, name: str) -> Locator:
    return page.locator("form").get_by_label(name, exact=True)


def titles(page: Page) -> list[str]:
    return [one for one in page.locator(".k-shelf__title:visible").all_inner_texts() if one]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_bars_the_way(demo: Built, browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ROOMS:
        page.goto((demo.backstage / path).as_uri())
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("localStorage.length") == 0
    context.close()


def test_what_is_for_me_is_chosen_and_kept_on_the_device(small: Path, page: Page) -> None:
    page.goto((small / "index.html").as_uri())
    assert titles(page) == []
    field(page, "Team").select_option("The yard")
    assert titles(page) == ["The hull", "The keel"]
    expect(page.get_by_role("status")).to_have_text("2 of 4 fit")
    assert page.evaluate("localStorage.getItem('kollega-me')") == '{"teams":"yard"}'
    page.reload()
    assert titles(page) == ["The hull", "The keel"]
    field(page, "Language").select_option("Dansk")
    assert titles(page) == ["The hull"]
    link = page.get_by_role("region", name="For me").get_by_role("link", name="The hull")
    assert (link.get_attribute("href") or "").endswith("share/da/stories/hull/index.html")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_role("button", name="Forget it")).to_be_hidden()
    assert titles(page) == [] and page.evaluate("localStorage.length") == 0


def test_a_device_with_odd_things_in_it_shows_the_page_all_the_same(small: Path, page: Page) -> None:
    page.goto((small / "index.html").as_uri())
    for odd in ("no JSON", "null", "[1]", '{"teams":{"a":1}}', '{"teams":"gone"}'):
        page.evaluate("odd => localStorage.setItem('kollega-me', odd)", odd)
        page.reload()
        assert titles(page) == []
    field(page, "Team").select_option("Lights")
    assert titles(page) == ["The lamp"]


def test_the_library_is_filtered_by_all_that_is_known(small: Path, page: Page) -> None:
    page.goto((small / "library/index.html").as_uri())
    assert len(titles(page)) == 4
    field(page, "Age").select_option("The last 30 days")
    assert titles(page) == ["The hull", "The lamp"]
    field(page, "Network").select_option("Instagram")
    field(page, "Words to look for").fill("HULL ada")
    assert titles(page) == ["The hull"]
    expect(page.get_by_role("status")).to_have_text("1 of 4 fit")
    page.get_by_role("link", name="The hull").click()
    expect(page).to_have_url((small / "share/stories/hull/index.html").as_uri() + "#instagram")
    expect(page.get_by_role("region", name="Instagram")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("status")).to_have_text("4 of 4 fit")
    field(page, "Kind").select_option("Worth sharing elsewhere")
    assert titles(page) == ["A piece"]
    assert page.evaluate("localStorage.length") == 0


def test_all_of_it_can_be_read_and_reached_without_script(small: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small / "index.html").as_uri())
    expect(page.get_by_text("For me")).to_be_hidden()
    page.get_by_role("navigation", name="Backstage").get_by_role("link", name="Library").click()
    assert len(titles(page)) == 4
    expect(field(page, "Team")).to_be_hidden()
    page.get_by_role("navigation", name="In groups by").get_by_role("link", name="Team").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Lights 1", "The yard 2"])
    page.get_by_text("EN", exact=True).click()
    page.get_by_role("link", name="Dansk").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "da")
    context.close()


def test_on_paper_the_library_has_no_controls(small: Path, page: Page) -> None:
    page.goto((small / "library/index.html").as_uri())
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show everything")).to_have_count(0)
    assert len(titles(page)) == 4


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name or id has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        # Past the last thing the whole page has the focus, and all names are in its text.
        if name in str(
            page.evaluate(
                "(at => at === document.body ? '' : [at.innerText, at.id].join('\\n'))(document.activeElement)"
            )
        ).split("\n"):
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_with_the_keyboard_alone_from_my_team_to_linkedin_and_instagram(
    small: Path, page: Page, site_server: SiteServer, tmp_path: Path
) -> None:
    """Find something about one's own team, choose words, post on LinkedIn, take the picture for an Instagram story."""
    page.goto(site_server(small))
    tab_to(page, "choose-teams")
    page.keyboard.type("The yard")
    tab_to(page, "The hull")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The hull")

    kit = page.url
    tab_to(page, "linkedin-words")
    page.keyboard.press("Control+A")
    page.keyboard.type("I work here, and this is our yard.")
    tab_to(page, "Open LinkedIn")
    opened: list[str] = []
    page.route(
        "https://www.linkedin.com/**",
        lambda route: (opened.append(route.request.url), route.fulfill(body="")),
    )
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.linkedin.com/**", timeout=30_000)
    query = parse_qs(urlsplit(opened[0]).query)
    shared = urlsplit(query["url"][0])
    assert opened[0].startswith("https://www.linkedin.com/sharing/share-offsite/?url=")
    assert shared.netloc == "careers.example.org" and shared.path == "/stories/hull/"
    assert parse_qs(shared.query)["utm_source"] == ["linkedin"]
    page.goto(kit)

    tab_to(page, "Instagram")
    page.keyboard.press("Enter")
    # Going there takes the focus from where it is, and from a part that is not shown yet Tab leads past it.
    until(page, "!document.getElementById('instagram').hidden && document.activeElement === document.body")
    tab_to(page, "Story\xa0· 1080 × 1920")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("hull-story.")
    download.value.save_as(tmp_path / "story")
    with Image.open(tmp_path / "story") as picture:
        assert picture.size == (1080, 1920)
