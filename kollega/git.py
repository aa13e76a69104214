"""What git knows of a site folder. Where git is not there, or the folder is none of its, it knows nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> bytes:
    """What git prints; nothing where it cannot say."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S607
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def tracks(root: Path, path: str) -> bool:
    """Whether anything at `path` is in git, and so comes from whoever could change it there."""
    return (root / path).exists() and bool(git(root, "ls-files", "-z", "--", path))
