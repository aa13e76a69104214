"""A picture that somebody sent, as it is published, or what is wrong with it."""

from __future__ import annotations

from PIL import Image

from kollega.diagnostics import Report
from kollega.pictures.decode import open_picture, size_of
from kollega.pictures.geometry import ladder
from kollega.pictures.source import Unreadable, open_source

#: Pixels of width below which a picture looks coarse on any page.
_SMALL = 200


def opened(report: Report, root: str, path: str, most_bytes: int, most_pixels: int) -> Image.Image | None:
    """A picture of the site folder, at least as large as it is published; nothing where it cannot be read."""
    name = path.rpartition("/")[2]
    try:
        with open_source(root, path, most_bytes) as file:
            widest = ladder(size_of(file, most=most_pixels))[0]
            image = open_picture(file, at_least=widest, most=most_pixels)
    except Unreadable as error:
        report.add("picture-broken", path, name=name, reason=error.reason)
        return None
    if image.width < _SMALL:
        report.add("picture-small", path, name=name, px=image.width)
    return image
