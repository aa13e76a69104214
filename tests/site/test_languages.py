"""The demo in its four languages: what pages say of each other, and how visitors go from one to the other."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from lxml import etree
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import BuildSite, Built, SiteServer

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
ROOT = "https://careers.example.org/"
FOLDERS = {"en": "", "da": "da/", "nl": "nl/", "ar": "ar/"}


@pytest.fixture
def demo(build_site: BuildSite) -> Built:
    return build_site(HOME, DAY)


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    """All pages that are for search engines, by complete address."""
    found = {}
    for path in site.rglob("index.html"):
        page = LexborHTMLParser(path.read_bytes())
        if page.css_first('link[rel="canonical"]') and not page.css_first('meta[name="robots"]'):
            address = path.parent.relative_to(site).as_posix()
            found[ROOT + (quote(f"{address}/") if address != "." else "")] = page
    return found


def others(page: LexborHTMLParser) -> dict[str, str]:
    links = page.css('link[rel="alternate"][hreflang]')
    return {str(link.attributes["hreflang"]): str(link.attributes["href"]) for link in links}


@pytest.mark.parametrize("folder", ["", "nl/"])
def test_a_person_who_tells_in_two_languages_is_quoted_in_that_of_the_page(demo: Built, folder: str) -> None:
    page = LexborHTMLParser((demo.site / f"{folder}people/wietske-lampenaar/index.html").read_bytes())
    assert [quote.attributes.get("lang") for quote in page.css(".k-voice blockquote")] == [None]


def test_the_site_is_described_in_its_first_language_alone(demo: Built) -> None:
    described = "Ferries, lights and buoys"
    told = {
        lang: (demo.site / folder / "jobs/index.html").read_text("utf-8") for lang, folder in FOLDERS.items()
    }
    footers = {
        lang: LexborHTMLParser(text).css_first("footer.k-footer").text() for lang, text in told.items()
    }
    assert [lang for lang, text in footers.items() if described in text] == ["en"]


def test_pages_in_several_languages_name_each_other(demo: Built) -> None:
    found = pages(demo.site)
    named = {address: others(page) for address, page in found.items()}
    assert sum(map(bool, named.values())) > 100
    for address, links in named.items():
        html = found[address].css_first("html")
        assert html is not None
        lang = str(html.attributes["lang"])
        folder = FOLDERS[lang]
        assert address.startswith(ROOT + folder) and html.attributes["dir"] == (
            "rtl" if lang == "ar" else "ltr"
        )
        assert not links or links[lang] == address
        for other, to in links.items():
            assert named[to] == links, (address, other)
            assert (
                to == address.replace(ROOT + folder, ROOT + FOLDERS.get(other, ""), 1) or other == "x-default"
            )
        assert not links or "en" not in links or links["x-default"] == links["en"]


def test_the_sitemap_says_the_same(demo: Built) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        row.findtext("s:loc", namespaces=names): {
            str(link.get("hreflang")): str(link.get("href")) for link in row.findall("x:link", names)
        }
        for row in etree.parse(demo.site / "sitemap.xml").findall("s:url", names)
    }
    found = pages(demo.site)
    for address, links in listed.items():
        assert links == others(found[str(address)]), address


def test_every_page_has_a_way_to_every_language(demo: Built) -> None:
    for address, page in pages(demo.site).items():
        ways = page.css(".k-languages a")
        assert [way.attributes["hreflang"] for way in ways] == list(FOLDERS), address
        assert [way.attributes["hreflang"] for way in ways if "aria-current" in way.attributes] == [
            page.css_first("html").attributes["lang"]  # type: ignore[union-attr]
        ]


def test_lists_on_pages_in_arabic_have_the_commas_of_arabic(demo: Built) -> None:
    for path in (*(demo.site / "ar").rglob("index.html"), *(demo.backstage / "ar").rglob("index.html")):
        body = LexborHTMLParser(path.read_bytes()).body
        assert body is not None and not re.search(r"[\u0621-\u064a], ", body.text()), path


def test_what_is_in_another_language_says_so(demo: Built) -> None:
    page = LexborHTMLParser((demo.site / "ar/stories/index.html").read_bytes())
    cards = page.css(".k-card")
    translated = [card for card in cards if not card.css_first("a[hreflang]")]
    assert len(translated) == 4 and len(cards) == 18
    for card in cards:
        link = card.css_first(".k-card__title a")
        assert link is not None
        said = card.css_first(".k-lang")
        assert ("hreflang" in link.attributes) is (said is not None)
        if said is not None:
            assert said.text() in ("الإنجليزية", "الدانمركية", "الهولندية")


@pytest.mark.parametrize("lang", FOLDERS)
def test_feeds_of_a_language_lead_to_where_things_are(demo: Built, lang: str) -> None:
    feed = etree.parse(demo.site / FOLDERS[lang] / "feeds/stories.rss")
    for item in feed.findall("channel/item"):
        path = unquote((item.findtext("link") or "").removeprefix(ROOT))
        assert (demo.site / path / "index.html").is_file(), path
        for to in re.findall(rf'href="({ROOT}[^"#]*)', item.findtext("{*}encoded") or ""):
            inside = unquote(to.removeprefix(ROOT))
            assert (demo.site / inside).exists(), to


@pytest.mark.browser
def test_somebody_goes_to_the_same_story_in_another_language_with_the_keyboard(
    demo: Built, site_server: SiteServer, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_server(demo.site)}stories/the-quiet-engine/")
    page.locator(".k-languages summary").focus()
    page.keyboard.press("Enter")
    arabic = page.get_by_role("link", name="العربية")
    expect(arabic).to_be_visible()
    box = arabic.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 24
    arabic.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/stories/the-quiet-engine/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.get_by_role("navigation").get_by_role("link", name="الوظائف").first.click()
    page.wait_for_url("**/ar/jobs/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert not page.context.cookies()


@pytest.mark.browser
def test_titles_in_arabic_have_room_for_the_marks_at_their_letters(
    demo: Built, site_server: SiteServer, page: Page
) -> None:
    page.goto(f"{site_server(demo.site)}ar/stories/the-quiet-engine/")
    titles = page.locator("h1, main h2").evaluate_all(
        """titles => titles.map(title => getComputedStyle(title)).map(style =>
          [style.letterSpacing, parseFloat(style.lineHeight) / parseFloat(style.fontSize)])"""
    )
    assert titles and all(spacing == "normal" and height >= 1.3 for spacing, height in titles), titles


@pytest.mark.browser
def test_the_search_of_a_language_finds_what_it_lacks_in_others_and_nothing_twice(
    demo: Built, site_server: SiteServer, page: Page
) -> None:
    base = site_server(demo.site)
    page.goto(f"{base}da/search/?q=Godmorgen")
    results = page.locator(".k-search__group[data-kind=s] .k-row a")
    expect(results.first).to_be_visible()
    addresses = [link.get_attribute("href") or "" for link in results.all()]
    names = [address.rstrip("/").rpartition("/")[2] for address in addresses]
    assert len(set(names)) == len(names) and "godmorgen-214-gange" in names
    page.goto(f"{base}da/search/?q=prisma")
    dutch = page.locator(".k-row a", has_text="Het prisma van de bakker")
    expect(dutch).to_be_visible()
    dutch.click()
    page.wait_for_url("**/nl/stories/het-prisma-van-de-bakker/")


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["battry", "batterys"])
def test_what_another_language_has_of_the_same_pages_does_not_silence_a_guess(
    demo: Built, site_server: SiteServer, page: Page, asked: str
) -> None:
    page.goto(f"{site_server(demo.site)}search/?q={asked}")
    expect(page.locator(".k-search__meant a")).to_have_text("battery")
    expect(page.locator(".k-row a").first).to_be_visible()


@pytest.mark.browser
def test_no_language_guesses_at_words_that_one_of_them_knows(
    demo: Built, site_server: SiteServer, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_server(demo.site)}search/?q=electrician")
    expect(page.locator(".k-row a", has_text="Marine electrician")).to_be_visible()
    assert not [address for address in asked if "/spelling-" in address]
    page.locator(".k-search__field").fill("xlectrician")
    expect(page.locator(".k-search__meant a")).to_have_text("electrician")


@pytest.mark.browser
@pytest.mark.parametrize("room", ["site", "backstage"])
def test_the_menu_of_languages_does_not_stay_over_what_the_keyboard_comes_to(
    demo: Built, site_server: SiteServer, page: Page, room: str
) -> None:
    page.goto(f"{site_server(getattr(demo, room))}index.html")
    unfolds = page.locator(".k-languages")
    unfolds.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
        expect(unfolds).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(unfolds).not_to_have_attribute("open", "")
