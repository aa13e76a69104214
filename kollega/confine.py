"""Confining: what a piece of work may take of the machine, enforced by the system that runs this process.

Processor time and not time by the clock is counted, so a loaded machine makes no difference. On systems without
these calls (Windows) nothing is enforced here, and whoever waits for the process has to lose patience.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

#: Bytes of memory that a process of ours may take beyond its start for all work that is not confined.
MOST_MEMORY = 2_000_000_000
#: Seconds of processor time between the first attempt to end a piece of work and the next.
_AGAIN = 0.2

_is_confined = False


class TooCostly(BaseException):
    """A piece of work took longer than it may. No `Exception`, which what is confined here could catch."""


@contextmanager
def confined(seconds: float, memory: int) -> Iterator[None]:
    """Let a piece of work take so many seconds of processor time, and bytes of memory beyond what there is now.

    More time ends this process, or, after `raise_when_late`, the work by `TooCostly`; more memory raises
    `MemoryError`. Afterwards this process may take `MOST_MEMORY`.
    """
    global _is_confined
    if sys.platform == "win32":
        yield
        return
    allow_memory(memory)
    _is_confined = True
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    # Whoever does not listen, since a library is busy with something long, is ended all the same.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds + 3 * _AGAIN)
    try:
        yield
    finally:
        _is_confined = False
        for timer in (signal.ITIMER_PROF, signal.ITIMER_VIRTUAL):
            signal.setitimer(timer, 0)
        allow_memory(MOST_MEMORY)


def raise_when_late() -> None:
    """From now on confined work that takes too long raises `TooCostly`, where Python can be interrupted."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, _raise)


def _raise(number: int, frame: FrameType | None) -> None:
    if _is_confined:
        raise TooCostly
    return


def allow_memory(most: int) -> None:
    """Let this process take so many bytes beyond what it has now; asking for more raises `MemoryError`."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = pages * resource.getpagesize() + most
    resource.setrlimit(
        resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )
