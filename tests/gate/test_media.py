"""Files that are not text are what they say, and pictures carry no words."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from .output import PNG, codes

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def picture(form: str, **options: object) -> bytes:
    """A small picture in a format, with what Pillow can put into it."""
    image = Image.radial_gradient("L").resize((64, 64)).convert("RGB")
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def exif() -> bytes:
    data = Image.Exif()
    data[0x010E] = "taken at home"
    return data.tobytes()


def png_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Anna Berg")
    return info


def png_international() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def segment(marker: int, body: bytes) -> bytes:
    """A clean JPEG with one more segment after its start."""
    data = picture("JPEG")
    return data[:2] + bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body + data[2:]


def with_chunk(body: bytes) -> bytes:
    """A clean PNG with one more chunk after its head."""
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return PNG[:33] + chunk + PNG[33:]


def with_piece(kind: bytes) -> bytes:
    """A clean WebP with one more piece at its end."""
    data = picture("WEBP") + kind + b"\x04\0\0\0jumb"
    return data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8:]


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

CLEAN = {
    "a.jpg": picture("JPEG"),
    "b.jpeg": picture("JPEG", progressive=True, quality=95, icc_profile=PROFILE),
    "B.JPG": picture("JPEG"),
    "c.png": picture("PNG", icc_profile=PROFILE),
    "d.png": PNG,
    "e.webp": picture("WEBP", icc_profile=PROFILE),
    "f.webp": picture("WEBP", lossless=True),
    "g.gif": picture("GIF"),
    "h.avif": picture("AVIF"),
    "i.ico": picture("ICO"),
    "j.woff2": b"wOF2\0\1\0\0",
    "k.mp4": b"\0\0\0\x10ftypisom\0\0\2\0",
    "l.webm": b"\x1a\x45\xdf\xa3x",
    "m.pdf": b"%PDF-1.7\n",
    "n.zip": b"PK\5\6" + bytes(18),
}

WORDS = {
    "EXIF in JPEG": ("a.jpg", picture("JPEG", exif=exif())),
    "XMP in JPEG": ("a.jpg", segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
    "comment in JPEG": ("a.jpg", picture("JPEG", comment=b"Anna Berg")),
    "IPTC in JPEG": ("a.jpg", segment(0xED, b"Photoshop 3.0\0")),
    "second picture in JPEG": ("a.jpg", segment(0xE2, b"MPF\0x")),
    "bytes after JPEG": ("a.jpg", picture("JPEG") + b"PK\3\4"),
    "text in PNG": ("a.png", picture("PNG", pnginfo=png_text())),
    "XMP in PNG": ("a.png", picture("PNG", pnginfo=png_international())),
    "EXIF in PNG": ("a.png", picture("PNG", exif=exif())),
    "bytes after PNG": ("a.png", PNG + b"PK\3\4"),
    "EXIF in WebP": ("a.webp", picture("WEBP", exif=exif())),
    "XMP in WebP": ("a.webp", picture("WEBP", xmp=XMP)),
    "signed notes in JPEG": ("a.jpg", segment(0xEB, b"JP\0\0")),
    "signed notes in PNG": ("a.png", with_chunk(b"caBXjumb")),
    "signed notes in WebP": ("a.webp", with_piece(b"C2PA")),
    "bytes after WebP": ("a.webp", picture("WEBP") + b"PK\3\4"),
}


@pytest.mark.parametrize("path", CLEAN)
def test_clean_file_passes(path: str) -> None:
    assert codes(path, CLEAN[path]) == set()


@pytest.mark.parametrize(("path", "data"), WORDS.values(), ids=WORDS)
def test_words_in_a_picture_are_refused(path: str, data: bytes) -> None:
    assert codes(path, data) == {"gate-picture-data"}


def test_comment_late_in_a_picture_is_found() -> None:
    data = picture("JPEG", progressive=True)
    late = data.rindex(b"\xff\xda")
    assert codes("a.jpg", data[:late] + b"\xff\xfe\0\6Anna" + data[late:]) == {"gate-picture-data"}


def test_compressed_text_is_found() -> None:
    assert codes("a.png", with_chunk(b"zTXtAuthor\0\0" + zlib.compress(b"Anna Berg"))) == {
        "gate-picture-data"
    }


def box(kind: bytes, data: bytes = b"") -> bytes:
    return (8 + len(data)).to_bytes(4, "big") + kind + data


@pytest.mark.parametrize(
    "inside",
    [
        box(b"udta", box(b"\xa9xyz", b"+55+10/")),
        box(b"trak", box(b"meta")),
        box(b"trak", box(b"mdia", box(b"uuid"))),
    ],
)
def test_notes_of_a_camera_in_a_video_are_refused(inside: bytes) -> None:
    head = CLEAN["k.mp4"]
    assert codes("k.mp4", head + box(b"moov", box(b"trak"))) == set()
    assert codes("k.mp4", head + box(b"moov", inside)) == {"gate-picture-data"}
    assert codes("k.mp4", head + box(b"moov", inside)[:-2]) == {"gate-file-content"}
    assert codes("k.mp4", head + b"\0\0\0\x08moov" * 2000) == set()


@pytest.mark.parametrize("path", CLEAN)
def test_file_that_is_another_is_refused(path: str) -> None:
    assert codes(path, "<!doctype html><script>hit()</script>") == {"gate-file-content"}
    assert codes(path, b"") == {"gate-file-content"}


@pytest.mark.parametrize("path", ["a.jpg", "c.png"])
def test_picture_that_is_cut_off_is_refused(path: str) -> None:
    assert codes(path, CLEAN[path][:-30]) & {"gate-file-content", "gate-picture-data"}


@pytest.mark.parametrize(
    "path", ["x.exe", "x.docx", "x.bmp", "x.jpg.exe", "x.heic", "x.shtml", "x.swf", "x.py"]
)
def test_other_files_are_refused(path: str) -> None:
    assert codes(path, "x") == {"gate-file-type"}
