"""People: colleagues who take part and said so. Of nobody else is anything here, neither a name nor a number."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import msgspec

from kollega.live import Library, LiveJob, LivePerson, LiveStory
from kollega.networks import NETWORKS
from kollega.pictures.choose import card_of
from kollega.produce.backstage.rooms import KITS, Room, rendered
from kollega.records import Struct
from kollega.sharing.referral import referred
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import words_of

FOLDER = "people/"


class Roster(Struct, frozen=True, kw_only=True):
    """Those who take part, by name."""

    room: Room
    people: tuple[LivePerson, ...]


class Told(Struct, frozen=True, kw_only=True):
    """What a person tells, or may pass on: its title, its public address, and its kit from the root of the backstage, if it
    has one."""

    title: str
    lang: str
    url: str
    kit: str = ""


class Portfolio(Struct, frozen=True, kw_only=True):
    """The page of one person. `code` is the one that the programme gave; `jobs` have it in their addresses."""

    room: Room
    person: LivePerson
    stories: tuple[Told, ...]
    jobs: tuple[Told, ...] = ()
    code: str = ""
    card: str = ""


def ambassadors(own: Library) -> tuple[LivePerson, ...]:
    """Who takes part, and has a page in this language."""
    return tuple(one for one in own.people if one.record.ambassador and not one.elsewhere)


def is_open(library: Library) -> bool:
    """Whether anybody takes part."""
    return any(ambassadors(one) for one in library.every_language)


def steps(room: Room, library: Library, own: Library, pictures: bool) -> Iterator[Step]:
    """The roster of one language, and a page for each person in it."""
    needs = ("backstage:assets",)
    people = ambassadors(own)
    roster = Roster(room=room, people=people)
    yield Step(name=f"people:{room.folder}", function=roster_page, value=roster, needs=needs)
    kits = frozenset(one.address for one in library.shared()) if people else frozenset()
    for person in people:
        card = f"card:{room.folder}{person.address}" if pictures else ""
        order = _portfolio(room, library, own, person, card, kits)
        yield Step(
            name=f"portfolio:{room.folder}{person.record.slug}", function=portfolio_page, value=order, needs=needs,
            reads=(card,) if card else (), source=person.record.path,
        )  # fmt: skip


def _portfolio(
    room: Room, library: Library, own: Library, person: LivePerson, card: str, kits: frozenset[str]
) -> Portfolio:
    code = library.codes.get(person.record.slug, "")
    stories = [one for one in own.stories if one.address in person.stories]
    jobs = own.jobs if code and room.site.referral else ()

    def told(one: LiveStory | LiveJob, code: str = "") -> Told:
        address = posixpath.normpath(room.folder + one.address) + "/"
        url = referred(room.site, address, code) if code else room.site.absolute(address)
        kit = f"{KITS}{address}index.html" if address in kits else ""
        return Told(title=one.title, lang=one.lang, url=url, kit=kit)

    return Portfolio(
        room=room, person=person, stories=tuple(told(one) for one in stories), code=code, card=card,
        jobs=tuple(told(one, code) for one in jobs),
    )  # fmt: skip


def roster_page(work: Work) -> Made:
    """The roster."""
    order: Roster = work.value
    rows = [(person, f"{person.record.slug}/index.html") for person in order.people]
    page = rendered(work, order.room, "people.html", f"{order.room.folder}{FOLDER}index.html", {"rows": rows})
    return Made(artifacts=[page])


def portfolio_page(work: Work) -> Made:
    """The page of a person, the card for a signature, and the signature as a text."""
    order: Portfolio = work.value
    room, person = order.room, order.person
    folder = f"{room.folder}{FOLDER}{person.record.slug}/"
    artifacts, picture = [], None
    known = card_of(work.made.get(order.card, []), "link") if order.card else None
    if known:
        picture = msgspec.structs.replace(known, path=f"card.{known.path.rpartition('.')[2]}")
        data = work.contents[order.card, known.path]
        artifacts.append(Artifact(path=folder + picture.path, audience="backstage", kind="card", data=data))
    url = room.site.absolute(room.folder + person.address)
    say = words_of(room.site, room.lang).gettext
    ask = say("Ask me about working at %(employer)s") % {"employer": room.site.organisation.name}
    signature = "\n".join(filter(None, (person.record.name, person.record.role, f"{ask}: {url}"))) + "\n"
    artifacts.append(
        Artifact(
            path=f"{folder}signature.txt", audience="backstage", kind="signature", data=signature.encode()
        )
    )
    context = {
        "order": order, "person": person, "record": person.record, "url": url, "ask": ask, "picture": picture,
        "asked": [(_network(name), to) for name, to in person.record.links.items()],
    }  # fmt: skip
    return Made(artifacts=[rendered(work, room, "person.html", f"{folder}index.html", context), *artifacts])


def _network(name: str) -> str:
    return NETWORKS[name].name if name in NETWORKS else ""
