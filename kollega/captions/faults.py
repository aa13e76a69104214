"""What is wrong with captions for those who read them, by line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import ceil
from typing import Any, NamedTuple

from kollega.captions.read import Captions, Cue
from kollega.captions.write import clock

#: Lines of a cue, letters of a line, letters a second.
LINES, LETTERS, SPEED = 2, 42, 20
#: Milliseconds by which cues may overlap: less than a frame of any camera.
_TOUCH = 20
#: Milliseconds below which nobody reads anything.
_FLASH = 500


class Fault(NamedTuple):
    """A problem of the catalogue, the line of the file, and the values of its words."""

    problem: str
    line: int
    values: dict[str, Any]


def faults(captions: Captions) -> Iterator[Fault]:
    """Everything that whoever mends the file should know, in the order of the file."""
    if captions.draft:
        yield Fault("captions-draft", captions.draft, {})
    for line in captions.broken:
        yield Fault("captions-time", line, {})
    for line in captions.timeless if captions.cues else ():  # where none has times, that is said of the file
        yield Fault("captions-without-times", line, {})
    before: Cue | None = None
    for cue in captions.cues:
        yield from _of(cue)
        if before and cue.start < before.end - _TOUCH:
            problem = "captions-order" if cue.start < before.start else "captions-overlap"
            yield Fault(problem, cue.line, {"start": clock(cue.start), "end": clock(before.end)})
        before = cue if not before or cue.end > before.end else before


def _of(cue: Cue) -> Iterator[Fault]:
    if cue.end <= cue.start:
        yield Fault("captions-backwards", cue.line, {"start": clock(cue.start), "end": clock(cue.end)})
        return
    if not cue.lines:
        yield Fault("captions-empty", cue.line, {"start": clock(cue.start)})
        return
    length, shown = sum(map(_length, cue.lines)), cue.end - cue.start
    wanted = max(length * 1000 / SPEED, _FLASH)
    if shown < wanted:
        # Rounded apart: the cure is enough, and never what is there.
        seconds = {"seconds": f"{shown // 100 / 10:.1f}", "wanted": f"{ceil(wanted / 100) / 10:.1f}"}
        yield Fault("captions-fast", cue.line, {"letters": length} | seconds)
    longest = max(map(_length, cue.lines))
    if len(cue.lines) > LINES or longest > LETTERS:
        yield Fault("captions-long", cue.line, {"lines": len(cue.lines), "letters": longest})


def _length(line: str) -> int:
    """Letters as they take room: those of Chinese, Japanese and Korean count twice, marks upon letters not at all."""
    return sum(
        2 if unicodedata.east_asian_width(sign) in "WF" else 0 if unicodedata.combining(sign) else 1
        for sign in line
    )
