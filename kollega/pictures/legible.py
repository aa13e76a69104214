"""How much of a colour must lie over a photo so that words on it can be read, and which logo is seen on a colour."""

from __future__ import annotations

from PIL import Image

from kollega.colour import LEAST_CONTRAST, Colour, contrast, mix

#: A logo is no text: WCAG 2.2 asks graphics for 3.
_LEAST_OF_LOGOS = 3.0
#: Even a calm photo gets some of the colour, so that words look as if they belonged there.
_LEAST_VEIL = 0.55
#: A photo is judged by spots of so many pixels: single ones do not hide a letter.
_SPOT = 6
_THUMBNAIL = (64, 64)


def strength(under: Image.Image, ink: Colour, veil: Colour) -> float:
    """The least share (0 to 1) of `veil` over the picture `under` with which `ink` is readable everywhere on it."""
    spots = _spots(under)
    share = _LEAST_VEIL
    while share < 1 and any(contrast(ink, mix(spot, veil, share)) < LEAST_CONTRAST for spot in spots):
        share += 0.05
    return min(share, 1.0)


def _spots(picture: Image.Image) -> list[Colour]:
    """A colour as dark and one as light as any spot of a picture: between them are all others."""
    spots = picture.reduce(min(_SPOT, *picture.size))
    corners = [tuple(end[part] for end in spots.getextrema()) for part in (0, 1)]  # type: ignore[index]
    return [(int(red), int(green), int(blue)) for red, green, blue in corners]


def is_seen(logo: Image.Image, ground: Colour) -> bool:
    """Whether most of a logo, which is RGBA, stands out from `ground`."""
    small = logo.resize(_THUMBNAIL)
    seen = all_ = 0
    for red, green, blue, opaque in small.get_flattened_data():  # type: ignore[misc]
        if opaque >= 128:
            all_ += 1
            seen += contrast((red, green, blue), ground) >= _LEAST_OF_LOGOS
    return all_ > 0 and seen >= 0.8 * all_
