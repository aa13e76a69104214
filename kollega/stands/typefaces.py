"""Fonts for the press: of each file that a text needs a copy with one weight and a name of its own.

The press knows neither WOFF2 nor weights of variable fonts, and takes files of one family for the same font.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from kollega.pictures import fonts
from kollega.pictures.faces import FOLDER

#: The weight of each family on paper.
_WEIGHTS = {"display": 750, "text": 480}


class Type:
    """The fonts of a stand in a folder: `families` are the names to try, in order, for `display` and `text`."""

    def __init__(self, folder: Path, lang: str, own: Mapping[str, bytes]) -> None:
        self._folder, self._lang, self._own = folder, lang, own
        self.families: dict[str, list[str]] = {}

    def prepare(self, texts: Iterable[str]) -> dict[str, str]:
        """Write the fonts that texts need; each text with what can be drawn of it, by what it was."""
        drawn: dict[str, str] = {}
        texts = [text for text in texts if text]
        for family, weight in _WEIGHTS.items():
            chain = fonts.chain(family, self._own.get(family, b""), self._lang)
            used: set[str] = set()
            for text in texts:
                drawn[text] = fonts.drawable(text, chain)[0]
                used |= {run.file for run in fonts.runs(drawn[text], chain, 400, fonts.MEASURE)}
            files = [file for file in chain if file in used] or [chain[0]]
            self.families[family] = [self._write(file, family, weight) for file in files]
        return drawn

    def _write(self, file: str, family: str, weight: int) -> str:
        source = FOLDER / file
        name = f"{family} {file.partition('.')[0].replace(':', ' ')}"
        path = self._folder / f"{name.replace(' ', '-')}.ttf"
        data = source.read_bytes() if source.is_file() else self._own[family]
        path.write_bytes(_single(data, name, weight))
        return name


@lru_cache(maxsize=32)
def _single(data: bytes, name: str, weight: int) -> bytes:
    """A font as TrueType or OpenType file of one weight (regular, as far as the press is told) and name.

    Kept, since one takes half a second.
    """
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    if "fvar" in font:
        axes = {axis.axisTag: axis for axis in font["fvar"].axes}
        limits = dict.fromkeys(axes)
        if "wght" in axes:
            limits["wght"] = min(max(weight, axes["wght"].minValue), axes["wght"].maxValue)
        font = instantiateVariableFont(font, limits)
    font.flavor = None
    names = font["name"]
    names.names = []
    for number, text in ((1, name), (2, "Regular"), (4, name), (6, name.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass, font["OS/2"].fsSelection, font["head"].macStyle = 400, 0x40, 0
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()
