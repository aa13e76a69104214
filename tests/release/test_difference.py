from __future__ import annotations

import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kollega import release
from kollega.release.manifest import read_rows
from kollega.release.output import Output
from tests import folders
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
    assert asked == ["index.html"]
    asked.clear()
    tree = A
    with release.lock([site], root=site.parent / "source"):
        release.exchange([release.prepare(site, wanted(tree), read)])
    assert asked == []
    assert contents(site) == A


def test_what_stays_has_a_second_name_that_shares_nothing_later(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    output = Output.at(site)
    assert (site / "style.css").samefile(output.spare / "style.css")
    assert not (site / "index.html").samefile(output.spare / "index.html")
    assert contents(output.spare) == A and contents(site) == B
    for folder, kept in ((site, output.live_manifest), (output.spare, output.spare_manifest)):
        rows = read_rows(kept) or {}
        shared = [path for path in rows if A.get(path) == B.get(path)]
        assert shared and all(rows[path].fits((folder / path).lstat()) for path in shared)
    publish([site], B | {"style.css": b"another"})
    assert contents(output.spare) == B


def test_without_second_names_the_files_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*paths: str) -> None:
        raise OSError(errno.EPERM, "this file system knows no links")

    publish([site], A)
    monkeypatch.setattr(os, "link", refuse)
    publish([site], B)
    assert not (site / "style.css").samefile(Output.at(site).spare / "style.css")
    assert contents(Output.at(site).spare) == A and contents(site) == B


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


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_modes_do_not_depend_on_the_umask(site: Path, umask: int) -> None:
    def build() -> None:
        os.umask(umask)
        publish([site], A)
        publish([site], B)

    assert os.waitpid(in_child(build), 0)[1] == 0
    assert contents(site) == B


def test_a_disk_that_keeps_no_modes_has_releases_as_well(site: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def build() -> None:
        os.umask(0o077)
        os.chmod = refuse  # type: ignore[assignment]
        for tree in (A, B, A):
            with release.lock([site], root=site.parent / "source"):
                release.exchange([release.prepare(site, wanted(tree), tree.__getitem__)])

    assert os.waitpid(in_child(build), 0)[1] == 0
    assert folders.contents(site) == A


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
