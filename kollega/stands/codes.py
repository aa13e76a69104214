"""Codes to scan (QR, ISO/IEC 18004): made, and read again from what is printed."""

from __future__ import annotations

import io
from collections import Counter


class Unreadable(Exception):
    """A printed page whose codes do not lead where they should."""


def svg(address: str) -> str:
    """The code of an address as a drawing, with the quiet zone of four modules that scanners ask for.

    A quarter of it may be hidden by a fold or a thumb (level Q).
    """
    import segno

    return segno.make(address, error="q", micro=False, boost_error=False).svg_inline(
        border=4, dark="#000", light="#fff"
    )


def check(pages: list[bytes], wanted: Counter[str]) -> None:
    """Read all codes of printed pages (PNG). Raises `Unreadable` unless they are exactly those that are `wanted`."""
    import zxingcpp
    from PIL import Image

    found: Counter[str] = Counter()
    for page in pages:
        with Image.open(io.BytesIO(page)) as image:
            read = zxingcpp.read_barcodes(
                image.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
            )
        found.update(code.text for code in read)
    if found != wanted:
        lost, strange = wanted - found, found - wanted
        raise Unreadable(f"{lost.total()} codes cannot be read, and {strange.total()} are not those expected")
