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
    """Something of the list that is in a text: the term, what a pattern found, and the lines where it stands, from 1."""

    term: str
    found: str
    lines: tuple[int, ...]

    @property
    def said(self) -> str:
        """What to call it."""
        return f"{self.term} ({self.found})" if self.found else self.term


class Terms:
    """An employer's list. Raises `NotAPattern`."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._patterns = [(term, _pattern(term)) for term in terms]

    def find(self, text: str) -> Iterator[Hit]:
        """What of the list is in a text, each once: of a pattern each text that it finds. Raises `TooSlow`."""
        folded = _folded(text)
        for term, pattern in self._patterns:
            lines: dict[str, dict[int, None]] = {}
            line, at = 1, 0
            try:
                for found in pattern.finditer(folded, timeout=_PATIENCE):
                    line, at = line + folded.count("\n", at, found.start()), found.start()
                    lines.setdefault(found[0] if _is_pattern(term) else "", {})[line] = None
            except TimeoutError:
                raise TooSlow(term) from None
            yield from (Hit(term, said, tuple(where)) for said, where in lines.items())


def _is_pattern(term: str) -> bool:
    return len(term) > 2 and term[0] == term[-1] == "/"


def _pattern(term: str) -> regex.Pattern[str]:
    import regex  # by those who have such a list

    if _is_pattern(term):
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
