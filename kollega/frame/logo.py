"""Logos: where they lie on the site, and how large they are, so that pages keep room for them."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import msgspec

from kollega.site import Site

_SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_BOX = re.compile(
    rb"""\bviewBox\s*=\s*["'][-+.\de]+[\s,]+[-+.\de]+[\s,]+(\d*\.?\d+)[\s,]+(\d*\.?\d+)\s*["']"""
)
_SIDE = re.compile(rb"""\s(width|height)\s*=\s*["']\s*(\d*\.?\d+)(?:px)?\s*["']""")
_PNG = b"\x89PNG\r\n\x1a\n"


class Logo(msgspec.Struct, frozen=True):
    """A logo: its address on the site; width and height in pixels, or zeros where the file does not say."""

    address: str
    width: int
    height: int


def logo(site: Site, root: Path, address: str) -> Logo | None:
    """A logo of the site, or nothing where it has none."""
    if not address:
        return None
    width, height = size_of((root / site.docs_dir / address).read_bytes())
    return Logo(address, width, height)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or an SVG; zeros for anything else."""
    if data.startswith(_PNG) and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if element := _SVG.search(data[:20_000]):
        sides = {name: float(value) for name, value in _SIDE.findall(element[0])}
        box = _BOX.search(element[0])
        if sides.keys() == {b"width", b"height"}:
            return round(sides[b"width"]), round(sides[b"height"])
        if box:
            return round(float(box[1])), round(float(box[2]))
    return 0, 0
