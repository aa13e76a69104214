"""Backstage: the room for colleagues who share. It opens from a folder on disk: links end in `index.html`, data are
in scripts, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kollega import typefaces
from kollega.live import Library, LiveJob, LiveStory, Text
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
    made = tuple(kit_of(thing, site) for thing in _things(library))
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


def _things(library: Library) -> list[LiveStory | LiveJob]:
    """All stories and open jobs, each in every language that it is written in, with addresses from the root."""
    first: tuple[LiveStory | LiveJob, ...] = (*library.stories, *library.jobs)
    found = {one.address: one for one in first}
    for other in library.others:
        things: tuple[LiveStory | LiveJob, ...] = (*other.stories, *other.jobs)
        for one in things:
            address = other.site.folder + one.address
            if not one.elsewhere and address not in found:
                found[address] = msgspec.structs.replace(one, address=address)
    return list(found.values())
