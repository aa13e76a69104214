"""Lines: words broken into even lines, in the largest size that fits a box. Knows widths, not pixels.

Widths are in ems; `measure` gives that of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

import msgspec

from kollega.pictures import breaks, hyphens, script
from kollega.pictures.balance import SEPARATOR, Piece, Ruler
from kollega.pictures.breaks import Part

Measure = Callable[[str], float]
#: The size of letters, in pixels to the em.
Size = Annotated[int, msgspec.Meta(ge=8, le=400)]

#: How high capitals stand above the baseline, in ems.
CAP_HEIGHT = 0.66

_LONGEST = 400
_VOWELS = "aeiouyäöüåæøáéíóúàèìòùâêîôûãõœěůąęı"
#: Where a syllable probably begins; for words that are too long for any line, where no dictionary knows better.
_SYLLABLE = re.compile(rf"(?=[^\W\d_{_VOWELS}][{_VOWELS}])")
_BEFORE_ELLIPSIS = "\xa0·,;:-–—/、，。"
#: The share of the sizes in which words are whole if they can be.
_LARGER = 2 / 3
#: The most lines that end in a hyphen for the sake of a larger size, and otherwise.
_FEW, _ANY = 2, 20
#: Lines of which one is shorter than this share of the longest are mended, where a hyphen makes them so much better.
_UNEVEN, _MENDED = 0.36, 0.55
#: The shortest word that is parted for that, in ems.
_LONG_WORD = 5.0


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words may be set: `sizes` in pixels, best first; `leading` is the distance of lines in ems."""

    sizes: Annotated[tuple[Size, ...], msgspec.Meta(min_length=1)]
    lines: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    leading: Annotated[float, msgspec.Meta(ge=0.8, le=3)] = 1.1


class Block(msgspec.Struct, frozen=True):
    """Words as they are set, their lines in the order of reading. `clipped` says that not all of them are there.

    The first baseline is `rise` ems below the top, each further one `leading` ems below the one before, the last one
    `drop` ems above the bottom. A block `from_right` is read from right to left, and stands on the other side.
    """

    size: int
    lines: tuple[str, ...]
    clipped: bool = False
    rise: float = CAP_HEIGHT
    leading: float = 1.1
    drop: float = 0.0
    from_right: bool = False


def set_words(text: str, width: float, height: float, fit: Fit, measure: Measure, lang: str = "") -> Block:
    """`text` in the largest size of `fit` in which it fills no more than the box and the lines.

    A word is parted only if the larger two thirds of the sizes do not hold it whole: where the language parts it, or in
    the others; anywhere, if no size would do otherwise. Words are left out, with an ellipsis, only if they fit in no other way.
    """
    return _Setting(text, width, height, fit, measure, lang).block()


#: From what a line may hold, in ems, to the pieces that lines are made of.
_Way = Callable[[float], list[Piece]]


class _Setting:
    """The setting of one text."""

    def __init__(self, text: str, width: float, height: float, fit: Fit, measure: Measure, lang: str) -> None:
        self._width, self._height, self._fit, self._measure, self._lang = width, height, fit, measure, lang
        self._cut = len(text) > _LONGEST
        text = text[:_LONGEST] + "…" * self._cut
        rise, leading, self._drop = script.stature(text)
        self._rise, self._leading = max(CAP_HEIGHT, rise), max(fit.leading, leading)
        self._from_right = script.from_right(text, lang)
        self._blank, self._hyphen = measure(" "), measure("-")
        self._whole = self._measured(breaks.parts(text, lang))

    def block(self) -> Block:
        """The first way that works, of those from the best to the worst."""
        sizes = self._fit.sizes
        split = round(len(sizes) * _LARGER)
        larger, smaller = sizes[: max(split, 1)], sizes[split:] or sizes[-1:]
        ways: list[tuple[tuple[int, ...], _Way, int]] = [(larger, lambda _: self._whole, _ANY)]
        if self._has_finer(larger[-1]):
            ways.append((larger, self._finer, _FEW))
        ways += [
            (smaller, lambda _: self._whole, _ANY),
            (smaller, self._finer, _ANY),
            (sizes[len(sizes) // 2 :], self._forced, _ANY),
        ]
        for tried, pieces, most in ways:
            for size in tried:
                found = self._even(pieces(self._width / size), size)
                if found is not None and sum(line.endswith("-") for line in found) <= most:
                    return self._made(size, found)
        size = sizes[-1]
        return self._made(size, self._clipped(self._forced(self._width / size), size), clipped=True)

    def _made(self, size: int, lines: tuple[str, ...], *, clipped: bool = False) -> Block:
        return Block(
            size, lines, clipped or self._cut, self._rise, self._leading, self._drop, self._from_right
        )

    def _measured(self, parts: Iterable[Part]) -> list[Piece]:
        return [self._piece(part) for part in parts]

    def _piece(self, part: Part) -> Piece:
        width = self._measure(part.text)
        blank = self._blank
        if part.blank and not part.text.isascii():  # fonts differ in their blanks
            last = script.clusters(part.text)[-1][0]
            blank = self._measure(f"{last} {last}") - 2 * self._measure(last)
        return Piece(part.text, width, part.blank, part.hyphen, blank * part.blank)

    def _has_finer(self, size: int) -> bool:
        """Whether something is too long for a line of `size`, and has parts."""
        limit = self._width / size
        return any(piece.width > limit and breaks.finer(_part(piece), self._lang) for piece in self._whole)

    def _most(self, size: int) -> int:
        """The lines of a size that stand in the height, from the top of capitals to the last baseline."""
        below_first = self._height / size - (self._rise + self._drop)
        return max(1, min(self._fit.lines, 1 + int(below_first / self._leading + 1e-9)))

    def _even(self, pieces: list[Piece], size: int) -> tuple[str, ...] | None:
        """The lines of a size, or nothing where it is too large."""
        high = self._rise + self._drop
        if high > CAP_HEIGHT and high * size > self._height and size != self._fit.sizes[-1]:
            return None
        limit = self._width / size
        ruler = Ruler(pieces, self._hyphen)
        lines = ruler.even(limit, self._most(size))
        if lines is None:
            return None
        if len(lines) > 1 and _evenness(ruler, lines) < _UNEVEN and hyphens.is_known(self._lang):
            ruler, lines = self._mended(ruler, lines, limit)
        return tuple(_line(pieces[start:end]) for pieces in (ruler.pieces,) for start, end in lines)

    def _mended(
        self, ruler: Ruler, lines: list[tuple[int, int]], limit: float
    ) -> tuple[Ruler, list[tuple[int, int]]]:
        """The lines, with a long word parted where they are much more even then."""
        pieces: list[Piece] = []
        for piece in ruler.pieces:
            finer = breaks.finer(_part(piece), self._lang) if piece.width >= _LONG_WORD else ()
            pieces += self._measured(finer) or [piece]
        other = Ruler(pieces, self._hyphen)
        found = other.even(limit, len(lines))
        return (other, found) if found and _evenness(other, found) >= _MENDED else (ruler, lines)

    def _finer(self, limit: float) -> list[Piece]:
        """The pieces, those that are longer than a line in parts, as far as they have some."""
        return [finer for piece in self._whole for finer in self._parted(piece, limit)]

    def _parted(self, piece: Piece, limit: float) -> Iterator[Piece]:
        parts = (
            breaks.finer(_part(piece), self._lang)
            if piece.width + self._hyphen * piece.hyphen > limit
            else ()
        )
        if not parts:
            yield piece
        for part in self._measured(parts):
            yield from self._parted(part, limit)

    def _forced(self, limit: float) -> list[Piece]:
        """The pieces, those that are longer than a line broken anywhere."""
        return [part for piece in self._finer(limit) for part in self._broken(piece, limit)]

    def _broken(self, piece: Piece, limit: float) -> Iterator[Piece]:
        """A word in parts that fit a line, each but the last with a hyphen, if possible before a syllable."""
        signs = script.clusters(piece.text)
        hyphen = script.is_plain(piece.text)
        while len(signs) > 1 and self._measure("".join(signs)) + self._hyphen * piece.hyphen > limit:
            at = self._place(signs, limit - self._hyphen * hyphen)
            text, signs = "".join(signs[:at]), signs[at:]
            yield Piece(text, self._measure(text), hyphen=hyphen and text[-1] not in breaks.HYPHENS)
        text = "".join(signs)
        yield piece._replace(text=text, width=self._measure(text))

    def _place(self, signs: list[str], limit: float) -> int:
        """How many signs of a word, at least one and not all, stand on a line."""
        ends = range(2, len(signs))
        most = 1 + bisect_right(ends, limit, key=lambda end: self._measure("".join(signs[:end])))
        least = hyphens.LEAST_LETTERS
        text = "".join(sign[0] for sign in signs)
        starts = [found.start() for found in _SYLLABLE.finditer(text) if found.start() <= most]
        return next((at for at in reversed(starts) if least <= at <= len(signs) - least), most)

    def _clipped(self, pieces: list[Piece], size: int) -> tuple[str, ...]:
        """The first lines that fit, the last of them ending in an ellipsis."""
        limit = self._width / size
        lines = (Ruler(pieces, self._hyphen).fewest(limit) or [])[: self._most(size)]
        *full, (start, end) = lines or [(0, 0)]
        while end > start and self._measure(_line(pieces[start:end], "…")) > limit:
            end -= 1
        last = _line(pieces[start:end], "…") if end > start else "…"
        return (*(_line(pieces[first:after]) for first, after in full), last)


def _part(piece: Piece) -> Part:
    return Part(piece.text, piece.blank, piece.hyphen)


def _evenness(ruler: Ruler, lines: list[tuple[int, int]]) -> float:
    """The width of the shortest line as a share of that of the longest."""
    widths = [ruler.width(start, end) for start, end in lines]
    return min(widths) / (max(widths) or 1)


def _line(pieces: Iterable[Piece], end: str = "") -> str:
    *first, last = pieces
    words = "".join(piece.text + " " * piece.blank for piece in first) + last.text
    if end:
        return words.rstrip(_BEFORE_ELLIPSIS) + end
    return words.removesuffix(SEPARATOR) + "-" * last.hyphen
