"""There: what a process of another machine does with a batch, which it is sent with the files that the batch reads.

The batch is performed in a process apart that can be killed, with the same limits as anywhere, so it does not matter what
kind of process or thread an executor has, and a dangerous file cannot end it.
"""

from __future__ import annotations

import pickle
import platform
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from kollega import digest
from kollega.farm import Apart, Batch, Results


class Answer(msgspec.Struct, frozen=True):
    """What comes back: the results as plain data, `None` where the process died; and who says so."""

    version: str
    machine: str
    results: Results | None = None


class _Desk:
    """A process apart and a folder with the files of its batch, for one batch at a time."""

    def __init__(self) -> None:
        self._apart = Apart()
        self._folder = tempfile.TemporaryDirectory(prefix="kollega-")
        #: Digests of the files that lie there. What is the same for many batches, such as the theme, stays.
        self._laid: dict[str, str] = {}

    def perform(self, batch: Batch, files: Mapping[str, bytes]) -> Results | None:
        """The results of a batch that reads these files."""
        self._lay(files)
        batch.works = [msgspec.structs.replace(work, root=self._folder.name) for work in batch.works]
        return self._apart.perform(batch)

    def _lay(self, files: Mapping[str, bytes]) -> None:
        """Have exactly `files` in the folder."""
        wanted = {path: digest.of_bytes(data) for path, data in files.items()}
        folder = Path(self._folder.name)
        for path in self._laid.keys() - wanted:
            (folder / path).unlink()
        for path, sha256 in wanted.items():
            if self._laid.get(path) != sha256:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(files[path])
        self._laid = wanted


#: Those that nobody sits at. Each thread of an executor takes one, so there are as many as it has threads.
_desks: list[_Desk] = []


def version() -> str:
    """What must be the same on both sides for the same bytes: the program, its packages, and Python."""
    return digest.of_value(digest.of_program(), sys.version_info[:2])


def perform(wanted: str, batch: bytes, files: Mapping[str, bytes]) -> bytes:
    """Perform a pickled batch with its files, by path; the answer is an encoded `Answer`.

    Nothing of it is opened where the version is not the `wanted` one.
    """
    machine = platform.node()
    if wanted != version():
        return digest.encode(Answer(version(), machine))
    try:
        desk = _desks.pop()
    except IndexError:
        desk = _Desk()
    try:
        # Whoever may send work to an executor may have it run anything.
        results = desk.perform(pickle.loads(batch), files)  # noqa: S301
    finally:
        _desks.append(desk)
    return digest.encode(Answer(version(), machine, results))
