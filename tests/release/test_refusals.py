from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kollega import release
from tests.release.trees import A, B, contents, publish


def refused(folder: Path, *, root: Path, others: tuple[Path, ...] = ()) -> str:
    with pytest.raises(release.NotOurs) as error, release.lock([folder, *others], root=root):
        raise AssertionError("was let in")
    assert str(folder) in str(error.value) or folder.is_symlink()
    return str(error.value)


def test_folder_of_somebody_else_is_left_alone(site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("the only copy")
    said = refused(site, root=site.parent / "source")
    assert "Choose another folder, or empty this one." in said
    assert (site / "thesis.txt").read_text() == "the only copy"


def test_empty_folder_is_taken(site: Path) -> None:
    site.mkdir(mode=0o700)
    publish([site], A)
    assert contents(site) == A


def test_folder_that_took_the_place_of_ours_is_left_alone(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    shutil.rmtree(site)
    site.mkdir()  # often with the inode of the folder that was deleted
    (site / "index.html").write_text("the only copy")
    refused(site, root=site.parent / "source")
    assert (site / "index.html").read_text() == "the only copy"


def test_git_repository_is_left_alone(site: Path) -> None:
    publish([site], A)
    (site / ".git").mkdir()
    assert "git" in refused(site, root=site.parent / "source")


def test_output_without_its_records_is_left_alone(site: Path) -> None:
    publish([site], A)
    shutil.rmtree(site.parent / ".kollega")
    refused(site, root=site.parent / "source")
    assert contents(site) == A


def test_output_restored_from_a_copy_is_ours(site: Path, tmp_path: Path) -> None:
    publish([site], A)
    publish([site], B)
    copy = tmp_path / "restored"
    for name in ("site", ".kollega"):
        shutil.copytree(tmp_path / name, copy / name, copy_function=shutil.copy)
    (copy / "source").mkdir()
    asked: list[str] = []
    with release.lock([copy / "site"], root=copy / "source"):
        prepared = release.prepare(copy / "site", release.live_manifest(copy / "site"), asked.append)  # type: ignore[arg-type]
        assert prepared.is_live
    publish([copy / "site"], A)
    assert contents(copy / "site") == A
    assert not asked


def test_shapes_that_cannot_be_outputs(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (root / "file").write_text("x")
    (root / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere").mkdir()
    assert "link" in refused(root / "link", root=root)
    assert "not a folder" in refused(root / "file", root=root)
    assert "own folder" in refused(root, root=root)
    assert "own folder" in refused(tmp_path, root=root)
    assert "own folder" in refused(Path("/"), root=root)
    assert ".kollega" in refused(root / ".kollega" / "site", root=root)
    assert "mounted" in refused(Path("/proc"), root=root)
    assert "made of" in refused(root / "content/site", root=root)
    assert "made of" in refused(root / "theme", root=root)
    assert "another output" in refused(root / "site", root=root, others=(root / "site",))
    assert "another output" in refused(root / "site" / "backstage", root=root, others=(root / "site",))
    assert sorted(path.name for path in root.iterdir()) == ["file", "link"]
    assert (root / "file").read_text() == "x"


def test_any_way_of_writing_a_path_is_the_same_output(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent / "source")
    with release.lock([Path("../site")], root=Path()):
        prepared = release.prepare(site.parent / "source" / ".." / "site", {}, bytes.fromhex)
        release.exchange([prepared])
    assert site.is_dir()
    with pytest.raises(release.NotOurs), release.lock([Path()], root=Path()):
        pass


def test_prepare_without_the_lock_is_a_bug(site: Path) -> None:
    with pytest.raises(RuntimeError):
        release.prepare(site, {}, bytes.fromhex)
