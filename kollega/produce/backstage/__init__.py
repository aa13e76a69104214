"""Backstage: the room for colleagues who share. It opens from a folder on disk: links end in `index.html`, data are
in scripts, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kollega import typefaces
from kollega.live import Library, Text
from kollega.produce.backstage import kits, rooms
from kollega.sharing.kit import kit_of
from kollega.steps import Step

__all__ = ["steps"]


def steps(library: Library, *, pictures: bool, theme: dict[str, str]) -> Iterator[Step]:
    """The steps of all pages and files of the backstage. `theme`: digests of the site's own theme, by file."""
    site = library.site
    fonts = tuple(f"typeface:{path}" for path in typefaces.files(site.brand))
    yield Step(
        name="backstage:assets", function=rooms.assets, value=site, files=theme, needs=fonts, source="theme"
    )
    titles = tuple(msgspec.structs.replace(one, text=Text(unsafe_html="")) for one in library.guidelines)
    room = rooms.Room(site=site, theme=theme, guidelines=titles)
    made = tuple(kit_of(thing, site) for thing in library.shared())
    cards = tuple(f"card:{kit.address}" for kit in made) if pictures else ()
    index = rooms.Index(room=room, kits=made)
    yield Step(name="backstage", function=rooms.index, value=index, needs=("backstage:assets", *cards))
    for one in (None, *library.guidelines):
        name = f"guidelines:{one.slug if one else ''}"
        yield Step(name=name, function=rooms.guidelines, value=(room, one), needs=("backstage:assets",))
    for kit in made:
        order = kits.Order(room=room, kit=kit)
        yield Step(
            name=f"kit:{kit.address}", function=kits.kit, value=order, needs=("backstage:assets",),
            reads=(order.card,) if pictures else (), source=kit.source,
        )  # fmt: skip
