"""Sorting names as the readers of a language expect it: `Ålborg` is last in Danish, and among the `A`s in German.

What languages tell apart from the plain letters is after the Unicode Common Locale Data Repository (cldr.unicode.org,
collation, root and tailorings, looked up in November 2026). Names in another script than Latin sort by its letters.
"""

from __future__ import annotations

import unicodedata

from kollega.languages import base

#: Letters that are no variants of plain ones, by language: what stands for them sorts after `z`, or after a plain one.
_AFTER = {
    "da": {"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"},
    "sv": {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"},
    "es": {"ñ": "n~"},
    "pl": {"ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z~", "ż": "z~~"},
}  # fmt: skip
_AFTER |= {"nb": _AFTER["da"], "nn": _AFTER["da"], "no": _AFTER["da"], "fi": _AFTER["sv"]}
_PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d"}


def key(name: str, lang: str) -> tuple[str, str]:
    """What to compare in place of a name; equal names differ in their accents at the end alone."""
    own = _AFTER.get(base(lang), {})
    whole = unicodedata.normalize("NFC", name.casefold())
    # An old way to write the letter.
    read = whole.replace("aa", "å") if own is _AFTER["da"] else whole
    return "".join(own.get(letter) or _plain(letter) for letter in read), whole


def _plain(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return _PLAIN.get(bare, bare)
