"""Script: what kind of writing a text is, and what of it belongs together.

Most titles are plain: Latin, Greek, Cyrillic, Hebrew or Arabic letters, whose words stand between blanks. What needs
more (tables of Unicode, phrases, fonts of ten thousand signs) is loaded for the others alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from kollega.languages import base

#: From which character on what is written; `plain` is parted at blanks, and its marks follow its letters.
_STARTS = (
    (0x0000, "plain"), (0x0590, "hebrew"), (0x0600, "arabic"), (0x0900, "devanagari"), (0x0980, "other"), (0x0E00, "thai"),
    (0x0E80, "other"), (0x1100, "hangul"), (0x1200, "other"), (0x1D00, "plain"), (0x1EA0, "vietnamese"), (0x1F00, "plain"),
    (0x200D, "other"), (0x200E, "plain"), (0x20D0, "symbol"), (0x2100, "plain"), (0x2190, "symbol"), (0x2C00, "plain"),
    (0x2D00, "other"), (0x2E00, "plain"), (0x2E80, "han"), (0x3000, "wide"), (0x3040, "kana"), (0x3100, "bopomofo"),
    (0x3130, "hangul"), (0x3190, "other"), (0x31A0, "bopomofo"), (0x31C0, "other"), (0x31F0, "kana"), (0x3200, "wide"),
    (0x3400, "han"), (0xA000, "other"), (0xA700, "plain"), (0xA800, "other"), (0xA960, "hangul"), (0xA980, "other"),
    (0xAC00, "hangul"), (0xD800, "other"), (0xF900, "han"), (0xFB00, "other"), (0xFB1D, "hebrew"), (0xFB50, "arabic"),
    (0xFE00, "symbol"), (0xFE10, "other"), (0xFE70, "arabic"), (0xFEFF, "other"), (0xFF00, "wide"), (0xFFF0, "other"),
    (0x10800, "right"), (0x11000, "other"), (0x1E800, "right"), (0x1F000, "emoji"), (0x1FB00, "other"), (0x20000, "han"),
    (0x40000, "other"),
)  # fmt: skip
_FIRSTS = [first for first, _ in _STARTS]

#: What is parted at blanks alone.
_PLAIN = frozenset(("plain", "vietnamese", "hebrew", "arabic"))
_FROM_RIGHT = frozenset(("hebrew", "arabic", "right"))
#: What stands in a row without blanks, and is written in another form in each country.
_IDEOGRAPHIC = frozenset(("han", "kana", "bopomofo", "wide"))
_EMOJI = frozenset(("emoji", "symbol"))
#: Signs that are emoji among others that are not.
_ALSO_EMOJI = frozenset("\u203c\u2049\u2139\u24c2\u3030\u303d\u3297\u3299")
#: Marks of plain letters, and what keeps two of them apart.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c"
_PLAIN_CLUSTER = re.compile(f"[^{_MARKS}]?[{_MARKS}]*", re.DOTALL)


class Stature(NamedTuple):
    """What letters need, in ems: `rise` above the first baseline, `leading` between lines, `drop` below the last one.

    Zero is what a layout gives to Latin letters: capitals, and the tails of `g` and `p`.
    """

    rise: float = 0.0
    leading: float = 0.0
    drop: float = 0.0


#: What scripts need; measured on the fonts of `theme/cards/fonts/`.
_STATURES = {
    **dict.fromkeys(("han", "kana", "bopomofo", "hangul"), Stature(0.86, 1.28)),
    "thai": Stature(0.98, 1.42, 0.06),
    "devanagari": Stature(0.94, 1.36, 0.06),
    "arabic": Stature(0.86, 1.36, 0.22),
    "hebrew": Stature(0.74, 1.18),
    # Vietnamese piles two marks on a capital.
    "vietnamese": Stature(0.74, 1.16),
    "emoji": Stature(0.8, 1.22),
}


@cache
def of(character: str) -> str:
    """What is written with a character: a name of `_STARTS`."""
    return _STARTS[bisect_right(_FIRSTS, ord(character)) - 1][1]


def scripts(text: str) -> set[str]:
    """All that is written in a text."""
    return {"plain"} if text.isascii() else set(map(of, text))


def is_plain(text: str) -> bool:
    """Whether blanks alone part the words of a text, and marks alone follow its letters."""
    return text.isascii() or _PLAIN.issuperset(map(of, text))


def is_directed(text: str) -> bool:
    """Whether something in a text is read from right to left."""
    return not text.isascii() and not _FROM_RIGHT.isdisjoint(map(of, text))


def is_emoji(cluster: str) -> bool:
    """Whether a sign may be an emoji."""
    return not cluster.isascii() and any(of(part) in _EMOJI or part in _ALSO_EMOJI for part in cluster)


def is_tone(character: str) -> bool:
    """Whether a character gives an emoji a tone of skin."""
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def is_hangul(character: str) -> bool:
    """Whether a character is Korean."""
    return of(character) == "hangul"


def close_runs(text: str) -> Iterator[tuple[int, str, bool]]:
    """The parts of a text whose phrases stand without blanks, each with its place, and whether it is Thai."""
    place = 0
    for kind, signs in groupby(text, key=_closeness):
        run = "".join(signs)
        if kind:
            yield place, run, kind == "thai"
        place += len(run)


def _closeness(character: str) -> str:
    kind = of(character)
    return kind if kind == "thai" else "ideographic" * (kind in _IDEOGRAPHIC)


def clusters(text: str) -> list[str]:
    """What a reader takes for single signs (grapheme clusters, UAX 29), in order."""
    if text.isascii():
        return list(text)
    if is_plain(text):
        return _PLAIN_CLUSTER.findall(text)[:-1]
    import regex

    return [part for cluster in regex.findall(r"\X", text) for part in _of_one_script(cluster)]


def _of_one_script(cluster: str) -> list[str]:
    """A sign as it is, or in parts where letters of two scripts are stuck together by a mark."""
    starts = [0]
    for place, character in enumerate(cluster):
        if character.isalpha() and of(character) != of(cluster[starts[-1]]):
            starts.append(place)
    return [cluster[start:end] for start, end in pairwise(dict.fromkeys((*starts, len(cluster))))]


def from_right(text: str, lang: str = "") -> bool:
    """Whether a text is read from right to left: by its language, or else by its first letter (UAX 9, P2)."""
    if not is_directed(text):
        return False
    if base(lang) in ("ar", "fa", "he", "ur", "yi"):
        return True
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def east_asian(lang: str) -> str:
    """The writing of East Asia that a language uses, as `zh-hant`, or an empty text."""
    first, *others = lang.lower().replace("_", "-").split("-")
    if first != "zh":
        return first if first in ("ja", "ko") else ""
    return "zh-hant" if {"hant", "tw", "hk", "mo"}.intersection(others) else "zh-hans"


def seems_east_asian(text: str) -> str:
    """The writing of East Asia that a text shows by signs of its own, or an empty text."""
    found = scripts(text)
    shown = (("kana", "ja"), ("hangul", "ko"), ("bopomofo", "zh-hant"))
    return next((lang for name, lang in shown if name in found), "")


def has_ideographs(text: str) -> bool:
    """Whether a text has signs whose form depends on the language."""
    return not text.isascii() and not _IDEOGRAPHIC.isdisjoint(map(of, text))


def stature(text: str) -> Stature:
    """What the letters of a text need."""
    found = [_STATURES.get(name, Stature()) for name in scripts(text)] or [Stature()]
    return Stature(*(max(values) for values in zip(*found, strict=True)))


def named(characters: tuple[str, ...]) -> str:
    """Characters as a person can look them up: `𐎠 (U+103A0 OLD PERSIAN SIGN A), …`."""
    return ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip() + ")"
        for character in characters
    )
