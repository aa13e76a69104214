"""Which files of a site folder changed since they were last asked for.

The answer comes from comparing what is there with what was there (names, sizes, times), so no change is
lost, whenever it happens, and none is told twice. The notifier only says when to look.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from kollega.filenames import MOST_PATH, is_litter
from kollega.serve.notifier import Notifier

_USUAL = ("mkdocs.yml", "content", "stories", "jobs", "theme")
#: Folders at the root that may be there and are large, or our own.
_NEVER = {"site", "backstage", "node_modules", "venv", "__pycache__"}

#: What is known of a file without reading it: times of change in ns, size in bytes, inode.
_Stamp = tuple[int, int, int, int]


class Watch:
    """Watches a site folder. At first all of it counts, until `follow` says what the site is made of."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root = root
        self._followed: list[str] = []
        self._notifier = Notifier(say)
        self._seen = self._scan()

    def follow(self, paths: Collection[str]) -> None:
        """From now on only the usual folders count, and the folders at the root that `paths` lie in."""
        tops = {path.split("/")[0] for path in paths if path}
        self._followed = sorted(name for name in tops.union(_USUAL) - _NEVER if not is_litter(name))
        self._seen = {
            path: stamp for path, stamp in self._seen.items() if path.split("/")[0] in self._followed
        }

    def wait(self) -> list[str]:
        """Block until files differ from those of the last call (or of the start); their paths, in order."""
        while True:
            folders = [path for name in self._names() if (path := self._root / name).is_dir()]
            self._notifier.listen(self._root, folders)
            self._notifier.settle()
            before, self._seen = self._seen, self._scan()
            if before != self._seen:
                return sorted({path for path, _ in before.items() ^ self._seen.items()})
            self._notifier.wait()

    def stop(self) -> None:
        """End the notifier."""
        self._notifier.stop()

    def _names(self) -> list[str]:
        """What counts at the root."""
        if self._followed:
            return self._followed
        with suppress(OSError):
            names = {path.name for path in self._root.iterdir()}
            return sorted(name for name in names - _NEVER if not is_litter(name))
        return []

    def _scan(self) -> dict[str, _Stamp]:
        """All files that count, by path; what goes while we look is not there."""
        found: dict[str, _Stamp] = {}
        for name in self._names():
            with suppress(OSError):
                path = self._root / name
                known = path.lstat()
                if stat.S_ISDIR(known.st_mode):
                    _scan(str(path), name, found)
                else:
                    found[name] = _stamp(known)
        return found


def _scan(folder: str, name: str, found: dict[str, _Stamp]) -> None:
    """Add the files below a folder. No link is followed, as no build follows one."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_litter(entry.name):
                continue
            with suppress(OSError):
                path = f"{name}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    found[path] = _stamp(entry.stat(follow_symlinks=False))
                elif len(path) <= MOST_PATH:  # nothing is read that lies deeper
                    _scan(entry.path, path, found)


def _stamp(known: os.stat_result) -> _Stamp:
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino
