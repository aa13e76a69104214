"""One run at a time for each output, by a lock that ends with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kollega.release.output import Busy, Output

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        # Not flock: that lock lives on in forked workers when the run itself was killed.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE = 0.05

#: Outputs held by this process. The system's lock does not tell two threads apart, and is lost when the
#: process that holds it opens and closes the file once more.
_held: dict[Output, object] = {}


@contextmanager
def hold(output: Output, patience: float) -> Iterator[None]:
    """Hold an output; wait up to `patience` seconds for another run, then raise `Busy`."""
    until = time.monotonic() + patience
    token = object()
    while _held.setdefault(output, token) is not token:
        _wait(output, until)
    try:
        file = os.open(output.kept / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            while not _taken(file):
                _wait(output, until)
            yield
        finally:
            os.close(file)
    finally:
        del _held[output]


def holds(output: Output) -> bool:
    """Whether this process holds the output."""
    return output in _held


def _taken(file: int) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _wait(output: Output, until: float) -> None:
    if time.monotonic() >= until:
        raise Busy(f"Another run is working on {output.folder}. Wait until it has ended, then try again.")
    time.sleep(_PAUSE)
