"""Addresses of hand-written pages: what nobody's page may have, and what only some disks take for one."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kollega import pipeline
from kollega.addresses import absolute
from kollega.diagnostics import Report, as_github, as_text
from kollega.library import load
from kollega.sections import BELOW, FOLDERS, TAKEN
from tests.filenames import NAMES
from tests.folders import CONFIG, SMALL, write
from tests.reading import TODAY, job, site, story

URL = "https://careers.example.org/"
PAGE = "# A page\n\nWords.\n"


def codes(**files: str) -> list[tuple[str, str]]:
    found = site({"stories/night-shift.md": story(tags="[sea]"), **files})
    return [(one.path, one.code) for one in found.diagnostics]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        *((f"content/{folder}/a.md", "address-taken") for folder in sorted(TAKEN) if BELOW not in folder),
        ("content/feeds.md", "address-taken"),
        ("content/jobs/find.md", "address-taken"),
        ("content/assets/index.md", "address-taken"),
        *((f"content/{folder}/{BELOW}.md", "address-taken") for folder in ("stories", "tags")),
        (f"content/jobs/{BELOW}/a.md", "address-taken"),
        ("content/100%.md", "address-sign"),
        ("content/a/b#c.md", "address-sign"),
        ("content/%2e%2e.md", "address-sign"),
        ("content/_headers.md", "file-steers"),
        ("content/a/_worker.js.md", "file-unread"),
        ("content/index.html.md", "file-steers"),
        ("content/a/404.HTML/index.md", "file-steers"),
        ("content/a ..md", "file-name-windows"),
        ("content/Assets/a.md", "address-taken"),
        ("content/Stories/a.md", "address-alike"),
        ("content/stories/Night-shift/a.md", "address-alike"),
        ("content/tags/Sea/a.md", "address-alike"),
    ],
)
def test_a_page_may_not_lie_where_something_else_does(path: str, code: str) -> None:
    assert [one[1] for one in codes(**{path: PAGE})] == [code]


@pytest.mark.parametrize(
    "path",
    [
        "content/asset.md",
        "content/guides/assets/a.md",
        "content/guides/feeds.md",
        "content/stories/night-shift/pictures.md",
        "content/404.md",
        "content/templates/cv.md",
        "content/R&D; our plan (v1.2).md",
        "content/_draft.md",
        *(f"content/{folder}/index.md" for folder in sorted(FOLDERS)),
    ],
)
def test_other_pages_may_lie_where_they_like(path: str) -> None:
    assert codes(**{path: PAGE}) == []


def test_pages_that_only_some_disks_tell_apart() -> None:
    assert codes(**{"content/Guide.md": PAGE, "content/guide/index.md": PAGE}) == [
        ("content/guide/index.md", "address-collision")
    ]
    assert codes(**{"content/Guide.md": PAGE, "content/guide/a.md": PAGE}) == [
        ("content/guide/a.md", "address-alike")
    ]
    assert codes(**{"content/Stra\u00dfe/a.md": PAGE, "content/strasse.md": PAGE}) == [
        ("content/strasse.md", "address-alike")
    ]


def test_a_page_may_not_lie_where_the_configuration_puts_a_file() -> None:
    config = CONFIG + "extra_css: [brand.woff2]\nextra_javascript: [a/play.json]\n"
    files = {
        "content/index.md": PAGE,
        "content/brand.woff2": "x",
        "content/a/play.json": "x",
        "content/brand.woff2.md": PAGE,
    }
    found = site(files, config=config)
    (collision,) = (one for one in found.diagnostics if one.code != "code-in-content")
    assert (collision.path, collision.code) == ("content/brand.woff2.md", "address-collision")
    assert "`content/brand.woff2`" in collision.message


def test_a_record_may_not_lie_there_either() -> None:
    found = site({"stories/find.md": story(), "jobs/find.md": job(), "jobs/found.md": job()})
    assert [(one.path, one.code) for one in found.diagnostics] == [("jobs/find.md", "address-taken")]


def test_labels_that_windows_cannot_have_get_an_address_that_it_can() -> None:
    found = site({"stories/a.md": story(tags="[Con, nul, Aux Cables]")})
    assert not found.diagnostics
    assert sorted(group.address for group in found.library.groups) == [
        "tags/aux-cables/",
        "tags/con-0/",
        "tags/nul-0/",
    ]


def test_the_introduction_of_a_list_does_not_lie_among_its_stories() -> None:
    found = site({"stories/index.md": PAGE, "jobs/index.md": PAGE, "content/index.md": PAGE})
    assert [(one.path, one.code) for one in found.diagnostics] == [
        ("jobs/index.md", "file-unread"), ("stories/index.md", "file-unread"),
    ]  # fmt: skip
    assert "`content/jobs/index.md`" in found.diagnostics[0].hint


def test_all_that_is_made_at_the_top_of_the_site_is_kept_from_pages(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "content/offer.md": PAGE})
    order = pipeline.Order(root, root / "site", root / "backstage", today=date(2026, 6, 1), pictures=False)
    assert pipeline.build(order).published
    own = {path.name for path in (root / "site").iterdir()} - FOLDERS - {"offer", "index.html"}
    assert {"_headers", "assets", "feeds", "robots.txt"} < own
    for name in sorted(own | {"media", "backstage", "index.html"}):
        told = codes(**{f"content/{name}/index.md": PAGE})
        assert [code for _, code in told if code in ("address-taken", "file-steers")], name


@settings(max_examples=60)
@given(
    NAMES,
    st.sampled_from(["content/{}.md", "content/{}/index.md", "content/{}", "stories/{}.md", "jobs/{}/a.jpg"]),
)
def test_any_name_gives_an_address_that_every_host_reads_alike_or_is_told(name: str, where: str) -> None:
    report = Report()
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"mkdocs.yml": CONFIG, "stories/night-shift.md": story()})
        try:
            write(root, {where.format(name): story(title="Another")})
        except (OSError, UnicodeEncodeError):
            assume(False)  # the disk has no such names
        library = load(root, TODAY, report)
    assert library is not None
    for found in report.diagnostics:
        assert (as_text(found) + as_github(found)).encode() and "\x1b" not in as_text(found)
    if not report.fails():
        for thing in (*library.pages, *library.stories):
            assert not set(thing.address) & set('#%?<>:"|*\\') and ".." not in thing.address.split("/")
            assert unicodedata.normalize("NFC", thing.address) == thing.address
            assert unquote(absolute(URL, thing.address)) == URL + thing.address


def test_odd_names_that_are_right_are_published(tmp_path: Path) -> None:
    names = (
        "Mu\u0308ller",
        "Über uns & mehr",
        "R&D; v1.2 (x+y=z@w!)",
        "a'b",
        "{{ x }}",
        "日本語",
        "404",
        " a",
    )
    pages = {f"content/odd/{name}.md": PAGE for name in names}
    pages["content/index.md"] = "# Us\n\n[one](odd/M\u00fcller.md), [two](<odd/Über uns & mehr.md>)\n"
    root = write(tmp_path, {**SMALL, **pages, "content/templates/cv.md": PAGE})
    order = pipeline.Order(root, root / "site", root / "backstage", today=date(2026, 6, 1), pictures=False)
    outcome = pipeline.build(order)
    assert outcome.published and not outcome.report.diagnostics, outcome.report.diagnostics
    for name in (*(f"odd/{unicodedata.normalize('NFC', name)}" for name in names), "templates/cv"):
        assert "Words." in (root / "site" / name / "index.html").read_text("utf-8")
    sitemap = (root / "site/sitemap.xml").read_text("utf-8")
    assert "https://careers.example.org/odd/%C3%9Cber%20uns%20%26%20mehr/" in sitemap
