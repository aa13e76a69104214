"""The files of the brand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library.read import read_all
from kollega.site import Site
from kollega.templates import THEME
from tests.folders import CONFIG, SMALL, write

FONT = (THEME / "fonts/kollega-text-latin.woff2").read_bytes()
LOGO = "<svg/>"


def site(root: Path, brand: str, files: dict[str, str | bytes], more: str = "") -> tuple[Site, list[str]]:
    config = f"{CONFIG}{more}extra: {{kollega: {{organisation: {{name: H}}, brand: {{{brand}}}}}}}\n"
    report = Report()
    documents = read_all(write(root, {**SMALL, "mkdocs.yml": config, **files}), report)
    assert documents
    return documents.site, [f"{one.severity} {one.code}" for one in report.diagnostics]


@pytest.mark.parametrize("folder", ["theme", "content"])
def test_a_font_lies_in_the_theme_or_in_the_content(folder: str, tmp_path: Path) -> None:
    found, problems = site(tmp_path, "display_font: fonts/a.woff2", {f"{folder}/fonts/a.woff2": FONT})
    assert not problems
    assert found.brand.display_font == f"{folder}/fonts/a.woff2"
    assert found.theme_files == (f"{folder}/fonts/a.woff2",)
    assert not found.theme_media, "it is published under the name of its content"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, ["error nav-missing"]),
        (b"\0\1\0\0 a TrueType font", ["error font-broken"]),
        (b"", ["error font-broken"]),
        (FONT + bytes(200_000), ["warning font-heavy"]),
    ],
)
def test_fonts_that_are_not_there_no_fonts_or_heavy(
    data: bytes | None, told: list[str], tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {} if data is None else {"theme/a.woff2": data}
    found, problems = site(tmp_path, "text_font: a.woff2", files)
    assert problems == told
    assert found.brand.text_font == ("theme/a.woff2" if "warning" in told[0] else "")


def test_a_word_for_fonts_of_the_device_is_no_file(tmp_path: Path) -> None:
    found, problems = site(tmp_path, "text_font: serif", {})
    assert (found.brand.text_font, problems) == ("serif", [])


def test_a_font_is_no_link_to_another_place(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.woff2").symlink_to(THEME / "fonts/kollega-text-latin.woff2")
    found, problems = site(tmp_path, "text_font: a.woff2", {})
    assert found.brand.text_font == "" and "error nav-missing" in problems


@pytest.mark.parametrize(
    ("brand", "more"), [("logo: img/logo.svg", ""), ("", "theme: {name: material, logo: img/logo.svg}\n")]
)
def test_one_logo_is_enough(brand: str, more: str, tmp_path: Path) -> None:
    found, problems = site(tmp_path, brand, {"content/img/logo.svg": LOGO}, more)
    assert not problems
    assert found.brand.logo == found.organisation.logo == "img/logo.svg"
    assert found.theme_media == ("content/img/logo.svg",)


def test_the_logo_of_dark_pages(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/a.svg": LOGO, "content/b.svg": LOGO}
    found, problems = site(tmp_path, "logo: a.svg, logo_dark: b.svg", files)
    assert not problems
    assert (found.brand.logo, found.brand.logo_dark) == ("a.svg", "b.svg")
    _, problems = site(tmp_path, "logo: a.svg, logo_dark: none.svg", files)
    assert problems == ["error nav-missing"]
