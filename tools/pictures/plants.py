"""Leaves."""

from __future__ import annotations

from pictures import ink
from pictures.shapes import Point, curve, polygon, stroke
from pictures.sheet import Sheet, mix


def leaf(sheet: Sheet, foot: Point, tip: Point, colour: str) -> None:
    """A blade from its stem to its tip, with veins."""
    dx, dy = tip[0] - foot[0], tip[1] - foot[1]
    middle = (foot[0] + dx * 0.5, foot[1] + dy * 0.5)
    edge = curve([foot, (middle[0] - dy * 0.26, middle[1] + dx * 0.26), tip], 10)
    other = curve([tip, (middle[0] + dy * 0.26, middle[1] - dx * 0.26), foot], 10)
    sheet.print(polygon(*edge, *other), colour, ink.NIGHT, 45, 0.55, 0.35)
    sheet.fill(stroke([foot, tip], 4), mix(colour, ink.PAPER, 0.45))
    for share in (0.3, 0.5, 0.7):
        at = (foot[0] + dx * share, foot[1] + dy * share)
        for side in (-1, 1):
            sheet.fill(
                stroke(
                    [at, (at[0] + dx * 0.12 - side * dy * 0.13, at[1] + dy * 0.12 + side * dx * 0.13)], 2.5
                ),
                mix(colour, ink.PAPER, 0.35),
            )
