"""Target: the bytes of a picture, from a file to pixels or to a reason."""

from __future__ import annotations

import io

from PIL import Image

from fuzz.findings import require
from kollega.pictures.decode import FORMATS, open_picture, size_of
from kollega.pictures.geometry import ladder
from kollega.pictures.scale import as_jpeg, as_webp, scaled
from kollega.pictures.source import Unreadable
from tests.pictures.files import (
    P3_HEIC,
    TURNED_HEIC,
    camera_exif,
    display_p3,
    gif_claim,
    png,
    quarters,
    saved,
    webp_claim,
)

WORDS = (
    b"\x89PNG\r\n\x1a\n", b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tRNS", b"eXIf", b"iCCP", b"acTL", b"fcTL", b"zTXt", b"RIFF", b"WEBP", b"VP8 ", b"VP8L", b"VP8X", b"ANIM",
    b"ANMF", b"ALPH", b"EXIF", b"XMP ", b"ICCP", b"GIF87a", b"GIF89a", b"\x21\xf9\x04", b"\x2c", b"\x3b", b"\xff\xd8", b"\xff\xd9", b"\xff\xe0", b"\xff\xe1", b"\xff\xe2",
    b"\xff\xc0", b"\xff\xc2", b"\xff\xc4", b"\xff\xdb", b"\xff\xda", b"\xff\xdd", b"Exif\0\0", b"II*\0", b"MM\0*", b"MPF\0", b"ICC_PROFILE\0", b"ftypavif", b"ftypavis", b"ftypheic", b"hvcC", b"grid", b"iref", b"meta",
    b"iloc", b"iinf", b"ispe", b"av1C", b"colr", b"irot", b"imir", b"mdat", b"\x00" * 8, b"\xff" * 8, b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00",
)  # fmt: skip
#: What Pillow says of any JPEG and WebP.
_OURS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background", "timestamp", "duration"}
#: In memory of this process; the generator's own limits are those of `kollega.farm`.
MOST_PIXELS = 4_000_000


def seeds() -> list[bytes]:
    """Small pictures of every format and in every way that it can be written."""
    image = quarters((24, 16))
    exif = camera_exif(6).tobytes()
    alpha = image.convert("RGBA")
    alpha.putalpha(Image.linear_gradient("L").resize(image.size))
    frames = [image, image.transpose(Image.Transpose.ROTATE_180)]
    return [
        saved(image, "JPEG", exif=exif, icc_profile=display_p3(), comment=b"secret"),
        saved(image, "JPEG", progressive=True, subsampling=2),
        saved(image.convert("CMYK"), "JPEG"),
        saved(image.convert("L"), "JPEG"),
        saved(image, "MPO", save_all=True, append_images=frames[1:]),
        saved(image, "PNG", exif=exif, icc_profile=display_p3()),
        saved(alpha, "PNG"),
        saved(image.convert("P"), "PNG", transparency=3),
        saved(image.convert("1"), "PNG"),
        saved(Image.new("I;16", (9, 9), 40_000), "PNG"),
        saved(image, "PNG", save_all=True, append_images=frames[1:]),
        saved(image.convert("P"), "GIF", save_all=True, append_images=[one.convert("P") for one in frames[1:]], transparency=0),
        saved(image, "WEBP", exif=exif, icc_profile=display_p3()),
        saved(alpha, "WEBP", lossless=True),
        saved(image, "WEBP", save_all=True, append_images=frames[1:]),
        saved(image, "AVIF", exif=exif, icc_profile=display_p3()),
        saved(alpha, "AVIF"),
        saved(image, "AVIF", save_all=True, append_images=frames[1:]),
        TURNED_HEIC, P3_HEIC,
        png(40, 40), webp_claim(), gif_claim(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"",
    ]  # fmt: skip


def check(data: bytes) -> None:
    """Decode `data`; anything but a clean picture of the size that was promised, or a reason, is a finding."""
    try:
        size = size_of(data)
        require(min(size) > 0, f"a picture of {size} pixels")
        if size[0] * size[1] > MOST_PIXELS:
            return
        image = open_picture(data)
        small = open_picture(data, at_least=(4, 4))
    except Unreadable as error:
        require(bool(error.reason) and error.reason.isprintable(), repr(error.reason))
        return
    require(image.mode == "RGB" and image.size == size, f"{image.mode} of {image.size}, not RGB of {size}")
    require(small.mode == "RGB" and min(small.size) > 0, f"{small.mode} of {small.size}")
    look_at_picture(image)


def look_at_picture(image: Image.Image) -> None:
    """What is kept of a picture is its pixels: nothing that a camera wrote gets into what is published."""
    require(image.info == {} and not image.getexif(), f"kept: {sorted(image.info)}")
    for size in ladder(image.size):
        image = scaled(image, size)
        for out in (as_jpeg(image), as_webp(image)):
            again = Image.open(io.BytesIO(out), formats=FORMATS)
            require(again.size == size, f"{again.size}, not {size}")
            kept = set(again.info) - _OURS
            require(not kept and not again.getexif(), f"{again.format} keeps {sorted(kept)}")
