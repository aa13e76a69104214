"""Where a story's files go: into the site's folder, or into a branch beside what is there."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from kollega.diagnostics import Report, as_text
from kollega.intake import Refused
from kollega.intake.story import Story
from kollega.limits import MOST
from kollega.records import Site
from kollega.schema import read_record
from kollega.sources import read_text, scan

_NAME, _MAIL = "Kollega", "intake@kollega.invalid"
_LONGEST_BRANCH = 100


def look(story: Story, site: Site) -> None:
    """Refuse a story whose file the check would refuse, before anything is written."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder, "stories", story.slug), story)
        files = scan(Path(folder), ["stories"], report, MOST)
        source = read_text(files, f"stories/{story.slug}/index.md", report, MOST)
        if source is not None:
            read_record("story", story.slug, source, files, site)
    errors = [as_text(found) for found in report.diagnostics if found.severity == "error"]
    if errors:
        raise Refused("the story cannot be read:\n" + "\n".join(errors))


def into_folder(story: Story, root: Path) -> list[Path]:
    """Write the files below `stories/`; the paths of what was written. Raises `Refused`, `OSError`; never overwrites."""
    folder = root / "stories" / story.slug
    if (root / "stories").is_symlink():
        raise Refused("`stories` is a link to another place, and links are never followed. Make it a folder")
    if os.path.lexists(folder) or os.path.lexists(folder.with_suffix(".md")):
        raise Refused(f"there is `stories/{story.slug}` already. Open it, or ask for another title")
    _write(folder, story)
    return [folder / name for name in story.files]


def _write(folder: Path, story: Story) -> None:
    folder.mkdir(parents=True)
    for name, data in story.files.items():
        with (folder / name).open("xb") as file:
            file.write(data)


def into_branch(story: Story, root: Path, branch: str, message: str, *, remote: str = "") -> str:
    """Make a branch of what is committed now with the story added, and push it to `remote` where one is named; the commit.

    What lies in the working folder stays as it is, and so does the branch that it is on. A branch of that name is replaced.
    Raises `Refused`.
    """
    if len(branch) > _LONGEST_BRANCH or branch.startswith("-"):
        raise Refused(f"`{branch[:80]}` cannot be the name of a branch")
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        _git(root, "check-ref-format", "--branch", branch)
        _git(root, "read-tree", "HEAD", env=index)
        prefix = _git(root, "rev-parse", "--show-prefix")
        for name, data in story.files.items():
            blob = _git(root, "hash-object", "-w", "--stdin", "--no-filters", data=data)
            path = f"{prefix}stories/{story.slug}/{name}"
            _git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", env=index)
        tree = _git(root, "write-tree", env=index)
    commit = _git(root, "commit-tree", tree, "-p", "HEAD", data=message.encode(), env=_author(root))
    if branch == _git(root, "rev-parse", "--abbrev-ref", "HEAD"):
        raise Refused(f"`{branch}` is the branch that is in use here. Name a new one")
    _git(root, "update-ref", f"refs/heads/{branch}", commit)
    if remote:
        _git(root, "push", "--quiet", "--force", remote, f"{commit}:refs/heads/{branch}")
    return commit


def _author(root: Path) -> dict[str, str]:
    """Who makes the commit: whoever git knows, else this program."""
    try:
        _git(root, "config", "user.email")
    except Refused:
        return {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", _NAME), ("EMAIL", _MAIL))
        }
    return {}


def _git(root: Path, *arguments: str, data: bytes = b"", env: dict[str, str] | None = None) -> str:
    """What git prints. No shell is between us and it. Raises `Refused` with what it complains of."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=data, capture_output=True, check=False, env=os.environ | (env or {})  # noqa: S607
        )  # fmt: skip
    except OSError as error:
        raise Refused("git is not installed here, and a branch needs it") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()[:500]
        raise Refused(f"git {arguments[0]} does not work here: {said or 'no reason is given'}")
    return done.stdout.decode().strip()
