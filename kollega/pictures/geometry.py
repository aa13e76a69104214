"""Sizes and boxes, without pixels."""

from __future__ import annotations

#: The point of a picture that every crop keeps, each of x and y from 0 to 1.
Focus = tuple[float, float]
Box = tuple[float, float, float, float]

#: The widths in pixels in which a photo is published: a face, a portrait, a card, a text, a whole screen. The widest is
#: half of what cameras and editors commonly give (3000): a JPEG is decoded at half its size in no more time than a scaling
#: saves, while scaling from 3000 to 1600 took a third of all that a photo takes.
WIDTHS = (160, 320, 680, 1080, 1500)

#: The tallest picture that is published, in pixels: three times as tall as the widest. One that is longer gets narrower.
TALLEST = 4_500

#: People look out of the upper part of a picture.
_USUAL_FOCUS = (0.5, 0.4)


def crop(size: tuple[int, int], shape: tuple[int, int], focus: Focus | None = None) -> Box:
    """The largest box of the form of `shape` in a picture of `size`, as near around `focus` as fits."""
    (width, height), (wide, high) = size, shape
    scale = min(width / wide, height / high)
    across, down = wide * scale, high * scale
    x, y = focus or _USUAL_FOCUS
    left = max(0.0, min(x * width - across / 2, width - across))
    top = max(0.0, min(y * height - down / 2, height - down))
    return left, top, min(left + across, width), min(top + down, height)


def ladder(size: tuple[int, int]) -> list[tuple[int, int]]:
    """The sizes in which a picture of `size` is published, widest first, never larger than it is.

    A rung that is hardly narrower than the widest is left out.
    """
    width, height = size
    widest = max(1, min(WIDTHS[-1], width, width * TALLEST // height))
    rungs = [widest, *(rung for rung in reversed(WIDTHS) if rung * 1.1 < widest)]
    return [(rung, min(TALLEST, max(1, round(height * rung / width)))) for rung in rungs]
