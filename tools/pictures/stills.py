"""Small square still lifes that stand for a person who would rather not be in the picture."""

from __future__ import annotations

import math
from itertools import pairwise

from pictures import ink
from pictures.plants import leaf
from pictures.shapes import Point, arc, box, curve, ellipse, polygon, ring, stroke, turned
from pictures.sheet import Sheet, mix

SQUARE = (1000, 1000)


def _table(seed: int, wall: str, wood: str) -> Sheet:
    sheet = Sheet(seed, SQUARE, wall)
    sheet.halo(ellipse(420, 340, 620), mix(wall, "#fff4d8", 0.7), 0.8, grain=False)
    sheet.shade(box(-4, -4, 1004, 700), mix(wall, ink.NIGHT, 0.35), 20, 0.5, 0.45)
    sheet.print(box(-4, 690, 1004, 1004), wood, mix(wood, ink.COCOA, 0.4), 90, 0.6, 0.1)
    sheet.fill(box(-4, 690, 1004, 700), mix(wood, ink.PAPER, 0.3))
    return sheet


def birtes_mug() -> Sheet:
    """The master's mug, never washed by anybody else."""
    sheet = _table(51, "#7fb0b5", "#b0774b")
    sheet.fill(polygon((300, 860), (660, 860), (980, 930), (560, 930)), ink.COCOA, 0.4)
    sheet.fill(ring(690, 640, 130, 42, 1.12), mix(ink.PAPER, ink.SAND, 0.7))
    body = polygon(
        (270, 400),
        (690, 400),
        *curve([(690, 400), (684, 700), (640, 872)], 8),
        (320, 872),
        *curve([(320, 872), (276, 700), (270, 400)], 8),
    )
    sheet.print(body, ink.PAPER, ink.SEA, 10, 0.6, 0.45)
    for top, tone in ((560, ink.NAVY), (640, ink.RED)):
        wave: list[Point] = [(x, top + 18 * math.sin(x / 34)) for x in range(240, 720, 6)]
        sheet.fill(stroke(wave, 22) & body, tone)
    sheet.fill(ellipse(480, 400, 210, 44), ink.SAND)
    sheet.print(ellipse(480, 406, 194, 36), "#4a2c22", ink.COCOA, 0, 0.6)
    for x in (420, 500, 560):
        for lift in (0, 1):
            wisp = curve([(x, 350 - lift * 30), (x + 40, 280), (x - 26, 200), (x + 20, 110)])
            sheet.fill(stroke(wisp, 20 - lift * 9), "#f4f3e4", 0.35)
    return sheet


def omars_compass() -> Sheet:
    """A hand-bearing compass on a chart."""
    sheet = Sheet(52, SQUARE, "#e9dab8")
    for y in range(60, 1000, 120):
        sheet.fill(stroke([(-10, y), (1010, y - 40)], 2.5), ink.TEAL, 0.5)
    for x in range(60, 1000, 120):
        sheet.fill(stroke([(x, -10), (x + 40, 1010)], 2.5), ink.TEAL, 0.5)
    land = polygon(
        (-20, 640), *curve([(-20, 640), (160, 700), (220, 820), (380, 860), (420, 1020)]), (-20, 1020)
    )
    sheet.print(land, "#d7bd84", ink.WHEAT, 60, 0.6)
    land = polygon(
        (640, -20), *curve([(640, -20), (700, 90), (850, 110), (900, 240), (1020, 270)]), (1020, -20)
    )
    sheet.print(land, "#d7bd84", ink.WHEAT, 60, 0.6)
    sheet.fill(ellipse(540, 560, 350, 330), ink.COCOA, 0.45)
    sheet.print(ellipse(500, 510, 345), "#d6a44e", "#6b4332", 50, 0.85, 0.2)
    sheet.fill(ellipse(500, 510, 296), ink.BARK)
    sheet.print(ellipse(500, 510, 288), "#f6eedb", ink.MIST, 50, 0.6, 0.4)
    _dial(sheet)
    sheet.print(ellipse(500, 510, 26), "#d6a44e", ink.BARK, 50, 0.8)
    sheet.fill(stroke(arc(500, 510, 262, 200, 250), 14), "#ffffff", 0.4)
    sheet.print(ring(500, 140, 62, 18), "#d6a44e", "#6b4332", 50, 0.8)
    return sheet


def _dial(sheet: Sheet) -> None:
    for turn in range(0, 360, 10):
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        near, width = (226, 7) if turn % 30 == 0 else (250, 3)
        tick = [(500 + dx * near, 510 + dy * near), (500 + dx * 270, 510 + dy * 270)]
        sheet.fill(stroke(tick, width), ink.NAVY)
    for tip, side, tone in (
        (300, 540, ink.BRICK),
        (300, 460, ink.RED),
        (720, 540, ink.NIGHT),
        (720, 460, ink.NAVY),
    ):
        sheet.fill(polygon(*turned([(500, tip), (side, 510), (500, 510)], (500, 510), 24)), tone)


def wietskes_prism() -> Sheet:
    """An offcut of a lighthouse lens, and what it does to the afternoon."""
    sheet = _table(53, "#5a3d5c", "#7d5636")
    tones = (ink.RED, ink.WHEAT, ink.LAMP, ink.MOSS, ink.TEAL, ink.SEA, "#7b5f8a")
    for number, tone in enumerate(tones):
        spread = polygon(
            (600, 560 + number * 9),
            (1010, 480 + number * 62),
            (1010, 542 + number * 62),
            (600, 569 + number * 9),
        )
        sheet.fill(spread, tone, 0.8)
    sheet.fill(polygon((-10, 420), (-10, 452), (420, 640), (420, 600)), "#fff3cf", 0.75)
    sheet.fill(polygon((300, 880), (760, 880), (940, 940), (500, 940)), ink.COCOA, 0.45)
    prism = polygon((250, 880), (500, 400), (750, 880))
    sheet.fill(polygon((500, 400), (750, 880), (812, 838), (560, 372)), "#4f8a8c")
    sheet.print(prism, "#9fcac4", ink.SEA, 30, 0.7, 0.3)
    sheet.fill(polygon((410, 590), (600, 560), (600, 632), (400, 622)), "#fdf3cf", 0.45)
    sheet.fill(stroke([(286, 850), (500, 440)], 11), "#f4f8ec")
    sheet.fill(stroke([(250, 880), (500, 400), (750, 880), (250, 880)], 6), ink.FOAM)
    sheet.fill(stroke([(500, 400), (560, 372), (812, 838), (750, 880)], 5), ink.FOAM)
    return sheet


def noors_plant() -> Sheet:
    """The plant that has joined every video meeting."""
    sheet = _table(54, "#e6c99b", "#8c573a")
    sheet.fill(polygon((330, 880), (640, 880), (960, 950), (620, 950)), ink.COCOA, 0.4)
    stems = ((-158, 290), (-138, 390), (-116, 470), (-92, 500), (-68, 460), (-46, 380), (-24, 280))
    for number, (turn, long) in enumerate(stems):
        foot = (490 + number * 4, 560)
        tip = (foot[0] + long * math.cos(math.radians(turn)), foot[1] + long * math.sin(math.radians(turn)))
        middle = (foot[0] + (tip[0] - foot[0]) * 0.45, foot[1] + (tip[1] - foot[1]) * 0.55)
        sheet.fill(stroke(curve([foot, middle, tip]), 8), ink.PINE)
        leaf(sheet, middle, tip, (ink.MOSS, ink.PINE)[number % 2])
    sheet.print(polygon((330, 580), (670, 580), (620, 890), (380, 890)), ink.RED, "#6e2620", 0, 0.75, 0.35)
    sheet.print(box(306, 540, 694, 612, 10), "#e2694a", "#6e2620", 0, 0.7, 0.35)
    return sheet


def anjalis_bun() -> Sheet:
    """One bun, still warm, on a blue plate."""
    sheet = Sheet(55, SQUARE, "#d9a06a")
    for x in range(0, 1000, 125):
        sheet.shade(box(x, -4, x + 120, 1004), "#b87a4e", 0, 0.5, 0.5)
    sheet.fill(ellipse(540, 590, 430, 400), ink.COCOA, 0.4)
    sheet.print(ellipse(500, 520, 420), ink.SEA, ink.NIGHT, 50, 0.6, 0.4)
    sheet.fill(ring(500, 520, 396, 12), ink.FOAM)
    sheet.print(ellipse(500, 520, 330), mix(ink.SEA, ink.MIST, 0.35), ink.NAVY, 230, 0.5, 0.5)
    sheet.fill(ellipse(524, 552, 270), ink.NIGHT, 0.45)
    sheet.print(ellipse(500, 515, 268), "#dc9a4c", "#8a4a28", 50, 0.85, 0.2)
    sheet.print(ellipse(490, 500, 222), "#ebb76c", "#b06c34", 50, 0.65, 0.3)
    spiral: list[Point] = []
    for step in range(110):
        turn, reach = step * 0.19, 236 * (1 - step / 116)
        spiral.append((496 + reach * math.cos(turn), 508 + reach * math.sin(turn)))
    sheet.fill(stroke(spiral, 20), "#8a4a28")
    for _ in range(46):
        turn, reach = sheet.chance.uniform(0, 6.3), 226 * sheet.chance.random() ** 0.5
        x, y, size = 496 + reach * math.cos(turn), 508 + reach * math.sin(turn), sheet.chance.uniform(7, 12)
        sheet.print(box(x - size, y - size, x + size, y + size, 4), "#fff8ea", ink.SAND, 50, 0.7)
    return sheet


def tuans_rope() -> Sheet:
    """A coil with a bowline that he ties behind his back."""
    sheet = Sheet(56, SQUARE, "#4f8f8f")
    for y in range(0, 1000, 166):
        sheet.print(box(-4, y, 1004, y + 160), "#5b9a98", ink.NAVY, 90, 0.5, 0.5)
    sheet.fill(ellipse(540, 560, 380, 372), ink.NIGHT, 0.35)
    for radius in (330, 272, 214, 156, 98):
        _rope(sheet, arc(490, 510, radius, 0, 360), 54)
    tail = curve([(820, 520), (880, 640), (800, 780), (850, 900), (960, 930), (1020, 900)])
    _rope(sheet, tail, 50)
    return sheet


def _rope(sheet: Sheet, path: list[Point], width: float) -> None:
    line = stroke(path, width)
    sheet.fill(stroke(path, width + 8), ink.BARK)
    sheet.print(line, ink.SAND, ink.BARK, 60, 0.5, 0.4)
    for (x, y), (nx, ny) in pairwise(path):
        long = math.hypot(nx - x, ny - y) or 1
        dx, dy = (nx - x) / long, (ny - y) / long
        lay = stroke(
            [
                (x - dy * width * 0.36 - dx * 9, y + dx * width * 0.36 - dy * 9),
                (x + dy * width * 0.36 + dx * 9, y - dx * width * 0.36 + dy * 9),
            ],
            3.5,
        )
        sheet.fill(lay, "#a9834f")
