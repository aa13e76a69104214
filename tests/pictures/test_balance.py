"""Balance: no other way to fill as many lines is more even."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kollega.pictures.balance import SEPARATOR, Piece, Ruler

words = st.lists(st.integers(1, 12), min_size=1, max_size=9)


def ruler(widths: list[int]) -> Ruler:
    return Ruler([Piece("x" * width, width, blank=True, gap=1) for width in widths], 1)


def ways(size: int, count: int) -> list[list[tuple[int, int]]]:
    """All ways to part so many pieces into so many lines."""
    return [list(pairwise((0, *cuts, size))) for cuts in combinations(range(1, size), count - 1)]


@given(words, st.integers(3, 30))
def test_lines_are_as_few_and_as_even_as_they_can_be(widths: list[int], limit: int) -> None:
    found = ruler(widths).even(limit, 20)
    if max(widths) > limit:
        assert found is None
        return
    assert found is not None and [start for start, _ in found] == [0, *(end for _, end in found[:-1])]

    def lengths(lines: list[tuple[int, int]]) -> list[float]:
        return [ruler(widths).width(start, end) for start, end in lines]

    def fitting(count: int) -> list[list[tuple[int, int]]]:
        return [way for way in ways(len(widths), count) if max(lengths(way)) <= limit]

    assert max(lengths(found)) <= limit
    assert not any(fitting(count) for count in range(1, len(found)))
    # One short word at the end costs as much as a whole uneven line.
    allowance = 0.16 * limit * limit
    best = min(sum(length * length for length in lengths(way)) for way in fitting(len(found)))
    assert sum(length * length for length in lengths(found)) <= best + allowance


def test_too_many_lines_are_none() -> None:
    assert ruler([5, 5, 5]).even(5, 2) is None
    assert ruler([5, 5, 5]).even(5, 3) == [(0, 1), (1, 2), (2, 3)]
    assert ruler([]).even(5, 1) == []


def test_a_hyphen_counts_only_at_the_end_of_a_line() -> None:
    pieces = [Piece("abc", 3, hyphen=True), Piece("de", 2)]
    assert Ruler(pieces, 1).even(5, 1) == [(0, 2)]
    assert Ruler(pieces, 1).even(4, 2) == [(0, 1), (1, 2)]
    assert Ruler(pieces, 1).even(3.5, 2) is None


def test_a_line_ends_well_between_two_facts() -> None:
    pieces = [Piece("Maja", 4, True, gap=1), Piece("Holm" + SEPARATOR, 6, True, gap=1), Piece("Care", 4)]
    assert Ruler(pieces, 1).even(11, 2) == [(0, 2), (2, 3)]
