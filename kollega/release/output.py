"""An output folder: where its state lies, and whether it is ours to replace."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from kollega.plainly import read_plainly

STATE = ".kollega"
#: The folder in the site folder in which the preview keeps outputs and state of its own.
PREVIEW = ".kollega-preview"
#: What a site is made of: a release in there would be read by the next build.
_SOURCES = ("content", "jobs", "stories", "theme")

_T = TypeVar("_T")


class Refused(Exception):
    """Nothing was changed; the text is a sentence for people."""


class NotOurs(Refused):
    """The folder may hold what somebody else needs."""


class Busy(Refused):
    """Another run works on the same output."""


class NothingBefore(Refused):
    """There is no whole release to go back to."""


class State(msgspec.Struct, frozen=True):
    """Which manifest (`a`, `b`; empty for none) is the live folder's, and where the release before is.

    That is in the spare folder, or it is the `same` (the last release changed only other outputs),
    or lost, since a run that was not released has used the spare folder.
    """

    live: Literal["a", "b", ""] = ""
    before: Literal["spare", "same", ""] = ""


class Output(msgspec.Struct, frozen=True, order=True):
    """An output folder, by its absolute path."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Output:
        """The output at any way of writing its path; links above it are followed, it itself is not."""
        folder = Path(os.path.abspath(folder))  # noqa: PTH100
        return cls(folder.parent.resolve() / folder.name)

    @property
    def kept(self) -> Path:
        """The folder of all that we keep for this output."""
        return self.folder.parent / STATE / self.folder.name

    @property
    def spare(self) -> Path:
        """The folder that is not live."""
        return self.kept / "spare"

    @property
    def former(self) -> Path:
        """Where the live folder waits while two renames exchange it."""
        return self.kept / "former"

    @property
    def journal(self) -> Path:
        """What is under way, for all outputs that are released together with this one."""
        return self.kept / "journal"

    @property
    def state(self) -> State:
        """The state as it was last written."""
        return load(self.kept / "state", State) or State()

    def set_state(self, state: State) -> None:
        """Write the state, safe against loss of power."""
        save(self.kept / "state", state)

    @property
    def live_manifest(self) -> Path:
        """The file of the live folder's manifest; one that never exists, where nothing is released."""
        return self.kept / (self.state.live or "none")

    @property
    def spare_slot(self) -> Literal["a", "b"]:
        """The name of the spare folder's manifest."""
        return "b" if self.state.live == "a" else "a"

    @property
    def spare_manifest(self) -> Path:
        """The file of the spare folder's manifest."""
        return self.kept / self.spare_slot

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at the folder's path that could be lost."""
        return not self.folder.exists() or not any(self.folder.iterdir())


def refuse_unfit(outputs: Sequence[Output], root: Path) -> None:
    """Raise `NotOurs` for folders that can never be outputs of the site at `root`."""
    root = root.resolve()
    above = [root, *root.parents]
    for output in outputs:
        folder = output.folder
        reason = ""
        if folder.is_symlink():
            reason = "is a symbolic link"
        elif folder.exists() and not folder.is_dir():
            reason = "is not a folder"
        elif folder.exists() and any(folder.samefile(one) for one in above):
            reason = "is the site's own folder, or holds it"
        elif os.path.ismount(folder):
            reason = "is a place where a disk or volume is mounted, and cannot be exchanged"
        elif STATE in folder.parts:
            reason = f"is in a folder {STATE}, which Kollega keeps for itself"
        elif any(folder.is_relative_to(root / name) for name in _SOURCES):
            reason = "is in a folder that the site is made of"
        elif any(folder.is_relative_to(other.folder) for other in outputs if other is not output):
            reason = "is also another output, or inside of one"
        if reason:
            raise NotOurs(f"The output folder {folder} {reason}. Choose another folder.")


def note(folder: Path, name: str, value: Any) -> None:
    """Keep a value beside the releases of an output folder, under a name. Call it under `lock`."""
    path = Output.at(folder).kept / "notes" / name
    path.parent.mkdir(exist_ok=True)
    save(path, value)


def noted(folder: Path, name: str, kind: type[_T]) -> _T | None:
    """What `note` kept under a name; `None` where there is nothing, or nothing that can be read."""
    return load(Output.at(folder).kept / "notes" / name, kind)


def load(path: Path, kind: type[_T]) -> _T | None:
    """What `save` wrote; `None` where there is nothing, or nothing that can be read."""
    try:
        return msgspec.msgpack.decode(read_plainly(path), type=kind)
    except (FileNotFoundError, ValueError, RecursionError):
        return None


def save(path: Path, value: Any) -> None:
    """Write a value as `replace` does."""
    replace(path, msgspec.msgpack.encode(value))


def replace(path: Path, data: bytes) -> None:
    """Write a file so that after a kill or a loss of power there is the old one or the new one."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)  # what lies there may lead elsewhere, or be nothing that can be written to
    with fresh.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can be asked to."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EBADF):  # some network file systems know no such thing
                raise
        finally:
            os.close(opened)
