"""Typesetting: where each run of letters stands on a card. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kollega.pictures import fonts
from kollega.pictures.items import Words
from kollega.pictures.lines import Block, Fit, set_words

_SIDES = {"left": 0.0, "centre": 0.5, "right": 1.0}
_ANCHORS = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


class Placed(NamedTuple):
    """A run of letters on the card: `x` is where it starts, `baseline` where it stands, in pixels."""

    name: str
    x: float
    baseline: int
    run: fonts.Run
    weight: int
    size: int


class Ready(NamedTuple):
    """A text as it can be drawn, the files that draw it, and the language in whose way."""

    text: str
    chain: fonts.Chain
    lang: str


class Typesetter:
    """Sets the words of a card in a language, with the fonts `own` of the employer, by family, before the others.

    `missing` collects the characters that no font has, and `cut` the texts of which a part had to be left out.
    """

    def __init__(self, lang: str = "", own: Mapping[str, bytes] | None = None) -> None:
        self._lang, self._own = lang, own or {}
        self.missing: dict[str, None] = {}
        self.cut: dict[str, None] = {}

    def ready(self, family: str, *texts: str) -> Ready:
        """The first of some texts of which something can be drawn."""
        for text in texts:
            lang = fonts.language(text, self._lang)
            chain = fonts.chain(family, self._own.get(family, b""), lang)
            words, missing = fonts.drawable(text, chain)
            self.missing.update(dict.fromkeys(missing))
            if words:
                break
        return Ready(words, chain, lang)

    def words(self, item: Words, *texts: str) -> list[Placed]:
        """The first of some texts that can be drawn, in the box of `item`. What is read from the right mirrors it."""
        ready = self.ready(item.family, *texts)
        left, top, right, bottom = item.box
        block = self._block(ready, item.weight, item.extent, item.fit)
        lead, rise = block.leading * block.size, block.rise * block.size
        spare = bottom - top - rise - lead * (len(block.lines) - 1) - block.drop * block.size
        baseline = top + rise + spare * _ANCHORS[item.anchor]
        side = 1 - _SIDES[item.align] if block.from_right else _SIDES[item.align]
        placed: list[Placed] = []
        for line in block.lines:
            runs = fonts.runs(line, ready.chain, item.weight, block.size, block.from_right)
            x = left + (right - left - sum(run.width for run in runs)) * side
            placed += in_row(runs, item.name, x, round(baseline), item.weight, block.size)
            baseline += lead
        return placed

    def label(self, family: str, weight: int, size: int, room: int, text: str) -> tuple[fonts.Run, ...]:
        """One line of one size, not wider than `room`; none where nothing can be drawn."""
        ready = self.ready(family, text)
        block = self._block(ready, weight, (room, 0), Fit((size,)))
        return fonts.runs(block.lines[0], ready.chain, weight, size, block.from_right) if block.lines else ()

    def _block(self, ready: Ready, weight: int, extent: tuple[int, int], fit: Fit) -> Block:
        def measure(text: str) -> float:
            return fonts.width(text, ready.chain, weight, fonts.MEASURE) / fonts.MEASURE

        block = set_words(ready.text, *extent, fit, measure, ready.lang)
        if block.clipped:
            self.cut[ready.text] = None
        return block


def in_row(
    runs: tuple[fonts.Run, ...], name: str, x: float, baseline: int, weight: int, size: int
) -> list[Placed]:
    """Runs one after the other from `x`."""
    placed: list[Placed] = []
    for run in runs:
        placed.append(Placed(name, x, baseline, run, weight, size))
        x += run.width
    return placed
