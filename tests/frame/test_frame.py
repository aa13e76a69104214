"""What MkDocs is given, what is taken from it, and what happens when it fails."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kollega.frame.cut import Frame
from kollega.pipeline import Order, Outcome, build, check
from kollega.templates import THEME
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
    frame = Frame("<t>", "</t>", "<l>", "<b>", "</b>")
    mark = "<!--kollega-mark:body-->"
    assert (
        frame.join(title=mark, head="{head}", body="$x", languages="da")
        == f"<t>{mark}</t>{{head}}<l>da<b>$x</b>"
    )
    of_their_own = Frame("<t>", "</t>", None, "<b>", "</b>")
    assert of_their_own.join(title="", head="", body="", languages="da") == "<t></t><b></b>"


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


def test_links_of_headings_say_nothing_in_english(tmp_path: Path) -> None:
    config = CONFIG + "markdown_extensions: [{toc: {permalink: true}}]\n"
    made(tmp_path, {"mkdocs.yml": config, "content/pay.md": "# Løn\n\n## Ferie\n"})
    html = page(tmp_path, "pay/index.html")
    assert 'class="headerlink"' in html and "Permanent link" not in html


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


@pytest.mark.parametrize(("root", "slash"), [("", "/"), ("careers/", "/"), ("careers/", "/careers/")])
def test_the_navigation_may_name_addresses_from_the_root(tmp_path: Path, root: str, slash: str) -> None:
    nav = f"nav: [Home: {slash}, Tale: {slash}stories/night-shift/, Work: {slash}jobs/, Us: {slash}about/]\n"
    config = CONFIG.replace("example.org/", f"example.org/{root}") + nav
    config += "extra: {kollega: {languages: [en, da]}}\n"
    pages: dict[str, str | bytes] = {"content/about.md": "# About\n", "content/about.da.md": "# Om os\n"}
    outcome = made(tmp_path, {"mkdocs.yml": config, **pages})
    assert outcome.published, problems(outcome)
    links = LexborHTMLParser(page(tmp_path, "da/jobs/index.html")).css(".k-nav a")
    assert [one.attributes["href"] for one in links] == ["../../stories/night-shift/", "./", "../about/"]


def test_a_menu_in_the_navigation_unfolds_to_all_that_is_in_it(tmp_path: Path) -> None:
    nav = "nav: [{More: [{About: about.md}, {Deeper: [pay.md]}, {Outside: https://example.org/}]}]\n"
    outcome = made(
        tmp_path,
        {"mkdocs.yml": CONFIG + nav, "content/about.md": "# About\n", "content/pay.md": "# Pay\n"},
    )
    assert outcome.published, problems(outcome)
    (menu,) = LexborHTMLParser(page(tmp_path, "about/index.html")).css(".k-nav > ul > li")
    assert [one.text() for one in menu.css("details > summary[aria-current]")] == ["More"]
    assert [one.text() for one in menu.css("ul span")] == ["Deeper"]
    assert [one.attributes["href"] for one in menu.css("a")] == ["./", "../pay/", "https://example.org/"]


def test_a_menu_shows_that_a_page_below_one_of_its_lists_is_open(tmp_path: Path) -> None:
    nav = "nav: [{Work: [jobs/, {Deeper: [stories/]}]}, {More: [about.md]}]\n"
    config = CONFIG + nav + "extra: {kollega: {languages: [en, da]}}\n"
    outcome = made(tmp_path, {"mkdocs.yml": config, "content/about.md": "# About\n"})
    assert outcome.published, problems(outcome)
    for path in ("jobs/lamp-keeper/", "da/jobs/", "stories/night-shift/"):
        menus = LexborHTMLParser(page(tmp_path, f"{path}index.html")).css(".k-nav summary[aria-current]")
        assert [one.text() for one in menus] == ["Work"]


def test_what_is_not_there_today_is_left_out_of_the_navigation(tmp_path: Path) -> None:
    over = SMALL["stories/night-shift.md"].replace("title: ", "expires: 2026-01-20\ntitle: ")
    files: dict[str, str | bytes] = {
        "mkdocs.yml": CONFIG + "nav: [Highlight: stories/over/, Who: [/people/bo-bak/], Ada: /people/ada/]\n",
        "stories/over.md": over, "content/people/bo-bak.yml": "name: Bo Bak\nwithdrawn: 2026-01-01\n",
        "content/people/ada.yml": "name: Ada Anker\n",
    }  # fmt: skip
    outcome = made(tmp_path, files)
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "jobs/lamp-keeper/index.html")
    assert ">Highlight<" not in html and ">Who<" not in html and ">Ada<" in html


def test_a_navigation_of_nothing_that_is_there_is_empty(tmp_path: Path) -> None:
    write(tmp_path, {"content/people/bo-bak.yml": "name: Bo Bak\nwithdrawn: 2026-01-01\n"})
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "nav: [Who: people/bo-bak/]\n"})
    assert outcome.published, problems(outcome)
    (menu,) = re.findall(r'<nav class="k-nav".*?</nav>', page(tmp_path), re.DOTALL)
    assert "<li>" not in menu


def test_a_page_in_the_navigation_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "nav:\n  - Gone: gone.md\n"})
    assert problems(outcome) == [("mkdocs.yml", "nav-missing")]


@pytest.mark.parametrize(
    "theme",
    [
        "theme: readthedocs",
        "plugins: [offline]",
        *(
            pytest.param(setting, marks=pytest.mark.slow)
            for setting in (
                "theme: {name: mkdocs}",
                "theme: {language: da}",
                "strict: true",
                "use_directory_urls: false",
            )
        ),
    ],
)
def test_settings_of_other_sites_do_no_harm(tmp_path: Path, theme: str) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": f"{CONFIG}{theme}\n"})
    assert outcome.published, problems(outcome)
    assert "k-header" in page(tmp_path, "stories/night-shift/index.html")


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("ar", "ar"), *(pytest.param(one, one, marks=pytest.mark.slow) for one in ("da", "en-GB", "xx"))],
)
def test_every_first_language_has_a_frame(tmp_path: Path, lang: str, shown: str) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": f"{CONFIG}extra: {{kollega: {{languages: [{lang}]}}}}\n"})
    assert outcome.published, problems(outcome)
    assert f'<html lang="{shown}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page(tmp_path)


def test_a_translated_page_has_a_frame_whatever_the_capitals_of_its_language(tmp_path: Path) -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [en, pt-BR]}}}}\n"
    files = {"content/help.md": "# Help\n", "content/help.pt-br.md": "# Ajuda\n"}
    outcome = made(tmp_path, {"mkdocs.yml": config, **files})
    assert outcome.published, problems(outcome)
    assert "Ajuda" in page(tmp_path, "pt-br/help/index.html")


def test_what_mkdocs_cannot_use_is_told(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "copyright: [a]\n"})
    assert problems(outcome) == [("mkdocs.yml", "mkdocs-problem")]
    assert not (tmp_path / "site").exists()
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "theme: {custom_dir: gone}\n"})
    (told,) = [one.message for one in outcome.report.diagnostics if one.code == "mkdocs-problem"]
    assert told.endswith("does not exist.")


@pytest.mark.parametrize(
    "config", ["site_name: 2026\nextra:\nhooks:\n", "site_name: yes\nextra_javascript:\nwatch:\nnav:\n"]
)
def test_a_key_without_a_value_is_none_and_a_number_is_a_name(tmp_path: Path, config: str) -> None:
    outcome = made(tmp_path, {"mkdocs.yml": f"{config}site_url: https://careers.example.org/\n"})
    assert outcome.published, problems(outcome)


def test_hooks_hear_of_the_beginning_and_the_end(tmp_path: Path) -> None:
    hook = (
        "import pathlib\n\nsaid = []\n\n"
        "def on_startup(command, dirty):\n    said.append(command)\n\n"
        "def on_page_markdown(markdown, **_):\n    return f'{markdown.strip()} {said[0]}'\n\n"
        "def on_shutdown():\n    pathlib.Path(__file__).with_name('ended').touch()\n"
    )
    files = {"hook.py": hook, "content/hello.md": "# Hello\n\nThis is a"}
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", **files})
    assert outcome.published, problems(outcome)
    assert "This is a build" in page(tmp_path, "hello/index.html")
    assert (tmp_path / "ended").exists()


def test_a_page_that_a_plugin_made_stays_what_it_is(tmp_path: Path) -> None:
    hook = (
        "from mkdocs.structure.pages import Page\n\nclass Chapter(Page):\n    number = 7\n\n"
        "def on_files(files, *, config):\n"
        "    for file in files.documentation_pages():\n        Chapter(None, file, config)\n\n"
        "def on_page_content(html, *, page, **_):\n    return f'{html}<p>Chapter {page.number}</p>'\n"
    )
    files = {"hook.py": hook, "content/hello.md": "# Hello\n\nThere.\n"}
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", **files})
    assert outcome.published, problems(outcome)
    assert "<p>Chapter 7</p>" in page(tmp_path, "hello/index.html")


@pytest.mark.parametrize(
    "plugins", ["{search: {lang: 5}, tags: {tags: false}}", "[search: {lang: 5}, tags: {tags: false}]"]
)
def test_plugins_keep_their_options_in_either_form_and_the_search_is_left_out(
    tmp_path: Path, plugins: str
) -> None:
    hook = (
        "def on_page_markdown(markdown, *, config, **_):\n"
        "    names = ' '.join(sorted(config.plugins))\n"
        "    return f'{markdown} {names} {config.plugins[\"material/tags\"].config.tags}'\n"
    )
    files = {"hook.py": hook, "content/hello.md": "# Hello\n\nThere.\n"}
    outcome = made(tmp_path, {"mkdocs.yml": f"{CONFIG}plugins: {plugins}\nhooks: [hook.py]\n", **files})
    assert outcome.published, problems(outcome)
    assert "hook.py kollega material/tags False" in page(tmp_path, "hello/index.html")


def test_what_the_configuration_inherits_counts(tmp_path: Path) -> None:
    above = "nav: [index.md, {Greeting: hello.md}]\nmarkdown_extensions: [pymdownx.caret]\nplugins: [tags]\n"
    files = {
        "above.yml": above,
        "content/index.md": "# Home\n",
        "content/hello.md": "# Hello\n\n^^There^^.\n",
    }
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + "INHERIT: above.yml\n", **files})
    assert outcome.published, problems(outcome)
    shown = page(tmp_path, "hello/index.html")
    assert "<ins>There</ins>" in shown and ">Greeting<" in shown


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
    config = CONFIG + "extra_css: [own.css]\ntheme: {logo: logo.png}\n"
    outcome = made(
        tmp_path,
        {
            "mkdocs.yml": config,
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
    assert made(tmp_path, {"mkdocs.yml": config}).published
    assert "Another list" in page(tmp_path, "stories/index.html")


def test_a_hand_written_page_at_a_list_is_its_introduction(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"content/jobs.md": "---\ntitle: Come aboard\n---\n\nWe hire **slowly**.\n"})
    assert outcome.published, problems(outcome)
    html = page(tmp_path, "jobs/index.html")
    assert "<h1>Come aboard</h1>" in html and "<strong>slowly</strong>" in html and "Lamp keeper" in html


def test_links_in_elements_of_markdown_are_those_of_any_text(tmp_path: Path) -> None:
    cards = '# Hi\n\n<div class="grid cards" markdown>\n- [Soon](/stories/soon/)\n- [Lamp](../jobs/lamp-keeper.md)\n</div>\n'
    soon = "---\ntitle: Soon\ndate: 2026-01-02\nexpires: 2026-01-20\nauthors: Ada Anker\n---\n\nText.\n"
    outcome = made(tmp_path, {"content/index.md": cards, "stories/soon.md": soon})
    assert outcome.published, problems(outcome)
    html = page(tmp_path).partition('<div class="grid cards">')[2]
    assert '<li>Soon</li>\n<li><a href="jobs/lamp-keeper/">Lamp</a></li>' in html
    assert ("content/index.md", "link-asleep") in [(one.path, one.code) for one in outcome.report.diagnostics]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system does not enforce it")
def test_pages_that_take_too_much_are_named_and_the_rest_of_the_run_goes_on(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/brackets.md": "# Evil\n\n" + "[" * 60_000 + "\n",
        "content/fences.md": "---\ntitle: Evil\n---\n\n\nFine.\n\n```" + ' a="b"' * 40 + " !\n",
        "content/jobs.md": "---\ntitle: Jobs\n---\n\nFine.\n\n" + "![" * 30_000 + "\n",
        "content/greedy.md": "# Evil\n\n" + "*[a]: " + "long " * 2_000 + "\n\n" + "a " * 100_000 + "\n",
        "content/fine.md": "# Fine\n\n!!! note\n    Yes.\n",
    }
    outcome = made(tmp_path, files)
    assert not outcome.published
    told = {(one.path, one.line, one.code) for one in outcome.report.diagnostics if one.severity == "error"}
    assert told >= {
        ("content/brackets.md", 3, "page-too-slow"),
        ("content/fences.md", 8, "page-too-slow"),
        ("content/jobs.md", 7, "page-too-slow"),
    }
    assert ("content/greedy.md", 3) in {(path, line) for path, line, _ in told}
    assert "content/fine.md" not in {path for path, _, _ in told}


def test_a_page_over_which_mkdocs_dies_is_named_and_the_others_too(tmp_path: Path) -> None:
    hook = (
        "import os\n\ndef on_page_content(html, *, page, **_):\n    os._exit(-9) if 'die' in html else None\n"
    )
    config = CONFIG + "hooks: [hook.py]\n"
    config += "plugins: []\n"
    files: dict[str, str | bytes] = {
        "mkdocs.yml": config,
        "hook.py": hook.replace("os._exit(-9)", "os.kill(os.getpid(), 9)"),
        "content/a.md": "# A\n\ndie\n",
        "content/b.md": "# B\n\nlive\n",
        "content/c.md": "# C\n\n*die*\n",
    }
    outcome = made(tmp_path, files)
    assert problems(outcome) == [("content/a.md", "page-too-slow"), ("content/c.md", "page-too-slow")]


def test_a_large_site_of_long_pages_is_ordinary(tmp_path: Path) -> None:
    blocks = (
        '## Part {n}\n\n!!! note "Good to know"\n    Six *weeks*.\n\n=== "On shore"\n\n    Desk.\n\n=== "At sea"\n\n    Bunk.\n\n'
        "| a | b |\n|--:|---|\n| 1 | [2](index.md) |\n\n??? info\n    More[^1].\n\nTerm\n: Meaning\n\n```python\nx = 1\n```\n\n- one\n    - two\n\n"
    )
    long = "# Long\n\n" + "".join(blocks.replace("{n}", str(n)) for n in range(150)) + "[^1]: Note.\n"
    outcome = made(
        tmp_path,
        {"content/long.md": long, "content/prose.md": "# Prose\n\n" + "The tide came in.\n\n" * 5_000},
    )
    assert outcome.published, problems(outcome)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "5e9c2b3d0000000049454e44ae426082"
)


def test_naming_a_file_of_the_theme_does_not_publish_it(tmp_path: Path) -> None:
    secret = {"theme/old.js": "let a = 1;", "theme/notes/plan.txt": "secret-plan"}
    text = "# Odd\n\nSee old.js, plan.txt, `search.min.js` and [it](../old.js).\n".replace(
        "[it](../old.js)", "it"
    )
    outcome = made(tmp_path, {"content/odd.md": text, **secret})
    assert outcome.published, problems(outcome)
    assert not [
        path
        for path in contents(tmp_path / "site")
        if path.endswith((".txt", "old.js")) and path != "robots.txt"
    ]
    assert not [path for path in contents(tmp_path / "site") if "javascripts/" in path]


def test_the_brand_is_on_every_page(tmp_path: Path) -> None:
    brand = (
        "extra:\n  kollega:\n    brand: {primary: '#7a1fa2', ground: '#ffffff', logo: a.svg, logo_dark: b.svg, "
        "display_font: fonts/mine.woff2}\n    texts: {Apply for this job: Come <b>aboard</b>, Open jobs: Berths}\n"
    )
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40H0z"/></svg>'
    font = (THEME / "fonts/kollega-text-latin.woff2").read_bytes()
    files: dict[str, str | bytes] = {
        "content/a.svg": logo,
        "content/b.svg": logo,
        "theme/fonts/mine.woff2": font,
    }
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + brand, **files})
    assert outcome.published and not outcome.report.diagnostics, outcome.report.diagnostics
    html = page(tmp_path, "jobs/lamp-keeper/index.html")
    assert 'content="#ffffff" media="(prefers-color-scheme: light)"' in html
    for name in ("a.svg", "b.svg"):
        assert f'src="../../{name}" alt="" width="120" height="40"' in html
    assert 'href="../../static/mine-' in html, "the font is fetched at once"
    assert ">Come &lt;b&gt;aboard&lt;/b&gt;<" in html
    assert ">Berths</h2>" in page(tmp_path)


def test_a_font_that_cannot_be_read_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    brand = "extra: {kollega: {brand: {text_font: mine.woff2}}}\n"
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + brand, "theme/mine.woff2": b"wOF2 and no more"})
    assert not outcome.published and problems(outcome) == [("theme/mine.woff2", "font-broken")]
    assert problems(Outcome(check(tmp_path, date(2026, 2, 1)).report)) == problems(outcome)


def test_a_template_of_the_frame_extends_ours(tmp_path: Path) -> None:
    mine = '{% extends "kollega/main.html" %}{% block footer %}{{ super() }}<p>Ship ahoy</p>{% endblock %}'
    outcome = made(tmp_path, {"theme/main.html": mine})
    assert outcome.published, problems(outcome)
    for path in ("index.html", "jobs/lamp-keeper/index.html"):
        html = page(tmp_path, path)
        assert html.index("k-footer") < html.index("<p>Ship ahoy</p>")


def test_a_template_of_the_frame_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    outcome = made(tmp_path, {"theme/partials/site-footer.html": "<footer>\n{{ oops( }}"})
    assert not outcome.published and problems(outcome) == [
        ("theme/partials/site-footer.html", "template-syntax")
    ]
    assert outcome.report.diagnostics[0].line == 2


@pytest.mark.parametrize("mine", ['{% extends "base.html" %}', "<!doctype html><title>Mine</title>"])
def test_a_frame_without_a_place_for_the_page_is_told(tmp_path: Path, mine: str) -> None:
    outcome = made(tmp_path, {"theme/main.html": mine})
    assert not outcome.published and problems(outcome) == [("theme/main.html", "frame-incomplete")]


def test_the_navigation_leaves_out_what_is_not_there_today(tmp_path: Path) -> None:
    nav = "nav: [index.md, stories/, teams/, tags/, {More: [events/, {Gone: gone.md}]}, stays.md]\n"
    gone = {
        "content/people/mia-holm.yml": "name: Mia Holm\nwithdrawn: 2026-01-01\n",
        "content/gone.md": "# Mia Holm\n",
    }
    outcome = made(tmp_path, {"mkdocs.yml": CONFIG + nav, "content/stays.md": "# Stays\n", **gone})
    assert outcome.published, problems(outcome)
    menu = page(tmp_path).partition('class="k-nav"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["stories/", "tags/", "stays/"]


def test_scripts_and_styles_lie_in_the_theme_and_a_logo_runs_nothing(tmp_path: Path) -> None:
    config = CONFIG + "extra_css: [own.css]\nextra_javascript: [own.js]\ntheme: {logo: logo.svg}\n"
    files = {"mkdocs.yml": config, "theme/own.css": "h1 { color: teal }\n", "theme/own.js": "let a = 1;\n"}
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s<path d="M0 0h9"/></svg>'
    outcome = made(tmp_path, {**files, "content/logo.svg": svg % ""})
    assert outcome.published, problems(outcome)
    assert not [one for one in outcome.report.diagnostics if one.code == "code-in-content"]
    assert {"own.css", "own.js", "logo.svg"} < set(contents(tmp_path / "site"))
    outcome = made(tmp_path, {**files, "content/logo.svg": svg % "<script>alert(1)</script>"})
    assert not outcome.published and ("logo.svg", "gate-element") in problems(outcome)
