"""A colleague puts a poster on a stand, in Chromium, with the keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import BuildSite, SiteServer
from tests.folders import SMALL, write

pytestmark = pytest.mark.browser

EVENT = "---\ntitle: Open day\nstarts: 2027-05-01T10:00:00+02:00\nplace: Odense\nstand: true\n---\nCome.\n"
#: More steps than anybody needs to come to a link.
MOST_STEPS = 80


def go_to(page: Page, name: str) -> None:
    """Step with the tab key to the link of a name, and take it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "[document.activeElement.tagName, (document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()]"
        )
        if at == ["A", name]:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"there is no way to {name}")


def test_a_poster_is_found_and_taken_with_the_keyboard_alone(
    build_site: BuildSite, browser: Browser, site_server: SiteServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = write(tmp_path_factory.mktemp("stand"), SMALL | {"content/events/open-day.md": EVENT})
    built = build_site(root, date(2026, 11, 21), pictures=False)
    context = browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True)
    page = context.new_page()
    page.goto(site_server(built.backstage))
    go_to(page, "Events")
    expect(page.get_by_role("heading", level=1)).to_have_text("Events")
    go_to(page, "Open day")
    expect(page.get_by_role("heading", name="For the stand")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    with page.expect_download() as taken:
        go_to(page, "Poster, A4, PDF")
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")
    context.close()
