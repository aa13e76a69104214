"""Taking a name out of a text, in whichever way it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kollega import names

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_TOKEN, _WORD = re.compile(r"\S+"), re.compile(r"\w+")
#: Signs of Markdown that stand in pairs around words.
_MARKS = "*_~`"
_SIGNS = re.compile(rf"[{_MARKS}\\]|\[\^[^\[\]\s]{{1,50}}\]")
#: What stands around such a token is part of an address, in which no other words make sense.
_ADDRESS = re.compile(r"@|://|\]\(|^/|\.\w+$")
#: A text in which somebody is named more often than this is not mended by taking the name out.
_MOST = 500


class Place(NamedTuple):
    """Where a name stands: the line, from 1, and the words around it."""

    line: int
    words: str


class Taken(NamedTuple):
    """A text without a name: where it stood, and where it still stands since it is part of an address."""

    text: str
    places: tuple[Place, ...]
    left: tuple[Place, ...]


def take_out(text: str, wanted: Sequence[str], by: str) -> Taken:
    """`text` with `by` in the place of every name of `wanted`; a link to a page of theirs becomes its words."""
    places, left = [], []
    text = _LINK.sub(lambda found: _unlinked(found, wanted), text)
    start = 0
    for _ in range(_MOST):
        found = find(text[start:], wanted)
        if found is None:
            break
        begin, end = found[0] + start, found[1] + start
        token = _around(text, begin, end)
        if _ADDRESS.search(token):
            left.append(_place(text, begin))
            start = end
            continue
        places.append(_place(text, begin))
        own = "s" if text[end - 1] == "s" and _has(text[begin : end - 1], wanted) else ""
        said = by[:1].upper() + by[1:] if _begins_a_sentence(text, begin) else by
        text = text[:begin] + said + own + text[end:]
        start = begin + len(said)
    return Taken(text, tuple(places), tuple(left))


def find(text: str, wanted: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of the names begins and ends in `text`, with the signs of Markdown that belong to it."""
    if not _has(text, wanted):
        return None
    tokens = [(one.start(), one.end()) for one in _TOKEN.finditer(text)]
    last = _first(len(tokens), lambda number: _has(text[: tokens[number][1]], wanted))
    first = max(
        (number for number in range(last, -1, -1) if _has(text[tokens[number][0] : tokens[last][1]], wanted)),
        default=0,
    )
    return _trimmed(text, tokens[first][0], tokens[last][1], wanted)


def _first(count: int, holds: Callable[[int], bool]) -> int:
    """The first number for which something holds that then goes on to hold."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _has(text: str, wanted: Sequence[str]) -> bool:
    return bool(names.search(text, wanted) or names.search(_SIGNS.sub("", text), wanted))


def _trimmed(text: str, begin: int, end: int, wanted: Sequence[str]) -> tuple[int, int]:
    """The words that are the name, with the marks around them where there are some inside as well."""
    words = [(begin + one.start(), begin + one.end()) for one in _WORD.finditer(text[begin:end])]
    end = next((after for _, after in words if _has(text[begin:after], wanted)), end)
    begin = next((at for at, _ in reversed(words) if at < end and _has(text[at:end], wanted)), begin)
    if any(sign in _MARKS for sign in text[begin:end]):
        while begin and text[begin - 1] in _MARKS:
            begin -= 1
        while end < len(text) and text[end] in _MARKS:
            end += 1
    return begin, end


def _unlinked(found: re.Match[str], wanted: Sequence[str]) -> str:
    return found[2] if not found[1] and names.search_path(found[3], wanted) else found[0]


def _around(text: str, begin: int, end: int) -> str:
    """The words that a name is part of."""
    left = re.search(r"\S*$", text[:begin])
    right = re.match(r"\S*", text[end:])
    word = (left[0] if left else "") + text[begin:end] + (right[0] if right else "")
    return word.strip(".,;:!?\"'()")


def _begins_a_sentence(text: str, begin: int) -> bool:
    before = text[:begin].rstrip(" \t\"'“”„«»(*_")
    return not before or before[-1] in ".!?:\n" or before.endswith(("\n#", "##"))


def _place(text: str, at: int) -> Place:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return Place(text.count("\n", 0, at) + 1, text[start : end if end >= 0 else None].strip())
