"""The remote to which a proposal goes: what is published there, a proposal that was made before, and the page on which one asks
for it to be taken in. None of it asks the network but `earlier` and `own`, which ask the remote for one branch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from kollega.intake import Refused
from kollega.intake.branch import author, git
from kollega.problems import spoken
from kollega.site import Admin

#: `git@host:owner/name.git`, as ssh writes it; one letter before the colon is a disk of Windows.
_SSH = re.compile(r"(?:[^@/:\s]+@)?([^/:@\s]{2,}):(?!/?/)(.+)")
#: Names of hosts for ssh where the port of others is shut.
_SAME = {"ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com"}
_HOSTS = {
    "github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo", "gitea.com": "gitea",
    "salsa.debian.org": "gitlab", "framagit.org": "gitlab",
}  # fmt: skip
_MAIN = ("HEAD", "main", "master")


class Base(NamedTuple):
    """What a proposal begins with: a commit, and the branch of the remote that has it, if one is known."""

    commit: str
    name: str = ""


def address_of(root: Path, remote: str) -> str:
    """The address to which git pushes. Raises `Refused` where there is no repository, no commit or no such remote."""
    if not _known(root, "HEAD"):
        git(root, "--version")
        raise Refused(
            spoken().phrase(
                "this folder is no git repository with something committed in it, so a branch cannot be made. "
                "Hand the story in by another way, or ask whoever looks after the site for a clone of it."
            )
        )
    try:
        return git(root, "remote", "get-url", "--push", remote)
    except Refused as error:
        said = (
            "this repository knows no remote that is called `{remote}`, so the story has nowhere to go. Name another with "
            "--remote, or add it: {command}"
        )
        command = f"git remote add {remote} ADDRESS"
        raise Refused(spoken().phrase(said, remote=remote, command=command)) from error


def base_of(root: Path, remote: str) -> Base:
    """What was last seen as the main branch of the remote, so that nothing else of this machine goes along; else what is
    committed here."""
    for name in _MAIN:
        if commit := _known(root, f"refs/remotes/{remote}/{name}"):
            full = git(root, "rev-parse", "--abbrev-ref", f"refs/remotes/{remote}/{name}")
            return Base(commit, full.removeprefix(f"{remote}/"))
    return Base(_known(root, "HEAD"))


def earlier(root: Path, remote: str, branch: str, base: Base, paths: tuple[str, ...]) -> str:
    """The commit of an earlier proposal of the same story, in which nobody else worked; an empty text where the name is free.

    Raises `Refused` where the branch is anything else, or the remote does not answer.
    """
    try:
        there = git(root, "ls-remote", "--heads", address_of(root, remote), f"refs/heads/{branch}").partition(
            "\t"
        )[0]
    except Refused as error:
        said = spoken().phrase("`{remote}` does not answer, so nothing was sent. It says:", remote=remote)
        raise Refused(f"{said}\n{error}") from error
    here = _known(root, f"refs/heads/{branch}")
    if branch == base.name or (there and here != there) or not _is_proposal(root, here, base, paths):
        said = (
            "there is a branch `{branch}` already, with something else in it or with changes that others made. "
            "Nothing in it was touched. Name another one: --branch NAME"
        )
        raise Refused(spoken().phrase(said, branch=branch))
    return there


def own(root: Path, remote: str, branch: str) -> str | None:
    """The commit of a branch of the remote whose last one is from here; an empty text where there is no such branch, nothing
    where somebody else went on with it. Raises `Refused`."""
    there = git(root, "ls-remote", "--heads", remote, f"refs/heads/{branch}").partition("\t")[0]
    if not there:
        return ""
    git(root, "fetch", "--quiet", "--no-tags", remote, f"refs/heads/{branch}")
    who = git(root, "log", "-1", "--format=%cn <%ce>", there)
    return there if git(root, "var", "GIT_COMMITTER_IDENT", env=author(root)).startswith(who) else None


def _is_proposal(root: Path, commit: str, base: Base, paths: tuple[str, ...]) -> bool:
    """Whether a commit, if there is one, adds nothing but these files to something that the base has."""
    if not commit:
        return True
    try:
        git(root, "merge-base", "--is-ancestor", f"{commit}^", base.commit)
        prefix = git(root, "rev-parse", "--show-prefix")
        changed = git(root, "diff", "--name-only", "--no-renames", "-z", f"{commit}^", commit).split("\0")
    except Refused:
        return False
    ours = tuple(f"{prefix}{path}" for path in paths)
    return all(one in ours or one.startswith(tuple(f"{path}/" for path in ours)) for one in changed if one)


def has(root: Path, commit: str, path: str) -> bool:
    """Whether a commit has a file or folder."""
    try:
        return bool(git(root, "ls-tree", "--name-only", "-z", commit, "--", path))
    except Refused:
        return False


def _known(root: Path, name: str) -> str:
    """The commit of a name, or an empty text."""
    try:
        return git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except Refused:
        return ""


def page_of(address: str, branch: str, base: Base, admin: Admin | None) -> str:
    """The page of the host that asks for a branch to be taken in; an empty text where the address does not tell the host.

    These are the pages that the hosts themselves name when a branch is pushed.
    """
    host, path = _parts(address)
    kind = _kind(host, admin)
    if not kind or path.count("/") < 1:
        return ""
    scheme = "http" if address.startswith("http://") else "https"
    place = f"{scheme}://{host}/{quote(path)}"
    if kind == "github":
        return f"{place}/pull/new/{quote(branch)}"
    if kind == "gitlab":
        return f"{place}/-/merge_requests/new?merge_request%5Bsource_branch%5D={quote(branch, safe='')}"
    return f"{place}/compare/{quote(base.name or 'main')}...{quote(branch)}"


def _parts(address: str) -> tuple[str, str]:
    """Host and path of an address, without what lets somebody in."""
    if found := _SSH.fullmatch(address) if "://" not in address else None:
        host, path = found[1], found[2]
    else:
        try:
            parts = urlsplit(address)
            # The port of ssh is not that of the pages.
            port = parts.port if parts.scheme in ("http", "https") else None
        except ValueError:
            return "", ""
        host, path = (parts.hostname or "") + (f":{port}" if port else ""), parts.path
    host = host.casefold()
    return _SAME.get(host, host), path.strip("/").removesuffix(".git")


def _kind(host: str, admin: Admin | None) -> str:
    """Which host it is: a known one, the one that `mkdocs.yml` names for the web editor, or one whose name says it."""
    if admin and admin.server and urlsplit(admin.server).netloc.casefold() == host:
        return admin.host
    labels = host.partition(":")[0].split(".")
    named = next((name for name in ("github", "gitlab", "gitea", "forgejo") if name in labels), "")
    return _HOSTS.get(host, named)
