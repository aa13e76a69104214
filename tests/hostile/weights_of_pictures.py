"""Picture files that are heavy: few bytes that become many, and parts without end. None is larger than a file may be."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from PIL import Image

from kollega.limits import MOST
from tests.pictures.files import (
    chunk,
    claiming,
    display_p3,
    gif_claim,
    png,
    quarters,
    saved,
    scene,
    unpacked,
    webp_claim,
)

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: The widest picture of 80 megapixels that is as wide as high, and bytes that nearly fill a file.
_SIDE = 8_944
_FULL = MOST.picture - 100_000


def _png(
    wide: int, high: int, colour: int, depth: int, row: bytes, *before: bytes, interlace: int = 0
) -> bytes:
    """A PNG in which all rows are `row` (with the byte that says how it is filtered)."""
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(row * 100) for _ in range(high // 100 + 1)) + packer.flush()
    header = struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, interlace)
    return _SIGNATURE + chunk(b"IHDR", header) + b"".join(before) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _noise(count: int) -> bytes:
    return bytes(value * value * 31 % 251 for value in range(1_000)) * (count // 1_000 + 1)


def _large_png(
    colour: int, depth: int, bytes_a_pixel: float, side: int = _SIDE, filtered: int = 4, **more: int
) -> bytes:
    size = int(side * bytes_a_pixel) + (side * bytes_a_pixel % 1 > 0)
    palette = [chunk(b"PLTE", bytes(range(256)) * 3)] if colour == 3 else []
    row = bytes(size) if more else _noise(size)[:size]
    return _png(side, side, colour, depth, bytes([filtered]) + row, *palette, **more)


def _with_chunks(piece: bytes, count: int = 1) -> bytes:
    """A small PNG with other chunks in it."""
    small = saved(scene((300, 200)), "PNG")
    at = small.index(b"IDAT") - 4
    return small[:at] + piece * count + small[at:]


def _exif(values: int, size: int) -> bytes:
    """Camera data in which many values are the same long text."""
    head = b"II*\0" + struct.pack("<IH", 8, values)
    row = struct.pack("<HHII", 0x010F, 2, size, 8)
    return head + row * values + bytes(4) + bytes(max(0, size - 12 * values))


def _jpeg(*parts: bytes, **options: object) -> bytes:
    """A small JPEG with other segments in it."""
    small = saved(scene((300, 200)), "JPEG", **options)
    return small[:2] + b"".join(parts) + small[2:]


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def _scans(side: int, count: int) -> bytes:
    """A progressive JPEG whose last pass is there again and again, and empty."""
    data = saved(scene((64, 64)), "JPEG", progressive=True, subsampling=2)
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    head = scan[: 2 + struct.unpack_from(">H", scan, 2)[0]]
    return claiming(data[:-2] + (head + b"\0") * count + data[-2:], side, side)


def _gif_frames(count: int) -> bytes:
    data = saved(scene((300, 200)).convert("P"), "GIF")
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return data[:-1] + frame * count + b";"


def _webp(extra: bytes, count: int) -> bytes:
    """A WebP with other chunks in it."""
    data = saved(scene((300, 200)), "WEBP", exif=b"Exif\0\0" + _exif(1, 4))
    body = data[12:] + extra * count
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _profile(size: int) -> bytes:
    return display_p3() + bytes(size)


def _solid(kind: str, size: tuple[int, int], **options: object) -> bytes:
    return saved(Image.new("RGB", size, (200, 30, 30)), kind, **options)


PICTURES: dict[str, Callable[[], bytes]] = {
    "80 megapixels as JPEG": lambda: _solid("JPEG", (_SIDE, _SIDE)),
    "80 megapixels as JPEG, in full colours": lambda: _solid("JPEG", (_SIDE, _SIDE), subsampling=0),
    "80 megapixels as high JPEG": lambda: _solid("JPEG", (3_199, 25_000)),
    "80 megapixels as wide JPEG": lambda: _solid("JPEG", (60_000, 1_300)),
    "66 megapixels as progressive JPEG": lambda: _solid("JPEG", (8_100, 8_100), progressive=True),
    "80 megapixels as JPEG for print": lambda: saved(Image.new("CMYK", (_SIDE, _SIDE)), "JPEG"),
    "80 megapixels as PNG": lambda: _large_png(2, 8, 3),
    "80 megapixels as transparent PNG": lambda: _large_png(6, 8, 4),
    "80 megapixels as transparent grey PNG": lambda: _large_png(4, 8, 2),
    "80 megapixels as grey PNG": lambda: _large_png(0, 8, 1),
    "80 megapixels as grey PNG of 16 bits": lambda: _large_png(0, 16, 2),
    "80 megapixels as PNG of few colours": lambda: _large_png(3, 8, 1),
    "80 megapixels as PNG of two colours": lambda: _large_png(3, 1, 1 / 8, filtered=0),
    "50 megapixels as PNG of 16 bits": lambda: _large_png(2, 16, 6, 7_070),
    "50 megapixels as transparent PNG of 16 bits": lambda: _large_png(6, 16, 8, 7_070),
    "50 megapixels as PNG in several passes": lambda: _large_png(2, 8, 3, 7_070, 0, interlace=1),
    "30 megapixels as PNG, three times as high as wide": lambda: _png(3_190, 9_500, 6, 8, b"\4" + _noise(12_760)[:12_760]),
    "80 megapixels as GIF": lambda: saved(Image.new("P", (_SIDE, _SIDE)), "GIF"),
    "12 megapixels as WebP": lambda: _solid("WEBP", (4_000, 3_000), lossless=True, quality=0, method=0),
    "12 megapixels as transparent WebP": lambda: saved(Image.new("RGBA", (4_000, 3_000)), "WEBP", method=0),
    "12 megapixels as AVIF": lambda: _solid("AVIF", (4_000, 3_000), speed=10, subsampling="4:4:4"),
    "12 megapixels as transparent AVIF": lambda: saved(Image.new("RGBA", (4_000, 3_000)), "AVIF", speed=10),
    "claims of a PNG": lambda: png(2**31 - 1, 2**31 - 1),
    "claims of a WebP": webp_claim,
    "claims of a GIF": gif_claim,
    "claims of a JPEG": lambda: claiming(saved(quarters(), "JPEG"), 65_000, 1_200),
    "more data than a picture": lambda: _png(300, 200, 2, 8, b"\0" * 901 * 1_000),
    "empty parts of a PNG": lambda: _with_chunks(chunk(b"IDAT", b""), _FULL // 12),
    "unknown parts of a PNG": lambda: _with_chunks(chunk(b"teSt", b""), _FULL // 12),
    "texts in a PNG": lambda: _with_chunks(chunk(b"tEXt", b"a\0b"), _FULL // 15),
    "a packed text in a PNG": lambda: _with_chunks(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(_FULL * 20), 9))),
    "many packed texts in a PNG": lambda: _with_chunks(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000), 9)), 30_000),
    "a packed profile in a PNG": lambda: _with_chunks(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(_FULL * 20), 9))),
    "camera data of a PNG": lambda: _with_chunks(chunk(b"eXIf", _exif(65_535, _FULL))),
    "frames of a PNG": lambda: _with_chunks(chunk(b"fcTL", bytes(26)), _FULL // 38),
    "segments of a JPEG": lambda: _jpeg(_segment(0xE5, b"") * (_FULL // 4)),
    "comments of a JPEG": lambda: _jpeg(_segment(0xFE, bytes(60_000)) * 600),
    "camera data of a JPEG": lambda: _jpeg(_segment(0xE1, b"Exif\0\0" + _exif(5_000, 60_000)[:60_000])),
    "much camera data of a JPEG": lambda: _jpeg(*[_segment(0xE1, b"Exif\0\0" + part) for part in _parts(_exif(65_535, _FULL - 400_000))]),
    "many pictures in a JPEG": lambda: _jpeg(_segment(0xE2, b"MPF\0" + _exif(5_000, 60_000)[:60_000])),
    "parts of a profile of a JPEG": lambda: _jpeg(*[_segment(0xE2, b"ICC_PROFILE\0" + bytes([n % 255 + 1, 255]) + bytes(60_000)) for n in range(255)]),
    "a profile of 20 MB": lambda: saved(scene((300, 200)), "WEBP", icc_profile=_profile(20_000_000)),
    "passes of a JPEG": lambda: _scans(64, 3_000_000),
    "passes of a large JPEG": lambda: _scans(8_000, 3_000),
    "frames of a GIF": lambda: _gif_frames(_FULL // 15),
    "comments of a GIF": lambda: gif_with(b"!\xfe" + b"\xff" + bytes(255) + b"\0", _FULL // 259),
    "chunks of a WebP": lambda: _webp(b"XXXX\0\0\0\0", _FULL // 8),
    "camera data of a WebP": lambda: saved(scene((300, 200)), "WEBP", exif=b"Exif\0\0" + _exif(65_535, _FULL - 60_000)),
    "camera data of an AVIF": lambda: saved(scene((300, 200)), "AVIF", exif=_exif(65_535, 30_000_000)),
    "a text": lambda: b"a " * (_FULL // 2),
    "one row again and again": lambda: unpacked(saved(scene((300, 200)), "PNG")) * 200,
}  # fmt: skip


def _parts(data: bytes) -> list[bytes]:
    return [data[at : at + 65_000] for at in range(0, len(data), 65_000)]


def gif_with(block: bytes, count: int) -> bytes:
    """A GIF with blocks before its picture."""
    data = saved(scene((300, 200)).convert("P"), "GIF")
    at = 13 + 3 * 256
    return data[:at] + block * count + data[at:]
