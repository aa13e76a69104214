"""Steps, store and farm together: what is made, what is not, and what a bad piece of work costs."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
import typst

from kollega import farm
from kollega.diagnostics import Report
from kollega.farm import StepFailed
from kollega.run import Run
from kollega.steps import Artifact, Made, Step, Work
from kollega.store import Damaged, Store


def shout(work: Work) -> Made:
    return Made(
        artifacts=[Artifact(path="out", audience="public", kind="page", data=work.value.upper().encode())]
    )


def repeat(work: Work) -> Made:
    data = work.contents["first", "out"] * 2
    (known,) = work.made["first"]
    return Made(
        artifacts=[
            Artifact(path="twice", audience="public", kind="page", data=data + str(known.size).encode())
        ]
    )


def fail(work: Work) -> Made:
    raise ValueError("a bug")


def die(work: Work) -> Made:
    os._exit(1)


def sleep(work: Work) -> Made:
    time.sleep(60)
    return Made()


def hog(work: Work) -> Made:
    return Made(artifacts=[Artifact(path="out", audience="public", kind="page", data=bytes(3_000_000_000))])


def toil(work: Work) -> Made:
    return Made(artifacts=[Artifact(path=str(sum(range(10**10))), audience="public", kind="page", data=b"")])


def name(work: Work) -> Made:
    return Made(
        artifacts=[Artifact(path=work.value, audience="public", kind="page", data=work.value.encode())]
    )


def typeset(work: Work) -> Made:
    return Made(
        artifacts=[Artifact(path="out", audience="public", kind="page", data=typst.compile(work.value))]
    )


def run(store: Store, steps: list[Step], workers: int = 1) -> Run:
    done = Run(Path(), store, workers, Report())
    done.do(steps)
    return done


FIRST = Step(name="first", function=shout, value="ab")
SECOND = Step(name="second", function=repeat, reads=("first",))


def test_steps_run_in_the_order_of_their_needs() -> None:
    with Store(None) as store:
        done = run(store, [SECOND, FIRST])
        assert done.content(done.results["second"].artifacts[0].sha256) == b"ABAB2"


def test_only_steps_with_a_new_key_are_made(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        assert run(store, [FIRST, SECOND]).made == 2
    with Store(tmp_path / "store") as store:
        assert run(store, [FIRST, SECOND]).made == 0
        assert run(store, [Step(name="first", function=shout, value="c"), SECOND]).made == 2
        # The same bytes as before: what reads them is not made again.
        assert run(store, [Step(name="first", function=shout, value="AB"), SECOND]).made == 1


def test_steps_that_need_each_other_are_told() -> None:
    with Store(None) as store, pytest.raises(StepFailed, match="need each other"):
        run(
            store,
            [
                Step(name="a", function=shout, value="", needs=("b",)),
                Step(name="b", function=shout, value="", needs=("a",)),
            ],
        )


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_in_a_step_is_told_with_its_trace(workers: int) -> None:
    steps = [Step(name=f"bad {n}", function=fail, value=n) for n in range(30)]
    with Store(None) as store, pytest.raises(StepFailed, match=r"(?s)bad.*ValueError: a bug"):
        run(store, steps, workers)


@pytest.mark.parametrize("function", [die, sleep, hog, toil])
def test_risky_work_that_dies_sleeps_hogs_or_toils_costs_itself_alone(
    function: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(farm, "PATIENCE", 60.0 if function is toil else 1.0)
    monkeypatch.setattr(farm, "SECONDS", 0.5)
    bad = Step(name="bad", function=function, files={"stories/p.jpg": "x"}, risky=True)  # type: ignore[arg-type]
    good = [Step(name=f"good {n}", function=name, value=f"p{n}", risky=True) for n in range(4)]
    with Store(None) as store:
        report = Report()
        done = Run(Path(), store, 2, report)
        done.do([*good, bad])
        assert [f"{one.path}: {one.code}" for one in report.diagnostics] == ["stories/p.jpg: picture-broken"]
        assert all(done.results[step.name].artifacts for step in good)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_library_with_threads_of_its_own_works_after_it_has_been_used_here(workers: int) -> None:
    text = b"A poster."
    typst.compile(text)  # from now on its threads are here, and would not be in a fork
    steps = [Step(name=f"poster {n}", function=typeset, value=text, threaded=True) for n in range(3)]
    with Store(None) as store:
        done = run(store, steps, workers)
        assert all(
            done.content(done.results[step.name].artifacts[0].sha256)[:5] == b"%PDF-" for step in steps
        )


def test_many_steps_give_the_same_with_any_number_of_workers() -> None:
    steps = [Step(name=f"n{n}", function=name, value=f"page {n}") for n in range(200)]
    results = []
    for workers in (1, 3):
        with Store(None) as store:
            done = run(store, steps, workers)
            results.append({step.name: done.results[step.name] for step in steps})
    assert results[0] == results[1]


def test_a_damaged_entry_is_a_miss(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        run(store, [FIRST])
        store._ask("update results set data = x'00'")
        assert run(store, [FIRST]).made == 1
        store._ask("delete from contents")
        assert run(store, [FIRST]).made == 1
        store._ask("update contents set data = x'00'")
        done = run(store, [FIRST])
        with pytest.raises(Damaged):
            done.content(done.results["first"].artifacts[0].sha256)


def test_a_file_that_is_no_store_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"nothing like a database" * 100)
    with pytest.raises(Damaged):
        Store(tmp_path / "store")


def test_what_was_not_used_goes_when_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kollega.store._LARGEST", 5)
    with Store(tmp_path / "store") as store:
        run(store, [Step(name="old", function=name, value="old old")]).close()
    with Store(tmp_path / "store") as store:
        run(store, [Step(name="new", function=name, value="new new")]).close()
        assert run(store, [Step(name="new", function=name, value="new new")]).made == 0
        assert run(store, [Step(name="old", function=name, value="old old")]).made == 1


def number_of_process(work: Work) -> Made:
    return Made(artifacts=[Artifact(path="pid", audience="public", kind="page", data=b"%d" % os.getpid())])


def _processes(store: Store, prefix: str) -> set[int]:
    steps = [Step(name=f"{prefix}{n}", function=number_of_process, value=n) for n in range(40)]
    done = run(store, steps, 2)
    made = [done.results[step.name].artifacts[0].sha256 for step in steps]
    return {int(data) for data in done.contents(made).values()}


@pytest.mark.skipif(not farm._FORKS, reason="processes are forked on Linux alone")
def test_processes_stay_for_all_runs_and_end_with_the_staff() -> None:
    with Store(None) as one, Store(None) as other:
        with farm.staffed(2):
            first, second = _processes(one, "a"), _processes(other, "b")
        assert first | second and len(first | second) <= 2 and os.getpid() not in first | second
        for process in first | second:
            with pytest.raises(ProcessLookupError):
                os.kill(process, 0)


def test_processes_that_die_are_replaced_among_the_staff() -> None:
    bad = [Step(name=f"bad {n}", function=die, files={f"stories/{n}.jpg": "x"}, risky=True) for n in range(3)]
    good = [Step(name=f"good {n}", function=name, value=f"p{n}") for n in range(40)]
    with Store(None) as store, farm.staffed(2):
        assert all(not done.artifacts for done in run(store, bad, 2).results.values())
        assert all(done.artifacts for done in run(store, good, 2).results.values())


@pytest.mark.skipif(not farm._FORKS, reason="processes are forked on Linux alone")
def test_processes_that_are_killed_while_they_wait_are_replaced() -> None:
    with Store(None) as one, Store(None) as other, farm.staffed(2):
        first = _processes(one, "a")
        for process in first:
            os.kill(process, signal.SIGKILL)
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        assert first.isdisjoint(_processes(other, "b"))


@pytest.mark.skipif(not farm._FORKS, reason="processes are forked on Linux alone")
def test_what_is_done_beside_has_happened_when_it_was_waited_for(tmp_path: Path) -> None:
    beside = farm.beside((tmp_path / "done").write_text, "yes")
    assert beside
    beside.join()
    assert (tmp_path / "done").read_text() == "yes"
