"""What a text opens and never closes, so that all below it is part of it: a comment, or a block of code."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

#: A line that opens a comment, or a block of code, which in lists and quotes ends by itself.
_COMMENT = re.compile(r"[ >]{0,9}<!--(?!-?>)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
#: A paragraph that no text has: whether it can be read below a text tells whether the text is closed.
_BELOW = "kollega-below-the-text"


class LeftOpen(msgspec.Struct, frozen=True, array_like=True):
    """What is open at the end of a text, and the line where it begins, from 1. `signs` open a block of code; of a comment there are none."""

    line: int
    signs: str = ""


def left_open(text: str, html_of: Callable[[str], str]) -> LeftOpen | None:
    """What swallows the end of a text; `html_of` gives what readers see of one.

    Where it is open is guessed line by line, which is quick, and then it is tried: nobody is told of what ends all the same.
    """
    found = _guess(text)
    if found is None:
        return None
    above = "\n".join(text.split("\n")[: found.line - 1])
    ends_there, ends = (f"<p>{_BELOW}</p>" in html_of(f"{one}\n\n{_BELOW}\n") for one in (above, text))
    return found if ends_there and not ends else None


def _guess(text: str) -> LeftOpen | None:
    if "<!--" not in text and "```" not in text and "~~~" not in text:
        return None
    found: LeftOpen | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if found is None:
            if _COMMENT.match(line) and "-->" not in line:
                found = LeftOpen(number)
            elif fence := _FENCE.match(line):
                found = LeftOpen(number, fence[1])
        elif found.signs:
            bare = line.strip()
            if len(bare) >= len(found.signs) and not bare.strip(found.signs[0]):
                found = None
        elif "-->" in line:
            found = None
    return found
