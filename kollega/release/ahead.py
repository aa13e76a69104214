"""Makes a spare folder ahead of the first change.

The first release needs no spare folder, so the second has to begin with one that has all that stays, in thousands of folders,
where later ones write only what changed. This is for a process that does it while others make what changed. It holds the
output's lock as any run would: if it fails, or is killed, the run finds less and does the rest itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kollega.release import difference, locks, manifest
from kollega.release.output import Output, Refused


def lacks_spare(folder: Path) -> bool:
    """Whether an output folder has a release, and nothing beside it that the next could begin with."""
    output = Output.at(folder)
    if output.folder.is_symlink() or not output.folder.is_dir() or output.journal.exists():
        return False
    return output.live_manifest.exists() and not output.spare_manifest.exists()


def prepare_ahead(folders: Iterable[Path]) -> None:
    """Make a spare folder for those that lack one. Whatever is wrong there, the run itself will meet and tell."""
    for folder in folders:
        output = Output.at(folder)
        with suppress(OSError, Refused), locks.hold(output, 0):
            live = manifest.read_rows(output.live_manifest)
            if live is not None and lacks_spare(folder):
                difference.bring_up_to_date(output, live, live, _nowhere)


def _nowhere(path: str) -> bytes:
    raise FileNotFoundError(path)
