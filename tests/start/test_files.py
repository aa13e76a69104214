"""New files: all of them or none, whatever the disk does meanwhile."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from kollega.start.files import write_new
from kollega.start.init import make_site
from kollega.start.new import Order, make_record
from tests.folders import SMALL, contents, write


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file may have more bytes: as on a disk that is full, its first ones are written."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write_new(tmp_path / "new", {"a": b"1", "deep/er/b": b"2"})
    assert contents(tmp_path / "new") == {"a": b"1", "deep/er/b": b"2"}


def test_a_file_that_is_there_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, {"deep/er/a": b"1", "b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"mine"


def test_a_full_disk_leaves_no_half_of_a_file_and_no_half_of_a_site(tmp_path: Path) -> None:
    """The half was in the way of the next attempt; an empty story was a fault that kept the site from being built."""
    site = write(tmp_path / "site", SMALL)
    before = contents(site)
    with no_room_beyond(100):
        for make in (
            lambda: make_record(Order(site, "story", "No room", (), date(2026, 1, 13), True), "kollega"),
            lambda: make_site(tmp_path / "new", lambda: "Harbour Works", "en", "kollega"),
        ):
            with pytest.raises(OSError, match="too large") as caught:
                make()
            assert caught.value.errno == errno.EFBIG
    assert contents(site) == before
    assert not (site / "stories/no-room").exists()
    assert not (tmp_path / "new").exists()
