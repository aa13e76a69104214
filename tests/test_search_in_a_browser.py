"""The search as visitors use it, in Chromium."""

from __future__ import annotations

import gzip
import os
import random
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from kollega import search
from tests.conftest import BuildSite, SiteServer
from tests.libraries import job, library, person, story
from tests.searching import FIND, files
from tests.searching import page as search_page

HOME = Path(__file__).parents[1]
DAY = date(2026, 11, 21)

pytestmark = pytest.mark.browser


@pytest.fixture
def demo(build_site: BuildSite, site_server: SiteServer) -> str:
    """The address of the built demo."""
    return site_server(build_site(HOME, DAY).site)


def find(page: Page, folder: Path, queries: list[str], **records: Any) -> dict[str, dict[str, Any]]:
    """What the script finds among some records, by query. The page must be that of a server for `folder`."""
    search_page(folder, files(library(**records)))
    page.reload()
    return {found["query"]: found for found in page.evaluate(FIND, queries)}


@pytest.fixture
def served(tmp_path: Path, site_server: SiteServer, page: Page) -> Path:
    """A folder that the page shows."""
    search_page(tmp_path, {})
    page.goto(site_server(tmp_path))
    return tmp_path


#: Characters that a browser of a later Unicode takes for the same.
KNOWN = st.characters(exclude_categories=("Cs", "Cn"))


# One page for all examples: starting one takes longer than asking it.
@settings(max_examples=40)
@given(st.lists(st.text(KNOWN, max_size=40), min_size=1, max_size=40))
def test_script_and_program_see_the_same_words(parity: Page, texts: list[str]) -> None:
    seen = parity.evaluate(
        "texts => texts.map(text => { const i = searchIndex(''); return i.split(text).map(w => [w, i.fold(w)]) })",
        texts,
    )
    for text, pairs in zip(texts, seen, strict=True):
        words = [word for piece in text.lower().split() for word in search.split(piece)]
        assert pairs == [[word, search.fold(word)] for word in words], text


@pytest.fixture(scope="module")
def parity(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = search_page(tmp_path_factory.mktemp("parity"), {})
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()


TITLES = {
    "en": ["Welding underwater at Christmas", "Accountant for curious companies", "Midwives tell"],
    "da": ["Bådebyggerlærling søges på værftet", "Vores færger sover aldrig", "Sygeplejerske i Ærøskøbing"],
    "de": ["Häuser bauen für Großfamilien", "Werkstudentin Lebensmittelprüfung", "Können Maschinen zuhören"],
    "fr": ["Ingénieure des marées à Saint-Malo", "L’été où j’ai réparé l’horloge", "Développeuse débutante"],
    "nl": ["Scheepswerktuigkundige in opleiding", "Verpleegkundigen vertellen", "Eén brug, duizend fietsen"],
}


def mistyped(word: str, random: random.Random) -> str:
    """A word with one letter left out, doubled, changed or swapped with the next; not the first."""
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "q" + word[at + 1 :],
         word[:at] + word[at + 1] + word[at] + word[at + 2 :]]
    )  # fmt: skip


def test_each_record_is_found_by_each_word_of_its_title_also_mistyped(served: Path, page: Page) -> None:
    chance = random.Random(5)
    wanted: dict[str, set[str]] = {}
    stories = []
    for lang, titles in TITLES.items():
        for number, title in enumerate(titles):
            stories.append(story(title, f"{lang}-{number}", lang=lang, summary="", body="Text."))
            for word in re.findall(r"[^\W_]{4,}", title):
                plain = search.fold(word.lower())
                for query in (word, word.upper(), plain, plain.replace("ss", "ß"), mistyped(plain, chance)):
                    wanted.setdefault(query, set()).add(title)
    found = find(page, served, list(wanted), stories=stories)
    missed = {query: titles for query, titles in wanted.items() if not titles & set(found[query]["titles"])}
    assert not missed


def test_first_letters_may_be_wrong_and_long_words_may_have_two_mistakes(served: Path, page: Page) -> None:
    found = find(
        page,
        served,
        ["velding", "ccountant", "undrwatr", "chrsitmsa", "midwifes"],
        stories=[story(t) for t in TITLES["en"]],
    )
    assert {query: one["titles"][:1] for query, one in found.items()} == {
        "velding": [TITLES["en"][0]], "ccountant": [TITLES["en"][1]], "undrwatr": [TITLES["en"][0]], "chrsitmsa": [TITLES["en"][0]],
        "midwifes": [TITLES["en"][2]],
    }  # fmt: skip
    assert found["velding"]["meant"] == "welding" and found["undrwatr"]["meant"] == "underwater"


@pytest.mark.parametrize(
    ("lang", "written", "asked"),
    [
        ("en", "engineer", "engineering engineers engineered"), ("en", "company", "companies"), ("en", "sailing", "sails sailed sail"),
        ("da", "medarbejder", "medarbejdere medarbejderne medarbejderens"), ("da", "havn", "havne havnen havnens havnene"),
        ("de", "Mitarbeiter", "Mitarbeiterin Mitarbeitern Mitarbeiters"), ("de", "Mann", "Männer Männern"), ("de", "Stelle", "Stellen"),
        ("fr", "travailler", "travaille travaillons travailleurs"), ("fr", "infirmière", "infirmier infirmières"),
        ("nl", "medewerker", "medewerkers"), ("nl", "werken", "werkt werk"),
    ],
)  # fmt: skip
def test_other_endings_find_it_too(served: Path, page: Page, lang: str, written: str, asked: str) -> None:
    found = find(
        page,
        served,
        asked.split(),
        stories=[story("A", lang=lang, body=f"x {written} y"), story("B", body="Other.")],
    )
    assert all(one["titles"] == ["A"] for one in found.values()), found


def test_letters_that_a_keyboard_lacks_may_be_spelt_out(served: Path, page: Page) -> None:
    asked = ["aeroe", "aero", "AARHUS", "arhus", "muenchen", "munchen", "strasse", "baedeker", "oestersoeen"]
    found = find(
        page,
        served,
        asked,
        stories=[story("Ærø, Århus, München, Straße, Bädeker, Østersøen"), story("Berlin")],
    )
    assert all(len(one["kinds"]) == 1 and not one["meant"] for one in found.values()), found


def test_scripts_without_spaces_are_found_by_any_part(served: Path, page: Page) -> None:
    stories = [
        story("東京都で働く", "tokyo", lang="ja"),
        story("京の都", "kyoto", lang="ja"),
        story("ทำงานกับเรา", "thai", lang="th"),
    ]
    found = find(page, served, ["東京", "働く", "京都", "งานกับ", "都"], stories=stories)
    assert {query: one["titles"] for query, one in found.items()} == {
        "東京": ["東京都で働く"], "働く": ["東京都で働く"], "京都": ["東京都で働く"], "งานกับ": ["ทำงานกับเรา"], "都": ["東京都で働く"],
    }  # fmt: skip


def test_what_fits_best_comes_first(served: Path, page: Page) -> None:
    found = find(
        page, served, ["nurse", "mia", "nurse night", "the nurse", "new"],
        stories=[
            story("A long day", body="The nurse, the nurse, the nurse."), story("The nurse of the night"),
            story("New boots", "old", date="2019-01-01"), story("New boats", "young", date="2026-11-01"),
        ],
        jobs=[job("Nurse"), job("Cook", body="You cook for nurses.")], people=[person("Mia Holm")],
    )  # fmt: skip
    assert found["nurse"]["titles"][:2] == ["Nurse", "The nurse of the night"]
    assert found["mia"]["titles"][0] == "Mia Holm"
    assert found["nurse night"]["titles"][0] == "The nurse of the night"
    assert found["the nurse"]["titles"][0] == "The nurse of the night"
    assert found["new"]["titles"][:2] == ["New boats", "New boots"]


def test_results_come_while_one_types(served: Path, page: Page) -> None:
    found = find(
        page,
        served,
        ["weld", "welder at", "weldor at ni"],
        stories=[story("Welder at night"), story("Baker")],
    )
    assert all(one["titles"] == ["Welder at night"] for one in found.values())


def test_with_text_twice_as_large_a_page_moves_up_and_down_only(browser: Browser, demo: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(demo)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    name = page.get_by_role("banner").get_by_role("link").first.bounding_box()
    assert name and name["width"] > name["height"]
    page.close()


def test_a_mistyped_search_on_a_phone_finds_the_job(browser: Browser, demo: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(demo)
    page.get_by_role("link", name="Search").click()
    field = page.get_by_role("searchbox", name="Words to look for")
    field.fill("fery mastre")
    jobs = page.get_by_role("region", name="Jobs")
    expect(jobs.get_by_role("link", name="Ferry master")).to_be_visible()
    assert "results for “fery mastre”" in page.get_by_role("status").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text("Did you mean").get_by_role("link", name="ferry master").click()
    expect(field).to_have_value("ferry master")
    expect(page.get_by_text("Did you mean")).to_be_hidden()
    assert [mark.inner_text() for mark in jobs.locator("h3 mark").all()] == ["Ferry", "master"]
    assert Axe().run(page).violations_count == 0
    jobs.get_by_role("link", name="Ferry master").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry master")
    page.go_back()
    expect(field).to_have_value("ferry master")
    expect(jobs.get_by_role("link", name="Ferry master")).to_be_visible()
    assert not said
    context.close()


def test_the_keyboard_is_enough(demo: str, page: Page) -> None:
    page.goto(demo + "search/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("lamp")
    expect(page.get_by_role("status")).to_contain_text("results for “lamp”")
    links = page.locator(".k-search__group:visible").locator("a, button:visible")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    more = page.get_by_role("button", name="Show more")
    before = links.count()
    more.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".k-row__title a:focus")).to_have_count(1)
    assert links.count() > before
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator(".k-search__group:visible")).to_have_count(0)
    assert page.url == demo + "search/"


def test_an_address_holds_the_search(demo: str, page: Page) -> None:
    page.goto(demo + "search/?q=v%C3%A6rft")
    heading = page.get_by_role("region", name="Stories").get_by_role("heading", level=3).first
    expect(heading).to_have_text("Min første vinter på værftet")
    assert heading.get_attribute("lang") == "da"
    expect(page.get_by_role("contentinfo")).to_be_visible()
    page.get_by_role("searchbox").fill("benefits")
    expect(page.get_by_role("region", name="Pages").get_by_role("link", name="Benefits")).to_be_visible()
    assert page.url == demo + "search/?q=benefits"


#: Adds up how far things jump by themselves.
JUMPS = """
  window.jumped = 0;
  new PerformanceObserver(list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) jumped += shift.value }))
    .observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("asked", ["lamp", "xqzzyx", "-", ""])
def test_a_shared_search_opens_and_nothing_jumps(demo: str, browser: Browser, asked: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(JUMPS)
    page.goto(f"{demo}search/?q={asked}")
    if asked.isalpha():
        expect(page.get_by_role("status")).to_contain_text(asked)
    # Before it would appear without the results.
    expect(page.get_by_role("contentinfo")).to_be_visible(timeout=2000)
    page.wait_for_timeout(300)
    assert page.evaluate("jumped") <= 0.02


def test_nothing_found_is_said_and_leads_on(demo: str, page: Page) -> None:
    page.goto(demo + "search/?q=xqzzyx")
    expect(page.get_by_role("status")).to_have_text("Nothing was found for “xqzzyx”")
    expect(page.get_by_text("Try fewer words")).to_be_visible()
    expect(
        page.get_by_role("navigation", name="All that can be found").get_by_role("link", name="Jobs")
    ).to_be_visible()
    assert Axe().run(page).violations_count == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_the_way(demo: str, browser: Browser, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    page.goto(demo + "search/?q=lamp")
    expect(page.get_by_role("status")).to_contain_text("results")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_script_everything_is_one_link_away(demo: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo + "search/")
    expect(page.get_by_text("The search needs a script")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    lists = page.get_by_role("navigation", name="All that can be found").get_by_role("link")
    assert [link.inner_text() for link in lists.all()][:3] == ["Stories", "Jobs", "People"]
    lists.get_by_text("Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    context.close()


def test_a_lost_connection_is_told_and_can_be_tried_again(demo: str, page: Page) -> None:
    page.goto(demo + "search/")
    page.route("**/search/**/*.json", lambda route: route.abort())
    page.get_by_role("searchbox").fill("lamp")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.unroute("**/search/**/*.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_contain_text("results for “lamp”")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_release_in_the_middle_of_a_search_is_no_trouble(served: Path, page: Page) -> None:
    assert find(page, served, ["lamp"], stories=[story("Lamp")])["lamp"]["titles"] == ["Lamp"]
    page.evaluate("() => { window.index = searchIndex('search/'); return index.find('lamp') }")
    for path in (served / "search/data").iterdir():
        path.unlink()
    search_page(served, files(library(stories=[story("Lamp"), story("Harbour")])))
    with pytest.raises(Exception, match="404"):
        page.evaluate("index.find('harbour')")
    # What was changed in the same second is the same to this server.
    os.utime(served / "search/manifest.json", (2_000_000_000, 2_000_000_000))
    page.evaluate("index.forget()")
    assert page.evaluate("index.find('harbour').then(({ results }) => results.length)") == 1


HOSTILE = '<img src=x onerror="document.title=1"> & “<b>”'


def test_what_people_write_stays_text(demo: str, page: Page) -> None:
    rows = [[0, HOSTILE, "jobs/x/", HOSTILE, HOSTILE, "", "en"]]
    page.route("**/records-*.json", lambda route: route.fulfill(json=[[n, *rows[0][1:]] for n in range(64)]))
    page.goto(demo + "search/?q=lamp")
    expect(page.locator("h3").first).to_have_text(HOSTILE)
    assert page.locator(".k-search :is(img, b)").count() == 0


class _Packing(SimpleHTTPRequestHandler):
    """Sends everything as most hosts do, with gzip; notes how much it sent."""

    def __init__(self, *arguments: Any, directory: str, sent: list[int]) -> None:
        self._sent = sent
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = gzip.compress(path.read_bytes(), 6)
        self._sent.append(len(data))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def packing(tmp_path: Path) -> Iterator[tuple[Path, str, list[int]]]:
    """A folder, the address of a server that sends it packed, and how many bytes each answer had."""
    sent: list[int] = []
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Packing, directory=str(tmp_path), sent=sent)
    ) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()
        thread.join()


def many(number: int) -> dict[str, Any]:
    """Records with as many different words as real ones have: the more words there are, the rarer new ones get."""
    chance = random.Random(3)
    letters = ["b", "ch", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v"]
    known = [
        "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(2 + n % 3))
        for n in range(30_000)
    ]

    def words(count: int) -> str:
        return " ".join(known[int(len(known) ** chance.random()) - 1] for _ in range(count))

    def given(count: int) -> dict[str, Any]:
        return {"body": f"{words(count)}\n\n## {words(4)}\n\n{words(90)}", "summary": words(20)}

    return {
        "stories": [story(words(6).capitalize(), f"s-{n}", lang=chance.choice(["en", "da", "de"]), **given(600)) for n in range(number * 2 // 3)],
        "jobs": [job(f"{words(1)} engineer {n}", f"j-{n}", **given(400)) for n in range(number * 29 // 100)],
        "people": [person(f"{words(1)} {words(1)}", f"p-{n}", role="Engineer") for n in range(number // 25)],
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", [1500, 5500])
def test_a_first_search_is_light(packing: tuple[Path, str, list[int]], page: Page, number: int) -> None:
    """At most 150 kB, script included, for three words of which one is mistyped; also of a much larger site."""
    folder, address, sent = packing
    records = many(number)
    search_page(folder, files(library(**records)))
    longest, _, third, *_ = sorted(records["stories"][7].title.split(), key=len, reverse=True)
    for query in ("engineer", f"{longest} {third}", f"enginer {longest[:-1]} {third}"):
        sent.clear()
        page.goto(f"{address}?{query}")
        [found] = page.evaluate(FIND.replace("30", "20"), [query])
        assert found["titles"] and sum(sent) < 150_000, (query, sum(sent))
