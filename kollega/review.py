"""What a reviewer should look at in a change, beside the change itself."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from kollega.diagnostics import Report
from kollega.git import git
from kollega.library import load
from kollega.live import Host, Library

#: Where the published state may be found, the most certain first.
_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


class NoSuchRevision(Exception):
    """git does not know it; the text is a sentence for people."""


class Hosts(msgspec.Struct, frozen=True):
    """Hosts that the content leads to and did not lead to at the revision `since`; without one, all of them."""

    since: str
    hosts: tuple[Host, ...]


class Before(NamedTuple):
    """The content as it was: what to call the revision, and a folder with its files; neither where there is none."""

    since: str = ""
    folder: Path | None = None
    commit: str = ""


@contextmanager
def before(root: Path, since: str, docs_dir: str) -> Iterator[Before]:
    """The content at a revision of git: at `since`, or where this work left the main branch, if there is one.

    Raises `NoSuchRevision` for a `since` that is none.
    """
    commit = _commit(root, since) if since else _left_main(root)
    if since and not commit:
        raise NoSuchRevision(f"git knows no revision {since!r} of {root}.")
    if not commit:
        yield Before()
        return
    with tempfile.TemporaryDirectory(prefix="kollega-") as folder:
        _unpack(root, commit, docs_dir, Path(folder))
        yield Before(since or commit[:12], Path(folder), commit)


def new_hosts(library: Library, then: Before) -> Hosts:
    """The hosts that nothing led to before; of content that could not be read then, all."""
    old = load(then.folder, None, Report()) if then.folder else None
    known = {host.name for host in old.hosts} if old else set()
    return Hosts(then.since, tuple(host for host in library.hosts if host.name not in known))


def _left_main(root: Path) -> str:
    for name in _MAIN:
        if commit := _commit(root, name):
            return git(root, "merge-base", commit, "HEAD").decode().strip()
    return ""


def _commit(root: Path, name: str) -> str:
    return (
        git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        .decode()
        .strip()
    )


def _unpack(root: Path, commit: str, docs_dir: str, folder: Path) -> None:
    """The ordinary files of the content then; a tar archive of git's has no names that lead out of it."""
    listed = git(
        root, "ls-tree", "-z", "--name-only", commit, "--", "mkdocs.yml", "stories", "jobs", docs_dir
    )
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
    if not paths:
        return
    packed = git(root, "archive", "--format=tar", commit, "--", *paths)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
