"""Stems: the words of a text by their first letters, so that `designer` and `designing` meet in any language."""

from __future__ import annotations

import re
from collections import Counter

#: Letters of a stem, and of the shortest word that counts.
_STEM = 6
_SHORTEST = 4
_TOKEN = re.compile(rf"\w{{{_SHORTEST},}}")
_WORD = re.compile(rf"([^\W\d_]{{{_SHORTEST},{_STEM}}})[^\W\d_]*")
#: Characters of a long text that are looked at, and how often a word stands there that stands there often.
_LEAD = 8000
_OFTEN = 3


def stems(text: str) -> list[str]:
    """The stems of all words, in order; short words have none."""
    return [
        stem
        for token in _TOKEN.findall(text.casefold())
        for stem in ((token[:_STEM],) if token.isalpha() else _WORD.findall(token))
    ]


def often(text: str) -> str:
    """The stems that a text says often, each once, with blanks between them."""
    return " ".join(word for word, number in Counter(stems(text[:_LEAD])).items() if number >= _OFTEN)
