"""Digests: the one way in which values, files and the program itself are turned into keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

_encoder = msgspec.msgpack.Encoder(order="deterministic")

#: Libraries whose version can change an output's bytes.
LIBRARIES = (
    "babel", "budoux", "comrak", "feedgen", "fonttools", "icalendar", "jinja2", "lxml", "markdown", "mkdocs", "mkdocs-material",
    "msgspec", "nh3", "pi-heif", "pillow", "pymdown-extensions", "pyphen", "pystemmer", "pyyaml",
    "regex", "segno", "selectolax", "typst", "tzdata", "uniseg", "zxing-cpp",
)  # fmt: skip


def encode(value: Any) -> bytes:
    """Canonical bytes of plain data, dataclasses and msgspec structs: equal values give equal bytes."""
    return _encoder.encode(value)


def of_bytes(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def of_pieces(pieces: Iterable[bytes]) -> str:
    """The same of bytes that come in pieces."""
    made = hashlib.sha256()
    for piece in pieces:
        made.update(piece)
    return made.hexdigest()


def of_value(*values: Any) -> str:
    """SHA-256 in hex of plain values (see `encode`)."""
    return of_bytes(encode(values))


def of_folder(folder: Path) -> str:
    """Digest of the names and bytes of all files below `folder`; of nothing where it does not exist."""
    rows = [
        (path.relative_to(folder).as_posix(), of_bytes(path.read_bytes()))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    return of_value(rows)


@cache
def of_program() -> str:
    """Digest of the program: its files and the versions of the libraries that shape its output.

    Part of every key, so no output of an older program is ever taken for one of this program.
    """
    return of_value(of_folder(Path(__file__).parent), versions())


def versions() -> list[tuple[str, str]]:
    """The libraries that shape what the program makes, and their versions."""
    return [(name, _version(name)) for name in LIBRARIES]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
