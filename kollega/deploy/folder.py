"""A folder of this machine, or of a disk in the network that it has mounted."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from kollega.deploy.errors import Failed, Unreachable
from kollega.deploy.host import OWN, Mark
from kollega.release.manifest import FILE_MODE, FOLDER_MODE, set_mode

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Folder:
    """A `host.Tree`. A file is written beside its place and renamed, so that it is never half there."""

    def __init__(self, folder: Path) -> None:
        self.where = str(folder)
        self._folder = folder

    def marks(self, below: str = "") -> dict[str, Mark]:
        """See `host.Host`."""
        with self._told():
            return dict(self._walk(self._folder / below, ""))

    def _walk(self, folder: Path, prefix: str) -> Iterator[tuple[str, Mark]]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if folder != self._folder or f"{entry.name}/" != OWN:
                    yield from self._walk(folder / entry.name, f"{prefix}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, Mark(found.st_size, str(found.st_mtime_ns))

    def read(self, path: str) -> bytes | None:
        """See `host.Host`."""
        with self._told():
            try:
                return (self._folder / path).read_bytes()
            except FileNotFoundError:
                return None

    def create(self, path: str, data: bytes) -> bool:
        """See `host.Host`."""
        with self._told():
            self._make_way(path)
            try:
                file = (self._folder / path).open("xb", buffering=0)
            except FileExistsError:
                return False
            try:
                with file:
                    file.write(data)
            except OSError:
                (self._folder / path).unlink()
                raise
            return True

    def write(self, path: str, data: bytes) -> None:
        """See `host.Host`."""
        with self._told():
            temporary = self._temporary()
            try:
                with temporary.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                self._place(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)

    def put(self, folder: Path, paths: Sequence[str], below: str = "") -> None:
        """See `host.Host`."""
        with self._told():
            for path in paths:
                temporary = self._temporary()
                try:
                    shutil.copyfile(folder / path, temporary)
                    set_mode(str(temporary), temporary.stat(), FILE_MODE)
                    self._place(temporary, below + path)
                finally:
                    temporary.unlink(missing_ok=True)

    def copy(self, pairs: Mapping[str, str]) -> None:
        """See `host.Host`. Both paths are names of the same bytes: a file is never written in place."""
        with self._told():
            for new, old in pairs.items():
                temporary = self._temporary()
                try:
                    try:
                        os.link(self._folder / old, temporary)
                    except OSError:  # a file system without such links: each kind says so in words of its own
                        shutil.copy2(self._folder / old, temporary)
                    self._place(temporary, new)
                finally:
                    temporary.unlink(missing_ok=True)

    def delete(self, paths: Sequence[str]) -> None:
        """See `host.Host`."""
        with self._told():
            for path in paths:
                with suppress(NotADirectoryError):
                    (self._folder / path).unlink(missing_ok=True)
                for above in list(Path(path).parents)[:-1]:
                    try:
                        (self._folder / above).rmdir()
                    except OSError:
                        break

    def point(self, name: str, to: str) -> None:
        """See `host.Tree`."""
        with self._told():
            temporary = self._temporary()
            temporary.symlink_to(to)
            temporary.replace(self._folder / name)

    def pointed(self, name: str) -> str | None:
        """See `host.Tree`."""
        try:
            return str((self._folder / name).readlink())
        except OSError:
            return None

    def clear(self, folder: str) -> None:
        """See `host.Tree`."""
        with self._told(), suppress(FileNotFoundError):
            shutil.rmtree(self._folder / folder)

    def close(self) -> None:
        """See `host.Host`."""

    def _temporary(self) -> Path:
        folder = self._folder / OWN / "temp"
        folder.mkdir(parents=True, exist_ok=True)
        # A name that no other run has had: what one left that was killed may be a second name of a page that is live.
        return folder / uuid4().hex

    def _place(self, temporary: Path, path: str) -> None:
        self._make_way(path)
        temporary.replace(self._folder / path)

    def _make_way(self, path: str) -> None:
        """Make the folders above a path. Where a file is in their place, a page became a folder: it goes."""
        above = self._folder / path
        if not above.parent.is_dir():
            for parent in reversed(Path(path).parents):
                if (self._folder / parent).is_file():
                    (self._folder / parent).unlink()
            above.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        if above.is_dir() and not above.is_symlink():
            shutil.rmtree(above)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            # Another run has cleaned up, and the folder of what is not ready yet with it.
            raise Unreachable(f"{self.where} changes under our hands: {error}.") from error
        except OSError as error:
            if error.errno in _FULL:
                raise Failed(f"{self.where} is full. Make room there, then publish again.") from error
            raise Failed(f"{self.where} cannot be used: {error}.") from error
