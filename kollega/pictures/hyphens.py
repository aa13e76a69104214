"""Hyphens: where a word of a language may be parted, by the dictionaries that typesetting shares.

A dictionary is loaded with the first word that needs it; the German one takes most of a second.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kollega.languages import base

#: The fewest letters before and after a hyphen.
LEAST_LETTERS = 3
#: Shorter words fit any line in a size that can be read; a hyphen would only make them ugly.
_WORD = re.compile(r"[^\W\d_]{12,}")
#: What opens a part of a compound, and is not torn off it: `Krankenhaus-verwaltung`, not `Krankenhausver-waltung`.
_PREFIXES = {
    "da": {"af", "an", "be", "er", "for", "ge", "op", "på", "und"},
    "de": {"ab", "an", "auf", "aus", "be", "ein", "ent", "er", "ge", "un", "ver", "vor", "zer"},
    "nb": {"av", "an", "be", "er", "for", "ge", "opp", "på", "und"},
    "nl": {"aan", "af", "be", "ge", "her", "ont", "op", "uit", "ver"},
    "sv": {"av", "an", "be", "er", "för", "ge", "på", "upp"},
}
_VOWELS = set("aeiouyäöüåæøáéíóúýàèìòùâêîôûãõœěůęąıёіїєаеиоуыэюяα")


def is_known(lang: str) -> bool:
    """Whether there is a dictionary of a language."""
    return bool(lang) and bool(_dictionary(lang))


@lru_cache(maxsize=64)
def _dictionary(lang: str) -> str:
    from pyphen import language_fallback

    return language_fallback(lang.replace("-", "_")) or ""


@lru_cache(maxsize=1024)
def places(text: str, lang: str) -> tuple[int, ...]:
    """How many characters of `text` may stand before a hyphen: a word, with what clings to it.

    A part without a vowel (`me-d-arbejder`) is a slip of the dictionary, and joins the part before.
    """
    if not is_known(lang):
        return ()
    from pyphen import Pyphen

    dictionary = Pyphen(lang=_dictionary(lang))
    found: list[int] = []
    for word in _WORD.finditer(text):
        letters = word[0].lower()
        if len(letters) != len(word[0]):  # a few letters become two in lower case
            continue
        # Where letters would change at the hyphen (`asszony`, `asz-szony`), the word is better left whole.
        inside = [int(place) for place in dictionary.positions(letters) if not getattr(place, "data", None)]
        start = 0
        for place, after in pairwise([*inside, len(letters)]):
            if not (_is_voiced(letters[start:place]) and _is_voiced(letters[place:after])):
                continue
            is_prefix = start and letters[start:place] in _PREFIXES.get(base(lang), ())
            if not is_prefix and LEAST_LETTERS <= place <= len(letters) - LEAST_LETTERS:
                found.append(word.start() + place)
            start = place
    return tuple(found)


def _is_voiced(part: str) -> bool:
    return not _VOWELS.isdisjoint(part)
