"""Letters: one form for equal texts, and nothing in them that is invisible and can mislead."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Controls, changes of the reading direction, hidden tags and notes, and what is no character at all. The flags
#: of Scotland, Wales and other regions are written with tags, and stay.
_INVISIBLE = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)|"
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
#: Characters that choose how the one before is drawn: one for each emoji or ideograph. Rows of them hide words.
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_HIDING = re.compile(
    f"{_SELECTOR}(?:(?<={_SELECTOR}{{2}})|"
    "(?<=[\U000e0100-\U000e01ef])(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff].))"
)
#: What is not in the alphabets and signs of Europe, nor in Chinese, Japanese or Korean, where no letter is one of those.
_UNUSUAL = re.compile(
    "[^\t\n\r -~\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20cf"
    "\u2100-\u2bff\u3001-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7a3\uff01-\uffef\U0001f000-\U0001faff]"
)
#: Letters and signs that are drawn as nothing: fillers of Korean, and Braille without a dot.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
#: More marks on one letter than any language has (UAX #15 allows for 30); sorting them takes quadratic time.
_MOST_MARKS = 30
_PILE = re.compile(rf"(?:(?!\w)[^\x00-\x7f]){{{_MOST_MARKS + 1},}}")


def clean(text: str) -> tuple[str, bool]:
    """`text` without characters that are invisible and can mislead, and whether there were any."""
    if _is_plain(text):
        return text, False
    cleaned = _HIDING.sub("", _INVISIBLE.sub(r"\1", text))
    return _PILE.sub(_levelled, cleaned), cleaned != text


def is_seen(text: str) -> bool:
    """Whether there is anything in a text that people see: not spaces, marks and controls alone, nor letters that are blank."""
    return any(unicodedata.category(letter)[0] not in "ZCM" and letter not in _BLANK for letter in text)


def line(text: str) -> str:
    """`text` on one line, with single spaces; spaces that keep words together or are narrow stay what they are."""
    text = " ".join(text.splitlines()).replace("\t", " ").replace("\x1f", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def nfc(text: str) -> str:
    """`text` in Unicode's composed form, in which equal texts have equal characters."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text if _is_plain(text) else _PILE.sub(_levelled, text))


def _is_plain(text: str) -> bool:
    """Whether no character of a text could be one of those; a text has few different ones that are unusual."""
    return _UNUSUAL.search(text) is None or all(map(_is_harmless, set(text)))


@lru_cache(maxsize=65_536)
def _is_harmless(letter: str) -> bool:
    is_mark = unicodedata.combining(letter) or re.match(_SELECTOR, letter)
    return not is_mark and _INVISIBLE.match(letter) is None


def _levelled(pile: re.Match[str]) -> str:
    """A pile of marks without those that stand on thirty others."""
    kept, marks = [], 0
    for letter in pile[0]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
