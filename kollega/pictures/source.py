"""Source files: the bytes of a picture in the site folder, and of nothing else on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kollega.limits import MOST
from kollega.plainly import PLAINLY


class Unreadable(Exception):
    """A file that is no usable picture. `reason` completes "The picture cannot be read: …" for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def open_source(root: str | Path, path: str, most: float = MOST.picture) -> Iterator[BinaryIO]:
    """The file `path` below the folder `root`, open for reading.

    Raises `Unreadable` where there is no plain file, where a link is on the way to it (it could show any
    file of the machine to the world), and where it has more than `most` bytes.
    """
    try:
        place = _inside(Path(root).resolve(), path)
        file = os.fdopen(os.open(place, PLAINLY), "rb")
    except (OSError, ValueError):
        raise Unreadable("there is no such file") from None
    with file:
        if os.fstat(file.fileno()).st_size > most:
            raise Unreadable(f"it is larger than {most // 1_000_000} MB")
        yield file


def read_source(root: str | Path, path: str) -> bytes:
    """The bytes of such a file. Raises `Unreadable`."""
    with open_source(root, path) as file:
        return file.read(MOST.picture)


def _inside(folder: Path, path: str) -> Path:
    parts = PurePosixPath(path).parts
    place = folder.joinpath(*parts)
    if ".." in parts or not place.resolve().is_relative_to(folder):
        raise Unreadable("it lies outside the site's folder")
    if any(step.is_symlink() for step in (place, *place.parents) if step.is_relative_to(folder)):
        raise Unreadable("it is a link to another place")
    if not stat.S_ISREG(place.lstat().st_mode):
        raise Unreadable("it is not a file")
    return place
