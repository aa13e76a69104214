"""Pictures of finished pages: build a site, open Chromium, look at pages under fixed conditions."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from kollega.pipeline import Order, build

#: The day on which the demo is looked at: its events lie before it and after it.
DAY = date(2026, 11, 21)

Palette = Literal["light", "dark"]

#: Pictures below the fold are fetched late, and letters change shape when their file comes: wait for both.
_READY = """async () => {
  document.querySelectorAll("img[loading]").forEach(one => one.loading = "eager");
  await Promise.allSettled([...document.images].filter(one => one.currentSrc || one.src).map(one => one.decode()));
  await document.fonts.ready;
}"""


@contextmanager
def built(root: Path, today: date = DAY) -> Iterator[Path]:
    """The public folder of a site, built beside nothing and thrown away afterwards. SystemExit if it has errors."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        order = Order(
            root=root.resolve(), site_dir=site, backstage_dir=Path(name, "backstage"), today=today, workers=2
        )
        if not build(order).published:
            raise SystemExit(f"{root} does not build: see `python3 build.py check`")
        yield site


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium or Chrome that is installed, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def look(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    palette: Palette = "light",
    *,
    most: int = 0,
    without: str = "",
) -> Image.Image:
    """A page in a window of `size` (width and height in pixels), when its pictures and letters are there.

    With `most`, the page as far down as it goes, or that many pixels. `without`: files that do not come, as a
    pattern of Playwright's, such as `**/*.css`.
    """
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, device_scale_factor=1, color_scheme=palette,
        reduced_motion="reduce",
    )  # fmt: skip
    if without:
        page.route(without, lambda route: route.abort())
    page.goto(address)
    page.evaluate(_READY)
    high = min(most, page.evaluate("document.documentElement.scrollHeight")) if most else size[1]
    data = page.screenshot(
        animations="disabled", full_page=most > 0, clip={"x": 0, "y": 0, "width": size[0], "height": high}
    )
    page.close()
    return Image.open(io.BytesIO(data)).convert("RGB")
