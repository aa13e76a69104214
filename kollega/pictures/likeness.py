"""Likeness: a number of 128 bits by which a picture is known again, also in another size, format or quality.

Of a small grey copy it says where it becomes lighter to the right, and downwards. Nobody can see from it what the picture shows.
It does not know parts of a picture again, nor mirrored or turned ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_SIDE = 8
#: Of 256 tones: what differs by less is of one tone, in which what compression adds decides.
_TONES = 3
#: So many of the 128 bits differ at most between copies of one picture; of strange photos it is about half.
_ALIKE = 12
_HALF = 64


def likeness(image: Image.Image) -> str:
    """The likeness of a picture: 32 hexadecimal digits; nothing for one of a single tone, which is like any other."""
    from PIL import Image as Pillow

    grey = image.convert("RGB").convert("L")
    wide = grey.resize((_SIDE + 1, _SIDE), Pillow.Resampling.BOX).tobytes()
    tall = grey.resize((_SIDE, _SIDE + 1), Pillow.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            at = row * (_SIDE + 1) + column
            bits = bits << 1 | (wide[at + 1] > wide[at] + _TONES)
    for at in range(_SIDE * _SIDE):
        bits = bits << 1 | (tall[at + _SIDE] > tall[at] + _TONES)
    return f"{bits:032x}" if max(wide) - min(wide) > 8 else ""


def of_file(data: bytes, most: int) -> str:
    """The likeness of a picture file of at most so many pixels; nothing where it cannot be read."""
    from kollega.pictures.decode import open_picture
    from kollega.pictures.source import Unreadable

    try:
        return likeness(open_picture(data, most=most, at_least=(64, 64)))
    except Unreadable:
        return ""


def is_like(one: str, other: str) -> bool:
    """Whether two likenesses are of one picture.

    Smooth pictures are much alike, such as two gradients, or two plain grounds with something small on each: the less one
    tells, the closer they must be.
    """
    if not (one and other):
        return False
    differ = (int(one, 16) ^ int(other, 16)).bit_count()
    return differ <= _ALIKE and differ < (_told(one) + _told(other)) // 4


def _told(likeness: str) -> int:
    """How many bits tell something: of each direction those that are not as most are."""
    bits = int(likeness, 16)
    ones = (bits >> _HALF).bit_count(), (bits & ((1 << _HALF) - 1)).bit_count()
    return sum(min(some, _HALF - some) for some in ones)
