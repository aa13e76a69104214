"""A small project with the real bootstrap, a program that tells how it was started, and packages made here."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bootstrap import RUN, TEST

REPOSITORY = Path(__file__).resolve().parents[2]

#: It needs a package, as the real one does, and is started in the same way.
_PROGRAM = """
import json, os, sys
from importlib.metadata import distributions
import lantern

class cli:
    context_settings = {}
    commands = ("build",)

def process(arguments, name):
    print(json.dumps({
        "arguments": arguments, "folder": os.getcwd(), "prefix": sys.prefix,
        "root": cli.context_settings["default_map"]["build"]["root"],
        "packages": {one.name: one.version for one in distributions()},
    }))
"""


@dataclass
class Project:
    """A clone of the project in `root`; its packages come from `wheels`."""

    root: Path
    wheels: Path

    @classmethod
    def clone(cls, folder: Path, name: str = "clone") -> Project:
        """A fresh one in `folder`."""
        project = cls(folder / name, folder / "wheels")
        copy_bootstrap(project.root)
        project.wheels.mkdir()
        (project.root / "kollega").mkdir()
        (project.root / "kollega/__init__.py").touch()
        (project.root / "kollega/cli.py").write_text(_PROGRAM)
        (project.root / "requirements-build.lock").touch()
        project.lock(lantern="1.0")
        return project

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        return self.venv / "made-from.txt"

    def lock(self, test: dict[str, str] | None = None, **packages: str) -> None:
        """Write both locks; `test` is what the one for tests has besides."""
        for name, asked in ((RUN, packages), (TEST, packages | (test or {}))):
            blocks = (wheel(self.wheels, *one) for one in sorted(asked.items()))
            (self.root / name).write_text("".join(blocks))

    def start(self, *arguments: str, python: str = sys.executable, **options: Any) -> subprocess.Popen[str]:
        """Start `build.py` in an environment that knows the way to the wheels, and to nothing else."""
        more: dict[str, str] = options.pop("env", {})
        return subprocess.Popen(
            [python, self.root / "build.py", *arguments], text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.clean_environment() | more, **options,
        )  # fmt: skip

    def run(self, *arguments: str, **options: Any) -> Run:
        """Run `build.py` to its end."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=120)
        return Run(process.returncode, out, err.splitlines())

    def clean_environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
        }  # fmt: skip


@dataclass
class Run:
    """How a run ended. `said` are its lines on stderr."""

    code: int
    out: str
    said: list[str]

    @property
    def told(self) -> dict[str, Any]:
        """What the program told."""
        assert self.code == 0, self
        told: dict[str, Any] = json.loads(self.out)
        return told

    @property
    def trouble(self) -> str:
        """The one line in which the bootstrap said why it did not go on."""
        assert (self.code, self.out) == (2, ""), self
        [line] = [line for line in self.said if not line.startswith(("Making ", "Updating "))]
        return line.removeprefix("build.py: ")


def copy_bootstrap(root: Path) -> None:
    """Put the repository's own bootstrap into a new folder."""
    root.mkdir(parents=True)
    shutil.copy(REPOSITORY / "build.py", root)
    shutil.copytree(
        REPOSITORY / "tools/bootstrap", root / "tools/bootstrap", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(REPOSITORY / "tools/__init__.py", root / "tools")


def wheel(folder: Path, name: str, version: str, code: str = "") -> str:
    """Make a wheel of one module, where there is none yet, and give its lines for a lock."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    if not path.exists():
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(f"{name}.py", code)
            file.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            file.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
