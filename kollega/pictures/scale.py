"""Scaling, cutting and saving of decoded pictures. Nothing but pixels goes into a file."""

from __future__ import annotations

import io

from PIL import Image

from kollega.pictures.geometry import Focus, crop

_JPEG_QUALITY = 82
_WEBP_QUALITY = 78
#: The usual effort, 4, takes twice the time for one hundredth less bytes.
_WEBP_EFFORT = 2


def cover(image: Image.Image, size: tuple[int, int], focus: Focus | None = None) -> Image.Image:
    """`image` cut to the shape of `size` around its focus, and scaled to it."""
    return image.resize(size, Image.Resampling.BICUBIC, box=crop(image.size, size, focus), reducing_gap=2.0)


def scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The whole `image` in `size`."""
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def as_jpeg(image: Image.Image, *, quality: int = _JPEG_QUALITY, most: int | None = None) -> bytes:
    """JPEG bytes; where they are more than `most`, in the best quality of a falling row that is not."""
    while True:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)
        if most is None or file.tell() <= most or quality <= 30:
            return file.getvalue()
        quality -= 8


def as_webp(image: Image.Image) -> bytes:
    """WebP bytes, lossy."""
    file = io.BytesIO()
    image.save(file, "WEBP", quality=_WEBP_QUALITY, method=_WEBP_EFFORT)
    return file.getvalue()
