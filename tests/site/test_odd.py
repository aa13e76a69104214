"""Odd input looks intended: nothing is cut off, lies over something else or is empty, on a phone and on a desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.conftest import BuildSite, Built, SiteServer
from tests.folders import CONFIG, JOB, STORY, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LONG = "Responsible for everything that floats, sinks, rings, rusts or is late, in winter, at night and on public holidays too!"
WORD = "Fiskeriministeriumsbygningsinspektionsafdelingsleder"
#: Names of teams, places, topics and roles that are one word, as they are in the languages that join words.
TEAM, PLACE, TAG, ROLE = (
    "Havnesikkerhedsinspektionsafdelingslederteamet", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Kraftfahrzeughaftpflichtversicherungen", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauarbeiter",
)  # fmt: skip
NAMED = f"team: {TEAM}\ntags: [{TAG}]\n"
TABLE = (
    "| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
    + f"| {WORD} | "
    + "x | " * 7
    + "\n"
)
CODE = (
    "```\n" + "let lighthouse = keeper.climb(stairs).light(lamp).waitFor(ships).and(again); " * 3 + "\n```\n"
)
PLACES = ", ".join(f"City {number}" for number in range(1, 13))
FILES = {
    "mkdocs.yml": CONFIG,
    "content/index.md": "# Come aboard\n",
    "content/people/x.yml": f"name: {WORD} von und zu Hinterland-Küstenwacht\nrole: {LONG}\n",
    "content/people/y.yml": f"name: Ida\nrole: {ROLE}\nteam: {TEAM}\nlocation: {PLACE}\n",
    "content/teams/t.yml": f"name: {TEAM}\nsummary: We look.\n",
    "content/locations/l.yml": f"name: {PLACE}\ncity: {PLACE}\ncountry: GB\n",
    "stories/names.md": STORY.replace("tags: [night]\n", NAMED).replace("Ada Anker", "y"),
    "jobs/names.md": JOB.replace("location: Odense, Denmark\n", f"{NAMED}location: {PLACE}\n"),
    "stories/short.md": STORY.replace("It is dark, and *quiet*.", "word " * 60),
    "stories/long.md": STORY.replace("Night shift", "The long one") + (("Word after word, mile after mile. " * 40 + "\n\n" + TABLE + "\n" + CODE) * 25),
    "stories/title.md": STORY.replace("Night shift", LONG[:120]),
    "stories/word.md": STORY.replace("Night shift", WORD).replace("Ada Anker", "x"),
    "jobs/places.md": JOB.replace("location: Odense, Denmark", f"locations: [{PLACES}]"),
    "jobs/title.md": JOB.replace("Lamp keeper", LONG[:120]),
    "jobs/word.md": JOB.replace("Lamp keeper", WORD),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Built:
    return build_site(write(tmp_path_factory.mktemp("odd"), FILES), pictures=False)


#: Words that stick out of their box, and links to press that lie over each other.
_FAULTS = """() => {
  const wide = [...document.querySelectorAll("h1, h2, h3, p, li, dd, a, button")].filter(one => {
    const style = getComputedStyle(one);
    return one.clientWidth && one.scrollWidth > one.clientWidth + 1 && style.overflowX === "visible" && style.display !== "inline"
      && !one.closest(".k-nav, pre, table");
  }).map(one => one.className + " " + one.textContent.slice(0, 40));
  const empty = [...document.querySelectorAll("main h1, main h2, main h3, main p, main ul")]
    .filter(one => !one.textContent.trim() && !one.querySelector("img, svg, input") && one.offsetHeight > 0 && !one.closest("[role=status], [aria-live]"))
    .map(one => "empty " + one.outerHTML.slice(0, 60));
  return [...wide, ...empty];
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("room", ["site", "backstage"])
def test_odd_pages_look_intended(
    built: Built, site_server: SiteServer, browser: Browser, room: str, width: int
) -> None:
    folder = built.site if room == "site" else built.backstage
    address = site_server(folder)
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in sorted(folder.rglob("index.html")):
        page.goto(address + path.parent.relative_to(folder).as_posix().removeprefix(".").rstrip("/"))
        sticking = page.evaluate(
            "width => [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > width + 1)"
            ".filter(one => !one.closest('pre, table')).map(one => one.outerHTML.slice(0, 90)).slice(0, 4)",
            width,
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, sticking)
        assert page.evaluate(_FAULTS) == [], path
    if room == "site":
        page.goto(address + "stories/long/")
    cut = page.evaluate("() => [...document.querySelectorAll('td')].some(one => one.offsetHeight > 60)")
    assert not cut, "a table is wider than the page rather than cut into letters"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


#: Where the middle of a title is.
_MIDDLE = """title => {
  const range = document.createRange();
  range.selectNodeContents([...document.getElementsByTagName("title")].find(one => one.textContent === title));
  const box = range.getBoundingClientRect();
  return box.x + box.width / 2;
}"""


def test_a_feed_in_a_browser_is_as_wide_as_a_phone_and_begins_where_its_letters_do(
    tmp_path: Path, site_server: SiteServer, browser: Browser, build_site: BuildSite
) -> None:
    files = FILES | {"stories/arabic.md": STORY.replace("Night shift", "وردية الليل")}
    folder = build_site(write(tmp_path / "odd", files), pictures=False).site
    page = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    for form in ("rss", "atom"):
        # As a server names it that knows no feeds: others have browsers show the source.
        shutil.copy(folder / f"feeds/all.{form}", folder / f"feeds/{form}.xml")
        page.goto(f"{site_server(folder)}feeds/{form}.xml")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_MIDDLE, "Night shift") < 160 < page.evaluate(_MIDDLE, "وردية الليل")


@pytest.mark.parametrize("jobs", [0, 1])
def test_few_jobs_look_intended(
    tmp_path: Path, build_site: BuildSite, site_server: SiteServer, browser: Browser, jobs: int
) -> None:
    files = {"mkdocs.yml": CONFIG, "content/index.md": "# Come aboard\n", "stories/a.md": STORY}
    files |= {"jobs/lamp-keeper.md": JOB} if jobs else {}
    address = site_server(build_site(write(tmp_path / "few", files), pictures=False).site)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("", "jobs/", "stories/a/", "404.html"):
        page.goto(address + path)
        assert page.evaluate(_FAULTS) == [], path
        assert Axe().run(page).violations_count == 0, path
    page.goto(address + "jobs/")
    assert page.get_by_role("link", name="Follow new jobs").first.is_visible()
    context.close()
