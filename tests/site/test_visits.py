"""The demo and an extract of a real site as visitors meet them, in Chromium."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.conftest import BuildSite, SiteServer

HOME = Path(__file__).parents[2]
SITES = {"demo": HOME, "real": HOME / "tests/sites/real"}
DAY = date(2026, 11, 21)
PAGES = {
    "demo": (
        "", "stories/", "stories/the-six-ten-bun/", "da/stories/min-foerste-vinter-paa-vaerftet/", "jobs/",
        "jobs/ferry-master/", "people/", "people/birte-solkaer/", "teams/", "tags/", "events/", "values/mend-first/",
        "benefits/", "hiring/", "404.html", "da/", "nl/jobs/", "ar/", "ar/stories/the-quiet-engine/",
        "ar/jobs/buoy-technician/", "ar/search/",
    ),
    "real": ("", "stories/", "jobs/", "people/", "tags/"),
}  # fmt: skip

pytestmark = pytest.mark.browser


#: The pages of a real site are many; the demo has each kind of page.
@pytest.fixture(params=["demo", pytest.param("real", marks=pytest.mark.slow)])
def site(
    request: pytest.FixtureRequest, build_site: BuildSite, site_server: SiteServer
) -> tuple[str, str, Path]:
    """Name, address and folder of a built site."""
    name = str(request.param)
    built = build_site(SITES[name], DAY)
    return name, site_server(built.site), built.site


def addresses(name: str, folder: Path) -> list[str]:
    """The pages to look at: those that are named, and of the real site all stories and jobs."""
    found = list(PAGES[name])
    if name == "real":
        for section in ("stories", "jobs"):
            found += [
                f"{section}/{path.parent.name}/"
                for path in sorted((folder / section).glob("*/index.html"))
                if b'http-equiv="refresh"' not in path.read_bytes()  # it would lead away while one looks
            ]
    return found


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_nothing_bars_the_way(site: tuple[str, str, Path], browser: Browser, scheme: str) -> None:
    """No finding of axe, nothing wider than the screen, nothing foreign, nothing stored, no complaint of the browser."""
    name, address, folder = site
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in addresses(name, folder):
        page.goto(address + path)
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert not [url for url in asked if not url.startswith(address)]
    assert not said
    assert not context.cookies()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_everything_is_reached_without_script(
    build_site: BuildSite, site_server: SiteServer, browser: Browser
) -> None:
    """A candidate on a phone, without script, comes from the home page to a job, its people and their story."""
    address = site_server(build_site(HOME, DAY).site)
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Jobs", exact=True).click()
    page.get_by_role("link", name="Ferry master").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ferry master"
    apply = page.get_by_role("link", name="Apply for this job")
    expect(apply).to_be_visible()
    assert (apply.get_attribute("href") or "").startswith(("https://", "mailto:"))
    page.get_by_role("region", name="People you would work with").locator(".k-people").get_by_role(
        "link"
    ).first.click()
    assert "/people/" in page.url
    page.get_by_role("region", name="Stories").get_by_role("link").first.click()
    assert "/stories/" in page.url
    page.get_by_role("region", name="Jobs near this story").get_by_role("link").first.click()
    assert "/jobs/" in page.url
    context.close()


def test_the_keyboard_reaches_the_text_first_and_everything_then(
    build_site: BuildSite, site_server: SiteServer, page: Page
) -> None:
    page.goto(site_server(build_site(HOME, DAY).site) + "jobs/ferry-master/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "k-skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText"))
    assert "Apply for this job" in seen and "LinkedIn" in seen


def test_share_links_open_the_network_with_the_address(
    build_site: BuildSite, site_server: SiteServer, page: Page
) -> None:
    address = site_server(build_site(HOME, DAY).site)
    page.goto(address + "stories/the-six-ten-bun/")
    link = page.get_by_role("region", name="Share this").get_by_role("link", name="LinkedIn")
    assert "https%3A%2F%2Fcareers.example.org%2Fstories%2Fthe-six-ten-bun%2F" in (
        link.get_attribute("href") or ""
    )
    box = link.bounding_box()
    assert box and box["height"] >= 24 and box["width"] >= 24


def test_a_site_under_a_path_works_there(
    tmp_path: Path, build_site: BuildSite, site_server: SiteServer, page: Page
) -> None:
    root = tmp_path / "site"
    for path in (HOME / "tests/sites/real").rglob("*"):
        if path.is_file():
            copy = root / path.relative_to(HOME / "tests/sites/real")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("careers.example.gov/", "careers.example.gov/work/here/"))
    address = site_server(build_site(root, DAY).site, "/work/here/")
    lost: list[Request] = []
    page.on("response", lambda response: lost.append(response.request) if response.status >= 400 else None)
    page.goto(address)
    page.get_by_role("link", name="Jobs", exact=True).first.click()
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not lost
    page.goto(address + "no/such/page/")
    assert page.get_by_role("heading", level=1).inner_text() == "This page is not here"
    assert page.evaluate("getComputedStyle(document.querySelector('.k-header__inner')).display") == "grid"


def test_backstage_opens_from_a_folder(build_site: BuildSite, page: Page) -> None:
    built = build_site(HOME, DAY)
    page.goto((built.backstage / "index.html").as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == "Share what you like"
    broken = page.evaluate(
        "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().then(() => 0, () => 1) }))"
    )
    assert broken and not any(broken)
    assert Axe().run(page).violations_count == 0
