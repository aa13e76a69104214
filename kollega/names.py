"""Finding people who withdrew, in whichever way a text or file writes their names.

The library holds back what names them, and the gate looks for them in the finished output: they must mean the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote, unquote

_INVISIBLE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_LETTERS = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
#: How letters are also written where they cannot be typed.
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_APOSTROPHES = "'’ʼ`"
_SPACES = r"[\s_+\-‐-―]{1,4}"
#: Between two words of a name. After an initial there may be a dot, after others only as in `anna.berg@`.
_GAP = rf"(?:{_SPACES}|\.(?=\S))"
_GAP_AFTER_INITIAL = r"(?:[\s_+\-‐-―.]{1,4})"
_WORD = re.compile(rf"(?:[^\W_]|[{_APOSTROPHES}\u0300-\u036f])+")
_VARIED = frozenset(_SPELT) | frozenset(_APOSTROPHES)
_INLINE = re.compile(
    r"(</?(?:a|abbr|b|bdi|bdo|em|i|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>)", re.IGNORECASE
)
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[nrt]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_FOLDED_LINE = re.compile(r"\r\n[ \t]")
#: Scripts that put no space between words: there, whole words cannot be asked for.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)


class _Wanted(NamedTuple):
    name: str
    #: A part of every way in which the name is written: looking for it first is fast.
    part: str
    folded: re.Pattern[str]
    #: For a name of one word: what must be in the text as it is written.
    exact: re.Pattern[str] | None


def search(text: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are in `text` in full, as whole words, in order.

    Case, accents, spelt-out letters (`oe` for `ö`), markup inside the name, and the escapes of HTML, JSON,
    addresses and calendars make no difference; a hyphen, dot, plus or underscore may stand for a space.
    A name of one word counts only as it is written, since it may be an everyday word.
    """
    wanted = [_wanted(name) for name in names]
    if not wanted:
        return []
    plain = _decoded(text)
    folded = _fold(plain)
    return [
        one.name
        for one in wanted
        if one.part in folded and one.folded.search(folded) and (one.exact is None or one.exact.search(plain))
    ]


def search_path(path: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are in a path: in full, or, for one word, as a whole folder or file name."""
    stems = {_fold(part.partition(".")[0]) for part in _decoded(path).split("/")}
    return [name for name in names if search(path, [name]) or _fold(name) in stems]


def _decoded(text: str) -> str:
    """`text` without the escapes of any format, its inline markup moved to the end."""
    text = _FOLDED_LINE.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(_unescape, text)
    if "%" in text:
        text = unquote(text)
    for _ in range(2):
        text = unescape(text) if "&" in text else text
    if "<" in text:
        # Attributes hold names as well, so no tag is thrown away.
        parts = _INLINE.split(text)
        text = "\n\n\n\n\n".join(["".join(parts[::2]), *parts[1::2]])
    return unicodedata.normalize("NFC", text)


def _unescape(found: re.Match[str]) -> str:
    units = found[0].split("\\u")[1:]
    return bytes.fromhex("".join(units)).decode("utf-16-be", "replace") if units else " "


def _fold(text: str) -> str:
    """`text` in small letters without accents."""
    return text.lower() if text.isascii() else _BEYOND_ASCII.sub(_fold_run, text).lower()


def _fold_run(found: re.Match[str]) -> str:
    return _plain(found[0])


@lru_cache(maxsize=10_000)
def _plain(letters: str) -> str:
    letters = _INVISIBLE.sub("", unicodedata.normalize("NFKD", letters).casefold())
    for letter, plain in _LETTERS.items():
        letters = letters.replace(letter, plain)
    # Hangul comes apart as well, and half a syllable is not a name.
    return unicodedata.normalize("NFC", letters)


@lru_cache(maxsize=1000)
def _wanted(name: str) -> _Wanted:
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    if not words:
        return _Wanted(name, "", re.compile(r"(?!)"), None)
    unspaced = bool(_UNSPACED.search(name))
    before, after = ("", "") if unspaced else (r"(?<![^\W_])", r"(?![^\W_])")
    pattern = before
    for number, word in enumerate(words):
        if number:
            pattern += (_GAP_AFTER_INITIAL if len(words[number - 1]) == 1 else _GAP) + "?" * unspaced
        pattern += "".join(map(_letter, word.lower()))
    exact = None
    if len(words) == 1 and not unspaced:
        exact = re.compile(before + re.escape(words[0]) + after)
    # The longest run of letters that are written in one way only.
    runs = "".join(_fold(letter) if letter not in _VARIED else " " for letter in "/".join(words).lower())
    part = max(re.split(r"[ /]", runs), key=len)
    return _Wanted(name, part, re.compile(pattern + after), exact)


def _letter(letter: str) -> str:
    """A pattern for one letter of a name: folded, or spelt out."""
    if letter in _APOSTROPHES:
        return rf"[{_APOSTROPHES}\s_-]?"
    folded, spelt = re.escape(_fold(letter)), _SPELT.get(letter)
    return f"(?:{folded}|{spelt})" if spelt else folded


def forms(text: str) -> set[str]:
    """The ways in which a file may write a text that is an address: as it is, or as part of another one."""
    return {text, escape(text), quote(text), quote(text, safe=""), text.replace("/", "\\/")}


def initials(name: str) -> str:
    """A name as it may be shown in a log."""
    return " ".join(word[0].upper() + "." for word in _WORD.findall(name))
