"""Letters: one form for equal texts, and nothing in them that is invisible and can mislead."""

from __future__ import annotations

import re
import unicodedata

#: Controls, changes of the reading direction, hidden tags, and what is no character at all. The flags of
#: Scotland, Wales and other regions are written with tags, and stay.
_INVISIBLE = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
#: More marks on one letter than any language has (UAX #15 allows for 30); sorting them takes quadratic time.
_MOST_MARKS = 30
_PILE = re.compile(rf"(?:(?!\w)[^\x00-\x7f]){{{_MOST_MARKS + 1},}}")


def clean(text: str) -> tuple[str, bool]:
    """`text` without characters that are invisible and can mislead, and whether there were any."""
    cleaned = _INVISIBLE.sub(r"\1", text)
    return _PILE.sub(_levelled, cleaned), cleaned != text


def nfc(text: str) -> str:
    """`text` in Unicode's composed form, in which equal texts have equal characters."""
    return unicodedata.normalize("NFC", _PILE.sub(_levelled, text))


def _levelled(pile: re.Match[str]) -> str:
    """A pile of marks without those that stand on thirty others."""
    kept, marks = [], 0
    for letter in pile[0]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
