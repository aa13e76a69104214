"""Videos outside the repository: fetched once from a real server or folder, and believed by their digest alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kollega.video.outside import Missing, fetch
from tests.conftest import SiteServer
from tests.folders import write

DATA = b"a video, as far as this test is concerned" * 1000
NAME = f"{hashlib.sha256(DATA).hexdigest()}.mp4"
PATH = f".kollega/media/{NAME}"
MOST = 1_000_000


def test_a_video_is_fetched_from_a_server_once(tmp_path: Path, site_server: SiteServer) -> None:
    store = write(tmp_path / "store", {NAME: DATA})
    address = site_server(store)
    fetch(tmp_path, PATH, address, MOST)
    (store / NAME).unlink()
    fetch(tmp_path, PATH, address, MOST)
    assert (tmp_path / PATH).read_bytes() == DATA


@pytest.mark.parametrize(
    ("there", "most", "reason"),
    [
        ({NAME: b"another"}, MOST, "its content is not what its digest says"),
        ({NAME: DATA}, 1000, "it is larger than"),
        ({"x": b""}, MOST, "the host answers with status 404"),
    ],
)
def test_what_is_not_it_is_not_kept(
    tmp_path: Path, site_server: SiteServer, there: dict[str, str | bytes], most: int, reason: str
) -> None:
    with pytest.raises(Missing, match=reason):
        fetch(tmp_path, PATH, site_server(write(tmp_path / "store", there)), most)
    assert not [path for path in (tmp_path / ".kollega").rglob("*") if path.is_file()]


def test_a_folder_serves_as_well_and_its_absence_is_told(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="does not say where"):
        fetch(tmp_path, PATH, "", MOST)
    with pytest.raises(Missing, match="No such file"):
        fetch(tmp_path, PATH, "store/", MOST)
    write(tmp_path / "store", {NAME: DATA})
    fetch(tmp_path, PATH, "store/", MOST)
    assert (tmp_path / PATH).read_bytes() == DATA


def test_a_host_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="the host does not answer"):
        fetch(tmp_path, PATH, "http://127.0.0.1:9/", MOST)
