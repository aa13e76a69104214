"""Reading captions: WebVTT and SRT by the same few rules, since programs mix the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from kollega.letters import clean, line

#: What a draft by a machine says in a note at its head, until somebody has read it.
DRAFT = "NOTE draft"
#: More cues than a conference of a day has: videos that lie elsewhere are of any length.
_MOST = 10_000
#: Letters of a row that are read.
_LONGEST = 2_000
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
#: What is meant as times: with an arrow, or with other signs between a time and a digit.
_MEANT = re.compile(r".*-->|\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*[^\w\s]\W{0,5}\d")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,50}\}")
_SPEAKER = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,100})>")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")


class Cue(msgspec.Struct, frozen=True):
    """Some words and when they are said: milliseconds from the beginning. `line` counts from 1 in the file; `parts` are
    what each says where several speak."""

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str = ""
    line: int = 0
    parts: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    @property
    def voices(self) -> tuple[Cue, ...]:
        """The words of each who speaks in it."""
        return self.parts or (self,)


class Captions(msgspec.Struct, frozen=True):
    """The cues of a file in their order, lines with times that cannot be read, lines where words without times begin, and
    the line of a note that says that nobody has read the file yet (0: there is none)."""

    cues: tuple[Cue, ...]
    broken: tuple[int, ...] = ()
    timeless: tuple[int, ...] = ()
    draft: int = 0


def read(text: str) -> Captions:
    """The captions of a file's text, whatever it is; of one that is no such file there are no cues."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    draft = next((number for number, row in enumerate(rows, 1) if row.startswith(DRAFT)), 0)
    cues: list[Cue] = []
    broken: list[int] = []
    timeless: list[int] = []
    number = 0
    while number < len(rows) and len(cues) < _MOST:
        row = rows[number]
        number += 1
        if _ASIDE.match(row):
            number = _end(rows, number)
        elif _MEANT.match(row):
            end = _end(rows, number)
            if found := _TIMES.fullmatch(row[:200]):
                cues.append(_cue(found, rows[number : end - _is_numbered(rows, number, end)], number))
            else:
                broken.append(number)
            number = end
        elif row.strip() and not _is_name(rows, number):
            timeless.append(number)
            number = _end(rows, number)
    return Captions(tuple(cues), tuple(broken), tuple(timeless), draft)


def _is_name(rows: list[str], number: int) -> bool:
    """Whether the row before `number` is what a cue is called: any words above its times, or a number anywhere."""
    is_above = number < len(rows) and bool(_MEANT.match(rows[number]))
    return is_above or rows[number - 1].strip().isdecimal()


def _end(rows: list[str], number: int) -> int:
    """The number of the next empty row, or of one with times: some programs forget the empty one."""
    while number < len(rows) and rows[number].strip() and not _MEANT.match(rows[number]):
        number += 1
    return number


def _is_numbered(rows: list[str], number: int, end: int) -> bool:
    """Whether the last of some rows is the number of the next cue, since the empty row before that is missing."""
    goes_on = end < len(rows) and bool(rows[end].strip())
    return goes_on and end > number + 1 and rows[end - 1].strip().isdecimal()


def _cue(found: re.Match[str], rows: list[str], number: int) -> Cue:
    lines = tuple(words for row in rows if (words := _words(row[:_LONGEST])))
    start, end = _time(found.groups()[:4]), _time(found.groups()[4:])
    parts = tuple(Cue(start, end, (words,), speaker) for speaker, words in _said(rows))
    if len(parts) > 1:
        return Cue(start, end, lines, line=number, parts=parts)
    return Cue(start, end, lines, parts[0].speaker if parts else "", number)


def _said(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Who says what in some rows: a name, or nothing for whoever spoke before, and the words."""
    before, *rest = _SPEAKER.split("\n".join(row[:_LONGEST] for row in rows))
    for name, said in zip(("", *rest[::2]), (before, *rest[1::2]), strict=True):
        if words := _words(said):
            yield _words(name), words


def _words(row: str) -> str:
    return line(clean(unescape(_TAG.sub("", row)))[0])


def _time(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))
