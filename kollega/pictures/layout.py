"""Layouts of cards, as data: what is drawn where, in which colours, with which words.

A layout is a file `theme/cards/<shape>/<name>.json`; a site's own `theme/cards/` goes before the generator's.
Boxes are `[left, top, right, bottom]` in pixels of the size that the layout is drawn for, and may reach beyond it; a
box of words goes from the top of the first line's capitals to the last baseline. A layout serves all formats of its
shape: it grows with the width, and what is then missing in height is put in where it says so (`stretch`).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from kollega.brand import ROLES
from kollega.formats import Format
from kollega.pictures.items import AnyItem, Name, Photo, Pixel

#: The generator's layouts.
CARDS = Path(__file__).parents[1] / "theme" / "cards"

Edge = Annotated[int, msgspec.Meta(ge=100, le=2400)]
#: Which layouts a format is drawn with.
Form = Literal["wide", "square", "upright", "tall"]

_File = TypeVar("_File", "Theme", "Layout")


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card. Each of `schemes` gives names to colours of the palette; the record decides which is used.

    `needs` are names of words without which it is not used. Between the two heights of `stretch` it may be pulled
    apart or pushed together; without them it is everywhere.
    """

    schemes: Annotated[tuple[dict[str, str], ...], msgspec.Meta(min_length=1)]
    back: str
    items: tuple[AnyItem, ...]
    size: tuple[Edge, Edge] = (1200, 630)
    stretch: tuple[Pixel, Pixel] | None = None
    needs: tuple[Name, ...] = ()

    def __post_init__(self) -> None:
        if self.stretch and not 0 <= self.stretch[0] < self.stretch[1] <= self.size[1]:
            raise ValueError(f"it cannot be stretched from {self.stretch[0]} to {self.stretch[1]}")

    @property
    def photo(self) -> Photo | None:
        """The place for a photo."""
        return next((item for item in self.items if isinstance(item, Photo)), None)

    def of_size(self, size: tuple[int, int]) -> Layout:
        """The same for another width and height in pixels. Raises `ValueError` where it cannot be made so low."""
        if size == self.size:
            return self
        scale = size[0] / self.size[0]
        start, end = self.stretch or (0, self.size[1])
        missing = size[1] - self.size[1] * scale
        if missing + (end - start) * scale <= 0:
            raise ValueError(f"it cannot be made as low as {size[0]}x{size[1]}")

        def down(height: int) -> int:
            share = min(max((height - start) / (end - start), 0.0), 1.0)
            return round(height * scale + share * missing)

        items = tuple(item.placed(scale, down) for item in self.items)
        return msgspec.structs.replace(self, items=items, size=size, stretch=None)

    def colours(self) -> set[str]:
        """The roles of the palette that are needed."""
        names = {self.back}
        for item in self.items:
            names.update(getattr(item, field, "") for field in ("fill", "on", "ink", "mark"))
        return {scheme.get(name, name) for scheme in self.schemes for name in names - {""}}


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for all cards: `colours` beside those of pages, or in their place, `layouts` to try for a kind.

    A colour is written out, or mixed of two of pages or above it with the share of the second.
    """

    colours: dict[str, str | tuple[str, str, Annotated[float, msgspec.Meta(ge=0, le=1)]]]
    layouts: dict[str, dict[Form, tuple[Name, ...]]]

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

    def choose(
        self,
        kind: str,
        form: Format,
        words: Container[str] = (),
        photo: tuple[int, int] | None = None,
    ) -> Layout:
        """The first layout for `kind` that has a place for a photo of this size, or else needs none, in a format's size.

        `words` are the names of those that there are.
        """
        for name in self.theme.layouts.get(kind, {}).get(form.shape, ()):
            layout = self._of_size(f"{form.shape}/{name}", form.size)
            if all(need in words for need in layout.needs) and (
                layout.photo is None or (photo and layout.photo.suits(photo))
            ):
                return layout
        raise BrokenLayout("theme.json", f"there is no {form.shape} layout without a photo for {kind}")

    def named(self, name: str) -> Layout:
        """The layout of `<shape>/<name>`."""
        layout = self._read(name, Layout)
        strange = sorted(layout.colours() - self.theme.colours.keys() - ROLES.keys())
        if strange:
            raise BrokenLayout(f"{name}.json", f"no colour is called {strange[0]}")
        return layout

    def _of_size(self, name: str, size: tuple[int, int]) -> Layout:
        layout = self.named(name)
        try:
            return layout.of_size(size)
        except ValueError as error:
            raise BrokenLayout(f"{name}.json", str(error)) from None

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
