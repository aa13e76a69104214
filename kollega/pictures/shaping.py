"""Shaping: how letters join, and where their marks stand. Pillow does it with FriBiDi, a library of the machine that it
does not bring along: Windows has none, nor has a slim image of Linux."""

from __future__ import annotations

from functools import cache

from kollega.pictures import script

#: What looks wrong where each letter is drawn by itself.
_JOINED = frozenset(("arabic", "devanagari", "thai", "right", "other"))


@cache
def is_there() -> bool:
    """Whether letters are joined on this machine."""
    # Of all of Pillow this part alone, which takes a millisecond.
    from PIL import _imagingft

    return bool(_imagingft.HAVE_RAQM)


def is_needed(text: str) -> bool:
    """Whether a text has letters that join."""
    return not _JOINED.isdisjoint(script.scripts(text))
