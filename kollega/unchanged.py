"""A build of what was built before: where nothing changed since the last release, its outcome is known without reading.

Beside the public output lies what the last release saw: of each file of the site folder and of the program size, times and
inode, as git keeps them to see what changed; and what it told. It is believed only where all of it is still so, on the same
day and with the same order, and where both outputs lie there untouched. Everything else is a build as ever.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from kollega import digest, release
from kollega.day import today_in
from kollega.diagnostics import Diagnostic, Report
from kollega.git import tracks
from kollega.order import Order, Outcome
from kollega.profile import stage
from kollega.release.output import STATE

_NOTE = "unchanged"
#: Told of what is neither in the site folder nor in the program, and may be there next time.
_ELSEWHERE = frozenset({"card-letters-apart", "video-program-missing", "video-outside"})


class Seen(msgspec.Struct, frozen=True):
    """What a build found before it read anything. `fit`: no file is so new that a change could go unseen."""

    key: str
    fit: bool


class _Kept(msgspec.Struct, frozen=True):
    key: str
    #: The day that was built, and the timezone that decides which it is where none is ordered.
    today: date
    timezone: str
    diagnostics: list[Diagnostic]
    counts: dict[str, int]
    steps: int
    outputs: list[dict[str, Any]]


def seen(order: Order) -> Seen:
    """What there is to read now."""
    rows = sorted(_rows(order))
    newest = max((row[2] for row in rows), default=0)
    options = (order.strict, order.pictures, sorted((name, str(at)) for name, at in order.folders.items()))
    return Seen(digest.of_value(rows, options, digest.versions()), newest < time.time_ns() - digest.GRAIN)


def keep(order: Order, before: Seen, made: Outcome) -> None:
    """Keep what a release saw before it began, and told. Call it under the release's lock."""
    if not (order.is_release and order.cache and before.fit and made.library):
        return
    if made.library.site.reads_more or any(map(_is_hidden, made.library.site.theme_files)):
        return
    if any(found.code in _ELSEWHERE for found in made.report.diagnostics):
        return
    kept = _Kept(
        before.key, date.fromisoformat(made.library.today), made.library.site.timezone, list(made.report.diagnostics), made.counts,
        made.steps, made.outputs,
    )  # fmt: skip
    release.note(order.site_dir, _NOTE, kept)


@stage("looking for changes")
def outcome(order: Order, now: Seen | None = None) -> Outcome | None:
    """The outcome of a build that would change nothing, `None` where it must be built. `now`: what was seen just before."""
    if not (order.is_release and order.cache) or tracks(order.root, STATE):
        return None
    kept = release.noted(order.site_dir, _NOTE, _Kept)
    if kept is None or kept.key != (now or seen(order)).key:
        return None
    if kept.today != (order.today or today_in(kept.timezone)):
        return None
    folders = list(order.folders.values())
    with release.lock(folders, root=order.root):
        if not all(release.is_intact(folder) for folder in folders):
            return None
    report = Report()
    report.extend(kept.diagnostics)
    return Outcome(
        report, counts=kept.counts, outputs=kept.outputs, steps=kept.steps, published=True,
        changes={"added": 0, "changed": 0, "removed": 0},
    )  # fmt: skip


def _rows(order: Order) -> Iterator[tuple[bytes, int, int, int, int]]:
    """Path, size, time of the last change of anything and of the bytes, and inode of all that may be read: the site
    folder's files, and the program's."""
    ours = {order.site_dir, order.backstage_dir}
    for top in (order.root, Path(__file__).parent):
        folders = [str(top)]
        while folders:
            for entry in _entries(folders.pop()):
                if entry.is_dir(follow_symlinks=False):
                    if not _is_left_out(entry.name) and Path(entry.path) not in ours:
                        folders.append(entry.path)
                elif state := _state(entry):
                    yield (
                        os.fsencode(entry.path),
                        state.st_size,
                        max(state.st_mtime_ns, state.st_ctime_ns),
                        state.st_mtime_ns,
                        state.st_ino,
                    )


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing where it cannot be opened: a build reads nothing of it, or tells that it should."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What the system says of a file; nothing of one that went while we looked."""
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def _is_left_out(name: str) -> bool:
    """Folders that next to no build reads: hidden ones, and what other programs made."""
    return name.startswith(".") or name in ("__pycache__", "node_modules")


def _is_hidden(path: str) -> bool:
    """Whether a file lies in a folder that is left out, where the configuration may have a theme."""
    return any(map(_is_left_out, path.split("/")[:-1]))
