"""Characters that nobody sees: controls, changes of the reading direction, and hidden tags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kollega.gate.notes import Notes

_ASCII_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The same and the rest, in UTF-8; each begins with a fixed byte, so that the search is fast.
_LATER = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")),
    (b"\xf3", re.compile(rb"\xf3\xa0[\x80\x81]")),
)
#: References to them in HTML and XML, in sixteens and in tens.
_REFERENCE = re.compile(
    rb"&#(?:[xX]0*(?:[0-8b-cB-Ce-fE-F]|1[\dA-Fa-f]|7[fF]|[89][\dA-Fa-f]|202[a-eA-E]|206[6-9]|[eE]00[0-7][\dA-Fa-f])(?![\dA-Fa-f])"
    rb"|0*(?:[0-8]|1[1-24-9]|2[0-9]|3[01]|12[7-9]|1[345][0-9]|823[4-8]|829[4-7]"
    rb"|9175(?:0[4-9]|[1-9][0-9])|9176(?:[0-2][0-9]|3[01]))(?![0-9]))"
)
_ESCAPE = re.compile(rb"\\(?:[bf]|u(?:00[01789]|202|206|d[89a-f]))", re.IGNORECASE)

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
# The flags of England, Scotland, Wales and other regions are written with tags; nothing else should be.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
_OPENS = {
    "\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
    "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
}  # fmt: skip


def suspicious(data: bytes, *, references: bool = False, escapes: bool = False) -> bool:
    """Whether a file may hold such characters, as they are or as HTML `references` or JSON `escapes`."""
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return True
    if not data.isascii() and any(first in data and later.search(data) for first, later in _LATER):
        return True
    if references and _REFERENCE.search(data):
        return True
    return escapes and _ESCAPE.search(data) is not None


def check(notes: Notes, units: Iterable[str]) -> None:
    """Note hidden characters in the file's text and in `units`: its texts, each as one reader sees it."""
    found = _CONTROL.search(notes.text)
    if found:
        notes.add("gate-control", found[0], sign=f"U+{ord(found[0]):04X}")
    for unit in units:
        if not _HIDDEN.search(unit):
            continue
        control = _CONTROL.search(unit)
        if control and not found:
            notes.add("gate-control", sign=f"U+{ord(control[0]):04X}")
        if any("\U000e0000" <= letter <= "\U000e007f" for letter in _FLAG.sub("", unit)):
            notes.add("gate-hidden-tag", unit[:40])
        if not _balanced(unit):
            notes.add("gate-direction", unit[:40])


def _balanced(unit: str) -> bool:
    closing: list[str] = []
    for letter in unit:
        if letter in _OPENS:
            closing.append(_OPENS[letter])
        elif letter in "\u202c\u2069" and (not closing or closing.pop() != letter):
            return False
    return not closing
