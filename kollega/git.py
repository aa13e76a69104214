"""What git knows of a site folder. Where git is not there, or the folder is none of its, it knows nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints when it is `given` something to read; nothing where it cannot say."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def tracks(root: Path, path: str) -> bool:
    """Whether anything at `path` is in git, and so comes from whoever could change it there."""
    return (root / path).exists() and bool(git(root, "ls-files", "-z", "--", path))
