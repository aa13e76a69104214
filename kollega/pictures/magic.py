"""What a file is, by its first bytes."""

from __future__ import annotations

#: How many bytes are enough.
ENOUGH = 2_000

_READ = "only JPEG, PNG, WebP, GIF, AVIF and HEIC are read"
#: What a file may be instead of a picture, by its first bytes (after blanks), most exact first.
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs", "it is only the pointer of a file in Git LFS; the picture was not fetched"),
    (b"%PDF", "it is a PDF document, not a picture"),
    (b"<svg", f"it is an SVG drawing, and {_READ}"),
    (b"<?xml", f"it is an XML or SVG file, and {_READ}"),
    (b"II*\x00", f"it is a TIFF picture, and {_READ}"),
    (b"MM\x00*", f"it is a TIFF picture, and {_READ}"),
    (b"BM", f"it is a BMP picture, and {_READ}"),
    (b"PK\x03\x04", "it is a ZIP or Office file, not a picture"),
)
_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def stranger(start: bytes) -> str:
    """In words, what a file is that no decoder takes."""
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, reason in _STRANGERS:
        if start.startswith(magic):
            return reason
    if not start:
        return "it is empty"
    if start[4:8] == b"ftyp":
        if is_heic(start):
            return "it is a HEIC picture, and damaged"
        if start[8:12] not in _AVIF:
            return "it is a video, not a picture"
    if b"\0" not in start and sum(byte < 32 and byte not in b"\t\r\n" for byte in start) == 0:
        return "it is a text file, not a picture"
    return "it is no JPEG, PNG, WebP, GIF, AVIF or HEIC picture, or it is damaged"


def is_heic(start: bytes) -> bool:
    """Whether a file says that it is a HEIC (ISO/IEC 23008-12): of those that name only the container, no AVIF."""
    return (
        start[4:8] == b"ftyp" and start[8:12] in _HEIC and not any(brand in start[12:64] for brand in _AVIF)
    )


def pixels_of_webp(start: bytes) -> int:
    """How many pixels a WebP says that it has (RFC 9649); 0 for anything else.

    Its decoder takes memory for all of them as soon as it is made.
    """
    if start[:4] != b"RIFF" or start[8:12] != b"WEBP":
        return 0
    form = start[12:16]
    if form == b"VP8X":
        return (int.from_bytes(start[24:27], "little") + 1) * (int.from_bytes(start[27:30], "little") + 1)
    if form == b"VP8L":
        bits = int.from_bytes(start[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return (int.from_bytes(start[26:28], "little") & 0x3FFF) * (
        int.from_bytes(start[28:30], "little") & 0x3FFF
    )
