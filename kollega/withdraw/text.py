"""Taking a name out of a text, in whichever way it is written there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kollega import names

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_TOKEN, _WORD = re.compile(r"\S+"), re.compile(r"\w+")
#: Signs of Markdown that stand in pairs around words.
_MARKS = "*_~`"
#: What may stand inside a name that is no part of it: these, the numbers of footnotes, and the signs of a quotation.
_SIGNS = re.compile(rf"[{_MARKS}\\]|\[\^[^\[\]\s]{{1,50}}\]|^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
#: What stands around such a token is part of an address, in which no other words make sense.
_ADDRESS = re.compile(r"@|://|\]\(|^/|\.\w+$")
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
#: Where a part of a text begins and ends.
_Part = tuple[int, int]
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
    links = [found for found in _LINK.finditer(text) if _is_to(found, wanted)]
    places, left, parts = [_place(text, found.start()) for found in links], [], []
    text = _LINK.sub(lambda found: found[2] if _is_to(found, wanted) else found[0], text)
    start = 0
    for _ in range(_MOST):
        found = find(text[start:], wanted)
        if found is None:
            break
        begin, end = found[0] + start, found[1] + start
        if _ADDRESS.search(_around(text, begin, end)):
            left.append(_place(text, begin))
            parts.append(text[start:end])
        else:
            places.append(_place(text, begin))
            own = "s" if text[end - 1] == "s" and _has(text[begin : end - 1], wanted) else ""
            said = by[:1].upper() + by[1:] if _begins_a_sentence(text, begin) else by
            parts += (text[start:begin], said, own)
        start = end
    return Taken("".join((*parts, text[start:])), _once(places), _once(left))


def _once(places: list[Place]) -> tuple[Place, ...]:
    """Each line once, in their order, as it was first seen."""
    first = {place.line: place for place in reversed(places)}
    return tuple(first[line] for line in sorted(first))


def find(text: str, wanted: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of the names begins and ends in `text`, with the signs of Markdown that belong to it."""
    if not _has(text, wanted):
        return None
    begin, end = _narrowed(text, 0, len(text), _TOKEN, wanted)
    begin, end = _narrowed(text, begin, end, _WORD, wanted)
    return _with_marks(text, begin, end) if any(sign in _MARKS for sign in text[begin:end]) else (begin, end)


def linked(text: str, links: Sequence[str]) -> tuple[Place, ...]:
    """Where a text has one of some addresses, however those begin and end. A host alone is nobody's."""
    bare = [one for link in links if "/" in (one := _SCHEME.sub("", link).rstrip("/"))]
    wanted = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, bare))})(?![\w-])", re.IGNORECASE)
    return _once([_place(text, found.start()) for found in wanted.finditer(text)]) if bare else ()


def _narrowed(text: str, begin: int, end: int, of: re.Pattern[str], wanted: Sequence[str]) -> tuple[int, int]:
    """The part of `text` from `begin` to `end` that has a name and ends first, and of that the end that has it."""
    parts = [one.span() for one in of.finditer(text, begin, end)]
    last = _first(parts, lambda part: _has(text[begin : part[1]], wanted))
    end = parts[last][1] if last < len(parts) else end
    back = parts[: last + 1][::-1]
    first = _first(back, lambda part: _has(text[part[0] : end], wanted))
    return back[first][0] if first < len(back) else begin, end


def _first(parts: Sequence[_Part], holds: Callable[[_Part], bool]) -> int:
    """The number of the first part for which something holds that then goes on to hold.

    The nearest are tried first: the further one goes, the more text has to be gone through.
    """
    reach = 1
    while reach < len(parts) and not holds(parts[reach - 1]):
        reach *= 2
    return bisect_left(parts, True, reach // 2, min(reach, len(parts)), key=holds)


def _has(text: str, wanted: Sequence[str]) -> bool:
    return bool(names.search(text, wanted) or names.search(_SIGNS.sub("", text), wanted))


def _with_marks(text: str, begin: int, end: int) -> tuple[int, int]:
    """A name that has marks inside, with those around it."""
    while begin and text[begin - 1] in _MARKS:
        begin -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return begin, end


def _is_to(link: re.Match[str], wanted: Sequence[str]) -> bool:
    return not link[1] and bool(names.search_path(link[3], wanted))


def _around(text: str, begin: int, end: int) -> str:
    """The words that a name is part of."""
    left, right = (_TOKEN.match(one) for one in (text[:begin][::-1], text[end:]))
    word = (left[0][::-1] if left else "") + text[begin:end] + (right[0] if right else "")
    return word.strip(".,;:!?\"'()")


def _begins_a_sentence(text: str, begin: int) -> bool:
    before = text[:begin].rstrip(" \t\"'“”„«»(*_")
    return not before or before[-1] in ".!?:\n" or before.endswith(("\n#", "##"))


def _place(text: str, at: int) -> Place:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return Place(text.count("\n", 0, at) + 1, text[start : end if end >= 0 else None].strip())
