"""Make the picture of the README: pages of the demo on a desk and on a phone.

    .venv/bin/python tools/screenshots.py

It builds the repository's own site into a temporary folder and looks at it in the Chromium that is installed.
"""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from kollega.pipeline import Order, build

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "pictures" / "demo.jpg"
DESK = ("", "stories/the-six-ten-bun/")
PHONE = ("jobs/ferry-master/", "people/birte-solkaer/")
GROUND = "#e9dfcc"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build, look, compose."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        order = Order(root=ROOT, site_dir=folder / "site", backstage_dir=folder / "backstage", workers=2)
        if not build(order).published:
            raise SystemExit("the demo does not build: see `python3 build.py check`")
        handler = functools.partial(_Quiet, directory=str(folder / "site"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=["--no-sandbox"],
            )
            base = f"http://127.0.0.1:{server.server_port}/"
            desk = [_look(browser, base + address, (1280, 900)) for address in DESK]
            phone = [_look(browser, base + address, (390, 844)) for address in PHONE]
            browser.close()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    _composed(desk, phone).save(OUT, quality=84, optimize=True)


def _look(browser: Browser, address: str, size: tuple[int, int]) -> Image.Image:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, device_scale_factor=1)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def _composed(desk: list[Image.Image], phone: list[Image.Image]) -> Image.Image:
    """Two desks side by side, and two phones, on one ground."""
    gap, height = 36, 560
    row = [desk[0], phone[0], desk[1], phone[1]]
    scaled = [
        one.resize((round(one.width * height / one.height), height), Image.Resampling.LANCZOS) for one in row
    ]
    width = sum(one.width for one in scaled) + gap * (len(scaled) + 1)
    whole = Image.new("RGB", (width, height + 2 * gap), GROUND)
    left = gap
    for one in scaled:
        whole.paste(one, (left, gap))
        left += one.width + gap
    return whole.resize((1600, round(whole.height * 1600 / whole.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
