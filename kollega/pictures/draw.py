"""Drawing of a card: what its layout names, in order."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from kollega.brand import Scheme
from kollega.colour import Colour, mix, readable
from kollega.pictures.faces import face
from kollega.pictures.geometry import Focus
from kollega.pictures.items import Chips, Corner, Photo, Play, Scrim, Shape, Wordmark, Words
from kollega.pictures.layout import Layout
from kollega.pictures.legible import is_seen, strength
from kollega.pictures.lines import CAP_HEIGHT, Fit
from kollega.pictures.masks import corner, corner_places, limited, surface, triangle, veil
from kollega.pictures.scale import as_jpeg, cover
from kollega.pictures.script import from_right
from kollega.pictures.typesetting import Placed, Typesetter, in_row

_PALETTE = 256
#: Of the palette of a flat card, this many colours are for a logo.
_OF_LOGO = 48
QUALITY = 85
#: Flat art has long rows of one colour: looking for those alone takes less time, and makes fewer bytes.
_PACKING = {"compress_level": 3, "compress_type": zlib.Z_RLE}
#: The corner to which a bubble points: where a line begins that is read from the left, and from the right.
_POINT: dict[bool, tuple[Corner, ...]] = {False: ("bottom-left",), True: ("bottom-right",)}


class Card:
    """A card that is being drawn."""

    def __init__(
        self, layout: Layout, palette: Scheme, scheme: Mapping[str, str], own: Mapping[str, bytes], lang: str
    ) -> None:
        self._palette, self._scheme = palette, scheme
        self._type = Typesetter(lang, own)
        back = self.colour(layout.back)
        self.layout = layout
        self.image = Image.new("RGB", layout.size, back)
        self.placed: list[Placed] = []
        self._pen = ImageDraw.Draw(self.image)
        self._grounds = [back]
        self._edges: dict[tuple[Colour, Colour], None] = {(back, back): None}
        self._logo: list[Colour] = []
        self._photo = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font has."""
        return tuple(self._type.missing)

    @property
    def cut(self) -> tuple[str, ...]:
        """The texts of which a part had to be left out."""
        return tuple(self._type.cut)

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
        radius = limited(item.radius, item.extent)
        self.image.paste(fill, (left + radius, top, right - radius, bottom))
        self.image.paste(fill, (left, top + radius, left + radius, bottom - radius))
        self.image.paste(fill, (right - radius, top + radius, right, bottom - radius))
        for which, (x, y) in corner_places(item.extent, radius).items():
            mask = None if which in item.square else corner(radius, which)
            self.image.paste(fill, (left + x, top + y, left + x + radius, top + y + radius), mask)

    def photo(self, item: Photo, picture: Image.Image, focus: Focus | None) -> None:
        """The photo, cut to its place."""
        self._photo = True
        cut = cover(picture, item.extent, focus)
        self.image.paste(cut, item.box, surface(cut.size, item.radius, item.square))

    def scrim(self, item: Scrim) -> None:
        """A veil over the photo, thick enough for the words that stand on it."""
        fill = self.colour(item.fill)
        share = max(
            (
                strength(self.image.crop(words.box), readable(self.colour(words.fill), fill), fill)
                for words in self.layout.items
                if isinstance(words, Words | Wordmark) and words.on == item.fill
            ),
            default=0.0,
        )
        self.image.paste(fill, item.box, veil(item.extent, item.fade, round(share, 2), item.side == "top"))

    def play(self, item: Play) -> None:
        """A triangle."""
        fill = self.colour(item.fill)
        self.image.paste(fill, item.box, triangle(item.extent))
        self._edges.update({(ground, fill): None for ground in self._grounds})

    def wordmark(self, item: Wordmark, name: str, logos: Sequence[Image.Image]) -> None:
        """The first logo that can be seen, or the name."""
        ground = self.colour(item.on)
        logo = next((one for one in logos if is_seen(one, ground)), None)
        if logo:
            self._place_logo(item, logo, ground)
            return
        ready = self._type.ready("display", name)
        if not ready.text:
            return
        left, top, right, bottom = item.box
        if item.mark and item.align == "left":
            ends = from_right(ready.text, ready.lang)
            start, high = right - item.size if ends else left, (top + bottom - item.size) // 2
            box = (start, high, start + item.size, high + item.size)
            self.shape(Shape(box=box, fill=item.mark, radius=item.size // 2, square=_POINT[ends]))
            room = round(item.size * 1.5)
            left, right = (left, right - room) if ends else (left + room, right)
        sizes = tuple(max(8, round(item.size * share)) for share in (1, 0.93, 0.86, 0.78, 0.7, 0.64))
        self.words(
            Words(
                box=(left, top, right, bottom), name="wordmark", family="display", weight=700, fit=Fit(sizes, lines=2, leading=1.12),
                fill=item.fill, on=item.on, align=item.align, anchor="middle",
            ),
            name,
        )  # fmt: skip

    def _place_logo(self, item: Wordmark, logo: Image.Image, ground: Colour) -> None:
        """A logo as large as its box allows, in as many colours as a flat card has room for."""
        share = min(wide / own for wide, own in zip(item.extent, logo.size, strict=True))
        size = (max(1, round(logo.width * share)), max(1, round(logo.height * share)))
        flat = Image.new("RGB", size, ground)
        small = logo.resize(size, Image.Resampling.HAMMING if share < 1 else Image.Resampling.BICUBIC)
        flat.paste(small, mask=small)
        few = flat.quantize(_OF_LOGO, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        parts = few.getpalette() or []
        self._logo += [(red, green, blue) for red, green, blue in zip(*[iter(parts)] * 3, strict=True)]
        left, top, right, bottom = item.box
        x = left + (right - left - size[0]) * {"left": 0, "centre": 0.5, "right": 1}[item.align]
        self.image.paste(few.convert("RGB"), (round(x), top + (bottom - top - size[1]) // 2))

    def words(self, item: Words, text: str, instead: str = "") -> None:
        """Words, as large as they fit."""
        ground = self.colour(item.on)
        ink = readable(self.colour(item.fill), ground)
        self._edges[ground, ink] = None
        self._write(self._type.words(item, text, instead), ink)

    def chips(self, item: Chips, text: str) -> None:
        """Each line of `text` in a chip; those for which there is no room are left out."""
        left, top, right, bottom = item.box
        padding, height, gap = round(item.size * 0.75), round(item.size * 1.9), round(item.size * 0.5)
        fill = self.colour(item.fill)
        ink = readable(self.colour(item.ink), fill)
        self._edges[fill, ink] = None
        ends = from_right(text, self._type.ready(item.family, text.partition("\n")[0]).lang)
        x, y = left, top
        for line in text.split("\n"):
            runs = self._type.label(item.family, item.weight, item.size, right - left - 2 * padding, line)
            if not runs:
                continue
            wide = round(sum(run.width for run in runs)) + 2 * padding
            place = (left, y + height + gap) if x > left and x + wide > right else (x, y)
            if place[1] + height > bottom:
                continue
            x, y = place
            start = left + right - x - wide if ends else x
            box = (start, y, start + wide, y + height)
            self.shape(Shape(box=box, fill=item.fill, radius=height // 2, square=_POINT[ends]))
            baseline = y + round((height + CAP_HEIGHT * item.size) / 2)
            self._write(in_row(runs, item.name, start + padding, baseline, item.weight, item.size), ink)
            x += wide + gap

    def encoded(self, most: int) -> tuple[str, bytes]:
        """Suffix and bytes: PNG with exactly the colours that were used, or JPEG of at most so many with a photo."""
        if self._photo:
            return ".jpg", as_jpeg(self.image, quality=QUALITY, most=most)
        file = io.BytesIO()
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in self._colours() for part in colour])
        self.image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", **_PACKING)
        return ".png", file.getvalue()

    def _colours(self) -> list[Colour]:
        """The colours that were used, and the steps between those that meet at a smooth edge."""
        room = _PALETTE - len(self._edges) - len(self._logo)
        steps = max(1, min(24, room // len(self._edges) - 1))
        used = (colour for edge in self._edges for colour in edge)
        between = (mix(one, other, step / steps) for one, other in self._edges for step in range(steps + 1))
        return list(dict.fromkeys((*used, *self._logo, *between)))[:_PALETTE]

    def _write(self, placed: list[Placed], ink: Colour) -> None:
        self.placed += placed
        for put in placed:
            font, way = face(put.run.file, put.weight, put.size), put.run.direction
            self._pen.text((put.x, put.baseline), put.run.text, ink, font, anchor="ls", direction=way)


def draw(
    layout: Layout,
    palette: Scheme,
    words: Mapping[str, str],
    *,
    variant: int = 0,
    photo: Image.Image | None = None,
    focus: Focus | None = None,
    own: Mapping[str, bytes] | None = None,
    logos: Sequence[Image.Image] = (),
    lang: str = "",
) -> Card:
    """The card of `layout` with the `words` that it names; what has no words is left out.

    `variant` is any number that stays with the record: it picks one of the layout's schemes. `own` are fonts of the
    employer, by family, and `logos` its logos as RGBA, the usual one first. `lang` is the language of
    the words.
    """
    card = Card(layout, palette, layout.schemes[variant % len(layout.schemes)], own or {}, lang)
    for item in layout.items:
        match item:
            case Shape():
                card.shape(item)
            case Photo():
                if photo is not None:
                    card.photo(item, photo, focus)
            case Scrim():
                card.scrim(item)
            case Play():
                card.play(item)
            case Wordmark():
                card.wordmark(item, words.get("wordmark", ""), logos)
            case Chips():
                card.chips(item, words.get(item.name, ""))
            case Words():
                card.words(item, words.get(item.name, ""), words.get(item.instead, ""))
    return card
