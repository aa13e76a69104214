"""Sky, water and what stands along a coast."""

from __future__ import annotations

import math

from pictures import ink
from pictures.shapes import Point, box, curve, ellipse, polygon, ridge, stroke
from pictures.sheet import Sheet, mix


def sky(sheet: Sheet, top: str, low: str, horizon: float) -> None:
    """From the upper edge to the horizon."""
    sheet.blend(box(-4, -4, sheet.size[0] + 4, horizon + 4), top, low)


def sun(sheet: Sheet, x: float, y: float, radius: float, colour: str, glow: str) -> None:
    """A disc in its own haze."""
    sheet.halo(ellipse(x, y, radius * 6), glow, 0.75)
    sheet.fill(ellipse(x, y, radius), colour)


def cloud(sheet: Sheet, x: float, y: float, width: float, colour: str, dark: str) -> None:
    """A heap with a flat base at `y`."""
    heap = ellipse(x, y, width * 0.5, width * 0.075)
    for at, size in ((-0.27, 0.12), (-0.08, 0.19), (0.13, 0.15), (0.3, 0.09)):
        heap |= ellipse(x + at * width, y - size * width * 0.35, width * size, width * size * 0.72)
    heap &= box(x - width, y - width, x + width, y)
    sheet.print(heap, colour, dark, 90, 0.5, 0.45)


def streaks(sheet: Sheet, top: float, bottom: float, colour: str, count: int, strength: float = 0.5) -> None:
    """Long thin clouds."""
    for _ in range(count):
        x, y = sheet.chance.uniform(0, sheet.size[0]), sheet.chance.uniform(top, bottom)
        long, thin = sheet.chance.uniform(120, 360), sheet.chance.uniform(3, 9)
        sheet.fill(ellipse(x, y, long, thin), colour, strength)


def hills(
    sheet: Sheet, seed: int, level: float, heights: tuple[float, ...], far: str, near: str, rise: float = 0
) -> None:
    """Lines of hills that come nearer; each begins `rise` lower than the one behind it."""
    for number, height in enumerate(heights):
        share = number / max(1, len(heights) - 1)
        colour = mix(far, near, share)
        line = ridge(seed + number, level + rise * number, height, level + rise * number + 6, sheet.size[0])
        sheet.print(line, colour, mix(colour, ink.NIGHT, 0.35), 75, 0.55, 0.3)
        sheet.fade(line, mix(far, ink.PAPER, 0.35), 90, 0.45 * (1 - share))


def water(sheet: Sheet, level: float, far: str, near: str, bottom: float | None = None) -> None:
    """From the horizon down."""
    low = sheet.size[1] + 4 if bottom is None else bottom
    sheet.blend(box(-4, level, sheet.size[0] + 4, low), far, near)


def ripples(
    sheet: Sheet,
    top: float,
    bottom: float,
    colour: str,
    count: int,
    left: float = 0,
    right: float = 1600,
    strength: float = 0.6,
) -> None:
    """Short strokes of light or dark that grow towards the viewer."""
    for _ in range(count):
        near = sheet.chance.random() ** 1.4
        x, y = sheet.chance.uniform(left, right), top + (bottom - top) * near
        long = sheet.chance.uniform(10, 30) * (0.5 + 2.6 * near)
        sheet.fill(ellipse(x, y, long, 1.0 + 2.4 * near), colour, strength)


def path_of_light(sheet: Sheet, x: float, level: float, bottom: float, width: float, colour: str) -> None:
    """The broken column that a sun or a lamp lays on water."""
    y, step = level + 3, 5.0
    while y < bottom:
        share = (y - level) / (bottom - level)
        for _ in range(2):
            long = width * (0.35 + 0.9 * share) * sheet.chance.uniform(0.25, 1)
            away = sheet.chance.uniform(-0.5, 0.5) * width * (0.4 + share)
            sheet.fill(ellipse(x + away, y, long, 1.2 + 3 * share), colour, 0.8 - 0.5 * share)
        step = 6 + 15 * share
        y += step


def gull(sheet: Sheet, x: float, y: float, span: float, colour: str) -> None:
    """A bird far off."""
    wing = curve([(x - span, y - span * 0.1), (x - span * 0.5, y - span * 0.34), (x, y)])
    other = curve([(x, y), (x + span * 0.55, y - span * 0.42), (x + span, y - span * 0.2)])
    sheet.fill(stroke(wing, span * 0.09) | stroke(other, span * 0.09), colour)


def house(
    sheet: Sheet,
    x: float,
    ground: float,
    size: tuple[float, float],
    wall: str,
    roof: str,
    lit: str = ink.PAPER,
    lights: tuple[int, ...] = (),
) -> None:
    """A gabled house seen from its end; `lights` are the windows with somebody home."""
    width, height = size
    peak = height * 0.34
    front = polygon(
        (x, ground),
        (x, ground - height),
        (x + width / 2, ground - height - peak),
        (x + width, ground - height),
        (x + width, ground),
    )
    sheet.print(front, wall, mix(wall, ink.NIGHT, 0.45), 20, 0.5, 0.4)
    for side in (-1, 1):
        middle = x + width / 2
        eaves = (middle + side * (width / 2 + 7), ground - height + 9)
        sheet.fill(stroke([(middle, ground - height - peak - 2), eaves], 9), roof)
    columns = max(2, round(width / 42))
    rows = max(1, round(height / 62))
    for number in range(columns * rows):
        column, row = number % columns, number // columns
        left = x + width * (column + 0.5) / columns - 8
        top = ground - height + 12 + row * (height - 14) / rows
        glass = lit if number in lights else mix(ink.NIGHT, wall, 0.25)
        sheet.fill(box(left - 3, top - 3, left + 19, top + 29), mix(wall, ink.PAPER, 0.75))
        sheet.fill(box(left, top, left + 16, top + 26), glass)
        sheet.fill(box(left + 7, top, left + 9, top + 26), mix(wall, ink.PAPER, 0.75))


def lighthouse(sheet: Sheet, x: float, ground: float, height: float, glow: float = 0.0) -> Point:
    """A banded tower; returns where its lamp is."""
    foot, neck = height * 0.115, height * 0.075
    top = ground - height

    def side(y: float) -> float:
        return neck + (foot - neck) * (y - top) / height

    for number in range(5):
        a, b = top + height * number / 5, top + height * (number + 1) / 5
        colour = ink.RED if number % 2 == 0 else ink.PAPER
        part = polygon((x - side(a), a), (x + side(a), a), (x + side(b), b), (x - side(b), b))
        sheet.print(part, colour, mix(colour, ink.NIGHT, 0.6), 0, 0.75, 0.35)
    for share in (0.3, 0.62):
        y = top + height * share
        sheet.fill(box(x - 5, y - 12, x + 5, y + 12, 5), ink.NIGHT)
    lamp = top - height * 0.075
    room = height * 0.058
    sheet.fill(box(x - room, lamp - room * 0.9, x + room, top), ink.LAMP if glow else ink.FOAM)
    if glow:
        sheet.halo(ellipse(x, lamp, height * 0.5 * glow), ink.LAMP, 0.8)
        sheet.fill(ellipse(x, lamp, room * 0.55, room * 0.75), "#fff6dc")
    for at in (-1.0, -0.34, 0.34, 1.0):
        sheet.fill(box(x + at * room - 2, lamp - room * 0.9, x + at * room + 2, top), ink.NIGHT)
    roof = polygon(
        (x - room * 1.3, lamp - room * 0.85), (x, lamp - room * 2.2), (x + room * 1.3, lamp - room * 0.85)
    )
    sheet.print(roof, ink.NAVY, ink.NIGHT, 0, 0.9, 0.3)
    sheet.fill(ellipse(x, lamp - room * 2.25, room * 0.18), ink.NAVY)
    deck = neck * 1.5
    sheet.fill(box(x - deck, top - 3, x + deck, top + 7), ink.NIGHT)
    for step in range(9):
        at = x - deck + 2 * deck * step / 8
        sheet.fill(box(at - 1.2, top - height * 0.05, at + 1.2, top), ink.NIGHT)
    sheet.fill(box(x - deck, top - height * 0.052, x + deck, top - height * 0.045), ink.NIGHT)
    return x, lamp


def beam(
    sheet: Sheet, lamp: Point, angle: float, length: float, spread: float, strength: float = 0.5
) -> None:
    """A lamp's light, thinning with distance."""
    x, y = lamp
    first, second = math.radians(angle - spread), math.radians(angle + spread)
    cone = polygon(
        (x, y),
        (x + length * math.cos(first), y + length * math.sin(first)),
        (x + length * math.cos(second), y + length * math.sin(second)),
    )
    sheet.fade(cone, "#fbe3a6", angle + 180, strength)
