"""Memory that is given back."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from kollega import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is done")


def _in_use() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def test_what_was_freed_is_given_back_though_something_between_stays() -> None:
    before = _in_use()
    texts = [bytes(2_000) for _ in range(40_000)]
    texts = texts[::1_000]
    kept = _in_use() - before
    memory.give_back()
    assert _in_use() - before < kept / 2
    assert len(texts) == 40


def test_the_most_that_was_in_memory_never_falls() -> None:
    first = memory.most()
    data = bytearray(30_000_000)
    largest = memory.most()
    del data
    assert 0 < first <= largest == memory.most()
