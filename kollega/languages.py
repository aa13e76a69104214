"""Language tags (BCP 47): what one looks like, and the form in which it is kept, since capitals do not matter in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

#: What a tag looks like, as a part of patterns.
TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
#: How a part after the first is written, by its length: countries (`BR`) and scripts (`Hant`).
_WRITTEN = {2: str.upper, 4: str.capitalize}


def canonical(tag: str) -> str:
    """A tag with its usual capitals (RFC 5646, 2.1.1): `en`, `pt-BR`, `zh-Hant`."""
    first, *rest = tag.strip().lower().split("-")
    return "-".join([first, *(_WRITTEN.get(len(part), str)(part) for part in rest)])


def base(tag: str) -> str:
    """The language of a tag, whatever its country: `en` of `en-GB`."""
    return tag.partition("-")[0]


def file_of(folders: Iterable[Path], *tags: str) -> Path | None:
    """The JSON file that is named after the first of some languages to have one, in the first folder that has it. One
    for the country of a tag goes before that of its language."""
    wanted = dict.fromkeys(canonical(name) for tag in tags for name in (tag, base(tag)))
    found = [(path, canonical(path.stem)) for folder in folders for path in sorted(folder.glob("*.json"))]
    return next((path for tag in wanted for path, name in found if name == tag), None)
