"""What the configuration says of the site's own theme and navigation."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import site

PAGE: dict[str, str | bytes] = {"content/index.md": "# Hello\n"}


def test_the_folder_of_the_theme_is_found_without_being_named() -> None:
    found = site({**PAGE, "theme/cards/story.json": "{}", "theme/a.html": "x"})
    assert found.library.site.theme_dir == "theme"
    assert found.library.site.theme_files == ("theme/a.html", "theme/cards/story.json")
    assert list(found.library.files) == ["theme/cards/story.json"]


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
    assert not found.diagnostics and found.library.site.theme_dir == "look"
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
        ("extra_css: [gone.css]", "nav-missing"),
        ("nav: [gone.md]", "nav-missing"),
        ("nav: [{More: [{Deep: gone.md}]}]", "nav-missing"),
    ],
)
def test_what_is_named_must_be_there(line: str, code: str) -> None:
    (one,) = site(PAGE, config=f"{CONFIG}{line}\n").diagnostics
    assert (one.path, one.code, one.severity, one.line) == ("mkdocs.yml", code, "error", 3)


def test_navigation_may_name_lists_and_other_sites() -> None:
    nav = "nav:\n  - index.md\n  - Stories: stories/index.md\n  - Jobs: jobs/\n  - Elsewhere: https://e.example/a.md\n"
    assert not site(PAGE, config=CONFIG + nav).diagnostics
