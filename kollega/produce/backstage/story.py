"""The form with which colleagues write a story, and get a file to send."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kollega.live import Library
from kollega.produce.backstage.rooms import Room, rendered
from kollega.questions import AGREED, MOST_PICTURES, SAID, STORY, said
from kollega.records import Struct
from kollega.steps import Made, Step, Work
from kollega.words import words_of

FOLDER = "story/"
#: What scripts put into sentences.
_PLACES = {name: f"{{{name}}}" for name in ("name", "most", "value")}


class Order(Struct, frozen=True, kw_only=True):
    """What the form needs: ids and names to choose among, by question; and the slugs of stories."""

    room: Room
    choices: dict[str, tuple[tuple[str, str], ...]]
    taken: tuple[str, ...]


def steps(room: Room, library: Library, own: Library) -> Iterator[Step]:
    """The one page."""
    order = Order(room=room, choices=_choices(own), taken=_taken(library))
    yield Step(name=f"story:{room.folder}", function=page, value=order, needs=("backstage:assets",))


def _choices(own: Library) -> dict[str, tuple[tuple[str, str], ...]]:
    """Teams and places that have a file, by question."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for group in own.groups:
        if group.source and group.kind in ("team", "location"):
            found[group.kind] = (*found.get(group.kind, ()), (group.slug, group.name))
    return found


def _taken(library: Library) -> tuple[str, ...]:
    """The slugs of stories that are public; of others, such as drafts, the intake alone knows."""
    return tuple(sorted({story.slug for one in library.every_language for story in one.stories}))


def page(work: Work) -> Made:
    """The form in one language."""
    order: Order = work.value
    room = order.room
    say = words_of(room.site, room.lang).gettext
    told = {name: said(name, say, **_PLACES) for name in SAID if name != "taken"}
    told |= {"taken_": said("taken", say), "alt": said("photo_alt", say)}
    asked = [
        question
        for question in STORY
        if not question.edited
        and question.name != "photo_alt"
        and (question.form != "choice" or order.choices.get(question.name))
    ]
    context = {
        "questions": asked, "choices": order.choices, "said": told, "agreed": AGREED, "most": MOST_PICTURES,
        "taken": msgspec.json.encode(order.taken).decode(),
    }  # fmt: skip
    path = f"{room.folder}{FOLDER}index.html"
    return Made(artifacts=[rendered(work, room, "story.html", path, context)])
