"""A repository with a small site in it, and a bare one beside it as the host has."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.folders import SMALL, write


class Repository(NamedTuple):
    """`root` is the work tree, `bare` what it is pushed to."""

    root: Path
    bare: Path

    def git(self, *arguments: str, at: str = "bare") -> str:
        """What git says, at the bare repository or in the work tree."""
        place = self.bare if at == "bare" else self.root
        done = subprocess.run(["git", "-C", str(place), *arguments], capture_output=True, check=True)
        return done.stdout.decode()

    def files(self, branch: str) -> dict[str, bytes]:
        """What a branch of the bare repository adds to main, by path."""
        paths = self.git("diff", "--name-only", "-z", "main", branch).split("\0")
        return {
            path: subprocess.run(
                ["git", "-C", str(self.bare), "show", f"{branch}:{path}"], capture_output=True, check=True
            ).stdout
            for path in paths
            if path
        }


def repository(folder: Path, **more: str) -> Repository:
    """Make both below `folder`, with a site that has one story, and files of `more` by path."""
    made = Repository(
        write(folder / "site", {**SMALL, ".gitignore": "/.kollega/\n", **more}), folder / "bare.git"
    )
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(made.bare)], check=True)
    made.git("init", "-q", "-b", "main", at="root")
    for name, value in (("user.name", "Test"), ("user.email", "test@example.org"), ("core.quotepath", "off")):
        made.git("config", name, value, at="root")
    made.git("add", ".", at="root")
    made.git("commit", "-q", "-m", "site: Begin", at="root")
    made.git("remote", "add", "origin", str(made.bare), at="root")
    made.git("push", "-q", "origin", "main", at="root")
    return made
