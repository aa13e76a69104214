"""A profile: what the stages of a build take, by the clock and of the processor, in all its processes.

Whoever does something that may be long says so with `stage`. Steps need not: what a step took comes back with its result,
from whatever process performed it, and is counted for its function below the stage that ordered it. Outside `recording`
nothing is measured.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kollega.steps import Cost, Made, Work

#: Names of a row and of the stages around it, from the outermost.
_Path = tuple[str, ...]


@dataclass
class Row:
    """What a stage took with all below it, or all steps of one function below a stage. Seconds."""

    #: By the clock; of steps the sum of all processes, of what began before anybody looked 0.
    wall: float = 0.0
    processor: float = 0.0
    #: How many steps were performed.
    steps: int = 0


@dataclass
class Profile:
    """What was measured in one recording, by path."""

    rows: dict[_Path, Row] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    #: Where we are.
    path: _Path = ()
    #: Seconds of the processor that steps took, wherever they were performed.
    _steps: float = 0.0

    def processor(self) -> float:
        """Seconds of the processor until now: of this process without its steps, and of the steps of all."""
        return time.process_time() - _performed + self._steps

    def count(self, function: Callable[[Work], Made], cost: Cost) -> None:
        """Count one step for its function."""
        self._steps += cost.processor
        name = f"{function.__module__}.{function.__qualname__}".removeprefix("kollega.")
        for end in range(1, len(self.path) + 1):
            self.row(self.path[:end]).steps += 1
        row = self.row((*self.path, name))
        row.wall += cost.wall
        row.processor += cost.processor
        row.steps += 1

    def row(self, path: _Path) -> Row:
        """The row of a path."""
        return self.rows.setdefault(path, Row())

    def whole(self) -> list[dict[str, Any]]:
        """All rows as plain data: the stages in their order, what is in each by what it took, and the `total`."""
        outer = [row for path, row in self.rows.items() if len(path) == 1]
        total = Row(
            time.monotonic() - self.begun,
            time.process_time() + _of_programs(),
            sum(row.steps for row in outer),
        )
        # What it takes to start processes and to talk with them, and what nobody named.
        rest = Row(
            total.wall - sum(row.wall for row in outer),
            max(0.0, total.processor - sum(row.processor for row in outer)),
        )
        ends = {("everything else",): rest, ("total",): total}
        return [
            {"stage": list(path), "wall": round(row.wall, 4), "processor": round(row.processor, 4), "steps": row.steps}
            for path, row in (*self._sorted(), *ends.items())
        ]  # fmt: skip

    def _sorted(self, above: _Path = ()) -> Iterator[tuple[_Path, Row]]:
        inside = [(path, row) for path, row in self.rows.items() if path[:-1] == above]
        for path, row in sorted(inside, key=lambda one: -one[1].processor) if above else inside:
            yield path, row
            yield from self._sorted(path)


_current: ContextVar[Profile | None] = ContextVar("profile", default=None)
#: Seconds of the processor that timed steps took in this process; they are counted where their results come in.
_performed = 0.0


@contextmanager
def recording() -> Iterator[Profile]:
    """Measure what is done within. What this process took before is the row of its start."""
    record = Profile()
    record.row(("start of the program",)).processor = time.process_time()
    before = _current.set(record)
    try:
        yield record
    finally:
        _current.reset(before)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure a stage, where anybody records; `with stage("reading"):`, or `@stage("reading")` above a function."""
    record = _current.get()
    if record is None:
        yield
        return
    record.path += (name,)
    row, wall, processor = record.row(record.path), time.monotonic(), record.processor()
    try:
        yield
    finally:
        row.wall += time.monotonic() - wall
        row.processor += record.processor() - processor
        record.path = record.path[:-1]


def is_on() -> bool:
    """Whether anybody records."""
    return _current.get() is not None


def count(function: Callable[[Work], Made], cost: Cost | None) -> None:
    """Count a step that was performed, where anybody records."""
    record = _current.get()
    if record is not None and cost is not None:
        record.count(function, cost)


def timed(function: Callable[[Work], Made], work: Work) -> Made:
    """What a step makes, with what that took; this works in any process."""
    global _performed
    wall, own, programs = time.monotonic(), time.process_time(), _of_programs()
    made = function(work)
    own = time.process_time() - own
    _performed += own
    cost = Cost(wall=time.monotonic() - wall, processor=own + _of_programs() - programs)
    return msgspec.structs.replace(made, cost=cost)


def _of_programs() -> float:
    """Seconds of the processor of the programs that this process started, and that have ended."""
    if sys.platform == "win32":
        return 0.0
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Rows for people. What is below another is part of it; steps of one kind have the time of all processes together."""
    lines = [f"{'':56} {'wall s':>8} {'processor s':>11} {'steps':>7}"]
    for row in rows:
        name = "  " * (len(row["stage"]) - 1) + row["stage"][-1]
        wall = f"{row['wall']:8.2f}" if row["wall"] else " " * 8
        lines.append(f"{name:56} {wall} {row['processor']:11.2f} {row['steps'] or '':>7}")
    return "\n".join(lines)
