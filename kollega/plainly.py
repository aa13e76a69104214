"""Opening what may be anything: ordinary files alone are read, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

#: A pipe that takes the place of a file must not block, and a link not be followed.
PLAINLY = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def read_plainly(path: Path) -> bytes:
    """The bytes of a file. `OSError` where it is a link, or something that need not end, such as a pipe or a device."""
    with os.fdopen(os.open(path, PLAINLY), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        return file.read()
