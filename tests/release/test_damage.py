from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kollega import release
from kollega.deploy import withdrawn
from kollega.deploy.errors import Refused
from kollega.release.manifest import read_rows, row, write_rows
from kollega.release.output import Output, load
from tests.release.trees import A, B, contents, publish


def spare(site: Path) -> Path:
    return Output.at(site).spare


def _edit(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<h1>X</h1>")


def _edit_and_hide(folder: Path) -> None:
    found = (folder / "index.html").stat()
    _edit(folder)
    os.utime(folder / "index.html", ns=(found.st_atime_ns, found.st_mtime_ns))


def _truncate(folder: Path) -> None:
    os.truncate(folder / "index.html", 0)


def _delete(folder: Path) -> None:
    (folder / "style.css").unlink()


def _add(folder: Path) -> None:
    (folder / "stories" / "extra").mkdir()
    (folder / "stories" / "extra" / "file").write_text("extra")


def _add_folder(folder: Path) -> None:
    (folder / "hollow").mkdir()


def _link(folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to("/etc/passwd")


def _link_folder(folder: Path) -> None:
    (folder / "stories").rename(folder.parent / "moved")
    (folder / "stories").symlink_to(folder.parent / "moved")


def _pipe(folder: Path) -> None:
    (folder / "index.html").unlink()
    os.mkfifo(folder / "index.html")


def _file_for_folder(folder: Path) -> None:
    (folder / "stories" / "night-shift" / "index.html").unlink()
    (folder / "stories" / "night-shift").rmdir()
    (folder / "stories" / "night-shift").write_text("file")


def _folder_for_file(folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html" / "deep").mkdir(parents=True)


def _modes(folder: Path) -> None:
    (folder / "index.html").chmod(0o600)
    (folder / "stories").chmod(0o700)
    folder.chmod(0o777)


DAMAGES = [
    _edit, _edit_and_hide, _truncate, _delete, _add, _add_folder, _link, _link_folder, _pipe,
    _file_for_folder, _folder_for_file, _modes,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_live_folder_is_mended(site: Path, damage: Callable[[Path], None]) -> None:
    publish([site], A)
    damage(site)
    assert publish([site], A) == [release.Changes()]
    assert contents(site) == A


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_spare_folder_is_mended(site: Path, damage: Callable[[Path], None]) -> None:
    publish([site], A)
    publish([site], B)
    damage(spare(site))
    publish([site], A)
    assert contents(site) == A


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_live_folder_is_not_copied(site: Path, damage: Callable[[Path], None]) -> None:
    publish([site], A)
    damage(site)
    tree = A | {"more": b"x"}
    publish([site], tree)
    assert contents(site) == tree


def test_rot_that_no_mark_betrays_is_not_copied(site: Path) -> None:
    publish([site], B)
    publish([site], A)
    output = Output.at(site)
    _edit(site)
    rows = read_rows(output.live_manifest) or {}
    rows["index.html"] = row(rows["index.html"].sha256, (site / "index.html").lstat())
    write_rows(output.live_manifest, rows)
    tree = A | {"more": b"x"}
    publish([site], tree)
    assert contents(site) == tree


def test_link_in_place_of_the_spare_folder_is_not_followed(site: Path, tmp_path: Path) -> None:
    publish([site], A)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("x")
    spare(site).symlink_to(tmp_path / "precious")
    publish([site], B)
    assert contents(site) == B
    assert (tmp_path / "precious" / "file").read_text() == "x"


def test_second_name_of_a_file_keeps_its_bytes(site: Path, tmp_path: Path) -> None:
    publish([site], A)
    os.link(site / "index.html", tmp_path / "backup")
    for tree in (B, A | {"index.html": b"third"}):
        publish([site], tree)
    assert (tmp_path / "backup").read_bytes() == A["index.html"]


def test_deleted_live_folder_comes_back(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    site.rename(site.parent / "taken away")
    publish([site], B)
    assert contents(site) == B


@pytest.mark.parametrize("name", ["state", "a", "b", "journal", "notes/n"])
def test_a_pipe_among_what_is_kept_is_told_and_not_waited_for(site: Path, name: str) -> None:
    for tree in (A, B, A):
        publish([site], tree)
    path = Output.at(site).kept / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    with pytest.raises(OSError, match="no ordinary file"):
        load(path, object)
    with suppress(release.Refused, OSError):
        publish([site], B)
    assert contents(site) in (A, B)


def test_a_link_in_the_place_of_a_new_file_is_not_written_through(site: Path, tmp_path: Path) -> None:
    publish([site], A)
    (tmp_path / "precious").write_text("precious")
    for name in ("state.new", "a.new", "b.new", "journal.new"):
        (Output.at(site).kept / name).symlink_to(tmp_path / "precious")
    (Output.at(site).kept.parent / "withdrawn.json.new").symlink_to(tmp_path / "precious")
    publish([site], B)
    release.withdraw({site: release.Changes(removed=("gone",))})
    assert contents(site) == B and release.withdrawn(site)["site"]["remove"] == ["gone"]
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_pipe_in_the_place_of_what_is_to_go_first_is_not_waited_for(site: Path) -> None:
    publish([site], A)
    os.mkfifo(Output.at(site).kept.parent / "withdrawn.json")
    assert release.withdrawn(site) == {}
    with pytest.raises(Refused, match="no ordinary file"):
        withdrawn.read(site.parent, "site", "live", [])
