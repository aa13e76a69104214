"""Contact sheets: the names above the pictures."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from kollega.pictures.sheet import Picture, Row, contact_sheet
from tests.pictures.files import saved, scene


def heading(name: str) -> Image.Image:
    """What stands above the pictures, as far as it is written on."""
    sheet = Image.open(
        io.BytesIO(contact_sheet([Row(name, (Picture("Card", saved(scene((600, 400)), "PNG")),))]))
    )
    strip = sheet.crop((0, 0, sheet.width, 58))
    ground = Image.new("RGB", strip.size, strip.getpixel((0, 0)))
    return strip.crop(ImageChops.difference(strip, ground).getbbox())


def test_brackets_beside_hebrew_are_the_right_way_round() -> None:
    hebrew, latin = heading("אב (12)"), heading("(12) ab")
    size = (0, 0, 40, min(hebrew.height, latin.height))
    assert hebrew.crop(size).tobytes() == latin.crop(size).tobytes()
