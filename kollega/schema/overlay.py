"""Overlays: a file whose fields and text count instead of those of the file beside it."""

from __future__ import annotations

from typing import NamedTuple

from kollega.schema.fields import Field
from kollega.schema.head import fields_or_text
from kollega.sources import Map, Scalar, Source, key_of, parse_yaml


class Overlay(NamedTuple):
    """What an overlay says, with the lines that it has in the text of both files together."""

    fields: Map
    body: str
    body_line: int


def read_overlay(both: Source, over: Source, rows: tuple[Field, ...]) -> Overlay | None:
    """What `over` says, or nothing and diagnostics; `both` are the two texts as one (`kollega.sources.lay_over`)."""
    parts = fields_or_text(over, rows)
    if parts is None:
        return None
    front, body, line = parts
    fields = parse_yaml(both, front, both.over_line + 1)
    return None if fields is None else Overlay(fields, body, line + both.over_line - 1)


def laid(below: Map, top: Map, rows: tuple[Field, ...]) -> Map:
    """The fields of two maps; where both have one, however it is spelt, that of `top`, also when it is empty."""
    names = {key_of(name): row.name for row in rows for name in (row.name, *row.also)}

    def name_of(key: Scalar) -> str:
        return names.get(key_of(key.value), key.value)

    told = {name_of(key) for key, _ in top.entries}
    entries = [entry for entry in below.entries if name_of(entry[0]) not in told]
    return Map(below.line, below.column, [*entries, *top.entries])
