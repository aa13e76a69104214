"""The farm: runs pieces of work in processes that can be killed.

A piece that takes too long, or too much memory, costs itself alone: its process is killed, and the
others go on. Results come back in any order; whoever uses them must not depend on it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from kollega import memory
from kollega.confine import MOST_MEMORY, allow_memory, confined
from kollega.profile import count, is_on, timed
from kollega.steps import Allowance, Made, Step, Work

#: What one piece of risky work may take, where its step says nothing else (`Allowance`).
SECONDS = 4.5
PATIENCE = 60.0
MEMORY = 300_000_000
#: A fork has all modules already; elsewhere it is not safe, or not there.
_FORKS = sys.platform == "linux"
#: So many processes at most are begun before anybody knows whether they are needed; each takes some milliseconds.
_EARLY = 4
#: Kilobytes by which the work of a batch was larger than any before, after which a worker gives back what it needed.
_MUCH = 10_000
#: Steps of one kind that travel together: enough to forget the cost of sending, few enough to share out.
TOGETHER = 40
#: Steps that are worth the way to another process (`each`).
_MANY = 100
#: Seconds after which a worker looks whether its parent is still there.
_LOOK = 2.0


class StepFailed(Exception):
    """A step's function raised: a bug of the program, never the fault of the content."""


#: What the steps of a batch gave, in their order: a text is the trace of an exception, `None` a lack of memory.
Results = list[Made | str | None]


@dataclass
class Batch:
    """Some steps that share what they read. `numbers` are the caller's names for them."""

    numbers: list[int]
    steps: list[Step]
    works: list[Work]
    #: Contents that several steps of the batch read, by digest; each work names those it reads.
    shared: dict[str, bytes] = field(default_factory=dict)
    reads: list[dict[tuple[str, str], str]] = field(default_factory=list)
    #: Whether to measure what each step takes.
    timed: bool = False


class Performers(Protocol):
    """Whoever performs batches in place of processes of this machine, and how many of them at once."""

    at_once: int

    def run(self, batches: Sequence[Batch]) -> Iterator[tuple[Batch, Results | None]]:
        """Perform batches, in any order. `None` in place of results: the process died or was killed."""


#: Processes that are kept from run to run, as far as they are idle.
_staff: ContextVar[list[_Worker] | None] = ContextVar("staff", default=None)


def perform(batch: Batch) -> Results:
    """Run the steps of a batch in this process."""
    results: Results = []
    for step, work, reads in zip(batch.steps, batch.works, batch.reads, strict=True):
        for name, digest in reads.items():
            work.contents[name] = batch.shared[digest]
        try:
            most = _allowance(step)
            with confined(most.seconds, most.memory) if step.risky else nullcontext():
                results.append(timed(step.function, work) if batch.timed else step.function(work))
        except MemoryError:
            results.append(None)
        except Exception:  # noqa: BLE001 - it is told with its trace, where the step is known
            results.append(f"{step.name}\n{traceback.format_exc()}")
    return results


def _allowance(step: Step) -> Allowance:
    return step.allowed or Allowance(seconds=SECONDS, patience=PATIENCE, memory=MEMORY)


@contextmanager
def staffed(workers: int) -> Iterator[None]:
    """Have processes from now on for so many workers, for whatever is run within; those that it adds stay, too.

    Begin it before there is much in memory: a process that is forked later has all of it, and makes a copy of what it
    looks at, page by page.
    """
    staff: list[_Worker] = []
    before = _staff.set(staff)
    try:
        while _FORKS and workers > 1 and len(staff) < min(workers, _EARLY):
            staff.append(_Worker(afresh=False))
        yield
    finally:
        _staff.reset(before)
        for worker in staff:
            worker.end()
        for worker in staff:
            worker.kill()


def each(steps: Sequence[Step]) -> Iterator[Made]:
    """What steps make that need nothing of others, in any order: here, or where they are many by those who are there (`staffed`).

    Raises `StepFailed`.
    """
    workers = len(_staff.get() or ())
    here = not workers or len(steps) < _MANY
    batches = [_alone_with(steps[at : at + TOGETHER]) for at in range(0, len(steps), TOGETHER)]
    for batch, results in ((one, None) for one in batches) if here else run(batches, workers):
        # A process may have died of something else, such as a lack of memory: what it had is done here.
        for step, made in zip(batch.steps, results or perform(batch), strict=True):
            if not isinstance(made, Made):
                raise StepFailed(made or f"{step.name}: out of memory")
            count(step.function, made.cost)
            yield made


def _alone_with(steps: Sequence[Step]) -> Batch:
    """A batch of steps that read nothing."""
    works = [Work(value=step.value) for step in steps]
    return Batch([*range(len(steps))], [*steps], works, reads=[{} for _ in steps], timed=is_on())


def run(batches: Iterable[Batch], workers: int) -> Iterator[tuple[Batch, Results | None]]:
    """Perform batches with some processes. `None` in place of results: the process died or was killed."""
    staff = _staff.get()
    idle = [] if staff is None else staff
    waiting = iter(batches)
    busy: dict[Connection, _Worker] = {}
    following = next(waiting, None)
    try:
        while following or busy:
            while following and len(busy) < workers:
                worker = _worker(idle, afresh=following.steps[0].threaded)
                # Known before it is given anything: an interrupt while sending must not leave it behind.
                busy[worker.pipe] = worker
                worker.start(following)
                following = next(waiting, None)
            ready = wait(list(busy), timeout=0.2)
            for pipe in [pipe for pipe in busy if pipe in ready]:
                worker = busy.pop(pipe)
                batch, results = worker.finish()
                if results is not None:
                    idle.append(worker)
                yield batch, results
            for worker in [worker for worker in busy.values() if worker.late()]:
                del busy[worker.pipe]
                worker.kill()
                yield worker.batch, None
    finally:
        for worker in (*busy.values(), *(idle if staff is None else ())):
            worker.kill()


def beside(function: Callable[..., object], *values: object) -> BaseProcess | None:
    """Have a function called in a process of its own, for what it leaves on the disk. It ends with this one; wait for it with
    `join`. `None` where processes cannot be forked: to start one in another way costs more than such a thing is worth."""
    if not _FORKS:
        return None
    process = multiprocessing.get_context("fork").Process(
        target=_alone, args=(function, *values), daemon=True
    )
    process.start()
    return process


def _alone(function: Callable[..., object], *values: object) -> None:
    _limit()
    function(*values)


class Apart:
    """A process that performs one batch after another, for one thread; it is started afresh, as threads go on beside it."""

    def __init__(self) -> None:
        self._worker: _Worker | None = None

    def perform(self, batch: Batch) -> Results | None:
        """The results of a batch; `None`: the process died or was killed, and the next batch gets another."""
        results = None
        if multiprocessing.current_process().daemon:
            # As a worker of Dask is, which may have no children then; ours end with whoever started them.
            multiprocessing.current_process().daemon = False
        worker = self._worker = self._worker or _Worker(afresh=True)
        with suppress(OSError):
            worker.start(batch)
            while not (answered := worker.pipe.poll(0.2)) and not worker.late():
                pass
            results = worker.finish()[1] if answered else None
        if results is None:
            self.close()
        return results

    def end(self) -> None:
        """End the process, whoever waits for it."""
        if worker := self._worker:
            worker.end()

    def close(self) -> None:
        """End the process, which nobody waits for."""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


def _worker(idle: list[_Worker], *, afresh: bool) -> _Worker:
    """A worker for the next batch, from `idle` where one fits."""
    for worker in [worker for worker in idle if worker.is_afresh == afresh]:
        idle.remove(worker)
        if worker.is_alive():
            return worker
        worker.kill()  # as the system does where memory is short
    return _Worker(afresh=afresh)


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, *, afresh: bool) -> None:
        self.is_afresh = afresh
        context: Any = multiprocessing.get_context("fork" if _FORKS and not afresh else "spawn")
        self.pipe: Connection
        self.pipe, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, os.getpid()), daemon=True)
        self._process.start()
        there.close()
        self.batch: Batch = Batch([], [], [])
        self._until = 0.0

    def start(self, batch: Batch) -> None:
        """Send a batch."""
        self.batch = batch
        patience = sum(_allowance(step).patience for step in batch.steps if step.risky)
        self._until = time.monotonic() + patience if patience else float("inf")
        with suppress(OSError):  # where it died just now, `finish` says so
            self.pipe.send(batch)

    def is_alive(self) -> bool:
        """Whether the process is still there."""
        return bool(self._process.is_alive())

    def finish(self) -> tuple[Batch, Results | None]:
        """The results of the batch, or `None` where the process died over it."""
        batch, self.batch = self.batch, Batch([], [], [])
        try:
            return batch, self.pipe.recv()
        except (EOFError, ConnectionError):
            self.kill()
            return batch, None

    def late(self) -> bool:
        """Whether the batch took longer than it may."""
        return time.monotonic() > self._until

    def kill(self) -> None:
        """End the process at once, and wait until it has."""
        self.end()
        self._process.join()
        self.pipe.close()

    def end(self) -> None:
        """End the process at once."""
        if sys.platform != "win32":
            # With whatever the process has started, such as MkDocs.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


def _serve(pipe: Connection, parent: int) -> None:
    """The life of a worker: take a batch, perform it, answer; it ends with whoever started it."""
    _limit()
    # Other workers hold the pipe's other end too, so that it does not close when the parent is killed.
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    most = memory.most()
    while True:
        try:
            pipe.send(perform(pipe.recv()))
        except (EOFError, ConnectionError):
            return
        if memory.most() > most + _MUCH:
            memory.give_back()
            most = memory.most()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _limit() -> None:
    """Keep the memory of this process within bounds, leave Ctrl-C to the parent, and lead a group that it can kill."""
    if sys.platform != "win32":
        os.setpgrp()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent does on this signal is not ours to do: a worker just ends.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    allow_memory(MOST_MEMORY)
