"""Plain data as YAML, for files that other programs read and people look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kollega.sources import quoted

_PLAIN = re.compile(r"[A-Za-z_][\w ./@$-]*(?<! )")
#: Words that YAML reads as something else than a text.
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def as_yaml(value: Mapping[str, Any]) -> str:
    """A document of maps, lists, texts, numbers and truth values, in the order that they are in."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _under(f"{_scalar(key)}:", inner)
    else:
        for inner in value:
            lines = list(_lines(inner)) if _is_deep(inner) else [_flat(inner)]
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])


def _under(head: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value:
        yield f"{head} |"
        yield from (f"  {line}".rstrip() for line in value.rstrip("\n").split("\n"))
    elif _is_deep(value):
        yield head
        yield from (f"  {line}" for line in _lines(value))
    else:
        yield f"{head} {_flat(value)}"


def _is_deep(value: Any) -> bool:
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str) and bool(value)


def _flat(value: Any) -> str:
    return (
        _scalar(value)
        if not isinstance(value, Mapping | list | tuple)
        else ("{}" if isinstance(value, Mapping) else "[]")
    )


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and not (_PLAIN.fullmatch(value) and value.casefold() not in _WORDS):
        return quoted(value)
    return str(value)
