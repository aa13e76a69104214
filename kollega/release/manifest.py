"""Manifests: what is in a release's folder, and by which marks a file is known to be still as we wrote it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from kollega.release.output import load, save

FILE_MODE = 0o644
FOLDER_MODE = 0o755

#: Control characters, backslashes, and halves of surrogate pairs (names that are not UTF-8).
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]|^[A-Za-z]:")


class File(msgspec.Struct, frozen=True, gc=False):
    """A wanted file: SHA-256 in hex, and size in bytes."""

    sha256: str
    size: int


class Row(File, frozen=True, gc=False, array_like=True):
    """A file as it lies in a folder. The digest is empty where nobody needs it."""

    mtime_ns: int
    ctime_ns: int
    inode: int

    def fits(self, found: os.stat_result) -> bool:
        """Whether this is, to all appearance, the very file that was recorded, untouched."""
        return self == row(self.sha256, found)


class Changes(msgspec.Struct, frozen=True):
    """How a release differs from the one before it: sorted paths."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Found(msgspec.Struct, frozen=True):
    """What is in a folder: files, folders, and anything else (links, pipes), by path."""

    rows: dict[str, Row]
    folders: set[str]
    others: list[str]


def row(sha256: str, found: os.stat_result) -> Row:
    """The row of a file. Windows tells no inode when it lists a folder."""
    inode = found.st_ino if os.name == "posix" else 0
    return Row(sha256, found.st_size, found.st_mtime_ns, found.st_ctime_ns, inode)


def read_rows(path: Path) -> dict[str, Row] | None:
    """The manifest in the file `path`; `None` where there is none."""
    return load(path, dict[str, Row])


def write_rows(path: Path, rows: Mapping[str, Row]) -> None:
    """Keep a manifest in the file `path`."""
    save(path, rows)


def compare(before: Mapping[str, File], after: Mapping[str, File]) -> Changes:
    """What was done to get from one to the other."""
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(
            sorted(path for path in after.keys() & before.keys() if after[path].sha256 != before[path].sha256)
        ),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def folders_of(paths: Iterable[str]) -> dict[str, str]:
    """All folders that the paths need, each with a path that needs it."""
    folders: dict[str, str] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = path
            folder = folder.rpartition("/")[0]
    return folders


def check_paths(paths: Iterable[str]) -> None:
    """Raise `ValueError` for a path that must not be written, or two that cannot lie side by side.

    Two names collide where only letter case or Unicode composition tells them apart, since common
    file systems take them for one; so do a file and a folder of one name.
    """
    paths = sorted(paths)
    for path in paths:
        if _UNFIT.search(path) or not {"", ".", ".."}.isdisjoint(path.split("/")):
            raise ValueError(f"not a path for an output: {path!r}")
    seen: dict[str, str] = {}
    for name, path in [*zip(paths, paths, strict=True), *folders_of(paths).items()]:
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if plain in seen:
            raise ValueError(f"these paths collide: {seen[plain]!r} and {path!r}")
        seen[plain] = path


def survey(folder: Path, known: Mapping[str, Row], wanted: Mapping[str, File]) -> Found:
    """Look at everything in a folder, following no link. Wrong modes are set right in passing.

    A file that fits its known row is believed; of others the bytes are read, where they can be wanted.
    """
    found = Found({}, set(), [])
    open_folders, top = [""], f"{folder}/"
    set_mode(str(folder), folder.lstat(), FOLDER_MODE)
    while open_folders:
        prefix = open_folders.pop()
        with os.scandir(top + prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    set_mode(entry.path, entry.stat(follow_symlinks=False), FOLDER_MODE)
                    found.folders.add(path)
                    open_folders.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    found.rows[path] = _look(entry, known.get(path), wanted.get(path))
                else:
                    found.others.append(path)
    return found


def _look(entry: os.DirEntry[str], known: Row | None, wanted: File | None) -> Row:
    looks = entry.stat(follow_symlinks=False)
    if known and known.fits(looks):
        return known
    set_mode(entry.path, looks, FILE_MODE)
    sha256 = ""
    if wanted and wanted.size == looks.st_size:
        with open(entry.path, "rb") as file:  # noqa: PTH123
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return row(sha256, os.lstat(entry.path))


def set_mode(path: str, found: os.stat_result, mode: int) -> bool:
    """Set the mode of a file or folder if it is another one, where modes mean something; whether that was so."""
    if os.name != "posix" or stat.S_IMODE(found.st_mode) == mode:
        return False
    try:
        os.chmod(path, mode)  # noqa: PTH101
    except PermissionError:
        # Some disks keep none, as those of cameras do, and folders that are shared with another system.
        return False
    return True
