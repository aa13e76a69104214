"""What a command costs with all that it starts: `python measure.py OUTPUT COMMAND…` prints processor seconds and peak MB.

For Linux. Memory is the proportional share of each process (PSS), which counts what several have in common once.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BECOME_SUBREAPER = 36
#: Seconds between two looks at the memory.
_PAUSE = 0.02
#: Seconds by the clock, on the slowest machine.
_PATIENCE = 900


class Cost(NamedTuple):
    seconds: float
    megabytes: float
    code: int


def cost_of(command: list[str], output: Path) -> Cost:
    """Run a command, its words into a file, in a process of its own that counts for all that ever belonged to it."""
    whole = [sys.executable, __file__, str(output), *command]
    done = subprocess.run(whole, capture_output=True, text=True, check=True)
    return Cost(*json.loads(done.stdout))


def _measured(command: list[str], output: Path) -> Cost:
    # What a process leaves behind when it is killed becomes ours, and counts.
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
    peak, code, until = 0.0, process.poll(), time.monotonic() + _PATIENCE
    while code is None:
        family = list(_family(process.pid))
        peak = max(peak, sum(map(_megabytes, family)))
        if time.monotonic() > until:
            for pid in family:
                os.kill(pid, 9)
        time.sleep(_PAUSE)
        code = process.poll()
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A peak between two looks shows in the largest process at least.
    return Cost(used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss / 1024), code)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))
    except OSError:  # it ended meanwhile
        pass


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[2:], Path(sys.argv[1]))))
