"""What a reviewer should look at in a change, beside the change itself."""

from __future__ import annotations

import io
import tarfile
import tempfile
from pathlib import Path

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


def new_hosts(library: Library, root: Path, since: str = "") -> Hosts:
    """Compare with a revision of git: `since`, or where this work left the main branch, if there is one.

    Raises `NoSuchRevision` for a `since` that is none.
    """
    revision = _commit(root, since) if since else _left_main(root)
    if since and not revision:
        raise NoSuchRevision(f"git knows no revision {since!r} of {root}.")
    known = _hosts_at(root, revision, library.site.docs_dir) if revision else frozenset()
    return Hosts(since or revision[:12], tuple(host for host in library.hosts if host.name not in known))


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


def _hosts_at(root: Path, commit: str, docs_dir: str) -> frozenset[str]:
    """The hosts that the content led to then; of content that cannot be read, none."""
    listed = git(
        root, "ls-tree", "-z", "--name-only", commit, "--", "mkdocs.yml", "stories", "jobs", docs_dir
    )
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
    if not paths:
        return frozenset()
    packed = git(root, "archive", "--format=tar", commit, "--", *paths)
    with tempfile.TemporaryDirectory(prefix="kollega-") as folder:
        _unpack(packed, Path(folder))
        before = load(Path(folder), None, Report())
    return frozenset(host.name for host in before.hosts) if before else frozenset()


def _unpack(packed: bytes, folder: Path) -> None:
    """The ordinary files of a tar archive of git's, which has no names that lead out of it."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
