"""The whole preview: a process that builds, serves, watches, and ends."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.folders import CONFIG, JOB, SMALL, STORY, contents, write

from .program import Program, built, events, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=alert(1)>"
STORY_FILE = "stories/night-shift.md"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    files = {name: text for name, text in SMALL.items() if not name.startswith("jobs/")}
    with running(write(tmp_path_factory.mktemp("preview") / "site", files), "--port", 0) as started:
        yield started


@pytest.fixture
def preview(program: Program) -> Program:
    """The running preview, with the story as it was at first, and nothing left to build."""
    mark = f"quiet {time.monotonic_ns()}"
    with events(program.url) as states:
        write(program.root, {STORY_FILE: STORY.replace("quiet", mark)})
        for state in built(states):
            page = program.get("/stories/night-shift/")[2]
            if mark in page and f'data-build="{state["build"]}"' in page:
                return program
    raise AssertionError("the preview has ended")


def change(preview: Program, files: dict[str, str | bytes]) -> dict[str, object]:
    """Write files, and wait for what open pages are told after the build."""
    with events(preview.url) as states:
        next(states)
        write(preview.root, files)
        return next(built(states))


def test_it_publishes_nothing(preview: Program) -> None:
    assert sorted(path.name for path in preview.root.iterdir() if path.name != "jobs") == [
        ".kollega-preview", "content", "mkdocs.yml", "stories",
    ]  # fmt: skip
    assert (preview.root / ".kollega-preview/.gitignore").read_text() == "*\n"


def test_both_outputs_are_there(preview: Program) -> None:
    assert "Night shift" in preview.get("/stories/night-shift/")[2]
    assert "Night shift" in preview.get("/_backstage/")[2]
    assert preview.get("/stories/nothing/")[0] == 404


def test_each_build_is_one_line(preview: Program) -> None:
    number = len(preview.lines)
    change(preview, {STORY_FILE: STORY.replace("dark", "bright")})
    line = preview.wait_for("built", number)
    assert line.startswith(f"{STORY_FILE}: built in ") and "changed" in line


@pytest.mark.browser
def test_an_open_page_shows_a_change(preview: Program, page: Page) -> None:
    page.goto(preview.url + "stories/night-shift/")
    write(preview.root, {STORY_FILE: STORY.replace("It is dark", "It is bright")})
    page.get_by_text("It is bright").wait_for()


def test_a_page_is_shown_ahead_of_the_build(preview: Program) -> None:
    number = len(preview.lines)
    with events(preview.url) as states:
        before = next(states)
        write(
            preview.root,
            {STORY_FILE: STORY.replace("It is dark", "It is early").replace("Night s", "Late s")},
        )
        state = next(states)
        assert state["build"] == state["early"] != before["build"] and not state["failure"]
        page = preview.get("/stories/night-shift/")[2]
        assert "It is early" in page and "Late shift" in page and f'data-build="{state["build"]}"' in page
        assert "Late shift" not in preview.get("/stories/")[2]
        assert not preview.lines[number:]
        state = next(states)
        assert state["build"] not in (state["early"], before["build"])
        assert state["same"] == ["/stories/night-shift/"]
    assert "Late shift" in preview.get("/stories/")[2]


def test_a_change_with_a_mistake_is_not_shown_ahead(preview: Program) -> None:
    with events(preview.url) as states:
        before = next(states)
        write(preview.root, {STORY_FILE: STORY.replace("quiet*.", "quiet*. See [this](../stories/gone.md).")})
        write(preview.root, {STORY_FILE: STORY.replace("2026-01-13", "one day")})
        state = next(states)
        assert state["failure"] and state["build"] == before["build"]
    assert "It is dark" in preview.get("/stories/night-shift/")[2]


@pytest.mark.browser
def test_a_page_that_was_shown_ahead_reloads_once(preview: Program, page: Page) -> None:
    loads: list[str] = []
    page.goto(preview.url + "stories/night-shift/")
    page.on("load", lambda: loads.append(page.url))
    number = len(preview.lines)
    write(preview.root, {STORY_FILE: STORY.replace("It is dark", "It is bright")})
    page.get_by_text("It is bright").wait_for()
    preview.wait_for("built", number)
    page.wait_for_timeout(1000)
    assert len(loads) == 1
    change(preview, {STORY_FILE: STORY.replace("It is dark", "It is later")})
    page.get_by_text("It is later").wait_for()


@pytest.mark.browser
def test_a_mistake_is_shown_until_it_is_mended(preview: Program, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(preview.url + "stories/night-shift/")
    number = len(preview.lines)
    write(preview.root, {STORY_FILE: STORY.replace("2026-01-13", HOSTILE).replace("Night shift", HOSTILE)})
    alert = page.get_by_role("alert")
    alert.get_by_text(f'`date` is not a calendar date: "{HOSTILE}".').wait_for()
    assert alert.get_by_text(f"{STORY_FILE}, line 3", exact=True).is_visible()
    assert alert.get_by_text("Until then you see the last good page.").is_visible()
    assert alert.locator("img").count() == 0
    assert page.get_by_text("It is dark").is_visible()
    assert "not built" in preview.wait_for("built", number) and preview.wait_for("error[story-date]", number)
    write(preview.root, {STORY_FILE: STORY.replace("Night shift", HOSTILE)})
    page.get_by_role("heading", name=HOSTILE).wait_for()
    assert alert.count() == 0


@pytest.mark.browser
def test_two_quick_saves_show_the_second(preview: Program, page: Page) -> None:
    page.goto(preview.url + "stories/night-shift/")
    for pause in (0.0, 0.1, 0.3):
        write(preview.root, {STORY_FILE: STORY.replace("It is dark", "A first try")})
        time.sleep(pause)
        write(preview.root, {STORY_FILE: STORY.replace("It is dark", f"The last word after {pause}")})
        page.get_by_text(f"The last word after {pause}").wait_for()


def test_a_new_folder_is_noticed(preview: Program) -> None:
    shutil.rmtree(preview.root / "jobs", ignore_errors=True)
    change(preview, {"jobs/lamp-keeper.md": JOB})
    assert "Lamp keeper" in preview.get("/jobs/")[2]


def test_templates_of_the_site_are_read_anew(preview: Program) -> None:
    name = "theme/records/missing.html"
    change(preview, {name: "<p>First words</p>"})
    assert "First words" in preview.get("/nothing/")[2]
    change(preview, {name: "<p>Second words</p>"})
    assert "Second words" in preview.get("/nothing/")[2]
    state = change(preview, {name: "{{ 1 / 0 }}"})
    assert "ZeroDivisionError" in str(state["failure"]) and "failure.txt" in str(state["failure"])
    assert "1 / 0" in (preview.root / ".kollega-preview/failure.txt").read_text()
    assert "Second words" in preview.get("/nothing/")[2]
    assert not [line for line in preview.lines if "Traceback" in line]
    assert change(preview, {name: "<p>Third words</p>"})["failure"] == ""
    assert "Third words" in preview.get("/nothing/")[2]


def test_without_a_configuration_it_waits(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {name: text for name, text in SMALL.items() if name != "mkdocs.yml"})
    with running(root, "--port", 0) as preview:
        assert preview.wait_for("not built") and preview.wait_for("error[config-missing]")
        assert preview.get("/")[0] == 503
        change(preview, {"mkdocs.yml": CONFIG.replace("example.org/", "example.org/careers/")})
        assert preview.get("/")[1]["location"] == "/careers/"
        assert "Night shift" in preview.get("/careers/stories/")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once(tmp_path: Path, number: int) -> None:
    root = write(tmp_path / "site", {**SMALL, "site/mine.txt": "mine", "backstage/mine.txt": "mine"})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(root, "--port", port) as preview:
            assert f"Port {port} is taken" in preview.lines[0]
            assert f":{port}/" not in preview.url
            begun = time.monotonic()
            os.kill(preview.process.pid, number)
            assert preview.process.wait(10) == 0
            assert time.monotonic() - begun < 3
            assert preview.left() == []
    assert preview.wait_for("The preview has ended.") and "Traceback" not in "\n".join(preview.lines)
    assert contents(root / "site") == {"mine.txt": b"mine"} == contents(root / "backstage")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_ends_in_the_middle_of_a_build(tmp_path: Path) -> None:
    stories = {f"stories/{number}.md": STORY for number in range(200)}
    for wait in (0.3, 0.9):
        root = write(tmp_path / f"site{wait}", {**SMALL, **stories})
        preview = Program(root, "--port", 0)
        preview.wait_for("Files are watched")
        time.sleep(wait)
        assert preview.interrupt() < 3
        assert preview.process.returncode == 0 and preview.left() == []
        assert "Traceback" not in "\n".join(preview.lines)


@pytest.mark.browser
def test_a_page_comes_back_when_the_preview_does(tmp_path: Path, page: Page) -> None:
    root = write(tmp_path / "site", SMALL)
    with running(root, "--port", 0) as preview:
        port = preview.url.split(":")[2].strip("/")
        page.goto(preview.url + "stories/night-shift/")
        preview.interrupt()
        write(root, {STORY_FILE: STORY.replace("It is dark", "It is bright")})
        with running(root, "--port", port):
            page.get_by_text("It is bright").wait_for()


def test_a_folder_that_is_a_link_is_not_written_to(tmp_path: Path) -> None:
    root = write(tmp_path / "site", SMALL)
    (tmp_path / "elsewhere").mkdir()
    (root / ".kollega-preview").symlink_to(tmp_path / "elsewhere")
    with running(root, "--port", 0) as preview:
        assert preview.get("/stories/")[0] == 200
        assert list((tmp_path / "elsewhere").iterdir()) == []
        preview.interrupt()
