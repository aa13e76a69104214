"""Cuts as data: how long they are, and what is laid over them when."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kollega.captions import Cue
from kollega.limits import MOST
from kollega.networks import NETWORKS
from kollega.video import ffmpeg, probe
from kollega.video.cuts import CUTS, INTRO, OUTRO, Cut, arguments, length, listed, shown
from kollega.video.probe import Measured, Probe
from tests.video import files

TIMES = st.integers(0, 200_000)
CUES = st.lists(
    st.builds(lambda start, more: Cue(start, start + more, ("Words",)), TIMES, TIMES), max_size=30
)


def measured(seconds: float) -> Measured:
    return Measured(
        probe=Probe(demuxer="mov", width=1920, height=1080, rate=30, seconds=seconds, has_sound=True), picture=seconds
    )  # fmt: skip


@given(CUES, st.floats(0.5, 400))
def test_overlays_fill_exactly_the_time_of_a_cut(cues: list[Cue], seconds: float) -> None:
    rows = shown(cues, seconds)
    assert abs(sum(during for during, _ in rows) - seconds) < 0.001
    assert all(during > 0 for during, _ in rows)


@given(CUES, st.floats(0.5, 900))
def test_no_cut_is_longer_than_its_networks_allow(cues: list[Cue], seconds: float) -> None:
    for cut in CUTS:
        assert 0 < length(cut, measured(seconds), cues) <= min(seconds, cut.seconds - INTRO - OUTRO)


def test_a_cut_ends_with_the_last_words_for_which_there_is_time() -> None:
    cues = [Cue(0, 50_000, ("One",)), Cue(50_000, 70_000, ("Two",))]
    tall = CUTS[-1]
    assert length(tall, measured(100), cues) == 50.3


def test_there_is_a_cut_for_each_shape_and_its_networks_are_known() -> None:
    assert {round(cut.width / cut.height, 2) for cut in CUTS} == {1.78, 1.0, 0.8, 0.56}
    assert {name for cut in CUTS for name in cut.networks} <= NETWORKS.keys()


def test_the_list_names_files_of_our_own_alone() -> None:
    assert listed([(1.5, "a.png")]) == "ffconcat version 1.0\nfile 'a.png'\nduration 1.500\nfile 'a.png'\n"


@pytest.mark.video
@pytest.mark.parametrize("late", ["sound", "picture"])
def test_what_is_seen_and_heard_together_stays_together_in_a_cut(late: str, tmp_path: Path) -> None:
    # A recorder often begins with one of the two a moment earlier. After two seconds it is light, and loud.
    delays = {late: ("-itsoffset", "1")}
    at = {"sound": 2, "picture": 2} | {late: 1}
    light, loud = (
        f"drawbox=enable='gte(t,{at['picture']})':color=white:t=fill",
        f"sin(2000*t)*gte(t,{at['sound']})/2",
    )
    path = tmp_path / "late.webm"
    files.ffmpeg(
        *delays.get("picture", ()), "-f", "lavfi", "-i", f"color=black:s=64x64:d={at['picture'] + 2}:r=25,{light}",
        *delays.get("sound", ()), "-f", "lavfi", "-i", f"aevalsrc='{loud}':d={at['sound'] + 2}:s=48000",
        "-map", "0", "-map", "1", "-c:v", "libvpx", "-c:a", "libopus", path,
    )  # fmt: skip
    known, _ = probe.measure(path, probe.probe(path, path.read_bytes()[:256], MOST, tmp_path), tmp_path)
    row = Cut(
        id="small",
        name="Small",
        width=64,
        height=64,
        seconds=60,
        bytes=10_000_000,
        networks=(),
        shape="square",
    )
    Image.new("RGBA", (64, 64)).save(tmp_path / "nothing.png")
    (tmp_path / "overlays.txt").write_text(listed([(known.probe.seconds + INTRO + OUTRO, "nothing.png")]))
    ffmpeg.run(
        arguments(ffmpeg.source(path), known, row, known.probe.seconds, (0, 0, 64, 64)), seconds=60, folder=tmp_path
    )  # fmt: skip
    grays = _decoded(tmp_path, "-vf", "fps=50,scale=1:1,format=gray", "-f", "rawvideo")
    samples = _decoded(tmp_path, "-ar", "1000", "-ac", "1", "-f", "u8")
    is_light = next(number for number, gray in enumerate(grays) if gray > 128) / 50
    is_loud = next(number for number, sample in enumerate(samples) if abs(sample - 128) > 16) / 1000
    assert is_light == pytest.approx(INTRO + 2, abs=0.1)
    assert is_loud == pytest.approx(INTRO + 2, abs=0.1)


def _decoded(folder: Path, *form: str) -> bytes:
    """What a cut shows or says, in the form of ffmpeg's arguments."""
    return subprocess.run(
        ["ffmpeg", "-v", "error", "-nostdin", "-i", "made.mp4", *form, "-"], cwd=folder, capture_output=True, check=True
    ).stdout  # fmt: skip
