"""The employer's guidelines: the list of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.live import Library, LiveGuideline
from kollega.produce.backstage import texts
from kollega.produce.backstage.rooms import GUIDELINES, Room, rendered
from kollega.records import Struct
from kollega.sharing.kit import GUIDE
from kollega.steps import Made, Step, Work


class Order(Struct, frozen=True, kw_only=True):
    """A page in the language of the room; without a guideline the list of all."""

    room: Room
    guideline: LiveGuideline | None = None


def steps(room: Room, library: Library, own: Library, pictures: bool) -> Iterator[Step]:
    """The list of one language, and its pages."""
    assets = ("backstage:assets",)
    value = Order(room=room)
    yield Step(name=f"guidelines:{room.folder}", function=guidelines, value=value, needs=assets)
    for one in own.guidelines:
        shown = texts.needs(library, one.text) if pictures else ()
        value = Order(room=room, guideline=one)
        yield Step(
            name=f"guidelines:{room.folder}{one.slug}",
            function=guidelines,
            value=value,
            needs=(*assets, *shown),
        )


def guidelines(work: Work) -> Made:
    """The list of the guidelines, with a few lines that hold everywhere; or one of them."""
    order: Order = work.value
    room, found = order.room, order.guideline
    inner = f"{GUIDELINES}{found.slug}/index.html" if found else f"{GUIDELINES}index.html"
    body = texts.shown(work, found.text, room.site.url, room.folder + inner) if found else ""
    context = {"pages": room.guidelines, "guide": GUIDE, "guideline": found, "body": body}
    return Made(artifacts=[rendered(work, room, "guidelines.html", room.folder + inner, context)])
