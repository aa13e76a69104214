"""Choosing a frame of a video that says what it is about: sharp, neither dark nor blown out, not in the middle of a cut."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter, ImageStat

#: The share of a video at its beginning and end that titles and farewells take.
_HEAD, _TAIL = 0.06, 0.15


def best(looks: Sequence[bytes]) -> int:
    """The number of the frame to show, among gray frames that are as wide as high, in the order of time."""
    side = int(len(looks[0]) ** 0.5)
    first, last = int(len(looks) * _HEAD), max(int(len(looks) * (1 - _TAIL)), 1)
    images = {
        number: Image.frombytes("L", (side, side), looks[number])
        for number in range(max(0, first - 1), min(last + 1, len(looks)))
    }
    scores = {
        number: _score(image, images.get(number - 1), images.get(number + 1))
        for number, image in images.items()
    }
    return max(
        (number for number in images if first <= number < last), key=lambda number: (scores[number], -number)
    )


def _score(image: Image.Image, before: Image.Image | None, after: Image.Image | None) -> float:
    seen = ImageStat.Stat(image)
    mean, contrast = seen.mean[0], seen.stddev[0]
    edges = ImageStat.Stat(image.filter(ImageFilter.FIND_EDGES)).mean[0]
    moved = [
        ImageStat.Stat(ImageChops.difference(image, other)).mean[0] for other in (before, after) if other
    ]
    light = 1 - abs(mean - 118) / 137
    return (edges + contrast) * light - 2 * min(moved, default=0.0)
