"""The room for colleagues: what is in its kits, how its pages hang together, and that nothing of it is public."""

from __future__ import annotations

import base64
import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from kollega import pipeline
from kollega.networks import NETWORKS
from kollega.policy import IN_BACKSTAGE
from kollega.sharing.lengths import post_length
from tests.conftest import BuildSite, Built
from tests.folders import contents, quay
from tests.frame.test_frame import made
from tests.reading import job

HOME = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
KIT = "share/stories/the-six-ten-bun/"
DANISH = "share/da/stories/godmorgen-214-gange/"
#: Of what has a video.
MAIL = "video-e-mail.txt"
FILES = {"index.html", "pictures.js", "captions.txt", "links.txt", "alt-texts.txt", "guide.txt"}


@pytest.fixture
def demo(build_site: BuildSite) -> Built:
    return build_site(HOME, DAY)


def page(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / path).read_bytes())


def test_each_story_and_open_job_has_a_kit_that_the_library_leads_to(demo: Built) -> None:
    kits = {
        path.parent.relative_to(demo.backstage).as_posix()
        for path in demo.backstage.glob("share/**/index.html")
    }
    shelf = page(demo.backstage, "library/index.html").css(".k-shelf :is(h3, .k-shelf__also) a")
    links = {node.attributes["href"] or "" for node in shelf}
    assert {link for link in links if "share/" in link} == {f"../{kit}/index.html" for kit in kits}
    public = {
        f"share/{path.parent.relative_to(demo.site).as_posix()}"
        for path in demo.site.glob("**/stories/*/index.html")
        if "kind-" not in path.parent.name
    }
    not_agreed = {
        "share/da/stories/min-foerste-vinter-paa-vaerftet"
    }  # whoever tells it did not agree to kits
    assert not_agreed < public and {kit for kit in kits if "stories/" in kit} == public - not_agreed
    assert all({path.name for path in (demo.backstage / kit).iterdir()} - {MAIL} == FILES for kit in kits)


def test_every_page_carries_the_policy_and_is_not_for_search_engines(demo: Built) -> None:
    for path in demo.backstage.rglob("*.html"):
        if path.parent.name == "intranet":
            continue  # a piece of a page, for others to put into theirs
        head = LexborHTMLParser(path.read_bytes()).head
        assert head is not None
        metas = {
            node.attributes.get("http-equiv") or node.attributes.get("name"): node.attributes.get("content")
            for node in head.css("meta")
        }
        assert metas["Content-Security-Policy"] == IN_BACKSTAGE
        assert metas["robots"] == "noindex"


def test_no_file_of_it_but_what_both_have_is_public(demo: Built) -> None:
    public = {row["sha256"] for row in demo.outputs if row["audience"] == "public"}
    alone = [row for row in demo.outputs if row["audience"] == "backstage" and row["sha256"] not in public]
    assert {"page", "kit"} <= {row["kind"] for row in alone}
    words = (demo.backstage / KIT / "captions.txt").read_text()
    suggestion = next(line for line in words.splitlines() if line.startswith("I work at"))
    everything = b"".join(
        path.read_bytes()
        for path in demo.site.rglob("*.*")
        if path.suffix in (".html", ".js", ".json", ".css", ".rss")
    )
    for secret in (suggestion, "kollega-code", "k-kit", "utm_content"):
        assert secret.encode() not in everything


@pytest.mark.parametrize("path", [KIT, DANISH, "share/jobs/ferry-master/"])
def test_a_kit_counts_its_words_and_none_are_too_long(demo: Built, path: str) -> None:
    for section in page(demo.backstage, path + "index.html").css(".k-post"):
        network = NETWORKS[section.attributes["data-network"] or ""]
        link = section.attributes["data-url"] or ""
        field = section.css_first("textarea")
        assert field is not None
        lengths = [post_length(node.text(), link, network) for node in section.css(".k-suggestion")]
        assert lengths and (not network.limit or max(lengths) <= network.limit)
        shown = section.css_first(".k-post__count").text()
        assert shown.startswith(f"{post_length(field.text().strip(), link, network)} ")


def test_each_network_gets_its_own_link_and_the_pictures_that_suit_it(demo: Built) -> None:
    for section in page(demo.backstage, KIT + "index.html").css(".k-post"):
        network = NETWORKS[section.attributes["data-network"] or ""]
        query = parse_qs(urlsplit(section.attributes["data-url"] or "").query)
        assert query["utm_source"] == [network.id]
        shown = section.css(".k-crop img")
        assert len(shown) == len(network.shown)
        for image in shown:
            assert (demo.backstage / KIT / (image.attributes["src"] or "")).is_file()
            assert image.attributes["alt"]
        assert (section.css_first("[data-open]") is not None) == bool(network.share)


def test_a_kit_speaks_the_language_of_what_is_shared(demo: Built) -> None:
    kit = page(demo.backstage, DANISH + "index.html")
    assert any("Jeg arbejder hos" in node.text() for node in kit.css(".k-suggestion"))
    assert kit.css_first("html").attributes["lang"] == "da"
    assert kit.css_first(".k-nav a").text() == "Hvad er nyt"


def test_words_that_are_read_from_the_right_stand_so_in_a_kit_of_another_language(tmp_path: Path) -> None:
    told = "---\ntitle: شتائي الأول في Havn\ndate: 2026-01-01\nauthors: Mia\nlang: ar\n---\n\nنص.\n"
    assert made(tmp_path, {"stories/winter.md": told}).published
    kit = page(tmp_path / "backstage", "share/stories/winter/index.html")
    assert kit.css_first("html").attributes["lang"] == "en"
    for part in kit.css("h1, .k-post textarea, .k-suggestion, .k-suggestions .k-quiet, .k-alt"):
        assert (part.attributes.get("lang"), part.attributes.get("dir")) == ("ar", "rtl"), part.html


def test_places_whose_names_have_commas_are_told_apart(tmp_path: Path) -> None:
    where = '["Lund, Sweden", "Odense, Denmark", "Oulu, Finland"]'
    assert made(tmp_path, {"jobs/cook.md": job("Cook", location=where)}).published
    told = "Lund, Sweden; Odense, Denmark; Oulu, Finland"
    for path in ("share/jobs/cook/captions.txt", "library/index.html", "intranet/newest.html"):
        assert told in (tmp_path / "backstage" / path).read_text(), path


def test_the_pictures_of_a_kit_are_in_its_script(demo: Built) -> None:
    script = (demo.backstage / KIT / "pictures.js").read_text()
    rows = json.loads(script.removeprefix("kollegaPictures(").removesuffix(");\n"))
    links = page(demo.backstage, KIT + "index.html").css("[data-file]")
    assert len(links) == 7
    for link in links:
        file = demo.backstage / KIT / (link.attributes["href"] or "")
        assert base64.b64decode(rows[link.attributes["data-file"] or ""]) == file.read_bytes()
        assert link.attributes["data-alt"] and link.attributes["download"] == link.attributes["data-file"]


def test_a_kit_can_do_without_the_script(tmp_path: Path) -> None:
    config = "site_name: Havn\nsite_url: https://a.example/\nextra: {kollega: {share: {from_disk: false, campaign: false}}}\n"
    assert made(tmp_path, {"mkdocs.yml": config}).published
    files = contents(tmp_path / "backstage")
    assert not [path for path in files if path.endswith("pictures.js")]
    assert not [path for path, data in files.items() if b"utm_" in data and not path.endswith(".js")]


def test_the_guidelines_of_the_employer_are_there(demo: Built) -> None:
    index = page(demo.backstage, "guidelines/index.html")
    links = [node.attributes["href"] or "" for node in index.css(".k-tile a")]
    assert "linkedin/index.html" in links
    one = page(demo.backstage, "guidelines/linkedin/index.html")
    assert [node.text() for node in one.css("h1")] == ["On LinkedIn"]
    assert "short and plain" in one.css_first(".k-text").text()
    assert "2026-05-18" in one.css_first("time").attributes.values()
    kit = page(demo.backstage, KIT + "index.html")
    assert [node.attributes["href"] for node in kit.css("#linkedin a") if node.text() == "On LinkedIn"] == [
        "../../../guidelines/linkedin/index.html"
    ]


def test_without_guidelines_a_few_lines_stand_for_them(tmp_path: Path) -> None:
    assert made(tmp_path, {}).published
    index = page(tmp_path / "backstage", "guidelines/index.html")
    assert not index.css(".k-tile") and len(index.css(".k-guide li")) >= 5


def test_a_guideline_that_names_who_withdrew_is_held_back(tmp_path: Path) -> None:
    outcome = made(tmp_path, {
        "content/people/ida.yml": "name: Ida Holm\nwithdrawn: 2020-01-01\n",
        "content/program/guidelines/ask.md": "# Ask\n\nAsk Ida Holm.\n",
        "content/program/guidelines/do.md": "# Do\n\n<script>alert(1)</script>Share.\n",
    })  # fmt: skip
    assert outcome.published
    assert {one.code for one in outcome.report.diagnostics} >= {"held-back-name"}
    folder = tmp_path / "backstage/guidelines"
    assert {path.name for path in folder.iterdir()} == {"index.html", "do"}
    assert "alert" not in (folder / "do/index.html").read_text()


def test_voices_that_cannot_be_read_are_told_once_for_each_file(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"theme/backstage/voices/en.json": "{}", "mkdocs.yml": (
        "site_name: Havn\nsite_url: https://a.example/\ntheme: {name: material, custom_dir: theme}\n"
    )})  # fmt: skip
    assert outcome.published
    found = [one for one in outcome.report.diagnostics if one.code == "share-voices"]
    assert {one.path for one in found} == {"theme/backstage/voices/en.json"} and len(found) == 1


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return quay(tmp_path / "in")


def test_the_same_input_gives_the_same_room(site: Path, tmp_path: Path) -> None:
    outs = []
    for number, workers in enumerate((1, 2)):
        out = tmp_path / str(number)
        order = pipeline.Order(
            root=site,
            site_dir=out / "site",
            backstage_dir=out / "backstage",
            today=DAY,
            workers=workers,
            cache=False,
        )
        assert pipeline.build(order).published
        outs.append(contents(out / "backstage"))
    assert outs[0] == outs[1]
