"""The files of a site folder: found once, never outside of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.sources import Files, scan
from kollega.sources import files as module
from tests.folders import write


def scanned(root: Path, *folders: str) -> tuple[Files, list[tuple[str, str]]]:
    report = Report()
    return scan(root, list(folders), report), [(one.code, one.path) for one in report.diagnostics]


def test_only_the_named_folders_are_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a", "content/x/y.md": "b", "other/c.md": "c", "d.md": "d"})
    files, problems = scanned(tmp_path, "content", "stories", "jobs")
    assert files.paths == ["content/x/y.md", "stories/a.md"] and not problems
    assert list(files.below("content")) == ["content/x/y.md"]


def test_what_systems_leave_behind_is_not_seen(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "stories/.DS_Store": "",
            "stories/Thumbs.db": "",
            "stories/.git/a.md": "",
            "stories/desktop.ini": "",
        },
    )
    assert scanned(tmp_path, "stories")[0].paths == []


def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret/key.md": "secret", "stories/a.md": "a"})
    (tmp_path / "stories/b.md").symlink_to(tmp_path / "secret/key.md")
    (tmp_path / "stories/c").symlink_to(tmp_path / "secret")
    (tmp_path / "stories/gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "jobs").symlink_to(tmp_path / "secret")
    files, problems = scanned(tmp_path, "stories", "jobs")
    assert files.paths == ["stories/a.md"]
    assert problems == [
        ("file-link", path) for path in ("jobs", "stories/b.md", "stories/c", "stories/gone.md")
    ]


def test_a_file_that_became_a_link_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a", "secret": "secret"})
    files, _ = scanned(tmp_path, "stories")
    (tmp_path / "stories/a.md").unlink()
    (tmp_path / "stories/a.md").symlink_to(tmp_path / "secret")
    with pytest.raises(OSError):
        files.read("stories/a.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.md": "a"})
    os.mkfifo(tmp_path / "stories/b.md")
    assert scanned(tmp_path, "stories")[1] == [("file-link", "stories/b.md")]


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1b[31m.md", "a\u202eb.md", "a\\b.md"])
def test_names_that_cannot_be_shown_are_told_safely(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"stories/{name}": "a"})
    files, ((code, path),) = scanned(tmp_path, "stories")
    assert code == "file-name" and not files.paths
    assert path.isprintable()


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "stories") + b"/bl\xe5.md")).write_text("a")
    except OSError:
        pytest.skip("the disk refuses such names")
    assert scanned(tmp_path, "stories")[1] == [("file-name", "stories/bl?.md")]


def test_an_accent_may_be_a_character_of_its_own_in_a_name(tmp_path: Path) -> None:
    write(tmp_path, {"stories/Mu\u0308ller.jpg": "a"})
    files, _ = scanned(tmp_path, "stories")
    found = files.find("stories/M\u00fcller.jpg")
    assert found is not None and files.read(found) == b"a" and files.size(found) == 1
    assert files.digest(found) == files.digest(found)


def test_a_folder_may_not_be_too_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 3)
    write(tmp_path, {f"jobs/{number}.md": "" for number in range(4)} | {"content/a.md": ""})
    files, problems = scanned(tmp_path, "content", "jobs")
    assert files.paths == ["content/a.md"] and problems == [("folder-too-full", "jobs")]
