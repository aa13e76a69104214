"""Lines: words broken into even lines, in the largest size that fits a box. Knows widths, not pixels.

Widths are in ems; `measure` gives that of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Annotated

import msgspec

Measure = Callable[[str], float]
#: The size of letters, in pixels to the em.
Size = Annotated[int, msgspec.Meta(ge=8, le=400)]

#: How high capitals stand above the baseline, in ems.
CAP_HEIGHT = 0.66

_LONGEST = 400
_HYPHENS = "-\u2010\u2013\u2014/"
#: Between letters a line may also end after a hyphen, dash or slash, and at a soft hyphen.
_BREAKS = re.compile(rf"(?<=\w[{_HYPHENS}])(?=\w)|(?<=\w)\xad(?=\w)")
#: A word of one letter does not end a line.
_LONE = re.compile(r"(?<!\S)(\w) (?=\S)")
_VOWELS = "aeiouyäöüåæøáéíóúàèìòùâêîôûãõœěůąęı"
#: Where a syllable probably begins; used only for words that are too long for any line.
_SYLLABLE = re.compile(rf"(?=[^\W\d_{_VOWELS}][{_VOWELS}])")
_LEAST_LETTERS = 3
#: What stands between two facts is not needed where the line ends.
_SEPARATOR = "\xa0·"
_BEFORE_ELLIPSIS = "\xa0·,;:-–—/"


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words may be set: `sizes` in pixels, best first; `leading` is the distance of lines in ems."""

    sizes: Annotated[tuple[Size, ...], msgspec.Meta(min_length=1)]
    lines: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    leading: Annotated[float, msgspec.Meta(ge=0.8, le=3)] = 1.1

    def most_lines(self, height: float, size: int) -> int:
        """The lines of `size` that stand in `height` pixels from the top of capitals to the last baseline."""
        return max(1, min(self.lines, 1 + int((height / size - CAP_HEIGHT) / self.leading + 1e-9)))


class Block(msgspec.Struct, frozen=True):
    """Words as they are set. `clipped` says that not all of them are there."""

    size: int
    lines: tuple[str, ...]
    clipped: bool = False


class _Piece(msgspec.Struct, frozen=True):
    """What stays together. `blank` follows it where the line goes on, `hyphen` where the line ends."""

    text: str
    width: float
    blank: bool
    hyphen: bool = False


def set_words(text: str, width: float, height: float, fit: Fit, measure: Measure) -> Block:
    """`text` in the largest size of `fit` in which it fills no more than the box and the lines.

    A word is broken only if no size holds it whole, and words are left out, with an ellipsis, only if
    they fit in no other way.
    """
    cut = len(text) > _LONGEST
    whole = pieces = _pieces(text[:_LONGEST] + "…" * cut, measure)
    for size in fit.sizes:
        lines = _even(whole, width / size, fit.most_lines(height, size), measure)
        if lines is not None:
            return Block(size, lines, cut)
    for size in fit.sizes[len(fit.sizes) // 2 :]:
        pieces = _broken(whole, width / size, measure)
        lines = _even(pieces, width / size, fit.most_lines(height, size), measure)
        if lines is not None:
            return Block(size, lines, cut)
    return Block(size, _clipped(pieces, width / size, fit.most_lines(height, size), measure), True)


def _pieces(text: str, measure: Measure) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in _LONE.sub("\\1\xa0", text).split(" "):
        *parts, last = (part.replace("\xad", "") for part in _BREAKS.split(word))
        pieces += [_Piece(part, measure(part), False, part[-1] not in _HYPHENS) for part in parts]
        pieces.append(_Piece(last, measure(last), True))
    return [piece for piece in pieces if piece.text]


def _even(pieces: list[_Piece], limit: float, most: int, measure: Measure) -> tuple[str, ...] | None:
    """As few lines as `limit` allows, none much longer than the others; none if that is more than `most`."""
    best = _greedy(pieces, limit, measure)
    if best is None or len(best) > most:
        return None
    low, high = limit / 2, limit
    for _ in range(8):
        middle = (low + high) / 2
        lines = _greedy(pieces, middle, measure)
        if lines is not None and len(lines) == len(best):
            best, high = lines, middle
        else:
            low = middle
    return tuple(_line(line) for line in best)


def _greedy(pieces: list[_Piece], limit: float, measure: Measure) -> list[list[_Piece]] | None:
    """Lines filled one after the other; none if a piece is longer than a line."""
    blank, hyphen = measure(" "), measure("-")
    lines: list[list[_Piece]] = []
    length = 0.0
    for piece in pieces:
        need = piece.width + hyphen * piece.hyphen
        if need > limit:
            return None
        gap = blank if lines and lines[-1][-1].blank else 0.0
        if lines and length + gap + need <= limit:
            lines[-1].append(piece)
            length += gap + piece.width
        else:
            lines.append([piece])
            length = piece.width
    return lines


def _line(pieces: list[_Piece], end: str = "") -> str:
    words = "".join(piece.text + " " * piece.blank for piece in pieces[:-1]) + pieces[-1].text
    if end:
        return words.rstrip(_BEFORE_ELLIPSIS) + end
    return words.removesuffix(_SEPARATOR) + "-" * pieces[-1].hyphen


def _broken(pieces: list[_Piece], limit: float, measure: Measure) -> list[_Piece]:
    """The pieces, those that are longer than a line broken: between words if it has some, else in a word."""
    parts: list[_Piece] = []
    for piece in pieces:
        words = [piece.text] if piece.width <= limit else piece.text.split("\xa0")
        for word in words[:-1]:
            parts += _syllables(_Piece(word, measure(word), True), limit, measure)
        parts += _syllables(_Piece(words[-1], measure(words[-1]), piece.blank, piece.hyphen), limit, measure)
    return [part for part in parts if part.text]


def _syllables(piece: _Piece, limit: float, measure: Measure) -> list[_Piece]:
    """A word in parts that fit a line, each but the last with a hyphen, if possible before a syllable."""
    parts: list[_Piece] = []
    rest, hyphen = piece.text, measure("-")
    while len(rest) > 1 and measure(rest) + hyphen * piece.hyphen > limit:
        most = _fitting(rest, limit - hyphen, measure)
        starts = [found.start() for found in _SYLLABLE.finditer(rest) if found.start() <= most]
        good = [at for at in starts if _LEAST_LETTERS <= at <= len(rest) - _LEAST_LETTERS]
        at = good[-1] if good else most
        parts.append(_Piece(rest[:at], measure(rest[:at]), False, True))
        rest = rest[at:]
    return [*parts, _Piece(rest, measure(rest), piece.blank, piece.hyphen)]


def _fitting(word: str, limit: float, measure: Measure) -> int:
    """How many letters of a word, at least one and not all, are no wider than `limit`."""
    ends = range(2, len(word))
    return 1 + bisect_right(ends, limit, key=lambda end: measure(word[:end]))


def _clipped(pieces: list[_Piece], limit: float, most: int, measure: Measure) -> tuple[str, ...]:
    """The first lines that fit, the last of them ending in an ellipsis."""
    lines = (_greedy(pieces, limit, measure) or [])[:most]
    *full, last = lines or [[]]
    while last and measure(_line(last, "…")) > limit:
        last = last[:-1]
    return (*(_line(line) for line in full), _line(last, "…") if last else "…")
