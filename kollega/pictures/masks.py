"""Masks: where a surface is, with smooth edges. What was made once is kept."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw

from kollega.pictures.items import CORNERS, Corner

#: Edges are drawn so many times as large, and made smaller.
_SMOOTH = 4


def limited(wanted: int, size: tuple[int, int]) -> int:
    """The radius of round corners, as far as there is room for it."""
    return min(wanted, size[0] // 2, size[1] // 2)


def corner_places(size: tuple[int, int], radius: int) -> dict[Corner, tuple[int, int]]:
    """The top left points of the squares that the round corners fill, clockwise; none without a radius."""
    right, bottom = size[0] - radius, size[1] - radius
    places = ((0, 0), (right, 0), (right, bottom), (0, bottom))
    return dict(zip(CORNERS, places, strict=True)) if radius else {}


@cache
def corner(radius: int, which: Corner) -> Image.Image:
    """A quarter of a disc with smooth edges."""
    large = Image.new("L", (radius * _SMOOTH, radius * _SMOOTH))
    reach = 2 * radius * _SMOOTH - 1
    ImageDraw.Draw(large).ellipse((0, 0, reach, reach), fill=255)
    return large.reduce(_SMOOTH).rotate(-90 * CORNERS.index(which))


@cache
def surface(size: tuple[int, int], radius: int, square: tuple[Corner, ...]) -> Image.Image:
    """A rectangle with round corners."""
    mask = Image.new("L", size, 255)
    radius = limited(radius, size)
    for which, place in corner_places(size, radius).items():
        if which not in square:
            mask.paste(corner(radius, which), place)
    return mask


@cache
def triangle(size: tuple[int, int]) -> Image.Image:
    """A triangle that points to the right."""
    wide, high = size[0] * _SMOOTH, size[1] * _SMOOTH
    large = Image.new("L", (wide, high))
    ImageDraw.Draw(large).polygon(((0, 0), (wide - 1, high // 2), (0, high - 1)), fill=255)
    return large.reduce(_SMOOTH)


@cache
def veil(size: tuple[int, int], fade: int, strength: float, at_top: bool) -> Image.Image:
    """A surface of one `strength` (0 to 1), which it reaches over `fade` pixels from its top, or from its bottom."""
    wide, high = size
    full = round(255 * strength)
    fade = min(fade, high)
    column = Image.new("L", (1, high), full)
    for row in range(fade):
        share = (row + 0.5) / fade
        # Slow, fast, slow: no edge is seen.
        level = round(full * share * share * (3 - 2 * share))
        column.putpixel((0, row if at_top else high - 1 - row), level)
    return column.resize(size, Image.Resampling.NEAREST) if wide > 1 else column
