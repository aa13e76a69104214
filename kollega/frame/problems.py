"""What the MkDocs process tells of what went wrong."""

from __future__ import annotations

from pathlib import Path

import msgspec

_FILE = "problems.json"


class Problem(msgspec.Struct, frozen=True):
    """A problem of the catalogue; `page` is a path in the staged folder, or empty; `line` counts from 1 in its text."""

    problem: str
    page: str = ""
    line: int = 0
    words: str = ""


def write(problems: list[Problem], folder: Path) -> None:
    """Leave them for the one who waits."""
    (folder / _FILE).write_bytes(msgspec.json.encode(problems))


def read(folder: Path) -> list[Problem] | None:
    """What was left; nothing where the process ended before it could."""
    file = folder / _FILE
    return msgspec.json.decode(file.read_bytes(), type=list[Problem]) if file.exists() else None
