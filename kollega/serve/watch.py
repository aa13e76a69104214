"""Which files of a site folder changed since they were last asked for.

The answer comes from comparing what is there with what was there (names, sizes, times), so no event can
be lost, and none is told twice. The system's notifier only says when to look; every now and then it is
looked anyway, for disks that tell nothing (network drives, some containers), and where the notifier
cannot be had it is looked more often.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from time import monotonic

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

#: Seconds of quiet after which a burst of events is over, and how long a burst may hold up an answer.
QUIET = 0.08
_LONGEST_BURST = 1.0
#: Seconds after which files are looked at without an event: with a notifier, and without.
_RARELY, _OFTEN = 2.0, 0.4
_FOLDERS = ("content", "stories", "jobs", "theme")
_NEVER = {"site", "backstage", "node_modules", "venv", "env", "__pycache__"}
#: Events of changes. Not those of reading: a build reads everything.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent, FileClosedEvent, FileCreatedEvent, FileDeletedEvent,
    FileModifiedEvent, FileMovedEvent,
]  # fmt: skip

#: What is known of a file without reading it.
_Stamp = tuple[int, int, int, int]


class Watch:
    """Watches a site folder. At first all of it counts, until `follow` says what the site is made of."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root, self._say = root, say
        self._followed: frozenset[str] = frozenset()
        self._bell = _Bell(say)
        self._seen = self._scan()

    def follow(self, paths: Collection[str]) -> None:
        """Look only at the usual folders, the configuration, and whatever has one of `paths` in it."""
        tops = {path.split("/")[0] for path in paths}
        self._followed = frozenset({"mkdocs.yml", *_FOLDERS, *tops} - _NEVER)
        self._seen = {
            path: stamp for path, stamp in self._seen.items() if path.split("/")[0] in self._followed
        }

    def wait(self) -> list[str]:
        """Block until files differ from those of the last call (or of the start); their paths, in order."""
        while True:
            self._bell.hang(self._root, [name for name in self._tops() if (self._root / name).is_dir()])
            changed = self._changed()
            if changed:
                return changed
            self._bell.wait()

    def stop(self) -> None:
        """End the threads of the notifier."""
        self._bell.stop()

    def _changed(self) -> list[str]:
        before, self._seen = self._seen, self._scan()
        return sorted(path for path, _ in before.items() ^ self._seen.items())

    def _scan(self) -> dict[str, _Stamp]:
        found: dict[str, _Stamp] = {}
        for name in self._tops():
            path = self._root / name
            if path.is_dir() and not path.is_symlink():
                found.update(_files(str(path), name))
            elif path.is_file():
                found[name] = _stamp(path.lstat())
        return found

    def _tops(self) -> list[str]:
        if self._followed:
            return sorted(self._followed)
        try:
            names = os.listdir(self._root)  # noqa: PTH208 - names are what is wanted
        except OSError:
            return []
        return sorted(name for name in names if name not in _NEVER and not _is_litter(name))


class _Bell(FileSystemEventHandler):
    """The system's notifier: rings when something below the watched folders changed."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._rung = threading.Event()
        self._hung: dict[Path, int] = {}
        self._stale = False
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # what it cannot do, `wait` makes up for
        try:
            self._observer = Observer()
            self._observer.start()
        except OSError as error:
            self._without(error)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by a thread of the notifier."""
        if event.is_directory and Path(os.fsdecode(event.src_path)) in self._hung:
            self._stale = True
        self._rung.set()

    def hang(self, root: Path, names: list[str]) -> None:
        """Listen in the root itself, and in the folders `names` of it with all below them."""
        inodes = {path: inode for path in (root, *(root / name for name in names)) if (inode := _inode(path))}
        if self._observer is None or (inodes == self._hung and not self._stale):
            return
        self._stale, self._hung = False, inodes
        try:
            self._observer.unschedule_all()
            for path in inodes:
                self._observer.schedule(self, str(path), recursive=path != root, event_filter=_EVENTS)
        except OSError as error:
            self._without(error)

    def wait(self) -> None:
        """Wait until it rings and the burst is over; at most until files are to be looked at anyway."""
        if self._rung.wait(_OFTEN if self._observer is None else _RARELY):
            until = monotonic() + _LONGEST_BURST
            while self._rung.is_set() and monotonic() < until:
                self._rung.clear()
                self._rung.wait(QUIET)
        self._rung.clear()

    def stop(self) -> None:
        if self._observer is not None and self._observer.is_alive():
            self._observer.stop()
            self._observer.join(1)

    def _without(self, error: OSError) -> None:
        pass


def _files(folder: str, name: str) -> Iterator[tuple[str, _Stamp]]:
    """All files below a folder, by path; `name` is the path of the folder itself. Links are not followed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # it went while we looked: its files are gone
    for entry in entries:
        path = f"{name}/{entry.name}"
        if _is_litter(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, path)
            continue
        try:
            yield path, _stamp(entry.stat(follow_symlinks=False))
        except OSError:
            continue


def _stamp(stat: os.stat_result) -> _Stamp:
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino
