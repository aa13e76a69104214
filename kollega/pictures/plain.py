"""From what a decoder gives to plain sRGB on white, strip by strip, so that no whole picture is there twice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from PIL import Image, ImageCms

from kollega.pictures import png

#: Pixels that are worked on at a time.
_STRIP = 1_000_000
#: Bytes of a colour profile; those for printing have three million.
_LARGEST_PROFILE = 4_000_000


def plain(image: Image.Image, file: BinaryIO, enough: tuple[int, int]) -> Image.Image:
    """The `image` in `file` as RGB, smaller by the largest whole number that leaves it `enough` pixels each way."""
    wide, high = image.size
    factor = max(1, min(wide // max(1, enough[0]), high // max(1, enough[1])))
    profile = image.info.get("icc_profile")
    clear = image.has_transparency_data
    if image.mode == "RGB" and factor == 1 and not (clear or profile or png.can_be_read_in_strips(image)):
        return _bare(image)
    made = Image.new("RGB", (-(-wide // factor), -(-high // factor)))
    rows = factor * max(1, _STRIP // (wide * factor))
    for number, strip in enumerate(_strips(image, file, rows)):
        made.paste(_on_white(_reduced(strip, factor, clear), profile), (0, number * rows // factor))
    return made


def _bare(image: Image.Image) -> Image.Image:
    """A picture that is plain already, without what is known of it."""
    made = image.copy()
    made.info = {}
    return made


def _strips(image: Image.Image, file: BinaryIO, rows: int) -> Iterator[Image.Image]:
    if png.can_be_read_in_strips(image):
        yield from png.strips(image, file, rows)
        return
    image.load()
    wide, high = image.size
    for top in range(0, high, rows):
        yield image.crop((0, top, wide, min(top + rows, high)))


def _reduced(strip: Image.Image, factor: int, clear: bool) -> Image.Image:
    """A strip as grey, RGB, CMYK or, if it is `clear` in places, RGBA."""
    if strip.mode.startswith("I") or strip.mode == "F":
        strip = _eight_bits(strip)
    if clear:
        strip = strip.convert("RGBA")
    elif strip.mode not in ("L", "RGB", "CMYK"):
        strip = strip.convert("RGB")
    return strip.reduce(factor) if factor > 1 else strip


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits in 8; Pillow's own conversion would clip it to white."""
    return image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")


def _on_white(strip: Image.Image, profile: object) -> Image.Image:
    if strip.mode != "RGBA":
        return _srgb(strip, profile)
    white = Image.new("RGB", strip.size, "white")
    white.paste(_srgb(strip.convert("RGB"), profile), mask=strip.getchannel("A"))
    return white


def _srgb(image: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and 0 < len(profile) <= _LARGEST_PROFILE:
        transform = _transform(profile, image.mode)
        if transform:
            return ImageCms.applyTransform(image, transform) or image
    return image.convert("RGB")


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from `profile` to sRGB; none where it is sRGB already, damaged, or not for `mode`."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if mode == "RGB" and "srgb" in ImageCms.getProfileDescription(source).casefold():
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
