"""From the path of a request to a file of an output, and to nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

BACKSTAGE = "/_backstage/"
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class Outputs(NamedTuple):
    """The folders of the two outputs."""

    public: Path
    backstage: Path


def find(target: str, site_path: str, outputs: Outputs) -> Path | str | None:
    """The file for the target of a request, the address to ask for instead, or nothing.

    `site_path` is the path of the public site's address, with a slash at both ends.
    """
    written, _, query = target.partition("?")
    path = unquote(written.partition("#")[0])
    for base, folder in ((BACKSTAGE, outputs.backstage), (site_path, outputs.public)):
        if path + "/" == base or (path == "/" and base == site_path != "/"):
            return quote(base)
        if path.startswith(base):
            found = below(folder, path.removeprefix(base))
            if found and found.is_dir() and not path.endswith("/"):
                return quote(path) + "/" + ("?" + query if query else "")
            return below(found, "index.html") if found and path.endswith("/") else found
    return None


def below(folder: Path, inside: str) -> Path | None:
    """The file or folder `inside` a folder. Nothing where there is none, or a link leads out of the folder."""
    parts = inside.removesuffix("/").split("/") if inside else []
    if any(part in ("", ".", "..") or "\\" in part for part in parts):
        return None
    try:
        found = folder.joinpath(*parts).resolve(strict=True)
        is_inside = found.is_relative_to(folder.resolve())
        fits = found.is_dir() or (found.is_file() and not inside.endswith("/"))
    except (OSError, ValueError):  # a name too long, or with a zero in it
        return None
    return found if is_inside and fits else None


def part_of(wanted: str | None, size: int) -> tuple[int, int] | None:
    """First byte and length of the part that a `Range` header asks for; nothing for the whole.

    A length below 1 is a part that there is not. Headers of several parts may be ignored, and are.
    """
    match = _RANGE.fullmatch(wanted or "")
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        return size - length, length
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < int(first):
        return None
    return int(first), end + 1 - int(first)
