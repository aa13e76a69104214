"""The share panel of public pages, and the tags that networks read, in a browser and as crawlers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import BuildSite, SiteServer
from tests.waiting import until

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
STORY = "stories/the-six-ten-bun/"
#: As much of a page as WhatsApp reads.
READ = 300_000


@pytest.fixture
def demo(build_site: BuildSite, site_server: SiteServer) -> str:
    return site_server(build_site(HOME, DAY).site)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone whose share sheet notes what it is given."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(
        """navigator.canShare = data => data.files.every(file => file.type.startsWith("image/"));
        navigator.share = async data => { window.shared = data; };"""
    )
    yield page
    context.close()


@pytest.mark.browser
def test_on_a_phone_its_words_keep_apart(demo: str, phone: Page) -> None:
    phone.goto(demo + STORY)
    above, below = (note.bounding_box() for note in phone.locator(".k-share__note").all())
    assert above and below and below["y"] - above["y"] - above["height"] >= 8


@pytest.mark.browser
@pytest.mark.parametrize("path", [STORY, "jobs/ferry-master/", "events/"])
def test_it_works_without_script(demo: str, browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo + path)
    if path == "events/":
        page.get_by_role("main").locator(".k-event a").first.click()
    panel = page.get_by_role("region", name="Share this")
    links = panel.get_by_role("link")
    assert links.count() >= 4
    for link in links.all():
        assert (link.get_attribute("href") or "").startswith(("https://", "mailto:", "sms:"))
        assert link.get_attribute("rel") == "noopener noreferrer"
        box = link.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24
    expect(panel.get_by_role("link", name="Share on LinkedIn, opens their site")).to_be_visible()
    expect(panel.get_by_role("button")).to_have_count(0)
    context.close()


@pytest.mark.browser
def test_the_link_and_the_words_are_copied_with_the_keyboard(demo: str, browser: Browser) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(demo + STORY)
    panel = page.get_by_role("region", name="Share this")
    panel.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_have_text("Copied.")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.startswith("https://careers.example.org/stories/the-six-ten-bun/?utm_source=link")
    panel.get_by_role("button", name="Copy words").focus()
    page.keyboard.press("Enter")
    until(page, "(await navigator.clipboard.readText()).startsWith('The 6:10 bun')")
    context.close()


@pytest.mark.browser
def test_where_the_clipboard_is_kept_from_pages_the_link_is_copied_all_the_same(
    demo: str, page: Page
) -> None:
    page.add_init_script(
        """Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => { window.copied = document.activeElement.value; return true; };"""
    )
    page.goto(demo + STORY)
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.locator(".k-share__said")).to_have_text("Copied.")
    assert page.evaluate("window.copied").startswith("https://careers.example.org/stories/")
    expect(button).to_be_focused()


@pytest.mark.browser
def test_the_share_sheet_gets_the_picture(demo: str, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(demo + STORY)
    assert not [url for url in asked if "/media/cards/" in url], "nothing is loaded before somebody asks"
    phone.get_by_role("button", name="Share the picture").click()
    until(phone, "window.shared")
    given = phone.evaluate(
        """async () => { const file = shared.files[0];
          const size = await createImageBitmap(file);
          return [file.name, file.type, size.width, size.height, shared.text]; }"""
    )
    assert given[1] in ("image/jpeg", "image/png") and given[2:4] == [1080, 1350]
    assert "The 6:10 bun https://careers.example.org/" in given[4]
    assert all(url.startswith(demo) for url in asked)


@pytest.mark.browser
def test_there_is_no_sheet_where_the_device_has_none(demo: str, page: Page) -> None:
    page.add_init_script("navigator.canShare = undefined")
    page.goto(demo + STORY)
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Share the picture")).to_have_count(0)


@pytest.mark.browser
def test_leaving_the_sheet_is_no_failure(demo: str, phone: Page) -> None:
    phone.add_init_script(
        "navigator.share = async () => { window.left = true; throw new DOMException('', 'AbortError'); }"
    )
    phone.goto(demo + STORY)
    phone.get_by_role("button", name="Share the picture").click()
    until(phone, "window.left")
    expect(phone.locator(".k-share__said")).to_be_empty()


def test_what_crawlers_read_is_whole(build_site: BuildSite) -> None:
    """Of each page that networks show: the head in the first 300 kB, complete addresses, and a picture with its size."""
    site = build_site(HOME, DAY).site
    pages = [path for path in site.rglob("*.html") if b'property="og:' in path.read_bytes()]
    assert len(pages) > 60
    for path in pages:
        data = path.read_bytes()
        assert data.index(b"</head>") < READ, path
        head = LexborHTMLParser(data[:READ]).head
        assert head is not None
        tags = {
            node.attributes.get("property") or node.attributes.get("name"): node.attributes.get("content")
            or ""
            for node in head.css("meta")
        }
        address = "https://careers.example.org/" + path.relative_to(site).as_posix().removesuffix(
            "index.html"
        )
        address = quote(address, safe=":/")
        assert tags["og:url"] == address
        assert tags["og:title"] and tags["og:type"] and tags["og:site_name"], path
        assert re.fullmatch("[a-z]{2}_[A-Z]{2}", tags["og:locale"]), path
        assert tags["twitter:card"] == "summary_large_image" and len(tags["twitter:title"]) <= 70
        picture = site / tags["og:image"].removeprefix("https://careers.example.org/")
        assert picture.is_file() and picture.stat().st_size <= 250_000 and picture.suffix in (".jpg", ".png")
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630") and tags["og:image:alt"]
        canonical = head.css_first("link[rel=canonical]")
        assert canonical is not None and canonical.attributes["href"] == address


def test_no_page_but_its_share_links_names_a_campaign(build_site: BuildSite) -> None:
    page = LexborHTMLParser((build_site(HOME, DAY).site / STORY / "index.html").read_bytes())
    panel = page.css_first(".k-share")
    assert panel is not None
    shared = [
        parse_qs(urlsplit(node.attributes["href"] or "").query).get("url", [""])[0] for node in panel.css("a")
    ]
    assert any("utm_campaign=the-six-ten-bun" in url for url in shared)
    panel.decompose()
    assert "utm_" not in (page.html or "")
