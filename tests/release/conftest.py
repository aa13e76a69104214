"""Folders to publish into, and both ways in which folders change places."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kollega.release import swap


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    return tmp_path / "site"


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder that is fast to flush where the system has one, for tests with many releases."""
    fast = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=fast if fast.is_dir() else None) as folder:
        (Path(folder) / "source").mkdir()
        yield Path(folder)


@pytest.fixture(params=["one call", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How folders change places; by renames as on systems that have no call for it."""
    chosen: str = request.param
    if chosen == "renames":
        monkeypatch.setattr(swap, "_exchange_paths", None)
    elif swap._exchange_paths is None:
        pytest.skip("this system has no call that exchanges two folders")
    return chosen


@pytest.fixture
def outputs(memory: Path) -> list[Path]:
    return [memory / "site", memory / "backstage"]
