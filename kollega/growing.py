"""Where a new store grows until it takes its place: in a folder of its own, beside the place or anywhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

#: The name of a store that grows, and how the folders begin in which one does.
FILE = "store.sqlite"
_BEGINNING = "new-store-"


def folder(place: Path | None) -> tempfile.TemporaryDirectory[str]:
    """A folder for a new store; without a place for one that has none."""
    return tempfile.TemporaryDirectory(prefix=_BEGINNING, dir=place and place.parent)


def take_place(store: Path, place: Path) -> bool:
    """Put a new store, which is closed, where it will be looked for, unless another run's is there: that may be at work."""
    if place.exists():
        return False
    try:
        os.link(store, place)
    except FileExistsError:
        return False
    except OSError:  # a file system that knows no links
        with suppress(OSError):
            store.rename(place)
    return place.exists()


def sweep(place: Path) -> None:
    """Delete what killed runs left of stores for this place: a journal would be taken for that of the next one."""
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    for found in place.parent.glob(_BEGINNING + "*"):
        if not _is_in_use(found / FILE):
            shutil.rmtree(found, ignore_errors=True)


def _is_in_use(path: Path) -> bool:
    """Whether another run has a store open that grows, which it alone may: SQLite's own lock tells."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
            database.execute("begin immediate")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False
    return False
