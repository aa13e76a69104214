"""What people read when something is wrong: for each problem a small site that has it, and the exact report.

`UPDATE_GOLDEN=1` writes the reports anew; read them aloud before they are kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kollega import pipeline
from kollega.diagnostics import as_text
from kollega.problems import PROBLEMS
from tests.folders import CONFIG, write
from tests.reading import story

SITES = Path(__file__).parent / "sites"
INVALID = SITES / "invalid"
TODAY = date(2026, 11, 21)

#: Problems that no small folder of files has.
WITHOUT_SITE = {
    "file-alike": "some disks hold only one of the two files; in tests/sources/test_files.py",
    "file-unreadable": "whoever runs the tests may be allowed to read everything",
    "folder-too-full": "10,001 files; in tests/sources/test_files.py with a lower limit",
    "page-renamed": "it needs a release before; in tests/test_renames.py",
    "page-too-slow": "it takes a minute to be slow",
    "path-unread": "it is told of paths that somebody asks about; in tests/library/test_unread.py",
    "phrases-missing": "it counts the phrases, which grow in number; in tests/library/test_catalogues.py",
    "stand-unprintable": "no title is known that the press refuses; in tests/produce/test_event_rooms.py",
    "stand-without-press": "it needs a machine without the press; in tests/produce/test_event_rooms.py",
    "state-committed": "it needs a repository of its own; in tests/test_pipeline.py",
    **dict.fromkeys(
        (
            "video-empty",
            "video-lfs",
            "video-not-one",
            "video-undecodable",
            "video-sound-undecodable",
            "video-too-costly",
            "video-too-large",
            "video-too-long",
            "video-without-picture",
        ),
        "it needs ffmpeg; in tests/video/test_probe.py",
    ),
    **dict.fromkeys(
        ("video-cut-off", "video-silent", "video-outside", "video-program-missing", "captions-late"),
        "it needs ffmpeg, or is about its absence; in tests/produce/test_videos.py",
    ),
    "card-letters-apart": "it needs a machine without FriBiDi; in tests/pictures/test_shaping.py",
    "too-costly": "it takes minutes and gigabytes; the wall is in tests/test_run.py",
}
#: Problems that only show when pages and cards are made.
WHEN_BUILT = {
    "frame-incomplete",
    "mkdocs-problem",
    "card-layout",
    "share-voices",
    "template-syntax",
    "card-glyph-missing",
    "card-text-cut",
}


def _link(root: Path) -> None:
    (root / "stories/linked.md").symlink_to("/etc/hostname")


def _name(root: Path) -> None:
    (root / "stories/night\u202eshift.md").write_text(story())


def _windows(root: Path) -> None:
    for name in ("aux.md", "who am I?.md", "9:30.md", "the end..md"):
        (root / "stories" / name).write_text(story(title=name))
    write(root, {"content/the end./a.md": "# The end\n"})


def _long(root: Path) -> None:
    folder = root / "stories" / "a-very-long-name-for-a-folder" / ("of-all-that-happened" * 10)
    write(folder, {"index.md": story()})
    write(folder / ("and-then-some-more" * 10), {"index.md": story()})


def _hard_link(root: Path) -> None:
    os.link(root / "mkdocs.yml", root / "stories/transcript.txt")


def _font(root: Path) -> None:
    brand = "extra: {kollega: {brand: {text_font: fonts/our-sans.woff2}}}\n"
    write(root, {"mkdocs.yml": CONFIG + brand, "theme/fonts/our-sans.woff2": b"wOF2" + bytes(340_000)})


#: Sites that cannot be kept as files: odd bytes, odd names, sheer size.
MADE: dict[str, Callable[[Path], object]] = {
    "not-utf8": lambda root: write(
        root,
        {
            "stories/latin.md": "---\ntitle: Bl\u00e5b\u00e6r\n---\n".encode("latin-1"),
            "stories/wide.md": story().encode("utf-16"),
        },
    ),
    "file-too-large": lambda root: write(root, {"stories/long.md": story(body="word " * 4_000_000)}),
    "file-link": _link,
    "font-heavy": _font,
    "file-name": _name,
    "file-name-windows": _windows,
    "file-name-long": _long,
    "file-hard-link": _hard_link,
    "file-device": lambda root: os.mkfifo(root / "stories/door.md"),
    "text-invisible": lambda root: write(
        root, {"stories/hidden.md": story(title='"Ni\\u202Eght"', body="One.\n\nTw\u2066o.")}
    ),
    "yaml-character": lambda root: write(root, {"stories/bell.md": story(summary="Di\x07ng")}),
    "yaml-too-many": lambda root: write(root, {"stories/pasted.md": story(x="[" + "a, " * 10_000 + "]")}),
    "list-long": lambda root: write(
        root, {"stories/tagged.md": story(tags=f"[{', '.join(map(str, range(300)))}]")}
    ),
}

NAMES = sorted({path.name for path in INVALID.iterdir()} | set(MADE))


def made(name: str, tmp_path: Path) -> Path:
    """The site folder of a problem."""
    if name not in MADE:
        return INVALID / name
    root = write(tmp_path / "site", {"mkdocs.yml": CONFIG, "stories/night-shift.md": story()})
    MADE[name](root)
    return root


def report_of(root: Path, tmp_path: Path, *, built: bool) -> str:
    """All that there is to say about a site."""
    if built:
        order = pipeline.Order(
            root=root, site_dir=tmp_path / "a/site", backstage_dir=tmp_path / "a/backstage", today=TODAY
        )
        outcome = pipeline.build(order)
    else:
        outcome = pipeline.check(root, TODAY)
    return "".join(f"{as_text(one)}\n" for one in outcome.report.diagnostics)


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_what_people_should_read(name: str, tmp_path: Path) -> None:
    problem = name.partition("--")[0]
    found = report_of(made(name, tmp_path), tmp_path, built=problem in WHEN_BUILT)
    golden = INVALID / name / "report.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert golden.read_text("utf-8") == found
    message = PROBLEMS[problem].message.replace("{{", "{").replace("}}", "}")
    pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(message))
    assert re.search(rf"{PROBLEMS[problem].severity}\[[a-z0-9-]+\]: {pattern}", found), (
        f"this site does not have {problem}"
    )


def test_every_problem_has_a_site() -> None:
    shown = {name.partition("--")[0] for name in NAMES} | set(WITHOUT_SITE)
    assert {name for name in PROBLEMS if not name.startswith("gate-")} == shown


def test_the_good_site_is_good() -> None:
    assert report_of(SITES / "good", SITES, built=False) == ""
