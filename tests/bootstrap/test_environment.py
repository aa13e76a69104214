"""`build.py` from a fresh clone on: what it installs, when it does not, and how it hands over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from tests.folders import SMALL, write

from .project import REPOSITORY, Project, copy_bootstrap, wheel


def trace(folder: Path) -> dict[str, int]:
    """Each file of a folder, and when it was changed."""
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_a_fresh_clone_installs_its_packages_and_runs(tmp_path: Path, elsewhere: Path) -> None:
    project = Project.clone(tmp_path)
    run = project.run("--strict", "a b", "", "--root=x", cwd=elsewhere)
    assert run.told["arguments"] == ["--strict", "a b", "", "--root=x"]
    assert run.told["folder"] == str(elsewhere)
    assert run.told["root"] == str(project.root)
    assert run.told["prefix"] == str(project.venv)
    assert run.told["packages"]["lantern"] == "1.0"
    [line] = run.said
    assert line.startswith(f"Making {project.venv} ") and "a minute, once" in line


def test_the_second_run_installs_nothing_and_says_nothing(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    before = trace(project.venv)
    run = project.run("build")
    assert run.told["arguments"] == ["build"] and run.said == []
    assert trace(project.venv) == before


def test_the_program_starts_compiled_where_python_keeps_nothing_of_it(tmp_path: Path) -> None:
    project = Project.clone(tmp_path)
    assert project.run(env={"PYTHONDONTWRITEBYTECODE": "1"}).code == 0
    assert Path(cache_from_source(str(project.root / "kollega/cli.py"))).is_file()


def test_tests_have_packages_of_their_own_and_leave_nothing_to_do_for_a_build(project: Project) -> None:
    project.lock(test={"beacon": "1.0"}, lantern="1.0")
    assert "beacon" not in project.run("build").told["packages"]
    run = project.run("test", "-k", "feeds")
    assert run.told["arguments"] == ["test", "-k", "feeds"]
    assert run.told["packages"].items() >= {"beacon": "1.0", "lantern": "1.0"}.items()
    assert [line.split()[0] for line in run.said] == ["Updating"]
    assert project.run().said == project.run("test").said == []


def test_a_changed_lock_updates(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    project.lock(lantern="2.0")
    run = project.run()
    assert run.told["packages"]["lantern"] == "2.0"
    assert [line.split()[0] for line in run.said] == ["Updating"]
    assert project.run().said == []


@pytest.mark.slow
def test_a_moved_folder_gets_an_environment_of_its_own(project: Project, tmp_path: Path) -> None:
    project.lock(lantern="1.0")
    project.run()
    moved = shutil.copytree(project.root, tmp_path / "moved", symlinks=True)
    run = Project(moved, project.wheels).run()
    assert run.told["prefix"] == str(moved / ".venv")
    assert [line.split()[0] for line in run.said] == ["Making"]


@pytest.mark.slow
def test_an_environment_of_another_python_is_made_anew(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    project.stamp.write_text(
        project.stamp.read_text().replace(".".join(map(str, sys.version_info[:3])), "3.11.0rc1")
    )
    (project.venv / "left over").touch()
    assert [line.split()[0] for line in project.run().said] == ["Making"]
    assert not (project.venv / "left over").exists()


@pytest.mark.slow
def test_an_environment_whose_python_is_gone_is_made_anew(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    python = project.venv / "bin" / "python"
    python.unlink()
    python.symlink_to("/no/such/python")
    run = project.run()
    assert run.told["prefix"] == str(project.venv)
    assert [line.split()[0] for line in run.said] == ["Making"]


def test_two_runs_at_once_make_it_once(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    project.lock(lantern="2.0")
    said = []
    for process in [project.start(), project.start(), project.start("test")]:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0 and '"lantern": "2.0"' in out, err
        said += err.splitlines()
    assert sum(line.startswith("Updating ") for line in said) <= 2
    assert any(line.startswith("Another run ") for line in said)
    assert project.run().said == []


@pytest.mark.parametrize("flag", ["-P", "-I", "-B"])
def test_flags_of_python_do_not_matter(project: Project, elsewhere: Path, flag: str) -> None:
    project.lock(lantern="1.0")
    project.run()
    command = [sys.executable, flag, str(project.root / "build.py"), "x"]
    done = subprocess.run(
        command, cwd=elsewhere, env=project.clean_environment(), check=True, capture_output=True, text=True
    )
    assert '"arguments": ["x"]' in done.stdout


def test_a_link_to_the_file_leads_home(project: Project, tmp_path: Path) -> None:
    project.lock(lantern="1.0")
    (tmp_path / "build-the-site").symlink_to(project.root / "build.py")
    done = subprocess.run(
        [sys.executable, tmp_path / "build-the-site"],
        env=project.clean_environment(),
        check=True,
        capture_output=True,
    )
    assert str(project.venv).encode() in done.stdout


def test_it_costs_less_than_50_milliseconds(project: Project) -> None:
    """What a run costs of the processor more than the program itself, started by the Python of `.venv`."""
    project.lock(lantern="1.0")
    project.run()
    python = project.venv / "bin" / "python"
    program = (
        f"import sys; sys.path.insert(0, {str(project.root)!r}); from tools.bootstrap import run; run([])"
    )
    through = _best([sys.executable, str(project.root / "build.py")], project)
    itself = _best([str(python), "-P", "-c", program], project)
    bare = _best([sys.executable, "-c", ""], project)
    assert through - itself - bare < 0.05


def test_packages_that_are_there_are_used_as_they_are(tmp_path: Path, elsewhere: Path) -> None:
    """The real program and locks: this Python has what the locks name, so no environment is made."""
    root = tmp_path / "clone"
    copy_bootstrap(root)
    shutil.copytree(REPOSITORY / "kollega", root / "kollega")
    for lock in REPOSITORY.glob("*.lock"):
        shutil.copy(lock, root)
    write(root, {**SMALL})
    done = subprocess.run(
        [sys.executable, root / "build.py", "--site-dir", "out", "--no-pictures", "--today", "2026-02-01"],
        cwd=elsewhere, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done
    assert not (root / ".venv").exists()
    assert (elsewhere / "out/stories/night-shift/index.html").exists()
    assert (root / "backstage").is_dir() and not (root / "site").exists()


def test_packages_of_another_version_are_not_used(project: Project, tmp_path: Path) -> None:
    project.lock(lantern="2.0")
    wheel(tmp_path, "lantern", "1.0")
    run = project.run(env={"PYTHONPATH": str(tmp_path / "lantern-1.0-py3-none-any.whl")})
    assert run.told["prefix"] == str(project.venv)


def _best(command: list[str], project: Project) -> float:
    """The fewest seconds of the processor of several runs: other work on the machine hardly changes them."""
    times = []
    for _ in range(12):
        child = subprocess.Popen(
            command, env=project.clean_environment(), stdout=subprocess.DEVNULL, cwd=os.sep
        )
        _, status, used = os.wait4(child.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        child.returncode = 0
        times.append(used.ru_utime + used.ru_stime)
    return min(times)
