"""Pages in Chromium without their Content-Security-Policy: whether anything runs, opens or asks another site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    Route,
    sync_playwright,
)  # fmt: skip

_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
#: What payloads call; and a click on everything that can be clicked on, without leaving.
_LISTEN = "for (const name of ['alert', 'confirm', 'prompt', 'hit']) window[name] = () => console.log('RAN ' + name)"
_TOUCH = """() => {
  addEventListener('click', event => event.target.closest('a[href]')?.protocol != 'javascript:' && event.preventDefault())
  for (const element of document.querySelectorAll('main *')) for (const name of ['mouseover', 'focus', 'click', 'pointerenter', 'animationstart', 'toggle'])
    element.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true}))
}"""


def misdeeds(site: Path, pages: Sequence[Path], address: str) -> Iterator[str]:
    """What pages below the folder `site`, shown at `address`, do that they may not."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=list(_FLAGS))
        for page in pages:
            found: list[str] = []
            # A context of its own, so that nothing that comes late is told of the next page.
            context = browser.new_context(bypass_csp=True, ignore_https_errors=True)
            _visit(
                _listening(context, site, address, found),
                address + page.relative_to(site).as_posix().removesuffix("index.html"),
            )
            context.close()
            yield from (f"{page.relative_to(site)}: {what}" for what in found)
        browser.close()


def _program() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, names)), None)


def _listening(context: BrowserContext, site: Path, address: str, found: list[str]) -> Page:
    """A tab whose misdeeds are added to `found`."""
    tab = context.new_page()
    tab.add_init_script(_LISTEN)
    tab.route("**/*", lambda route: _answer(route, site, address))
    context.on("page", lambda _: found.append("opens a window"))
    tab.on("dialog", lambda dialog: _dismiss(dialog, found))
    tab.on("console", lambda message: _said(message, found))
    tab.on("request", lambda request: _asked(request, address, found))
    return tab


def _visit(tab: Page, address: str) -> None:
    tab.goto(address, wait_until="load", timeout=20_000)
    with suppress(Error):  # a click may lead to another page meanwhile
        tab.evaluate(_TOUCH)
        # The page's own clock: what it was made to do comes before, however busy the machine is.
        tab.evaluate("() => new Promise(done => setTimeout(done, 30))")


def _answer(route: Route, site: Path, address: str) -> None:
    url = route.request.url
    path = site / unquote(urlsplit(url).path).removeprefix(urlsplit(address).path)
    path = path / "index.html" if path.is_dir() else path
    if url.startswith(address) and path.is_file():
        route.fulfill(path=path)
    else:
        route.abort() if not url.startswith(address) else route.fulfill(status=404)


def _asked(request: Request, address: str, found: list[str]) -> None:
    if not request.url.startswith((address, "data:", "blob:")):
        found.append(f"asks {request.url[:200]}")


def _said(message: ConsoleMessage, found: list[str]) -> None:
    if message.text.startswith("RAN "):
        found.append(message.text)


def _dismiss(dialog: Dialog, found: list[str]) -> None:
    found.append(f"opens a dialog: {dialog.message[:80]}")
    dialog.dismiss()
