"""The texts in the fields of a record, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec


def leaves(value: Any) -> Iterator[str]:
    """All texts in a record or in the value of a field; its Markdown, which lies there as UTF-8, is none of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, msgspec.Struct):
        yield from leaves(msgspec.structs.astuple(value))
