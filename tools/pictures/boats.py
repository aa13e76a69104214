"""Ferries, boats and buoys, seen from the side."""

from __future__ import annotations

from collections.abc import Callable

from pictures import ink
from pictures.shapes import Point, Shape, box, curve, ellipse, polygon, stroke, turned
from pictures.sheet import Sheet, mix


def ferry(
    sheet: Sheet,
    x: float,
    line: float,
    size: float,
    hull: str = ink.NAVY,
    house: str = ink.PAPER,
    band: str = ink.RED,
    lit: bool = False,
) -> None:
    """A double-ended island ferry of `size` length, its waterline at `line`, its middle at `x`."""
    unit = size / 100
    glass = ink.LAMP if lit else mix(ink.NAVY, ink.TEAL, 0.3)

    def at(*points: Point) -> list[Point]:
        return [(x + px * unit, line - py * unit) for px, py in points]

    body = polygon(
        *curve(at((-50, 11.5), (-47, 4), (-42, 0)), 8),
        *curve(at((42, 0), (47, 4), (50, 11.5)), 8),
        *at((44, 9.6), (-44, 9.6)),
    )
    saloon = polygon(*at((-36, 9), (-34, 17.5), (34, 17.5), (36, 9)))
    upper = polygon(*at((-25, 17), (-24, 23.5), (24, 23.5), (25, 17)))
    bridge = polygon(*at((-11, 23), (-12.4, 30), (12.4, 30), (11, 23)))
    for part in (saloon, upper, bridge):
        sheet.print(part, house, mix(house, ink.NAVY, 0.46), 60, 0.6, 0.35)
    _decks(sheet, at, unit, band)
    for left, top, count, step in ((-30.5, 15.3, 13, 4.8), (-20.4, 21.6, 9, 4.8)):
        for number in range(count):
            one = at((left + number * step, top), (left + number * step + 3, top - 3.2))
            sheet.fill(box(*one[0], *one[1], 0.5 * unit), glass)
    sheet.fill(polygon(*at((-11.6, 28.8), (-11, 25.6), (11, 25.6), (11.6, 28.8))), glass)
    for number in range(-2, 3):
        sheet.fill(stroke(at((number * 4.4, 25.6), (number * 4.6, 28.8)), 0.6 * unit), house)
    sheet.print(body, hull, mix(hull, ink.NIGHT, 0.8), 80, 0.7, 0.3)
    sheet.fill(
        polygon(*at((-49.2, 10.2), (-48.4, 8.4), (48.4, 8.4), (49.2, 10.2))), mix(hull, ink.PAPER, 0.85)
    )
    sheet.fill(polygon(*at((-43.6, 1.6), (-42, 0), (42, 0), (43.6, 1.6))), ink.BRICK)


def _decks(sheet: Sheet, place: Callable[..., list[Point]], unit: float, band: str) -> None:
    for half, height in ((37.5, 17.5), (26.5, 23.5), (14, 30)):
        sheet.fill(
            box(*place((-half, height + 0.9))[0], *place((half, height))[0], 0.3 * unit),
            mix(ink.PAPER, ink.NAVY, 0.25),
        )
    funnel = polygon(*place((14, 23.5), (15.2, 34), (21.5, 34), (21.6, 23.5)))
    sheet.print(funnel, band, mix(band, ink.NIGHT, 0.5), 0, 0.6, 0.3)
    sheet.fill(box(*place((15, 32))[0], *place((21.5, 29.6))[0]), ink.PAPER)
    mast = stroke(place((-4, 30), (-4, 42)), 0.8 * unit) | stroke(place((-8, 37), (0, 37)), 0.5 * unit)
    sheet.fill(mast, ink.NIGHT)
    for side in (-1, 1):
        rail = stroke(place((side * 36, 14.2), (side * 44, 14.2)), 0.4 * unit)
        for step in range(5):
            post = side * (36 + step * 2)
            rail |= stroke(place((post, 9), (post, 14.2)), 0.35 * unit)
        sheet.fill(rail, mix(ink.PAPER, ink.NAVY, 0.3))


def flag(sheet: Sheet, x: float, y: float, size: float, colour: str = ink.RED) -> None:
    """A plain pennant that flies to the left."""
    cloth = polygon(
        *curve([(x, y), (x - size * 0.5, y + size * 0.1), (x - size, y + size * 0.02)], 6),
        *curve([(x - size * 0.7, y + size * 0.2), (x - size * 0.4, y + size * 0.4), (x, y + size * 0.36)], 6),
    )
    sheet.print(cloth, colour, mix(colour, ink.NIGHT, 0.5), 180, 0.5)


def buoy(sheet: Sheet, x: float, line: float, size: float, colour: str, lean: float = 0.0) -> None:
    """A lit buoy of `size` height above its waterline, with the topmark that goes with its colour."""
    dark = mix(colour, ink.NIGHT, 0.55)

    def at(*points: Point) -> list[Point]:
        return turned([(x + px * size, line - py * size) for px, py in points], (x, line), lean)

    drum = polygon(
        *curve(at((-0.3, -0.02), (-0.33, 0.1), (-0.3, 0.24)), 6),
        *curve(at((0.3, 0.24), (0.33, 0.1), (0.3, -0.02)), 6),
        *at((0.2, -0.08), (-0.2, -0.08)),
    )
    legs = stroke(at((-0.22, 0.24), (-0.07, 0.72)), size * 0.035) | stroke(
        at((0.22, 0.24), (0.07, 0.72)), size * 0.035
    )
    for low, high in ((0.3, 0.46), (0.46, 0.6)):
        wide, slim = 0.22 - (low - 0.24) * 0.31, 0.22 - (high - 0.24) * 0.31
        legs |= stroke(at((-wide, low), (slim, high)), size * 0.018) | stroke(
            at((wide, low), (-slim, high)), size * 0.018
        )
        legs |= stroke(at((-slim, high), (slim, high)), size * 0.02)
    panel = polygon(*at((-0.17, 0.3), (-0.11, 0.58), (0.11, 0.58), (0.17, 0.3)))
    head = _topmark(colour, at, size)
    lamp = polygon(*at((-0.05, 0.72), (-0.05, 0.82), (0.05, 0.82), (0.05, 0.72)))
    sheet.fill(stroke(at((0, 0.7), (0, 0.9)), size * 0.025), dark)
    sheet.fill(legs, dark)
    sheet.print(panel, colour, dark, 0, 0.8, 0.2)
    sheet.print(head, colour, dark, 0, 0.8, 0.2)
    sheet.fill(lamp, ink.LAMP)
    sheet.fill(stroke(at((-0.13, 0.71), (0.13, 0.71)), size * 0.03), dark)
    sheet.print(drum, colour, dark, 25, 0.85, 0.3)
    sheet.fill(stroke(at((-0.3, 0.235), (0.3, 0.235)), size * 0.03), dark)
    shine = stroke(curve(at((-0.24, 0.03), (-0.265, 0.1), (-0.245, 0.18)), 6), size * 0.022)
    sheet.fill(shine, mix(colour, ink.PAPER, 0.6))


def _topmark(colour: str, at: Callable[..., list[Point]], size: float) -> Shape:
    """A can on port marks, a cone on starboard marks, a cross on the rest."""
    if colour == ink.RED:
        return polygon(*at((-0.1, 0.84), (-0.1, 1.0), (0.1, 1.0), (0.1, 0.84)))
    if colour == ink.PINE:
        return polygon(*at((-0.13, 0.84), (0, 1.0), (0.13, 0.84)))
    width = size * 0.045
    return stroke(at((-0.09, 0.84), (0.09, 1.0)), width) | stroke(at((0.09, 0.84), (-0.09, 1.0)), width)


def rowing_boat(sheet: Sheet, x: float, line: float, size: float, colour: str) -> None:
    """An open boat with its thwarts."""
    sheer = curve(
        [(x - size * 0.5, line - size * 0.17), (x, line - size * 0.1), (x + size * 0.5, line - size * 0.2)]
    )
    keel = curve(
        [
            (x + size * 0.5, line - size * 0.2),
            (x + size * 0.36, line),
            (x - size * 0.36, line),
            (x - size * 0.5, line - size * 0.17),
        ]
    )
    hull = polygon(*sheer, *keel)
    sheet.print(hull, colour, mix(colour, ink.NIGHT, 0.6), 80, 0.75, 0.25)
    sheet.fill(stroke(sheer, size * 0.022), ink.SAND)


def moon(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A pale disc with its seas."""
    sheet.halo(ellipse(x, y, radius * 4.5), ink.FOAM, 0.35)
    sheet.print(ellipse(x, y, radius), "#f4ecd4", ink.MIST, 40, 0.6, 0.4)


def ferry_ahead(sheet: Sheet, x: float, line: float, size: float) -> None:
    """A small ferry that comes straight towards the viewer, with all its lamps lit."""

    def at(*points: Point) -> list[Point]:
        return [(x + px * size / 100, line - py * size / 100) for px, py in points]

    white, grey = "#f3f3ea", "#6f9096"
    sheet.fill(stroke(at((0, 70), (0, 122)), 6) | stroke(at((-14, 108), (14, 108)), 4), "#5f7c84")
    sheet.print(polygon(*at((-15, 62), (-13, 84), (13, 84), (15, 62))), white, grey, 20, 0.7)
    sheet.print(polygon(*at((-30, 36), (-28, 64), (28, 64), (30, 36))), white, grey, 20, 0.7)
    sheet.fill(stroke(at((-33, 64), (33, 64)), 7) | stroke(at((-17, 85), (17, 85)), 7), "#6f8b92")
    for left in (-11.6, -3.4, 4.8):
        sheet.fill(box(*at((left, 80))[0], *at((left + 6.8, 71))[0], 4), ink.LAMP)
    for left in (-24, -13, 6, 17):
        sheet.fill(box(*at((left, 56))[0], *at((left + 7, 46))[0], 4), "#f6dda0")
    hull = polygon(*curve(at((-40, 40), (-36, 18), (-26, 0)), 8), *curve(at((26, 0), (36, 18), (40, 40)), 8))
    sheet.print(hull, ink.RED, "#7d3f43", 30, 0.7, 0.3)
    sheet.fill(stroke(at((-40, 40), (40, 40)), 9), white)
    ramp = polygon(*at((-17, 37), (-14, 8), (14, 8), (17, 37)))
    sheet.print(ramp, "#bd4a30", "#7d3f43", 90, 0.7)
    for px, py, colour in ((0, 116, "#fff4cf"), (31, 60, ink.RED), (-31, 60, "#3f9170")):
        ((lx, ly),) = at((px, py))
        sheet.halo(ellipse(lx, ly, size * 0.17), colour, 0.9)
        sheet.fill(ellipse(lx, ly, size * 0.022), "#fffbe8")
