"""Decoding of untrusted pictures: what people export becomes plain 8-bit sRGB, or a reason in plain words.

Hostile files can still cost time and memory, so this runs in steps that are marked `risky`. What a decoder gives is
never there twice: it is made smaller, and plain, strip by strip (`kollega.pictures.plain`).
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from kollega.limits import MOST
from kollega.pictures import heic
from kollega.pictures.magic import ENOUGH, is_heic, pixels_of_webp, stranger
from kollega.pictures.plain import plain
from kollega.pictures.png import can_be_read_in_strips
from kollega.pictures.source import Unreadable, read_source

#: What is decoded, decided by content. A phone's multi-picture JPEG is a JPEG.
FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        AvifImagePlugin.AvifImageFile,
    )
)
# Threads take memory each, and the time of all of them counts.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

#: Bytes that a decoder may hold at once. With the file, the result and what libraries need besides, that keeps
#: below the 300 MB that a picture may cost.
ROOM = 200_000_000
#: Bytes that are held for each pixel: canvases, the decoder's answer, and the picture that is made of it.
_BYTES_A_PIXEL = {"WEBP": 16, "AVIF": 16, heic.FORMAT: 8}
_BYTES_OF_MODE = {"1": 1, "L": 1, "P": 1, "I;16": 2}
_NAMES = {"WEBP": "WebP", "MPO": "JPEG", heic.FORMAT: "HEIC"}
#: How much smaller than it is a JPEG can be decoded.
_SCALES = (1, 2, 4, 8)

#: A logo is held as a whole, with its transparency; on cards and videos none is wider or higher than this.
_PIXELS_OF_LOGO, _LARGEST_LOGO = 25_000_000, (600, 600)

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def size_of(data: bytes | BinaryIO, *, most: int = MOST.pixels) -> tuple[int, int]:
    """Width and height in pixels of the upright picture, read from its header. Raises `Unreadable`."""
    with warnings.catch_warnings(action="ignore"):
        image = _opened(_file(data), most)
        wide, high = image.size
        return (wide, high) if _orientation(image) < 5 else (high, wide)


def open_picture(
    data: bytes | BinaryIO, *, at_least: tuple[int, int] | None = None, most: int = MOST.pixels
) -> Image.Image:
    """The picture in `data` as RGB in sRGB, upright, its first frame, on white, without any metadata.

    `at_least` is a width and height in pixels that are enough for the caller: a larger picture is made smaller, by a
    whole number, while it is read. `most` is how many pixels it may have. Raises `Unreadable`.
    """
    with warnings.catch_warnings(action="ignore"):
        file = _file(data)
        image = _opened(file, most)
        turn = _orientation(image)
        enough = (at_least if turn < 5 else at_least[::-1]) if at_least else image.size
        try:
            if image.format in ("JPEG", "MPO"):
                _draft(image, enough)
            made = plain(image, file, enough)
            image.close()
            return made.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else made
        # Pillow has no type for "damaged"; its decoders raise many.
        except Exception as error:  # noqa: BLE001
            raise Unreadable(_damage(error)) from None


def open_logo(data: bytes, most: tuple[int, int]) -> Image.Image:
    """A PNG logo as RGBA, without empty edges, no wider and higher than `most`. Raises `Unreadable`."""
    with warnings.catch_warnings(action="ignore"):
        image = _opened(io.BytesIO(data), _PIXELS_OF_LOGO)
        try:
            made = image.convert("RGBA")
        except Exception as error:  # noqa: BLE001
            raise Unreadable(_damage(error)) from None
    made = made.crop(made.getchannel("A").getbbox() or (0, 0, *made.size))
    made.thumbnail(most, Image.Resampling.HAMMING)
    return made


def open_logos(root: str, paths: Iterable[str]) -> list[Image.Image]:
    """Those logos of the site folder `root` that can be read, as cards and videos show them; where none can, the name is
    there instead."""
    logos = []
    for path in paths:
        with suppress(Unreadable):
            logos.append(open_logo(read_source(root, path), _LARGEST_LOGO))
    return logos


def _file(data: bytes | BinaryIO) -> BinaryIO:
    return io.BytesIO(data) if isinstance(data, bytes) else data


def _opened(file: BinaryIO, most: int) -> Image.Image:
    """The picture with its header read and found acceptable."""
    file.seek(0)
    start = file.read(ENOUGH)
    file.seek(0)
    _refuse_large(pixels_of_webp(start), most, "WebP", _BYTES_A_PIXEL["WEBP"])
    try:
        image = Image.open(file, formats=heic.formats() if is_heic(start) else FORMATS)
    except Unreadable:
        raise
    except UnidentifiedImageError:
        raise Unreadable(stranger(start)) from None
    except Image.DecompressionBombError:
        raise Unreadable(_too_many(most)) from None
    except Exception as error:  # noqa: BLE001
        raise Unreadable(_damage(error)) from None
    _refuse_large(image.width * image.height, most, *_needs(image))
    return image


def _needs(image: Image.Image) -> tuple[str, float]:
    """The form of a picture in words, and how many bytes its decoder holds for each pixel of the file."""
    form = str(image.format)
    name = _NAMES.get(form, form)
    if can_be_read_in_strips(image):
        return name, 0.0
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        return name, _BYTES_A_PIXEL.get(form) or _BYTES_OF_MODE.get(image.mode, 4)
    if not image.info.get("progressive"):
        return name, 0.0  # it is decoded as small as it has to be
    # All coefficients of all components at once, two bytes each.
    parts = [down * across for _, down, across, _ in image.layer]
    whole = max(down for _, down, _, _ in image.layer) * max(across for _, _, across, _ in image.layer)
    return f"progressive {name}", 2 * sum(parts) / max(1, whole)


def _refuse_large(pixels: int, most: int, form: str, bytes_a_pixel: float) -> None:
    room = math.floor(ROOM / bytes_a_pixel) if bytes_a_pixel else most
    if pixels > most:
        raise Unreadable(_too_many(most))
    if pixels > room:
        raise Unreadable(
            f"it has {pixels / 1e6:.0f} megapixels, and as {form} it may have {room // 1_000_000}; as ordinary JPEG "
            f"(not progressive) it may have {most // 1_000_000}"
        )


def _too_many(most: int) -> str:
    return f"it is larger than {most // 1_000_000} megapixels"


def _damage(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than a picture may take; ordinary JPEG (not progressive) needs least"
    return "it is damaged, or a part of it is missing"


def _draft(image: Image.Image, enough: tuple[int, int]) -> None:
    """Have a JPEG decoded as small as is enough, and as it must be to find room."""
    wide, high = image.size
    fitting = min(wide // max(1, enough[0]), high // max(1, enough[1]))
    room = math.sqrt(4 * wide * high / ROOM)
    scale = max(
        max((scale for scale in _SCALES if scale <= fitting), default=1),
        min(scale for scale in _SCALES if scale >= room),
    )
    image.draft(None, (max(1, wide // scale), max(1, high // scale)))


def _orientation(image: Image.Image) -> int:
    # Camera data is often damaged, and the picture good all the same.
    try:
        # That of the class itself: a PNG would be decoded as a whole to look for data behind the picture.
        turn = int(Image.Image.getexif(image).get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001
        return 1
    return turn if turn in _UPRIGHT else 1
