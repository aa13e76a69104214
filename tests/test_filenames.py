"""What a file of a site may be called: litter, steering names, Windows, length, kinds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kollega import filenames
from kollega.filenames import (
    KINDS,
    MOST_NAME,
    MOST_PATH,
    STEERING,
    alike,
    fault_of,
    fault_of_kind,
    fault_of_path,
    is_litter,
    is_photo,
    is_video,
    printable,
)
from kollega.problems import PROBLEMS

DEVELOPERS = (Path(__file__).parents[1] / "docs/developers.md").read_text("utf-8")


def problem(name: str) -> str:
    fault = fault_of(name)
    return fault.problem if fault else ""


@pytest.mark.parametrize(
    "name",
    [
        "index.md",
        "README.md",
        "Night shift – a diary.md",
        "IMG_0001.JPG",
        "photo (1).jpeg",
        "R&D, 2nd floor [new].png",
        "50% & more #1.jpg",
        "Screenshot 2026-01-02 at 3.04.05\u202fPM.png",
        "blåbær.md",
        "Mu\u0308ller.jpg",
        "日本語.md",
        "हिन्दी.md",
        "🎉❤\ufe0f.png",
        " leading.md",
        "-.md",
        "_draft.md",
        "v1.2.md",
        "console.md",
        "com10.md",
        "common.md",
        "aux-cables.md",
        "lpt.md",
        "headers.md",
        "robots.md",
        "manifest.md",
        "$100.md",
        "a'b.md",
        "{{x}}.md",
        "a" * 252 + ".md",
    ],
)
def test_names_that_people_give_are_right(name: str) -> None:
    assert fault_of(name) is None and not is_litter(name) and printable(name) == name


@pytest.mark.parametrize(
    "name",
    ".DS_Store ._photo.jpg .gitkeep .gitignore .gitattributes .git .vscode .idea .obsidian .pages .meta.yml "
    ".nav.yml .editorconfig .~lock.plan.odt# .a.md.swp .#a.md .icloud .directory .Trash-1000 Thumbs.db THUMBS.DB "
    "desktop.ini Icon\r 4913 __MACOSX @eaDir #recycle $RECYCLE.BIN lost+found ~$plan.docx #a.md# a.md~ a.md.swp "
    "a.md.bak a.md.orig a.md.rej a.jpg.tmp film.mp4.crdownload film.mp4.part".split(" "),
)
def test_what_systems_and_editors_leave_behind_is_litter(name: str) -> None:
    assert is_litter(name)


@pytest.mark.parametrize("name", sorted(STEERING))
def test_names_that_steer_are_told_in_any_case_with_who_reads_them(name: str) -> None:
    for written in (name, name.upper(), name.title()):
        fault = fault_of(written)
        assert fault and fault.problem == "file-steers" and not is_litter(written)
        assert fault.values["reader"] == STEERING[name]


@pytest.mark.parametrize("name", [".env.local", ".env.production", ".htaccess.bak", ".well-known"])
def test_names_that_begin_like_one_that_steers_are_told_too(name: str) -> None:
    assert problem(name) == "file-steers" and not is_litter(name)


@pytest.mark.parametrize(
    "name",
    "CON con.md Aux.jpg prn.tar.gz NUL nul.md COM0 com1.txt LPT9.md lpt¹.md COM².md COM³ conin$ CONOUT$.md "
    'a<b.md a>b.md a:b.md a"b.md a|b.md a?b.md a*b.md trailing.'.split(),
)
def test_names_that_windows_cannot_have_are_told(name: str) -> None:
    assert problem(name) == "file-name-windows"


@pytest.mark.parametrize("name", ["con .md", "NUL  .jpg", "trailing ", "a. .", "..."])
def test_spaces_and_dots_are_no_way_around_windows(name: str) -> None:
    assert problem(name) == "file-name-windows"


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("a\nb.md", "U+000A"),
        ("a\x1b[31m.md", "U+001B"),
        ("a\x7f.md", "U+007F"),
        ("a\u202eb.md", "U+202E"),
        ("a\u2066b.md", "U+2066"),
        ("a\u200bb.md", "U+200B"),
        ("a\ufeffb.md", "U+FEFF"),
        ("a\u00adb.md", "U+00AD"),
        ("a\u2028b.md", "U+2028"),
        ("a\U000e0041b.md", "U+E0041"),
        ("a\U000e0100b.md", "U+E0100"),
        ("a\u3164b.md", "U+3164"),
        ("a\ue000b.md", "U+E000"),
        ("a\udce5b.md", "byte E5"),
        ("a\\b.md", "`\\`"),
    ],
)
def test_signs_that_nobody_sees_are_told_by_their_number(name: str, sign: str) -> None:
    fault = fault_of(name)
    assert fault and fault.problem == "file-name" and fault.values["signs"] == sign
    assert printable(name).isprintable()


def test_names_and_paths_that_are_too_long() -> None:
    assert problem("a" * 256) == problem("é" * 128) == "file-name-long"
    assert fault_of("é" * 127) is None and fault_of("a" * MOST_NAME) is None
    assert fault_of_path("a/" * 200) is None and fault_of_path("a/" * 200 + "b")
    assert fault_of_path("é" * (MOST_PATH // 2)) is None and fault_of_path("é" * 201)
    assert fault_of_path("\udce5" * 401)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_are_told_by_the_ending_in_any_case(kind: str) -> None:
    for ending in KINDS[kind]:
        assert fault_of_kind(f"a.{ending}") is None and fault_of_kind(f"a.b.{ending.upper()}") is None


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("tool.exe", "delete it"),
        ("photo.jpg.exe", "delete it"),
        ("page.html", "`.md`"),
        ("plan.DOC", "the form for stories"),
        ("a-day.pages", "the form for stories"),
        ("a-day.rtf", "`.md`"),
        ("all.zip", "unpack"),
        ("raw.psd", "`.png`"),
        ("brand.css", "`extra_css`"),
        ("brand.woff2", "`theme/fonts/`"),
        ("where.webloc", "link"),
        ("LICENSE", "ending"),
        ("stories", "ending"),
        ("md", "ending"),
        ("a.", "ending"),
    ],
)
def test_other_kinds_are_told_with_what_to_do(name: str, cure: str) -> None:
    fault = fault_of_kind(name)
    assert fault and fault.problem == "file-ending" and cure in fault.values["cure"]


def test_every_cure_is_for_a_kind_that_needs_one() -> None:
    allowed = {ending for endings in KINDS.values() for ending in endings}
    assert not allowed & filenames._CURES.keys()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A.md", "a.md", True),
        ("Straße", "STRASSE", True),
        ("Mu\u0308ller", "MÜLLER", True),
        ("\u212a", "k", True),
        ("é", "e", False),
        ("x²", "x2", False),
        ("a-b", "a_b", False),
    ],
)
def test_names_that_some_disk_takes_for_one(one: str, other: str, same: bool) -> None:
    assert (alike(one) == alike(other)) is same


@given(st.text(st.characters(), min_size=1, max_size=300))
@example("")
@example("\udcff" * 300)
@example("e" + "\u0301" * 299)
def test_any_text_is_right_or_told_in_words_that_can_be_shown(name: str) -> None:
    assert printable(name).isprintable() or " " in name or "\u00a0" in name or "\u3000" in name
    assert alike(alike(name)) == alike(name)
    assert is_litter(name) in (True, False)
    for fault in (fault_of(name), fault_of_kind(name), fault_of_path(name)):
        if fault:
            entry = PROBLEMS[fault.problem]
            assert entry.message.format_map(fault.values) and entry.hint.format_map(fault.values)


@pytest.mark.parametrize(
    ("path", "photo", "video"),
    [
        ("stories/a/IMG_1.JPG", True, False),
        ("a.tiff", True, False),
        ("logo.svg", False, False),
        ("a.MP4", False, True),
        ("jpg", False, False),
    ],
)
def test_photos_and_videos_are_known_by_their_endings(path: str, photo: bool, video: bool) -> None:
    assert (is_photo(path), is_video(path)) == (photo, video)


def test_every_kind_and_name_is_in_the_documentation() -> None:
    section = (
        DEVELOPERS.partition("### Kinds and names of files")[2].partition("\n### ")[0].partition("\n## ")[0]
    )
    words = {word.casefold() for word in re.findall(r"`([^`]+)`", section)}
    for endings in KINDS.values():
        assert {f".{ending}" for ending in endings} <= words
    assert STEERING.keys() <= words, "these steer, and are not in docs/developers.md"
