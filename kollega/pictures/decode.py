"""Decoding of untrusted pictures: what people export becomes plain 8-bit sRGB, or a reason in plain words.

Hostile files can still cost time and memory, so this runs in steps that are marked `risky`.
"""

from __future__ import annotations

import io
import warnings
from functools import lru_cache

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from kollega.pictures.source import MOST_BYTES, Unreadable

#: The largest picture that is decoded, in pixels: a camera of 80 megapixels.
MOST_PIXELS = 80_000_000

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

#: What else a file may be, by its first bytes (after blanks), most exact first.
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs", "it is only the pointer of a file in Git LFS; the picture was not fetched"),
    (b"%PDF", "it is a PDF document, not a picture"),
    (b"<svg", "it is an SVG drawing, and only JPEG, PNG, WebP, GIF and AVIF are read"),
    (b"<?xml", "it is an XML or SVG file, and only JPEG, PNG, WebP, GIF and AVIF are read"),
    (b"II*\x00", "it is a TIFF picture, and only JPEG, PNG, WebP, GIF and AVIF are read"),
    (b"MM\x00*", "it is a TIFF picture, and only JPEG, PNG, WebP, GIF and AVIF are read"),
    (b"BM", "it is a BMP picture, and only JPEG, PNG, WebP, GIF and AVIF are read"),
    (b"PK\x03\x04", "it is a ZIP or Office file, not a picture"),
)
_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


_TOO_LARGE = f"it is larger than {MOST_BYTES // 1_000_000} MB"
_TOO_MANY = f"it is larger than {MOST_PIXELS // 1_000_000} megapixels"


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of the upright picture, read from its header. Raises `Unreadable`."""
    with warnings.catch_warnings(action="ignore"):
        image = _opened(data)
        wide, high = image.size
        return (wide, high) if _orientation(image) < 5 else (high, wide)


def open_picture(data: bytes, *, at_least: tuple[int, int] | None = None) -> Image.Image:
    """The picture in `data` as RGB in sRGB, upright, its first frame, on white, without any metadata.

    `at_least` is a width and height in pixels that are enough for the caller: a JPEG is then decoded at
    the smallest scale that has them. Raises `Unreadable`.
    """
    with warnings.catch_warnings(action="ignore"):
        image = _opened(data)
        try:
            return _decoded(image, at_least)
        # Pillow has no type for "damaged"; its decoders raise many.
        except Exception as error:  # noqa: BLE001
            raise Unreadable(_damage(error)) from None


def _opened(data: bytes) -> Image.Image:
    """The picture with its header read and found acceptable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise Unreadable(_stranger(data)) from None
    except Image.DecompressionBombError:
        raise Unreadable(_TOO_MANY) from None
    except Exception as error:  # noqa: BLE001
        raise Unreadable(_damage(error)) from None
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable(_TOO_MANY)
    return image


def _stranger(data: bytes) -> str:
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, reason in _STRANGERS:
        if start.startswith(magic):
            return reason
    if not start:
        return "it is empty"
    if start[4:8] == b"ftyp":
        if start[8:12] in _HEIC:
            return "it is a HEIC picture, and only JPEG, PNG, WebP, GIF and AVIF are read"
        if start[8:12] not in _AVIF:
            return "it is a video, not a picture"
    if b"\0" not in start and sum(byte < 32 and byte not in b"\t\r\n" for byte in start) == 0:
        return "it is a text file, not a picture"
    return "it is no JPEG, PNG, WebP, GIF or AVIF picture, or it is damaged"


def _damage(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than a picture may take"
    return "it is damaged, or a part of it is missing"


def _decoded(image: Image.Image, at_least: tuple[int, int] | None) -> Image.Image:
    turn = _orientation(image)
    if at_least and image.format in ("JPEG", "MPO"):
        wide, high = at_least if turn < 5 else at_least[::-1]
        image.draft(None, (max(1, wide), max(1, high)))
    image.load()
    profile = image.info.get("icc_profile")
    alpha: Image.Image | None = None
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    image = _srgb(image, profile)
    if alpha is not None:
        image = Image.composite(image, Image.new("RGB", image.size, "white"), alpha)
    if turn in _UPRIGHT:
        image = image.transpose(_UPRIGHT[turn])
    image.info = {}
    return image


def _orientation(image: Image.Image) -> int:
    # Camera data is often damaged, and the picture good all the same.
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001
        return 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits in 8; Pillow's own conversion would clip it to white."""
    return image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")


def _srgb(image: Image.Image, profile: object) -> Image.Image:
    if image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGB")
    if isinstance(profile, bytes) and profile:
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
