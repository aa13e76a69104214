"""Share kits as colleagues use them, from a folder on disk, in Chromium."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from kollega.sharing.lengths import length
from tests.conftest import BuildSite, Built, SiteServer
from tests.sharing.test_lengths import CASES
from tests.waiting import until

pytestmark = pytest.mark.browser

HOME = Path(__file__).parents[1]
DAY = date(2026, 11, 21)
KIT = "share/stories/the-six-ten-bun/index.html"
PAGES = (
    "index.html",
    KIT,
    "share/jobs/ferry-master/index.html",
    "guidelines/index.html",
    "guidelines/linkedin/index.html",
)


@pytest.fixture
def demo(build_site: BuildSite) -> Built:
    return build_site(HOME, DAY)


@pytest.fixture
def kit(demo: Built, browser: Browser) -> Iterator[Page]:
    """The kit of a story, opened from a folder on disk."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text))
    page.goto((demo.backstage / KIT).as_uri())
    yield page
    assert not failed
    context.close()


def post(page: Page, name: str) -> Locator:
    page.get_by_role("navigation", name="Networks").get_by_role("link", name=name).click()
    return page.get_by_role("region", name=name)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_nothing_bars_the_way(demo: Built, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in PAGES:
        page.goto((demo.backstage / path).as_uri())
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.evaluate("localStorage.length") == 0
    context.close()


def test_everything_can_be_read_and_taken_without_script(demo: Built, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo.backstage / "library/index.html").as_uri())
    page.get_by_role("link", name="The 6:10 bun").click()
    for name in ("LinkedIn", "Mastodon", "E-mail"):
        section = page.get_by_role("region", name=name)
        expect(section.get_by_role("textbox")).not_to_be_empty()
        assert (section.get_by_role("link", name=f"Open {name}").get_attribute("href") or "").startswith(
            ("https:", "mailto:")
        )
        section.get_by_text("Words to start from").click()
        expect(section.locator(".k-suggestion").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    for link in page.locator(".k-files a").all():
        assert (demo.backstage / Path(KIT).parent / (link.get_attribute("href") or "")).resolve().is_file()
    context.close()


def test_words_are_counted_and_carried_while_somebody_writes(kit: Page) -> None:
    section = post(kit, "Bluesky")
    field = section.get_by_role("textbox")
    field.fill("Så er der boller. 👩‍👩‍👧")
    link = section.get_attribute("data-url") or ""
    assert section.locator(".k-post__count").inner_text().startswith(f"{19 + 1 + len(link)} of 300")
    assert unquote(section.get_by_role("link", name="Open Bluesky").get_attribute("href") or "").endswith(
        f"text=Så er der boller. 👩‍👩‍👧 {link}"
    )
    field.fill("a" * 300)
    expect(section.locator(".k-post__count")).to_contain_text(f"{1 + len(link)} too many")
    assert field.get_attribute("aria-invalid") == "true"


def test_one_begins_from_a_suggestion_or_from_nothing(kit: Page) -> None:
    section = post(kit, "LinkedIn")
    section.get_by_text("Words to start from").click()
    row = section.locator(".k-suggestions > li").nth(2)
    row.get_by_role("button").click()
    field = section.get_by_role("textbox")
    assert field.input_value() == row.locator(".k-suggestion").evaluate("one => one.textContent")
    section.get_by_role("button", name="Write your own").click()
    assert field.input_value() == ""
    expect(field).to_be_focused()


def test_copies_are_what_the_network_needs(kit: Page) -> None:
    kit.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    for name, has_link in (("LinkedIn", False), ("Mastodon", True)):
        section = post(kit, name)
        section.get_by_role("textbox").fill("My words")
        section.get_by_role("button", name="Copy words").click()
        expect(kit.get_by_role("status")).to_have_text("Copied.")
        lines = str(kit.evaluate("window.copied")).split("\n")
        assert lines[0] == "My words" and len(lines) == 1 + has_link
    kit.get_by_role("button", name="Copy alt text").first.click()
    until(kit, "window.copied.includes('cardamom buns')")


def test_a_code_is_made_only_when_asked_and_forgotten_again(kit: Page) -> None:
    assert kit.evaluate("localStorage.length") == 0
    kit.get_by_text("Your own link").click()
    kit.get_by_role("button", name="Make a code").click()
    code = kit.locator(".k-you__code strong").inner_text()
    assert len(code) == 6 and kit.evaluate("JSON.stringify(localStorage)") == f'{{"kollega-code":"{code}"}}'
    section = post(kit, "Mastodon")
    assert f"utm_content%3D{code}" in (
        section.get_by_role("link", name="Open Mastodon").get_attribute("href") or ""
    )
    kit.reload()
    kit.get_by_text("Your own link").click()
    assert kit.locator(".k-you__code strong").inner_text() == code
    kit.get_by_role("button", name="Forget it").click()
    assert kit.evaluate("localStorage.length") == 0
    assert code not in (section.get_by_role("link", name="Open Mastodon").get_attribute("href") or "")


def test_colleagues_do_not_see_the_same_words_first(kit: Page) -> None:
    first = set()
    for code in ("aaaaaa", "bbbbbb", "cccccc", "dddddd", "eeeeee", "ffffff"):
        kit.evaluate("code => localStorage.setItem('kollega-code', code)", code)
        kit.reload()
        first.add(kit.locator("#linkedin-words").input_value())
        again = kit.locator("#linkedin .k-suggestion").first.evaluate("one => one.textContent")
        assert again == kit.locator("#linkedin-words").input_value()
    assert len(first) >= 3


def test_what_somebody_wrote_is_never_replaced(kit: Page) -> None:
    field = kit.locator("#linkedin-words")
    field.fill("Mine")
    kit.get_by_text("Your own link").click()
    kit.get_by_role("button", name="Make a code").click()
    assert field.input_value() == "Mine"


@pytest.mark.parametrize("place", ["disk", "server"])
def test_everything_comes_as_a_zip(
    demo: Built, kit: Page, site_server: SiteServer, place: str, tmp_path: Path
) -> None:
    if place == "server":
        kit.goto(site_server(demo.backstage) + KIT)
    kit.locator("#linkedin-words").fill("Boller på færgen 👋")
    with kit.expect_download() as download:
        kit.get_by_role("button", name="Everything as a ZIP").click()
    assert download.value.suggested_filename == "the-six-ten-bun.zip"
    download.value.save_as(tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[-4:] == ["captions.txt", "links.txt", "alt-texts.txt", "guide.txt"] and len(names) == 11
        assert "Boller på færgen 👋" in archive.read("captions.txt").decode()
        assert "utm_source=mastodon" in archive.read("links.txt").decode()
        for link in kit.locator("[data-file]").all():
            file = demo.backstage / Path(KIT).parent / (link.get_attribute("href") or "")
            assert archive.read(link.get_attribute("data-file") or "") == file.read_bytes()
    expect(kit.get_by_role("status")).to_have_text("The ZIP is in your downloads.")


def test_the_keyboard_alone_is_enough(kit: Page, tmp_path: Path) -> None:
    """Choose a network, write, copy, and take the files."""
    kit.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    press = kit.keyboard.press

    def tab_to(name: str) -> None:
        for _ in range(60):
            press("Tab")
            if kit.evaluate("document.activeElement.innerText || document.activeElement.id") == name:
                return
        pytest.fail(f"the keyboard does not reach {name}")

    tab_to("WhatsApp")
    press("Enter")
    tab_to("whatsapp-words")
    press("Control+A")
    kit.keyboard.type("Written by hand")
    tab_to("Copy words")
    press("Enter")
    until(kit, "window.copied?.startsWith('Written by hand')")
    tab_to("Everything as a ZIP")
    with kit.expect_download() as download:
        press("Enter")
    download.value.save_as(tmp_path / "kit.zip")
    assert zipfile.is_zipfile(tmp_path / "kit.zip")


def test_in_forced_colours_the_chosen_network_can_be_read(kit: Page) -> None:
    kit.emulate_media(forced_colors="active")
    chosen = kit.locator(".k-networks [aria-current]")
    expect(chosen).to_have_css("text-decoration-line", "underline")
    colours = chosen.evaluate(
        """one => [getComputedStyle(one), getComputedStyle(document.body.appendChild(
          Object.assign(document.createElement("i"), {style: "background: ButtonFace"})))].map(style => style.backgroundColor)"""
    )
    assert colours[0] == colours[1]


def test_on_paper_there_are_words_and_pictures(kit: Page) -> None:
    kit.emulate_media(media="print")
    expect(kit.locator(".k-header")).to_be_hidden()
    expect(kit.locator("#linkedin-words")).to_be_visible()
    expect(kit.get_by_role("button", name="Copy words")).to_have_count(0)


def test_on_paper_the_words_begin_on_the_first_page_and_take_no_more_room_than_they_need(kit: Page) -> None:
    assert "Your words for LinkedIn" in PdfReader(BytesIO(kit.pdf(format="A4"))).pages[0].extract_text()
    kit.emulate_media(media="print")
    expect(kit.locator("#linkedin-words")).to_have_css("min-height", "0px")


@pytest.mark.parametrize("text", CASES)
def test_the_counter_counts_as_the_program_does(kit: Page, text: str) -> None:
    counts = kit.evaluate(
        "([text, counts]) => counts.map(count => lengthOf(text, count))", [text, list(CASES[text])]
    )
    assert counts == list(CASES[text].values())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("aæ夜 \n\u0301👩‍👧🇩🇰❤\ufe0f1\u20e3“–…\u00adक्षिي", max_size=30))
def test_the_counter_counts_anything_as_the_program_does(kit: Page, text: str) -> None:
    ways = list(CASES[""])
    counts = kit.evaluate("([text, counts]) => counts.map(count => lengthOf(text, count))", [text, ways])
    assert counts == [length(text, way) for way in ways]
