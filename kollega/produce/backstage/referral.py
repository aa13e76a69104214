"""Recommendations: how they work here, and how the employer treats and rewards them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kollega import markup
from kollega.live import Library, LiveGuideline
from kollega.produce.backstage.rooms import Room, rendered
from kollega.records import Struct
from kollega.steps import Made, Step, Work

FOLDER = "referral/"


class Order(Struct, frozen=True, kw_only=True):
    """The page of one language. `policy` is what the employer wrote."""

    room: Room
    policy: LiveGuideline | None
    jobs: int


def steps(room: Room, own: Library) -> Iterator[Step]:
    """The one page."""
    order = Order(room=room, policy=own.referral, jobs=len(own.jobs))
    yield Step(name=f"referral:{room.folder}", function=page, value=order, needs=("backstage:assets",))


def page(work: Work) -> Made:
    """What happens when a colleague recommends a job."""
    order: Order = work.value
    room, policy = order.room, order.policy
    prefix = room.site.absolute(policy.folder) if policy else ""
    # From the sanitiser.
    body = Markup(markup.finish(policy.text, prefix=prefix, pictures={})) if policy else ""  # noqa: S704
    context = {"treated": policy, "body": body, "has_jobs": bool(order.jobs)}
    return Made(
        artifacts=[rendered(work, room, "referral.html", f"{room.folder}{FOLDER}index.html", context)]
    )
