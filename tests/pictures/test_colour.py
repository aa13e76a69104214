"""Colours: what is read, and that words can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from kollega.pictures.colour import BLACK, LEAST_CONTRAST, WHITE, Palette, contrast, mix, parse, readable

colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#14463E", (20, 70, 62)),
        ("14463e", (20, 70, 62)),
        (" #fff ", WHITE),
        ("#ff", None),
        ("red", None),
        ("#14463e; }</style><script>", None),
        ("#１２３", None),
        ("", None),
    ],
)
def test_only_hexadecimal_colours_are_read(text: str, colour: object) -> None:
    assert parse(text) == colour


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == approx(21)
    assert contrast((0x77, 0x77, 0x77), WHITE) == approx(4.48, abs=0.01)
    assert contrast((255, 0, 0), WHITE) == approx(4.0, abs=0.01)


@given(colours, colours)
def test_words_can_always_be_read(colour: tuple[int, int, int], ground: tuple[int, int, int]) -> None:
    ink = readable(colour, ground)
    assert contrast(ink, ground) >= LEAST_CONTRAST
    if contrast(colour, ground) >= LEAST_CONTRAST:
        assert ink == colour, "a colour that can be read is not touched"


def test_mixing() -> None:
    assert mix(BLACK, WHITE, 0) == BLACK and mix(BLACK, WHITE, 1) == WHITE
    assert mix((0, 100, 200), (100, 200, 0), 0.25) == (25, 125, 150)


def test_a_brand_goes_before_the_theme_and_into_its_mixes() -> None:
    rows: dict[str, str | tuple[str, str, float]] = {
        "ground": "#ffffff",
        "accent": "#ff0000",
        "tint": ("accent", "ground", 0.5),
    }
    assert Palette(rows, {})["tint"] == (255, 128, 128)
    assert Palette(rows, {"accent": "#0000ff"})["tint"] == (128, 128, 255)
    assert Palette(rows, {"tint": "#010203"})["tint"] == (1, 2, 3)
    assert Palette(rows, {"accent": "javascript:alert(1)"})["accent"] == (255, 0, 0)
