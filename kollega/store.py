"""The store: results of steps by key, and their bytes by content.

One SQLite file, so that writes are whole or not at all whatever happens, and so that it can be kept
between runs of a CI as one file. What is read is verified; a damaged entry is a miss. Values are plain
data (msgpack), never pickles: a store from elsewhere can be wrong, but it cannot run anything.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from kollega.diagnostics import Diagnostic
from kollega.digest import of_bytes
from kollega.steps import Artifact, Known

_TABLES = (
    "create table if not exists results (key text primary key, data blob, sha256 text, used integer)",
    "create table if not exists contents (sha256 text primary key, data blob, used integer)",
    "create table if not exists runs (number integer)",
)
#: Bytes of contents that are kept; beyond, what was not used for longest goes.
_LARGEST = 4_000_000_000


class Result(msgspec.Struct, frozen=True):
    """What a step made: its artifacts without their bytes, and its diagnostics."""

    artifacts: list[Known]
    diagnostics: list[Diagnostic]


_results = msgspec.msgpack.Decoder(Result)


class Damaged(Exception):
    """The store's file cannot be relied on; without it everything is made anew."""


class Store:
    """Opened on a file, or on a temporary one that is gone afterwards."""

    def __init__(self, path: Path | None) -> None:
        self._temporary = None if path else tempfile.TemporaryDirectory(prefix="kollega-")
        self._path = path or Path(self._temporary.name if self._temporary else "") / "store.sqlite"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(self._path, timeout=60, isolation_level=None)
        # A damaged text may not be UTF-8; its digest will not fit.
        self._database.text_factory = lambda data: data.decode(errors="replace")
        self._ask("pragma journal_mode = wal")
        self._ask("pragma synchronous = off" if self._temporary else "pragma synchronous = normal")
        for table in _TABLES:
            self._ask(table)
        self._run: int = self._number("select coalesce(max(number), 0) + 1 from runs")

    def _ask(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """Run a statement, and give the first row of what it finds.

        Raises `Damaged`, and `OSError` where the disk is full or the file is locked for long.
        """
        try:
            row: tuple[Any, ...] | None = self._database.execute(sql, values).fetchone()
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error
        return row

    def _number(self, sql: str) -> int:
        """The number that a statement finds."""
        row = self._ask(sql)
        if not row or not isinstance(row[0], int):
            raise Damaged(f"no number: {sql}")
        return row[0]

    @staticmethod
    def remove(path: Path) -> None:
        """Delete a store."""
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        if self._temporary:
            self._temporary.cleanup()

    def results(self, keys: Iterable[str]) -> dict[str, Result]:
        """The results that are there and whole, by key."""
        found: dict[str, Result] = {}
        for key in keys:
            row = self._ask("select data, sha256 from results where key = ?", (key,))
            if row and _is_whole(row[0], row[1]):
                found[key] = _results.decode(row[0])
        return found

    def has(self, sha256: str) -> bool:
        """Whether there is a content of that name, unverified."""
        return self._ask("select 1 from contents where sha256 = ?", (sha256,)) is not None

    def content(self, sha256: str) -> bytes | None:
        """The bytes with that digest, or nothing where they are missing or damaged."""
        row = self._ask("select data from contents where sha256 = ?", (sha256,))
        return bytes(row[0]) if row and _is_whole(row[0], sha256) else None

    def keep(self, made: Iterable[tuple[str, list[Artifact], list[Diagnostic]]]) -> dict[str, Result]:
        """Keep what steps made, by key, all or nothing."""
        kept: dict[str, Result] = {}
        self._ask("begin immediate")
        try:
            for key, artifacts, diagnostics in made:
                result = Result([_known(artifact) for artifact in artifacts], diagnostics)
                data = msgspec.msgpack.encode(result)
                for artifact, known in zip(artifacts, result.artifacts, strict=True):
                    self._put("contents (sha256, data, used)", known.sha256, artifact.data, self._run)
                self._put("results (key, data, sha256, used)", key, data, of_bytes(data), self._run)
                kept[key] = result
            self._ask("commit")
        except BaseException:
            if self._database.in_transaction:
                self._ask("rollback")
            raise
        return kept

    def remember(self, values: Mapping[str, bytes]) -> None:
        """Keep values that a run worked out and another may need, by key."""
        self.keep(
            (key, [Artifact(path="", audience="internal", kind="value", data=data)], [])
            for key, data in values.items()
        )

    def remembered(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Of the values that `remember` kept those that are there and whole, by key."""
        rows = {key: result.artifacts[0].sha256 for key, result in self.results(keys).items()}
        found = {key: self.content(sha256) for key, sha256 in rows.items()}
        return {key: data for key, data in found.items() if data is not None}

    def _put(self, table: str, *values: object) -> None:
        marks = ", ".join("?" * len(values))
        self._ask(f"insert or replace into {table} values ({marks})", values)  # noqa: S608

    def close_run(self, used: Iterable[tuple[str, Result]], *, forget: bool = False) -> None:
        """Note what this run used, and let go of the oldest where there is too much; with `forget` of all the rest."""
        self._ask("pragma secure_delete = on")
        self._ask("begin immediate")
        self._ask("delete from runs")
        self._ask("insert into runs values (?)", (self._run,))
        if forget or self._number("select coalesce(sum(length(data)), 0) from contents") > _LARGEST:
            for key, result in used:
                self._ask("update results set used = ? where key = ?", (self._run, key))
                for known in result.artifacts:
                    self._ask("update contents set used = ? where sha256 = ?", (self._run, known.sha256))
            self._ask("delete from contents where used < ?", (self._run,))
            self._ask("delete from results where used < ?", (self._run,))
        self._ask("commit")
        if forget:  # deleted rows are still bytes of the file
            self._ask("vacuum")
            self._ask("pragma wal_checkpoint(truncate)")


def _known(artifact: Artifact) -> Known:
    return Known(
        path=artifact.path, audience=artifact.audience, kind=artifact.kind, size=len(artifact.data),
        sha256=of_bytes(artifact.data), facts=artifact.facts,
    )  # fmt: skip


def _is_whole(data: object, sha256: object) -> bool:
    """Whether a cell holds what its digest says; a damaged one may even be of another type."""
    return isinstance(data, bytes) and of_bytes(data) == sha256
