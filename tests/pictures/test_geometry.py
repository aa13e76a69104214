"""Crops keep the focus; ladders never enlarge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from kollega.pictures.geometry import TALLEST, WIDTHS, crop, ladder

sides = st.integers(1, 20_000)
shares = st.floats(0, 1)


@given(st.tuples(sides, sides), st.tuples(sides, sides), st.none() | st.tuples(shares, shares))
def test_a_crop_lies_in_the_picture_has_the_form_and_keeps_the_focus(
    size: tuple[int, int], shape: tuple[int, int], focus: tuple[float, float] | None
) -> None:
    left, top, right, bottom = crop(size, shape, focus)
    assert 0 <= left < right <= size[0] and 0 <= top < bottom <= size[1]
    assert (right - left) * shape[1] == approx((bottom - top) * shape[0], rel=1e-6)
    assert right - left == approx(size[0]) or bottom - top == approx(size[1])
    if focus:
        assert left - 1e-6 <= focus[0] * size[0] <= right + 1e-6
        assert top - 1e-6 <= focus[1] * size[1] <= bottom + 1e-6


def test_a_crop_goes_to_its_focus() -> None:
    assert crop((300, 100), (100, 100), (0.0, 0.5)) == (0, 0, 100, 100)
    assert crop((300, 100), (100, 100), (0.5, 0.5)) == (100, 0, 200, 100)
    assert crop((300, 100), (100, 100), (1.0, 0.5)) == (200, 0, 300, 100)


def test_without_a_focus_the_upper_part_of_a_tall_picture_is_kept() -> None:
    _, top, _, bottom = crop((100, 300), (100, 100))
    assert top < 300 - bottom


def test_the_rungs_of_a_large_photo() -> None:
    assert ladder((3000, 2000)) == [(1500, 1000), (1080, 720), (680, 453), (320, 213), (160, 107)]
    assert ladder((1156, 867)) == [(1156, 867), (680, 510), (320, 240), (160, 120)], "1080 is hardly narrower"
    assert ladder((300, 200)) == [(300, 200), (160, 107)]


@given(st.tuples(st.integers(1, 80_000), st.integers(1, 80_000)))
def test_no_rung_is_larger_than_the_picture_or_too_tall(size: tuple[int, int]) -> None:
    rungs = ladder(size)
    assert rungs == sorted(set(rungs), reverse=True)
    for width, height in rungs:
        assert 1 <= width <= min(WIDTHS[-1], size[0])
        assert 1 <= height <= min(TALLEST, size[1])
