"""The job finder as candidates use it, in Chromium: on a phone, with the keyboard, by a shared address, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import BuildSite
from tests.folders import write
from tests.reading import job, story
from tests.serving import serving
from tests.waiting import until_true

DAY = date(2026, 11, 21)
CONFIG = (
    "site_name: Norrevang\nsite_url: https://careers.example.org/\n"
    "extra:\n  kollega:\n    open_application: anyway.md\n    organisation: {name: Norrevang, country: DK}\n"
)
PAGES = {"mkdocs.yml": CONFIG, "content/anyway.md": "# Write to us anyway\n\nWe read everything.\n"}
MOST = [f"Town {n}" for n in range(1, 13)]
#: Title, team, places, workplace, employment; the last posted first.
ROWS = [
    ("Night nurse", "Ward", ["Odense"], "onsite", "part_time"),
    ("Nurse for children", "Ward", ["Århus"], "onsite", "full_time"),
    ("Surgical nurse", "Theatre", ["Odense", "Næstved"], "onsite", "full_time"),
    ("Cook", "Kitchen <b>&</b>", ["Odense"], "onsite", "full_time"),
    ("Baker", "Kitchen <b>&</b>", ["Næstved"], "onsite", "part_time"),
    ("Planner", "Office", ["Odense"], "hybrid", "full_time"),
    ("Developer", "Office", [], "remote", "full_time"),
    ("Nurse on the road", "Ward", MOST, "onsite", "full_time"),
    (("Head of everything that has no name " * 4)[:120].strip(), "Office", ["Ribe"], "hybrid", "temporary"),
]

pytestmark = pytest.mark.browser


def jobs(rows: list[tuple[str, str, list[str], str, str]]) -> dict[str, str | bytes]:
    """Files of jobs."""
    found: dict[str, str | bytes] = {}
    for number, (title, team, places, workplace, employment) in enumerate(rows):
        more = {"remote_from": "[DK]"} if workplace == "remote" else {}
        found[f"jobs/job-{number}.md"] = job(
            title, date_posted=f"2026-10-{28 - number % 28:02}", team=repr(team), location=repr(places),
            workplace=workplace, employment_type=employment, **more,
        )  # fmt: skip
    return found


class Site(NamedTuple):
    address: str
    browser: Browser

    def page(self, path: str = "jobs/", *, width: int = 1280, **given: Any) -> Page:
        """A new page, as somebody else would open the address."""
        context = self.browser.new_context(viewport={"width": width, "height": 844}, **given)
        context.add_init_script(_WATCHED)
        page = context.new_page()
        page.goto(self.address + path)
        return page


#: Adds up how far things jump by themselves, and notes how many jobs each frame shows.
_WATCHED = """
  window.jumped = 0; window.frames_ = [];
  new PerformanceObserver(list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) jumped += shift.value }))
    .observe({type: "layout-shift", buffered: true});
  const look = () => {
    frames_.push([...document.querySelectorAll(".k-row")].filter(row => row.checkVisibility({visibilityProperty: true})).length);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""


@pytest.fixture(scope="module")
def made(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hospital")
    write(root, {**PAGES, **jobs(ROWS), "stories/night-shift.md": story()})
    return build_site(root, DAY, pictures=False).site


@pytest.fixture(scope="module")
def site(made: Path, browser: Browser) -> Iterator[Site]:
    with serving(made) as address:
        yield Site(address, browser)
    for context in browser.contexts:
        context.close()


def shown(page: Page) -> list[str]:
    """Titles of the jobs that are seen, in their order."""
    return page.locator(".k-row__title:visible").all_inner_texts()


def menu(page: Page, facet: str) -> Locator:
    return page.locator(f".k-menu[data-facet={facet}]")


def choose(page: Page, facet: str, *names: str) -> None:
    """Open a menu and choose values."""
    if not menu(page, facet).locator(".k-menu__panel").is_visible():
        menu(page, facet).locator("summary").click()
    for name in names:
        menu(page, facet).get_by_label(re.compile(f"^{name} ")).click()


def status(page: Page) -> str:
    return page.get_by_role("search").get_by_role("status").inner_text().replace("\n", "")


def test_a_nurse_finds_a_job_by_place_on_a_phone(site: Site) -> None:
    page = site.page("", width=390, has_touch=True, is_mobile=True)
    page.get_by_role("banner").get_by_role("link", name="Jobs", exact=True).tap()
    assert status(page) == "9 open jobs"
    menu(page, "place").locator("summary").tap()
    menu(page, "place").get_by_label("Odense 4").tap()
    menu(page, "place").get_by_role("button", name="Show 4").tap()
    assert shown(page) == ["Night nurse", "Surgical nurse", "Cook", "Planner"]
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.get_by_label("Search jobs").fill("nurs")
    assert shown(page) == ["Night nurse", "Surgical nurse"] and page.url.endswith("?place=odense&q=nurs")
    page.get_by_role("link", name="Surgical nurse").tap()
    assert page.get_by_role("heading", level=1).inner_text() == "Surgical nurse"
    page.go_back()
    assert shown(page) == ["Night nurse", "Surgical nurse"]
    assert page.get_by_label("Search jobs").input_value() == "nurs"
    page.go_back()
    assert len(shown(page)) == 9 and page.get_by_label("Search jobs").input_value() == ""


def test_several_values_may_be_chosen_and_counts_follow(site: Site) -> None:
    page = site.page()
    choose(page, "team", "Ward", "Theatre")
    assert shown(page) == ["Night nurse", "Nurse for children", "Surgical nurse", "Nurse on the road"]
    assert status(page) == "4 of 9 jobs: Theatre, Ward"
    choose(page, "place", "Odense")
    assert shown(page) == ["Night nurse", "Surgical nurse"]
    counts = menu(page, "team").locator("li").all_text_contents()
    assert counts == ["Kitchen <b>&</b> 1", "Office 1", "Theatre 1", "Ward 1"]
    assert menu(page, "place").get_by_label("Århus 1").is_visible()
    assert menu(page, "workplace").locator("li").all_text_contents() == ["On site 2", "Hybrid 0", "Remote 0"]
    assert page.url.endswith("jobs/?team=theatre&team=ward&place=odense")


WORDS = [
    ("NURSE od", ["Night nurse", "Surgical nurse"]),
    ("naestved", ["Surgical nurse", "Baker"]),
    ("næst kitchen", ["Baker"]),
    ("aarhus", ["Nurse for children"]),
    ("århus", ["Nurse for children"]),
    ("arhus", ["Nurse for children"]),
    ("urse", []),
    ("remote", ["Developer"]),
    ("town 12", ["Nurse on the road"]),
    (" - ", [row[0] for row in ROWS]),
]


def test_words_are_found_by_their_beginnings_without_accents(site: Site) -> None:
    page = site.page()
    for words, titles in WORDS:
        page.get_by_label("Search jobs").fill(words)
        assert [" ".join(title.split()) for title in shown(page)] == titles, words


def test_back_and_forward_undo_and_redo_choices_but_not_letters(site: Site) -> None:
    page = site.page()
    choose(page, "type", "Part time")
    page.get_by_label("Search jobs").press_sequentially("ba")
    choose(page, "team", "Ward")
    assert shown(page) == [] and page.url.endswith("?team=ward&type=part-time&q=ba")
    page.go_back()
    assert shown(page) == ["Baker"] and page.get_by_label("Search jobs").input_value() == "ba"
    page.go_back()
    assert len(shown(page)) == 9 and page.url == site.address + "jobs/"
    page.go_forward()
    page.go_forward()
    assert shown(page) == [] and menu(page, "team").get_by_label("Ward 0").is_checked()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_shared_address_opens_filtered_and_nothing_jumps(site: Site, width: int) -> None:
    page = site.page("jobs/?utm=x&place=odense&type=full-time&team=gone", width=width)
    assert shown(page) == ["Surgical nurse", "Cook", "Planner"]
    page.wait_for_timeout(300)
    assert set(page.evaluate("frames_")) <= {0, 3}, "jobs were seen that were not asked for"
    choose(page, "workplace", "Hybrid")
    page.wait_for_timeout(600)
    page.go_back()
    assert len(shown(page)) == 3
    page.wait_for_timeout(300)
    assert page.evaluate("jumped") <= 0.02


@pytest.mark.parametrize("width", [390, 1280])
def test_the_controls_have_their_place_before_the_script_comes(site: Site, width: int) -> None:
    page = site.page(width=width)
    page.wait_for_timeout(300)
    assert page.evaluate("jumped") <= 0.02
    before = page.locator(".k-rows").bounding_box()
    choose(page, "place", "Odense")
    page.keyboard.press("Escape")
    after = page.locator(".k-rows").bounding_box()
    assert before and after and before["y"] == after["y"]


def test_the_keyboard_does_everything_and_the_focus_is_never_lost(site: Site) -> None:
    page = site.page()
    focus = "document.activeElement.innerText || document.activeElement.id || document.activeElement.value"
    page.get_by_label("Search jobs").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(focus) == "Team"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    # In the order of English, where Å is an A.
    assert shown(page) == ["Nurse for children"]
    page.keyboard.press("Escape")
    assert "Place" in page.evaluate(focus) and not menu(page, "place").locator(".k-menu__panel").is_visible()
    # A menu closes when it is left, so that it never lies over what has the focus.
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate("!!document.activeElement.closest('.k-menu__panel')")
        if not inside:
            break
    assert page.evaluate(focus) == "Workplace" and page.locator(".k-menu[open]").count() == 0
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate(focus) == "All jobs"
    page.keyboard.press("Enter")
    assert len(shown(page)) == 9 and page.url == site.address + "jobs/" and page.evaluate(focus) == "Team"


def test_what_is_found_is_said_politely(site: Site) -> None:
    page = site.page()
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('.k-finder [role=status]').textContent))"
        ".observe(document.querySelector('.k-finder [role=status]'), {childList: true, characterData: true, subtree: true})"
    )
    choose(page, "place", "Odense")
    choose(page, "team", "Office")
    page.get_by_label("Search jobs").fill("zz")
    page.get_by_role("button", name="All jobs").first.click()
    assert page.evaluate("said") == [
        "4 of 9 jobs: Odense", "1 of 9 jobs: Office, Odense", "0 of 9 jobs: Office, Odense, zz", "9 open jobs",
    ]  # fmt: skip
    expect(menu(page, "place").locator("summary")).to_have_accessible_name("Place")
    choose(page, "place", "Odense")
    expect(page.locator("summary").nth(1)).to_have_accessible_name(re.compile("^Place ?: Odense"))


def test_no_job_fits_leads_to_the_nearest_feed_and_an_open_application(site: Site) -> None:
    page = site.page("jobs/?team=ward&place=odense&place=ribe&type=temporary&q=x")
    assert shown(page) == [] and page.get_by_role("heading", name="No job fits just now").is_visible()
    assert page.locator(".k-follow").inner_text().startswith("Follow as a feed: Ward, Odense")
    for name in ("RSS", "Atom", "JSON", "Follow new jobs"):
        address = page.get_by_role("main").get_by_role("link", name=name).evaluate("link => link.href")
        assert "/feeds/jobs/team-ward/place-odense." in address and page.request.get(address).ok
    page.get_by_role("main").get_by_role("link", name="Write to us anyway").click()
    assert page.url == site.address + "anyway/"
    page.go_back()
    page.locator(".k-nofit").get_by_role("button", name="All jobs").click()
    assert len(shown(page)) == 9 and not page.locator(".k-nofit").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator(".k-follow a").first.evaluate("link => link.href") == site.address + "feeds/jobs.rss"


def test_a_kept_address_of_what_is_gone_does_not_show_all_jobs(site: Site) -> None:
    page = site.page("jobs/?utm=x&place=berlin-germany")
    assert shown(page) == [] and page.get_by_role("heading", name="No job fits just now").is_visible()
    choose(page, "workplace", "Hybrid")
    assert shown(page) == [] and "place=berlin-germany" in page.url
    page.locator(".k-nofit").get_by_role("button", name="All jobs").click()
    assert len(shown(page)) == 9 and page.url == site.address + "jobs/"


@pytest.mark.parametrize("width", [390, 1280])
def test_without_script_every_choice_is_a_page_with_its_feed(site: Site, width: int) -> None:
    page = site.page(width=width, java_script_enabled=False)
    assert not page.get_by_label("Search jobs").is_visible()
    menu(page, "place").locator("summary").click()
    page.get_by_role("link", name="Odense 4").click()
    assert (
        page.url == site.address + "jobs/find/place-odense/" and page.title() == "Jobs in Odense · Norrevang"
    )
    assert shown(page) == ["Night nurse", "Surgical nurse", "Cook", "Planner"]
    menu(page, "type").locator("summary").click()
    page.get_by_role("link", name="Full time 3").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Jobs in Odense: Full time"
    assert shown(page) == ["Surgical nurse", "Cook", "Planner"] and status(page) == "3 of 9 jobs"
    feeds = page.locator("link[rel=alternate]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert [feed.split("/feeds/")[1] for feed in feeds[:3]] == [
        f"jobs/place-odense/type-full-time.{form}" for form in ("rss", "atom", "json")
    ]
    feed = page.request.get(page.url + feeds[2]).json()
    assert [item["title"] for item in feed["items"]] == shown(page)
    assert page.locator("link[rel=canonical]").get_attribute("href") == (
        "https://careers.example.org/jobs/find/place-odense/type-full-time/"
    )
    data = page.locator("script[type='application/ld+json']").all_text_contents()
    assert len(data) == 1 and "BreadcrumbList" in data[0]
    menu(page, "place").locator("summary").click()
    chosen = page.locator("[aria-current=true]", has_text="Odense")
    chosen.click()
    assert page.url == site.address + "jobs/find/type-full-time/"
    page.get_by_role("link", name="All jobs").click()
    assert len(shown(page)) == 9


def test_on_a_ready_page_the_script_leads_to_the_whole_finder(site: Site) -> None:
    page = site.page("jobs/find/place-odense/")
    menu(page, "team").locator("summary").click()
    page.get_by_role("link", name="Kitchen <b>&</b> 1").click()
    until_true(lambda: shown(page) == ["Cook"])
    assert menu(page, "place").get_by_label("Odense 1").is_checked()
    assert page.url.endswith("/jobs/?place=odense&team=kitchen-b-b") or "team=" in page.url
    page = site.page("jobs/find/place-odense/")
    menu(page, "place").locator("summary").click()
    page.locator("[aria-current=true]", has_text="Odense").click()
    until_true(lambda: page.url == site.address + "jobs/" and len(shown(page)) == 9)


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "dark"), pytest.param(1280, "light", marks=pytest.mark.slow)]
)
def test_nothing_bars_the_way(site: Site, width: int, scheme: str) -> None:
    """No finding of axe, nothing wider than the screen, nothing stored, no complaint of the browser."""
    said: list[str] = []
    for path in ("jobs/", "jobs/?place=odense&q=zz", "jobs/find/place-odense/"):
        page = site.page(path, width=width, color_scheme=scheme)
        page.on("console", lambda message: said.append(message.text))
        for summary in page.locator("summary").all():
            page.keyboard.press("Escape")
            summary.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        sizes = page.locator("summary, .k-menu[open] li > *, .k-finder button:visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert min(sizes) >= (44 if width < 400 else 24)
        assert (
            not page.context.cookies() and page.evaluate("localStorage.length + sessionStorage.length") == 0
        )
        page.context.close()
    assert not said


#: How many lines the last word of each menu's name takes.
_LINES = """summaries => summaries.map(one => {
  const name = one.firstChild.firstChild, range = document.createRange();
  range.selectNodeContents(name);
  range.setStart(name, name.data.lastIndexOf(" ") + 1);
  return new Set([...range.getClientRects()].map(line => line.top)).size;
})"""


def test_names_of_menus_are_not_broken_in_a_word(
    build_site: BuildSite, browser: Browser, tmp_path: Path
) -> None:
    """Two menus stand beside each other where their words have room; no browser here knows where to part them."""
    config = CONFIG.replace("  kollega:\n", "  kollega:\n    languages: [de, sv]\n")
    root = write(tmp_path / "site", {**PAGES, "mkdocs.yml": config, **jobs(ROWS)})
    with serving(build_site(root, DAY, pictures=False).site) as address:
        for width in (320, 390):
            for path in ("jobs/", "sv/jobs/"):
                page = Site(address, browser).page(path, width=width)
                assert set(page.locator(".k-menu > summary").evaluate_all(_LINES)) == {1}, (width, path)
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.context.close()


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one(count: int, build_site: BuildSite, browser: Browser, tmp_path: Path) -> None:
    root = write(tmp_path / "site", {**PAGES, **jobs(ROWS[:count]), "stories/night-shift.md": story()})
    with serving(build_site(root, DAY, pictures=False).site) as address:
        for width in (390, 1280):
            page = Site(address, browser).page(width=width)
            assert page.get_by_role("search", name="Find a job").count() == 0 and len(shown(page)) == count
            assert page.get_by_role("main").get_by_role("link", name="Write to us anyway").is_visible()
            assert page.locator(".k-follow").get_by_role("link", name="RSS").is_visible()
            if not count:
                assert page.get_by_role("heading", name="There are no open jobs").is_visible()
                assert page.get_by_role("link", name="Night shift").is_visible()
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


@pytest.mark.slow
def test_two_thousand(build_site: BuildSite, browser: Browser, tmp_path: Path) -> None:
    """A filter takes less than a twentieth of a second, with its layout; the page is light; nothing jumps."""
    names = ("Nurse", "Cook", "Driver", "Clerk", "Midwife")
    kinds = ("full_time", "part_time", "temporary")
    rows = [
        (f"{names[n % 5]} {n}", f"Team {n % 17}", [f"Town {n % 41}", f"Town {n % 7}"], ("onsite", "hybrid")[n % 2], kinds[n % 3])
        for n in range(2000)
    ]  # fmt: skip
    root = write(tmp_path / "site", {**PAGES, **jobs(rows)})
    folder = build_site(root, DAY, pictures=False).site
    assert len(list((folder / "jobs/find").rglob("index.html"))) < 700
    assert (folder / "jobs/index.html").stat().st_size < 600_000
    with serving(folder) as address:
        for width in (390, 1280):
            page = Site(address, browser).page("jobs/?type=part-time", width=width)
            page.wait_for_timeout(500)
            assert page.evaluate("jumped") <= 0.02 and status(page).startswith("667 of 2,000 jobs")
            times = page.evaluate(
                """() => [...document.querySelectorAll(".k-menu input")].slice(0, 20).flatMap(box => [0, 1].map(() => {
                  const start = performance.now();
                  box.click();
                  document.querySelector(".k-rows").offsetHeight;
                  return performance.now() - start;
                }))"""
            )
            # The machine may have other work: half of them are free of that.
            assert sorted(times)[len(times) // 2] < 50
            page.context.close()
