"""Faces: font files opened at a weight and a size. A font of the employer has a name that is made of its content."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from kollega.digest import of_bytes

#: Where the fonts of cards are.
FOLDER = Path(__file__).parents[1] / "theme" / "cards" / "fonts"

#: Fonts of employers, by name.
_own: dict[str, bytes] = {}
_WEIGHT = "Weight"


def name_own(font: bytes) -> str:
    """The name by which a font of the employer is called from now on."""
    name = f"own:{of_bytes(font)}"
    _own[name] = font
    return name


def is_own(file: str) -> bool:
    """Whether a name is that of a font of the employer."""
    return file in _own


def face(file: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The font `file` at `weight`, `size` pixels to the em. Kept, as opening one costs a millisecond.

    Of those with thousands of signs only a few are kept: they are opened in no time, and hold 2.5 MB each.
    """
    return (_large_face if file.endswith(".otf") else _small_face)(file, weight, size)


def _opened(file: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    data = io.BytesIO(_own[file]) if file in _own else FOLDER / file
    font = ImageFont.truetype(data, size)
    set_weight(font, weight)
    return font


_small_face, _large_face = cache(_opened), lru_cache(maxsize=6)(_opened)


def set_weight(font: ImageFont.FreeTypeFont, weight: int) -> None:
    """Give a font the weight, as far as it has an axis for that."""
    axes = axes_of(font)
    if _WEIGHT in axes:
        font.set_variation_by_axes(
            [weight if name == _WEIGHT else usual for name, (_, usual, _) in axes.items()]
        )


def weights(font: ImageFont.FreeTypeFont) -> tuple[int, int]:
    """The least and the most weight of a font; zeros where it has one alone."""
    least, _, most = axes_of(font).get(_WEIGHT, (0, 0, 0))
    return least, most


def axes_of(font: ImageFont.FreeTypeFont) -> dict[str, tuple[int, int, int]]:
    """The least, the usual and the most of each axis of a font, by name."""
    try:
        axes = font.get_variation_axes()
    except OSError:  # a font without axes
        return {}
    return {
        (axis["name"] or b"").decode(errors="replace"): (
            axis["minimum"] or 0, axis["default"] or 0, axis["maximum"] or 0,
        )
        for axis in axes
    }  # fmt: skip
