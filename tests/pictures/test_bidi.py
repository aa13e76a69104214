"""Bidi: the order of a line is that of Unicode's algorithm, as a library of others has it."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from kollega.pictures.bidi import MARKS, in_order, levels


class Sign(NamedTuple):
    """A character with its level."""

    text: str
    level: int


def shown(text: str, from_right: bool) -> str:
    signs = [Sign(text, level) for text, level in zip(text, levels(text, from_right), strict=True)]
    return "".join(sign.text for sign in in_order(signs))


@given(st.text("abאבםمرا12٣().,[-]%€ /+:!\u0301\u05b0&", max_size=24), st.booleans())
def test_the_order_is_that_of_unicode(text: str, from_right: bool) -> None:
    text = text.strip()
    theirs = get_display(text, base_dir="R" if from_right else "L")
    assert _seen(shown(text, from_right)) == _seen(theirs)


def _seen(text: str) -> str:
    """A text without its marks of direction, some of which the library takes out."""
    return "".join(sign for sign in text if sign not in MARKS)


@pytest.mark.parametrize(
    ("text", "from_right", "expected"),
    [
        ("Kollega", False, [0] * 7),
        ("אב 12", True, [1, 1, 1, 2, 2]),
        ("a אב", False, [0, 0, 1, 1]),
        ("אב (ab) גד", True, [1, 1, 1, 1, 2, 2, 1, 1, 1, 1]),
        ("a (אב) b", False, [0, 0, 0, 1, 1, 0, 0, 0]),
        ("", True, []),
    ],
)
def test_levels(text: str, from_right: bool, expected: list[int]) -> None:
    assert levels(text, from_right) == expected
