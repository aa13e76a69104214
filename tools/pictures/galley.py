"""The galley of the first ferry of the day."""

from __future__ import annotations

import math

from pictures import coast, ink
from pictures.shapes import Point, arc, box, curve, ellipse, polygon, ring, stroke
from pictures.sheet import Sheet, mix


def galley_at_six() -> Sheet:
    """Cardamom buns under a porthole, with the coffee on."""
    sheet = Sheet(21)
    sheet.blend(box(-4, -4, 1604, 720), "#c98a5a", "#e9c190")
    for left in range(0, 1600, 100):
        sheet.fill(box(left, 0, left + 3, 720), "#b87a4e", 0.6)
    _porthole(sheet, 980, 300, 210)
    sheet.fill(box(60, 150, 640, 164), ink.BARK)
    for x, kind in ((120.0, 0), (240, 1), (352, 0), (470, 1), (580, 2)):
        _hanging(sheet, x, 164, kind)
    sheet.halo(ellipse(1420, 250, 420), ink.LAMP, 0.6)
    sheet.fill(stroke([(1420, -10), (1420, 130)], 5), ink.NIGHT)
    sheet.print(
        polygon(*curve([(1330, 212), (1350, 160), (1420, 128), (1490, 160), (1510, 212)])),
        ink.RED,
        ink.BRICK,
        0,
        0.7,
    )
    sheet.fill(ellipse(1420, 212, 88, 16), "#fff0c2")
    sheet.print(box(-10, 700, 1610, 1080), "#8c573a", "#6f4331", 90, 0.6, 0.1)
    sheet.print(box(-10, 690, 1610, 726), "#b0734a", ink.BARK, 90, 0.6)
    tray = polygon((250, 836), (1270, 836), (1390, 1030), (130, 1030))
    sheet.fill(tray.moved(0, 22), "#432a24", 0.6)
    sheet.print(tray, "#33485a", ink.NIGHT, 60, 0.7)
    sheet.print(polygon((274, 846), (1246, 846), (1352, 1010), (168, 1010)), "#f1e2c6", ink.SAND, 60, 0.5)
    for row, (y, size, count) in enumerate(((862, 66, 6), (918, 74, 6), (984, 84, 6))):
        for number in range(count):
            x = 760 + (number - (count - 1) / 2) * size * 2.22 + (row % 2) * 6
            _bun(sheet, x, y, size)
    _coffee_pot(sheet, 1410, 800)
    mug(sheet, 150, 800, ink.TEAL)
    for x in (560, 800, 1010):
        for lift in (0, 1):
            start = 790 - lift * 60
            wisp = curve([(x, start), (x + 26, start - 60), (x - 18, start - 120), (x + 14, start - 190)])
            sheet.fill(stroke(wisp, 15 - lift * 6), "#fff3dc", 0.28)
    return sheet


def _porthole(sheet: Sheet, x: float, y: float, radius: float) -> None:
    hole = ellipse(x, y, radius)
    view = Sheet(77, sheet.size)
    coast.sky(view, "#7fb0b5", "#f8d3a4", y + 40)
    coast.sun(view, x + 50, y + 30, 44, "#fff5d8", "#fbd48b")
    coast.hills(view, 18, y + 40, (90, 50), "#b9b7a8", "#5d8a8a")
    coast.water(view, y + 40, "#e3b78f", ink.SEA, y + radius + 60)
    coast.path_of_light(view, x + 50, y + 44, y + radius, 34, "#fff0c4")
    sheet.image.paste(view.image.crop(hole.box), hole.corner, hole.mask)
    sheet.print(ring(x, y, radius + 44, 46), "#d6a44e", ink.BARK, 50, 0.75, 0.2)
    sheet.fill(ring(x, y, radius + 6, 7), ink.BARK)
    for turn in range(0, 360, 45):
        dx, dy = (radius + 22) * math.cos(math.radians(turn)), (radius + 22) * math.sin(math.radians(turn))
        sheet.print(ellipse(x + dx, y + dy, 9), "#f0cf84", ink.BARK, 50, 0.9)
    shine = stroke(arc(x, y, radius - 26, 200, 250), 9)
    sheet.fill(shine, "#ffffff", 0.35)


def _hanging(sheet: Sheet, x: float, y: float, kind: int) -> None:
    sheet.fill(stroke([(x, y), (x, y + 150)], 9), "#5a4a44")
    if kind == 0:
        sheet.print(polygon(*arc(x, y + 150, 40, 0, 180, 1.1)), "#6f7f83", ink.NIGHT, 0, 0.8)
    elif kind == 1:
        sheet.print(box(x - 26, y + 140, x + 26, y + 220, 16), "#8a9694", ink.NIGHT, 0, 0.8)
        for dx in (-13, 0, 13):
            sheet.fill(box(x + dx - 3, y + 158, x + dx + 3, y + 204, 3), "#c08555")
    else:
        whisk = ring(x, y + 205, 34, 5, 1.9) | ring(x, y + 205, 17, 4, 3.6)
        sheet.fill(whisk, "#8a9694")


def _bun(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.fill(ellipse(x + 6, y + size * 0.16, size, size * 0.52), "#a98052", 0.7)
    body = ellipse(x, y, size, size * 0.56)
    sheet.print(body, "#dc9a4c", "#8a4a28", 80, 0.85, 0.15)
    sheet.print(
        ellipse(x - size * 0.06, y - size * 0.1, size * 0.84, size * 0.4), "#e9b266", "#b06c34", 70, 0.7, 0.2
    )
    spiral: list[Point] = []
    for step in range(64):
        turn, reach = step * 0.27, size * 0.76 * (1 - step / 68)
        spiral.append((x + reach * math.cos(turn), y - size * 0.05 + reach * 0.47 * math.sin(turn)))
    sheet.fill(stroke(spiral, size * 0.07), "#8a4a28")
    for _ in range(9):
        turn, reach = sheet.chance.uniform(0, 6.3), size * 0.7 * sheet.chance.random() ** 0.5
        sheet.fill(
            box(
                x + reach * math.cos(turn) - 3,
                y + reach * 0.45 * math.sin(turn) - 8,
                x + reach * math.cos(turn) + 3,
                y + reach * 0.45 * math.sin(turn) - 3,
                1.5,
            ),
            "#fff8ea",
        )


def _coffee_pot(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(ellipse(x - 20, ground, 130, 14), "#432a24", 0.6)
    spout = polygon(
        *curve([(x - 62, ground - 90), (x - 112, ground - 150), (x - 140, ground - 200)]),
        (x - 116, ground - 206),
        *curve([(x - 90, ground - 170), (x - 50, ground - 150)]),
    )
    sheet.print(spout, ink.RED, ink.BRICK, 90, 0.7)
    sheet.fill(ring(x + 96, ground - 120, 58, 15, 1.15), ink.BRICK)
    sheet.print(
        polygon((x - 80, ground), (x - 58, ground - 220), (x + 58, ground - 220), (x + 80, ground)),
        ink.RED,
        "#6e2620",
        0,
        0.8,
        0.3,
    )
    sheet.print(polygon(*arc(x, ground - 218, 62, 180, 360, 0.5)), ink.BRICK, ink.NIGHT, 0, 0.7)
    sheet.fill(ellipse(x, ground - 256, 13), ink.NIGHT)
    for dx, dy in ((-26, -150), (18, -90), (32, -168), (-40, -60), (4, -36)):
        sheet.fill(ellipse(x + dx, ground + dy, 8), ink.PAPER)


def mug(sheet: Sheet, x: float, ground: float, colour: str) -> None:
    """An enamel mug, full."""
    sheet.fill(ellipse(x + 10, ground, 96, 13), "#432a24", 0.6)
    sheet.fill(ring(x + 76, ground - 62, 44, 13, 1.05), mix(colour, ink.NIGHT, 0.25))
    sheet.print(
        box(x - 74, ground - 130, x + 74, ground, 12), colour, mix(colour, ink.NIGHT, 0.7), 0, 0.8, 0.3
    )
    sheet.print(ellipse(x, ground - 128, 74, 14), "#3b2620", ink.NIGHT, 0, 0.5)
    sheet.fill(ring(x, ground - 128, 75, 6, 0.2), ink.PAPER)
