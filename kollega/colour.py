"""Colours: reading, writing, contrast, and the space in which a colour can be made lighter and stays itself.

Contrast is WCAG 2.2's ratio of relative luminances. The space is OKLCH (Björn Ottosson, 2020): lightness 0 to 1,
chroma from 0 (grey) to about 0.4, hue in radians; equal steps look equal.
"""

from __future__ import annotations

import math
import re

#: Red, green and blue, each 0 to 255.
Colour = tuple[int, int, int]
#: Lightness, chroma and hue.
Lch = tuple[float, float, float]

#: The least contrast between words and what they stand on (WCAG 2.2, 1.4.3, level AA, for text of any size).
LEAST_CONTRAST = 4.5

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)


def parse(text: str) -> Colour | None:
    """The colour of `#rgb` or `#rrggbb`; none for anything else."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def written(colour: Colour) -> str:
    """`#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, ground: Colour) -> Colour:
    """`colour`, drawn towards black or white only as far as it must be to be read on `ground`."""
    end = max(BLACK, WHITE, key=lambda extreme: contrast(extreme, ground))
    tries = (mix(colour, end, step / 10) for step in range(11))
    return next(one for one in tries if contrast(one, ground) >= LEAST_CONTRAST)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lch(colour: Colour) -> Lch:
    """A colour in OKLCH."""
    red, green, blue = (_linear(part / 255) for part in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def colour(light: float, chroma: float, hue: float) -> Colour:
    """The colour of a screen at this place of OKLCH: with less chroma where no screen shows that much."""
    light = min(max(light, 0.0), 1.0)
    least, most = 0.0, chroma
    while not _shown(parts := _screen(light, most, hue)) and most - least > 0.0005:
        middle = (least + most) / 2
        least, most = (middle, most) if _shown(_screen(light, middle, hue)) else (least, middle)
    red, green, blue = (round(255 * _curved(min(max(part, 0.0), 1.0))) for part in parts)
    return red, green, blue


def distance(one: Colour, other: Colour) -> float:
    """How different two colours look: 0 is the same, 1 black and white."""
    (light, chroma, hue), (light_, chroma_, hue_) = lch(one), lch(other)
    across = chroma * chroma + chroma_ * chroma_ - 2 * chroma * chroma_ * math.cos(hue - hue_)
    return math.sqrt((light - light_) ** 2 + max(across, 0.0))


def _screen(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear red, green and blue; those outside of 0 to 1 no screen shows."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(parts: tuple[float, float, float]) -> bool:
    return all(-0.00001 <= part <= 1.00001 for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _curved(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
