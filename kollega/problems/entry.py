"""An entry of the table of problems."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """An entry of the table. `severity` is `error` (nothing is published), `warning` or `note`."""

    severity: str
    message: str
    hint: str = ""


def error(message: str, hint: str = "") -> Problem:
    """What stops publication."""
    return Problem("error", message, hint)


def warning(message: str, hint: str = "") -> Problem:
    """What is published all the same, in a way that somebody may not have meant."""
    return Problem("warning", message, hint)


def note(message: str, hint: str = "") -> Problem:
    """What may be right, and is worth a look."""
    return Problem("note", message, hint)
