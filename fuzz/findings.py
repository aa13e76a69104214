"""What a target says when something is wrong."""

from __future__ import annotations


class Finding(AssertionError):
    """A promise that an input broke."""


def require(holds: bool, otherwise: str) -> None:
    """Raise `Finding` with the words `otherwise`, unless it `holds`; unlike `assert`, under any option of Python."""
    if not holds:
        raise Finding(otherwise)
