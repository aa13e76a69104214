"""What a first visit costs: bytes and requests over the wire, and nothing that moves while it loads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import BuildSite
from tests.serving import serving

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
#: Page to the most that a first visit may load, in thousands of bytes.
MOST = {
    "": 250, "stories/": 250, "stories/the-six-ten-bun/": 250, "jobs/": 160, "jobs/buoy-technician/": 160,
    "people/": 250, "people/omar-tindholt/": 160, "teams/ferries/": 250, "hiring/": 160, "events/": 160,
}  # fmt: skip
MOST_REQUESTS = 15
#: As Lighthouse's phone; and a desk.
SCREENS = {"phone": (412, 823, 1.75), "desk": (1280, 800, 1.0)}
_SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def loaded(page: Page, address: str) -> tuple[int, int, list[str]]:
    """Bytes and number of what a visit loads, as they travelled, and its addresses."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    client.on(
        "Network.requestWillBeSent",
        lambda event: addresses.update({event["requestId"]: event["request"]["url"]}),
    )
    client.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    return round(sum(sizes.values())), len(addresses), list(addresses.values())


@pytest.mark.arial
@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_a_first_visit_is_light_and_nothing_moves(
    build_site: BuildSite, browser: Browser, screen: str
) -> None:
    wide, high, scale = SCREENS[screen]
    with serving(build_site(HOME, DAY).site, compressed=True) as address:
        for path, most in MOST.items():
            context = browser.new_context(
                viewport={"width": wide, "height": high}, device_scale_factor=scale, color_scheme="light"
            )
            page = context.new_page()
            size, number, asked = loaded(page, address + path)
            assert size <= most * 1000, (path, size, asked)
            assert number <= MOST_REQUESTS, (path, asked)
            assert all(url.startswith(address) for url in asked), asked
            assert page.evaluate(_SHIFT) <= 0.02, path
            assert not context.cookies()
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
            context.close()


def test_pictures_come_in_the_size_in_which_they_are_shown(build_site: BuildSite, browser: Browser) -> None:
    """No picture has twice as many pixels each way as the screen shows of it, and each has its measures."""
    with serving(build_site(HOME, DAY).site) as address:
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        page = context.new_page()
        for path in ("", "stories/", "people/", "jobs/buoy-technician/", "stories/the-six-ten-bun/"):
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('img').forEach(img => img.loading = 'eager')")
            page.evaluate("Promise.all([...document.images].map(img => img.decode()))")
            for row in page.evaluate(
                """[...document.images].filter(img => img.offsetWidth > 60 && img.currentSrc.includes("/media/")).map(img => ({
                  shown: img.getBoundingClientRect().width * devicePixelRatio, pixels: Number(img.currentSrc.match(/-(\\d+)\\./)[1]),
                  measured: img.hasAttribute("width") && img.hasAttribute("height"), alt: img.hasAttribute("alt"),
                  source: img.currentSrc}))"""
            ):
                assert row["measured"] and row["alt"], row
                assert row["source"].endswith(".webp"), row
                assert row["pixels"] < 2.3 * row["shown"], (path, row)
        context.close()
