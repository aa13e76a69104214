"""Tints: near to what they stand for, and the same words in facts and styles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kollega.colour import distance, written
from kollega.pictures.tints import nearest, rules, tints

channels = st.integers(0, 255)


@given(st.tuples(channels, channels, channels))
def test_every_colour_has_a_tint_that_is_not_far(colour: tuple[int, int, int]) -> None:
    number = nearest(colour)
    assert distance(tints()[number], colour) <= 0.36
    assert nearest(tints()[number]) == number


def test_each_tint_has_a_rule() -> None:
    for number, colour in enumerate(tints()):
        assert f".k-tint-{number} {{ background-color: {written(colour)}; }}\n" in rules()
    assert rules().count("\n") == len(tints()) == len(set(tints()))
