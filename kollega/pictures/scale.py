"""Scaling, cutting and saving of decoded pictures. Nothing but pixels goes into a file."""

from __future__ import annotations

import io

from PIL import Image

from kollega.pictures.geometry import Focus, crop

#: As good as bicubic where a picture gets smaller, in half the time; for enlarging it is no good.
_SHRINK, _ENLARGE = Image.Resampling.HAMMING, Image.Resampling.BICUBIC

_JPEG_QUALITY = 82
_WEBP_QUALITY = 78
#: The usual effort, 4, takes twice the time for one hundredth less bytes.
_WEBP_EFFORT = 2


def cover(image: Image.Image, size: tuple[int, int], focus: Focus | None = None) -> Image.Image:
    """`image` cut to the shape of `size` around its focus, and scaled to it."""
    box = crop(image.size, size, focus)
    enlarged = box[2] - box[0] < size[0]
    return image.resize(size, _ENLARGE if enlarged else _SHRINK, box=box)


def scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The whole `image` in `size`, which is not larger."""
    return image if image.size == size else image.resize(size, _SHRINK)


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
