"""What publishing asks of a host that keeps files by path: buckets, and folders here and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

#: The folder of what we keep for ourselves. No server shows it: its name begins with a dot, and the releases
#: of a place with `layout: switch` lie beside it.
OWN = ".kollega/"


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """How a file looks from outside: its size on the host in bytes, and its ETag or time of change."""

    size: int
    tag: str


class Host(Protocol):
    """Files by path, `/` between folders. Each file is there whole or not at all, at every moment.

    All methods may be called from several threads, do no harm twice, and raise `errors.Failed`, which is
    `errors.Unreachable` where another try may help.
    """

    #: For people.
    where: str

    def marks(self, below: str = "") -> dict[str, Mark]:
        """The files in a folder (empty, or with a final `/`) by the path below it, but for `OWN` at the top."""

    def read(self, path: str) -> bytes | None:
        """A file; `None` where there is none."""

    def create(self, path: str, data: bytes) -> bool:
        """Write a file where there is none; whether it was so."""

    def write(self, path: str, data: bytes) -> None:
        """Write one of our own small files."""

    def put(self, folder: Path, paths: Sequence[str], below: str = "") -> None:
        """Bring files of `folder` to the host, below another folder there."""

    def copy(self, pairs: Mapping[str, str]) -> None:
        """Give each file another path (key: the new path, value: that of a file that is there)."""

    def delete(self, paths: Sequence[str]) -> None:
        """Remove files, and folders that are empty then. What is not there is no error."""

    def close(self) -> None:
        """Leave the host."""


class Tree(Host, Protocol):
    """A host with links between its paths."""

    def point(self, name: str, to: str) -> None:
        """Have the link `name` lead to the folder `to`, in one step."""

    def pointed(self, name: str) -> str | None:
        """Where the link leads; `None` where there is none."""

    def clear(self, folder: str) -> None:
        """Remove a folder and all that is in it."""
