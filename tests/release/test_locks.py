from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from kollega import release
from tests.release.trees import A, B, contents, hold_in_child, in_child, publish


def test_two_at_once_take_turns(memory: Path) -> None:
    outputs = [memory / "site", memory / "backstage"]

    def build(*trees: dict[str, bytes], turn: int) -> None:
        for _ in range(5):
            for tree in trees:
                publish(outputs[::turn], tree)

    children = [in_child(lambda: build(A, B, turn=1)), in_child(lambda: build(B, A, turn=-1))]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert contents(outputs[0]) == contents(outputs[1])
    assert contents(outputs[0]) in (A, B)


def test_second_run_waits_a_little_and_says_why(site: Path) -> None:
    child = hold_in_child([site])
    try:
        begun = time.monotonic()
        with (
            pytest.raises(release.Busy, match="Another run"),
            release.lock([site], root=site.parent / "source", patience=0.2),
        ):
            pass
        assert 0.2 <= time.monotonic() - begun < 5
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_killed_holder_blocks_nobody_even_if_its_workers_live_on(site: Path) -> None:
    child = hold_in_child([site], with_worker=True)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    publish([site], A)
    assert contents(site) == A


def test_threads_of_one_process_take_turns(site: Path) -> None:
    inside = threading.Event()
    done = threading.Event()

    def hold() -> None:
        with release.lock([site], root=site.parent / "source"):
            inside.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert inside.wait(10)
    with pytest.raises(release.Busy), release.lock([site], root=site.parent / "source", patience=0.1):
        pass
    done.set()
    with release.lock([site], root=site.parent / "source", patience=10):
        pass
    thread.join()


def test_lock_is_given_back_when_a_run_fails(site: Path) -> None:
    for _ in range(2):
        with pytest.raises(KeyError), release.lock([site], root=site.parent / "source", patience=0):
            raise KeyError
