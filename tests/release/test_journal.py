from __future__ import annotations

import os
from pathlib import Path

import pytest

from kollega import release
from kollega.release import swap
from kollega.release.output import Output
from tests.release.trees import (
    A,
    B,
    Tree,
    contents,
    publish,
    rollback,
    settle,
    wanted,
)

pytestmark = pytest.mark.usefixtures("way")


def test_changes_are_told_against_the_live_release(outputs: list[Path]) -> None:
    assert publish(outputs, A, B)[0].added == tuple(sorted(A))
    site, backstage = publish(outputs, B, B)
    assert site.removed == ("jobs", "tags/care/index.html")
    assert not backstage


def test_both_outputs_change_together(outputs: list[Path]) -> None:
    for tree in (A, B, A):
        publish(outputs, tree)
        assert contents(outputs[0]) == contents(outputs[1]) == tree


def test_nothing_is_live_before_the_exchange(outputs: list[Path]) -> None:
    publish(outputs, A)
    with release.lock(outputs, root=outputs[0].parent / "source"):
        prepared = [release.prepare(output, wanted(B), B.__getitem__) for output in outputs]
        assert [contents(output) for output in outputs] == [A, A]
        assert [contents(one.folder) for one in prepared] == [B, B]
    settle(outputs)
    assert [contents(output) for output in outputs] == [A, A]


def test_rollback_and_back_again(outputs: list[Path]) -> None:
    publish(outputs, A)
    publish(outputs, B)
    for tree in (A, B, A):
        changes = rollback(outputs)
        assert changes[0] and changes[0] == changes[1]
        for output in outputs:
            assert contents(output) == tree
            assert release.live_manifest(output) == wanted(tree)
    publish(outputs, B)
    assert contents(outputs[0]) == B


def test_rollback_keeps_outputs_together_when_one_had_not_changed(outputs: list[Path]) -> None:
    publish(outputs, A, B)
    publish(outputs, A, A)
    publish(outputs, B, A)
    rollback(outputs)
    assert [contents(output) for output in outputs] == [A, A]
    rollback(outputs)
    assert [contents(output) for output in outputs] == [B, A]


def test_rollback_without_a_release_before(outputs: list[Path]) -> None:
    with pytest.raises(release.NothingBefore):
        rollback(outputs)
    publish(outputs, A)
    with pytest.raises(release.NothingBefore):
        rollback(outputs)
    assert contents(outputs[0]) == A


def test_rollback_never_publishes_what_was_not_released(outputs: list[Path]) -> None:
    publish(outputs, A)
    publish(outputs, B)
    with release.lock(outputs, root=outputs[0].parent / "source"):
        leak = {"index.html": b"a name that must not be here"}
        release.prepare(outputs[0], wanted(leak), leak.__getitem__)
    with pytest.raises(release.NothingBefore):
        rollback(outputs)
    assert [contents(output) for output in outputs] == [B, B]


def test_rollback_to_a_damaged_release_is_refused(outputs: list[Path]) -> None:
    publish(outputs, A)
    publish(outputs, B)
    (Output.at(outputs[1]).spare / "index.html").write_text("damaged")
    with pytest.raises(release.NothingBefore, match=r"damaged at index\.html"):
        rollback(outputs)
    assert [contents(output) for output in outputs] == [B, B]


def test_state_is_never_written_in_place(outputs: list[Path], memory: Path) -> None:
    publish(outputs, B)
    publish(outputs, A)
    before: Tree = {}
    for number, path in enumerate(sorted(Output.at(outputs[0]).kept.glob("*"))):
        if path.is_file() and path.name != "lock":
            before[str(number)] = path.read_bytes()
            os.link(path, memory / str(number))
    publish(outputs, B)
    assert len(before) == 3
    assert {number: (memory / number).read_bytes() for number in before} == before


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="cannot tell which file is flushed")
def test_disk_has_what_it_needs_before_a_loss_of_power(
    outputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outputs, A)
    done: list[tuple[str, str]] = []
    flush, replace = os.fsync, Path.replace

    def noted_flush(file: int) -> None:
        flush(file)
        done.append(("flush", str(Path(f"/proc/self/fd/{file}").readlink())))

    def noted_replace(path: Path, target: Path) -> Path:
        done.append(("replace", str(target)))
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_flush)
    monkeypatch.setattr(Path, "replace", noted_replace)
    publish(outputs, B)
    replaced = [(at, Path(path)) for at, (what, path) in enumerate(done) if what == "replace"]
    for at, path in replaced:
        assert done[at - 1] == ("flush", f"{path}.new")
        assert done[at + 1] == ("flush", str(path.parent))
    assert [path.name for _, path in replaced].index("journal") == 4, "the manifests come first"
    for output in outputs:
        assert {
            ("flush", str(Output.at(output).spare / path)) for path in B if B[path] != A.get(path)
        } <= set(done)


def test_file_system_that_cannot_exchange(outputs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange_paths", lambda one, other: -1)
    for tree in (A, B, A):
        publish(outputs, tree)
        assert [contents(output) for output in outputs] == [tree, tree]
