"""Make the pictures of the guide for colleagues: the form for a story on a telephone, step by step, to the finished page.

    .venv/bin/python -m tools.story_pictures

It builds a small site into a temporary folder, fills in its form in the Chromium that is installed, takes the story in and
builds again.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from kollega.pipeline import Order, build
from tests.serving import serving
from tools.camera import DAY, chromium

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "pictures" / "story"
PHOTO = ROOT / "stories" / "please-mend-this-kettle" / "kettle.jpg"
SITE = """site_name: Fyr & Færge
site_url: https://careers.example.org/
extra:
  kollega:
    brand: {primary: "#14463e", accent: "#b8431f", ground: "#fbf5ea"}
"""
WORDS = (
    "The kettle in the day room had been dead for a month. On Tuesday somebody from the yard came by, and asked for a "
    "screwdriver.\n\nIt took four minutes. We had tea for the first time since September."
)


def main(to: Path = OUT) -> None:
    """Build, fill in, take in, build, look; the pictures go into the folder `to`."""
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "site")
        (root / "content").mkdir(parents=True)
        (root / "mkdocs.yml").write_text(SITE, "utf-8")
        (root / "content" / "index.md").write_text("# Come aboard\n", "utf-8")
        _build(root)
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 390, "height": 844}, accept_downloads=True)
            page.clock.set_fixed_time(datetime(DAY.year, DAY.month, DAY.day, 12))
            page.goto((root / "backstage/story/index.html").as_uri())
            _fill_in(page, root.parent / "story.zip", to)
            command = [
                sys.executable,
                "-m",
                "kollega",
                "intake",
                str(root.parent / "story.zip"),
                "--root",
                str(root),
            ]
            subprocess.run([*command, "--today", DAY.isoformat()], check=True, capture_output=True)
            _build(root)
            with serving(root / "site") as base:
                page.goto(f"{base}stories/the-kettle-of-pier-two/")
                _keep(page, to / "online.jpg")


def _build(root: Path) -> None:
    order = Order(root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=DAY, workers=2)
    if not build(order).published:
        raise SystemExit("the site of the pictures does not build")


def _fill_in(page: Page, story: Path, to: Path) -> None:
    _keep(page, to / "begin.jpg")
    page.get_by_label("Title").fill("The kettle of pier two")
    page.get_by_label("Whose story is it?").fill("Tove Lind")
    page.get_by_label("Your story").fill(WORDS)
    page.get_by_label("Your story").scroll_into_view_if_needed()
    page.get_by_label("Title").evaluate("one => one.scrollIntoView({block: 'start'})")
    _keep(page, to / "write.jpg")
    page.locator("input[type=file]").set_input_files(PHOTO)
    page.get_by_label("What does the photo show?").fill(
        "A kettle on a workbench, under a lamp and a row of tools"
    )
    page.locator(".k-ask__photos").evaluate("one => one.scrollIntoView({block: 'start'})")
    _keep(page, to / "photo.jpg")
    page.get_by_role("checkbox").check()
    page.get_by_role("checkbox").evaluate("one => one.scrollIntoView({block: 'center'})")
    _keep(page, to / "ask.jpg")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    download.value.save_as(story)
    page.get_by_text("is in your downloads").wait_for()
    page.get_by_role("checkbox").evaluate("one => one.scrollIntoView({block: 'center'})")
    _keep(page, to / "file.jpg")


def _keep(page: Page, path: Path) -> None:
    """The window as it is now, as a small picture."""
    page.evaluate("document.fonts.ready.then(() => true)")
    data = page.screenshot(animations="disabled")
    Image.open(io.BytesIO(data)).convert("RGB").save(path, quality=82, optimize=True)


if __name__ == "__main__":
    main()
