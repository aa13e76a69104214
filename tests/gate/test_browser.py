"""The samples in Chromium: what is called harmful does harm, and nothing that is called harmless does."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from .output import FILES, PAGE, SITE, page
from .samples import HARMFUL, HARMLESS, Sample

pytestmark = [pytest.mark.slow, pytest.mark.browser]
_FIRST = "document.querySelector('body a, body button') || document.body"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(ignore_https_errors=True) as context:
        tab = context.new_page()
        tab.add_init_script("window.hit = () => { console.log('hit') }")
        yield tab


def harm(tab: Page, sample: Sample, *, click: bool) -> set[str]:
    """What a page with the sample in it does: `runs`, `fetches`."""
    seen: set[str] = set()
    files = FILES | {PAGE: page(sample.body, sample.head).encode()}

    def answer(route: Route) -> None:
        address = route.request.url
        if urlsplit(address).hostname != urlsplit(SITE).hostname or not address.startswith(SITE):
            seen.add("fetches")
            route.abort()
            return
        path = urlsplit(address).path.removeprefix(urlsplit(SITE).path)
        path = path + "index.html" if path.endswith("/") or not path else path
        route.fulfill(body=files.get(path, b""), status=200 if path in files else 404)

    def listen(message: object) -> None:
        if getattr(message, "text", "") == "hit":
            seen.add("runs")

    tab.route("**/*", answer)
    tab.on("console", listen)
    tab.goto(SITE + "stories/x/", wait_until="commit")
    try:
        tab.wait_for_load_state("load", timeout=3000)
        if click:
            tab.evaluate(
                f"({_FIRST}).dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))"
            )
        tab.wait_for_timeout(120)
    finally:
        tab.remove_listener("console", listen)
        tab.unroute("**/*")
        tab.goto("about:blank")
    return seen


@pytest.mark.parametrize("name", [name for name, sample in HARMFUL.items() if sample.effect])
def test_harmful_sample_does_harm(tab: Page, name: str) -> None:
    sample = HARMFUL[name]
    expected = "fetches" if sample.effect.startswith("fetches") else "runs"
    assert expected in harm(tab, sample, click="click" in sample.effect)


@pytest.mark.parametrize("name", HARMLESS)
def test_look_alike_does_none(tab: Page, name: str) -> None:
    assert harm(tab, HARMLESS[name], click=False) == set()
