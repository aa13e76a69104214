"""Forgetting: what must go when somebody withdraws is not kept as the release before, and goes from hosts first.

`.kollega/withdrawn.json` beside the outputs tells whoever copies them to a host what has to be gone there before anything
else is done:

    {"format": 1, "outputs": {"site": {"remove": ["people/mia-holm/index.html"], "replace": ["index.html"]}}}

By the name of the output's folder: `remove` are paths that are in the output no more, `replace` are those whose content is
another now; both are relative to the output. It grows until `delivered` is called, after a whole release is on the host.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from kollega.release.manifest import Changes
from kollega.release.output import STATE, Output, State

_FILE = "withdrawn.json"
_FORMAT = 1

#: By output and by `remove` or `replace`: sorted paths.
Withdrawn = dict[str, dict[str, list[str]]]


def forget(folder: Path) -> None:
    """Delete the release before the live one, and all notes: nothing can go back to it. Call it under `lock`."""
    output = Output.at(folder)
    output.set_state(State(output.state.live, ""))
    output.spare_manifest.unlink(missing_ok=True)
    for former in (output.spare, output.former, output.kept / "notes"):
        if former.is_dir() and not former.is_symlink():
            shutil.rmtree(former)


def withdraw(changes: Mapping[Path, Changes]) -> None:
    """Note what is to go from hosts first, by output: all that a release removes or changes. Call it under `lock`, before
    the release is live: what is noted too early does no harm, and what is noted too late is lost with a killed run."""
    for folder, change in changes.items():
        known = withdrawn(folder)
        row = known.setdefault(Output.at(folder).folder.name, {})
        gone = {*row.get("remove", ()), *change.removed} - {*change.added, *change.changed}
        row["remove"] = sorted(gone)
        row["replace"] = sorted({*row.get("replace", ()), *change.changed} - gone)
        _write(folder, known)


def withdrawn(folder: Path) -> Withdrawn:
    """What is to go first from hosts of the output `folder` and of those beside it; nothing where nobody withdrew."""
    try:
        found = json.loads(_path(folder).read_text("utf-8"))
        return dict(found["outputs"]) if found["format"] == _FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def delivered(folder: Path) -> None:
    """Forget what was to go first from hosts of an output: it is gone there."""
    known = withdrawn(folder)
    known.pop(Output.at(folder).folder.name, None)
    if known:
        _write(folder, known)
    else:
        _path(folder).unlink(missing_ok=True)


def _path(folder: Path) -> Path:
    return Output.at(folder).folder.parent / STATE / _FILE


def _write(folder: Path, known: Withdrawn) -> None:
    path = _path(folder)
    fresh = path.with_name(path.name + ".new")
    text = json.dumps({"format": _FORMAT, "outputs": known}, ensure_ascii=False, indent=1)
    fresh.write_text(text + "\n", "utf-8")
    fresh.replace(path)
