"""A story as a branch beside what is there. What lies in the working folder stays as it is, and so does the branch that is in use."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from kollega.intake import Refused
from kollega.intake.story import Story
from kollega.problems import spoken

_NAME, _MAIL = "Kollega", "intake@kollega.invalid"
#: Of a branch's name, in characters and in bytes: it is the name of a file, too.
_LONGEST, _MOST_BYTES = 100, 200
_MOST_SAID = 1000
#: What lets somebody in, in the address of a remote.
_SECRET = re.compile(r"(?<=//)[^/@\s]+@")


def into_branch(
    story: Story, root: Path, branch: str, message: str, *, remote: str = "", base: str = "HEAD", lease: str | None = None
) -> str:  # fmt: skip
    """Make a branch of `base` with the story in it, and push it to `remote` where one is named; the commit.

    A branch of that name is replaced; with a `lease` only if at the remote it is at that commit, or, with an empty one, not
    there. Nothing is kept where the remote does not take it. Raises `Refused`.
    """
    refuse_name(root, branch)
    tree = _tree(story, root, base)
    if story.replaces and tree == git(root, "rev-parse", f"{base}^{{tree}}"):
        raise Refused(
            spoken().phrase("there is nothing to propose: the story is in the repository already, as it is.")
        )
    commit = git(root, "commit-tree", tree, "-p", base, data=message.encode(), env=author(root))
    if remote:
        how = ["--force"] if lease is None else [f"--force-with-lease=refs/heads/{branch}:{lease}"]
        _push(root, remote, [*how, remote, f"{commit}:refs/heads/{branch}"])
    git(root, "update-ref", f"refs/heads/{branch}", commit)
    return commit


def refuse_name(root: Path, branch: str) -> None:
    """Refuse a name that no branch can have, and that of the branch in use."""
    git(root, "--version")
    try:
        if branch.startswith("-") or branch != fitting(branch):
            raise Refused
        git(root, "check-ref-format", "--branch", branch)
    except Refused:
        said = "`{branch}` cannot be the name of a branch."
        raise Refused(spoken().phrase(said, branch=branch[:80])) from None
    if branch == git(root, "rev-parse", "--abbrev-ref", "HEAD"):
        raise Refused(
            spoken().phrase("`{branch}` is the branch that is in use here. Name a new one.", branch=branch)
        )


def fitting(name: str) -> str:
    """`name`, cut to what a branch can have."""
    cut = name[:_LONGEST].encode()[:_MOST_BYTES].decode(errors="ignore")
    return cut.rstrip("-.") if cut != name else name


def _tree(story: Story, root: Path, base: str) -> str:
    """The tree of `base` with the files of the story in the place of those that it had."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"GIT_INDEX_FILE": str(Path(folder, "index")), "GIT_LITERAL_PATHSPECS": "1"}
        git(root, "read-tree", base, env=env)
        if story.replaces:
            git(root, "rm", "-r", "-f", "-q", "--cached", "--ignore-unmatch", "--", *story.replaces, env=env)
        prefix = git(root, "rev-parse", "--show-prefix")
        for path, data in story.files.items():
            blob = git(root, "hash-object", "-w", "--stdin", "--no-filters", data=data)
            git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob},{prefix}{path}", env=env)
        return git(root, "write-tree", env=env)


def _push(root: Path, remote: str, arguments: list[str]) -> None:
    """Push, with the hooks that somebody set up for it."""
    try:
        git(root, "push", "--quiet", *arguments)
    except Refused as error:
        said = "`{remote}` did not take the branch. Your files are as they were, and no branch was made. It says:"
        raise Refused(f"{spoken().phrase(said, remote=remote)}\n{error}") from error


def author(root: Path) -> dict[str, str]:
    """Who makes the commit: whoever git knows, else this program."""
    try:
        git(root, "config", "user.email")
    except Refused:
        return {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", _NAME), ("EMAIL", _MAIL))
        }
    return {}


def git(root: Path, *arguments: str, data: bytes = b"", env: dict[str, str] | None = None) -> str:
    """What git prints. No shell is between us and it. Raises `Refused` with what it complains of."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=data, capture_output=True, check=False, env=os.environ | (env or {})  # noqa: S607
        )  # fmt: skip
    except OSError as error:
        said = "git is not installed here, and a branch needs it. Install it, or hand the story in by another way."
        raise Refused(spoken().phrase(said)) from error
    if done.returncode:
        words = _SECRET.sub("", done.stderr.decode(errors="replace").strip())[:_MOST_SAID]
        raise Refused(words or spoken().phrase("git {command} does not work here.", command=arguments[0]))
    return done.stdout.decode(errors="surrogateescape").strip()
