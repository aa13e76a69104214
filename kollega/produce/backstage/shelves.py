"""The library: everything to share, in groups without script, and with filters where there is script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from kollega.kinds import KINDS
from kollega.locales import language_name
from kollega.networks import NETWORKS, chosen
from kollega.pictures.choose import card_of
from kollega.produce.backstage.rooms import Room, rendered
from kollega.records import Struct
from kollega.sharing.shelf import Item, Label
from kollega.site import Site
from kollega.steps import Known, Made, Work

#: Names of kinds beside those of stories, in English.
NAMES = {**{kind: many for kind, (_, many) in KINDS.items()}, "job": "Jobs", "link": "Worth sharing elsewhere", "engage": "Posts to join"}  # fmt: skip
#: Ages in days that one can choose, and their names in English.
AGES = {7: "The last 7 days", 30: "The last 30 days", 365: "The last year"}
OLDER = "Older"
#: The id of the group of what can be shared on every network of the employer, which is most things, and its name in English.
EVERYWHERE, ANY_NETWORK = "all", "Every network"
#: The ways to put the library into groups: each is a page.
WAYS = {
    "": "Kind",
    "topics": "Topic",
    "teams": "Team",
    "languages": "Language",
    "networks": "Network",
    "age": "Age",
}


class Order(Struct, frozen=True, kw_only=True):
    """The library in groups of one way of `WAYS`."""

    room: Room
    items: tuple[Item, ...]
    way: str
    today: date


class Told(Struct, frozen=True, kw_only=True):
    """What filters know of a thing: lists of ids with spaces around them."""

    kinds: str
    teams: str
    places: str
    topics: str
    langs: str
    #: Nothing where it can be shared on every network: a list of them for each thing was a fifth of the page.
    networks: str | None
    #: Days since publication on the day of the build; nothing for what has no day.
    age: int | None


def page(work: Work) -> Made:
    """The library in one way. Only the first has the filters, and pictures."""
    order: Order = work.value
    room = order.room
    path = f"{room.folder}library/{order.way}{'/' if order.way else ''}index.html"
    told = {} if order.way else {item.url: to_tell(item, order.today, room.site) for item in order.items}
    context = {
        "groups": _groups(order), "way": order.way, "ways": WAYS, "choices": choices(order.items), "told": told,
        "cover": cover(work), "ages": AGES,
    }  # fmt: skip
    return Made(artifacts=[rendered(work, room, "library.html", path, context)])


def cover(work: Work) -> Callable[[Item], Known | None]:
    """Finds the link card of a thing."""
    return lambda item: card_of(work.made.get(f"card:{item.address}", []), "link", "backstage")


def to_tell(item: Item, today: date, site: Site) -> Told:
    """What the filters know of it."""

    def ids(labels: Iterable[str]) -> str:
        return f",{','.join(labels)},"

    return Told(
        kinds=ids([item.kind]), teams=ids([item.team.id] if item.team else []), places=ids(one.id for one in item.places),
        topics=ids(one.id for one in item.topics), langs=ids(item.langs), networks=None if _is_everywhere(item, site) else ids(item.networks),
        age=(today - item.day).days if item.day else None,
    )  # fmt: skip


def _is_everywhere(item: Item, site: Site) -> bool:
    return {network.id for network in chosen(site.networks)} <= set(item.networks)


def choices(items: Iterable[Item]) -> dict[str, list[Label]]:
    """What can be chosen in each filter, in the order of names; those with one choice are left out."""
    rows = list(items)
    found: dict[str, dict[str, str]] = {
        "teams": {one.team.id: one.team.name for one in rows if one.team},
        "places": {label.id: label.name for one in rows for label in one.places},
        "topics": {label.id: label.name for one in rows for label in one.topics},
        "langs": {lang: language_name(lang) for one in rows for lang in one.langs},
        "networks": {id_: NETWORKS[id_].name for one in rows for id_ in one.networks if id_ in NETWORKS},
    }
    return {
        name: [
            Label(id=key, name=label) for key, label in sorted(of.items(), key=lambda row: row[1].casefold())
        ]
        for name, of in found.items()
        if len(of) > 1
    }


def _groups(order: Order) -> list[tuple[str, str, bool, list[Item]]]:
    """Groups in order: an id, a name, whether that is a message of the interface, and what is in it."""
    if order.way in ("", "age"):
        return _said(order)
    if order.way == "networks":
        everywhere = [item for item in order.items if _is_everywhere(item, order.room.site)]
        rest = [item for item in order.items if not _is_everywhere(item, order.room.site)]
        return [
            *([(EVERYWHERE, ANY_NETWORK, True, everywhere)] if everywhere else []),
            *_named(rest, order.way),
        ]
    return _named(order.items, order.way)


def _named(items: Iterable[Item], way: str) -> list[tuple[str, str, bool, list[Item]]]:
    """Groups that have names of their own, by these."""
    named: dict[str, tuple[str, list[Item]]] = {}
    for item in items:
        for label in _labels(item, way):
            named.setdefault(label.id, (label.name, []))[1].append(item)
    rows = sorted(named.items(), key=lambda row: row[1][0].casefold())
    return [(key, name, False, items) for key, (name, items) in rows]


def _said(order: Order) -> list[tuple[str, str, bool, list[Item]]]:
    """Groups whose names are words of the interface: kinds and ages."""
    if not order.way:
        rows = [
            (kind, name, [one for one in order.items if one.kind == kind]) for kind, name in NAMES.items()
        ]
    else:
        dated = [(one, (order.today - one.day).days) for one in order.items if one.day]
        ends = [
            (f"d{most}", name, least, most)
            for least, (most, name) in zip((0, *AGES), AGES.items(), strict=False)
        ]
        rows = [
            (key, name, [one for one, age in dated if least <= age < most]) for key, name, least, most in ends
        ]
        rows.append(("older", OLDER, [one for one, age in dated if age >= max(AGES)]))
    return [(key, name, True, items) for key, name, items in rows if items]


def _labels(item: Item, way: str) -> tuple[Label, ...]:
    if way == "topics":
        return item.topics
    if way == "teams":
        return (item.team,) if item.team else ()
    if way == "languages":
        return tuple(Label(id=lang, name=language_name(lang)) for lang in item.langs)
    return tuple(Label(id=id_, name=NETWORKS[id_].name) for id_ in item.networks if id_ in NETWORKS)
