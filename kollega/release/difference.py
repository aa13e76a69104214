"""Brings the spare folder of an output up to date, by the difference between what it has and what is due."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from kollega.digest import of_bytes
from kollega.release import locks, manifest
from kollega.release.manifest import Changes, File, Found, Row
from kollega.release.output import Output, State

#: So many new files at most are flushed to the disk. A larger release would take many times longer, and
#: what a loss of power right after it spoils is mended by the next run, like any other damage.
_MOST_FLUSHED = 64
#: And so many of them at the same time.
_MOST_AT_ONCE = 16
#: How a file is opened that must not be there yet, not even as a link.
_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


class Prepared(msgspec.Struct, frozen=True):
    """A release that is whole on the disk.

    `folder` is where to look at it: the spare folder, or the live one where that needs no change.
    `changes` are those against the live release.
    """

    output: Output
    folder: Path
    changes: Changes

    @property
    def is_live(self) -> bool:
        """Whether the live folder already is this release."""
        return self.folder == self.output.folder


class _Plan(msgspec.Struct, frozen=True):
    """What to do, in this order. `write` and `date` give the time of change in ns; `None` is now."""

    unlink: list[str]
    rmdir: list[str]
    mkdir: list[str]
    write: dict[str, int | None]
    date: dict[str, int | None]

    @property
    def alters(self) -> bool:
        """Whether it does more than setting times."""
        return bool(self.unlink or self.rmdir or self.mkdir or self.write)


def prepare(folder: Path, files: Mapping[str, File], read: Callable[[str], bytes]) -> Prepared:
    """Make a folder that holds exactly `files` (by path, relative and with `/`), beside the live one.

    Call it under `release.lock`. `read` gives the bytes of a file and is asked only for those that
    neither of the two folders has. A file that is the same as in the live folder also has the same
    time of change, and one that differs has a new one, so that browsers, web servers and copying
    tools, which go by time and size, are never wrong about it.

    Raises `ValueError` for paths that cannot be written and for bytes that are not as announced, and
    whatever `read` or the disk raises. The live folder is never touched, and a later call succeeds.
    """
    output = Output.at(folder)
    if not locks.holds(output):
        raise RuntimeError(f"{folder} is not locked")
    manifest.check_paths(files)
    live = (manifest.read_rows(output.live_manifest) or {}) if output.folder.exists() else {}
    changes = manifest.compare(live, files)
    if not changes and output.folder.exists() and _is_intact(output, live, files):
        return Prepared(output, output.folder, changes)
    bring_up_to_date(output, files, live, read)
    return Prepared(output, output.spare, changes)


def is_intact(folder: Path) -> bool:
    """Whether an output folder holds what was last released there, untouched. Call it under `release.lock`."""
    output = Output.at(folder)
    live = manifest.read_rows(output.live_manifest)
    return live is not None and output.folder.exists() and _is_intact(output, live, live)


def _is_intact(output: Output, live: dict[str, Row], files: Mapping[str, File]) -> bool:
    found = manifest.survey(output.folder, live, files)
    intact = not _plan(found, files, live).alters
    if intact and found.rows != live:
        manifest.write_rows(output.live_manifest, found.rows)
    return intact


def bring_up_to_date(
    output: Output, files: Mapping[str, File], live: Mapping[str, Row], read: Callable[[str], bytes]
) -> None:
    """Make the spare folder hold exactly `files`. Call it under the output's lock; `prepare` says the rest."""
    spare = output.spare
    if spare.is_symlink() or (spare.exists() and not spare.is_dir()):
        spare.unlink()
    if spare.exists():
        kept = known = manifest.read_rows(output.spare_manifest) or {}
    else:
        kept, (live, known) = {}, _begin(output, live)
    found = manifest.survey(spare, known, files)
    plan = _plan(found, files, live)
    if plan.alters:
        _disown(output)
    _clear(spare, plan)
    rows = {path: found.rows[path] for path in files.keys() - plan.write.keys()}
    # Texts in place of `Path`s: they would be half the work of thousands of files.
    here, there = f"{spare}/", f"{output.folder}/"
    for path, mtime in plan.date.items():
        rows[path] = _date(here + path, rows[path].sha256, mtime)
    for path, mtime in plan.write.items():
        data = _copy(there + path, live.get(path), files[path])
        if data is None:
            data = _checked(path, files[path], read)
        rows[path] = _write(here + path, data, files[path].sha256, mtime)
    if 0 < len(plan.write) <= _MOST_FLUSHED:
        _flush([here + path for path in plan.write])
    if rows != kept:
        manifest.write_rows(output.spare_manifest, rows)


def _begin(output: Output, live: Mapping[str, Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    """Make the spare folder, of the files of the live one under a second name: that takes no room, and no time to copy.

    What one of the two gets later the other does not, since no file is written in place. A second name changes the marks of
    a file, so the manifest of the live folder is written anew; it is returned, and what the spare one has. Where files can
    have no second name, that is nothing.
    """
    here, there = f"{output.spare}/", f"{output.folder}/"
    _disown(output)
    output.spare.mkdir()
    for path in sorted(manifest.folders_of(live)):
        os.mkdir(here + path, manifest.FOLDER_MODE)  # noqa: PTH102
    shared: dict[str, Row] = {}
    for path, row in manifest.survey(output.folder, live, live).rows.items() if live else ():
        if path in live and row.sha256 == live[path].sha256:
            try:
                os.link(there + path, here + path)
            except OSError:  # a file system that knows no such names, or too many of them
                break
            shared[path] = manifest.row(row.sha256, os.lstat(here + path))
    rows = {**live, **shared}
    if shared:
        manifest.write_rows(output.live_manifest, rows)
    return rows, shared


def _plan(found: Found, files: Mapping[str, File], live: Mapping[str, Row]) -> _Plan:
    write: dict[str, int | None] = {}
    date: dict[str, int | None] = {}
    for path, wanted in files.items():
        lies, lives = found.rows.get(path), live.get(path)
        mtime = lives.mtime_ns if lives and lives.sha256 == wanted.sha256 else None
        if lies is None or lies.sha256 != wanted.sha256:
            write[path] = mtime
        elif lies.mtime_ns != mtime:
            date[path] = mtime
    folders = manifest.folders_of(files).keys()
    # A file is never written in place: it may have another name elsewhere that shares its bytes.
    stale = found.rows.keys() - (files.keys() - write.keys())
    return _Plan(
        unlink=[*found.others, *stale],
        rmdir=sorted(found.folders - folders, reverse=True),
        mkdir=sorted(folders - found.folders),
        write=write,
        date=date,
    )


def _disown(output: Output) -> None:
    """Before the spare folder is altered: it is no longer a release, and its manifest tells nothing."""
    state = output.state
    if state.before == "spare":
        output.set_state(State(state.live))
    output.spare_manifest.unlink(missing_ok=True)


def _clear(spare: Path, plan: _Plan) -> None:
    here = f"{spare}/"
    for path in plan.unlink:
        os.unlink(here + path)  # noqa: PTH108
    for path in plan.rmdir:
        os.rmdir(here + path)  # noqa: PTH106
    for path in plan.mkdir:
        os.mkdir(here + path, manifest.FOLDER_MODE)  # noqa: PTH102
        manifest.set_mode(here + path, os.lstat(here + path), manifest.FOLDER_MODE)


def _copy(path: str, lives: Row | None, wanted: File) -> bytes | None:
    """The bytes of a live file, if they are the wanted ones; else nothing."""
    if lives is None or lives.sha256 != wanted.sha256:
        return None
    try:
        if not lives.fits(os.lstat(path)):
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return data if of_bytes(data) == wanted.sha256 else None


def _checked(path: str, wanted: File, read: Callable[[str], bytes]) -> bytes:
    data = read(path)
    if len(data) != wanted.size or of_bytes(data) != wanted.sha256:
        raise ValueError(f"the bytes of {path!r} are not those that were announced")
    return data


def _write(path: str, data: bytes, sha256: str, mtime_ns: int | None) -> Row:
    file = os.open(path, _NEW, manifest.FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
    if mtime_ns is not None:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    found = os.lstat(path)
    if manifest.set_mode(path, found, manifest.FILE_MODE):
        found = os.lstat(path)
    return manifest.row(sha256, found)


def _flush(paths: Sequence[str]) -> None:
    """Have the disk keep the bytes of files. All at once, since a disk that writes some in one go takes no longer."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_MOST_AT_ONCE) as threads:
        for _ in threads.map(_flush_one, paths):
            pass


def _flush_one(path: str) -> None:
    file = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _date(path: str, sha256: str, mtime_ns: int | None) -> Row:
    if mtime_ns is None:
        os.utime(path)
    else:
        os.utime(path, ns=(mtime_ns, mtime_ns))
    return manifest.row(sha256, os.lstat(path))
