"""Recommendations: how they work here, and how the employer treats and rewards them."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.live import Library, LiveGuideline
from kollega.produce.backstage import texts
from kollega.produce.backstage.rooms import Room, rendered
from kollega.records import Struct
from kollega.steps import Made, Step, Work

FOLDER = "referral/"


class Order(Struct, frozen=True, kw_only=True):
    """The page of one language. `policy` is what the employer wrote."""

    room: Room
    policy: LiveGuideline | None
    jobs: int


def steps(room: Room, library: Library, own: Library, pictures: bool) -> Iterator[Step]:
    """The one page."""
    order = Order(room=room, policy=own.referral, jobs=len(own.jobs))
    shown = texts.needs(library, own.referral.text) if pictures and own.referral else ()
    yield Step(name=f"referral:{room.folder}", function=page, value=order, needs=("backstage:assets", *shown))


def page(work: Work) -> Made:
    """What happens when a colleague recommends a job."""
    order: Order = work.value
    room, policy = order.room, order.policy
    prefix = room.site.absolute(policy.folder) if policy else ""
    path = f"{room.folder}{FOLDER}index.html"
    body = texts.shown(work, policy.text, prefix, path) if policy else ""
    context = {"treated": policy, "body": body, "has_jobs": bool(order.jobs)}
    return Made(artifacts=[rendered(work, room, "referral.html", path, context)])
