"""Digests: the one way in which values, files and the program itself are turned into keys."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

#: Nanoseconds by which a file must be older than the look at it, to be known by its size and times: one that is written
#: twice within the grain of the file system's clock looks the same.
GRAIN = 100_000_000

_encoder = msgspec.msgpack.Encoder(order="deterministic")

#: Libraries whose version can change an output's bytes.
LIBRARIES = (
    "babel", "budoux", "comrak", "feedgen", "fonttools", "icalendar", "jinja2", "lxml", "markdown", "mkdocs", "mkdocs-material",
    "msgspec", "nh3", "pi-heif", "pillow", "pymdown-extensions", "pypdf", "pyphen", "pystemmer", "pyyaml",
    "regex", "segno", "selectolax", "typst", "tzdata", "uniseg", "zxing-cpp",
)  # fmt: skip

#: How the folder of an installed library is named (PEP 427, PEP 376).
_INSTALLED = re.compile(r"(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info")


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


def of_files(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """SHA-256 in hex of files below `root`, by path."""
    return {path: of_bytes((root / path).read_bytes()) for path in paths}


def of_folder(folder: str) -> str:
    """Digest of the names and bytes of all files below `folder`; of nothing where it does not exist."""
    rows = []
    for path in _files(folder):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - many hundred times, at each start
            rows.append((path[len(folder) :], of_bytes(file.read())))
    return of_value(sorted(rows))


def _files(folder: str) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        yield from (os.path.join(top, name) for name in names)  # noqa: PTH118


@cache
def of_program() -> str:
    """Digest of the program: its files and the versions of the libraries that shape its output.

    Part of every key, so no output of an older program is ever taken for one of this program.
    """
    return of_value(of_folder(str(Path(__file__).parent)), versions())


@cache
def versions() -> list[tuple[str, str]]:
    """The libraries that shape what the program makes, and their versions; empty where one is not there."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for name, version in _installed(folder):
            found.setdefault(name, version)
    return [(name, found.get(name) or _asked(name)) for name in LIBRARIES]


def _asked(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _installed(folder: str) -> Iterator[tuple[str, str]]:
    """Names and versions of what is installed in a folder of Python, by the names of the folders that say so: reading all
    that is in them would take as long as many a build."""
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        if found := _INSTALLED.fullmatch(name):
            yield re.sub(r"[-_.]+", "-", found[1]).lower(), found[2]
