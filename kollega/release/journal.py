"""Makes prepared releases live, several outputs as one, and finishes what a killed run began.

The order of writing is what makes this safe. Before the first folder moves, the journal of the first
output says all that will happen; it goes when all has happened. Each step can be told from the disk
to be done or not, so whoever finds a journal carries it out once more from its beginning.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from kollega.digest import of_value
from kollega.release import locks, manifest
from kollega.release.difference import Prepared, prepare
from kollega.release.manifest import Changes, File, Row
from kollega.release.output import (
    NothingBefore,
    NotOurs,
    Output,
    State,
    load,
    refuse_unfit,
    save,
    sync_folder,
)
from kollega.release.swap import settle, swap


class _Move(msgspec.Struct, frozen=True):
    """What happens to one output: the folder with this inode (0: none) goes live, then the state is `then`.

    `folder` is relative to the folder that the journal's output lies in, where that can be, so that
    a project that is moved takes its journal with it.
    """

    folder: str
    inode: int
    then: State


@contextmanager
def lock(folders: Sequence[Path], *, root: Path, patience: float = 10.0) -> Iterator[None]:
    """Hold the output folders of the site at `root` for one run, each in a state that a whole run leaves.

    Waits up to `patience` seconds for another run, then raises `Busy`. Raises `NotOurs` for a folder
    that we must not replace. What a killed run left is finished first.
    """
    outputs = [Output.at(folder) for folder in folders]
    refuse_unfit(outputs, root)
    with ExitStack() as held:
        for output in sorted(outputs):
            output.kept.mkdir(parents=True, exist_ok=True)
            held.enter_context(locks.hold(output, patience))
        for output in outputs:
            _recover(output, patience)
        for output in outputs:
            _refuse_foreign(output)
        yield


def exchange(prepared: Sequence[Prepared]) -> list[Changes]:
    """Make all of the releases live, those before them spare; what changed in each. Call it under `lock`.

    Where this fails or is interrupted between two outputs, the next `lock` makes the rest live.
    """
    if any(not one.is_live for one in prepared):
        first = prepared[0].output
        save(first.journal, [_move(first, one) for one in prepared])
        _carry_out(first)
    return [one.changes for one in prepared]


def rollback(folders: Sequence[Path]) -> list[Changes]:
    """Make the release before the live one live again, in all of the outputs; once more undoes it.

    Call it under `lock`. Raises `NothingBefore` where that release is not there or not whole.
    """
    outputs = [Output.at(folder) for folder in folders]
    for output in outputs:
        if not output.state.before:
            raise NothingBefore(
                f"There is no release to go back to in {output.folder}: none was made before the live one, "
                "or a later run that was not released has used its place. Build again instead."
            )
    return exchange([_before(output) for output in outputs])


def live_manifest(folder: Path) -> Mapping[str, File]:
    """The files of the live release, as they were released; none where there is no release."""
    rows = manifest.read_rows(Output.at(folder).live_manifest) or {}
    return {path: File(row.sha256, row.size) for path, row in rows.items()}


def mark(folder: Path) -> str:
    """What tells the live release of a folder from any with another content."""
    return of_value(live_manifest(folder))


def _before(output: Output) -> Prepared:
    if output.state.before == "same":
        return Prepared(output, output.folder, Changes())

    def read(path: str) -> bytes:
        raise NothingBefore(
            f"The release before the live one in {output.folder} is damaged at {path}. Build again instead."
        )

    rows = manifest.read_rows(output.spare_manifest)
    if rows is None:
        raise NothingBefore(f"The list of the release before the live one in {output.folder} is lost.")
    return prepare(output.folder, {path: File(row.sha256, row.size) for path, row in rows.items()}, read)


def _move(first: Output, prepared: Prepared) -> _Move:
    output, state = prepared.output, prepared.output.state
    near, far = first.folder, output.folder
    folder = os.path.relpath(far, near.parent) if near.anchor == far.anchor else str(far)
    if prepared.is_live:
        return _Move(folder, 0, State(state.live, "same"))
    then = State(output.spare_slot, "" if output.is_empty else "spare")
    return _Move(folder, output.spare.stat().st_ino, then)


def _recover(output: Output, patience: float) -> None:
    if output.journal.exists():
        with ExitStack() as held:
            for other, _ in _moves(output):
                if not locks.holds(other) and other.kept.exists():
                    held.enter_context(locks.hold(other, patience))
            _carry_out(output)
    settle(output.spare, output.folder, output.former)


def _moves(first: Output) -> list[tuple[Output, _Move]]:
    moves = load(first.journal, list[_Move]) or []
    return [(Output.at(first.folder.parent / move.folder), move) for move in moves]


def _carry_out(first: Output) -> None:
    for output, move in _moves(first):
        _apply(output, move)
    first.journal.unlink()


def _apply(output: Output, move: _Move) -> None:
    if move.inode:
        if _inode(output.spare) == move.inode:
            _refuse_foreign(output)
            swap(output.spare, output.folder, output.former)
            sync_folder(output.folder.parent)
            sync_folder(output.kept)
        if _inode(output.folder) != move.inode:
            return  # Somebody has taken the release away since; there is nothing left to make live.
    output.set_state(move.then)
    settle(output.spare, output.folder, output.former)


def _inode(folder: Path) -> int:
    try:
        return folder.lstat().st_ino
    except FileNotFoundError:
        return 0


def _refuse_foreign(output: Output) -> None:
    """Raise `NotOurs` unless the folder is empty, or known to be one that we wrote."""
    if output.is_empty:
        return
    rows = manifest.read_rows(output.live_manifest)
    if rows is None:
        reason = (
            "is not empty, and nothing shows that Kollega made it (if you deleted `.kollega`, delete it too)"
        )
    elif (output.folder / ".git").exists():
        reason = "holds a git repository"
    elif not _is_our_work(output, rows):
        reason = "holds other files than those that Kollega put there"
    else:
        return
    raise NotOurs(f"The output folder {output.folder} {reason}. Choose another folder, or empty this one.")


def _is_our_work(output: Output, rows: Mapping[str, Row]) -> bool:
    """Whether one file is still the very one that we wrote, or, in a copy, most files have our bytes."""
    for path, row in rows.items():
        try:
            if row.fits((output.folder / path).lstat()):
                return True
        except (FileNotFoundError, NotADirectoryError):
            continue
    found = manifest.survey(output.folder, {}, rows).rows
    ours = sum(path in rows and row.sha256 == rows[path].sha256 for path, row in found.items())
    return 2 * ours >= len(found) > 0
