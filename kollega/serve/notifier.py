"""Says when it is worth looking for changed files.

The system's own notifier does, where it can be had. Every now and then it is looked anyway, for disks that
tell nothing (network drives, some containers); without a notifier, often.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

#: Seconds of quiet after which a burst of events is over, and after which it is over anyway.
_QUIET, _LONGEST = 0.08, 1.0
#: Seconds after which files are looked at without an event: with a notifier, and without.
RARELY, OFTEN = 2.0, 0.4
#: Events of changes; a build reads everything, which must not look like one.
_CHANGES: list[type[events.FileSystemEvent]] = [
    events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent, events.FileCreatedEvent,
    events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileClosedEvent,
]  # fmt: skip


class Notifier(events.FileSystemEventHandler):
    """Listens to some folders. `say` is told, once, where the system has no notifier for us."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._rung = threading.Event()
        self._heard: dict[Path, int] = {}
        self._is_stale = False
        self._observer: BaseObserver | None = None
        # What the observer cannot do and writes to its log, the regular looks make up for.
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)
        try:
            self._observer = Observer()
            self._observer.start()
        except OSError as error:
            self._do_without(error)

    def listen(self, root: Path, folders: Sequence[Path]) -> None:
        """Listen to the folder `root` itself, and to `folders` with all below them."""
        inodes: dict[Path, int] = {}
        for path in (root, *folders):
            with suppress(OSError):
                inodes[path] = path.stat().st_ino
        if self._observer is None or (inodes == self._heard and not self._is_stale):
            return
        # A folder that was made anew under its old name is another folder to the system.
        self._heard, self._is_stale = inodes, False
        try:
            self._observer.unschedule_all()
            for path in inodes:
                self._observer.schedule(self, str(path), recursive=path != root, event_filter=_CHANGES)
        except OSError as error:
            self._do_without(error)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Called in a thread of the observer."""
        if event.is_directory and Path(os.fsdecode(event.src_path)) in self._heard:
            self._is_stale = True
        self._rung.set()

    def wait(self) -> None:
        """Wait for a change, or until it is time to look anyway."""
        self._rung.wait(OFTEN if self._observer is None else RARELY)

    def settle(self) -> None:
        """After a change, wait until nothing has changed for a moment: editors save in bursts."""
        until = monotonic() + _LONGEST
        while self._rung.is_set() and monotonic() < until:
            self._rung.clear()
            self._rung.wait(_QUIET)
        self._rung.clear()

    def stop(self) -> None:
        """End the threads of the observer."""
        if self._observer is not None and self._observer.is_alive():
            self._observer.stop()

    def _do_without(self, error: OSError) -> None:
        self.stop()
        self._observer = None
        reason = error.strerror or str(error)
        self._say(
            f"The system cannot tell of changes ({reason}), so files are looked at every {OFTEN} seconds."
        )
