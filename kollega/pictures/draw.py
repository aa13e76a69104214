"""Drawing of a card: shapes, photo, chips and words of a layout, in order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from kollega.brand import Scheme
from kollega.colour import Colour, mix, readable
from kollega.pictures import fonts
from kollega.pictures.geometry import Focus
from kollega.pictures.layout import CORNERS, SIZE, Chips, Corner, Layout, Photo, Shape, Words
from kollega.pictures.lines import CAP_HEIGHT, Fit, Measure, set_words
from kollega.pictures.scale import as_jpeg, cover

#: The most bytes of a card; the strictest network that is known takes 300 kB.
MOST_BYTES = 250_000

_SMOOTH = 4
_PALETTE = 256
_QUALITY = 85
#: Half the time of the usual effort, for a tenth more bytes.
_EFFORT = 3


class Placed(NamedTuple):
    """A run of letters on the card: `x` is where it starts, `baseline` where it stands, in pixels."""

    name: str
    x: float
    baseline: int
    run: fonts.Run
    weight: int
    size: int


class Card:
    """A card that is being drawn. `missing` collects the characters that no font has."""

    def __init__(
        self, layout: Layout, palette: Scheme, scheme: Mapping[str, str], own: Mapping[str, bytes]
    ) -> None:
        self._palette, self._scheme = palette, scheme
        self._chains = {family: fonts.chain(family, own.get(family, b"")) for family in fonts.FAMILIES}
        back = self.colour(layout.back)
        self.image = Image.new("RGB", SIZE, back)
        self.missing: dict[str, None] = {}
        self.placed: list[Placed] = []
        self._pen = ImageDraw.Draw(self.image)
        self._grounds = [back]
        self._edges: dict[tuple[Colour, Colour], None] = {(back, back): None}
        self._photo = False

    def colour(self, name: str) -> Colour:
        """The colour that the scheme calls `name`, or that has this role in the palette."""
        return self._palette[self._scheme.get(name, name)]

    def shape(self, item: Shape) -> None:
        """A surface."""
        fill = self.colour(item.fill)
        self._fill(item, fill)
        self._edges.update({(ground, fill): None for ground in self._grounds})
        self._grounds.append(fill)

    def _fill(self, item: Shape, fill: Colour) -> None:
        """Plain rectangles, and corners through masks: one mask for all would take several times as long."""
        left, top, right, bottom = item.box
        radius = _radius(item.radius, item.extent)
        self.image.paste(fill, (left + radius, top, right - radius, bottom))
        self.image.paste(fill, (left, top + radius, left + radius, bottom - radius))
        self.image.paste(fill, (right - radius, top + radius, right, bottom - radius))
        for corner, (x, y) in _places(item.extent, radius).items():
            mask = None if corner in item.square else _corner(radius, corner)
            self.image.paste(fill, (left + x, top + y, left + x + radius, top + y + radius), mask)

    def photo(self, item: Photo, picture: Image.Image, focus: Focus | None) -> None:
        """The photo, cut to its place."""
        self._photo = True
        cut = cover(picture, item.extent, focus)
        self.image.paste(cut, item.box, _mask(cut.size, item.radius, item.square))

    def words(self, item: Words, text: str, instead: str = "") -> None:
        """Words, as large as they fit."""
        text = self._drawable(text, item.family) or self._drawable(instead, item.family)
        left, top, right, bottom = item.box
        block = set_words(text, right - left, bottom - top, item.fit, self._measure(item))
        lead = item.fit.leading * block.size
        height = CAP_HEIGHT * block.size + lead * (len(block.lines) - 1)
        spare = bottom - top - height
        baseline = top + CAP_HEIGHT * block.size + spare * {"top": 0, "middle": 0.5, "bottom": 1}[item.anchor]
        ground = self.colour(item.on)
        ink = readable(self.colour(item.fill), ground)
        self._edges[ground, ink] = None
        for line in block.lines:
            room = right - left - fonts.width(line, self._chains[item.family], item.weight, block.size)
            start = left + room * {"left": 0, "centre": 0.5, "right": 1}[item.align]
            self._line(item, (start, round(baseline)), line, block.size, ink)
            baseline += lead

    def chips(self, item: Chips, text: str) -> None:
        """Each line of `text` in a chip, as long as there are rows for them."""
        left, top, right, bottom = item.box
        padding, height, gap = round(item.size * 0.75), round(item.size * 1.9), round(item.size * 0.5)
        fill = self.colour(item.fill)
        ink = readable(self.colour(item.ink), fill)
        self._edges[fill, ink] = None
        x, y = left, top
        for line in text.split("\n"):
            words = self._drawable(line, item.family)
            room = right - left - 2 * padding
            block = set_words(words, room, 0, Fit((item.size,)), self._measure(item))
            if not block.lines:
                continue
            wide = (
                round(fonts.width(block.lines[0], self._chains[item.family], item.weight, item.size))
                + 2 * padding
            )
            if x > left and x + wide > right:
                x, y = left, y + height + gap
            if y + height > bottom:
                return
            box = (x, y, x + wide, y + height)
            self.shape(Shape(box=box, fill=item.fill, radius=height // 2, square=("bottom-left",)))
            baseline = y + round((height + CAP_HEIGHT * item.size) / 2)
            self._line(item, (x + padding, baseline), block.lines[0], item.size, ink)
            x += wide + gap

    def encoded(self) -> tuple[str, bytes]:
        """Suffix and bytes: PNG with exactly the colours that were used, or JPEG where there is a photo."""
        if self._photo:
            return ".jpg", as_jpeg(self.image, quality=_QUALITY, most=MOST_BYTES)
        file = io.BytesIO()
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in self._colours() for part in colour])
        self.image.quantize(palette=palette, dither=Image.Dither.NONE).save(
            file, "PNG", compress_level=_EFFORT
        )
        return ".png", file.getvalue()

    def _colours(self) -> list[Colour]:
        """The colours that were used, and the steps between those that meet at a smooth edge."""
        steps = max(1, min(24, (_PALETTE - len(self._edges)) // len(self._edges) - 1))
        used = (colour for edge in self._edges for colour in edge)
        between = (mix(one, other, step / steps) for one, other in self._edges for step in range(steps + 1))
        return list(dict.fromkeys((*used, *between)))[:_PALETTE]

    def _drawable(self, text: str, family: str) -> str:
        words, missing = fonts.drawable(text, self._chains[family])
        self.missing.update(dict.fromkeys(missing))
        return words

    def _measure(self, item: Words | Chips) -> Measure:
        chain = self._chains[item.family]
        return lambda text: fonts.width(text, chain, item.weight, fonts.MEASURE) / fonts.MEASURE

    def _line(self, item: Words | Chips, start: tuple[float, int], line: str, size: int, ink: Colour) -> None:
        x, baseline = start
        for run in fonts.runs(line, self._chains[item.family], item.weight, size):
            font = fonts.face(run.file, item.weight, size)
            self._pen.text((x, baseline), run.text, fill=ink, font=font, anchor="ls")
            self.placed.append(Placed(item.name, x, baseline, run, item.weight, size))
            x += run.width


def draw(
    layout: Layout,
    palette: Scheme,
    words: Mapping[str, str],
    *,
    variant: int = 0,
    photo: Image.Image | None = None,
    focus: Focus | None = None,
    own: Mapping[str, bytes] | None = None,
) -> Card:
    """The card of `layout` with the `words` that it names; what has no words is left out.

    `variant` is any number that stays with the record: it picks one of the layout's schemes. `own` are fonts of the
    employer, by family.
    """
    card = Card(layout, palette, layout.schemes[variant % len(layout.schemes)], own or {})
    for item in layout.items:
        if isinstance(item, Shape):
            card.shape(item)
        elif isinstance(item, Photo):
            if photo is not None:
                card.photo(item, photo, focus)
        elif isinstance(item, Chips):
            card.chips(item, words.get(item.name, ""))
        else:
            card.words(item, words.get(item.name, ""), words.get(item.instead, ""))
    return card


@cache
def _mask(size: tuple[int, int], radius: int, square: tuple[Corner, ...]) -> Image.Image:
    """Where a surface with round corners is."""
    mask = Image.new("L", size, 255)
    radius = _radius(radius, size)
    for corner, place in _places(size, radius).items():
        if corner not in square:
            mask.paste(_corner(radius, corner), place)
    return mask


def _radius(wanted: int, size: tuple[int, int]) -> int:
    return min(wanted, size[0] // 2, size[1] // 2)


def _places(size: tuple[int, int], radius: int) -> dict[Corner, tuple[int, int]]:
    """The top left points of the squares that the round corners fill, clockwise; none without a radius."""
    right, bottom = size[0] - radius, size[1] - radius
    places = ((0, 0), (right, 0), (right, bottom), (0, bottom))
    return dict(zip(CORNERS, places, strict=True)) if radius else {}


@cache
def _corner(radius: int, corner: Corner) -> Image.Image:
    """A quarter of a disc with smooth edges."""
    large = Image.new("L", (radius * _SMOOTH, radius * _SMOOTH))
    reach = 2 * radius * _SMOOTH - 1
    ImageDraw.Draw(large).ellipse((0, 0, reach, reach), fill=255)
    return large.reduce(_SMOOTH).rotate(-90 * CORNERS.index(corner))
