"""Fuzzing: what reads the bytes of strangers, held against bytes that nobody thought of. `python -m fuzz --help`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

#: Each is a module of this package, a `Target`.
TARGETS = ("front_matter", "markup", "configuration", "pictures", "gate")


class Target(Protocol):
    """What a module of a target has."""

    #: Pieces that mean something to the reader.
    WORDS: Sequence[bytes]

    @staticmethod
    def seeds() -> list[bytes]:
        """Good inputs."""

    @staticmethod
    def check(data: bytes) -> None:
        """Read an input as the program would. Raises `fuzz.findings.Finding`, or whatever the program did not catch."""
