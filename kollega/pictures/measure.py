"""The measures of a font file, so that the device's fonts can take its place until it is there."""

from __future__ import annotations

import io

from PIL import ImageFont

from kollega.pictures.faces import set_weight, weights
from kollega.typefaces import SAMPLE, Measures

_EM = 1000


def measure(data: bytes) -> Measures:
    """The measures of a font. Raises `ValueError` for what cannot be read as one."""
    try:
        font = ImageFont.truetype(io.BytesIO(data), _EM)
        ascent, descent = font.getmetrics()
        lightest, boldest = weights(font)
        regular, bold = (_advance(font, weight) for weight in (400, 700))
    except (OSError, ValueError) as error:
        raise ValueError(f"it is damaged ({error})") from None
    if not regular or not bold:
        raise ValueError("it has no letters")
    return Measures(ascent, descent, regular, bold, lightest, boldest)


def _advance(font: ImageFont.FreeTypeFont, weight: int) -> int:
    """The mean advance over the sample in hundred-thousandths of an em, with kerning."""
    set_weight(font, weight)
    return round(100 * font.getlength(SAMPLE) / len(SAMPLE))
