"""Pages of a preview ahead of their build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kollega.order import Order, Outcome
from kollega.pipeline import build
from tests.folders import JOB, SMALL, STORY, write

EVENT = "---\ntitle: Open day\nstarts: 2026-05-01T10:00\nurl: https://e.example/\n---\n\nCome.\n"
STORY_PAGE = "stories/night-shift/index.html"


def order(root: Path, **options: bool) -> Order:
    options = {"is_release": False, "pictures": False, "backstage": False, **options}
    return Order(
        root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=date(2026, 2, 1), **options
    )


def built(root: Path, files: dict[str, str | bytes], **options: bool) -> Outcome:
    """The outcome of a build of `files` in the site folder `root`."""
    made = build(order(write(root, files), **options))
    assert made.published, made.report.diagnostics
    return made


def early(root: Path, files: dict[str, str | bytes]) -> Callable[[str], Mapping[str, bytes]]:
    made = built(root, files)
    assert made.early
    return made.early


@pytest.mark.parametrize(
    ("path", "text", "page"),
    [
        ("stories/night-shift.md", STORY.replace("dark", "bright"), STORY_PAGE),
        ("stories/night-shift.md", STORY.replace("Night shift", "Late shift"), STORY_PAGE),
        (
            "stories/night-shift.md",
            STORY.replace("Night shift", "Night shift\nsummary: No *lamp*."),
            STORY_PAGE,
        ),
        ("content/events/open.md", EVENT.replace("Come", "Do come"), "events/open/index.html"),
        ("jobs/lamp-keeper.md", JOB.replace("Keep the", "Light the"), "jobs/lamp-keeper/index.html"),
    ],
)
def test_a_page_is_what_the_build_makes_of_it(tmp_path: Path, path: str, text: str, page: str) -> None:
    ahead = early(tmp_path, {**SMALL, "content/events/open.md": EVENT})
    before = (tmp_path / "site" / page).read_bytes()
    write(tmp_path, {path: text})
    shown = ahead(path)
    assert list(shown) == [page] and (tmp_path / "site" / page).read_bytes() == before
    built(tmp_path, {})
    assert shown[page] == (tmp_path / "site" / page).read_bytes() != before


def test_what_looks_the_same_is_not_shown(tmp_path: Path) -> None:
    ahead = early(tmp_path, dict(SMALL))
    write(tmp_path, {"stories/night-shift.md": STORY + "\n\n"})
    assert ahead("stories/night-shift.md") == {}


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace("Night shift", "Night shift\nphoto: new.png\nphoto_alt: A lamp"),
        STORY.replace("date: 2026-01-13", "date: never"),
        STORY.replace("Night shift", "Night shift\ndraft: true"),
        STORY.replace("It is dark", "It is {{ 1 / 0 }} <script>alert(1)</script> [x](javascript:alert(1))"),
    ],
)
def test_no_page_is_shown_that_needs_more(tmp_path: Path, text: str) -> None:
    ahead = early(tmp_path, dict(SMALL))
    write(tmp_path, {"stories/night-shift.md": text, "stories/new.png": b"none"})
    for page in ahead("stories/night-shift.md").values():
        assert b"alert" not in page


def test_a_page_in_which_the_gate_finds_something_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = early(tmp_path, dict(SMALL))
    write(tmp_path, {"stories/night-shift.md": STORY.replace("dark", "bright")})
    assert ahead("stories/night-shift.md")
    monkeypatch.setattr("kollega.early.faults", lambda output, path, content: ("something",))
    assert ahead("stories/night-shift.md") == {}


def test_other_files_are_left_to_the_build(tmp_path: Path) -> None:
    ahead = early(tmp_path, dict(SMALL))
    for path in ("content/index.md", "mkdocs.yml", "theme/records/story.html", "stories/nothing.md", ""):
        assert ahead(path) == {}


def test_on_another_day_all_is_built_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = build(replace(order(write(tmp_path, dict(SMALL))), today=None))
    write(tmp_path, {"stories/night-shift.md": STORY.replace("dark", "bright")})
    assert made.early and made.early("stories/night-shift.md")
    monkeypatch.setattr("kollega.early.today_in", lambda timezone: date(2100, 1, 1))
    assert made.early("stories/night-shift.md") == {}


def test_where_a_warning_is_too_much_all_is_built_first(tmp_path: Path) -> None:
    assert built(tmp_path, dict(SMALL), strict=True).early is None


def test_a_release_holds_on_to_nothing(tmp_path: Path) -> None:
    assert built(tmp_path, dict(SMALL), is_release=True).early is None
