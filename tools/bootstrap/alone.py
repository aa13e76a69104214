"""One run at a time makes `.venv`. The lock ends with the processes that hold it, and leaves no file behind."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":
    import msvcrt

    #: Windows locks ranges of bytes against reading too; so one that lies beyond the end of any file of ours.
    _BEYOND = 1 << 30

    def _take(file: int) -> None:
        os.lseek(file, _BEYOND, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_BUSY = (BlockingIOError, PermissionError)


@contextmanager
def alone(path: str, waits: Callable[[], None]) -> Iterator[int]:
    """Hold `path`, an existing file; if another process holds it, call `waits` and wait for its end.

    Gives the number of the open file. A child that inherits it holds the lock as long as it lives, so that
    a killed run's pip is not disturbed by the next run.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        # Some network drives have no locks: go on without.
        with suppress(OSError):
            _wait(file, waits)
        yield file
    finally:
        os.close(file)


def _wait(file: int, waits: Callable[[], None]) -> None:
    told = False
    while True:
        try:
            return _take(file)
        except _BUSY:
            if not told:
                waits()
            told = True
            time.sleep(0.2)
