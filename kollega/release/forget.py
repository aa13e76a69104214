"""Forgetting: what must go when somebody withdraws is not kept as the release before, and goes from hosts first.

`.kollega/withdrawn.json` beside the outputs tells whoever copies them to a host what has to be gone there before anything
else is done:

    {"format": 1, "outputs": {"site": {"remove": ["people/mia-holm/index.html"], "replace": ["index.html"], "done": ["live"]}}}

By the name of the output's folder: `remove` are paths that are in the output no more, `replace` are those whose content is
another now; both are relative to the output. `done` are the hosts, by the name of their target, at which it has happened:
`delivered` notes it after a whole release is there, and forgets all of it when it has happened at every host.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from pathlib import Path

from kollega.plainly import read_plainly
from kollega.release import locks
from kollega.release.manifest import Changes
from kollega.release.output import PREVIEW, STATE, Output, State, replace

FILE = "withdrawn.json"
_FORMAT = 1
#: Seconds to wait for a preview that is at work.
_PATIENCE = 10.0

#: By output and by `remove`, `replace` or `done`: sorted paths, or names of targets.
Withdrawn = dict[str, dict[str, list[str]]]


def forget(folder: Path) -> None:
    """Delete the release before the live one, and all notes: nothing can go back to it. Call it under `lock`."""
    output = Output.at(folder)
    output.set_state(State(output.state.live, ""))
    output.spare_manifest.unlink(missing_ok=True)
    for former in (output.spare, output.former, output.kept / "notes"):
        if former.is_dir() and not former.is_symlink():
            shutil.rmtree(former)


def forget_preview(root: Path) -> None:
    """Delete all that the preview of a site has made. One that is open waits meanwhile, and makes it anew of the files as they
    are then. Raises `Busy` and `OSError`."""
    folder = root / PREVIEW
    if folder.is_symlink() or not folder.is_dir():
        return
    with ExitStack() as held:
        for output in map(Output.at, (folder / "site", folder / "backstage")):
            output.kept.mkdir(parents=True, exist_ok=True)
            held.enter_context(locks.hold(output, _PATIENCE))
        for made in folder.iterdir():
            if made.is_dir() and not made.is_symlink():
                shutil.rmtree(made, ignore_errors=True)
            elif made.name != ".gitignore":
                made.unlink()


def withdraw(changes: Mapping[Path, Changes]) -> None:
    """Note what is to go from hosts first, by output: all that a release removes or changes. Call it under `lock`, before
    the release is live: what is noted too early does no harm, and what is noted too late is lost with a killed run."""
    for folder, change in changes.items():
        known = withdrawn(folder)
        name = Output.at(folder).folder.name
        row = known.get(name, {})
        gone = {*row.get("remove", ()), *change.removed} - {*change.added, *change.changed}
        noted = {
            "remove": sorted(gone),
            "replace": sorted({*row.get("replace", ()), *change.changed} - gone),
        }
        if any(set(paths) - set(row.get(kind, ())) for kind, paths in noted.items()):
            known[name] = {**noted, "done": []}
        elif row:
            known[name] = {**noted, "done": row["done"]}
        _write(folder, known)


def withdrawn(folder: Path) -> Withdrawn:
    """What is to go first from hosts of the output `folder` and of those beside it; nothing where nobody withdrew."""
    try:
        found = json.loads(read_plainly(_path(folder)))
        return dict(found["outputs"]) if found["format"] == _FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def delivered(folder: Path, target: str, targets: Collection[str]) -> list[str]:
    """Note that what was to go first from hosts of an output is gone from `target`. Call it under `lock`.

    `targets` are the names of all that get this output; which of them still have to lose something is returned. With the
    last of them it is forgotten.
    """
    known = withdrawn(folder)
    name = Output.at(folder).folder.name
    row = known.pop(name, None)
    if row is None:
        return []
    row["done"] = sorted({*row.get("done", ()), target})
    if rest := sorted(set(targets) - set(row["done"])):
        known[name] = row
    if known:
        _write(folder, known)
    else:
        _path(folder).unlink(missing_ok=True)
    return rest


def _path(folder: Path) -> Path:
    return Output.at(folder).folder.parent / STATE / FILE


def _write(folder: Path, known: Withdrawn) -> None:
    text = json.dumps({"format": _FORMAT, "outputs": known}, ensure_ascii=False, indent=1)
    replace(_path(folder), (text + "\n").encode())
