"""How hard a text is to read: LIX (Björnsson 1968), words in a sentence plus the share of words of more than six letters."""

from __future__ import annotations

import re

from kollega.languages import base

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?:…]+(?=\s|$)|\n\s*\n")
#: Languages with an alphabet and spaces between words, for which it says something.
_LANGUAGES = frozenset("da de en es fi fr is it nb nl nn no pl pt sv".split())
_FEWEST_WORDS = 40
_LONG = 6
#: Up to which number a text is what.
_LEVELS = (
    (30, "very easy"),
    (40, "easy"),
    (50, "medium, like a newspaper"),
    (60, "hard, like an official letter"),
)


def lix(text: str, lang: str) -> int | None:
    """The number for a text; nothing for a short one, or in a language of another kind."""
    found = _WORD.findall(text)
    if base(lang) not in _LANGUAGES or len(found) < _FEWEST_WORDS:
        return None
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part))
    long = sum(len(word) > _LONG for word in found)
    return round(len(found) / sentences + 100 * long / len(found))


def level(number: int) -> str:
    """What a number means, in English words."""
    return next((words for most, words in _LEVELS if number < most), "very hard")
