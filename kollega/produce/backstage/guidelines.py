"""The employer's guidelines: the list of them, and a page for each."""

from __future__ import annotations

from markupsafe import Markup

from kollega import markup
from kollega.live import LiveGuideline
from kollega.produce.backstage.rooms import GUIDELINES, Room, rendered
from kollega.records import Struct
from kollega.sharing.kit import GUIDE
from kollega.steps import Made, Work


class Order(Struct, frozen=True, kw_only=True):
    """A page in the language of the room; without a guideline the list of all."""

    room: Room
    guideline: LiveGuideline | None = None


def guidelines(work: Work) -> Made:
    """The list of the guidelines, with a few lines that hold everywhere; or one of them."""
    order: Order = work.value
    room, found = order.room, order.guideline
    # From the sanitiser.
    body = Markup(markup.finish(found.text, prefix=room.site.url, pictures={})) if found else ""  # noqa: S704
    inner = f"{GUIDELINES}{found.slug}/index.html" if found else f"{GUIDELINES}index.html"
    context = {"pages": room.guidelines, "guide": GUIDE, "guideline": found, "body": body}
    return Made(artifacts=[rendered(work, room, "guidelines.html", room.folder + inner, context)])
