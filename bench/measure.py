"""What a command takes: processor time of all processes that it starts, time by the clock, memory, and what it leaves.

Processor time is that of the whole tree: whatever is orphaned comes to us, is waited for, and counted. Memory is the
proportional share of every process of the tree, added up, at its highest; looking at it costs time, so it is measured in
a run of its own. This is for Linux; elsewhere orphans are not counted and memory is 0.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

#: Of Linux's `prctl`.
_PR_SET_CHILD_SUBREAPER = 36
#: Seconds between two looks at the memory.
_LOOK = 0.02
#: A command that takes longer hangs.
_PATIENCE = 1800.0
_IS_LINUX = sys.platform == "linux"


class Failed(Exception):
    """A command failed, or left something else than it should."""


@dataclass(frozen=True)
class Took:
    """What a command took: seconds by the clock and of the processor, and of the processor what others took meanwhile."""

    wall: float
    processor: float
    others: float


def run(command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> Took:
    """Run a command and measure it. Raises `Failed`."""
    with _started(command, folder, environment) as process:
        busy, spent, begun = machine_busy(), _spent(), time.monotonic()
        output = process.communicate(timeout=_PATIENCE)[0]
        wall = time.monotonic() - begun
    processor = _spent() - spent
    others = max(0.0, machine_busy() - busy - processor)
    if process.returncode:
        raise Failed(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{output[-2000:]}")
    return Took(wall, processor, others)


def peak(command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> int:
    """Bytes of memory that a command and all that it starts have at most. Raises `Failed`."""
    most = 0
    with _started(command, folder, environment, output=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_share, _below(os.getpid()))))
            time.sleep(_LOOK)
    if process.returncode:
        raise Failed(f"{' '.join(command)} in {folder} ended with {process.returncode}")
    return most


@contextmanager
def _started(
    command: tuple[str, ...], folder: Path, environment: dict[str, str], output: int = subprocess.PIPE
) -> Iterator[subprocess.Popen[str]]:
    """A command that runs; in the end everything that it started and that has ended is waited for, so that it counts."""
    before = set(_below(os.getpid()))
    # What is installed is compiled once. Some machines are told to have Python do so at each start, and keep nothing of it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    _adopt(True)
    try:
        process = subprocess.Popen(
            command, cwd=folder, env={**kept, **environment}, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        for orphan in set(_below(os.getpid())) - before:
            with suppress(ChildProcessError):
                os.waitpid(orphan, os.WNOHANG)
    finally:
        _adopt(False)


def _adopt(wanted: bool) -> None:
    """Whether orphans below this process become its children."""
    if _IS_LINUX:
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(wanted), 0, 0, 0)


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _below(top: int) -> Iterator[int]:
    """All processes below one."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc") if _IS_LINUX else ():  # noqa: PTH208 - many thousand times
        if entry.isdigit():
            with suppress(OSError):
                stat = Path(f"/proc/{entry}/stat").read_text()
                children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry))
    waiting = children.get(top, [])
    while waiting:
        yield (one := waiting.pop())
        waiting = [*waiting, *children.get(one, [])]


def _share(process: int) -> int:
    """Bytes of one process; what it shares with others counts as its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def machine_busy() -> float:
    """Seconds of the processor that all programs of the machine have taken since it was started."""
    if not _IS_LINUX:
        return 0.0
    user, nice, system, _, _, interrupts, soft, *_ = map(
        int, Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    )
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


def share_of_others(seconds: float) -> float:
    """Which share of one processor core programs take while we wait so long."""
    busy = machine_busy()
    time.sleep(seconds)
    return (machine_busy() - busy) / seconds


def size(folder: Path) -> tuple[int, int]:
    """How many files there are below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
