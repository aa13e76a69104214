"""Real picture files, made on the spot: what cameras, programs and villains produce."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

RED, GREEN, BLUE, WHITE = (220, 30, 30), (20, 160, 60), (30, 60, 200), (255, 255, 255)


def near(one: object, other: tuple[int, int, int], off: int = 12) -> bool:
    """Whether a pixel has this colour, but for what compression makes of it."""
    assert isinstance(one, tuple)
    return all(abs(a - b) <= off for a, b in zip(one, other, strict=True))


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def quarters(size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Red, green over blue, white: every turn of it looks different."""
    width, height = size
    image = Image.new("RGB", size, WHITE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    pen.rectangle((width // 2, 0, width, height // 2 - 1), fill=GREEN)
    pen.rectangle((0, height // 2, width // 2 - 1, height), fill=BLUE)
    return image


def scene(size: tuple[int, int]) -> Image.Image:
    """Something like a photo: soft forms, and noise that does not depend on chance."""
    image = Image.linear_gradient("L").resize(size)
    other = Image.radial_gradient("L").resize(size)
    grain = Image.frombytes("L", (64, 64), bytes(value * value * 31 % 256 for value in range(64 * 64)))
    return Image.merge("RGB", (image, other, grain.resize(size)))


#: Pictures as phones take them: `quarters((160, 80))`, one with the camera's data and turned by it (orientation 6), one in
#: Display P3. Written with pillow-heif 1.8.1, as nothing that is installed here writes HEIC.
TURNED_HEIC, P3_HEIC = (Path(__file__).with_name(name).read_bytes() for name in ("turned.heic", "p3.heic"))


def heic_claim(width: int, height: int) -> bytes:
    """A HEIC that says it is of so many pixels, in its one box that says so (`ispe`)."""
    at = P3_HEIC.index(b"ispe") + 8
    return P3_HEIC[:at] + struct.pack(">II", width, height) + P3_HEIC[at + 8 :]


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: orientation, its name, and where the picture was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Spyphone"
    exif.get_ifd(0x8825).update({1: "N", 2: (56.0, 9.0, 0.0), 3: "E", 4: (10.0, 12.0, 0.0)})
    return exif


def display_p3() -> bytes:
    """A small ICC profile with the primaries of Display P3 (adapted to D50) and a gamma of 2.2."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    words = b"text" + bytes(4) + b"Test\0"
    name = b"desc" + bytes(4) + struct.pack(">I", 8) + b"Wide P3\0" + bytes(78)
    tags = {
        b"desc": name,
        b"cprt": words,
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.51512, 0.24120, -0.00105),
        b"gXYZ": _xyz(0.29198, 0.69225, 0.04189),
        b"bXYZ": _xyz(0.15710, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data = struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        value += bytes(-len(value) % 4)
        table += tag + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(data), len(value))
        data += value
    head = b"mntrRGB XYZ " + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += struct.pack(">3i", round(0.9642 * 65536), 65536, round(0.8249 * 65536)) + bytes(48)
    body = table + data
    return struct.pack(">I", 128 + len(body)) + bytes(4) + b"\x02\x10\x00\x00" + head + body


def _xyz(*parts: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(part * 65536) for part in parts))


def png(
    width: int, height: int, data: bytes = b"", *, depth: int = 8, colour: int = 2, interlace: int = 0
) -> bytes:
    """A PNG of these claims; the data need not fit them."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def unpacked(data: bytes) -> bytes:
    """The filtered rows of a PNG."""
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        packed += data[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    return zlib.decompress(packed)


def webp_claim(width: int = 16_383, height: int = 16_383) -> bytes:
    """A WebP of a few bytes that says it is of so many pixels."""
    data = b"\x2f" + struct.pack("<I", width - 1 | height - 1 << 14) + bytes(51)
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it is of so many pixels."""
    at = next(at for at in range(len(jpeg)) if jpeg[at] == 0xFF and jpeg[at + 1] in (0xC0, 0xC2))
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def gif_claim() -> bytes:
    """A GIF of a few bytes that says it is of 65535 pixels each way."""
    data = saved(Image.new("P", (8, 8)), "GIF")
    return data[:6] + b"\xff\xff\xff\xff" + data[10:]
