"""Doing what was proposed: the files, and a commit of them alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kollega.git import git
from kollega.withdraw.content import Proposal

#: The message of the commit. It does not say who it is about: the history would keep that.
MESSAGE = "people: Take a colleague off the site\n\nAs the colleague asked for."


class Stands(Exception):
    """The files are as they should be, and git did not take them; the text says why."""


def carry_out(root: Path, proposals: Iterable[Proposal]) -> list[str]:
    """Change, rename and delete files; what is for a person to decide stays. Returns the paths that changed.

    Raises `OSError` where a file cannot be written.
    """
    paths: list[str] = []
    for one in proposals:
        file = root / one.path
        match one.action:
            case "delete":
                file.unlink(missing_ok=True)
                _prune(file.parent, root)
            case "edit":
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(one.text, "utf-8", newline="\n")
            case "rename":
                target = root / one.to
                target.parent.mkdir(parents=True, exist_ok=True)
                file.rename(target)
                if one.text:
                    target.write_text(one.text, "utf-8", newline="\n")
                _prune(file.parent, root)
                paths.append(one.to)
            case "ask":
                continue
        paths.append(one.path)
    return list(dict.fromkeys(paths))


def _prune(folder: Path, root: Path) -> None:
    """Delete folders that are empty now."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def commit(root: Path, paths: list[str]) -> str:
    """The number of a commit of these files and of nothing else; nothing where the folder is not in git.

    Raises `Stands` where git refuses.
    """
    if not git(root, "rev-parse", "--is-inside-work-tree"):
        return ""
    before = git(root, "rev-parse", "HEAD")
    pathspec = ("--pathspec-from-file=-", "--pathspec-file-nul")
    given = "\0".join(paths).encode()
    ignored = git(root, "check-ignore", "-z", "--stdin", given=given).decode().split("\0")
    known = [path for path in paths if (root / path).exists() or git(root, "ls-files", "--", path)]
    known = [path for path in known if path not in ignored]
    listed = "\0".join(known).encode()
    git(root, "add", "--all", *pathspec, given=listed)
    git(root, "commit", "--quiet", "--no-verify", "--message", MESSAGE, *pathspec, given=listed)
    after = git(root, "rev-parse", "HEAD")
    if after == before:
        raise Stands(
            "The files are changed, and git did not take them. Does it know your name (`git config user.name`)? Commit them yourself: "
            + ", ".join(paths[:10])
        )
    return after.decode().strip()
