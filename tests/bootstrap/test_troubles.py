"""When the packages cannot be had: one sentence that says why and what to do, and nothing half-made."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folders import write
from tools.bootstrap import failures

from .project import REPOSITORY, Project, Run, wheel


@pytest.fixture
def outdated(project: Project) -> Project:
    """A project whose `.venv` is whole, and whose lock has just changed."""
    project.lock(lantern="1.0")
    project.run()
    project.lock(lantern="2.0")
    return project


@pytest.fixture
def silent_index() -> Iterator[socket.socket]:
    """A package index that takes questions and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        yield server


def _start_asking(
    project: Project, index: socket.socket, *, asked: list[socket.socket] | None = None, **more: str
) -> subprocess.Popen[str]:
    """Start a run, and wait until its pip has asked the silent index; it gives up at once, or, where its connection is kept
    in `asked`, when its time is over."""
    address = f"http://127.0.0.1:{index.getsockname()[1]}/simple"
    more |= {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": address, "PIP_RETRIES": "0"}
    process = project.start(env=more, start_new_session=True)
    connection = index.accept()[0]
    connection.recv(1)
    if asked is not None:
        asked.append(connection)
    return process


def _is_as_before(project: Project) -> bool:
    """Whether the environment that was there before still serves the lock that was there before."""
    project.lock(lantern="1.0")
    run = project.run()
    return run.said == [] and run.told["packages"]["lantern"] == "1.0"


@pytest.mark.parametrize("where", ["PIP_INDEX_URL", "HTTPS_PROXY"])
def test_no_network(outdated: Project, where: str) -> None:
    more = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "1",
        "PIP_INDEX_URL": "https://127.0.0.1:9/",
    }
    run = outdated.run(env=more | {where: "http://127.0.0.1:9/"})
    assert "cannot be reached" in run.trouble and "run the same command again" in run.trouble
    assert _is_as_before(outdated)


def test_a_package_that_the_index_lacks(outdated: Project) -> None:
    run = outdated.run(env={"PIP_FIND_LINKS": str(outdated.root)})
    assert "lantern==2.0" in run.trouble and "pip config list" in run.trouble
    assert _is_as_before(outdated)


def test_a_package_that_is_not_what_the_lock_expects(outdated: Project, tmp_path: Path) -> None:
    wheel(tmp_path, "lantern", "2.0", code="import other_things")
    run = outdated.run(env={"PIP_FIND_LINKS": str(tmp_path)})
    assert run.trouble.startswith("lantern==2.0 came with other content than the lock expects")
    assert _is_as_before(outdated)


def test_a_package_without_a_hash_is_not_taken(outdated: Project) -> None:
    lock = outdated.root / "requirements.lock"
    lock.write_text(lock.read_text().partition(" \\")[0])
    assert outdated.run().trouble.startswith("the lock has no hash for lantern==2.0")
    assert _is_as_before(outdated)


def test_a_python_without_venv(tmp_path: Path) -> None:
    """As Debian's, where it is a package of its own."""
    project = Project.clone(tmp_path)
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None")
    run = project.run(env={"PYTHONPATH": str(tmp_path)})
    version = ".".join(map(str, sys.version_info[:2]))
    assert "`ensurepip`" in run.trouble and f"apt install python{version}-venv" in run.trouble
    assert not project.venv.exists()


def test_something_else_is_in_the_way(tmp_path: Path) -> None:
    project = Project.clone(tmp_path)
    project.venv.write_text("a list of things to buy")
    assert "Move what stands in the way" in project.run().trouble
    assert project.venv.read_text() == "a list of things to buy"


def test_a_lock_that_is_not_there(tmp_path: Path) -> None:
    project = Project.clone(tmp_path)
    (project.root / "requirements.lock").unlink()
    assert "requirements.lock" in project.run().trouble


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such name")
def test_a_folder_that_python_refuses(tmp_path: Path) -> None:
    project = Project.clone(tmp_path, "a:b")
    assert "Move" in project.run().trouble


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links for everybody")
def test_an_environment_that_is_a_link(tmp_path: Path) -> None:
    project = Project.clone(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"work.md": "Mine"})
    (project.root / ".venv").symlink_to(elsewhere)
    assert ".venv is a link" in project.run().trouble
    assert (elsewhere / "work.md").read_text() == "Mine"


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    project = Project.clone(tmp_path)
    project.root.chmod(0o555)
    run = _without_special_rights(project)
    assert run.trouble.startswith(f"{project.root} cannot be written to")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, pytest.param(signal.SIGKILL, marks=pytest.mark.slow)])
def test_what_is_broken_off_is_made_anew(
    outdated: Project, silent_index: socket.socket, sign: signal.Signals
) -> None:
    process = _start_asking(outdated, silent_index)
    os.killpg(process.pid, sign)
    out, err = process.communicate(timeout=20)
    assert out == "" and "Traceback" not in err and not outdated.stamp.exists()
    if sign is signal.SIGINT:
        assert process.returncode == 130 and "begins again" in err
    run = outdated.run()
    assert run.said[0].startswith("Making ") and run.told["packages"]["lantern"] == "2.0"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows ends locks with the process that took them")
def test_the_pip_of_a_killed_run_is_waited_for(outdated: Project, silent_index: socket.socket) -> None:
    asked: list[socket.socket] = []
    process = _start_asking(outdated, silent_index, asked=asked, PIP_TIMEOUT="8")
    process.kill()
    run = outdated.run()
    assert [line.split()[0] for line in run.said] == ["Another", "Making"] and run.told
    process.communicate(timeout=60)


def test_a_damaged_package(project: Project) -> None:
    project.lock(lantern="1.0")
    project.run()
    [module] = project.venv.rglob("lantern.py")
    module.unlink()
    try:
        assert "lantern" in (trouble := project.run().trouble) and str(project.venv) in trouble
    finally:
        project.stamp.unlink()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot be written to"),
        (OSError(errno.EIO, "Input/output error", "/x"), "Input/output error: /x"),
    ],
)
def test_what_the_system_refuses(error: OSError, sentence: str) -> None:
    assert sentence in failures.of_system(error)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system: 'x'", "cannot be written"),
        ("ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "PIP_CERT"),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "cannot be reached"),
        ("ERROR: HTTP error 403 while getting x", "name and password"),
        ("ERROR: Failed building wheel for feedgen\nERROR: Could not build wheels", "the package feedgen could not be built"),
        ("Looking\nERROR: One\nERROR: Something new.\n", "(Something new)"),
        ("", "(it ended with 1)"),
    ],
)  # fmt: skip
def test_what_pip_says(output: str, sentence: str) -> None:
    told = failures.of_pip(output, 1)
    assert sentence in told and "\n" not in told


@pytest.mark.parametrize(("system", "pythons"), [("Windows", "(3.14)"), ("Linux", "(3.11 to 3.14)")])
@pytest.mark.parametrize(
    "output",
    ["ERROR: No matching distribution found for comrak==0.0.16", "ERROR: Failed building wheel for comrak"],
)
def test_another_python_is_one_for_which_all_is_ready(
    output: str, system: str, pythons: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    told = failures.of_pip(output, 1)
    assert "comrak" in told and pythons in told and "{" not in told


def _old_pythons() -> list[str]:
    """Pythons on this machine that are too old."""
    names = [
        shutil.which(name) for name in ("python2.7", "python3.6", "python3.8", "python3.9", "python3.10")
    ]
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = [name for name in names if name] + [str(path) for path in kept.glob("*/bin/python")]
    probe = "import sys; sys.exit(sys.version_info >= (3, 11))"
    return [
        one
        for one in found
        if subprocess.run([one, "-c", probe], capture_output=True, check=False).returncode == 0
    ]


@pytest.mark.parametrize("python", _old_pythons())
def test_an_old_python_is_told_so(python: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [python, REPOSITORY / "build.py", "build"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr.startswith("build.py: Kollega needs Python 3.11 or newer")
        and done.stderr.count("\n") == 1
    )


def _without_special_rights(project: Project) -> Run:
    """Run as somebody whom the rights of files bind; the administrator may do anything otherwise."""
    if os.name == "nt" or os.geteuid() != 0:
        return project.run()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("the tests run as administrator, and nothing here can lay that down")
    wrapper = project.wheels / "python"
    wrapper.write_text(f'#!/bin/sh\nexec {setpriv} --bounding-set=-all {sys.executable} "$@"\n')
    wrapper.chmod(0o755)
    return project.run(python=str(wrapper))
