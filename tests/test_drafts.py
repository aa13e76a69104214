"""Drafts of captions: what the speech program is asked, and that what it wrote is never published unread."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.captions import faults, read
from kollega.cli import cli

#: The part of the program `whisper` that is relied on: it writes `<name>.vtt` into the folder that it is told.
PROGRAM = """#!/bin/sh
echo "$@" > "{asked}"
while [ "$1" != "--output_dir" ]; do shift; done
printf 'WEBVTT\\n\\n00:00.000 --> 00:02.000\\n It is dark & quiet.\\n' > "$2/lamp.vtt"
"""


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.mp4"
    path.write_bytes(b"\0\0\0\x10ftypisom\0\0\2\0")
    return path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A speech program on the PATH; the file holds what it was asked."""
    asked, path = tmp_path / "asked", tmp_path / "bin" / "whisper"
    path.parent.mkdir()
    path.write_text(PROGRAM.format(asked=asked))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    return asked


def test_a_draft_is_written_beside_the_video_and_refused_as_it_is(video: Path, program: Path) -> None:
    done = CliRunner().invoke(cli, ["captions", str(video), "--lang", "da", "--model", "tiny"])
    assert done.exit_code == 0, done.output
    to = video.with_name("lamp.da.draft.vtt")
    found = read(to.read_text("utf-8"))
    assert [cue.text for cue in found.cues] == ["It is dark & quiet."]
    assert [one.problem for one in faults(found)] == ["captions-draft"]
    assert "--model tiny --language da --output_format vtt" in program.read_text()


def test_a_draft_is_never_written_over(video: Path, program: Path) -> None:
    to = video.with_name("lamp.en.draft.vtt")
    to.write_text("mine", "utf-8")
    done = CliRunner().invoke(cli, ["captions", str(video)])
    assert done.exit_code == 1
    assert "is there already" in done.output
    assert to.read_text("utf-8") == "mine"


@pytest.mark.parametrize("words", [["--lang", "../en"], ["--model", "--help"], ["--lang", ""]])
def test_nothing_but_names_reaches_the_program(video: Path, program: Path, words: list[str]) -> None:
    done = CliRunner().invoke(cli, ["captions", str(video), *words])
    assert done.exit_code == 1
    assert "letters, digits, dots and hyphens" in done.output
    assert not program.exists()


def test_a_name_that_no_disk_takes_is_told_before_anything_is_done(video: Path, program: Path) -> None:
    long = video.rename(video.with_name("l" * 250 + ".mp4"))
    done = CliRunner().invoke(cli, ["captions", str(long)])
    assert done.exit_code == 1
    assert "it cannot be written" in done.output
    assert not program.exists()


def test_without_a_model_there_is_a_word(video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(cli, ["captions", str(video)])
    assert done.exit_code == 1
    assert "there is no speech model here" in done.output
