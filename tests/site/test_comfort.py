"""What visitors choose or need: light or dark, paper, large letters, less motion, no script."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from kollega.colour import contrast
from tests.conftest import BuildSite, SiteServer
from tests.folders import SMALL, write
from tests.pictures.files import saved, scene
from tests.reading import story

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
_GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def demo(build_site: BuildSite, site_server: SiteServer) -> str:
    return site_server(build_site(HOME, DAY).site)


def test_the_palette_is_switched_and_remembered_only_then(demo: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(demo)
    light = page.evaluate(_GROUND)
    assert page.evaluate("localStorage.length") == 0
    button = page.get_by_role("button", name="Light or dark")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    dark = page.evaluate(_GROUND)
    assert dark != light and button.get_attribute("aria-pressed") == "true"
    page.goto(demo + "jobs/")
    assert page.evaluate(_GROUND) == dark
    assert page.evaluate("JSON.stringify(localStorage)") == '{"palette":"dark"}'
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(_GROUND) == light
    context.close()


def test_the_palette_of_the_system_is_obeyed_without_script(demo: str, browser: Browser) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, java_script_enabled=False)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(demo)
        assert not page.get_by_role("button").count() or not page.get_by_role("button").first.is_visible()
        picture = page.screenshot(clip={"x": 2, "y": 200, "width": 2, "height": 2})
        grounds.append(picture)
        context.close()
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_what_has_the_focus_is_seen_on_every_surface(
    demo: str, browser: Browser, palette: Literal["light", "dark"]
) -> None:
    page = browser.new_context(color_scheme=palette).new_page()
    page.goto(demo)
    for surface, part in (("body", "main .k-button"), (".k-band", ".k-band a"), (".k-footer", ".k-footer a")):
        page.locator(part).first.evaluate("one => one.focus({focusVisible: true})")
        ring, ground = (
            tuple(int(part) for part in re.findall(r"\d+", page.locator(one).first.evaluate(style))[:3])
            for one, style in (
                (part, "one => getComputedStyle(one).outlineColor"),
                (surface, "one => getComputedStyle(one).backgroundColor"),
            )
        )
        assert contrast(ring, ground) >= 3, surface  # type: ignore[arg-type]


@pytest.mark.parametrize("job", ["buoy-technician", "ferry-master"])
def test_a_job_is_printed_on_few_pages_with_its_address(demo: str, page: Page, job: str) -> None:
    page.goto(f"{demo}jobs/{job}/")
    page.emulate_media(media="print")
    for hidden in (".k-header", ".k-footer", ".k-share", ".k-palette"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".k-facts")).to_be_visible()
    assert "http" in page.evaluate(
        "getComputedStyle(document.querySelector('.k-apply a'), '::after').content"
    ) or "mailto" in (
        page.evaluate("getComputedStyle(document.querySelector('.k-apply a'), '::after').content")
    )
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_on_paper_no_words_are_as_light_as_the_paper(
    demo: str, page: Page, palette: Literal["light", "dark"]
) -> None:
    """Browsers print no surfaces, so words that are light on a dark one would stand on white."""
    page.emulate_media(media="print", color_scheme=palette)
    page.goto(demo)
    for words in (
        ".k-band h2",
        ".k-voice blockquote p",
        ".k-voice a",
        ".k-hero .k-button:not(.k-button--quiet)",
    ):
        expect(page.locator(words).first).to_have_css("color", "rgb(0, 0, 0)")


def test_on_paper_nothing_stands_out_of_the_page(demo: str, page: Page) -> None:
    """A browser prints nothing of it, and the mark before a quote was gone."""
    page.emulate_media(media="print")
    page.goto(f"{demo}stories/a-buoy-is-a-promise/")
    expect(page.locator(".k-quote p")).to_have_css("text-indent", "0px")


def test_on_paper_headings_stay_with_what_they_head_and_pictures_with_their_words(
    demo: str, page: Page
) -> None:
    page.goto(f"{demo}teams/ferries/")
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages]
    assert [n for n, words in enumerate(sheets) if "Stories" in words] == [
        n for n, words in enumerate(sheets) if "The 6:10 bun" in words
    ]
    page.goto(f"{demo}people/")
    assert len(PdfReader(BytesIO(page.pdf(format="A4"))).pages) == 1


def test_on_paper_headings_are_larger_than_the_words_below_them(demo: str, page: Page) -> None:
    page.emulate_media(media="print")
    for path in ("stories/a-buoy-is-a-promise/", "jobs/buoy-technician/", "benefits/"):
        page.goto(f"{demo}{path}")
        sizes = page.evaluate(
            """() => [".k-head h1, .k-page > h1", ".k-text h2", ".k-text p"].map(
              one => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"""
        )
        assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3


def test_on_paper_there_is_no_box_of_a_video(demo: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(f"{demo}videos/two-minutes-with-the-lamp/")
    expect(page.locator("#video")).to_be_hidden()


def test_at_twice_the_size_of_letters_nothing_is_cut_off(demo: str, browser: Browser) -> None:
    """200 % zoom of a window of 640 pixels is a window of 320; larger letters alone are harder."""
    context = browser.new_context(viewport={"width": 640, "height": 800})
    page = context.new_page()
    for path in ("", "jobs/", "jobs/ferry-master/", "stories/", "people/", "hiring/"):
        page.goto(demo + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
    context.close()


def test_nothing_moves_for_those_who_asked_for_that(demo: str, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for path in ("", "stories/", "jobs/"):
        page.goto(demo + path)
        moving = page.evaluate(
            """[...document.querySelectorAll("*")].filter(one => {
              const style = getComputedStyle(one);
              return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
            }).length"""
        )
        assert moving == 0, path
    context.close()


def test_apply_stays_in_reach_on_a_phone(demo: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(demo + "jobs/ferry-master/")
    apply = page.get_by_role("link", name="Apply for this job")
    for share in (0.0, 0.2, 0.4):
        page.evaluate("share => scrollTo(0, document.querySelector('.k-job').scrollHeight * share)", share)
        box = apply.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844 and box["height"] >= 44
    context.close()


@pytest.mark.parametrize(
    "path", ["", "jobs/", "jobs/ferry-master/", "stories/", "people/noor-van-ebbestroom/"]
)
def test_no_line_begins_with_a_dot_between_two_words(demo: str, page: Page, path: str) -> None:
    page.goto(demo + path)
    assert "\xa0· " in page.locator("main").inner_text() and " · " not in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["stories/", "open-application/", "ar/benefits/"])
def test_on_a_phone_the_menu_shows_where_one_is(demo: str, browser: Browser, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(demo + path)
    expect(page.locator(".k-nav [aria-current]")).to_be_in_viewport(ratio=1)
    context.close()


#: Words of an element that are divided between lines.
_DIVIDED = """one => [...one.textContent.matchAll(/\\S+/g)].filter(word => {
  const range = document.createRange();
  range.setStart(one.firstChild, word.index);
  range.setEnd(one.firstChild, word.index + word[0].length);
  return range.getClientRects().length > 1;
}).map(word => word[0])"""


@pytest.mark.parametrize("width", [320, 390])
def test_beside_a_wide_logo_the_name_of_the_site_is_not_a_letter_wide(
    build_site: BuildSite, site_server: SiteServer, tmp_path: Path, browser: Browser, width: int
) -> None:
    config = "site_name: Klinikum St. Barbara Süderelbe\nextra:\n  kollega: {brand: {logo: logo.svg}}\n"
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 48"><path d="M0 0h240v48H0z"/></svg>'
    mine = {"mkdocs.yml": config, "content/logo.svg": logo}
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site_server(build_site(write(tmp_path, SMALL | mine), pictures=False).site))
    name = page.locator(".k-brand__name")
    assert name.evaluate(_DIVIDED) == [] and name.evaluate("one => one.offsetHeight") < 90
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_an_infographic_is_whole_and_a_photo_beside_a_story_is_cut_to_the_screen(
    build_site: BuildSite, site_server: SiteServer, tmp_path: Path, page: Page
) -> None:
    files: dict[str, str | bytes] = {}
    for kind in ("infographic", "picture", "story"):
        files[f"stories/{kind}/high.png"] = saved(scene((300, 900)), "PNG")
        files[f"stories/{kind}/index.md"] = story(kind=kind, photo="high.png", photo_alt="Three numbers.")
    address = site_server(build_site(write(tmp_path, SMALL | files), DAY).site)
    heights = {}
    for kind in ("infographic", "picture", "story"):
        page.goto(f"{address}stories/{kind}/")
        heights[kind] = page.locator(".k-lead img").evaluate("one => one.offsetHeight / one.offsetWidth")
    assert heights["infographic"] == heights["picture"] == pytest.approx(3, abs=0.02)
    assert heights["story"] < 1


@pytest.mark.slow
def test_on_paper_nobody_is_cut_between_photo_and_name(
    build_site: BuildSite, site_server: SiteServer, tmp_path: Path, page: Page
) -> None:
    people = {f"content/people/p{n}.yml": f"name: Ada {n:03}\n" for n in range(100)}
    page.goto(f"{site_server(build_site(write(tmp_path, SMALL | people), pictures=False).site)}people/")
    for height in range(240, 300, 6):
        sheets = PdfReader(BytesIO(page.pdf(width="210mm", height=f"{height}mm"))).pages
        begins = {sheet.extract_text().split("\n")[0].strip() for sheet in sheets}
        assert begins == {"People", "A0"}, height
