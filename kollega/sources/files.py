"""The files of a site folder. No link is followed, and nothing outside the folder is ever opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.letters import nfc

#: Files that systems leave behind; nobody wrote them.
_LITTER = {"thumbs.db", "desktop.ini"}
_MOST_FILES = 10_000


class Files:
    """The files below some folders of the site folder, by path relative to it (with `/`)."""

    def __init__(self, root: Path, paths: list[str]) -> None:
        self.root = root
        self.paths = sorted(paths)
        #: By the composed form of the name: some systems write an accent as a character of its own.
        self._known = {nfc(path): path for path in paths}
        self._digests: dict[str, str] = {}

    def __contains__(self, path: str) -> bool:
        return self.find(path) is not None

    def find(self, path: str) -> str | None:
        """The file at a path that somebody wrote, or nothing."""
        return self._known.get(nfc(path))

    def below(self, folder: str) -> Iterator[str]:
        """Paths of the files below `folder`, in order."""
        return (path for path in self.paths if path.startswith(folder + "/"))

    def read(self, path: str) -> bytes:
        """The bytes of a known file. `OSError` where it vanished or became a link meanwhile."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.root / path, flags), "rb") as file:
            return file.read()

    def size(self, path: str) -> int:
        """Size in bytes."""
        return (self.root / path).stat(follow_symlinks=False).st_size

    def digest(self, path: str) -> str:
        """SHA-256 of a known file, read at most once."""
        if path not in self._digests:
            self._digests[path] = of_bytes(self.read(path))
        return self._digests[path]


def scan(root: Path, folders: list[str], report: Report) -> Files:
    """All ordinary files below `folders` of `root`; links and devices are errors."""
    paths: list[str] = []
    for folder in folders:
        if (root / folder).is_symlink():
            report.add("file-link", folder)
        elif (root / folder).is_dir():
            _scan(root, folder, paths, report)
    return Files(root, paths)


def _scan(root: Path, top: str, paths: list[str], report: Report) -> None:
    pending = [top]
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as entries:
            found = list(entries)
        if len(found) > _MOST_FILES:
            report.add("folder-too-full", folder, count=len(found), most=_MOST_FILES)
        else:
            pending += _sort(found, folder, paths, report)


def _sort(found: list[os.DirEntry[str]], folder: str, paths: list[str], report: Report) -> Iterator[str]:
    """Take the files of a folder into `paths`, and give the folders in it."""
    for entry in found:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or entry.name.casefold() in _LITTER:
            continue
        if not _is_readable(entry.name):
            report.add("file-name", path.encode("utf-8", "replace").decode())
        elif entry.is_symlink():
            report.add("file-link", path)
        elif entry.is_dir(follow_symlinks=False):
            yield path
        elif entry.is_file(follow_symlinks=False):
            paths.append(path)
        else:
            report.add("file-link", path)


def _is_readable(name: str) -> bool:
    return name.isprintable() and "\\" not in name
