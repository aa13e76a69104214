"""Pictures with a quay in front."""

from __future__ import annotations

import math

from pictures import boats, coast, ink
from pictures.shapes import box, curve, ellipse, polygon, ring, stroke, trace
from pictures.sheet import Sheet, mix


def bicycle_on_the_quay() -> Sheet:
    """One more passenger, ninety seconds away."""
    sheet, level = Sheet(16), 560
    coast.sky(sheet, "#8fbcbd", "#f5dcb4", level)
    coast.sun(sheet, 300, 330, 60, "#fff5d8", "#fbdc98")
    coast.cloud(sheet, 980, 230, 480, "#f9ead0", ink.ROSE)
    coast.hills(sheet, 33, level, (120, 70), "#b7c4b6", "#6f9a94")
    coast.water(sheet, level, "#d7d5b5", "#3d838b", 800)
    sheet.mirror(level, 130, 0.45)
    with sheet.afloat(level + 62, 260, 0.5):
        boats.ferry(sheet, 1120, level + 62, 700, ink.SEA, ink.PAPER, ink.RED)
    coast.path_of_light(sheet, 300, level + 6, 790, 60, "#fff0c4")
    coast.ripples(sheet, level + 20, 790, "#e4ead8", 60, strength=0.5)
    quay = polygon((-10, 770), (1610, 742), (1610, 1080), (-10, 1080))
    sheet.print(quay, "#c9b08c", "#ab8f6c", 80, 0.5, 0.3)
    sheet.print(polygon((-10, 768), (1610, 740), (1610, 768), (-10, 800)), "#8d7763", ink.NIGHT, 90, 0.6)
    for number in range(12):
        x = -420 + number * 210
        sheet.fill(stroke([(800 + (x - 800) * 0.72, 800), (x, 1075)], 2.5), "#a08663")
    for x in (180, 1390):
        _bollard(sheet, x, 830)
    sheet.fill(polygon((470, 985), (1010, 985), (1330, 1052), (760, 1052)), "#8a6f56", 0.45)
    _bicycle(sheet, 470, 985)
    return sheet


def _bollard(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(ellipse(x + 26, ground, 90, 16), "#8a6f56", 0.6)
    sheet.print(box(x - 34, ground - 84, x + 34, ground), ink.NAVY, ink.NIGHT, 0, 0.9, 0.2)
    sheet.print(ellipse(x, ground, 44, 13), ink.NAVY, ink.NIGHT, 0, 0.9)
    sheet.print(
        box(x - 52, ground - 104, x + 52, ground - 76, 14),
        mix(ink.NAVY, ink.TEAL, 0.3),
        ink.NIGHT,
        0,
        0.9,
        0.2,
    )


def _bicycle(sheet: Sheet, x: float, ground: float) -> None:
    rear, front, radius = (x + 110, ground - 112), (x + 460, ground - 112), 112
    for cx, cy in (rear, front):
        sheet.fill(ring(cx, cy, radius, 11), ink.NIGHT)
        for turn in range(0, 180, 20):
            dx, dy = 102 * math.cos(math.radians(turn)), 102 * math.sin(math.radians(turn))
            sheet.fill(stroke([(cx - dx, cy - dy), (cx + dx, cy + dy)], 1.6), "#6d6a66")
        sheet.fill(ellipse(cx, cy, 12), ink.NIGHT)
    crank, seat, head = (x + 262, ground - 104), (x + 208, ground - 290), (x + 408, ground - 296)
    frame = stroke([rear, crank, seat, rear], 12) | stroke([crank, head, (x + 218, ground - 256)], 12)
    frame |= stroke([(x + 402, ground - 330), front], 12)
    sheet.print(frame, ink.RED, ink.BRICK, 70, 0.8)
    sheet.fill(
        ring(*crank, 32, 7) | stroke([(crank[0], crank[1]), (crank[0] + 36, crank[1] + 42)], 8), ink.NIGHT
    )
    sheet.fill(stroke([(crank[0] + 22, crank[1] + 44), (crank[0] + 56, crank[1] + 42)], 10), ink.NIGHT)
    bar = [(x + dx, ground - dy) for dx, dy in trace("402,326 400,352 360,366 322,350")]
    sheet.fill(stroke(curve(bar), 10), ink.NIGHT)
    seat_line = [(x + dx, ground - dy) for dx, dy in trace("150,304 200,316 260,304 206,290")]
    saddle = polygon(*curve(seat_line, closed=True))
    sheet.print(saddle, ink.BARK, ink.NIGHT, 90, 0.8)
    sheet.fill(
        stroke([(x + 396, ground - 322), (x + 440, ground - 318)], 7)
        | stroke([(x + 150, ground - 4), (x + 214, ground - 108)], 7),
        ink.NIGHT,
    )
    _basket(sheet, x, ground)


def _basket(sheet: Sheet, x: float, ground: float) -> None:
    basket = polygon(
        (x + 420, ground - 372), (x + 530, ground - 372), (x + 516, ground - 282), (x + 432, ground - 282)
    )
    for left, lean, tall in ((438, -16, 64), (462, 4, 92), (486, 26, 74)):
        foot, tip = (x + left + 12, ground - 372), (x + left + 12 + lean, ground - 372 - tall)
        sheet.print(stroke([foot, tip], 27), ink.WHEAT, ink.BARK, 50, 0.75)
        for cut in (0.35, 0.6, 0.85):
            at = (foot[0] + (tip[0] - foot[0]) * cut, foot[1] + (tip[1] - foot[1]) * cut)
            sheet.fill(stroke([(at[0] - 7, at[1] + 4), (at[0] + 7, at[1] - 4)], 4), ink.PAPER)
    sheet.print(basket, ink.SAND, ink.BARK, 60, 0.8)
    for row in range(1, 4):
        y = ground - 372 + row * 23
        sheet.fill(stroke([(x + 422 + row * 3, y), (x + 528 - row * 3, y)], 3), ink.BARK)
