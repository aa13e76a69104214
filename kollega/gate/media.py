"""Files that are not text: what they are, and what pictures say besides what they show."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from kollega.gate.notes import Notes

#: How files begin, by the endings that may be published.
_MAGIC: dict[str, re.Pattern[bytes]] = {
    ending: re.compile(pattern, re.DOTALL)
    for endings, pattern in (
        ("jpg jpeg", rb"\xff\xd8\xff"),
        ("png", rb"\x89PNG\r\n\x1a\n"),
        ("webp", rb"RIFF....WEBP"),
        ("gif", rb"GIF8[79]a"),
        ("avif", rb"....ftypavi[fs]"),
        ("ico", rb"\x00\x00\x01\x00"),
        ("woff2", rb"wOF2"),
        ("woff", rb"wOFF"),
        ("mp4 m4v m4a", rb"....ftyp"),
        ("webm", rb"\x1a\x45\xdf\xa3"),
        ("mp3", rb"ID3|\xff[\xe2-\xff]"),
        ("ogg opus", rb"OggS"),
        ("pdf", rb"%PDF-"),
        ("zip", rb"PK(?:\x03\x04|\x05\x06)"),
        ("wasm", rb"\x00asm"),
    )
    for ending in endings.split()
}
ENDINGS = frozenset(_MAGIC)

#: Who made a picture with which program, signed (C2PA), as image editors and generators note it.
_SIGNED = "Content Credentials"
_PNG_TEXT = {b"tEXt": "text", b"zTXt": "text", b"iTXt": "text or XMP", b"eXIf": "EXIF", b"caBX": _SIGNED}
_WEBP_TEXT = {b"EXIF": "EXIF", b"XMP ": "XMP", b"C2PA": _SIGNED}
_MP4_TEXT = frozenset({b"udta", b"meta", b"uuid", b"XMP_"})
#: The list without an entry that ffmpeg writes where there is nothing to say.
_MP4_NOTHING = b"\0\0\0\x35meta\0\0\0\0\0\0\0\x21hdlr" + bytes(8) + b"mdirappl" + bytes(9) + b"\0\0\0\x08ilst"
_MP4_INSIDE = (b"moov", b"trak", b"mdia")
_JPEG_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


def check(ending: str, data: bytes, notes: Notes) -> None:
    """Check that the bytes are what the ending says, and that a picture or video carries no words."""
    if not _MAGIC[ending].match(data):
        notes.add("gate-file-content", ending=ending)
        return
    look = {"jpg": _jpeg, "jpeg": _jpeg, "png": _png, "webp": _webp, "mp4": _mp4, "m4v": _mp4}.get(ending)
    if look is not None:
        try:
            for what in look(data):
                notes.add("gate-picture-data", what=what)
        except (struct.error, IndexError):
            notes.add("gate-file-content", ending=ending)


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind in _PNG_TEXT:
            yield _PNG_TEXT[kind]
        at += 12 + length
        if kind == b"IEND":
            break
    if at != len(data):
        yield "bytes after its end"


def _webp(data: bytes) -> Iterator[str]:
    size = struct.unpack_from("<I", data, 4)[0] + 8
    at = 12
    while at + 8 <= min(size, len(data)):
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind in _WEBP_TEXT:
            yield _WEBP_TEXT[kind]
        at += 8 + length + length % 2
    if size + size % 2 != len(data) + len(data) % 2:
        yield "bytes after its end"


def _mp4(data: bytes, start: int = 0, end: int | None = None, depth: int = 0) -> Iterator[str]:
    """Boxes in which cameras and editors note places, devices and names."""
    at, end = start, len(data) if end is None else end
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", data, at + 8), 16
        size = size or end - at
        if size < head or at + size > end:
            raise IndexError
        if kind == b"udta" and data[at + head : at + size] == _MP4_NOTHING:
            pass
        elif kind in _MP4_TEXT:
            yield "notes of a camera or an editor"
        elif kind in _MP4_INSIDE[depth:]:
            yield from _mp4(data, at + head, at + size, depth + 1)
        at += size


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at < len(data):
        found = _JPEG_NEXT.search(data, at)
        if not found:
            raise IndexError
        marker, at = data[found.start() + 1], found.end()
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", data, at)
        body = data[at + 2 : at + length]
        if marker == 0xE1:
            yield "XMP" if body.startswith(b"http:") else "EXIF"
        elif marker == 0xE2 and not body.startswith(b"ICC_PROFILE\0"):
            yield "more pictures"
        elif marker == 0xEB:
            yield _SIGNED
        elif marker in (0xED, 0xFE):
            yield "text"
        at += length
    if at != len(data):
        yield "bytes after its end"
