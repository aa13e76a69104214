"""What files gave in earlier runs: a row for each file, and many rows in one value of the store.

A site has thousands of files, of which few change. They are spread over shards by their path, so that a run reads few values
and writes those of what changed. A row says itself what it was made of; whoever takes it looks whether that is still so.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from kollega import digest
from kollega.store import Store, decoded

Row = TypeVar("Row")
#: About so many files are in a shard, or half as many.
_FILES = 16
#: So many shards are read and written in one go: all of a large site would fill the memory.
_AT_ONCE = 64


class Kept(Generic[Row]):
    """The rows of some files by their path. `key` are the name of the rows and what all of them depend on."""

    def __init__(self, store: Store | None, of: type[Row], paths: Collection[str], *key: object) -> None:
        self._store = store
        self._shards: dict[str, list[str]] = {}
        self.rows: dict[str, Row] = {}
        if store is None:
            return
        count = 1 << (len(paths) // _FILES).bit_length()
        names = [digest.of_value(digest.of_program(), key, count, number) for number in range(count)]
        decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(dict[str, of])  # type: ignore[valid-type]
        for start in range(0, count, _AT_ONCE):
            for data in store.remembered(names[start : start + _AT_ONCE]).values():
                self.rows |= decoded(data, decoder)
        for path in dict.fromkeys((*paths, *self.rows)):
            self._shards.setdefault(names[zlib.crc32(path.encode()) % count], []).append(path)

    def keep(self, rows: Mapping[str, Row]) -> None:
        """Keep the rows of this run in place of those before. What is the very same is not written."""
        if self._store is None:
            return
        changed: dict[str, bytes] = {}
        for name, paths in self._shards.items():
            if any(rows.get(path) is not self.rows.get(path) for path in paths):
                some = {path: rows[path] for path in paths if path in rows}
                changed[name] = msgspec.msgpack.encode(some)
            if len(changed) == _AT_ONCE:
                self._store.remember(changed)
                changed = {}
        if changed:
            self._store.remember(changed)
