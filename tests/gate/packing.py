"""Files that hold others, for tests: a PDF, a ZIP, and pictures that can be told apart."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf(words: str = "", picture: bytes = b"") -> bytes:
    """A PDF of one page with some words, and a picture (JPEG)."""
    writer = PdfWriter()
    if picture:
        drawn = BytesIO()
        Image.open(BytesIO(picture)).save(drawn, "PDF")
        writer.add_page(PdfReader(BytesIO(drawn.getvalue())).pages[0])
    sheet = writer.add_blank_page(200, 200)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    sheet[NameObject("/Resources")] = DictionaryObject({
        NameObject("/Font"): DictionaryObject({NameObject("/F"): font})
    })  # fmt: skip
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F 12 Tf 10 100 Td ({words}) Tj ET".encode("latin-1"))
    sheet[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP of some files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def drawn(seed: int) -> Image.Image:
    """A picture that no other seed gives."""
    chance = random.Random(seed)
    image = Image.new("RGB", (900, 700), (chance.randrange(255),) * 3)
    draw = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, wide = chance.randrange(900), chance.randrange(700), chance.randrange(60, 300)
        draw.ellipse((x, y, x + wide, y + wide), fill=tuple(chance.randrange(255) for _ in range(3)))
    return image


def picture(seed: int, width: int = 900, form: str = "JPEG", quality: int = 85) -> bytes:
    """The same as a file, in a size, format and quality."""
    out = BytesIO()
    image = drawn(seed)
    image.resize((width, round(image.height * width / image.width))).save(out, form, quality=quality)
    return out.getvalue()
