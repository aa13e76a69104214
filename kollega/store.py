"""The store: results of steps by key, and their bytes by content.

One SQLite file, so that writes are whole or not at all whatever happens, and so that it can be kept
between runs of a CI as one file. What is read is verified; a damaged entry is a miss. Values are plain
data (msgpack), never pickles: a store from elsewhere can be wrong, but it cannot run anything.

A new store grows in a folder of its own, where it needs no journal on the disk, and takes its place when the run ends, or
after a while. A run that is killed before leaves that folder, which the next one deletes.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from kollega import growing
from kollega.diagnostics import Diagnostic
from kollega.digest import of_bytes, of_program, of_value
from kollega.steps import Artifact, Known

#: Of the file; one with another number is made anew.
_FORMAT = 2
_TABLES = (
    "create table if not exists results (key blob primary key, data blob, sha256 blob, used integer)",
    "create table if not exists contents (sha256 blob primary key, data blob, used integer)",
    "create table if not exists runs (number integer)",
)
_RESULT = "insert or replace into results values (?, ?, ?, ?)"
_CONTENT = "insert or replace into contents values (?, ?, ?)"
#: Bytes of a page. Most values have some thousands, and each page of them costs a look.
_PAGE = 16384
#: Bytes that are kept; beyond, what the steps of the last run did not use goes.
_LARGEST = 4_000_000_000
#: So many keys at most are asked for at once; SQLite allows no more than 999 everywhere.
_AT_ONCE = 500
#: After how many seconds a new store takes its place: so much work a kill costs.
_PATIENCE = 20.0


class Result(msgspec.Struct, frozen=True):
    """What a step made: its artifacts without their bytes, and its diagnostics."""

    artifacts: list[Known]
    diagnostics: list[Diagnostic]

    @property
    def only(self) -> Known:
        """The artifact of a step that makes one. Raises `Damaged` where the store has it otherwise."""
        if len(self.artifacts) != 1:
            raise Damaged(f"{len(self.artifacts)} artifacts in place of one")
        return self.artifacts[0]


_results = msgspec.msgpack.Decoder(Result)
_results_by_key = msgspec.msgpack.Decoder(dict[str, Result])
_T = TypeVar("_T")


class Damaged(Exception):
    """The store's file cannot be relied on; without it everything is made anew."""


def decoded(data: bytes, decoder: msgspec.msgpack.Decoder[_T]) -> _T:
    """A value that the store kept. Its digest says that it is whole, and not that it is what it should be: raises `Damaged`."""
    try:
        return decoder.decode(data)
    except (ValueError, RecursionError) as error:  # also texts that are not UTF-8, and nesting without end
        raise Damaged(str(error)) from error


class Store:
    """Opened on a file, or on a temporary one that is gone afterwards."""

    def __init__(self, path: Path | None) -> None:
        self._place = path
        self._new: tempfile.TemporaryDirectory[str] | None = None
        if path and path.exists():
            self._open(path)
        else:
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                growing.sweep(path)
            self._new = growing.folder(path)
            self._open(Path(self._new.name, growing.FILE))
        self._until = time.monotonic() + _PATIENCE
        self._run = self._number("select coalesce(max(number), 0) + 1 from runs")

    def _open(self, path: Path) -> None:
        self._path = path
        with self._telling():
            self._database = sqlite3.connect(path, timeout=60, isolation_level=None)
        if self._new:  # nobody else knows it, and half of it is of no use to anybody
            settings = [f"page_size = {_PAGE}", "locking_mode = exclusive", "journal_mode = memory", "synchronous = off",
                        f"user_version = {_FORMAT}"]  # fmt: skip
        else:
            settings = ["journal_mode = wal", "synchronous = normal"]
        try:
            for setting in settings:
                self._ask(f"pragma {setting}")
            if self._number("pragma user_version") != _FORMAT:
                raise Damaged(f"{path} has another format")
            for table in _TABLES:
                self._ask(table)
        except BaseException:
            self._database.close()
            raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Raise `Damaged` for what is wrong with the file, and `OSError` where the disk is full, or the file is locked for long
        or cannot be opened."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error

    def _ask(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """Run a statement, and give the first row of what it finds."""
        with self._telling():
            row: tuple[Any, ...] | None = self._database.execute(sql, values).fetchone()
        return row

    def _rows(self, sql: str, digests: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """The rows that a statement finds for some digests, which take the place of its `{}`."""
        try:
            wanted = [bytes.fromhex(one) for one in digests]
        except ValueError as error:  # they may stand in what was kept
            raise Damaged(str(error)) from error
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            with self._telling():
                rows = self._database.execute(sql.format(", ".join("?" * len(some))), some)
                # Not the rows themselves: Python would close them with this generator, when the database may be closed already.
                yield from iter(rows.fetchone, None)

    def _number(self, sql: str) -> int:
        """The number that a statement finds."""
        row = self._ask(sql)
        if not row or not isinstance(row[0], int):
            raise Damaged(f"no number: {sql}")
        return row[0]

    @classmethod
    def remove(cls, path: Path) -> None:
        """Delete a store."""
        path.unlink(missing_ok=True)
        growing.sweep(path)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        if self._new:
            if self._place:
                growing.take_place(self._path, self._place)
            self._new.cleanup()

    def _settle(self, place: Path) -> None:
        """Let a new store take its place in the midst of a run, and go on there."""
        self._until = math.inf
        self._database.close()
        if self._new and growing.take_place(self._path, place):
            self._new.cleanup()
            self._new = None
        self._open(self._path if self._new else place)

    def results(self, keys: Iterable[str]) -> dict[str, Result]:
        """The results that are there and whole, by key, as far as their contents are there too (unverified)."""
        wanted = list(keys)
        last = self._last() if len(wanted) > _AT_ONCE else {}
        found = {key: last[key] for key in wanted if key in last}
        rows = self._rows(
            "select key, data, sha256 from results where key in ({})",
            [key for key in wanted if key not in found],
        )
        new = {key.hex(): decoded(data, _results) for key, data, sha256 in rows if _is_whole(data, sha256)}
        names = {known.sha256 for result in new.values() for known in result.artifacts}
        rows = self._rows("select sha256 from contents where sha256 in ({})", names)
        there = {row[0].hex() for row in rows}
        found |= {
            key: result for key, result in new.items() if all(one.sha256 in there for one in result.artifacts)
        }
        return {key: found[key] for key in wanted if key in found}

    def _last(self) -> dict[str, Result]:
        """The results of the last run, which let go of none of their contents.

        They lie there once more, all in one: to read 3,400 by themselves took 0.14 of the 1.66 seconds of an edit.
        """
        row = self._ask("select data, sha256 from results where key = ?", (_of_the_last_run(),))
        return decoded(row[0], _results_by_key) if row and _is_whole(*row) else {}

    def contents(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those bytes that are there and whole, with their digests, in any order."""
        for sha256, data in self._rows("select sha256, data from contents where sha256 in ({})", names):
            if _is_whole(data, sha256):
                yield sha256.hex(), data

    def content(self, sha256: str) -> bytes | None:
        """The bytes with that digest, or nothing where they are missing or damaged."""
        return next((data for _, data in self.contents([sha256])), None)

    def keep(self, made: Iterable[tuple[str, list[Artifact], list[Diagnostic]]]) -> dict[str, Result]:
        """Keep what steps made, by key, all or nothing."""
        kept: dict[str, Result] = {}
        contents, results = [], []
        for key, artifacts, diagnostics in made:
            kept[key] = result = Result([_known(artifact) for artifact in artifacts], diagnostics)
            data = msgspec.msgpack.encode(result)
            results.append((bytes.fromhex(key), data, hashlib.sha256(data).digest(), self._run))
            for artifact, known in zip(artifacts, result.artifacts, strict=True):
                contents.append((bytes.fromhex(known.sha256), artifact.data, self._run))
        with self._all_or_nothing(), self._telling():
            self._database.executemany(_CONTENT, contents)
            self._database.executemany(_RESULT, results)
        if self._new and self._place and time.monotonic() > self._until:
            self._settle(self._place)
        return kept

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._ask("begin immediate")
        try:
            yield
            self._ask("commit")
        except BaseException:
            if self._database.in_transaction:
                self._ask("rollback")
            raise

    def remember(self, values: Mapping[str, bytes]) -> None:
        """Keep values that a run worked out and another may need, by key."""
        self.keep(
            (key, [Artifact(path="", audience="internal", kind="value", data=data)], [])
            for key, data in values.items()
        )

    def remembered(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Of the values that `remember` kept those that are there and whole, by key."""
        names = {key: result.only.sha256 for key, result in self.results(keys).items()}
        found = dict(self.contents(set(names.values())))
        return {key: found[sha256] for key, sha256 in names.items() if sha256 in found}

    def close_run(self, used: Iterable[tuple[str, Result]], *, forget: bool = False) -> None:
        """Note what this run used, and let go of all the rest where there is too much, or with `forget`."""
        results = dict(used)
        data = msgspec.msgpack.encode(results)
        self._ask("pragma secure_delete = on")
        with self._all_or_nothing():
            self._ask("delete from runs")
            self._ask("insert into runs values (?)", (self._run,))
            self._ask(_RESULT, (_of_the_last_run(), data, hashlib.sha256(data).digest(), self._run))
            if forget or self._size() > _LARGEST:
                for key, result in results.items():
                    self._ask("update results set used = ? where key = ?", (self._run, bytes.fromhex(key)))
                    for known in result.artifacts:
                        name = bytes.fromhex(known.sha256)
                        self._ask("update contents set used = ? where sha256 = ?", (self._run, name))
                self._ask("delete from contents where used < ?", (self._run,))
                self._ask("delete from results where used < ?", (self._run,))
        if forget:  # deleted rows are still bytes of the file
            self._ask("vacuum")
            self._ask("pragma wal_checkpoint(truncate)")

    def _size(self) -> int:
        """Bytes of the file that are in use."""
        pages = self._number("pragma page_count") - self._number("pragma freelist_count")
        return pages * self._number("pragma page_size")


def _of_the_last_run() -> bytes:
    """The key of all results of a run. It is that of one program, which knows their form."""
    return bytes.fromhex(of_value("results", of_program()))


def _known(artifact: Artifact) -> Known:
    return Known(
        path=artifact.path, audience=artifact.audience, kind=artifact.kind, size=len(artifact.data),
        sha256=of_bytes(artifact.data), facts=artifact.facts,
    )  # fmt: skip


def _is_whole(data: object, sha256: object) -> bool:
    """Whether a cell holds what its digest says; a damaged one may even be of another type."""
    return isinstance(data, bytes) and hashlib.sha256(data).digest() == sha256
