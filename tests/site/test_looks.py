"""Pages look as they did: small pictures of them, compared block by block, in `looks/`.

`UPDATE_GOLDEN=1` writes the pictures anew; look at them before you commit them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.conftest import BuildSite
from tests.serving import serving
from tools.camera import Palette, look

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
LOOKS = Path(__file__).parent / "looks"
PAGES = {
    "home": "", "stories": "stories/", "story": "stories/the-six-ten-bun/", "jobs": "jobs/",
    "job": "jobs/buoy-technician/", "team": "teams/ferries/", "person": "people/omar-tindholt/",
    "hiring": "hiring/",
}  # fmt: skip
#: A window's width and height, and the width of its small picture.
SCREENS = {"phone": (390, 844, 130), "desk": (1280, 900, 320)}
DARK = (("home", "desk"), ("job", "phone"))
CASES: list[tuple[str, str, Palette]] = [
    *((page, screen, "light") for page in PAGES for screen in SCREENS),
    *((page, screen, "dark") for page, screen in DARK),
]
#: How far down a page is looked at, in pixels of the page.
DEEP = 2600
#: Side of a block, in pixels of the small picture; how much of 255 its mean colour may differ; how many may.
BLOCK, COLOUR, SHARE = 10, 20, 0.08


def small(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of blocks that differ, from 0 to 1, where one picture's rest below the other's end differs."""
    width, high, low = one.width, max(one.height, other.height), min(one.height, other.height)
    size = (width // BLOCK, max(low // BLOCK, 1))
    blocks = [each.crop((0, 0, width, low)).resize(size, Image.Resampling.BOX) for each in (one, other)]
    red, green, blue = ImageChops.difference(*blocks).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    # A line more or less is no rest.
    rest = max(0, high - low - BLOCK) / BLOCK * size[0]
    return (sum(most[COLOUR + 1 :]) + rest) / (size[0] * size[1] + rest)


@pytest.fixture(scope="module")
def demo(build_site: BuildSite) -> Iterator[str]:
    with serving(build_site(HOME, DAY).site) as address:
        yield address


@pytest.mark.parametrize(("page", "screen", "palette"), CASES, ids=map("-".join, CASES))
def test_a_page_looks_as_it_did(
    demo: str, browser: Browser, tmp_path: Path, page: str, screen: str, palette: Palette
) -> None:
    wide, high, width = SCREENS[screen]
    now = small(look(browser, demo + PAGES[page], (wide, high), palette, most=DEEP), width)
    golden = LOOKS / f"{page}-{screen}-{palette}.webp"
    if os.environ.get("UPDATE_GOLDEN"):
        now.save(golden, "WEBP", quality=50, method=6)
    with Image.open(golden) as before:
        differs = difference(now, before.convert("RGB"))
    now.save(tmp_path / golden.with_suffix(".png").name)
    assert differs <= SHARE, f"{differs:.0%} of its blocks differ from {golden}; see {tmp_path}"


@pytest.mark.parametrize(("page", "screen"), [("home", "desk"), ("jobs", "phone")])
def test_a_lost_style_sheet_or_section_is_noticed_and_a_small_shift_is_not(
    demo: str, browser: Browser, page: str, screen: str
) -> None:
    wide, high, width = SCREENS[screen]
    with Image.open(LOOKS / f"{page}-{screen}-light.webp") as golden:
        before = golden.convert("RGB")

    def differs(picture: Image.Image) -> float:
        return difference(small(picture, width), before)

    whole = look(browser, demo + PAGES[page], (wide, high), most=DEEP)
    assert differs(ImageChops.offset(whole, 3, 3)) <= SHARE
    without = Image.new("RGB", (whole.width, whole.height - 400))
    without.paste(whole.crop((0, 0, whole.width, 300)))
    without.paste(whole.crop((0, 700, whole.width, whole.height)), (0, 300))
    assert differs(without) > 2 * SHARE
    bare = look(browser, demo + PAGES[page], (wide, high), most=DEEP, without="**/*.css")
    assert differs(bare) > 2 * SHARE


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_told_of_an_event_keeps_clear_of_its_facts(demo: str, browser: Browser, screen: str) -> None:
    wide, high, _ = SCREENS[screen]
    page = browser.new_page(viewport={"width": wide, "height": high})
    page.goto(demo + "events/buoy-painting-day-2098/")
    facts, text = page.locator(".k-facts").bounding_box(), page.locator(".k-text").bounding_box()
    page.close()
    assert facts and text and text["y"] >= facts["y"] + facts["height"] + 16
