"""Fonts: a chain of files for each family, so that a character is drawn by the first that has it.

A font is a row of `theme/cards/fonts.json`: its family, its file and the characters that are in it.
Pillow itself would draw an empty box for a character that a file does not have.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from PIL import ImageFont

_THEME = Path(__file__).parents[1] / "theme"
_FILES = _THEME / "fonts"

#: The size in pixels at which words are measured; widths grow in proportion.
MEASURE = 100
_MOST_MARKS = 2
_BLANKS = re.compile(r"[^\S\xa0]+")


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A font file. `characters` are hexadecimal code points and ranges, as in `20-7E,A0`."""

    family: str
    file: str
    characters: str


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`chains` gives for a family the families whose files are tried, in order."""

    chains: dict[str, tuple[str, ...]]
    fonts: tuple[Row, ...]


class Run(msgspec.Struct, frozen=True):
    """A part of a line in one file, and its advance in pixels at the size of the line."""

    text: str
    file: str
    width: float


@cache
def _table() -> Table:
    return msgspec.json.decode((_THEME / "cards" / "fonts.json").read_bytes(), type=Table)


@cache
def _inside(file: str) -> frozenset[str]:
    """The characters of a file."""
    (row,) = (row for row in _table().fonts if row.file == file)
    ends = [part.partition("-") for part in row.characters.split(",")]
    return frozenset(
        chr(point) for first, _, last in ends for point in range(int(first, 16), int(last or first, 16) + 1)
    )


@cache
def _file_of(character: str, family: str) -> str:
    """The first file of the family's chain that has `character`; an empty text where none has."""
    table = _table()
    files = (row.file for member in table.chains[family] for row in table.fonts if row.family == member)
    return next((file for file in files if character in _inside(file)), "")


@cache
def face(file: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The font `file` at `weight`, `size` pixels to the em. Kept, as opening one costs a millisecond."""
    font = ImageFont.truetype(_FILES / file, size, layout_engine=ImageFont.Layout.RAQM)
    font.set_variation_by_axes([weight])
    return font


def drawable(text: str, family: str) -> tuple[str, tuple[str, ...]]:
    """`text` without what `family` cannot draw, blanks tidied; and what was left out, each once.

    What only steers (direction, joining, variation) goes without a word, and so does what is piled
    high on a letter. Soft hyphens stay, for whoever breaks lines.
    """
    kept: list[str] = []
    missing: dict[str, None] = {}
    file, marks = "", 0
    for character in unicodedata.normalize("NFC", _BLANKS.sub(" ", text.replace("\u202f", "\xa0"))):
        kind = unicodedata.category(character)
        if character in " \xa0\xad":
            kept.append(character)
        elif kind in ("Cc", "Cf", "Cs", "Me") or "\U0001f3fb" <= character <= "\U0001f3ff":
            continue
        elif kind == "Mn":
            marks += 1
            if file and marks <= _MOST_MARKS and character in _inside(file):
                kept.append(character)
        else:
            file, marks = _file_of(character, family), 0
            kept.append(character if file else " ")
            if not file:
                missing[character] = None
    return _BLANKS.sub(" ", "".join(kept)).strip(), tuple(missing)


@lru_cache(maxsize=4096)
def runs(text: str, family: str, weight: int, size: int) -> tuple[Run, ...]:
    """`text`, which must be drawable, cut where the file changes. Blanks and marks stay with the letter."""
    parts: list[list[str]] = []
    for character in text:
        file = _file_of(character, family)
        if parts and (parts[-1][0] == file or character in " \xa0" or unicodedata.combining(character)):
            parts[-1][1] += character
        else:
            parts.append([file, character])
    return tuple(Run(part, file, face(file, weight, size).getlength(part)) for file, part in parts)


def width(text: str, family: str, weight: int, size: int) -> float:
    """The advance of `text` in pixels."""
    return sum(run.width for run in runs(text, family, weight, size))
