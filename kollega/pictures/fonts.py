"""Fonts: a chain of files for each family, so that a character is drawn by the first that has it.

A font is a row of `theme/cards/fonts.json`: its family, its file and the characters that are in it. A font of the
employer goes before them. Pillow itself would draw an empty box for a character that a file does not have.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from PIL import ImageFont

from kollega.digest import of_bytes

_THEME = Path(__file__).parents[1] / "theme"
_FILES = _THEME / "cards" / "fonts"

#: The size in pixels at which words are measured; widths grow in proportion.
MEASURE = 100
_MOST_MARKS = 2
#: A character that no font has.
_NOBODYS = "\U0010fff0"
#: Names of files to be tried for a character, in order.
Chain = tuple[str, ...]
#: Fonts of employers, by a name that is made of their content.
_own: dict[str, bytes] = {}
_WEIGHT = "Weight"
_BLANKS = re.compile(r"[^\S\xa0]+")


#: What layouts may ask for.
FAMILIES = ("display", "text")


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


def chain(family: str, own: bytes = b"") -> Chain:
    """The files of a family, after the font `own` where there is one."""
    table = _table()
    files = tuple(row.file for member in table.chains[family] for row in table.fonts if row.family == member)
    if not own:
        return files
    name = f"own:{of_bytes(own)}"
    _own[name] = own
    return (name, *files)


@cache
def _has(character: str, file: str) -> bool:
    """Whether a file can draw a character. Of an employer's it is known by the box that stands for what is missing."""
    if file not in _own:
        return character in _inside(file)
    font = face(file, 400, MEASURE)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NOBODYS))


@cache
def _file_of(character: str, chain: Chain) -> str:
    """The first file of a chain that has `character`; an empty text where none has."""
    return next((file for file in chain if _has(character, file)), "")


@cache
def face(file: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The font `file` at `weight`, `size` pixels to the em. Kept, as opening one costs a millisecond."""
    data = io.BytesIO(_own[file]) if file in _own else _FILES / file
    font = ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.RAQM)
    set_weight(font, weight)
    return font


def set_weight(font: ImageFont.FreeTypeFont, weight: int) -> None:
    """Give a font the weight, as far as it has an axis for that."""
    axes = axes_of(font)
    if _WEIGHT in axes:
        font.set_variation_by_axes(
            [weight if name == _WEIGHT else usual for name, (_, usual, _) in axes.items()]
        )


def weights(font: ImageFont.FreeTypeFont) -> tuple[int, int]:
    """The least and the most weight of a font; zeros where it has one alone."""
    least, _, most = axes_of(font).get(_WEIGHT, (0, 0, 0))
    return least, most


def axes_of(font: ImageFont.FreeTypeFont) -> dict[str, tuple[int, int, int]]:
    """The least, the usual and the most of each axis of a font, by name."""
    try:
        axes = font.get_variation_axes()
    except OSError:  # a font without axes
        return {}
    return {
        (axis["name"] or b"").decode(errors="replace"): (
            axis["minimum"] or 0, axis["default"] or 0, axis["maximum"] or 0,
        )
        for axis in axes
    }  # fmt: skip


def drawable(text: str, chain: Chain) -> tuple[str, tuple[str, ...]]:
    """`text` without what a chain cannot draw, blanks tidied; and what was left out, each once.

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
            if file and marks <= _MOST_MARKS and _has(character, file):
                kept.append(character)
        else:
            file, marks = _file_of(character, chain), 0
            kept.append(character if file else " ")
            if not file:
                missing[character] = None
    return _BLANKS.sub(" ", "".join(kept)).strip(), tuple(missing)


@lru_cache(maxsize=4096)
def runs(text: str, chain: Chain, weight: int, size: int) -> tuple[Run, ...]:
    """`text`, which must be drawable, cut where the file changes. Blanks and marks stay with the letter."""
    parts: list[list[str]] = []
    for character in text:
        file = _file_of(character, chain)
        if parts and (parts[-1][0] == file or character in " \xa0" or unicodedata.combining(character)):
            parts[-1][1] += character
        else:
            parts.append([file, character])
    return tuple(Run(part, file, face(file, weight, size).getlength(part)) for file, part in parts)


def width(text: str, chain: Chain, weight: int, size: int) -> float:
    """The advance of `text` in pixels."""
    return sum(run.width for run in runs(text, chain, weight, size))
