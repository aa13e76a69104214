"""What files may ask of the program: just under each limit is fine, just over is told with file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega import pipeline
from kollega.limits import MOST, WORDS, Limits
from tests.folders import CONFIG, SMALL, write
from tests.reading import Found, site, story

#: Small limits, so that tests are fast.
LITTLE = "extra:\n  kollega:\n    limits:\n      {name}: {value}\n"


def with_limit(name: str, value: object, files: dict[str, str | bytes]) -> Found:
    return site(files, config=CONFIG + LITTLE.format(name=name, value=value))


def told(found: Found) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in found.diagnostics]


def test_the_limits_are_those_that_were_promised() -> None:
    assert (MOST.text, MOST.front_matter, MOST.picture, MOST.pixels) == (
        1_000_000,
        200_000,
        40_000_000,
        80_000_000,
    )
    assert (MOST.video, MOST.files_a_folder) == (2_000_000_000, 10_000)
    assert set(WORDS) == set(Limits.__struct_fields__)


def test_a_site_may_ask_for_less() -> None:
    config = CONFIG + "extra:\n  kollega:\n    limits: {text_kb: 20, Video MB: 5}\n"
    found = site({"stories/a.md": story()}, config=config)
    assert not found.diagnostics
    assert found.library.site.limits == Limits(text_kb=20, video_mb=5)


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize(
    "value", ["{more}", "0", "-1", "1.5", "1e3", "0x10", "٣", "much", "[1]", "9" * 5_000]
)
def test_nobody_may_ask_for_more(name: str, value: str) -> None:
    most = getattr(MOST, name)
    found = with_limit(name, value.format(more=most + 1), {"stories/a.md": story()})
    (one,) = found.diagnostics
    assert (one.path, one.line, one.code, one.severity) == (
        "mkdocs.yml",
        6,
        "site-limits-" + name.replace("_", "-"),
        "error",
    )
    assert f"from 1 to {most}" in one.message and one.hint
    assert found.library.site.limits == MOST
    assert with_limit(name, most, {"stories/a.md": story()}).diagnostics == []


def test_a_text_file() -> None:
    text = story(body="")
    text += "a\n" * ((MOST.text - len(text)) // 2)
    text += "a" * (MOST.text - len(text))
    assert "file-too-large" not in site({"stories/a.md": text}).codes()
    assert told(site({"stories/a.md": text + "\n"})) == [
        ("stories/a.md", text.count("\n") + 1, "file-too-large")
    ]
    assert told(with_limit("text_kb", 1, {"stories/a.md": story(body="a\n" * 700)}))[0][1] > 400


def test_values_of_fields() -> None:
    fields = ["2026-01-13", "Ada", "Long"]
    room = MOST.front_matter - sum(map(len, fields))
    files: dict[str, str | bytes] = {
        "stories/a.md": story(
            title=fields[2], date=fields[0], authors=fields[1], share="\n  linkedin: " + "a" * room
        )
    }
    assert not site(files).diagnostics
    files = {
        "stories/a.md": story(
            title=fields[2], date=fields[0], authors=fields[1], share="\n  linkedin: " + "é" * (room // 2 + 1)
        )
    }
    assert told(site(files)) == [("stories/a.md", 6, "yaml-too-much")]
    person: dict[str, str | bytes] = {
        "content/people/a.yml": "name: Ada\nbio: " + "b " * 600 + "\nrole: Captain\n"
    }
    assert told(with_limit("front_matter_kb", 1, person)) == [("content/people/a.yml", 2, "yaml-too-much")]


def test_a_photo_that_a_field_names(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "stories/a.md": story(photo="p.jpg", photo_alt="x"), "stories/p.jpg": b""})
    for size, places in ((MOST.picture, []), (MOST.picture + 1, [("stories/a.md", 5)])):
        with (tmp_path / "stories/p.jpg").open("r+b") as opened:
            opened.truncate(size)  # a hole in a file takes no room
        found = pipeline.check(tmp_path, date(2026, 2, 1), with_pictures=False).report.diagnostics
        assert [(one.path, one.line) for one in found if one.severity == "error"] == places
        assert not places or f"{MOST.picture:,}" in found[0].message


def test_files_of_a_folder() -> None:
    files: dict[str, str | bytes] = {
        f"stories/s{number}.md": story(title=f"Story {number}") for number in range(5)
    }
    assert not with_limit("files_a_folder", 5, files).diagnostics
    found = told(with_limit("files_a_folder", 4, files))
    assert ("stories", 0, "folder-too-full") in found
    assert "site-empty" not in {code for *_, code in found}, "what is there is told, and not that nothing is"


def test_a_text_on_one_line() -> None:
    for length, codes in ((2_000, ["story-title"]), (2_001, ["story-title"])):
        found = site({"stories/a.md": story(title="a" * length), "stories/b.md": story()})
        assert found.codes() == codes
        assert found.diagnostics[0].severity == ("warning" if length == 2_000 else "error")
        assert found.diagnostics[0].line == 2
    found = site({"content/a.md": "Fine.\n\n# " + "word " * 401 + "\n"})
    assert told(found) == [("content/a.md", 3, "page-title")]
