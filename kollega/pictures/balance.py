"""Balance: pieces of known width put into as few lines as a limit allows, none much longer than the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

#: How much worse a line is for a hyphen at its end, and the last for being one short word, in squares of the limit.
_HYPHEN_COST, _ORPHAN_COST = 0.15, 0.15
#: What stands between two facts; a line ends well after it, and then does not show it.
SEPARATOR = "\xa0·"
_SEPARATOR_GAIN = 0.15
#: A last line of one word is an orphan below this share of the limit.
_ORPHAN = 0.4


class Piece(NamedTuple):
    """What stays together, and its width.

    A blank of the width `gap` follows it where the line goes on, if it has a `blank`, and a hyphen where the line ends.
    """

    text: str
    width: float
    blank: bool = False
    hyphen: bool = False
    gap: float = 0.0


class Ruler:
    """Widths of lines that pieces make."""

    def __init__(self, pieces: Sequence[Piece], hyphen: float) -> None:
        self.pieces = pieces
        self._ends = [piece.hyphen * hyphen - piece.gap for piece in pieces]
        self._total = [0.0, *accumulate(piece.width + piece.gap for piece in pieces)]

    def width(self, start: int, end: int) -> float:
        """The width of a line of the pieces from `start` to `end`, which is not among them."""
        return self._total[end] - self._total[start] + self._ends[end - 1]

    def fewest(self, limit: float) -> list[tuple[int, int]] | None:
        """Lines filled one after the other, as first piece and end; none if a piece is longer than a line."""
        lines: list[tuple[int, int]] = []
        start = 0
        while start < len(self.pieces):
            # A hyphen counts only where the line ends, so that one piece more may be narrower.
            end = start + 1
            last = end if self.width(start, end) <= limit else 0
            while end < len(self.pieces) and self._total[end] - self._total[start] <= limit:
                end += 1
                last = end if self.width(start, end) <= limit else last
            if not last:
                return None
            lines.append((start, last))
            start = last
        return lines

    def even(self, limit: float, most: int) -> list[tuple[int, int]] | None:
        """As few lines as `limit` allows, as even as they can be; none if that is more than `most`."""
        lines = self.fewest(limit)
        if lines is None or len(lines) > most:
            return None
        return lines if len(lines) < 2 else self._evenest(limit, len(lines))

    def _evenest(self, limit: float, count: int) -> list[tuple[int, int]]:
        """Of all ways to fill `count` lines the one with the least sum of squares, which is the most even one."""
        size = len(self.pieces)
        endless = float("inf")
        costs = [0.0, *[endless] * size]
        starts: list[list[int]] = []
        for number in range(1, count + 1):
            row, begun = [endless] * (size + 1), [0] * (size + 1)
            for end in range(number, size + 1):
                for start in range(end - 1, number - 2, -1):
                    if self._total[end - 1] - self._total[start] > limit:
                        break
                    cost = costs[start] + self._cost(start, end, limit)
                    if cost < row[end]:
                        row[end], begun[end] = cost, start
            starts.append(begun)
            costs = row
        lines: list[tuple[int, int]] = []
        end = size
        for begun in reversed(starts):
            lines.append((begun[end], end))
            end = begun[end]
        return lines[::-1]

    def _cost(self, start: int, end: int, limit: float) -> float:
        share = self.width(start, end) / limit
        if share > 1:
            return float("inf")
        is_orphan = end == len(self.pieces) and end - start == 1 and share < _ORPHAN
        last = self.pieces[end - 1]
        gain = _SEPARATOR_GAIN * last.text.endswith(SEPARATOR)
        return share * share + _HYPHEN_COST * last.hyphen + _ORPHAN_COST * is_orphan - gain
