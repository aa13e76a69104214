"""The rooms of the backstage: what is new, the library, guidelines in each language, values, the programme, the intranet."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from kollega import pipeline
from kollega.diagnostics import Report
from kollega.library import load
from kollega.library.programme import lacks
from tests.conftest import BuildSite, Built
from tests.folders import SMALL, contents, write

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
CONFIG = """\
site_name: Harbour & Co
site_url: https://careers.example.org/
extra: {kollega: {languages: [en, da], networks: [linkedin, mastodon], share: {backstage: "https://inside.example.org/x"}}}
"""
STORY = "---\ntitle: {title}\ndate: {day}\nauthors: ada\nteam: lights\ntags: [Night]\nvalue: calm\n---\n\nDark, and quiet.\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "content/people/ada.yml": "name: Ada Anker\n",
    "content/people/bo.yml": "name: Bo Baak\nwithdrawn: 2020-01-01\n",
    "content/teams/lights.yml": "name: Lights\n",
    "content/teams/lights.da.yml": "name: Fyrene\n",
    "content/values/calm.md": "---\ntitle: Keep calm\n---\n\nWe do.\n",
    "stories/new.md": STORY.format(title="New & <b>bold</b>", day="2026-11-19"),
    "stories/new.da.md": "---\ntitle: Ny\n---\n\nMørkt.\n",
    "stories/old.md": STORY.format(title="Old", day="2025-01-02"),
    "stories/chart.md": STORY.format(title="Chart", day="2026-11-01").replace("title", "kind: infographic\ntitle", 1),
    "jobs/keeper.md": (
        "---\ntitle: Keeper\ndate_posted: 2026-10-01\nvalid_through: 2026-12-24\nlocation: Odense\n"
        "apply_email: jobs@example.org\n---\n\nKeep.\n"
    ),
    "content/events/talk.md": "---\ntitle: Talk\nstarts: 2026-12-01T10:00\n---\n\nCome.\n",
    "content/events/inside.md": "---\ntitle: Among us\nstarts: 2026-12-02T10:00\ninternal: true\n---\n\nCome.\n",
    "content/program/program.yml": (
        "owner: ada\nsponsor: bo\nwhy: Because.\ngoals:\n  - name: Twenty stories\n    measure: counted\n"
        "networks: [linkedin]\ncadence: Weekly\n"
    ),
    "content/program/links.yml": (
        "- url: https://magazine.example.com/a\n  title: A piece\n  why: I laughed.\n  by: ada\n  until: 2026-11-21\n"
        "- url: https://magazine.example.com/b\n  title: Stale\n  until: 2026-11-20\n"
    ),
    "content/program/engage.yml": "- url: https://social.example.org/1\n  network: mastodon\n  until: 2026-12-01\n",
    "content/program/reviews.yml": "- url: https://reviews.example.com/us\n  title: Reviews\n",
    "content/program/guidelines/may.md": "---\nreviewed: 2026-06-01\n---\n\n# You may\n\nShare, see [home](/).\n",
    "content/program/guidelines/may.da.md": "---\nreviewed: 2026-05-01\n---\n\n# Du kan roligt\n\nDel.\n",
    "content/program/guidelines/old.md": "---\nreviewed: 2025-11-20\n---\n\n# Old advice\n\nBe careful.\n",
}  # fmt: skip


def page(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / path).read_bytes())


def built(root: Path, files: dict[str, str], today: date = DAY) -> pipeline.Outcome:
    write(root / "in", files)
    order = pipeline.Order(
        root=root / "in",
        site_dir=root / "site",
        backstage_dir=root / "backstage",
        today=today,
        pictures=False,
        cache=False,
    )
    return pipeline.build(order)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rooms")
    outcome = built(root, FILES)
    assert outcome.published, outcome.report.diagnostics
    return root / "backstage"


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_home_shows_this_week_and_what_is_next(small: Path) -> None:
    home = page(small, "index.html")
    assert texts(home, "#news") == ["New to share this week"]
    assert texts(home, ".k-card__title") == ["New & <b>bold</b>"]
    around = home.css_first(".k-around").text()
    assert (
        "Talk" in around
        and "Among us" in around
        and "Ada Anker" in around
        and "social.example.org/1" in around
    )
    assert home.css_first('.k-around a[href="events/inside/index.html"]')


def test_where_nothing_is_new_there_is_the_newest(tmp_path: Path) -> None:
    assert built(tmp_path, FILES, date(2027, 3, 1)).published
    home = page(tmp_path / "backstage", "index.html")
    assert texts(home, "#news") == ["The newest to share"]
    assert texts(home, ".k-card__title")[0] == "New & <b>bold</b>"
    assert not home.css("#thanks") and not home.css("#events")


def test_names_are_listed_as_the_page_does(tmp_path: Path) -> None:
    story = STORY.format(title="Two", day="2026-11-20").replace("authors: ada", "authors: [ada, Cy Dahl]")
    assert built(tmp_path, FILES | {"stories/two.md": story}).published
    for lang, names in (("", "Ada Anker and Cy Dahl"), ("da/", "Ada Anker og Cy Dahl")):
        home = page(tmp_path / "backstage", f"{lang}index.html")
        assert texts(home, ".k-card__line")[0].startswith(names)
        assert names in home.css_first("#thanks").parent.text()


def test_where_nothing_can_be_chosen_home_does_not_ask(small: Path, tmp_path: Path) -> None:
    assert page(small, "index.html").css(".k-mine select")
    assert built(tmp_path, {**SMALL}).published
    assert not page(tmp_path / "backstage", "index.html").css(".k-mine")


def test_each_language_has_its_rooms_in_its_words(small: Path) -> None:
    home = page(small, "da/index.html")
    assert home.css_first("html").attributes["lang"] == "da"
    assert texts(home, ".k-card__title") == ["Ny"]
    assert home.css_first(".k-card__title a").attributes[
        "href"
    ] == "../share/da/stories/ny/index.html".replace("ny", "new")
    library = page(small, "da/library/teams/index.html")
    assert texts(library, ".k-library__group h2") == ["Fyrene 3"]
    assert "en" in [node.attributes["hreflang"] for node in library.css(".k-languages a")]


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("share/stories/new/index.html", "../../../share/da/stories/new/index.html"),
        ("share/da/stories/new/index.html", "../../../../share/da/stories/new/index.html"),
        ("share/stories/old/index.html", "../../../da/index.html"),
        ("guidelines/may/index.html", "../../da/guidelines/may/index.html"),
        ("library/networks/index.html", "../../da/library/networks/index.html"),
    ],
)
def test_the_menu_of_languages_leads_to_the_same_page(small: Path, path: str, way: str) -> None:
    ways = {node.attributes["hreflang"]: node for node in page(small, path).css(".k-languages a")}
    assert ways["da"].attributes["href"] == way
    assert [lang for lang, node in ways.items() if "aria-current" in node.attributes] == [
        "da" if "/da/" in path else "en"
    ]


@pytest.mark.parametrize(("way", "groups"), [
    ("", ["Told stories 2", "Infographics 1", "Jobs 1", "Worth sharing elsewhere 1", "Posts to join 1"]),
    ("topics/", ["Night 3"]),
    ("teams/", ["Lights 3"]),
    ("languages/", ["Dansk 1", "English 4"]),
    ("networks/", ["Every network 5", "Mastodon 1"]),
    ("age/", ["The last 7 days 1", "The last 30 days 1", "The last year 1", "Older 1"]),
])  # fmt: skip
def test_the_library_has_groups_without_script(small: Path, way: str, groups: list[str]) -> None:
    assert texts(page(small, f"library/{way}index.html"), ".k-library__group h2") == groups


def test_what_is_outside_has_a_colleagues_line_and_ends(small: Path) -> None:
    library = page(small, "library/index.html")
    (row,) = (node for node in library.css(".k-shelf__item") if "A piece" in node.text())
    assert "Ada Anker" in row.text() and row.css_first("q").text() == "I laughed."
    links = [node.attributes["href"] or "" for node in row.css("details a")]
    assert any("magazine.example.com%2Fa" in link and "linkedin" in link for link in links)
    assert "Stale" not in library.html
    assert "2026-12-24" in [node.attributes.get("datetime") for node in library.css(".k-shelf__fresh time")]


def test_the_two_lines_stand_beside_each_way_to_share(small: Path) -> None:
    kit = page(small, "share/stories/new/index.html")
    for section in kit.css(".k-post"):
        words = section.css_first(".k-calm").text()
        assert "You may share this" in words and "nobody counts" in words
    library = page(small, "library/index.html")
    assert all(
        node.css_first(".k-calm") is not None
        for node in library.css("details:has(.k-chips)")
        if node.css("q ~ p")
    )


def test_guidelines_are_shown_in_each_language_with_their_version(small: Path) -> None:
    english, danish = page(small, "guidelines/may/index.html"), page(small, "da/guidelines/may/index.html")
    assert texts(english, "h1") == ["You may"] and texts(danish, "h1") == ["Du kan roligt"]
    version = re.compile(r"(?:Version|Udgave) ([0-9a-f]{8})")
    first, second = (version.search(one.html or "") for one in (english, danish))
    assert first and second and first[1] != second[1]
    assert danish.css_first("time").attributes["datetime"] == "2026-05-01"
    assert "Originalen er gennemgået efter" in danish.html and not english.css("article .k-notice")
    untranslated = page(small, "da/guidelines/old/index.html")
    assert untranslated.css_first("article").attributes["lang"] == "en"


def test_a_version_changes_with_the_text_alone(tmp_path: Path) -> None:
    found = []
    for number, words in enumerate(("Share.", "Share.", "Share more.")):
        files = FILES | {
            "content/program/guidelines/may.md": f"---\nreviewed: 2026-0{number + 1}-01\n---\n\n# May\n\n{words}\n"
        }
        library = load(write(tmp_path / str(number), files), DAY, Report())
        assert library
        found.append(next(one.version for one in library.guidelines if one.slug == "may"))
    assert found[0] == found[1] != found[2]


def test_old_advice_is_asked_about(tmp_path: Path) -> None:
    report = Report()
    load(write(tmp_path, FILES), DAY, report)
    (found,) = (one for one in report.diagnostics if one.code == "guideline-reviewed")
    assert found.path.endswith("old.md") and found.severity == "warning" and "2025-11-20" in found.message


def test_values_have_the_stories_that_show_them(small: Path) -> None:
    values = page(small, "values/index.html")
    assert texts(values, "h2") == ["Keep calm"]
    assert {node.attributes["href"] for node in values.css(".k-plain a")} == {
        f"../share/stories/{slug}/index.html" for slug in ("new", "old", "chart")
    }


def test_the_programme_can_be_read_and_shows_nobody_who_withdrew(small: Path) -> None:
    whole = page(small, "programme/index.html")
    words = whole.css_first("main").text()
    assert "Ada Anker" in words and "Twenty stories" in words and "Weekly" in words and "Because." in words
    assert "Bo Baak" not in words and "Nobody is asked to write there" in words
    assert not whole.css(".k-notice")


@pytest.mark.parametrize(("file", "lacking"), [
    ("owner: ada\ngoals:\n  - name: Some\n", ()),
    ("owner: ada\n", ("goals",)),
    ("goals:\n  - name: Some\n", ("owner",)),
    ("owner: bo\ngoals:\n  - name: Some\n", ("owner",)),
    ("cadence: Weekly\n", ("owner", "goals")),
])  # fmt: skip
def test_rankings_need_goals_and_an_owner(tmp_path: Path, file: str, lacking: tuple[str, ...]) -> None:
    library = load(write(tmp_path, FILES | {"content/program/program.yml": file}), DAY, Report())
    assert library and lacks(library.programme) == lacking


def test_tags_beside_each_other_are_no_name_of_somebody_who_withdrew(tmp_path: Path) -> None:
    told = STORY.format(title="A list", day="2026-11-19").replace("[Night]", "[Bo, Baak]")
    assert built(tmp_path, FILES | {"stories/new.md": told}).published
    row = page(tmp_path / "backstage", "library/index.html").css_first('[data-topics*=",baak,"]')
    assert row is not None and row.attributes["data-topics"] == ",bo,baak,"


def test_without_a_programme_the_page_says_that_nothing_is_counted(tmp_path: Path) -> None:
    files = {path: text for path, text in FILES.items() if "program/" not in path}
    assert built(tmp_path, files).published
    assert "There are no rankings" in page(tmp_path / "backstage", "programme/index.html").html


def test_the_intranet_gets_a_piece_of_html_json_and_feeds(small: Path) -> None:
    folder = small / "intranet"
    piece = (folder / "newest.html").read_text()
    assert piece.startswith("<ul") and "New &amp; &lt;b&gt;bold" in piece and "<b>" not in piece
    assert piece.count("</a> · ") == piece.count("</a>") - piece.count("</a></li>") > 0
    rows = json.loads((folder / "newest.json").read_text())["items"]
    assert [row["title"] for row in rows] == ["New & <b>bold</b>", "Chart", "Keeper", "Old"]
    assert rows[0]["url"] == "https://inside.example.org/x/share/stories/new/index.html"
    assert rows[0]["public_url"] == "https://careers.example.org/stories/new/"
    assert rows[2]["fresh_until"] == "2026-12-24"
    feed = etree.parse(folder / "newest.rss")
    assert feed.findtext("channel/item/title") == "New & <b>bold</b>"
    assert etree.parse(folder / "newest.atom").getroot().tag.endswith("feed")
    assert json.loads((folder / "newest.feed.json").read_text())["items"][0]["url"] == rows[0]["url"]


def test_without_an_address_there_is_no_feed_and_links_lead_to_the_site(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": CONFIG.replace(', share: {backstage: "https://inside.example.org/x"}', "")}
    assert built(tmp_path, files).published
    folder = tmp_path / "backstage/intranet"
    assert {path.name for path in folder.iterdir()} == {"newest.html", "newest.json"}
    assert (
        json.loads((folder / "newest.json").read_text())["items"][0]["url"]
        == "https://careers.example.org/stories/new/"
    )


def test_the_address_of_the_backstage_may_not_be_public(tmp_path: Path) -> None:
    outcome = built(
        tmp_path, FILES | {"content/index.md": "# Home\n\nSee <https://inside.example.org/x/>.\n"}
    )
    assert not outcome.published
    assert {one.code for one in outcome.report.diagnostics if one.severity == "error"} == {"gate-forbidden"}


def test_no_byte_made_for_colleagues_is_public(small: Path) -> None:
    """No file, no suggestion, no name of the programme, no word of the advice, no link."""
    site = small.parent / "site"
    public, inside = contents(site), contents(small)
    common = set(public.values())
    alone = {path: data for path, data in inside.items() if data not in common}
    assert len(alone) > 40 and not {
        path for path in alone if path.startswith("static/kollega-") and path.endswith(".woff2")
    }
    everything = b"\n".join(public.values())
    kit = page(small, "share/stories/new/index.html")
    secrets = [words for words in texts(kit, ".k-suggestion") if words.startswith("I work")]
    secrets += [
        "Among us",
        "Be careful.",
        "Du kan roligt",
        "Twenty stories",
        "I laughed.",
        "magazine.example.com",
        "inside.example.org",
        "kollega-me",
        "utm_content",
    ]
    assert len(secrets) > 10
    assert [one for one in secrets if one.encode() in everything] == []


def test_a_file_for_colleagues_in_the_public_site_is_refused(small: Path, tmp_path: Path) -> None:
    """The gate itself, on the very output: one page more, and it does not go out."""
    from kollega.digest import of_bytes
    from kollega.gate import inspect
    from tests.gate.output import RULES, judged

    data = (small / "programme/index.html").read_bytes()
    facts = {"x/index.html": inspect("x/index.html", data, RULES)}
    found = judged(facts, facts, secret={of_bytes(data)})
    assert "gate-backstage-file" in {one.code for one in found}


def test_the_demo_has_all_rooms(build_site: BuildSite) -> None:
    demo: Built = build_site(HOME, DAY)
    doors = [node.attributes["href"] for node in page(demo.backstage, "index.html").css(".k-nav a")][:-1]
    assert len(doors) >= 5 and all((demo.backstage / (door or "")).is_file() for door in doors)
