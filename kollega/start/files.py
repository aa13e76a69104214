"""The writing of new files: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_new(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet, and their folders.

    Where one cannot be written, none of them is left: half a file would be in the way of the next attempt, and a fault in
    the site. Raises `OSError`, also for a file that is there.
    """
    with ExitStack() as undo:
        for name, data in files.items():
            path = root / name
            for folder in reversed([one for one in path.parents if not one.exists()]):
                folder.mkdir()
                undo.callback(folder.rmdir)
            with path.open("xb") as file:
                undo.callback(path.unlink)
                file.write(data)
        undo.pop_all()
