"""Characters that nobody sees: controls, changes of the reading direction, and hidden tags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kollega.gate.notes import Notes

_ASCII_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The same and the rest, in UTF-8; each begins with a fixed byte, so that the search is fast.
_LATER_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_DIRECTION = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
_TAG = re.compile(rb"\xf3\xa0[\x80\x81]")
_REFERENCE = re.compile(rb"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))")
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
    if not data.isascii() and any(kind.search(data) for kind in (_LATER_CONTROL, _DIRECTION, _TAG)):
        return True
    if references and b"&#" in data and any(map(_is_hidden, _REFERENCE.finditer(data))):
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


def _is_hidden(reference: re.Match[bytes]) -> bool:
    number = int(reference[1], 16) if reference[1] else int(reference[2] or b"0")
    return number < 0x110000 and _HIDDEN.match(chr(number)) is not None


def _balanced(unit: str) -> bool:
    closing: list[str] = []
    for letter in unit:
        if letter in _OPENS:
            closing.append(_OPENS[letter])
        elif letter in "\u202c\u2069" and (not closing or closing.pop() != letter):
            return False
    return not closing
