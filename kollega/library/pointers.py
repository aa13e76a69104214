"""Fields by which records point at other records, and what of a record names people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kollega.records import ROLES, Contact


class Pointer(NamedTuple):
    """A field, the kind of the record that it names by id or name, and whether any other text is allowed there."""

    field: str
    kind: str
    label: bool


POINTERS = (
    Pointer("team", "team", False),
    Pointer("location", "location", False),
    Pointer("value", "value", False),
    Pointer("lead", "person", False),
    Pointer("authors", "person", True),
    Pointer("written_by", "person", True),
    Pointer("pictured", "person", True),
    Pointer("people", "person", False),
    Pointer("locations", "location", True),
    Pointer("place", "location", True),
    *(Pointer(role, "person", True) for role in ROLES),
    Pointer("by", "person", True),
    Pointer("person", "person", False),
)
#: Those that name people; the contact of a job is one by its `name`.
PEOPLE = (*(one.field for one in POINTERS if one.kind == "person"), "contact")


def people_in(record: object) -> Iterator[tuple[str, str]]:
    """The fields of a record that name people, each with whom: an id or a name."""
    for field in PEOPLE:
        value = getattr(record, field, None) or ()
        texts = value.name if isinstance(value, Contact) else value
        for text in (texts,) if isinstance(texts, str) else texts:
            if text:
                yield field, text
