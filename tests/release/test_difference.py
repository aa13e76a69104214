from __future__ import annotations

import errno
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kollega import release
from kollega.release.manifest import read_rows, row, write_rows
from kollega.release.output import Output
from tests.release.trees import A, B, Tree, contents, in_child, publish, settle, wanted


def spare(site: Path) -> Path:
    return Output.at(site).spare


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_first_second_and_third_release(site: Path) -> None:
    for tree in (A, B, A, B, {}, A):
        publish([site], tree)
        assert contents(site) == tree
        assert site.is_dir()
        assert release.live_manifest(site) == wanted(tree)


def test_reads_only_what_neither_folder_has(site: Path) -> None:
    publish([site], A)
    asked: list[str] = []
    tree = A | {"index.html": b"new"}

    def read(path: str) -> bytes:
        asked.append(path)
        return tree[path]

    with release.lock([site], root=site.parent / "source"):
        release.exchange([release.prepare(site, wanted(tree), read)])
    assert asked == ["index.html", "empty.txt"] or asked == ["empty.txt", "index.html"]
    asked.clear()
    tree = A
    with release.lock([site], root=site.parent / "source"):
        release.exchange([release.prepare(site, wanted(tree), read)])
    assert asked == []
    assert contents(site) == A


def test_files_that_stay_are_not_written_again(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    before = marks(spare(site))
    publish([site], A | {"index.html": b"third"})
    after = marks(site)
    assert after["style.css"] == before["style.css"]
    assert after["empty.txt"] == before["empty.txt"]
    assert after["index.html"] != before["index.html"]


def test_time_of_change_tells_the_truth(site: Path) -> None:
    """The same bytes keep their time over releases; other bytes, even earlier ones, get a new one."""
    times: list[dict[str, int]] = []
    for tree in (A, B, A, B, B | {"more": b"x"}, A):
        publish([site], tree)
        times.append({path: mtime for path, (_, mtime) in marks(site).items()})
    assert len({found["style.css"] for found in times}) == 1
    assert times[3]["index.html"] == times[4]["index.html"]
    assert times[0]["index.html"] < times[1]["index.html"] < times[2]["index.html"]
    assert times[2]["index.html"] < times[3]["index.html"] < times[5]["index.html"]


def test_nothing_new_leaves_the_live_folder_untouched(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    inode, before = site.stat().st_ino, marks(site)
    assert publish([site], B) == [release.Changes()]
    assert (site.stat().st_ino, marks(site)) == (inode, before)


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
    publish([site], A)
    output = Output.at(site)
    _edit(site)
    rows = read_rows(output.live_manifest) or {}
    rows["index.html"] = row(rows["index.html"].sha256, (site / "index.html").lstat())
    write_rows(output.live_manifest, rows)
    tree = A | {"more": b"x"}
    publish([site], tree)
    assert contents(site) == tree


def test_manifest_is_gone_while_its_folder_is_altered(site: Path) -> None:
    """Marks are never trusted after a run that was killed while it wrote."""
    publish([site], A)
    publish([site], B)
    tree = A | {"index.html": b"third"}

    def read(path: str) -> bytes:
        assert not Output.at(site).spare_manifest.exists()
        return tree[path]

    with release.lock([site], root=site.parent / "source"):
        release.prepare(site, wanted(tree), read)
        assert Output.at(site).spare_manifest.exists()


def test_new_marks_of_unchanged_files_are_learned(site: Path) -> None:
    publish([site], A)
    for path in A:
        os.utime(site / path, (1, 1))
    publish([site], A)
    rows = read_rows(Output.at(site).live_manifest) or {}
    assert rows.keys() == A.keys()
    assert all(found.fits((site / path).lstat()) for path, found in rows.items())


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


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(site: Path, umask: int) -> None:
    def build() -> None:
        os.umask(umask)
        publish([site], A)
        publish([site], B)

    assert os.waitpid(in_child(build), 0)[1] == 0
    assert contents(site) == B


@pytest.mark.parametrize("data", [b"", b"<h1>other</h1>", b"<h1>C</h1>"])
def test_bytes_that_are_not_as_announced_are_refused(site: Path, data: bytes) -> None:
    publish([site], A)
    with pytest.raises(ValueError, match=r"index\.html"):  # noqa: SIM117
        with release.lock([site], root=site.parent / "source"):
            release.prepare(site, wanted(B), lambda path: data if path == "index.html" else B[path])
    assert contents(site) == A
    publish([site], B)
    assert contents(site) == B


def test_paths_are_checked_before_anything_is_done(site: Path) -> None:
    publish([site], A)
    with release.lock([site], root=site.parent / "source"), pytest.raises(ValueError, match=r"\.\."):
        release.prepare(site, wanted({"../up": b""}), lambda _: b"")
    assert not spare(site).exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no small disk to fill: {mounted.stderr.decode().strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def test_full_disk_leaves_the_live_release(small_disk: Path, way: str) -> None:
    """The disk is full at every place of a run in turn: files, manifest, journal, state."""
    (small_disk / "source").mkdir()
    outputs = [small_disk / "site", small_disk / "backstage"]
    large = A | {f"pictures/{number}": bytes([number]) * 5000 for number in range(10)}
    publish(outputs, large)
    failures = 0
    for free in range(45):
        tree = {path: bytes([free]) + data for path, data in large.items()}
        with (small_disk / "filler").open("wb") as filler:
            space = os.statvfs(small_disk)
            filler.write(bytes(max(0, space.f_bavail - free) * space.f_frsize))
        try:
            publish(outputs, tree)
        except OSError as error:
            assert error.errno == errno.ENOSPC
            failures += 1
        for output in outputs:
            assert contents(output) in (large, tree)
        (small_disk / "filler").unlink()
        settle(outputs)
        assert contents(outputs[0]) == contents(outputs[1])
        publish(outputs, large)
    assert 10 < failures < 45


def test_file_that_the_system_refuses_leaves_the_live_release(site: Path) -> None:
    publish([site], A)
    big: Tree = B | {"video.mp4": bytes(100_000)}

    def build() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(OSError, match="too large"):
            publish([site], big)

    assert os.waitpid(in_child(build), 0)[1] == 0
    assert contents(site) == A
    publish([site], big)
    assert contents(site) == big
