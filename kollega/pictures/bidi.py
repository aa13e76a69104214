"""Bidi: which way each letter of a line runs, and in which order its parts stand (UAX 9).

Titles have no embeddings or isolates, as these are taken out of them; so the algorithm is that of single characters,
brackets included. Each letter of `kinds` below is the class of a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

#: What is not seen, and has a direction: amounts in Arabic and Hebrew have them (`\u200f172 DKK – \u200f188 DKK`).
MARKS = "\u200e\u200f\u061c"
#: Classes of Unicode in one letter each: L, R, Arabic letter, European and Arabic number, separators and terminators of
#: numbers, Mark; all others are neutral.
_KINDS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "S", "CS": "C", "ET": "T", "NSM": "M", "BN": "M",
}  # fmt: skip
_OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "「": "」", "『": "』", "（": "）", "【": "】"}
_CLOSING = {close: begin for begin, close in _OPENING.items()}
#: What is drawn the other way round where it is read from the right (rule L4).
_TURNED = str.maketrans({**_OPENING, **_CLOSING, **dict(zip("<>«»‹›", "><»«›‹", strict=True))})
_STRONG = {"L": "L", "R": "R", "E": "R", "N": "R"}


class _Levelled(Protocol):
    @property
    def level(self) -> int: ...


_Part = TypeVar("_Part", bound=_Levelled)


def levels(text: str, from_right: bool) -> list[int]:
    """The level of each character: even from left to right, odd from right to left."""
    side = "R" if from_right else "L"
    kinds = "".join(_KINDS.get(unicodedata.bidirectional(character) or "L", "O") for character in text)
    kinds = _neutral(_brackets(_weak(kinds, side), text, side), side)
    deeper = {"L": 2, "E": 2, "N": 2, "R": 1} if from_right else {"L": 0, "R": 1, "E": 2, "N": 2}
    return [deeper[kind] for kind in kinds]


def _weak(kinds: str, side: str) -> str:
    """Rules W1 to W7: marks and numbers."""
    kinds = re.sub("^M+", lambda found: "O" * len(found[0]), kinds)
    kinds = re.sub("(.)(M+)", lambda found: found[1] * len(found[0]), kinds)
    kinds = re.sub("A[^LRA]*", lambda found: found[0].replace("E", "N"), kinds).replace("A", "R")
    kinds = re.sub("(?<=E)[SC](?=E)", "E", kinds)
    kinds = re.sub("(?<=N)C(?=N)", "N", kinds)
    kinds = re.sub("T+(?=E)|(?<=E)T+", lambda found: "E" * len(found[0]), kinds)
    kinds = re.sub("[SCT]", "O", kinds)
    after_left = "(?:^|L)[^LR]*" if side == "L" else "L[^LR]*"
    return re.sub(after_left, lambda found: found[0].replace("E", "L"), kinds)


def _brackets(kinds: str, text: str, side: str) -> str:
    """Rule N0: both brackets of a pair go with what they hold, or with what is around them."""
    held = list(kinds)
    for begin, end in _pairs(kinds, text):
        inside = {_STRONG[kind] for kind in held[begin + 1 : end] if kind in _STRONG}
        if side in inside:
            held[begin] = held[end] = side
        elif inside:
            before = next((_STRONG[kind] for kind in reversed(held[:begin]) if kind in _STRONG), side)
            held[begin] = held[end] = before if before in inside else side
    return "".join(held)


def _pairs(kinds: str, text: str) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    begun: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "O":
            continue
        if character in _OPENING:
            begun.append((character, place))
        elif character in _CLOSING:
            for depth in range(len(begun) - 1, -1, -1):
                if begun[depth][0] == _CLOSING[character]:
                    pairs.append((begun[depth][1], place))
                    del begun[depth:]
                    break
    return sorted(pairs)


def _neutral(kinds: str, side: str) -> str:
    """Rules N1 and N2: what is neutral goes with both its neighbours, or with the line."""

    def resolved(found: re.Match[str]) -> str:
        before = _STRONG[kinds[found.start() - 1]] if found.start() else side
        after = _STRONG[kinds[found.end()]] if found.end() < len(kinds) else side
        return (before if before == after else side) * len(found[0])

    return re.sub("O+", resolved, kinds)


def in_order(parts: Sequence[_Part]) -> list[_Part]:
    """Parts of a line as they stand from left to right (rule L2)."""
    order = list(parts)
    odd = [part.level for part in order if part.level % 2]
    for level in range(max((part.level for part in order), default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end].level >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def seen(signs: Sequence[str]) -> str:
    """The signs of a part that is read from the right as they stand from left to right."""
    return "".join(reversed(signs)).translate(_TURNED)
