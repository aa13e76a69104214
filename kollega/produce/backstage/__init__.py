"""Backstage: the room for colleagues who share. It opens from a folder on disk: links end in `index.html`, data are
in scripts, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from kollega import typefaces
from kollega.live import Library, Text
from kollega.produce.backstage import (
    events,
    guidelines,
    home,
    intranet,
    kits,
    people,
    programme,
    referral,
    rooms,
    shelves,
    story,
    texts,
    values,
)
from kollega.produce.backstage.rooms import Room
from kollega.sharing.kit import kit_of
from kollega.sharing.shelf import shelf_of
from kollega.steps import Step

__all__ = ["steps"]


def steps(library: Library, *, pictures: bool, theme: dict[str, str]) -> Iterator[Step]:
    """The steps of all pages and files of the backstage. `theme`: digests of the site's own theme, by file."""
    site = library.site
    fonts = tuple(f"typeface:{path}" for path in typefaces.files(site.brand))
    yield Step(
        name="backstage:assets", function=rooms.assets, value=site, files=theme, needs=fonts, source="theme"
    )
    doors = {one.site.folder: _room(library, one, theme) for one in library.every_language}
    for one in library.every_language:
        yield from _rooms(doors[one.site.folder], library, one, pictures)
    if pictures:
        yield from texts.steps(library)
    by_lang = {room.lang: room for room in doors.values()}
    shared = library.shared()
    same: dict[tuple[str, str], dict[str, str]] = {}
    for thing in shared:
        same.setdefault((thing.kind, thing.slug), {})[thing.lang] = thing.address
    for thing in shared:
        kit = kit_of(thing, site)
        order = kits.Order(room=by_lang.get(kit.lang, doors[""]), kit=kit, same=same[thing.kind, thing.slug])
        yield Step(
            name=f"kit:{kit.address}", function=kits.kit, value=order,
            needs=("backstage:assets", *(order.clips if pictures else ())),
            reads=(order.card,) if pictures else (), source=kit.source,
        )  # fmt: skip


def _room(library: Library, own: Library, theme: dict[str, str]) -> Room:
    """What the pages of one language share."""
    return Room(
        site=library.site, theme=theme, lang=own.site.lang, folder=own.site.folder,
        folders={one.site.lang: one.site.folder for one in library.every_language},
        guidelines=tuple(msgspec.structs.replace(one, text=Text()) for one in own.guidelines),
        open=tuple(_open(library)),
    )  # fmt: skip


def _open(library: Library) -> Iterator[str]:
    """The rooms that there are."""
    yield from ("library", "story", "guidelines", "programme")
    rooms_open = {
        "values": values.is_open(library), "events": events.is_open(library), "people": people.is_open(library),
        "referral": library.site.referral is not None,
    }  # fmt: skip
    yield from (name for name, is_open in rooms_open.items() if is_open)


def _rooms(room: Room, library: Library, own: Library, pictures: bool) -> Iterator[Step]:
    """The rooms of one language. Those of the others are the same, in theirs."""
    folder, shelf = room.folder, shelf_of(library, own)
    cards = tuple(f"card:{item.address}" for item in shelf if item.address) if pictures else ()
    alone = ("backstage:assets",)
    pictured = (*alone, *cards)
    yield Step(
        name=f"backstage:{folder}", function=home.home, value=home.order(room, own, shelf), needs=pictured
    )
    for way in shelves.WAYS:
        order = shelves.Order(room=room, items=shelf, way=way, today=date.fromisoformat(own.today))
        needs = alone if way else pictured
        yield Step(name=f"library:{folder}{way}", function=shelves.page, value=order, needs=needs)
    yield Step(name=f"intranet:{folder}", function=intranet.files, value=intranet.order(room, library, own))
    yield from guidelines.steps(room, library, own, pictures)
    if values.is_open(library):
        yield Step(
            name=f"values:{folder}", function=values.values, value=values.order(room, own), needs=alone
        )
    yield Step(
        name=f"programme:{folder}",
        function=programme.programme,
        value=programme.order(room, own),
        needs=alone,
    )
    yield from story.steps(room, library, own)
    if "events" in room.open:
        yield from events.steps(room, library, own, pictures)
    if "people" in room.open:
        yield from people.steps(room, library, own, pictures)
    if "referral" in room.open:
        yield from referral.steps(room, library, own, pictures)
