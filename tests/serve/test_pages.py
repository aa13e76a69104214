"""What an open page does, in Chromium."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import Diagnostic
from kollega.serve.state import State
from tests.folders import write
from tests.waiting import until

from .conftest import PAGE, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>"
PROBLEM = Diagnostic(
    path="stories/night-shift.md", line=3, column=7, code="story-date", severity="error",
    message=f"`date` is not a calendar date: “{HOSTILE}”.", hint=f"write year-month-day {HOSTILE}",
    excerpt=f"date: {HOSTILE} " + "x" * 120, caret=7,
)  # fmt: skip
#: The style of the panel has come.
STYLED = "getComputedStyle(document.querySelector('kollega-preview').shadowRoot.querySelector('.box')).position === 'fixed'"
BROKEN = {"failure": "Something has to be mended.", "problems": [PROBLEM], "more": 2}


def test_a_finished_build_reloads_the_page_where_it_was(served: Served, page: Page) -> None:
    tall = PAGE.format("Tall") + "<p style='height: 5000px'></p>"
    write(served.folder, {"public/tall.html": tall})
    page.goto(served.url + "tall.html#somewhere")
    page.mouse.wheel(0, 1234)
    until(page, "scrollY === 1234")
    write(served.folder, {"public/tall.html": tall.replace("Tall", "Very tall")})
    served.tell(build="two")
    page.get_by_role("heading", name="Very tall").wait_for()
    until(page, "scrollY === 1234")


def test_a_build_that_changed_nothing_reloads_nothing(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.evaluate("window.before = true")
    served.tell(**BROKEN)
    page.get_by_role("alert").wait_for()
    served.tell()
    page.get_by_role("alert").wait_for(state="detached")
    assert page.evaluate("window.before")


def test_problems_lie_over_the_page_as_text(served: Served, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.url)
    served.tell(**BROKEN)
    alert = page.get_by_role("alert")
    alert.get_by_text(PROBLEM.message).wait_for()
    for words in (
        "Something has to be mended.",
        "stories/night-shift.md, line 3",
        PROBLEM.hint,
        "… and 2 more.",
    ):
        assert alert.get_by_text(words).is_visible(), words
    assert alert.locator("pre").inner_text() == PROBLEM.excerpt
    assert alert.locator("img").count() == 0
    assert page.get_by_role("heading", name="Home").is_visible()


def test_the_panel_can_be_read_on_a_phone(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.url)
    served.tell(**{**BROKEN, "problems": [PROBLEM] * 20})
    alert = page.get_by_role("alert")
    alert.get_by_text(PROBLEM.message).first.wait_for()
    until(page, STYLED)
    box = alert.bounding_box()
    assert box and box["x"] == 0 and box["width"] == 390 and box["height"] <= 844 * 0.6 + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = alert.locator("p, h2, pre, button").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 14
    button = alert.get_by_role("button", name="Hide").bounding_box()
    assert button and min(button["width"], button["height"]) >= 44


def test_the_panel_is_closed_and_opened_by_keyboard_and_news(served: Served, page: Page) -> None:
    page.goto(served.url)
    alert = page.get_by_role("alert")
    served.tell(**BROKEN)
    alert.wait_for()
    page.keyboard.press("Escape")
    alert.wait_for(state="detached")
    served.tell(**{**BROKEN, "more": 3})
    alert.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    alert.wait_for(state="detached")


def test_the_panel_obeys_no_style_of_the_site(served: Served, page: Page) -> None:
    style = "<style>* { display: none !important; color: red } html, head, body { display: block !important }</style>"
    write(served.folder, {"public/odd.html": PAGE.format("Odd") + style})
    page.goto(served.url + "odd.html")
    served.tell(**BROKEN)
    page.get_by_role("alert").get_by_text(PROBLEM.message).wait_for()


def test_a_policy_that_allows_no_inline_script_is_no_hindrance(served: Served, page: Page) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\">"
    strict = PAGE.replace("<head>", "<head>" + policy)
    write(served.folder, {"public/strict.html": strict.format("Strict")})
    page.goto(served.url + "strict.html")
    served.tell(**BROKEN)
    alert = page.get_by_role("alert")
    alert.wait_for()
    until(page, STYLED)
    write(served.folder, {"public/strict.html": strict.format("Stricter")})
    served.tell(build="two")
    page.get_by_role("heading", name="Stricter").wait_for()
    alert.wait_for(state="detached")


@pytest.mark.parametrize("path", ["_backstage/", "nothing/"])
def test_other_pages_listen_too(served: Served, page: Page, path: str) -> None:
    page.goto(served.url + path)
    served.tell(**BROKEN)
    page.get_by_role("alert").wait_for()


def test_the_first_build_replaces_the_page_that_waits(
    serving_outputs: Callable[[dict[str, str | bytes]], Served], page: Page
) -> None:
    served = serving_outputs({})
    served.tell(build="", **BROKEN)
    page.goto(served.url)
    page.get_by_role("alert").wait_for()
    write(served.folder, {"public/index.html": PAGE.format("Home")})
    served.tell()
    page.get_by_role("heading", name="Home").wait_for()


def test_a_page_that_nobody_looks_at_does_not_listen(served: Served, page: Page) -> None:
    page.goto(served.url)
    hide = "Object.defineProperty(document, 'visibilityState', {{value: '{}', configurable: true}});"
    hide += "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(hide.format("hidden"))
    write(served.folder, {"public/index.html": PAGE.format("New home")})
    served.tell(build="two")
    page.wait_for_timeout(300)
    assert page.get_by_role("heading", name="Home", exact=True).is_visible()
    page.evaluate(hide.format("visible"))
    page.get_by_role("heading", name="New home").wait_for()


def test_the_panel_has_no_faults_that_axe_finds(served: Served, page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(served.url)
        served.news.tell(State(build="one", failure=scheme, problems=[PROBLEM] * 9))
        page.get_by_role("alert").get_by_text(PROBLEM.message).first.wait_for()
        until(page, STYLED)
        found = Axe().run(page, context="kollega-preview")
        assert found.violations_count == 0, found.generate_report()
