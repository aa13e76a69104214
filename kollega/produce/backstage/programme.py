"""The programme as a page that everybody may read: why, who, what, where, how often, and how it is measured."""

from __future__ import annotations

from kollega.library.programme import lacks
from kollega.live import Library, LivePointer, LiveProgramme
from kollega.networks import NETWORKS
from kollega.produce.backstage.rooms import Room, rendered
from kollega.records import Struct
from kollega.steps import Made, Work

#: Roles of the programme's file, and their names in English.
ROLES = {"owner": "Owner", "sponsor": "Sponsor", "hr": "Human resources", "communications": "Communications"}


class Order(Struct, frozen=True, kw_only=True):
    """What the page shows. `people` are role, name and complete address; `lacking` what a ranking would need."""

    room: Room
    programme: LiveProgramme
    people: tuple[tuple[str, str, str], ...]
    networks: tuple[str, ...]
    reviews: tuple[LivePointer, ...]
    lacking: tuple[str, ...]


def order(room: Room, own: Library) -> Order:
    """The page in the language of `own`; the words of the programme are as its file has them."""
    found = own.programme
    people = tuple(
        (
            name,
            found.people[role].name,
            own.site.absolute(address) if (address := found.people[role].address) else "",
        )
        for role, name in ROLES.items()
        if role in found.people
    )
    return Order(
        room=room, programme=found, people=people, reviews=own.reviews, lacking=lacks(found),
        networks=tuple(NETWORKS[id_].name for id_ in found.networks if id_ in NETWORKS),
    )  # fmt: skip


def programme(work: Work) -> Made:
    """The page."""
    page: Order = work.value
    path = f"{page.room.folder}programme/index.html"
    return Made(artifacts=[rendered(work, page.room, "programme.html", path, {"page": page})])
