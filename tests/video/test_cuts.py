"""Cuts as data: how long they are, and what is laid over them when."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kollega.captions import Cue
from kollega.networks import NETWORKS
from kollega.video.cuts import CUTS, INTRO, OUTRO, length, listed, shown
from kollega.video.probe import Measured, Probe

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
