"""What the configuration says of the site's own theme and navigation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library import load
from tests.folders import CONFIG, write
from tests.reading import TODAY, site, story

PAGE: dict[str, str | bytes] = {"content/index.md": "# Hello\n"}


def test_the_folder_of_the_theme_is_found_without_being_named() -> None:
    found = site({**PAGE, "theme/cards/story.json": "{}", "theme/a.html": "x"})
    assert found.library.site.theme_dir == "theme"
    assert found.library.site.theme_files == ("theme/a.html", "theme/cards/story.json")
    assert list(found.library.files) == ["theme/cards/story.json"]


def test_what_the_user_who_builds_may_not_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: not str(path).endswith((".css", "h.py")) and may(path, mode)
    )
    files: dict[str, str | bytes] = {
        "theme/a.css": "x",
        "theme/a.html": "x",
        "h.py": "x",
        "content/c.css": "x",
    }
    found = site(PAGE | files, config=CONFIG + "hooks: [h.py]\nextra_css: [c.css]\n")
    assert [(one.path, one.code) for one in found.diagnostics if one.severity == "error"] == [
        ("content/c.css", "file-unreadable"),
        ("h.py", "file-unreadable"),
        ("theme/a.css", "file-unreadable"),
    ]
    assert (found.library.site.theme_files, found.library.site.theme_media) == (("theme/a.html",), ())


@pytest.mark.parametrize(
    "keys", [("organisation", "logo"), ("Organisation", "Logo"), ("ORGANISATION", " logo")]
)
def test_the_logo_goes_out_however_its_setting_is_spelt(keys: tuple[str, str]) -> None:
    group, name = keys
    config = f"{CONFIG}extra:\n  Kollega:\n    {group}: {{{name}: img/a.svg}}\n"
    found = site({**PAGE, "content/img/a.svg": "<svg/>"}, config=config)
    assert found.library.site.organisation.logo == "img/a.svg" and not found.diagnostics
    assert found.library.site.theme_media == ("content/img/a.svg",)


def test_another_folder_may_be_named() -> None:
    config = (
        CONFIG
        + "theme: {name: material, custom_dir: look, logo: img/a.svg, favicon: img/b.png}\nextra_css: [c.css]\nextra_javascript: [{path: d.js}]\nhooks: [h.py]\n"
    )
    files = {
        "look/main.html": "x",
        "content/img/a.svg": "x",
        "content/img/b.png": "x",
        "content/c.css": "x",
        "content/d.js": "x",
        "h.py": "x",
    }
    found = site({**PAGE, **files}, config=config)
    assert [one.code for one in found.diagnostics] == ["code-in-content"] * 2
    assert found.library.site.theme_dir == "look"
    assert found.library.site.theme_files == ("look/main.html", "h.py")
    assert found.library.site.theme_media == tuple(
        f"content/{name}" for name in ("img/a.svg", "img/b.png", "c.css", "d.js")
    )


@pytest.mark.parametrize("folder", ["../elsewhere", "/etc", "a/../../b"])
def test_it_cannot_lie_outside(folder: str) -> None:
    found = site(PAGE, config=CONFIG + f"theme:\n  name: material\n  custom_dir: {folder}\n")
    (one,) = found.diagnostics
    assert (one.code, one.severity, one.line) == (
        "file-elsewhere",
        "error",
        5,
    ) and not found.library.site.theme_files


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("extra_css: [https://cdn.example/a.css]", "theme-foreign"),
        ("extra_javascript: [//cdn.example/a.js]", "theme-foreign"),
        ("extra_css: [gone.css]", "code-missing"),
        ("nav: [gone.md]", "nav-missing"),
        ("nav: [{More: [{Deep: gone.md}]}]", "nav-missing"),
        ("plugins: [serch]", "module-missing"),
        ("plugins: {serch: {lang: en}}", "module-missing"),
        ("markdown_extensions: [{admonishun: {a: b}}]", "module-missing"),
        ("markdown_extensions: [pymdownx.detals]", "module-missing"),
        ("markdown_extensions: [nowhere.at.all, toc]", "module-missing"),
        ("hooks: [x.py]", "hook-missing"),
        ("hooks: [../../x.py]", "hook-missing"),
        (f"hooks: [{'x' * 300}.py]", "hook-missing"),
    ],
)
def test_what_is_named_must_be_there(line: str, code: str) -> None:
    (one,) = site(PAGE, config=f"{CONFIG}{line}\n").diagnostics
    assert (one.path, one.code, one.severity, one.line) == ("mkdocs.yml", code, "error", 3)


@pytest.mark.parametrize(
    ("folder", "near"),
    [("contents", "did you mean `content`?"), ("a/pages", ""), ("zz", "")],
)
def test_a_content_folder_that_is_named_must_be_there(folder: str, near: str) -> None:
    (one,) = site({**PAGE, "stories/a.md": story()}, config=f"{CONFIG}docs_dir: {folder}\n").diagnostics
    assert (one.path, one.code, one.severity, one.line) == ("mkdocs.yml", "folder-missing", "error", 3)
    assert one.hint[:1].islower()
    assert one.hint.lower().removesuffix("correct the name, or make the folder.").strip() == near


@pytest.mark.parametrize("line", ["", "docs_dir: content\n"])
def test_a_site_of_stories_needs_none(line: str) -> None:
    assert not site({"stories/a.md": story()}, config=CONFIG + line).diagnostics


def test_one_whose_name_has_other_capitals_is_told_once() -> None:
    found = site(
        {"Pages/index.md": "# Hello\n", "stories/a.md": story()}, config=f"{CONFIG}docs_dir: pages\n"
    )
    assert [(one.path, one.code, one.severity) for one in found.diagnostics] == [
        ("Pages", "folder-capitals", "error")
    ]


def test_a_style_that_is_missing_belongs_into_the_theme() -> None:
    files = {**PAGE, "theme/extra.css": "x"}
    (one,) = site(files, config=f"{CONFIG}extra_css: [etra.css]\n").diagnostics
    assert "not in `theme/`" in one.message and one.hint.startswith("did you mean `extra.css`?")
    (one,) = site(PAGE, config=f"{CONFIG}theme: {{custom_dir: look}}\nextra_css: [etra.css]\n").diagnostics
    assert "not in `look/`" in one.message


def test_navigation_may_name_lists_and_other_sites() -> None:
    nav = "nav:\n  - index.md\n  - Stories: stories/index.md\n  - Jobs: jobs/\n  - Elsewhere: https://e.example/a.md\n"
    assert not site(PAGE, config=CONFIG + nav).diagnostics


def test_what_is_installed_may_be_named_in_any_form() -> None:
    lines = (
        "plugins: [search, material/search, tags, material/tags: {}]\n"
        "markdown_extensions: [toc: {permalink: true}, pymdownx.details, markdown.extensions.tables, "
        "'markdown.extensions.abbr:AbbrExtension']\nhooks: [code/h.py]\n"
    )
    assert not site({**PAGE, "code/h.py": "x"}, config=CONFIG + lines).diagnostics


def test_what_is_not_has_a_near_name_and_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"mine/__init__.py": "raise SystemExit", "mine/own.py": "raise SystemExit"})
    monkeypatch.syspath_prepend(str(tmp_path))
    lines = "plugins: [serch]\nmarkdown_extensions: [mine.own, mine.none]\nhooks: [code/g.py]\n"
    found = site({**PAGE, "code/gg.py": "x"}, config=CONFIG + lines)
    assert [(one.values[1][1], one.hint.partition("?")[0]) for one in found.diagnostics[:2]] == [
        ("serch", "did you mean `search`"),
        ("mine.none", "correct the name, or have a developer install the package that has it."),
    ]
    assert found.diagnostics[2].hint.startswith("did you mean `code/gg.py`?")


def test_what_the_configuration_names_may_be_of_any_kind_and_nothing_beside_it() -> None:
    config = (
        CONFIG
        + "theme: {name: material, custom_dir: content/overrides, favicon: favicon.ico}\n"
        + "extra_css: [css/a.css]\nextra_javascript: [{path: a.mjs, type: module}]\nplugins: [search: {file: content/refs.bib}]\n"
    )
    named = ("favicon.ico", "css/a.css", "a.mjs", "refs.bib", "overrides/main.htm", "overrides/robots.txt")
    files = {f"content/{name}": "x" for name in (*named, "css/b.css", "sw.js")}
    found = site({"stories/a.md": story(), **files}, config=config)
    assert [(one.path, one.code) for one in found.diagnostics if one.code != "code-in-content"] == [
        ("content/css/b.css", "file-ending"), ("content/sw.js", "file-steers"),
    ]  # fmt: skip


def test_of_a_configuration_that_cannot_be_read_nobody_knows_what_it_names() -> None:
    found = site({"stories/a.md": story(), "content/brand.css": "x"}, config="a: [b")
    assert {one.path for one in found.diagnostics} == {"mkdocs.yml"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
def test_links_and_devices_in_a_theme_or_in_the_place_of_the_configuration(tmp_path: Path) -> None:
    def codes(root: Path) -> list[tuple[str, str]]:
        report = Report()
        load(root, TODAY, report)
        return [(one.path, one.code) for one in report.diagnostics]

    one = write(tmp_path / "one", {"mkdocs.yml": CONFIG, "stories/a.md": story(), "theme/a.html": "x"})
    (one / "theme/b.html").symlink_to("/etc/hostname")
    os.mkfifo(one / "theme/c.html")
    assert codes(one) == [("theme/b.html", "file-link"), ("theme/c.html", "file-device")]
    two = write(tmp_path / "two", {"mkdocs.yml": CONFIG, "stories/a.md": story()})
    (two / "theme").symlink_to(one / "theme")
    assert codes(two) == [("theme", "file-link")]
    os.mkfifo(write(tmp_path / "three", {"stories/a.md": story()}) / "mkdocs.yml")
    assert codes(tmp_path / "three") == [("mkdocs.yml", "config-missing")]


def application(written: str, files: dict[str, str | bytes] | None = None) -> tuple[str, list[str]]:
    """Where to apply without a job, and what there is to say about it."""
    config = f"{CONFIG}extra:\n  kollega:\n    open_application: {written}\n"
    found = site({**PAGE, "content/apply/anyway.md": "# Write to us\n", **(files or {})}, config=config)
    return found.library.site.open_application, [one.code for one in found.diagnostics]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("apply/anyway.md", "apply/anyway/"),
        ("jobs@example.org", "mailto:jobs@example.org"),
        ("https://apply.example.org/anyway.md", "https://apply.example.org/anyway.md"),
    ],
)
def test_an_open_application_is_a_page_a_mailbox_or_an_address(written: str, address: str) -> None:
    assert application(written) == (address, [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("anyway.md", "nav-missing"),
        ("apply/anyway", "site-open-application"),
        ("javascript:alert(1)", "site-open-application"),
        ("http://apply.example.org/", "site-open-application"),
        ("[a, b]", "site-open-application"),
    ],
)
def test_anything_else_is_an_error(written: str, code: str) -> None:
    assert application(written) == ("", [code])


def test_a_page_that_is_held_back_leaves_no_link_and_fails_no_build() -> None:
    files: dict[str, str | bytes] = {
        "content/people/bo.yml": "name: Bo Bak\nwithdrawn: 2026-01-01\n",
        "content/apply/anyway.md": "# Write to us\n\nBo Bak reads it.\n",
    }
    assert application("apply/anyway.md", files) == ("", ["held-back-name"])
