"""The files by which a git host checks what is proposed, and publishes the main branch: those of `ci/`, per host."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kollega.git import git
from kollega.problems import language
from kollega.start import Misused

_FILES = Path(__file__).parent / "ci"
#: Where this program lies, if it is a clone.
_PROGRAM = Path(__file__).parents[2]
_SHARED = "shared"
#: What an address for SSH begins with, up to the path: a CI has no key of yours.
_SSH = re.compile(r"^(?:ssh://)?[^@/:\s]+@([^/:\s]+)(?::\d+(?=/))?[:/]/?")


class Program(NamedTuple):
    """The repository of this program, and the commit of it that a site takes."""

    address: str
    commit: str


def program(address: str = "") -> Program:
    """This program as it is here, from `address` or from where it was cloned, by https. Raises `Misused` where nobody can tell."""
    commit = git(_PROGRAM, "rev-parse", "HEAD").decode().strip()
    address = address or _SSH.sub(
        r"https://\1/", git(_PROGRAM, "remote", "get-url", "origin").decode().strip()
    )
    if not commit or not address or any(sign.isspace() for sign in address):
        raise Misused(
            "nobody can tell from which repository the CI may take this program. Run `init` from a clone of it, "
            "and name the clone's address with --program ADDRESS."
        )
    return Program(address, commit)


def files(host: str, of: Program, lang: str) -> dict[str, str]:
    """The files for a host, by their path in the site folder."""
    values = {"@PROGRAM@": of.address, "@COMMIT@": of.commit, "@LANGUAGE@": language(lang).tag}
    return {
        _target(path.relative_to(folder)): _filled(path.read_text("utf-8"), values)
        for folder in (_FILES / _SHARED, _FILES / host)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _target(path: Path) -> str:
    """In the package no name begins with a dot, or git and its hosts would obey it there."""
    return "/".join(f".{part[4:]}" if part.startswith("dot_") else part for part in path.parts)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text
