"""What a reviewer should look at in a change, beside the change itself."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import which
from typing import NamedTuple

import msgspec

from kollega.diagnostics import Report
from kollega.git import git
from kollega.library import library_of
from kollega.library.read import Documents, read_all
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
    """The content as it was: what to call the revision, its commit, all that could be read of it, and what of that
    would be live today; nothing where there is none."""

    since: str = ""
    commit: str = ""
    documents: Documents | None = None
    library: Library | None = None


@contextmanager
def before(root: Path, since: str, now: Library) -> Iterator[Before]:
    """The content at a revision of git: at `since`, or where this work left the main branch, if there is one.

    `now` is what is live. Raises `NoSuchRevision` for a `since` that is none.
    """
    commit = _commit(root, since) if since else _left_main(root)
    if since and not commit:
        why = (
            f"git knows no revision {since!r} of {root}." if which("git") else "git is not there; install it."
        )
        raise NoSuchRevision(why)
    if not commit:
        yield Before()
        return
    with tempfile.TemporaryDirectory(prefix="kollega-") as folder:
        _unpack(root, commit, now.site.docs_dir, Path(folder))
        documents = read_all(Path(folder), Report())
        today = date.fromisoformat(now.today)
        library = library_of(documents, today, Report()) if documents else None
        yield Before(since or commit[:12], commit, documents, library)


def new_hosts(library: Library, then: Before) -> Hosts:
    """The hosts that nothing led to before; of content that could not be read then, all."""
    known = {host.name for host in then.library.hosts} if then.library else set()
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
