"""What MkDocs is given, what is taken from it, and what happens when it fails."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.frame.cut import Frame
from kollega.pipeline import Order, Outcome, build
from tests.folders import CONFIG, SMALL, contents, write


def made(root: Path, files: dict[str, str | bytes]) -> Outcome:
    write(root, {**SMALL, **files})
    return build(
        Order(
            root=root,
            site_dir=root / "site",
            backstage_dir=root / "backstage",
            today=date(2026, 2, 1),
            pictures=False,
        )
    )


def page(root: Path, path: str = "index.html") -> str:
    return (root / "site" / path).read_text()


def problems(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in outcome.report.diagnostics if one.severity == "error"]


def test_a_frame_is_joined_by_its_pieces_not_by_replacing() -> None:
    frame = Frame("<t>", "</t>", "<b>", "</b>")
    assert frame.join(title="<!--kollega-mark:body-->", head="{head}", body="$x") == (
        "<t><!--kollega-mark:body--></t>{head}<b>$x</b>"
    )


def test_marks_written_by_people_are_only_text(tmp_path: Path) -> None:
    mark = "<!--kollega-mark:body-->"
    outcome = made(tmp_path, {"content/odd.md": f"---\ntitle: '{mark}'\n---\n\nBefore {mark} after.\n"})
    assert outcome.published, problems(outcome)
    assert "Before  after." in page(tmp_path, "odd/index.html")


def test_the_blocks_of_material_work_on_hand_written_pages(tmp_path: Path) -> None:
    text = (
        '# Benefits\n\n!!! note "Good to know"\n    Six weeks.\n\n=== "On shore"\n\n    Desk.\n\n=== "At sea"\n\n    Bunk.\n\n'
        "| a | b |\n|--:|---|\n| 1 | 2 |\n\n??? info\n    More.\n\nTerm\n: Meaning\n"
    )
    outcome = made(tmp_path, {"content/benefits.md": text})
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "benefits/index.html")
    for part in (
        "admonition note",
        "Good to know",
        'type="radio"',
        "At sea",
        "<details",
        'align="right"',
        "<dt>Term</dt>",
    ):
        assert part in html, part


def test_script_in_a_hand_written_page_is_taken_out(tmp_path: Path) -> None:
    outcome = made(
        tmp_path, {"content/odd.md": "# Odd\n\n<script>alert(1)</script>\n\n<b onclick='x()'>bold</b>\n"}
    )
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "odd/index.html")
    assert "alert" not in html and "onclick" not in html and "<b>bold</b>" in html


def test_the_navigation_of_the_configuration_is_obeyed(tmp_path: Path) -> None:
    nav = "nav:\n  - Home: index.md\n  - Work here: jobs/\n  - Tales: stories/index.md\n  - More:\n    - About: about.md\n"
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + nav, "content/about.md": "# About\n"})
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "jobs/lamp-keeper/index.html")
    for part in (
        'href="../../jobs/"',
        ">Work here<",
        'href="../../stories/"',
        ">Tales<",
        'href="../../about/"',
        ">More<",
    ):
        assert part in html, part
    assert ">People<" not in html


def test_a_page_in_the_navigation_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "nav:\n  - Gone: gone.md\n"})
    assert problems(outcome) == [("mkdocs.yml", "nav-missing")]


@pytest.mark.parametrize(
    "theme",
    [
        "theme: readthedocs",
        "theme: {name: mkdocs}",
        "theme: {language: da}",
        "strict: true",
        "use_directory_urls: false",
    ],
)
def test_settings_of_other_sites_do_no_harm(tmp_path: Path, theme: str) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": f"{CONFIG}{theme}\n"})
    assert outcome.published, problems(outcome)
    assert "k-header" in page(tmp_path, "stories/night-shift/index.html")


@pytest.mark.parametrize(("lang", "shown"), [("da", "da"), ("en-GB", "en-GB"), ("xx", "xx"), ("ar", "ar")])
def test_every_first_language_has_a_frame(tmp_path: Path, lang: str, shown: str) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": f"{CONFIG}extra: {{kollega: {{languages: [{lang}]}}}}\n"})
    assert outcome.published, problems(outcome)
    assert f'<html lang="{shown}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page(tmp_path)


def test_what_mkdocs_cannot_use_is_told(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "markdown_extensions: [nonsense]\n"})
    assert problems(outcome) == [("mkdocs.yml", "mkdocs-problem")]
    assert not (tmp_path / "site").exists()


def test_analytics_and_foreign_styles_are_not_taken(tmp_path: Path) -> None:
    extra = "extra: {analytics: {provider: google, property: G-1}}\nrepo_url: https://git.example.org/x\n"
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + extra})
    assert outcome.published, problems(outcome)
    assert all(
        b"G-1" not in data and b"googletag" not in data for data in contents(tmp_path / "site").values()
    )
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "extra_css: [https://cdn.example.org/x.css]\n"})
    assert problems(outcome) == [("mkdocs.yml", "theme-foreign")]


def test_own_styles_templates_and_logo_travel(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        {
            "mkdocs.yml": CONFIG + "extra_css: [own.css]\ntheme: {logo: logo.png}\n",
            "content/own.css": "h1 { color: teal }\n",
            "content/logo.png": PIXEL,
            "theme/partials/site-footer.html": "<footer>Ours alone</footer>\n",
            "theme/records/stories.html": "<h1>Our own list</h1>\n",
        },
    )
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "stories/index.html")
    assert (
        "Ours alone" in html
        and "Our own list" in html
        and 'href="../own.css"' in html
        and 'src="../logo.png"' in html
    )
    assert (tmp_path / "site/own.css").exists() and (tmp_path / "site/logo.png").exists()
    write(tmp_path, {"theme/records/stories.html": "<h1>Another list</h1>\n"})
    assert made(tmp_path, {"mkdocs.yml": CONFIG}).published
    assert "Another list" in page(tmp_path, "stories/index.html")


def test_a_hand_written_page_at_a_list_is_its_introduction(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"content/jobs.md": "---\ntitle: Come aboard\n---\n\nWe hire **slowly**.\n"})
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "jobs/index.html")
    assert "<h1>Come aboard</h1>" in html and "<strong>slowly</strong>" in html and "Lamp keeper" in html


@pytest.mark.slow
def test_a_page_that_takes_for_ever_is_named(tmp_path: Path) -> None:
    evil = "# Evil\n\n" + "[" * 60000 + "\n\n```{ ." + ' a="' * 12000 + "\n"
    outcome = made(tmp_path, {"content/evil.md": evil})
    assert problems(outcome) == [("content/evil.md", "page-too-slow")]


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "5e9c2b3d0000000049454e44ae426082"
)
