"""What is laid over a cut of a video: captions in the employer's type, a card before it and one after it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from kollega.brand import Scheme
from kollega.colour import readable
from kollega.formats import Format
from kollega.pictures.draw import draw
from kollega.pictures.faces import face
from kollega.pictures.items import Words
from kollega.pictures.layout import Layouts
from kollega.pictures.lines import CAP_HEIGHT, Fit
from kollega.pictures.typesetting import Placed, Typesetter

#: Of the width of the picture: the letters of captions, from the largest, and the room beside them.
_SIZES = (0.052, 0.046, 0.040, 0.034)
_ROOM = 0.07
#: At most so many pixels: a wide picture is seen on a larger screen.
_LARGEST = 64
_OPAQUE = 232


class Overlays:
    """Draws pictures of one size in one brand. `own`: fonts of the employer, by family."""

    def __init__(
        self, form: Format, layouts: Layouts, palette: Scheme, own: Mapping[str, bytes], lang: str,
        logos: Sequence[Image.Image] = (),
    ) -> None:  # fmt: skip
        self._form, self._layouts, self._palette = form, layouts, palette
        self._own, self._lang, self._logos = own, lang, logos

    def nothing(self) -> bytes:
        """A picture through which everything is seen."""
        return _png(Image.new("RGBA", self._form.size, (0, 0, 0, 0)))

    def card(self, words: Mapping[str, str], variant: int) -> bytes:
        """A whole picture with words, laid out like the cards of stories."""
        layout = self._layouts.choose("story", self._form, words)
        card = draw(
            layout, self._palette, words, variant=variant, own=self._own, logos=self._logos, lang=self._lang
        )  # fmt: skip
        return _png(card.image.convert("RGBA"))

    def caption(self, text: str, lang: str) -> bytes:
        """Words at the bottom, on a ground on which they can be read whatever the picture is."""
        width, height = self._form.size
        ground = self._palette["deep"]
        ink = readable(self._palette["on-deep"], ground)
        placed = Typesetter(lang, self._own).words(self._item(), text)
        image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        if placed:
            pen = ImageDraw.Draw(image)
            size = placed[0].size
            pen.rounded_rectangle(_around(placed), radius=round(size * 0.4), fill=(*ground, _OPAQUE))
            for put in placed:
                font = face(put.run.file, put.weight, put.size)
                pen.text(
                    (put.x, put.baseline),
                    put.run.text,
                    (*ink, 255),
                    font,
                    anchor="ls",
                    direction=put.run.direction,
                )
        return _png(image)

    def _item(self) -> Words:
        """The place of captions: above what networks lay over the picture."""
        width, height = self._form.size
        left, _, right, bottom = self._form.free
        side = max(round(width * _ROOM), left, right)
        low = height - max(bottom, round(height * 0.07))
        sizes = tuple(min(_LARGEST, round(width * share)) for share in _SIZES)
        return Words(
            box=(side, low - round(height * 0.3), width - side, low), name="caption", family="text", weight=600,
            fit=Fit(tuple(dict.fromkeys(sizes)), lines=4, leading=1.24), fill="on-deep", on="deep", align="centre",
            anchor="bottom",
        )  # fmt: skip


def _around(placed: Sequence[Placed]) -> tuple[int, int, int, int]:
    """The ground of some words, with room on all sides."""
    size = placed[0].size
    across, above, below = round(size * 0.55), round(size * (CAP_HEIGHT + 0.38)), round(size * 0.48)
    return (
        round(min(put.x for put in placed)) - across, min(put.baseline for put in placed) - above,
        round(max(put.x + put.run.width for put in placed)) + across, max(put.baseline for put in placed) + below,
    )  # fmt: skip


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def with_play_mark(picture: Image.Image) -> Image.Image:
    """A picture with the mark that says: this plays when you press it."""
    side = max(1, round(min(picture.size) * 0.24))
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    mark = Image.new("RGBA", (4 * side, 4 * side), (0, 0, 0, 0))  # drawn larger, for smooth edges
    pen = ImageDraw.Draw(mark)
    pen.ellipse((0, 0, 4 * side - 1, 4 * side - 1), fill=(20, 20, 20, 190))
    unit = 4 * side / 100
    pen.polygon(
        [(40 * unit, 28 * unit), (40 * unit, 72 * unit), (75 * unit, 50 * unit)], fill=(255, 255, 255, 255)
    )
    small = mark.resize((side, side), Image.Resampling.LANCZOS)
    made = picture.copy()
    made.paste(small, (left, top), small)
    return made
