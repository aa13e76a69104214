from __future__ import annotations

import os
import random
import shutil
import signal
import time
from itertools import count, cycle
from pathlib import Path

import pytest

from kollega import release
from kollega.release.output import Output
from tests.release.trees import (
    A,
    B,
    Tree,
    contents,
    hold_in_child,
    in_child,
    killed_at,
    publish,
    rollback,
    settle,
    wanted,
)

pytestmark = pytest.mark.usefixtures("way")


def prepare_and_exchange_killed_at(touch: int, outputs: list[Path], tree: Tree) -> bool:
    """Prepare `tree`, and be killed while it is made live."""
    with release.lock(outputs, root=outputs[0].parent / "source"):
        prepared = [release.prepare(output, wanted(tree), tree.__getitem__) for output in outputs]
        return killed_at(touch, lambda: release.exchange(prepared))


def kill_between(outputs: list[Path]) -> None:
    """Leave B in the first output and A in the second."""
    for touch in count():
        publish(outputs, A)
        assert prepare_and_exchange_killed_at(touch, outputs, B)
        if [contents(output) for output in outputs] == [B, A]:
            return


def is_whole(output: Path, way: str) -> bool:
    """Between two renames, and only there, a live folder may be missing until the next run begins."""
    return contents(output) in (A, B) or (way == "renames" and not output.exists())


@pytest.mark.slow
def test_killed_at_every_touch_of_the_disk(outputs: list[Path], way: str) -> None:
    publish(outputs, B)
    publish(outputs, A)
    for touch in count():
        killed = killed_at(touch, lambda: publish(outputs, B))
        assert all(is_whole(output, way) for output in outputs)
        settle(outputs)
        assert contents(outputs[0]) == contents(outputs[1])
        assert contents(outputs[0]) in (A, B)
        for output in outputs:
            assert release.live_manifest(output) == wanted(contents(output))
        if not killed:
            break
        publish(outputs, A)
        assert [contents(output) for output in outputs] == [A, A]
    assert touch > 100


@pytest.mark.slow
def test_killed_at_every_touch_of_the_first_release(memory: Path) -> None:
    outputs = [memory / "site", memory / "backstage"]
    for touch in count():
        killed = killed_at(touch, lambda: publish(outputs, A))
        assert all(contents(output) in ({}, A) for output in outputs)
        publish(outputs, A)
        assert [contents(output) for output in outputs] == [A, A]
        for left in (*outputs, memory / ".kollega"):
            shutil.rmtree(left)
        if not killed:
            break
    assert touch > 50


@pytest.mark.slow
def test_killed_again_while_finishing(outputs: list[Path], way: str) -> None:
    publish(outputs, A)
    finished = 0
    for touch in count():
        for again in count(touch % 9, 9):
            if not prepare_and_exchange_killed_at(touch, outputs, B):
                return
            killed = killed_at(again, lambda: settle(outputs))
            assert all(is_whole(output, way) for output in outputs)
            settle(outputs)
            assert contents(outputs[0]) == contents(outputs[1])
            finished += contents(outputs[0]) == B
            publish(outputs, A)
            if not killed:
                break
    assert finished


def test_killed_between_the_outputs_is_finished_by_the_next_run(outputs: list[Path]) -> None:
    kill_between(outputs)
    settle(outputs[:1])  # even a run for one of them finishes both
    assert [contents(output) for output in outputs] == [B, B]
    rollback(outputs)
    assert [contents(output) for output in outputs] == [A, A]


def test_journal_does_not_move_a_folder_of_somebody_else(outputs: list[Path], way: str) -> None:
    kill_between(outputs)
    shutil.rmtree(outputs[1])
    outputs[1].mkdir()
    (outputs[1] / "thesis.txt").write_text("the only copy")
    for _ in range(2):
        with pytest.raises(release.NotOurs):
            settle(outputs)
        assert (outputs[1] / "thesis.txt").read_text() == "the only copy"
    (outputs[1] / "thesis.txt").unlink()
    settle(outputs)
    assert [contents(output) for output in outputs] == [B, B]


def test_former_release_comes_back_when_the_new_one_is_lost(outputs: list[Path], way: str) -> None:
    if way != "renames":
        pytest.skip("one call never leaves a folder missing")
    for touch in count():
        publish(outputs, A)
        assert prepare_and_exchange_killed_at(touch, outputs, B)
        if not outputs[0].exists():
            break
    for output in outputs:
        shutil.rmtree(Output.at(output).spare)
    settle(outputs)
    for output in outputs:
        assert contents(output) == A
        assert release.live_manifest(output) == wanted(A)


def test_finishing_waits_for_a_run_that_holds_the_other_output(outputs: list[Path]) -> None:
    kill_between(outputs)
    child = hold_in_child(outputs[1:])
    try:
        with (
            pytest.raises(release.Busy),
            release.lock(outputs[:1], root=outputs[0].parent / "source", patience=0.1),
        ):
            pass
        assert contents(outputs[1]) == A
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    settle(outputs[:1])
    assert contents(outputs[1]) == B


def test_project_moved_after_a_kill(outputs: list[Path], memory: Path) -> None:
    project = memory / "project"
    (project / "source").mkdir(parents=True)
    here = [project / "site", project / "backstage"]
    kill_between(here)
    project.rename(memory / "moved")
    settle([memory / "moved" / "site", memory / "moved" / "backstage"])
    assert contents(memory / "moved" / "backstage") == B


@pytest.mark.slow
def test_killed_at_random_moments(outputs: list[Path], way: str) -> None:
    pictures = {f"pictures/{number}": bytes([number]) * 50_000 for number in range(20)}
    one, two = A | pictures, B | {path: data[::-1] + b"x" for path, data in pictures.items()}

    def build_for_ever() -> None:
        for tree in cycle([one, two]):
            publish(outputs, tree)

    publish(outputs, one)
    dice = random.Random(7)
    for _ in range(40):
        child = in_child(build_for_ever)
        time.sleep(dice.uniform(0.003, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for output in outputs:
            assert contents(output) in (one, two) or (way == "renames" and not output.exists())
        settle(outputs)
        assert contents(outputs[0]) == contents(outputs[1])
        assert contents(outputs[0]) in (one, two)
    publish(outputs, A)
    assert [contents(output) for output in outputs] == [A, A]


def test_interrupted_between_two_renames(
    outputs: list[Path], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Control-C, or a folder that Windows holds open, at the only moment when a live folder is missing."""
    if way != "renames":
        pytest.skip("one call cannot be interrupted")
    publish(outputs, A)
    rename, spare = Path.rename, Output.at(outputs[0]).spare

    def interrupted(path: Path, target: Path) -> Path:
        if path == spare:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish(outputs, B)
        assert [contents(output) for output in outputs] == [A, A]
    settle(outputs)
    assert [contents(output) for output in outputs] == [B, B]
