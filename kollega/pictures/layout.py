"""Layouts of cards, as data: what is drawn where, in which colours, with which words.

A layout is a file `theme/cards/<name>.json`; a site's own `theme/cards/` goes before the generator's.
Boxes are `[left, top, right, bottom]` in pixels of the card, and may reach beyond it; a box of words goes
from the top of the first line's capitals to the last baseline.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from kollega.brand import ROLES
from kollega.pictures.lines import Fit, Size

#: Width and height of a card in pixels.
SIZE = (1200, 630)

#: The generator's layouts, and where a site has its own, relative to the site's folder.
CARDS = Path(__file__).parents[1] / "theme" / "cards"
OVERLAY = "theme/cards/"

Pixel = Annotated[int, msgspec.Meta(ge=-1200, le=2400)]
Radius = Annotated[int, msgspec.Meta(ge=0, le=1200)]
Box = tuple[Pixel, Pixel, Pixel, Pixel]
Corner = Literal["top-left", "top-right", "bottom-right", "bottom-left"]
CORNERS: tuple[Corner, ...] = ("top-left", "top-right", "bottom-right", "bottom-left")
Family = Literal["display", "text"]
Name = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]+$")]
Weight = Annotated[int, msgspec.Meta(ge=200, le=800)]


_File = TypeVar("_File", "Theme", "Layout")


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


class Shape(Item, frozen=True, kw_only=True, tag="shape"):
    """A surface with round corners of `radius`, but for those in `square`."""

    fill: str
    radius: Radius = 0
    square: tuple[Corner, ...] = ()


class Photo(Item, frozen=True, kw_only=True, tag="photo"):
    """The record's photo, cut to the box around its focus.

    A layout with a photo is used for photos whose width divided by height is within `form`, and which
    are not enlarged more than `enlarged` times.
    """

    radius: Radius = 0
    square: tuple[Corner, ...] = ()
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
    align: Literal["left", "centre", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"


class Chips(Item, frozen=True, kw_only=True, tag="chips"):
    """The lines of the words called `name`, each in a chip of its own, in rows from the top left."""

    name: str
    family: Family
    weight: Weight
    size: Size
    fill: str
    ink: str


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A card. Each of `schemes` gives names to colours of the palette; the record decides which is used."""

    schemes: Annotated[tuple[dict[str, str], ...], msgspec.Meta(min_length=1)]
    back: str
    items: tuple[Shape | Photo | Words | Chips, ...]

    @property
    def photo(self) -> Photo | None:
        """The place for a photo."""
        return next((item for item in self.items if isinstance(item, Photo)), None)

    def colours(self) -> set[str]:
        """The roles of the palette that are needed."""
        names = {self.back}
        for item in self.items:
            names.update(getattr(item, field) for field in ("fill", "on", "ink") if hasattr(item, field))
        return {scheme.get(name, name) for scheme in self.schemes for name in names}


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for all cards: `colours` beside those of pages, or in their place, `layouts` to try for a kind.

    A colour is written out, or mixed of two of pages or above it with the share of the second.
    """

    colours: dict[str, str | tuple[str, str, Annotated[float, msgspec.Meta(ge=0, le=1)]]]
    layouts: dict[str, tuple[Name, ...]]

    def __post_init__(self) -> None:
        above = set(ROLES)
        for role, row in self.colours.items():
            if not isinstance(row, str) and not above.issuperset(row[:2]):
                raise ValueError(f"the colour {role} is mixed of colours that are not above it")
            above.add(role)


class BrokenLayout(Exception):
    """A layout that cannot be used: the name of its file, and why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = file, reason


class Layouts:
    """The theme and the layouts; those of `overlay` (file name to bytes) go before the generator's.

    Methods raise `BrokenLayout`.
    """

    def __init__(self, overlay: Mapping[str, bytes] | None = None) -> None:
        self._overlay = overlay or {}

    @property
    def theme(self) -> Theme:
        """Colours, and the layouts for each kind of card."""
        return self._read("theme", Theme)

    def choose(self, kind: str, photo: tuple[int, int] | None = None) -> Layout:
        """The first layout for `kind` that has a place for a photo of this size, or else needs none."""
        for name in self.theme.layouts.get(kind, ()):
            layout = self._read(name, Layout)
            strange = sorted(layout.colours() - self.theme.colours.keys() - ROLES.keys())
            if strange:
                raise BrokenLayout(f"{name}.json", f"no colour is called {strange[0]}")
            if layout.photo is None or (photo and layout.photo.suits(photo)):
                return layout
        raise BrokenLayout("theme.json", f"there is no layout without a photo for {kind}")

    def _read(self, name: str, kind: type[_File]) -> _File:
        own = self._overlay.get(f"{name}.json")
        return _ours(name, kind) if own is None else _decoded(f"{name}.json", own, kind)


@cache
def _ours(name: str, kind: type[_File]) -> _File:
    try:
        data = (CARDS / f"{name}.json").read_bytes()
    except FileNotFoundError:
        raise BrokenLayout(f"{name}.json", "there is no such file") from None
    return _decoded(f"{name}.json", data, kind)


def _decoded(file: str, data: bytes, kind: type[_File]) -> _File:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenLayout(file, str(error)) from None
