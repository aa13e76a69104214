"""Videos as visitors meet them: they play, captions show, words lead to their moment, nothing foreign is asked too early."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import BuildSite, Built, SiteServer
from tests.videos import site

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.video]
WAIT = 30_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Built:
    return build_site(site(tmp_path_factory.mktemp("videos")), date(2026, 3, 1))


def watched(page: Page) -> list[str]:
    """The hosts that a page asks from now on. Foreign ones get an empty answer: nothing leaves this machine."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if "127.0.0.1" in route.request.url:
            route.continue_()
        else:
            route.fulfill(status=200, content_type="text/html", body="<title>elsewhere</title>")

    page.route("**/*", answer)
    return asked


def until(condition: Callable[[], object], page: Page) -> None:
    """Wait, and let the page go on meanwhile."""
    for _ in range(WAIT // 100):
        if condition():
            return
        page.wait_for_timeout(100)


def foreign(asked: list[str]) -> list[str]:
    return [url for url in asked if "127.0.0.1" not in url]


def test_a_video_plays_and_its_captions_show(built: Built, page: Page, site_server: SiteServer) -> None:
    asked = watched(page)
    page.goto(site_server(built.site) + "videos/lamp/")
    assert not [url for url in asked if url.endswith(".mp4")], "nothing is loaded before somebody wants it"
    assert page.evaluate("document.querySelector('video').paused")
    page.evaluate("document.querySelector('video').muted = true")
    page.get_by_role("link", name="Play from 0:04").click()
    until(lambda: page.evaluate("document.querySelector('video').currentTime > 4.2"), page)
    until(lambda: page.evaluate("document.querySelector('video').textTracks[0].activeCues?.length"), page)
    cue = page.evaluate(
        "document.querySelector('video').textTracks[0].activeCues[0].getCueAsHTML().textContent"
    )
    assert cue == "<script> And then it turns on."
    tracks = "[...document.querySelector('video').textTracks].map((one) => [one.kind, one.language, one.label, one.mode])"
    assert page.evaluate(tracks)[:2] == [
        ["captions", "en", "English", "showing"], ["captions", "da", "Dansk", "disabled"],
    ]  # fmt: skip
    assert foreign(asked) == []


def test_an_address_with_a_time_begins_there(built: Built, page: Page, site_server: SiteServer) -> None:
    page.goto(site_server(built.site) + "videos/lamp/?t=3")
    page.evaluate("Object.assign(document.querySelector('video'), { muted: true }).play()")
    until(lambda: page.evaluate("document.querySelector('video').currentTime >= 3"), page)


def test_the_player_is_reached_and_started_with_the_keyboard(
    built: Built, page: Page, site_server: SiteServer
) -> None:
    page.goto(site_server(built.site) + "videos/lamp/")
    page.evaluate("document.querySelector('video').muted = true")
    page.locator("video").focus()
    page.keyboard.press("Space")
    until(lambda: page.evaluate("!document.querySelector('video').paused"), page)


@pytest.mark.parametrize(
    ("path", "element", "address"),
    [
        ("videos/bridge/", "iframe", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0"),
        ("stories/bridge/", "iframe", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0"),
        ("videos/own/", "video", "https://video.example.org/a.mp4"),
    ],
)
def test_a_foreign_video_is_asked_for_after_a_click_alone(
    built: Built, page: Page, site_server: SiteServer, path: str, element: str, address: str
) -> None:
    asked = watched(page)
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.goto(site_server(built.site) + path, wait_until="networkidle")
    assert foreign(asked) == []
    assert page.get_by_text("learns that you watch it").is_visible()
    page.get_by_role("button", name="Play it here").click()
    page.wait_for_selector(f"{element}.k-video__player", state="attached", timeout=WAIT)
    until(lambda: foreign(asked), page)
    assert foreign(asked) == [address]
    assert refused == []


def test_captions_are_on_offer_also_for_a_file_of_another_host(
    built: Built, page: Page, site_server: SiteServer
) -> None:
    watched(page)
    page.goto(site_server(built.site) + "videos/own/")
    page.get_by_role("button", name="Play it here").click()
    until(lambda: page.evaluate("document.querySelector('video').textTracks[0].cues?.length === 2"), page)
    tracks = (
        "[...document.querySelector('video').textTracks].map((one) => [one.kind, one.language, one.mode])"
    )
    assert page.evaluate(tracks) == [["captions", "en", "showing"]]


def test_without_a_script_there_are_links(built: Built, browser: object, site_server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    address = site_server(built.site)
    page.goto(address + "videos/bridge/")
    link = page.get_by_role("link", name="Watch it at YouTube")
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
    assert not page.get_by_role("button", name="Play it here").is_visible()
    page.goto(address + "videos/lamp/")
    way = page.get_by_role("link", name="Play from 0:04").get_attribute("href")
    assert way.endswith("-360.mp4#t=4")
    context.close()


def test_the_wall_moves_when_it_is_looked_at(built: Built, page: Page, site_server: SiteServer) -> None:
    asked = watched(page)
    page.goto(site_server(built.site) + "videos/")
    assert not [url for url in asked if ".mp4" in url]
    page.get_by_role("link", name="Two minutes").first.focus()
    page.wait_for_selector("video.k-moves", state="attached", timeout=WAIT)
    assert page.evaluate("document.querySelector('.k-videos video').muted")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path", ["videos/", "videos/lamp/", "videos/bridge/", "stories/lamp/", "jobs/keeper/"]
)
def test_no_page_is_wider_than_the_screen(
    built: Built, page: Page, site_server: SiteServer, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_server(built.site) + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
