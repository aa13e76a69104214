"""The lights and buoys at work."""

from __future__ import annotations

import math

from pictures import boats, coast, ink
from pictures.shapes import Point, box, curve, ellipse, polygon, ring, stroke, trace
from pictures.sheet import Sheet, mix

HEADLAND = "650,1090 720,900 800,775 880,705 980,664 1120,640 1300,650 1460,700 1640,720"
SHORE = "640,1090 760,940 900,860 1060,836 1240,770 1420,790 1640,760"
ROCKS = "820,1000 960,930 1150,890 1380,900 1520,990 1040,1030"


def storm() -> Sheet:
    """The night that number eight left its place."""
    sheet, level = Sheet(14), 520
    coast.sky(sheet, "#2c2f45", "#8d7c86", level)
    sheet.halo(ellipse(1180, 500, 640, 150), "#f5cf8e", 0.9)
    for x, y, width in ((220.0, 210.0, 900), (900, 150, 1100), (1480, 260, 800), (620, 330, 620)):
        coast.cloud(sheet, x, y, width, mix("#3b3a52", ink.PLUM, y / 500), "#1d2336")
    for _ in range(130):
        x, y = sheet.chance.uniform(-100, 1600), sheet.chance.uniform(0, 760)
        long = sheet.chance.uniform(40, 120)
        sheet.fill(stroke([(x, y), (x + long * 0.42, y + long)], 1.6), "#d3d5d2", 0.3)
    tones = ("#6d7f88", "#4b6d7a", "#35606e", "#25505f", "#1a3f50", "#12303f")
    for number, tone in enumerate(tones):
        if number == 3:
            boats.buoy(sheet, 980, 700, 430, ink.RED, lean=21)
            sheet.halo(ellipse(1100, 380, 150), ink.LAMP, 0.8)
        _sea_row(sheet, number, level - 10 + number**1.45 * 52, 26 + number * 19, tone)
    return sheet


def _sea_row(sheet: Sheet, number: int, level: float, height: float, tone: str) -> None:
    length, phase = 250 + number * 95, number * 2.1 + 0.4
    crest: list[Point] = []
    for left in range(-20, 1640, 8):
        turn = (left / length) * math.pi + phase
        sharp = 1 - abs(math.sin(turn)) ** 0.75
        crest.append((float(left), level - height * (sharp + 0.25 * math.sin(turn * 0.61 + number))))
    body = polygon((-20, 1080), *crest, (1640, 1080))
    sheet.print(body, tone, mix(tone, ink.NIGHT, 0.6), 90, 0.7, 0.05)
    for place in range(1, len(crest) - 1):
        x, y = crest[place]
        if y <= crest[place - 1][1] and y < crest[place + 1][1]:
            _foam(sheet, crest, place, height, number)
    for _ in range(10):
        x, y = sheet.chance.uniform(0, 1600), level + height * sheet.chance.uniform(0.7, 1.6)
        sheet.fill(ellipse(x, y, 30 + number * 14, 1.5 + number * 0.5), mix(tone, ink.FOAM, 0.4), 0.5)


def _foam(sheet: Sheet, crest: list[Point], place: int, height: float, number: int) -> None:
    x, y = crest[place]
    reach = 3 + number
    for step in range(-reach * 2, reach + 1):
        here = crest[max(0, min(len(crest) - 1, place + step))]
        share = 1 - abs(step) / (reach * 2 + 1 if step < 0 else reach + 1)
        sheet.fill(ellipse(here[0], here[1] + 2, 7 + number, (2 + number * 1.7) * share), "#e9ece2")
    for _ in range(10 + number * 4):
        dx, dy = abs(sheet.chance.gauss(0, height * 0.8)), sheet.chance.gauss(-height * 0.2, height * 0.16)
        sheet.fill(ellipse(x + dx, y + dy + dx * 0.3, 1.3 + number * 0.4), "#e9ece2", 0.75)


def lamp_at_night() -> Sheet:
    """Lillestille Light at work."""
    sheet, level = Sheet(15), 690
    coast.sky(sheet, "#152a45", "#c98f86", level)
    for _ in range(120):
        x, y = sheet.chance.uniform(0, 1600), sheet.chance.uniform(0, 380)
        sheet.fill(ellipse(x, y, sheet.chance.uniform(0.8, 2.2)), "#f3ecd2", 0.85)
    coast.streaks(sheet, 420, 640, "#e7ac97", 9, 0.45)
    coast.hills(sheet, 91, level + 2, (96, 60), "#9b7f8c", "#5d607c")
    coast.beam(sheet, (1130, 213), 173, 1500, 6.5, 0.85)
    coast.beam(sheet, (1130, 213), -7, 700, 6.5, 0.6)
    coast.water(sheet, level, "#c79489", "#16304a")
    coast.ripples(sheet, level + 6, 1060, "#efc9b0", 70, strength=0.45)
    coast.ripples(sheet, level + 40, 1060, "#284a66", 60, strength=0.5)
    coast.path_of_light(sheet, 560, level + 4, 1060, 60, "#f4d9a0")
    back = polygon(*curve(trace(HEADLAND)), (1640, 1090))
    sheet.print(back, "#33475a", ink.NIGHT, 75, 0.8, 0.15)
    coast.lighthouse(sheet, 1130, 650, 400, 1.0)
    coast.house(sheet, 1230, 664, (116, 64), "#8d5a4e", "#22324a", ink.LAMP, (0,))
    _rocks(sheet)
    return sheet


def _rocks(sheet: Sheet) -> None:
    front = polygon(*curve(trace(SHORE)), (1640, 1090))
    sheet.print(front, "#1f3347", "#0d1b29", 60, 0.85, 0.1)
    for (x, y), size in zip(trace(ROCKS), (70, 60, 84, 100, 90, 90), strict=True):
        rock = polygon(
            (x - size, y + size * 0.6),
            (x - size * 0.5, y - size * 0.3),
            (x + size * 0.2, y - size * 0.45),
            (x + size, y + size * 0.6),
        )
        sheet.print(rock, "#2a4055", "#0d1b29", 30, 0.9, 0.1)


def buoy_tender() -> Sheet:
    """The small ship that lifts the marks."""
    sheet, level = Sheet(17), 660
    coast.sky(sheet, "#6f8fa3", "#f3b694", level)
    coast.sun(sheet, 1240, 560, 54, "#fff0d0", "#fbcf92")
    coast.streaks(sheet, 180, 520, "#f5cfb2", 12, 0.5)
    coast.hills(sheet, 57, level, (150, 90), "#c3a7a2", "#74818f")
    coast.water(sheet, level, "#d9a896", "#1f4659")
    sheet.mirror(level, 200, 0.5, 10)
    with sheet.afloat(740, 330, 0.6, 12):
        _tender(sheet)
    sheet.fade(box(0, 722, 1600, 1070), "#1c3f55", 90, 0.6)
    coast.path_of_light(sheet, 1240, level + 6, 1060, 76, "#ffe6b8")
    coast.ripples(sheet, level + 80, 1060, "#f0cdb4", 50, strength=0.4)
    for x, y, span in ((420, 150, 30), (620, 210, 24), (1120, 250, 28), (180, 420, 22)):
        coast.gull(sheet, x, y, span, "#f7ecd8")
    return sheet


def _tender(sheet: Sheet) -> None:
    hull = polygon(
        *curve([(250, 604), (264, 690), (300, 740)], 8),
        *curve([(1010, 740), (1080, 690), (1150, 556)], 8),
        (1000, 600),
        (980, 628),
        (560, 628),
    )
    sheet.fill(stroke([(914, 390), (914, 270)], 9) | stroke([(880, 310), (948, 310)], 6), ink.NIGHT)
    sheet.print(polygon((1004, 640), (1012, 520), (1060, 520), (1064, 640)), ink.LAMP, ink.BARK, 0, 0.7)
    sheet.print(polygon((810, 640), (824, 470), (1004, 470), (1016, 640)), ink.PAPER, ink.SEA, 40, 0.6)
    sheet.print(polygon((832, 472), (844, 388), (1004, 388), (994, 472)), ink.PAPER, ink.SEA, 40, 0.6)
    sheet.fill(stroke([(830, 386), (1016, 386)], 10) | stroke([(814, 472), (1012, 472)], 7), ink.NAVY)
    for x in (858, 908, 956):
        sheet.fill(box(x, 406, x + 32, 442, 5), ink.NAVY)
        sheet.fill(ellipse(x + 16, 536, 15), ink.LAMP)
        sheet.fill(ring(x + 16, 536, 18, 4), ink.NAVY)
    sheet.print(polygon((496, 640), (510, 380), (556, 380), (566, 640)), ink.LAMP, ink.BARK, 0, 0.7)
    sheet.print(
        stroke([(532, 396), (250, 206)], 20) | stroke([(532, 520), (400, 306)], 9),
        ink.LAMP,
        ink.BARK,
        90,
        0.6,
    )
    sheet.fill(stroke([(252, 208), (252, 300)], 4), ink.NIGHT)
    boats.buoy(sheet, 252, 600, 300, ink.PINE, lean=-5)
    boats.buoy(sheet, 690, 634, 210, ink.RED)
    sheet.print(hull, ink.RED, ink.PLUM, 80, 0.7, 0.2)
    sheet.fill(stroke(curve([(250, 606), (560, 632), (980, 630), (1148, 560)]), 9), ink.PAPER)
    for x in (370, 470, 600, 720, 850):
        sheet.fill(ring(x, 676, 17, 8), ink.NIGHT)
