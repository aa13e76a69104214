"""The reading of locks, and the locks themselves."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.markers import Marker

from tools.bootstrap import RUN, TEST, requirements
from tools.lock import LOCKS

from .project import REPOSITORY

_BUILD = "requirements-build.lock"
_numbers = st.sampled_from(["3", "3.9", "3.10", "3.11", "3.11.0", "3.11.5", "3.12.1", "3.13", "3.14", "4"])
_words = st.sampled_from(
    ["linux", "win32", "darwin", "Linux", "posix", "nt", "CPython", "cpython", "PyPy", "x86_64"]
)
_versions = st.builds(
    "{} {} '{}'".format,
    st.sampled_from(["python_version", "python_full_version"]),
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    _numbers,
)
_names = st.builds(
    "{} {} '{}'".format,
    st.sampled_from(
        "sys_platform os_name platform_system platform_machine implementation_name "
        "platform_python_implementation".split()
    ),
    st.sampled_from(["==", "!="]),
    _words,
)
_markers = st.recursive(
    _versions | _names,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
    max_leaves=6,
)


@given(_markers)
def test_markers_hold_when_packaging_says_so(marker: str) -> None:
    assert requirements.holds(marker) == Marker(marker).evaluate()


@pytest.mark.parametrize(
    "marker",
    [
        "extra == 'x'",
        "python_version ~= '3.11'",
        "python_version == '3.*'",
        "'linux' in sys_platform",
        "x",
        "(",
        "1 < 2",
    ],
)
def test_a_marker_that_is_not_known_is_left_to_pip(marker: str) -> None:
    with pytest.raises(requirements.Unknown):
        requirements.holds(marker)
    assert not requirements.importable([requirements.Requirement("pytest", pytest.__version__, marker)])


def test_what_is_importable() -> None:
    here = requirements.Requirement("pytest", pytest.__version__, "")
    assert requirements.importable([here])
    assert not requirements.importable([here, here._replace(version="0.1")])
    assert not requirements.importable([here._replace(name="no-such-package")])
    assert requirements.importable([here._replace(name="no-such-package", marker="os_name == 'java'")])


def test_a_lock_is_read() -> None:
    lines = [
        "# words",
        "",
        "--no-binary x",
        "a-b==1.0 ; sys_platform == 'win32' \\\n",
        "    --hash=sha256:00 \\",
        "c==2",
    ]
    assert requirements.read(lines) == [("a-b", "1.0", "sys_platform == 'win32'"), ("c", "2", "")]


def test_every_requirement_of_the_locks_has_hashes_and_no_address() -> None:
    for name in LOCKS:
        text = (REPOSITORY / name).read_text()
        assert "://" not in text
        for block in text.replace("\\\n", "").splitlines():
            assert "==" in block and "--hash=sha256:" in block, block
        for one in requirements.of(name):
            assert not one.marker or requirements.holds(one.marker) in (True, False)


def test_the_lock_for_tests_holds_the_other_one() -> None:
    """So that nothing is to be installed for a build after the tests were run."""
    assert set(requirements.of(RUN)) <= set(requirements.of(TEST))
    assert [one.name for one in requirements.of(_BUILD)] == ["setuptools"]


@pytest.mark.parametrize("address", ["-i https://packages.example/", "# via http://packages.example/"])
def test_no_lock_with_an_address_is_written(tmp_path: Path, address: str) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "bin").mkdir()
    (tmp_path / "tools/lock.py").write_bytes((REPOSITORY / "tools/lock.py").read_bytes())
    uv = tmp_path / "bin/uv"
    uv.write_text('#!/bin/sh\nfor last; do :; done\necho "$LINE" > "$last"\n')
    uv.chmod(0o755)

    def lock(line: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", "LINE": line}
        command = [sys.executable, str(tmp_path / "tools/lock.py")]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    refused = lock(address)
    assert refused.returncode == 1 and "would hold an address" in refused.stderr
    assert not list(tmp_path.glob("*.lock"))
    assert lock("a==1").returncode == 0
    assert {path.name for path in tmp_path.glob("*.lock")} == set(LOCKS)


@pytest.mark.parametrize(
    "path",
    ["build.py", *sorted(f"tools/bootstrap/{p.name}" for p in (REPOSITORY / "tools/bootstrap").glob("*.py"))],
)
def test_the_bootstrap_needs_the_standard_library_alone(path: str) -> None:
    allowed = sys.stdlib_module_names | {"tools"}
    for node in ast.walk(ast.parse((REPOSITORY / path).read_text())):
        if isinstance(node, ast.Import):
            assert {name.name.partition(".")[0] for name in node.names} <= allowed
        elif isinstance(node, ast.ImportFrom) and node.module != "kollega":
            assert (node.module or "").partition(".")[0] in allowed


def test_old_pythons_can_read_the_door() -> None:
    text = (REPOSITORY / "build.py").read_text(encoding="ascii")
    assert ast.parse(text, feature_version=(3, 4))
