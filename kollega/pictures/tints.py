"""Tints: the few colours that stand in the place of a picture until it is there.

Pages may hold no style of their own, so a picture has one of these as a class.
"""

from __future__ import annotations

import math
from functools import cache

from kollega.colour import Colour, colour, distance, written

_LIGHTNESS = (0.3, 0.5, 0.7, 0.88)
_CHROMA = 0.07
_HUES = 8


@cache
def tints() -> tuple[Colour, ...]:
    """All of them: of each lightness a grey and eight hues."""
    return tuple(
        colour(light, chroma, hue)
        for light in _LIGHTNESS
        for chroma, hue in ((0.0, 0.0), *((_CHROMA, math.tau * number / _HUES) for number in range(_HUES)))
    )


def nearest(one: Colour) -> int:
    """The number of the tint that looks most like a colour."""
    return min(range(len(tints())), key=lambda number: distance(tints()[number], one))


def rules() -> str:
    """The tints as style rules, each with its class: `.k-tint-12`."""
    return "".join(
        f".k-tint-{number} {{ background-color: {written(one)}; }}\n" for number, one in enumerate(tints())
    )
