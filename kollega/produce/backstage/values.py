"""What the employer stands for, each value with the stories that show it, ready to share."""

from __future__ import annotations

from kollega.live import Library, used
from kollega.produce.backstage.rooms import KITS, Room, rendered
from kollega.records import Struct
from kollega.steps import Made, Work


class Shown(Struct, frozen=True, kw_only=True):
    """A story that shows a value, with the page of its kit."""

    title: str
    lang: str
    kit: str


class Value(Struct, frozen=True, kw_only=True):
    """A value, and its page on the public site."""

    name: str
    summary: str
    url: str
    stories: tuple[Shown, ...]


class Order(Struct, frozen=True, kw_only=True):
    """All values, in the order in which the public site has them."""

    room: Room
    values: tuple[Value, ...]


def is_open(library: Library) -> bool:
    """Whether there is any value to show, in any language: then each language has the room."""
    return any(group.kind == "value" for own in library.every_language for group in own.groups)


def order(room: Room, own: Library) -> Order:
    """The values in the language of `own`."""
    by_address = {story.address: story for story in used(own.stories, "kit")}

    def shown(address: str) -> Shown:
        story = by_address[address]
        way = story.address.removeprefix("../") if story.elsewhere else room.folder + story.address
        return Shown(title=story.title, lang=story.lang, kit=f"{KITS}{way}index.html")

    return Order(
        room=room,
        values=tuple(
            Value(
                name=group.name, summary=group.summary, url=own.site.absolute(group.address),
                stories=tuple(shown(address) for address in group.stories if address in by_address),
            )
            for group in own.groups if group.kind == "value"
        ),
    )  # fmt: skip


def values(work: Work) -> Made:
    """The page of all values."""
    page: Order = work.value
    path = f"{page.room.folder}values/index.html"
    return Made(artifacts=[rendered(work, page.room, "values.html", path, {"values": page.values})])
