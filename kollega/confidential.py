"""Words that an employer keeps to itself: phrases, and patterns between slashes (`/PRJ-\\d{4}/`).

A phrase is found as whole words, whatever stands between them; case, width and invisible characters make no
difference. Patterns are the configuration's own, and each gets so much time that none can hold up a run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import regex

#: Seconds that one pattern may take for one text.
_PATIENCE = 1.0
_WORD = re.compile(r"[^\W_]+")


class NotAPattern(ValueError):
    """What stands between the slashes cannot be read; the text says why."""


class TooSlow(Exception):
    """A pattern took too long for a text; the text of this is the term."""


class Hit(NamedTuple):
    """A term, and the line of the text on which it first stands, from 1."""

    term: str
    line: int


class Terms:
    """An employer's list. Raises `NotAPattern`."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._patterns = [(term, _pattern(term)) for term in terms]

    def find(self, text: str) -> Iterator[Hit]:
        """The terms that are in a text, each once. Raises `TooSlow`."""
        folded = _folded(text)
        for term, pattern in self._patterns:
            try:
                found = pattern.search(folded, timeout=_PATIENCE)
            except TimeoutError:
                raise TooSlow(term) from None
            if found:
                yield Hit(term, folded.count("\n", 0, found.start()) + 1)


def _pattern(term: str) -> regex.Pattern[str]:
    import regex  # by those who have such a list

    if len(term) > 2 and term[0] == term[-1] == "/":
        try:
            return regex.compile(
                unicodedata.normalize("NFKC", term[1:-1]), regex.IGNORECASE | regex.MULTILINE
            )
        except regex.error as error:
            raise NotAPattern(str(error)) from None
    words = _WORD.findall(_folded(term))
    if not words:
        raise NotAPattern("there is no letter in it")
    phrase = r"[\W_]{0,9}".join(map(re.escape, words))
    return regex.compile(rf"(?<![^\W_]){phrase}(?![^\W_])")


@cache
def _invisible() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\p{Default_Ignorable_Code_Point}+")


def _folded(text: str) -> str:
    return _invisible().sub("", unicodedata.normalize("NFKC", text)).casefold()
