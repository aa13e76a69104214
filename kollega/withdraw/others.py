"""The files that are no content and name the person: the configuration, the theme, notes. People mend them by hand."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from kollega import names
from kollega.release.output import STATE
from kollega.sources import Files
from kollega.withdraw.content import Proposal
from kollega.withdraw.person import Who
from kollega.withdraw.places import LARGEST, is_packed, names_in

#: Folders that programs fill for themselves; that of an environment of Python is known by a file in it.
_OF_PROGRAMS = {".git", ".hg", ".svn", STATE, "node_modules", "__pycache__"}
_ENVIRONMENT = "pyvenv.cfg"


def others(content: Files, who: Who, made: Collection[Path]) -> Iterator[Proposal]:
    """What is to be decided on texts beside the content, wherever they lie in the site folder but in what was `made`."""
    for file in _beside(content.root, made):
        path = file.relative_to(content.root).as_posix()
        if path in content:
            continue
        if names.search_path(path, who.wanted):
            yield Proposal(path=path, action="ask", why=("its name names the person",))
        elif _names(file, who):
            yield Proposal(path=path, action="ask", why=("it names the person",))


def _beside(root: Path, made: Collection[Path]) -> Iterator[Path]:
    """Files that somebody may have written."""
    for name, folders, files in os.walk(root):
        folder = Path(name)
        folders[:] = [
            one
            for one in folders
            if one not in _OF_PROGRAMS
            and folder / one not in made
            and not (folder / one / _ENVIRONMENT).exists()
        ]
        every = (folder / one for one in files)
        yield from (file for file in every if file.is_file() and not file.is_symlink())


def _names(file: Path, who: Who) -> bool:
    """Whether it is a text or a paper that names the person; what else holds a zero is neither."""
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    except OSError:
        return False
    return (b"\0" not in data or is_packed(data)) and bool(names_in(data, who.wanted))
