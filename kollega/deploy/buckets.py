"""Buckets: S3 and what speaks it, Google Cloud Storage, Azure Blob Storage.

Each object carries its headers itself. Texts are kept packed by gzip, since a bucket packs nothing when it is
asked; every browser unpacks them. Keys come from the environment, under the names of the makers' own tools.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import obstore
from obstore import exceptions
from obstore.store import AzureStore, GCSStore, S3Store

from kollega.deploy.errors import SECRET, Failed, Refused, Unreachable
from kollega.deploy.host import OWN, Mark
from kollega.hosts import description
from kollega.targets import Target

_AT_ONCE = 8
#: Bytes below which packing gains nothing.
_SMALL = 1_000
#: The variables with the keys, as people are told of them. Whatever else its maker's tools know begins alike.
_KEYS = {
    "s3": "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "google": "GOOGLE_APPLICATION_CREDENTIALS",
    "azure": "AZURE_STORAGE_ACCOUNT_KEY",
}
#: What their names have in them: that of a secret, or of the file with an account's.
_KEY = re.compile(f"{SECRET.pattern}|SERVICE_ACCOUNT", re.IGNORECASE)
_RETRY = {"max_retries": 3, "retry_timeout": timedelta(seconds=60)}


class _Absent(Failed):
    """There is no such object, or no such bucket."""


class Bucket:
    """A `host.Host`."""

    def __init__(self, target: Target) -> None:
        self.where = target.address
        self._compress = target.compress
        _require_keys(target)
        self._store: Any = _store(target)

    def marks(self, below: str = "") -> dict[str, Mark]:
        """See `host.Host`."""
        found = {}
        for batch in self._told(
            lambda: list(obstore.list(self._store, prefix=below or None, chunk_size=1000))
        ):
            for row in batch:
                path = row["path"].removeprefix(below)
                if below or not path.startswith(OWN):
                    found[path] = Mark(row["size"], (row["e_tag"] or "").strip('"'))
        return found

    def read(self, path: str) -> bytes | None:
        """See `host.Host`."""
        try:
            data: bytes = self._told(lambda: bytes(obstore.get(self._store, path).bytes()))
            return data
        except _Absent:
            return None

    def create(self, path: str, data: bytes) -> bool:
        """See `host.Host`: the service itself refuses the second of two."""
        try:
            self._told(lambda: obstore.put(self._store, path, data, mode="create"))
        except exceptions.AlreadyExistsError:
            return False
        return True

    def write(self, path: str, data: bytes) -> None:
        """See `host.Host`."""
        headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
        self._told(lambda: obstore.put(self._store, path, data, attributes=headers))

    def put(self, folder: Path, paths: Sequence[str], below: str = "") -> None:
        """See `host.Host`."""

        def one(path: str) -> None:
            data, headers = self._packed(path, (folder / path).read_bytes())
            self._told(lambda: obstore.put(self._store, below + path, data, attributes=headers))

        self._all(one, paths)

    def copy(self, pairs: Mapping[str, str]) -> None:
        """See `host.Host`. Headers go with the object."""
        self._all(
            lambda pair: self._told(lambda: obstore.copy(self._store, pair[1], pair[0])), list(pairs.items())
        )

    def delete(self, paths: Sequence[str]) -> None:
        """See `host.Host`."""
        if not paths:
            return
        try:
            self._told(lambda: obstore.delete(self._store, list(paths)))
        except _Absent:
            # Azure and Google say so, and then nobody knows which of the others have gone.
            self._all(self._delete, paths)

    def _delete(self, path: str) -> None:
        with suppress(_Absent):
            self._told(lambda: obstore.delete(self._store, path))

    def close(self) -> None:
        """See `host.Host`."""

    def _packed(self, path: str, data: bytes) -> tuple[bytes, dict[str, str]]:
        headers = {
            "Content-Type": description.media_type(path),
            "Cache-Control": description.cache(path),
        }
        if self._compress and description.ending(path) in description.PACKED and len(data) >= _SMALL:
            headers["Content-Encoding"] = "gzip"
            data = gzip.compress(data, 9, mtime=0)
        return data, headers

    def _all(self, action: Callable[[Any], None], items: Iterable[Any]) -> None:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(action, items):
                pass

    def _told(self, action: Callable[[], Any]) -> Any:
        try:
            return action()
        except exceptions.AlreadyExistsError:
            raise
        except (exceptions.UnauthenticatedError, exceptions.PermissionDeniedError) as error:
            raise Failed(
                f"{self.where} refuses: the keys of the environment are wrong, or may not do this ({_first(error)})."
            ) from error
        except (exceptions.BaseError, FileNotFoundError) as error:
            words = _first(error)
            # Of a bucket whose objects are to be listed, the library says it in no other way.
            if isinstance(error, FileNotFoundError) or "404 Not Found" in words:
                raise _Absent(
                    f"There is no {self.where}, or something that was there has gone. Is the name of the bucket right? ({words})"
                ) from error
            raise Unreachable(f"{self.where} does not answer as it should: {words}.") from error


def _require_keys(target: Target) -> None:
    """Raise `Refused` where the environment has no key: the library would ask the network for one of this machine."""
    names = _KEYS[target.to]
    maker = names.partition("_")[0] + "_"
    if not any(name.startswith(maker) and _KEY.search(name) for name, value in os.environ.items() if value):
        raise Refused(f"There are no keys for {target.address}: set {names} in the environment.")


def _store(target: Target) -> Any:
    """The client. What it is not told it takes from the environment."""
    bucket, _, prefix = target.address.partition("://")[2].partition("/")
    options: dict[str, Any] = {"prefix": prefix.strip("/") or None, "retry_config": _RETRY}
    client = {"timeout": "120s", "connect_timeout": "15s", "allow_http": target.endpoint.startswith("http:")}
    options["client_options"] = client
    if target.endpoint:
        options["base_url" if target.to == "google" else "endpoint"] = target.endpoint
    if target.to == "azure" and target.account:
        options["account_name"] = target.account
    if target.to == "s3" and target.region:
        options["region"] = target.region
    kinds: dict[str, Any] = {"s3": S3Store, "google": GCSStore, "azure": AzureStore}
    try:
        return kinds[target.to](bucket, **options)
    except exceptions.BaseError as error:
        raise Failed(
            f"{target.address} cannot be used with the keys of the environment: {_first(error)}."
        ) from error


def _first(error: Exception) -> str:
    """The first line of what the library says; the others are its own insides."""
    return str(error).partition("\n")[0].strip().rstrip(".: ")
