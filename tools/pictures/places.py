"""The three places of work."""

from __future__ import annotations

import math

from pictures import boats, coast, ink
from pictures.shapes import Point, arc, box, curve, ellipse, polygon, ring, stroke, trace
from pictures.sheet import Sheet, mix

CLIFF = "330,764 390,690 470,640 620,560 800,520 980,540 1150,610 1270,690 1330,764"
GRASS = "396,690 470,636 620,556 800,516 980,536 1150,606 1262,684 1120,690 960,650 800,690 620,660 500,700"


def quay_at_noon() -> Sheet:
    """The harbour of Stillehavn, with the small boats in."""
    sheet, level = Sheet(34), 520
    coast.sky(sheet, "#7ab0bd", "#f0e4c8", level)
    coast.cloud(sheet, 300, 180, 420, "#fbf3e0", ink.MIST)
    coast.cloud(sheet, 1130, 140, 500, "#fbf3e0", ink.MIST)
    coast.hills(sheet, 64, level, (120,), "#9dbab0", "#9dbab0")
    coast.water(sheet, level, "#8fbcb8", "#2c717c")
    sheet.mirror(level, 120, 0.4)
    with sheet.afloat(level + 40, 420, 0.55):
        x = -30.0
        walls = (*ink.WALLS, ink.SAND, ink.BRICK, ink.FOAM, ink.LAMP)
        for number, wall in enumerate(walls):
            width, tall = 112 + number * 29 % 40, 130 + number * 53 % 80
            coast.house(sheet, x, level, (width, tall), wall, ink.NAVY if number % 2 else ink.BARK)
            x += width + 3
        sheet.print(box(-10, level - 2, 1610, level + 40), "#84766b", ink.COCOA, 90, 0.7, 0.1)
    coast.ripples(sheet, level + 60, 960, "#d9eadf", 80, strength=0.45)
    for x, y, size, tone in (
        (260.0, 700, 270, ink.RED),
        (640, 740, 300, ink.LAMP),
        (1090, 720, 280, ink.PAPER),
        (1430, 770, 320, ink.SEA),
    ):
        with sheet.afloat(y, 120, 0.55, 6):
            boats.rowing_boat(sheet, x, y, size, tone)
    sheet.print(
        polygon((-10, 960), (1610, 930), (1610, 1080), (-10, 1080)), "#cbb18a", "#b0926b", 90, 0.6, 0.2
    )
    sheet.print(polygon((-10, 956), (1610, 926), (1610, 946), (-10, 978)), "#8d7763", ink.COCOA, 90, 0.6)
    _ringed_rope(sheet, 360, 1010)
    for x in (880, 1320):
        sheet.fill(ellipse(x + 30, 1010, 80, 13), "#8a6f56", 0.6)
        sheet.print(box(x - 30, 926, x + 30, 1010), ink.NAVY, ink.NIGHT, 0, 0.9, 0.2)
        sheet.print(box(x - 46, 906, x + 46, 936, 13), mix(ink.NAVY, ink.TEAL, 0.3), ink.NIGHT, 0, 0.9, 0.2)
    line = curve([(850, 950), (800, 900), (760, 770), (770, 700)])
    sheet.fill(stroke(line, 6), ink.SAND)
    for x, y, span in ((560, 130, 30), (650, 96, 24), (720, 150, 20)):
        coast.gull(sheet, x, y, span, ink.NAVY)
    return sheet


def _ringed_rope(sheet: Sheet, x: float, y: float) -> None:
    sheet.fill(ellipse(x + 16, y + 8, 128, 34), "#8a6f56", 0.6)
    for turn in range(5):
        coil = ring(x, y - turn * 13, 112 - (turn % 2) * 7, 17, 0.3)
        sheet.print(coil, ink.SAND, ink.BARK, 90, 0.8, 0.3)
    sheet.print(
        stroke(curve([(x + 106, y), (x + 190, y + 26), (x + 260, y + 4), (x + 320, y + 30)]), 15),
        ink.SAND,
        ink.BARK,
        90,
        0.7,
    )


def lillestille() -> Sheet:
    """The smallest island, and what stands on it."""
    sheet, level = Sheet(35), 640
    coast.sky(sheet, "#75aebd", "#f3e6c9", level)
    coast.cloud(sheet, 330, 240, 480, "#fbf3e0", ink.MIST)
    coast.cloud(sheet, 1320, 330, 380, "#fbf3e0", ink.MIST)
    coast.cloud(sheet, 820, 140, 300, "#fbf3e0", ink.MIST)
    coast.hills(sheet, 29, level, (70,), "#a8c3bb", "#a8c3bb")
    coast.water(sheet, level, "#9fc8c2", "#2a7480")
    with sheet.afloat(760, 300, 0.5):
        cliff = polygon(*curve(trace(CLIFF)))
        sheet.print(cliff, "#b79d7d", ink.COCOA, 60, 0.6, 0.25)
        grass = polygon(*curve(trace(GRASS), closed=True))
        sheet.print(grass, "#8fa762", ink.PINE, 70, 0.6, 0.25)
        path = curve([(700, 758), (740, 700), (690, 650), (780, 600), (800, 545)])
        sheet.fill(stroke(path, 15), ink.SAND)
        coast.lighthouse(sheet, 812, 540, 340)
        coast.house(sheet, 900, 566, (128, 66), ink.PAPER, ink.BRICK)
        for x, y in ((560, 630), (600, 648), (1050, 622), (1110, 640), (520, 664)):
            _sheep(sheet, x, y)
        sheet.print(box(640, 744, 790, 762), ink.BARK, ink.COCOA, 90, 0.6)
    coast.ripples(sheet, level + 16, 1060, "#e4f0e4", 110, strength=0.5)
    with sheet.afloat(930, 110, 0.55, 6):
        boats.rowing_boat(sheet, 420, 930, 260, ink.RED)
    for x, y, span in ((600, 330, 30), (1010, 260, 26), (1080, 300, 20), (540, 400, 20)):
        coast.gull(sheet, x, y, span, ink.NAVY)
    return sheet


def _sheep(sheet: Sheet, x: float, y: float) -> None:
    sheet.fill(stroke([(x - 8, y), (x - 8, y + 14)], 3) | stroke([(x + 8, y), (x + 8, y + 14)], 3), ink.NIGHT)
    sheet.print(ellipse(x, y - 3, 19, 13), ink.PAPER, ink.MIST, 80, 0.7)
    sheet.fill(ellipse(x + 19, y - 7, 7, 6), ink.NIGHT)


def lantaarndijk() -> Sheet:
    """A canal town of lamp makers."""
    sheet, level = Sheet(36), 640
    coast.sky(sheet, "#8fb4b8", "#f6dcb0", level)
    coast.cloud(sheet, 1200, 190, 420, "#faeed8", ink.ROSE)
    coast.cloud(sheet, 260, 260, 300, "#faeed8", ink.ROSE)
    coast.water(sheet, level, "#a9b8a0", "#2c6672")
    with sheet.afloat(level + 34, 420, 0.6):
        _mill(sheet, 1370, level)
        sheet.print(
            polygon(
                (1080, level + 10),
                (1240, level - 28),
                (1610, level - 40),
                (1610, level + 40),
                (1080, level + 40),
            ),
            ink.MOSS,
            ink.PINE,
            80,
            0.6,
        )
        tones = (ink.BRICK, ink.NAVY, ink.WHEAT, ink.RED, ink.PLUM, ink.SEA, ink.ROSE, ink.BARK)
        x = -20.0
        for number, tone in enumerate(tones):
            width = 128 + number * 31 % 30
            _gabled(sheet, x, level, width, 250 + number * 67 % 110, tone, number)
            x += width + 2
        sheet.print(box(-10, level - 2, 1610, level + 34), "#8a6a55", ink.COCOA, 90, 0.7, 0.1)
        for x in range(60, 1120, 212):
            _lantern(sheet, x, level)
    coast.ripples(sheet, level + 50, 1060, "#e6e4c8", 70, strength=0.4)
    with sheet.afloat(860, 110, 0.55, 6):
        boats.rowing_boat(sheet, 1180, 860, 330, ink.LAMP)
    return sheet


def _gabled(
    sheet: Sheet, x: float, ground: float, width: float, height: float, tone: str, number: int
) -> None:
    top, middle = ground - height, x + width / 2
    body: list[Point] = [(x, ground), (x, top)]
    if number % 2:
        for step in range(4):
            body += [(x + step * width / 8, top - step * 24), (x + step * width / 8, top - (step + 1) * 24)]
        body += [(2 * middle - px, py) for px, py in reversed(body)]
    else:
        neck = curve(
            [(x, top), (x + width * 0.2, top - 20), (x + width * 0.28, top - 84), (middle, top - 112)], 8
        )
        body += neck + [(2 * middle - px, py) for px, py in reversed(neck)] + [(x + width, ground)]
    front = polygon(*body)
    sheet.print(front, tone, mix(tone, ink.NIGHT, 0.6), 20, 0.55, 0.45)
    trim = stroke(body[1:-1], 6)
    sheet.fill(trim, ink.PAPER)
    for row in range(int(height // 78)):
        for column in range(3):
            left = x + width * (column + 0.5) / 3 - 13
            y = top + 16 + row * 78
            sheet.fill(box(left - 4, y - 4, left + 30, y + 50), ink.PAPER)
            glass = ink.LAMP if (row * 3 + column + number) % 5 == 0 else ink.NIGHT
            sheet.fill(box(left, y, left + 26, y + 46), glass)
            sheet.fill(box(left, y + 20, left + 26, y + 23) | box(left + 12, y, left + 14, y + 46), ink.PAPER)
    sheet.fill(box(middle - 9, top - 60, middle + 9, top - 26, 9), ink.NIGHT)
    sheet.fill(box(middle - 17, ground - 62, middle + 17, ground, 3), mix(tone, ink.NIGHT, 0.7))


def _lantern(sheet: Sheet, x: float, ground: float) -> None:
    sheet.halo(ellipse(x, ground - 128, 74), ink.LAMP, 0.75)
    sheet.fill(box(x - 3, ground - 110, x + 3, ground), ink.NIGHT)
    sheet.fill(
        polygon((x - 12, ground - 142), (x + 12, ground - 142), (x + 8, ground - 110), (x - 8, ground - 110)),
        "#fff0c2",
    )
    sheet.fill(polygon((x - 16, ground - 142), (x, ground - 158), (x + 16, ground - 142)), ink.NIGHT)


def _mill(sheet: Sheet, x: float, ground: float) -> None:
    sheet.print(
        polygon((x - 92, ground), (x - 54, ground - 270), (x + 54, ground - 270), (x + 92, ground)),
        "#8a5642",
        ink.COCOA,
        0,
        0.7,
        0.3,
    )
    sheet.fill(box(x - 110, ground - 128, x + 110, ground - 116), ink.BARK)
    sheet.print(polygon(*arc(x, ground - 266, 64, 180, 360, 1.1)), ink.NAVY, ink.NIGHT, 0, 0.7)
    for turn in (33, 123, 213, 303):
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        hub = (x, ground - 300)
        sail = polygon(
            (hub[0] + dx * 50, hub[1] + dy * 50),
            (hub[0] + dx * 230, hub[1] + dy * 230),
            (hub[0] + dx * 230 - dy * 44, hub[1] + dy * 230 + dx * 44),
            (hub[0] + dx * 50 - dy * 44, hub[1] + dy * 50 + dx * 44),
        )
        sheet.print(sail, ink.PAPER, ink.WHEAT, 60, 0.5)
        sheet.fill(stroke([hub, (hub[0] + dx * 236, hub[1] + dy * 236)], 8), ink.BARK)
    sheet.fill(ellipse(x, ground - 300, 14), ink.NIGHT)
