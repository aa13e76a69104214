"""One run at a time: a file on the host says who publishes, and is written anew as long as that run lives.

Clocks of machines differ, so none is compared: a lock whose content has not changed for `LEASE` seconds, as
whoever waits for it measures them, was left by a run that is dead.
"""

from __future__ import annotations

import os
import platform
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import msgspec

from kollega.deploy.errors import Busy, Failed, persistently
from kollega.deploy.host import OWN, Host

PATH = f"{OWN}lock"
LEASE = 60.0
#: Seconds between two signs of life, and between two looks at the lock of another run.
_BEAT, _LOOK = 15.0, 1.0


class Lock(msgspec.Struct, frozen=True):
    """Who publishes: a number that nobody else has, machine and process, and the signs of life so far."""

    owner: str
    machine: str
    process: int
    beat: int = 0


class Held:
    """A lock that we have. `check` says no when somebody else took it for that of a dead run."""

    def __init__(self, host: Host, lock: Lock) -> None:
        self._host, self._lock = host, lock
        self._lost = False
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Raise `Failed` where the lock is not ours any more."""
        if self._lost:
            raise Failed(f"Another run has taken {self._host.where} over. Publish again when it has ended.")

    def leave(self) -> None:
        """Give the lock back, if it is still ours."""
        self._done.set()
        self._thread.join()
        if not self._lost:
            with suppress(Failed):
                self._host.delete([PATH])

    def _live(self) -> None:
        while not self._done.wait(_BEAT):
            with suppress(Failed):
                there = _read(self._host)
                if there is None or there.owner != self._lock.owner:
                    self._lost = True
                    return
                self._lock = msgspec.structs.replace(self._lock, beat=self._lock.beat + 1)
                self._host.write(PATH, msgspec.json.encode(self._lock))


@contextmanager
def held(host: Host, waiting: Callable[[str], object] = lambda words: None) -> Iterator[Held]:
    """Hold a host. Raises `Busy` where another run lives; waits until it is sure that one is dead."""
    lock = Lock(uuid.uuid4().hex, platform.node(), os.getpid())
    data = msgspec.json.encode(lock)
    # A try that was cut off may have written it.
    while not persistently(lambda: host.create(PATH, data) or _read(host) == lock):
        _outlive(host, waiting)
    holding = Held(host, lock)
    try:
        yield holding
    finally:
        holding.leave()


def _outlive(host: Host, waiting: Callable[[str], object]) -> None:
    """Return when the lock that is there is gone, or has been removed since its run is dead."""
    seen = persistently(lambda: host.read(PATH))
    if seen is None:
        return
    begun = time.monotonic()
    if not _is_dead_here(seen):
        waiting(f"Another run may be publishing to {host.where}. Waiting up to {LEASE:.0f} s to be sure.")
        while time.monotonic() - begun < LEASE:
            time.sleep(_LOOK)
            now = persistently(lambda: host.read(PATH))
            if now is None:
                return
            if now != seen:
                raise Busy(
                    f"Another run is publishing to {host.where}. Wait until it has ended, then try again."
                )
    if persistently(lambda: host.read(PATH)) == seen:
        host.delete([PATH])


def _is_dead_here(data: bytes) -> bool:
    """Whether the lock is that of a process of this very machine that has ended."""
    lock = _decoded(data)
    if lock is None or lock.machine != platform.node() or os.name != "posix":
        return False
    try:
        os.kill(lock.process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _read(host: Host) -> Lock | None:
    return _decoded(host.read(PATH) or b"")


def _decoded(data: bytes) -> Lock | None:
    try:
        return msgspec.json.decode(data, type=Lock)
    except msgspec.MsgspecError:
        return None
