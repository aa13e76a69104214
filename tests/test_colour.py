"""Colours: what is read, that words can be read, and that OKLCH is what its author says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from kollega.colour import (
    BLACK,
    LEAST_CONTRAST,
    WHITE,
    Colour,
    colour,
    contrast,
    distance,
    lch,
    mix,
    parse,
    readable,
    written,
)

colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("#14463E", (20, 70, 62)),
        (" #fff ", WHITE),
        ("14463e", None),
        ("#ff", None),
        ("#14463e80", None),
        ("red", None),
        ("#14463e; }</style><script>", None),
        ("#１２３", None),
        ("", None),
    ],
)
def test_only_hexadecimal_colours_are_read(text: str, result: object) -> None:
    assert parse(text) == result


@given(colours)
def test_what_is_written_is_read(one: Colour) -> None:
    assert parse(written(one)) == one


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == approx(21)
    assert contrast((0x77, 0x77, 0x77), WHITE) == approx(4.48, abs=0.01)
    assert contrast((255, 0, 0), WHITE) == approx(4.0, abs=0.01)


@given(colours, colours)
def test_words_can_always_be_read(one: Colour, ground: Colour) -> None:
    ink = readable(one, ground)
    assert contrast(ink, ground) >= LEAST_CONTRAST
    if contrast(one, ground) >= LEAST_CONTRAST:
        assert ink == one, "a colour that can be read is not touched"


def test_mixing() -> None:
    assert mix(BLACK, WHITE, 0) == BLACK and mix(BLACK, WHITE, 1) == WHITE
    assert mix((0, 100, 200), (100, 200, 0), 0.25) == (25, 125, 150)


@pytest.mark.parametrize(
    ("text", "place"),
    # As CSS Color 4 and its author's page have them.
    [
        ("#ff0000", (0.628, 0.2577, 0.5103)),
        ("#00ff00", (0.8664, 0.2948, 2.4870)),
        ("#0000ff", (0.452, 0.3132, -1.6748)),
    ],
)
def test_places_in_oklch(text: str, place: tuple[float, float, float]) -> None:
    one = parse(text)
    assert one and lch(one) == approx(place, abs=0.0005)


@given(colours)
def test_a_colour_comes_back_from_oklch_as_it_was(one: Colour) -> None:
    assert colour(*lch(one)) == one


@given(st.floats(-0.5, 1.5), st.floats(0, 0.5), st.floats(-7, 7))
def test_every_place_has_a_colour(light: float, chroma: float, hue: float) -> None:
    found = lch(colour(light, chroma, hue))
    assert found[0] == approx(min(max(light, 0), 1), abs=0.06), "what gives way is chroma, not lightness"
    assert found[1] <= chroma + 0.02


@given(colours, colours)
def test_distance(one: Colour, other: Colour) -> None:
    assert distance(one, one) == 0
    assert distance(one, other) == approx(distance(other, one)) and distance(one, other) >= 0
    assert distance(BLACK, WHITE) == approx(1, abs=0.001)
