"""The few words of the theme itself that stand on a card, by language."""

from __future__ import annotations

from functools import cache

import msgspec

from kollega.pictures.layout import CARDS
from kollega.words import names_of

_FALLBACK = "en"


def word(lang: str, name: str) -> str:
    """The word called `name` in the language tag `lang`, else in its main language or one with the same words, else in
    English."""
    table = _table()
    for tag in (*names_of(lang.casefold()), _FALLBACK):
        if name in table.get(tag, {}):
            return table[tag][name]
    raise KeyError(name)


@cache
def _table() -> dict[str, dict[str, str]]:
    return msgspec.json.decode((CARDS / "words.json").read_bytes(), type=dict[str, dict[str, str]])
