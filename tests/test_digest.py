"""Digests: of folders, and of the libraries that shape what is made."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from kollega import digest


def test_the_digest_of_a_folder_tells_names_and_bytes_and_nothing_else(tmp_path: Path) -> None:
    def write(root: str, files: dict[str, str]) -> str:
        for path, text in files.items():
            file = tmp_path / root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return digest.of_folder(str(tmp_path / root))

    files = {"a.txt": "a", "b/c.txt": "c"}
    same = [
        write("one", files),
        write("two", dict(reversed(files.items()))),
        write("two", {"__pycache__/a.pyc": "x"}),
    ]
    assert len(set(same)) == 1
    others = [write("three", files | {"b/c.txt": "d"}), write("four", {"a.txt": "a", "b/d.txt": "c"})]
    assert len({*same, *others}) == 3
    assert digest.of_folder(str(tmp_path / "nothing")) == digest.of_folder(str(tmp_path / "neither"))


def test_versions_are_those_that_the_libraries_tell() -> None:
    assert digest.versions() == [(name, version(name)) for name in digest.LIBRARIES]


#: What the program depends on and no byte of an output does: the command line, imports, the network, and how a font is read.
NOT_IN_OUTPUTS = {"click", "markdownify", "urllib3", "brotli"}


def test_every_library_that_shapes_an_output_is_in_the_keys() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["print"]]
    names = {found[0] for one in wanted if (found := re.match(r"[\w-]+", one))}
    assert names - NOT_IN_OUTPUTS <= set(digest.LIBRARIES)


@pytest.mark.parametrize(
    "folder", ["Py_YAML-6.0.2.dist-info", "py.yaml-6.0.2-py3.11.egg-info", "py-yaml-6.0.2.egg-info"]
)
def test_versions_are_read_from_the_names_of_folders(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / "py_yaml").mkdir()
    assert list(digest._installed(str(tmp_path))) == [("py-yaml", "6.0.2")]
