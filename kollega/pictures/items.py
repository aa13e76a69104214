"""What a layout of a card is made of, as data: surfaces, photo, words, chips, and the employer's name or logo.

Boxes are `[left, top, right, bottom]` in pixels of the size that the layout is drawn for, and may reach beyond it; a
box of words goes from the top of the first line's capitals to the last baseline.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

import msgspec

from kollega.pictures.lines import Fit, Size

Pixel = Annotated[int, msgspec.Meta(ge=-1200, le=2400)]
Radius = Annotated[int, msgspec.Meta(ge=0, le=1200)]
Box = tuple[Pixel, Pixel, Pixel, Pixel]
Corner = Literal["top-left", "top-right", "bottom-right", "bottom-left"]
CORNERS: tuple[Corner, ...] = ("top-left", "top-right", "bottom-right", "bottom-left")
Align = Literal["left", "centre", "right"]
Family = Literal["display", "text"]
Name = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]+$")]
Weight = Annotated[int, msgspec.Meta(ge=200, le=800)]

_SMALLEST = 8


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="draw"):
    """One thing that is drawn."""

    box: Box

    def __post_init__(self) -> None:
        left, top, right, bottom = self.box
        if right <= left or bottom <= top:
            raise ValueError(f"the box {list(self.box)} is empty")

    @property
    def extent(self) -> tuple[int, int]:
        """Width and height of the box."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]

    def placed(self, scale: float, down: Callable[[int], int]) -> Self:
        """The same on a card that is `scale` times as wide; `down` gives for a height the height on that card."""
        left, top, right, bottom = self.box
        box = (round(left * scale), down(top), round(right * scale), down(bottom))
        return msgspec.structs.replace(self, box=box, **self.lengths(scale))

    def lengths(self, scale: float) -> dict[str, Any]:
        """What else of it grows with the card."""
        return {}


class Rounded(Item, frozen=True, kw_only=True):
    """Something with round corners of `radius`, but for those in `square`."""

    radius: Radius = 0
    square: tuple[Corner, ...] = ()

    def lengths(self, scale: float) -> dict[str, Any]:
        """The radius."""
        return {"radius": round(self.radius * scale)}


class Shape(Rounded, frozen=True, kw_only=True, tag="shape"):
    """A surface."""

    fill: str


class Photo(Rounded, frozen=True, kw_only=True, tag="photo"):
    """The record's photo, cut to the box around its focus.

    A layout with a photo is used for photos whose width divided by height is within `form`, and which
    are not enlarged more than `enlarged` times.
    """

    form: tuple[float, float] = (0.0, 100.0)
    enlarged: float = 2.0

    def suits(self, photo: tuple[int, int]) -> bool:
        """Whether a photo of this width and height looks well here."""
        (wide, high), (width, height) = self.extent, photo
        least, most = self.form
        return least <= width / height < most and max(wide / width, high / height) <= self.enlarged


class Words(Item, frozen=True, kw_only=True, tag="words"):
    """The words called `name`, in `fill`, made readable where it must be, on the colour `on`.

    Where no font can draw them, those called `instead` are drawn.
    """

    name: str
    instead: str = ""
    family: Family
    weight: Weight
    fit: Fit
    fill: str
    on: str
    align: Align = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"

    def lengths(self, scale: float) -> dict[str, Any]:
        """The sizes of letters."""
        sizes = tuple(max(_SMALLEST, round(size * scale)) for size in self.fit.sizes)
        return {"fit": msgspec.structs.replace(self.fit, sizes=sizes)}


class Chips(Item, frozen=True, kw_only=True, tag="chips"):
    """The lines of the words called `name`, each in a chip of its own, in rows from the top left; from the top right where
    they are read from there."""

    name: str
    family: Family
    weight: Weight
    size: Size
    fill: str
    ink: str

    def lengths(self, scale: float) -> dict[str, Any]:
        """The size of letters, from which a chip has its measures."""
        return {"size": max(_SMALLEST, round(self.size * scale))}


class Wordmark(Item, frozen=True, kw_only=True, tag="wordmark"):
    """The employer: the logo, where there is one that can be seen on the colour `on`, or the name in `fill`.

    Before a name that stands at the left (at the right where it is read from there) is a small bubble in the colour
    `mark`, unless that is empty.
    """

    on: str
    fill: str
    mark: str = ""
    size: Size
    align: Align = "left"

    def lengths(self, scale: float) -> dict[str, Any]:
        """The size of letters."""
        return {"size": max(_SMALLEST, round(self.size * scale))}


class Scrim(Item, frozen=True, kw_only=True, tag="scrim"):
    """A veil of the colour `fill` over a photo, as thick as the words on it need, that fades in over `fade` pixels.

    Words on it name `fill` as the colour that they stand on.
    """

    fill: str
    fade: Radius = 0
    #: The side at which it fades in.
    side: Literal["top", "bottom"] = "top"

    def lengths(self, scale: float) -> dict[str, Any]:
        """How long it takes to fade in."""
        return {"fade": round(self.fade * scale)}


class Play(Item, frozen=True, kw_only=True, tag="play"):
    """A triangle that says: this is a video."""

    fill: str


AnyItem = Shape | Photo | Words | Chips | Wordmark | Scrim | Play
