"""A clone of the repository, as a stranger has it: nothing but git, Python and a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.folders import SMALL, write

from .project import REPOSITORY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (REPOSITORY / ".git").exists() or not shutil.which("git"), reason="this is no repository"
    ),
]
#: What a new shell has.
_BARE = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}


def _pythons() -> list[str]:
    """Of the Pythons of this machine that should do, the oldest and the newest version."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = [sys._base_executable, *map(str, sorted(kept.glob("*/bin/python")))]  # type: ignore[attr-defined]
    found += [path for minor in range(11, 15) if (path := shutil.which(f"python3.{minor}"))]
    probe = "import sys, ensurepip; print(*sys.version_info[:2] if sys.version_info >= (3, 11) else '')"
    versions: dict[tuple[int, ...], str] = {}
    for one in found:
        done = subprocess.run([one, "-c", probe], capture_output=True, text=True, check=False)
        if done.stdout.strip():
            versions.setdefault(tuple(map(int, done.stdout.split())), one)
    return [versions[version] for version in sorted({min(versions), max(versions)})]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with everything that git would take from this folder as it is now."""
    folder = tmp_path_factory.mktemp("origin")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, listed):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(
        folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "All"
    )
    return folder


@pytest.mark.parametrize("python", _pythons())
def test_a_fresh_clone_builds(origin: Path, tmp_path: Path, python: str) -> None:
    clone = tmp_path / "a clone"
    _git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    command = [python, str(clone / "build.py"), "--no-pictures"]
    first = subprocess.run(command, cwd=tmp_path, env=_BARE, capture_output=True, text=True, check=False)
    assert first.returncode == 0, first.stdout + first.stderr
    assert first.stderr.startswith("Making ") and first.stderr.count("\n") == 1
    assert (clone / "site/index.html").exists() and (clone / "backstage/index.html").exists()
    second = subprocess.run(command, cwd=tmp_path, env=_BARE, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stderr) == (0, "")
    assert not _git(clone, "status", "--porcelain").strip()
    pip = [str(clone / ".venv/bin/python"), "-I", "-m", "pip", "--disable-pip-version-check", "check"]
    assert subprocess.run(pip, capture_output=True, text=True, check=False).returncode == 0


def test_the_package_has_all_its_files_and_a_command(origin: Path, tmp_path: Path, elsewhere: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, shutil.copytree(origin, tmp_path / "source")],
        check=True,
    )  # fmt: skip
    [wheel] = tmp_path.glob("*.whl")
    listed = _git(origin, "ls-files", "-z", "kollega").split("\0")
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    assert {name for name in listed if name} - names == set()
    assert {name.partition("/")[0] for name in names} == {
        "kollega",
        Path(*[name for name in names if "dist-info" in name][:1]).parts[0],
    }
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    [packages] = environment.glob("lib/python*/site-packages")
    subprocess.run([*pip, "--python", environment / "bin/python", "install", "--no-deps", wheel], check=True)
    (packages / "others.pth").write_text(str(Path(pytest.__file__).parents[1]))
    site = write(tmp_path / "careers", {**SMALL})
    program = environment / "bin/kollega"
    done = subprocess.run(
        [program, "--root", site, "--today", "2026-02-01"], cwd=elsewhere, env=_BARE, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "site/stories/night-shift/index.html").exists()
    assert list((site / "site").rglob("*.woff2"))


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout
