"""Colours of a brand: reading, mixing, and words that can be read on their ground.

Contrast is WCAG 2.2's ratio of relative luminances.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Red, green and blue, each 0 to 255.
Colour = tuple[int, int, int]

#: The least contrast between words and what they stand on (WCAG 2.2, 1.4.3, level AA, for text of any size).
LEAST_CONTRAST = 4.5

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)


def parse(text: str) -> Colour | None:
    """The colour of `#rgb` or `#rrggbb`; none for anything else."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, ground: Colour) -> Colour:
    """`colour`, drawn towards black or white only as far as it must be to be read on `ground`."""
    end = max(BLACK, WHITE, key=lambda extreme: contrast(extreme, ground))
    tries = (mix(colour, end, step / 10) for step in range(11))
    return next(one for one in tries if contrast(one, ground) >= LEAST_CONTRAST)


class Palette:
    """The colours of a card by role: those of the theme, and over them those of the site's `brand`."""

    def __init__(self, rows: Mapping[str, str | tuple[str, str, float]], brand: Mapping[str, str]) -> None:
        """`rows` gives for each role a colour, or a mix of two roles above it with the second's share."""
        self._colours: dict[str, Colour] = {}
        for role, row in rows.items():
            own = parse(brand.get(role, ""))
            if own is not None:
                self._colours[role] = own
            elif isinstance(row, str):
                self._colours[role] = parse(row) or BLACK
            else:
                self._colours[role] = mix(self._colours[row[0]], self._colours[row[1]], row[2])

    def __getitem__(self, role: str) -> Colour:
        return self._colours[role]

    def __contains__(self, role: str) -> bool:
        return role in self._colours


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
