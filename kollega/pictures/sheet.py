"""Contact sheets: all pictures of some records side by side, to be looked at in one go."""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image, ImageDraw

from kollega.colour import Colour
from kollega.pictures import fonts, script
from kollega.pictures.faces import face

#: How high and how wide at most pictures are shown, and what is between them, in pixels.
_HIGH, _WIDE, _GAP, _MARGIN = 460, 920, 28, 40
_LETTERS, _HEADING = 18, 30
_BACK: Colour = (236, 235, 231)
_INK: Colour = (32, 32, 32)
_QUIET: Colour = (96, 94, 90)


class Picture(NamedTuple):
    """A picture and what is written below it."""

    name: str
    data: bytes


class Row(NamedTuple):
    """The pictures of one record, below its name."""

    name: str
    pictures: tuple[Picture, ...]


def contact_sheet(rows: list[Row], suffix: str = ".png") -> bytes:
    """The rows one below the other, as JPEG for the suffixes of that, else as PNG."""
    strips = [_strip(row) for row in rows]
    size = (max(strip.width for strip in strips), sum(strip.height for strip in strips) + _MARGIN)
    sheet = Image.new("RGB", size, _BACK)
    top = _MARGIN // 2
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
    file = io.BytesIO()
    if suffix.casefold() in (".jpg", ".jpeg"):
        sheet.save(file, "JPEG", quality=88)
    else:
        sheet.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _strip(row: Row) -> Image.Image:
    shown = [(picture.name, _small(picture.data)) for picture in row.pictures]
    wide = sum(image.width + _GAP for _, image in shown) - _GAP + 2 * _MARGIN
    strip = Image.new("RGB", (wide, _HIGH + 3 * _HEADING + 2 * _LETTERS), _BACK)
    _write(strip, (_MARGIN, _HEADING), row.name, _HEADING, _INK)
    left = _MARGIN
    for name, image in shown:
        strip.paste(image, (left, 2 * _HEADING))
        _write(strip, (left, _HIGH + 2 * _HEADING + 2 * _LETTERS), name, _LETTERS, _QUIET)
        left += image.width + _GAP
    return strip


def _small(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").resize(fitting(image.size), Image.Resampling.HAMMING)


def fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The size in which a picture of a size is shown."""
    scale = min(_HIGH / size[1], _WIDE / size[0])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _write(image: Image.Image, place: tuple[float, int], text: str, size: int, ink: Colour) -> None:
    chain = fonts.chain("text")
    words, _ = fonts.drawable(text, chain)
    x, baseline = place
    pen = ImageDraw.Draw(image)
    for run in fonts.runs(words, chain, 600, size, script.from_right(words)):
        font, way = face(run.file, 600, size), run.direction
        pen.text((x, baseline), run.text, fill=ink, font=font, anchor="ls", direction=way)
        x += run.width
