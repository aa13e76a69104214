"""The Stille Islands on paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pictures import boats, coast, ink
from pictures.shapes import Point, box, curve, ellipse, polygon, ring, stroke
from pictures.sheet import Sheet

ISLANDS: tuple[list[Point], ...] = (
    [
        (250, 330),
        (330, 250),
        (430, 215),
        (500, 250),
        (560, 240),
        (650, 330),
        (600, 420),
        (630, 490),
        (540, 540),
        (500, 620),
        (400, 560),
        (310, 610),
        (240, 540),
        (270, 450),
        (205, 400),
    ],
    [
        (850, 660),
        (900, 600),
        (980, 610),
        (1050, 580),
        (1080, 680),
        (1040, 760),
        (990, 740),
        (960, 820),
        (880, 780),
    ],
    [(1205, 300), (1270, 235), (1340, 270), (1390, 250), (1385, 340), (1340, 400), (1270, 420), (1250, 360)],
    [(690, 140), (720, 128), (736, 152), (706, 168)],
    [(1110, 190), (1136, 180), (1142, 204)],
    [(640, 820), (680, 800), (700, 838), (660, 852)],
)


def chart_of_the_sound(routes: bool = True) -> Sheet:
    """The Stille Islands on paper, with the ferries' three lines or with the marks alone."""
    sheet = Sheet(37 if routes else 38, ground="#efe2c6")
    sheet.fill(box(50, 50, 1550, 1017), "#bcd6cd")
    _islands(sheet)
    _graticule(sheet)
    if routes:
        for line, tone in (
            ([(640, 492), (740, 560), (846, 668)], ink.RED),
            ([(1072, 600), (1140, 510), (1246, 388)], ink.SEA),
            ([(640, 470), (880, 300), (1236, 352)], ink.PLUM),
        ):
            _dashed(sheet, line, tone)
    else:
        for number, (x, y) in enumerate(
            (
                (730, 300),
                (760, 470),
                (800, 560),
                (1100, 500),
                (1150, 430),
                (700, 660),
                (1160, 690),
                (560, 720),
            )
        ):
            sheet.halo(ellipse(x, y, 60), ink.LAMP, 0.6)
            boats.buoy(sheet, x, y + 26, 84, ink.RED if number % 2 else ink.PINE)
    for x, y in ((622, 482), (862, 680), (1256, 372)):
        sheet.fill(ellipse(x, y, 13), ink.PAPER)
        sheet.fill(ring(x, y, 13, 5), ink.NIGHT)
    coast.lighthouse(sheet, 1310, 350, 92)
    boats.ferry(sheet, 745 if routes else 980, 590 if routes else 330, 120)
    _rose(sheet, 1330, 800, 150)
    return sheet


def chart_of_the_marks() -> Sheet:
    """The same chart as the buoy crew sees it."""
    return chart_of_the_sound(routes=False)


def _islands(sheet: Sheet) -> None:
    sea = box(50, 50, 1550, 1017)
    for reach, tone in ((66, "#a9cbc4"), (42, "#c6dccf"), (20, "#dce8d5")):
        for land in ISLANDS:
            line = curve(_widened(land, reach), closed=True)
            sheet.fill(polygon(*line) & sea, tone)
            sheet.fill(stroke([*line, line[0]], 2) & sea, "#7fb0ab")
    for land in ISLANDS:
        coast_line = curve(land, closed=True)
        sheet.print(polygon(*coast_line), "#e6cf9a", ink.WHEAT, 60, 0.6, 0.3)
        sheet.fill(stroke([*coast_line, coast_line[0]], 4), ink.BARK)
    for place, count in ((0, 46), (1, 14), (2, 5)):
        x, y = _middle(ISLANDS[place])
        for _ in range(count):
            dx, dy = (
                sheet.chance.gauss(0, 62 if not place else 30),
                sheet.chance.gauss(0, 56 if not place else 26),
            )
            tree = polygon((x + dx - 9, y + dy + 14), (x + dx, y + dy - 14), (x + dx + 9, y + dy + 14))
            sheet.print(tree, ink.MOSS, ink.PINE, 0, 0.8)
    for _ in range(120):
        x, y = sheet.chance.uniform(70, 1530), sheet.chance.uniform(70, 1000)
        if sheet.image.getpixel((round(x * 2), round(y * 2))) in ((188, 214, 205), (169, 203, 196)):
            sheet.fill(ellipse(x, y, 2.4), ink.SEA, 0.5)


def _middle(points: list[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _widened(points: list[Point], reach: float) -> list[Point]:
    """A coast line `reach` farther out, with its bays filled as depth lines fill them."""
    x, y = _middle(points)
    wide = []
    for px, py in points:
        away = math.hypot(px - x, py - y)
        wide.append((px + (px - x) / away * reach, py + (py - y) / away * reach))
    return wide


def _dashed(sheet: Sheet, line: Sequence[Point], tone: str) -> None:
    path = curve(line, 24)
    for place in range(0, len(path) - 2, 4):
        sheet.fill(stroke(path[place : place + 3], 7), tone)


def _graticule(sheet: Sheet) -> None:
    for x in range(300, 1550, 250):
        sheet.fill(box(x, 50, x + 1.5, 1017), ink.SEA, 0.35)
    for y in range(242, 1017, 193):
        sheet.fill(box(50, y, 1550, y + 1.5), ink.SEA, 0.35)
    sheet.fill(box(44, 44, 1556, 1023) - box(50, 50, 1550, 1017), ink.NIGHT)
    sheet.fill(box(24, 24, 1576, 1043) - box(27, 27, 1573, 1040), ink.NIGHT)
    for number in range(30):
        if number % 2:
            for y in (27, 1023):
                sheet.fill(box(50 + number * 50, y, 100 + number * 50, y + 17), ink.NIGHT)
    for number in range(20):
        if number % 2:
            for x in (27, 1556):
                sheet.fill(box(x, 50 + number * 48.35, x + 17, 50 + (number + 1) * 48.35), ink.NIGHT)


def _rose(sheet: Sheet, x: float, y: float, radius: float) -> None:
    sheet.fill(ellipse(x, y, radius * 1.02), "#efe2c6", 0.75)
    sheet.fill(ring(x, y, radius, 4) | ring(x, y, radius * 0.86, 2.5), ink.NAVY)
    for turn in range(0, 360, 10):
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        sheet.fill(
            stroke(
                [
                    (x + dx * radius * 0.87, y + dy * radius * 0.87),
                    (x + dx * radius * 0.97, y + dy * radius * 0.97),
                ],
                2,
            ),
            ink.NAVY,
        )
    for number, turn in enumerate((45, 135, 225, 315, 0, 90, 180, 270)):
        long = radius * (0.62 if number < 4 else 0.84)
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        wide = radius * 0.12
        tip = (x + dx * long, y + dy * long)
        sheet.fill(polygon((x, y), (x + (dx - dy) * wide, y + (dy + dx) * wide), tip), ink.NAVY)
        sheet.fill(
            polygon((x, y), (x + (dx + dy) * wide, y + (dy - dx) * wide), tip),
            ink.RED if turn == 270 else ink.PAPER,
        )
        sheet.fill(stroke([(x, y), (x + (dx + dy) * wide, y + (dy - dx) * wide), tip], 1.5), ink.NAVY)
