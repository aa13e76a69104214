"""The store's file: where a new one grows, when it takes its place, and what a kill leaves."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kollega.digest import of_bytes, of_value
from kollega.steps import Artifact, Known
from kollega.store import Damaged, Result, Store

KEY = of_bytes(b"key")


def _known(sha256: str) -> Known:
    return Known(path="", audience="internal", kind="value", size=4, sha256=sha256)


def _keep(store: Store, data: bytes = b"data", key: str = KEY) -> None:
    store.keep([(key, [Artifact(path="p", audience="public", kind="page", data=data)], [])])


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_store_is_in_its_place_when_the_run_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        _keep(store)
        assert not path.exists()
    assert _files(tmp_path) == ["store.sqlite"]
    with Store(path) as store:
        (known,) = store.results([KEY])[KEY].artifacts
        assert store.content(known.sha256) == b"data"


def test_an_error_does_not_cost_what_was_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Store(tmp_path / "store.sqlite") as store:
        _keep(store)
        raise KeyboardInterrupt
    with Store(tmp_path / "store.sqlite") as store:
        assert KEY in store.results([KEY])


def test_a_new_store_takes_its_place_in_a_long_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kollega.store._PATIENCE", 0.0)
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        _keep(store)
        assert path.exists()
        _keep(store, b"more", of_bytes(b"other"))
        assert store.content(of_bytes(b"data")) == b"data"
    with Store(path) as store:
        assert store.results([KEY, of_bytes(b"other")]).keys() == {KEY, of_bytes(b"other")}


@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_of_two_new_stores_the_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr("kollega.store._PATIENCE", patience)
    path = tmp_path / "store.sqlite"
    with Store(path) as late:
        with closing(sqlite3.connect(tmp_path / "other")) as other:
            other.execute("pragma user_version = 2")
        (tmp_path / "other").rename(path)
        with Store(path) as first:
            _keep(first, b"first")
            _keep(late, b"late", of_bytes(b"late"))
            assert late.content(of_bytes(b"late")) == b"late"
    with Store(path) as store:
        assert store.results([KEY, of_bytes(b"late")]).keys() == {KEY}
    assert _files(tmp_path) == ["store.sqlite"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork")
def test_what_a_killed_run_leaves_goes_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    child = os.fork()
    if not child:
        store = Store(path)
        _keep(store)
        (tmp_path / "ready").touch()
        time.sleep(60)
    deadline = time.monotonic() + 30
    while not (tmp_path / "ready").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    (tmp_path / "ready").unlink()
    (tmp_path / "store.sqlite-wal").write_bytes(b"of a store that somebody deleted")
    assert len(_files(tmp_path)) == 2
    with Store(path) as store:
        assert not store.results([KEY])
        _keep(store)
    assert _files(tmp_path) == ["store.sqlite"]


def test_a_store_of_another_format_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.execute("create table results (key text primary key, data blob, sha256 text, used integer)")
        old.commit()
    with pytest.raises(Damaged, match="format"):
        Store(path)
    Store.remove(path)
    with Store(path) as store:
        _keep(store)


def test_a_store_that_cannot_be_opened_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.mkdir()
    with pytest.raises(OSError, match=r"store\.sqlite: unable to open"):
        Store(path)


def test_many_values_come_in_the_order_of_their_keys() -> None:
    values = {of_bytes(b"key %d" % number): b"value %d" % number for number in range(1300)}
    with Store(None) as store:
        store.remember(values)
        found = store.remembered([*values, of_bytes(b"no such key")])
        assert list(found.items()) == list(values.items())


@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_a_new_run_leaves_the_store_of_one_that_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as first:
        monkeypatch.setattr("kollega.store._PATIENCE", patience)
        with Store(path) as second:
            _keep(second)
        _keep(first, b"more", of_bytes(b"other"))
        assert first.content(of_bytes(b"more")) == b"more"
        first._settle(path)
        assert first.content(of_bytes(b"more")) == b"more"
    assert _files(tmp_path) == ["store.sqlite"]


def _results(number: int) -> dict[str, list[Artifact]]:
    return {
        of_value(["step", one]): [
            Artifact(path=f"{one}.txt", audience="public", kind="page", data=b"%d" % one)
        ]
        for one in range(number)
    }


def test_the_results_of_the_last_run_are_all_there(tmp_path: Path) -> None:
    path, steps = tmp_path / "store.sqlite", _results(700)
    with Store(path) as store:
        made = store.keep((key, artifacts, []) for key, artifacts in steps.items())
        store.close_run(made.items())
    more = _results(800)
    with Store(path) as store:
        assert store.results(more) == store.results([*more][:400]) | store.results([*more][400:]) == made
        new = store.keep((key, more[key], []) for key in more.keys() - steps.keys())
        store.close_run((made | new).items(), forget=True)
    with Store(path) as store:
        assert store.results(more) == made | new
        assert (
            len(dict(store.contents(one.sha256 for result in new.values() for one in result.artifacts)))
            == 100
        )


def test_damaged_results_of_the_last_run_are_looked_for_one_by_one(tmp_path: Path) -> None:
    path, steps = tmp_path / "store.sqlite", _results(700)
    with Store(path) as store:
        made = store.keep((key, artifacts, []) for key, artifacts in steps.items())
        store.close_run(made.items())
    with closing(sqlite3.connect(path)) as database:
        database.execute("update results set data = x'00' where length(data) > 10000")
        assert database.total_changes == 1
        database.commit()
    with Store(path) as store:
        assert store.results(steps) == made


@pytest.mark.parametrize(
    "result",
    [
        Result([], []),
        Result([_known("00"), _known("00")], []),
        Result([_known("no digest")], []),
    ],
    ids=["none", "two", "no digest"],
)
def test_what_was_remembered_is_one_value(tmp_path: Path, result: Result) -> None:
    data = msgspec.msgpack.encode(result)
    with Store(tmp_path / "store.sqlite") as store:
        store.remember({KEY: b"data"})
        assert store.remembered([KEY]) == {KEY: b"data"}
        store._ask("insert into contents values (?, ?, 1)", (b"\0", b"data"))
        store._ask("update results set data = ?, sha256 = ?", (data, hashlib.sha256(data).digest()))
        with pytest.raises(Damaged):
            store.remembered([KEY])


def test_a_store_is_closed_in_the_midst_of_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", told.append)
    with Store(tmp_path / "store.sqlite") as store:
        store.remember({KEY: b"data", of_bytes(b"other"): b"more"})
        rows = store.contents([of_bytes(b"data"), of_bytes(b"more")])
        next(rows)
    del rows
    assert not told
