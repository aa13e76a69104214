"""The files of a site folder. No link is followed, and nothing outside the folder is ever opened."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kollega.diagnostics import Report
from kollega.digest import GRAIN, of_pieces
from kollega.filenames import Fault, alike, fault_of, fault_of_kind, fault_of_path, is_litter, printable
from kollega.letters import nfc
from kollega.limits import MOST, Limits
from kollega.plainly import PLAINLY

#: Bytes that are read at once.
_PIECE = 1 << 20

#: The disk and the number there, by which a file is the same under any name; zeros where the system tells none.
_Identity = tuple[int, int]


class State(NamedTuple):
    """What the system says of a file without opening it, as git keeps it to see what changed. Times in nanoseconds."""

    disk: int
    number: int
    size: int
    changed: int
    #: Of the bytes alone; `changed` is also that of the name and the rights.
    written: int

    @property
    def identity(self) -> _Identity:
        """Which file it is."""
        return self.disk, self.number


class Files:
    """The files below some folders of the site folder, by path relative to it (with `/`)."""

    def __init__(
        self, root: Path, paths: Iterable[str], states: Mapping[str, State] | None = None, seen_at: int = 0
    ) -> None:
        self.root = root
        self.paths = sorted(paths)
        #: By the composed form of the name: some systems write an accent as a character of its own.
        self._known = {path if path.isascii() else nfc(path): path for path in self.paths}
        #: What was seen at a path, so that no other file is read, and when somebody began to look.
        self._states = states or {}
        self._seen_at = seen_at
        self._digests: dict[str, str] = {}

    def __contains__(self, path: str) -> bool:
        return self.find(path) is not None

    def find(self, path: str) -> str | None:
        """The file at a path that somebody wrote, or nothing."""
        return self._known.get(nfc(path))

    def below(self, folder: str) -> Iterator[str]:
        """Paths of the files below `folder`, in order."""
        return (path for path in self.paths if path.startswith(folder + "/"))

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a known file, but no more than `most` of them.

        `OSError` where it vanished, or is another file than it was, or a link or a device.
        """
        return b"".join(self._pieces(path, most))

    def _pieces(self, path: str, most: int) -> Iterator[bytes]:
        """The same, a piece at a time: a video need not fit into memory."""
        with os.fdopen(os.open(self.root / path, PLAINLY), "rb") as file:
            state = os.fstat(file.fileno())
            seen = self._states.get(path)
            is_seen = not seen or not seen.number or seen.identity == (state.st_dev, state.st_ino)
            # One byte more than there is: whether it grows meanwhile.
            left, size = min(state.st_size + 1, most), 0
            if stat.S_ISREG(state.st_mode) and is_seen:
                while piece := file.read(min(left, _PIECE)):
                    left, size = left - len(piece), size + len(piece)
                    yield piece
                if size <= state.st_size:
                    return
            raise OSError(errno.EBUSY, "it changed while it was read")

    def size(self, path: str) -> int:
        """Size in bytes. `OSError` where it vanished."""
        return (self.root / path).stat(follow_symlinks=False).st_size

    def state(self, path: str) -> State | None:
        """The state of a known file, where another one would be told by another state."""
        state = self._states.get(path)
        is_old = state and state.number and max(state.changed, state.written) < self._seen_at - GRAIN
        return state if is_old else None

    def digest(self, path: str, most: int) -> str:
        """SHA-256 of what `read` gives of a known file, read at most once."""
        if path not in self._digests:
            self._digests[path] = of_pieces(self._pieces(path, most))
        return self._digests[path]


def scan(
    root: Path,
    folders: Iterable[str],
    report: Report,
    limits: Limits = MOST,
    trusted: Callable[[str], bool] = lambda path: False,
) -> Files:
    """All ordinary files below `folders` of `root`. What may not be there is an error that names it.

    A path that is `trusted` may have any name that can be shown, and be of any kind.
    """
    seen_at = time.time_ns()
    looking = _Scan(root, report, limits.files_a_folder, trusted)
    for folder in dict.fromkeys(folders):
        if looking.is_there(folder):
            looking.below(folder)
    looking.leave_out_hard_links()
    return Files(root, looking.found, looking.found, seen_at)


class _Scan:
    """The looking for files. `found`: what is at a path."""

    def __init__(self, root: Path, report: Report, most: int, trusted: Callable[[str], bool]) -> None:
        self.found: dict[str, State] = {}
        self._root = root
        self._report = report
        self._most = most
        self._trusted = trusted
        #: How many names were seen of files that have several; and how many the files have, by path.
        self._names: Counter[_Identity] = Counter()
        self._links: dict[str, int] = {}

    def is_there(self, folder: str) -> bool:
        """Whether there is such a folder, and no link on the way to it. One that is only like it is told."""
        outer, _, name = folder.rpartition("/")
        if outer and not self.is_there(outer):
            return False
        names = {entry.name for entry in self._entries(outer, MOST.files_a_folder, tell=False)}
        is_listed = name in names or len(names) > MOST.files_a_folder
        fault = (
            Fault("file-alike", {"other": folder})
            if is_listed
            else Fault("folder-capitals", {"right": folder})
        )
        others = {other for other in names - {name} if alike(other) == alike(name)}
        for other in others:
            self._tell(f"{outer}/{other}" if outer else other, fault)
        if others and not is_listed:
            return False
        try:
            mode = (self._root / folder).lstat().st_mode
        except FileNotFoundError:
            return False
        except OSError as error:
            self._tell(folder, _unreadable(error))
            return False
        if not stat.S_ISDIR(mode):
            self._tell(folder, Fault("file-link" if stat.S_ISLNK(mode) else "not-a-folder", {}))
        return stat.S_ISDIR(mode)

    def below(self, top: str) -> None:
        """Find all files below a folder."""
        pending = [top]
        while pending:
            folder = pending.pop()
            entries = self._entries(folder, self._most)
            if len(entries) > self._most:
                self._tell(folder, Fault("folder-too-full", {"most": f"{self._most:,}"}))
                continue
            try:
                pending += self._sort(folder, entries)
            except OSError as error:
                self._tell(folder, _unreadable(error))

    def leave_out_hard_links(self) -> None:
        """A file with more names than were seen also lies where nobody looked."""
        for path, links in self._links.items():
            if links > self._names[self.found[path].identity]:
                self._tell(path, Fault("file-hard-link", {}))
                del self.found[path]

    def _entries(self, folder: str, most: int, *, tell: bool = True) -> list[os.DirEntry[str]]:
        """What is in a folder, by name; where there is more than `most`, one more and no further."""
        try:
            with os.scandir(self._root / folder) as entries:
                return sorted(islice(entries, most + 1), key=lambda entry: entry.name)
        except OSError as error:
            if tell:
                self._tell(folder, _unreadable(error))
            return []

    def _sort(self, folder: str, entries: list[os.DirEntry[str]]) -> Iterator[str]:
        """Take the files of a folder, and give the folders in it."""
        seen: dict[str, str] = {}
        for entry in entries:
            path = f"{folder}/{entry.name}"
            try:
                state = entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # it went while we looked
                continue
            identity = (state.st_dev, state.st_ino)
            if state.st_nlink > 1 and not stat.S_ISDIR(state.st_mode):
                self._names[identity] += 1
            if is_litter(entry.name):
                continue
            if (other := seen.setdefault(alike(entry.name), entry.name)) != entry.name:
                self._tell(path, Fault("file-alike", {"other": f"{folder}/{other}"}))
            elif fault := self._fault_of(path, entry.name, state.st_mode):
                self._tell(path, fault)
            elif stat.S_ISDIR(state.st_mode):
                yield path
            else:
                self.found[path] = State(*identity, state.st_size, state.st_ctime_ns, state.st_mtime_ns)
                if state.st_nlink > 1 and not self._trusted(path):
                    self._links[path] = state.st_nlink

    def _fault_of(self, path: str, name: str, mode: int) -> Fault | None:
        """What is wrong with something in a folder: with its name, with what it is, with its kind."""
        is_file = stat.S_ISREG(mode)
        fault = fault_of(name) or fault_of_path(path) or (fault_of_kind(name) if is_file else None)
        if fault and (fault.problem == "file-name" or not self._trusted(path)):
            return fault
        if is_file or stat.S_ISDIR(mode):
            return None
        return Fault("file-link" if stat.S_ISLNK(mode) else "file-device", {})

    def _tell(self, path: str, fault: Fault) -> None:
        self._report.add(fault.problem, printable(path), **fault.values)


def _unreadable(error: OSError) -> Fault:
    return Fault("file-unreadable", {"reason": error.strerror or str(error)})
