"""The same steps with executors of all kinds: the same bytes, and nothing lost where a worker is."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from kollega import there
from kollega.away import Away, Unusable
from kollega.diagnostics import Report
from kollega.digest import encode, of_bytes
from kollega.run import Run
from kollega.steps import Artifact, Made, Step, Work
from kollega.store import Store


def name(work: Work) -> Made:
    return _made(work.value)


def read(work: Work) -> Made:
    return _made((Path(work.root) / work.value).read_text())


def listed(work: Work) -> Made:
    """What lies in the folder."""
    root = Path(work.root)
    return _made(
        " ".join(sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()))
    )


def pid(work: Work) -> Made:
    return _made(f"{os.getpid()} {os.getppid()}")


def die(work: Work) -> Made:
    os._exit(1)


def kill_the_worker(work: Work) -> Made:
    """Kills the executor's process, the first time."""
    if os.getppid() != work.value[0] and not Path(work.value[1]).exists():
        Path(work.value[1]).touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return _made("done")


def fail(work: Work) -> Made:
    raise ValueError("a bug")


def _made(text: str) -> Made:
    return Made(
        artifacts=[Artifact(path=f"{text}.txt", audience="internal", kind="page", data=text.encode())]
    )


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        yield executor


@pytest.fixture(scope="module", params=["processes", "threads"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    if request.param == "processes":
        yield request.getfixturevalue("processes")
    else:
        with ThreadPoolExecutor(2) as threads:
            yield threads


def results(
    executor: Executor, steps: list[Step], root: Path, theme: dict[str, str] | None = None, count: int = 2
) -> dict[str, str]:
    """The texts of what steps made."""
    with Store(None) as store, Away(executor, lambda: count, theme or {}, 1) as away:
        run = Run(root, store, 1, Report(), away)
        run.do(steps)
        return {
            step: run.content(made.artifacts[0].sha256).decode()
            for step, made in run.results.items()
            if made.artifacts
        }


def test_any_executor_gives_the_same(executor: Executor, tmp_path: Path) -> None:
    steps = [Step(name=f"n{number}", function=name, value=f"page {number}") for number in range(200)]
    assert results(executor, steps, tmp_path) == {f"n{number}": f"page {number}" for number in range(200)}


def test_files_travel_with_the_steps_that_read_them_and_the_theme_with_all(
    executor: Executor, tmp_path: Path
) -> None:
    for path in ("theme/own.css", "stories/a.jpg", "stories/b.jpg", "secret"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(f"<{path}>")
    theme = {"theme/own.css": of_bytes(b"<theme/own.css>")}
    files = {path: of_bytes(f"<{path}>".encode()) for path in ("stories/a.jpg", "stories/b.jpg")}
    steps = [
        *(
            Step(name=path, function=read, value=path, files={path: files[path]}, risky=True)
            for path in files
        ),
        Step(name="what a has", function=listed, files={"stories/a.jpg": ""}, risky=True),
        *(Step(name=f"page {number}", function=listed, value=number) for number in range(20)),
    ]
    found = results(executor, steps, tmp_path, theme)
    assert [found[path] for path in files] == ["<stories/a.jpg>", "<stories/b.jpg>"]
    assert found["what a has"] == "stories/a.jpg theme/own.css"
    assert {found[f"page {number}"] for number in range(20)} == {"theme/own.css"}


def test_what_only_this_machine_can_do_stays_here(executor: Executor, tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    steps = [Step(name=f"n{number}", function=listed, value=number, here=True) for number in range(20)]
    assert set(results(executor, steps, tmp_path).values()) == {"secret"}


def test_work_is_done_in_a_process_apart_of_the_executors_own(processes: Executor, tmp_path: Path) -> None:
    """So that what kills it does not kill the executor's."""
    steps = [Step(name=f"n{number}", function=pid, value=number, risky=True) for number in range(6)]
    pairs = {tuple(map(int, text.split())) for text in results(processes, steps, tmp_path).values()}
    workers = set(vars(processes)["_processes"])  # one that is slow to start may answer none of many calls
    assert {parent for _, parent in pairs} <= workers
    assert not {own for own, _ in pairs} & workers


def test_a_file_that_kills_its_process_costs_itself_alone_and_is_blamed_here(
    executor: Executor, tmp_path: Path
) -> None:
    (tmp_path / "p.jpg").touch()
    bad = Step(name="bad", function=die, files={"p.jpg": ""}, risky=True)
    good = [Step(name=f"good {number}", function=name, value=f"{number}", risky=True) for number in range(4)]
    report = Report()
    with Store(None) as store, Away(executor, lambda: 2, {}, 1) as away:
        run = Run(tmp_path, store, 1, report, away)
        run.do([bad, *good])
        assert [f"{one.path}: {one.code}" for one in report.diagnostics] == ["p.jpg: picture-broken"]
        assert all(run.results[step.name].artifacts for step in good)


def test_a_file_that_is_gone_is_told_as_ever(executor: Executor, tmp_path: Path) -> None:
    step = Step(name="gone", function=read, value="gone.jpg", files={"gone.jpg": "x"}, risky=True)
    with pytest.raises(Exception, match=r"(?s)gone.*FileNotFoundError"):
        results(executor, [step], tmp_path)


def test_a_bug_is_told_with_its_trace(executor: Executor, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"(?s)bad.*ValueError: a bug"):
        results(executor, [Step(name=f"bad {n}", function=fail, value=n) for n in range(20)], tmp_path)


def test_what_a_lost_worker_had_is_done_again(tmp_path: Path) -> None:
    value = [os.getpid(), str(tmp_path / "killed")]
    steps = [
        Step(name=f"n{number}", function=kill_the_worker, value=value, risky=True) for number in range(8)
    ]
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        assert results(executor, steps, tmp_path) == {step.name: "done" for step in steps}
    assert (tmp_path / "killed").exists()


class _Mute(Executor):
    """Takes work, and nobody is there to do it."""

    def submit(self, *args: Any, **values: Any) -> Future[Any]:
        return Future()


def test_where_all_workers_went_the_rest_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kollega.away.PATIENCE", 0.5)
    steps = [Step(name=f"n{number}", function=name, value=f"{number}", risky=True) for number in range(12)]
    assert len(results(_Mute(), steps, tmp_path, count=0)) == 12


class _Says(Executor):
    """Answers what it was told to."""

    def __init__(self, answer: bytes | BaseException) -> None:
        self.answer = answer

    def submit(self, *args: Any, **values: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if isinstance(self.answer, bytes):
            future.set_result(self.answer)
        else:
            future.set_exception(self.answer)
        return future


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (encode(there.Answer("older", "mill-2")), "The worker on mill-2 runs another version"),
        (encode(there.Answer(there.version(), "mill-2", [])), "other answers than were asked for"),
        (encode({"version": there.version(), "machine": "mill-2", "results": [{"artifacts": 1}]}), "cannot be read"),
        (b"\xc1", "cannot be read"),
        (ModuleNotFoundError("No module named 'kollega'"), "cannot load this program"),
    ],
)  # fmt: skip
def test_a_worker_that_is_not_this_program_is_refused(
    answer: bytes | BaseException, words: str, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match=f"{words}.*Install there what is installed here"):
        results(_Says(answer), [Step(name="one", function=name, value="x", risky=True)], tmp_path)


def test_a_worker_opens_nothing_that_another_version_sent(tmp_path: Path) -> None:
    answer = there.perform("another", b"no pickle at all", {})
    assert encode(there.Answer(there.version(), __import__("platform").node())) == answer
