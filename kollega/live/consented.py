"""Live things with no more than their people have agreed to for a purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from kollega.live.things import Lessened, LiveEvent, LiveJob, LivePerson, LiveStory, Text
from kollega.records import Purpose

_Used = TypeVar("_Used", bound=LiveStory | LiveJob | LivePerson | LiveEvent)


def used(things: Iterable[_Used], purpose: Purpose) -> tuple[_Used, ...]:
    """Those of `things` that may be used for a purpose, each with no more than its people have agreed to for it."""
    every = ((thing, thing.lessened.get(purpose)) for thing in things)
    return tuple(_less(thing, less) if less else thing for thing, less in every if not less or less.is_there)


def _less(thing: _Used, less: Lessened) -> _Used:
    if isinstance(thing, LivePerson):
        photo = thing.record.photo if less.has_pictures else None
        return replace(thing, record=replace(thing.record, photo=photo))
    if isinstance(thing, LiveEvent):
        return thing
    changed: dict[str, object] = {}
    if not less.has_pictures:
        changed |= {"photo": None, "text": without_pictures(thing.text)}
    if isinstance(thing, LiveStory):
        record = thing.record
        if not less.has_pictures:
            changed["video"], record = None, replace(record, video=None)
        if less.authors is not None:
            changed["authors"], record = less.authors, replace(record, quote="")
        changed["record"] = record
    return replace(thing, **changed)


def without_pictures(text: Text) -> Text:
    """A text in which no picture is shown."""
    return replace(text, pictures=dict.fromkeys(text.pictures))
