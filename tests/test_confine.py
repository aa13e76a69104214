"""Confining work: what takes more than it may is ended, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system does not enforce it")

#: One call that never looks up.
_BUSY = "sum(range(10**9))"
_WAITING = "time.sleep(1)"
_GREEDY = "bytes(200_000_000)"
#: A pattern that takes for ever, and looks up at times.
_STUCK = "re.match('(a+)+$', 'a' * 60 + 'b')"


def run(work: str, *, raising: bool = False, seconds: float = 0.3) -> subprocess.CompletedProcess[str]:
    """A process of its own that does `work` in confinement, and then says so."""
    program = f"""
        import re, time
        from kollega.confine import *
        if {raising}: raise_when_late()
        try:
            with confined({seconds}, 100_000_000): {work}
        except (TooCostly, MemoryError) as error: print(type(error).__name__)
        big = bytes(200_000_000)
        sum(range(3 * 10**7))
        print("done")
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("work", [_BUSY, _STUCK])
def test_what_takes_too_long_ends_with_its_process(work: str) -> None:
    assert run(work).returncode < 0


@pytest.mark.parametrize("work", [_STUCK, "\n                while True: pass"])
def test_where_it_should_only_the_work_ends(work: str) -> None:
    done = run(work, raising=True)
    assert (done.returncode, done.stdout) == (0, "TooCostly\ndone\n")


def test_what_nobody_can_interrupt_ends_with_its_process_all_the_same() -> None:
    assert run(_BUSY, raising=True).returncode < 0


def test_what_asks_for_too_much_memory_does_not_get_it() -> None:
    assert run(_GREEDY).stdout == "MemoryError\ndone\n"


def test_waiting_costs_no_processor_time() -> None:
    assert run(_WAITING).stdout == "done\n"
