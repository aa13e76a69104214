"""A machine with SFTP alone, as web space often has it. Files travel whole, some at the same time."""

from __future__ import annotations

import asyncio
import os
import stat
import threading
from collections.abc import AsyncIterator, Awaitable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import asyncssh

from kollega.deploy.errors import Failed, Refused, Unreachable
from kollega.deploy.host import OWN, Mark
from kollega.deploy.ssh import KEY, KNOWN_HOSTS, Address

_T = TypeVar("_T")

#: Files that travel at the same time, and seconds for a connection and for one call.
_AT_ONCE, _CONNECT, _PATIENCE = 8, 20, 600


class Sftp:
    """A `host.Tree`. The connection lives in a thread of its own, and is made anew when it was lost."""

    def __init__(self, address: Address) -> None:
        self.where = f"{address.host}:{address.path}"
        self._address = address
        self._root = address.path
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._connection: asyncssh.SSHClientConnection | None = None
        self._client: asyncssh.SFTPClient | None = None
        self._connecting = asyncio.Lock()
        self._links = True

    def marks(self, below: str = "") -> dict[str, Mark]:
        """See `host.Host`."""
        return dict(self._do(self._walk(below)))

    def read(self, path: str) -> bytes | None:
        """See `host.Host`."""
        return self._do(self._read(path))

    def create(self, path: str, data: bytes) -> bool:
        """See `host.Host`. Where the connection is cut, it may be there in part."""
        return self._do(self._create(path, data))

    def write(self, path: str, data: bytes) -> None:
        """See `host.Host`."""
        self._do(self._write(path, data))

    def put(self, folder: Path, paths: Sequence[str], below: str = "") -> None:
        """See `host.Host`."""
        self._do(self._all(self._bring(folder / path, below + path) for path in paths))

    def copy(self, pairs: Mapping[str, str]) -> None:
        """See `host.Host`."""
        self._do(self._all(self._copy(new, old) for new, old in pairs.items()))

    def delete(self, paths: Sequence[str]) -> None:
        """See `host.Host`."""
        self._do(self._delete(paths))

    def point(self, name: str, to: str) -> None:
        """See `host.Tree`."""
        self._do(self._point(name, to))

    def pointed(self, name: str) -> str | None:
        """See `host.Tree`."""
        return self._do(self._pointed(name))

    def clear(self, folder: str) -> None:
        """See `host.Tree`."""
        self._do(self._clear(folder))

    def close(self) -> None:
        """See `host.Host`."""
        with suppress(Failed):
            self._do(self._leave())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, work: Coroutine[Any, Any, _T]) -> _T:
        """The result of some work; errors of the library become ours."""
        try:
            return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, _PATIENCE), self._loop).result()
        except asyncssh.PermissionDenied as error:
            raise Failed(self._address.refusal("Permission denied")) from error
        except asyncssh.HostKeyNotVerifiable as error:
            raise Failed(self._address.refusal("Host key verification failed")) from error
        except asyncssh.SFTPNoSpaceOnFilesystem as error:
            raise Failed(f"{self.where} is full. Make room there, then publish again.") from error
        except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
            raise self._lost(error) from error
        except asyncssh.SFTPError as error:
            raise Failed(f"{self.where}: {error.reason}. Is there room, and the right to write?") from error
        except (asyncssh.Error, ConnectionError, TimeoutError, OSError) as error:
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> Unreachable:
        if self._connection is not None:
            self._loop.call_soon_threadsafe(self._connection.abort)
        self._client = self._connection = None
        return Unreachable(f"{self.where} cannot be reached: {str(error) or type(error).__name__}.")

    async def _sftp(self) -> asyncssh.SFTPClient:
        async with self._connecting:
            if self._client is None or self._connection is None or self._connection.is_closed():
                self._connection = await asyncssh.connect(self._address.host, **_options(self._address))
                self._client = await self._connection.start_sftp_client()
            return self._client

    async def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            await asyncio.wait_for(self._connection.wait_closed(), 2)

    async def _all(self, works: Any) -> None:
        """Do all, some at the same time; the first error is raised when none is under way any more."""
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(work: Awaitable[None]) -> None:
            async with gate:
                await work

        results = await asyncio.gather(*(one(work) for work in works), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def _walk(self, below: str) -> list[tuple[str, Mark]]:
        sftp, found, folders = await self._sftp(), [], [""]
        while folders:
            prefix = folders.pop()
            try:
                names = [one async for one in sftp.scandir(f"{self._root}/{below}{prefix}")]
            except asyncssh.SFTPNoSuchFile:
                continue
            for name in names:
                path = f"{prefix}{name.filename!s}"
                if str(name.filename) in (".", "..") or f"{below}{path}/" == OWN:
                    continue
                if stat.S_ISDIR(name.attrs.permissions or 0):
                    folders.append(f"{path}/")
                else:
                    found.append((path, Mark(name.attrs.size or 0, str(name.attrs.mtime))))
        return found

    async def _read(self, path: str) -> bytes | None:
        sftp = await self._sftp()
        try:
            async with sftp.open(f"{self._root}/{path}", "rb") as file:
                data: bytes = await file.read()
                return data
        except asyncssh.SFTPNoSuchFile:
            return None

    async def _create(self, path: str, data: bytes) -> bool:
        sftp = await self._sftp()
        await self._make(path)
        try:
            async with sftp.open(f"{self._root}/{path}", "xb") as file:
                await file.write(data)
        except (asyncssh.SFTPFileAlreadyExists, asyncssh.SFTPFailure):
            if await sftp.exists(f"{self._root}/{path}"):
                return False
            raise
        return True

    async def _write(self, path: str, data: bytes) -> None:
        async with self._temporary(path) as temporary:
            sftp = await self._sftp()
            async with sftp.open(temporary, "wb") as file:
                await file.write(data)

    async def _bring(self, local: Path, path: str) -> None:
        async with self._temporary(path) as temporary:
            sftp = await self._sftp()
            await sftp.put(local, temporary)
            await sftp.chmod(temporary, 0o644)
            # Servers go by time and size when a browser asks whether its copy is still good.
            await sftp.utime(temporary, ns=(local.stat().st_mtime_ns,) * 2)

    async def _copy(self, new: str, old: str) -> None:
        async with self._temporary(new) as temporary:
            sftp = await self._sftp()
            if self._links:
                try:
                    await sftp.link(f"{self._root}/{old}", temporary)
                    return
                except (asyncssh.SFTPOpUnsupported, asyncssh.SFTPPermissionDenied, asyncssh.SFTPFailure):
                    self._links = False
            async with sftp.open(f"{self._root}/{old}", "rb") as there, sftp.open(temporary, "wb") as here:
                while data := await there.read(1 << 20):
                    await here.write(data)

    @asynccontextmanager
    async def _temporary(self, path: str) -> AsyncIterator[str]:
        """A path to write to; what lies there in the end is renamed to `path`."""
        sftp = await self._sftp()
        # A name that no other run has had: what one left that was killed may be a second name of a page that is live.
        temporary = f"{self._root}/{OWN}temp/{uuid4().hex}"
        await self._make(f"{OWN}temp/")
        await self._make(path)
        yield temporary
        await sftp.posix_rename(temporary, f"{self._root}/{path}")
        # Two names of the same bytes are left as they are by a rename.
        with suppress(asyncssh.SFTPNoSuchFile):
            await sftp.remove(temporary)

    async def _make(self, path: str) -> None:
        folder = f"{self._root}/{path}".rpartition("/")[0]
        sftp = await self._sftp()
        await sftp.makedirs(folder, exist_ok=True)

    async def _delete(self, paths: Sequence[str]) -> None:
        sftp = await self._sftp()
        for path in paths:
            with suppress(asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                await sftp.remove(f"{self._root}/{path}")
            for above in list(Path(path).parents)[:-1]:
                try:
                    await sftp.rmdir(f"{self._root}/{above.as_posix()}")
                except (asyncssh.SFTPFailure, asyncssh.SFTPNoSuchFile, asyncssh.SFTPDirNotEmpty):
                    break

    async def _point(self, name: str, to: str) -> None:
        sftp = await self._sftp()
        async with self._temporary(name) as temporary:
            await sftp.symlink(to, temporary)

    async def _pointed(self, name: str) -> str | None:
        sftp = await self._sftp()
        try:
            return str(await sftp.readlink(f"{self._root}/{name}"))
        except asyncssh.SFTPError:
            return None

    async def _clear(self, folder: str) -> None:
        sftp = await self._sftp()
        with suppress(asyncssh.SFTPNoSuchFile):
            await sftp.rmtree(f"{self._root}/{folder.rstrip('/')}")


def _options(address: Address) -> dict[str, Any]:
    """What the library is told beside its reading of the user's own settings of SSH."""
    options: dict[str, Any] = {"connect_timeout": _CONNECT, "keepalive_interval": 5}
    if address.user:
        options["username"] = address.user
    if address.port:
        options["port"] = address.port
    if key := os.environ.get(KEY):
        try:
            options["client_keys"] = [asyncssh.import_private_key(key.strip() + "\n")]
        except asyncssh.KeyImportError as error:
            raise Refused(f"The key in {KEY} cannot be read: {error}.") from error
    if hosts := os.environ.get(KNOWN_HOSTS):
        options["known_hosts"] = asyncssh.import_known_hosts(hosts.strip() + "\n")
    return options
