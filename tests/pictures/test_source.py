"""Source files: only plain files of the site's folder are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kollega.limits import MOST
from kollega.pictures.source import Unreadable, open_source, read_source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "stories").mkdir(parents=True)
    (site / "stories" / "photo.jpg").write_bytes(b"pixels")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return site


def test_a_file_is_read(root: Path) -> None:
    assert read_source(root, "stories/photo.jpg") == b"pixels"
    assert read_source(str(root), "stories/photo.jpg") == b"pixels"


def test_the_site_folder_itself_may_be_behind_a_link(root: Path) -> None:
    (root.parent / "alias").symlink_to(root)
    assert read_source(root.parent / "alias", "stories/photo.jpg") == b"pixels"


@pytest.mark.parametrize(
    "path", ["../secret.jpg", "stories/../../secret.jpg", "stories/../stories/photo.jpg"]
)
def test_no_way_leads_out(root: Path, path: str) -> None:
    with pytest.raises(Unreadable, match="outside"):
        read_source(root, path)


def test_an_absolute_path_is_outside(root: Path) -> None:
    with pytest.raises(Unreadable, match="outside"):
        read_source(root, str(root.parent / "secret.jpg"))


@pytest.mark.parametrize("target", ["../../secret.jpg", "photo.jpg", "nothing"])
def test_no_link_is_followed(root: Path, target: str) -> None:
    (root / "stories" / "link.jpg").symlink_to(target)
    with pytest.raises(Unreadable):
        read_source(root, "stories/link.jpg")


def test_no_link_to_a_folder_is_followed(root: Path) -> None:
    (root / "outside").symlink_to(root.parent)
    (root / "inside").symlink_to(root / "stories")
    for path in ("outside/secret.jpg", "inside/photo.jpg"):
        with pytest.raises(Unreadable):
            read_source(root, path)


@pytest.mark.parametrize("path", ["missing.jpg", "stories/photo.jpg/more", "a\0b", "x" * 5000, ""])
def test_what_is_not_there_is_said_plainly(root: Path, path: str) -> None:
    with pytest.raises(Unreadable, match=r"there is no such file|not a file"):
        read_source(root, path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_does_not_block(root: Path) -> None:
    os.mkfifo(root / "pipe.jpg")
    with pytest.raises(Unreadable, match="not a file"):
        read_source(root, "pipe.jpg")


def test_a_folder_is_not_a_file(root: Path) -> None:
    with pytest.raises(Unreadable):
        read_source(root, "stories")


def test_a_file_that_is_too_large_is_refused(root: Path) -> None:
    with (root / "large.jpg").open("wb") as file:
        file.truncate(MOST.picture)
    assert len(read_source(root, "large.jpg")) == MOST.picture
    with (root / "large.jpg").open("ab") as file:
        file.write(b"1")
    with pytest.raises(Unreadable, match="40 MB"):
        read_source(root, "large.jpg")


def test_a_site_may_ask_for_smaller_files(root: Path) -> None:
    (root / "stories" / "photo.jpg").write_bytes(bytes(3_000_001))
    with pytest.raises(Unreadable, match="3 MB"), open_source(root, "stories/photo.jpg", 3_000_000):
        pass
