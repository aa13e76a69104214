"""Outdoors at the yard."""

from __future__ import annotations

from pictures import boats, coast, ink
from pictures.shapes import Point, arc, box, curve, ellipse, polygon, ring, stroke
from pictures.sheet import Sheet, mix


def buoys_in_for_paint() -> Sheet:
    """The marks of the sound, out of the water for their winter coat."""
    sheet, level = Sheet(31), 560
    coast.sky(sheet, "#93bcc0", "#f3e0bd", level)
    coast.cloud(sheet, 300, 220, 460, "#faeed8", ink.MIST)
    coast.cloud(sheet, 1180, 160, 380, "#faeed8", ink.MIST)
    coast.hills(sheet, 25, level, (150, 90), "#bccabf", "#6f9a94")
    coast.water(sheet, level, "#b9cfc3", "#4b8f94", 700)
    sheet.mirror(level, 100, 0.5)
    coast.ripples(sheet, level + 10, 680, "#eef0e0", 50, strength=0.5)
    _red_shed(sheet)
    sheet.print(
        polygon((-10, 690), (1610, 690), (1610, 1080), (-10, 1080)), "#d8bf97", "#bfa078", 90, 0.6, 0.2
    )
    sheet.print(box(-10, 676, 1120, 704), "#8d7763", ink.COCOA, 90, 0.6)
    marks = (
        (250, 900, 560, ink.RED),
        (610, 860, 470, ink.PINE),
        (930, 890, 520, ink.LAMP),
        (1330, 960, 640, ink.RED),
    )
    for x, ground, size, _ in marks:
        _blocks(sheet, x, ground, size)
    for x, ground, size, colour in marks:
        boats.buoy(sheet, x, ground - size * 0.06, size, colour)
    _paint_pots(sheet)
    for x, y, span in ((700, 240, 28), (780, 200, 22), (520, 300, 24)):
        coast.gull(sheet, x, y, span, ink.NAVY)
    return sheet


def _red_shed(sheet: Sheet) -> None:
    sheet.print(
        polygon((1120, 700), (1120, 380), (1330, 270), (1620, 330), (1620, 700)),
        ink.BRICK,
        "#5e2427",
        20,
        0.6,
        0.3,
    )
    sheet.fill(stroke([(1100, 392), (1330, 268), (1640, 336)], 17), ink.NAVY)
    sheet.fill(box(1230, 450, 1440, 700), "#4a2a2c")
    sheet.print(box(1230, 450, 1330, 700), "#e2c79c", ink.BARK, 0, 0.6)
    sheet.fill(stroke([(1234, 454), (1326, 696)], 7) | stroke([(1326, 454), (1234, 696)], 7), ink.BARK)


def _blocks(sheet: Sheet, x: float, ground: float, size: float) -> None:
    shadow = polygon(
        (x - size * 0.3, ground),
        (x + size * 0.28, ground + 12),
        (x + size * 1.15, ground + size * 0.2),
        (x + size * 0.7, ground + size * 0.2),
    )
    sheet.fill(shadow, "#a48562", 0.6)
    for side in (-1, 1):
        sheet.print(
            box(x + side * size * 0.22 - 26, ground - 10, x + side * size * 0.22 + 26, ground + 24),
            ink.BARK,
            ink.COCOA,
            0,
            0.7,
        )


def _paint_pots(sheet: Sheet) -> None:
    for x, ground, colour in ((560, 1010, ink.RED), (660, 1036, ink.LAMP), (480, 1046, ink.PINE)):
        sheet.fill(ellipse(x + 20, ground, 62, 12), "#a48562", 0.7)
        sheet.print(box(x - 40, ground - 78, x + 40, ground, 6), "#cfd2c8", ink.NAVY, 0, 0.7)
        sheet.print(ellipse(x, ground - 78, 40, 11), colour, ink.COCOA, 0, 0.4)
        drip = box(x - 26, ground - 80, x - 12, ground - 44, 7) | box(
            x - 8, ground - 80, x + 4, ground - 56, 6
        )
        sheet.fill(drip, colour)
        sheet.fill(stroke(arc(x, ground - 74, 42, 200, 340, 1.0), 3), ink.NAVY)
    sheet.print(stroke([(668, 960), (722, 900)], 11), ink.WHEAT, ink.BARK, 0, 0.7)


def new_slipway() -> Sheet:
    """Rails that run into the water, and the first boat to come up them."""
    sheet, level = Sheet(32), 470
    coast.sky(sheet, "#86b5bd", "#f5e0ba", level)
    coast.cloud(sheet, 420, 200, 420, "#faeed8", ink.ROSE)
    coast.cloud(sheet, 1350, 260, 340, "#faeed8", ink.ROSE)
    coast.hills(sheet, 83, level, (130, 80), "#b9c7bd", "#6b9892")
    coast.water(sheet, level, "#bcd0c2", "#3f868e", 820)
    sheet.mirror(level, 110, 0.45)
    coast.ripples(sheet, level + 10, 700, "#eef0e0", 60, strength=0.5)
    sheet.print(polygon((-10, 610), (480, 660), (560, 1080), (-10, 1080)), "#cdb48d", ink.BARK, 60, 0.4, 0.4)
    sheet.print(
        polygon((1610, 610), (1120, 660), (1040, 1080), (1610, 1080)), "#cdb48d", ink.BARK, 60, 0.4, 0.5
    )
    _rails(sheet)
    _shed(sheet, 40, 640)
    _cradled_boat(sheet, 800, 830)
    _bunting(sheet, [(300, 200), (560, 330), (806, 300)], [(806, 300), (1120, 350), (1470, 150)])
    _drums(sheet)
    for x, y, span in ((1060, 190, 28), (1150, 230, 22)):
        coast.gull(sheet, x, y, span, ink.NAVY)
    return sheet


def _rails(sheet: Sheet) -> None:
    ramp = polygon((610, 560), (990, 560), (1180, 1080), (420, 1080))
    sheet.blend(ramp, "#6c9a99", "#a9a08c")
    for number in range(13):
        share = (number / 12) ** 1.7
        y = 600 + 480 * share
        half = 205 + 190 * (y - 560) / 520
        sheet.print(stroke([(800 - half, y), (800 + half, y)], 7 + 17 * share), "#7d6a5c", ink.COCOA, 90, 0.5)
    for side in (-1, 1):
        sheet.print(
            polygon(
                (800 + side * 92, 545),
                (800 + side * 104, 545),
                (800 + side * 222, 1080),
                (800 + side * 184, 1080),
            ),
            "#55616a",
            ink.NIGHT,
            0,
            0.7,
        )
        sheet.fill(stroke([(800 + side * 94, 545), (800 + side * 192, 1080)], 4), ink.FOAM)


def _drums(sheet: Sheet) -> None:
    for x, ground, tone in ((1400, 800, ink.SEA), (1490, 818, ink.RED), (1446, 868, ink.LAMP)):
        sheet.fill(ellipse(x + 18, ground, 58, 12), "#8a6f56", 0.6)
        sheet.print(box(x - 42, ground - 112, x + 42, ground, 8), tone, ink.COCOA, 0, 0.8, 0.3)
        sheet.print(ellipse(x, ground - 110, 42, 11), mix(tone, ink.PAPER, 0.3), ink.COCOA, 0, 0.5)
        for y in (ground - 76, ground - 38):
            sheet.fill(box(x - 43, y, x + 43, y + 5, 2), mix(tone, ink.NIGHT, 0.35))


def _shed(sheet: Sheet, x: float, ground: float) -> None:
    front = polygon(
        (x - 60, ground + 30), (x - 60, 330), (x + 120, 200), (x + 300, 330), (x + 300, ground + 30)
    )
    sheet.print(front, ink.BRICK, "#5e2427", 10, 0.6, 0.35)
    for number in range(8):
        sheet.fill(box(x - 40 + number * 44, 300, x - 37 + number * 44, ground + 30), "#8a2f26", 0.7)
    sheet.fill(stroke([(x - 90, 352), (x + 120, 198), (x + 326, 350)], 19), ink.NAVY)
    sheet.fill(box(x + 20, 420, x + 220, ground + 30), ink.COCOA)
    sheet.halo(ellipse(x + 120, 560, 130), ink.LAMP, 0.7)
    sheet.print(box(x - 46, 420, x + 24, ground + 30), ink.SAND, ink.BARK, 0, 0.6)
    sheet.fill(ring(x + 120, 300, 34, 9), ink.PAPER)


def _cradled_boat(sheet: Sheet, x: float, keel: float) -> None:
    sheet.fill(ellipse(x, keel + 62, 260, 26), ink.COCOA, 0.55)
    sheet.print(box(x - 210, keel + 14, x + 210, keel + 50, 6), ink.LAMP, ink.BARK, 90, 0.7)
    for side in (-1, 1):
        sheet.print(
            stroke([(x + side * 186, keel + 20), (x + side * 214, keel - 170)], 22),
            ink.LAMP,
            ink.BARK,
            0,
            0.7,
        )
        sheet.fill(ellipse(x + side * 150, keel + 56, 26), ink.NIGHT)
    sheet.fill(stroke([(x, keel - 300), (x, 290)], 11), ink.BARK)
    house = polygon((x - 92, keel - 260), (x - 78, keel - 400), (x + 78, keel - 400), (x + 92, keel - 260))
    sheet.print(house, ink.PAPER, ink.SEA, 20, 0.6)
    sheet.fill(stroke([(x - 96, keel - 402), (x + 96, keel - 402)], 12), ink.NAVY)
    for left in (-64, -19, 26):
        sheet.fill(box(x + left, keel - 376, x + left + 38, keel - 324, 5), ink.NAVY)
    hull = polygon(
        *curve([(x - 196, keel - 270), (x - 178, keel - 130), (x - 96, keel - 24), (x, keel + 16)]),
        *curve([(x, keel + 16), (x + 96, keel - 24), (x + 178, keel - 130), (x + 196, keel - 270)]),
        *curve([(x + 196, keel - 270), (x, keel - 310), (x - 196, keel - 270)]),
    )
    sheet.print(hull, ink.SEA, ink.NIGHT, 20, 0.75, 0.35)
    low = hull & box(x - 300, keel - 96, x + 300, keel + 30)
    sheet.print(low, ink.RED, ink.BRICK, 20, 0.8, 0.3)
    sheet.fill(hull & box(x - 300, keel - 106, x + 300, keel - 94), ink.PAPER)
    sheet.fill(stroke(curve([(x - 198, keel - 270), (x, keel - 308), (x + 198, keel - 270)]), 13), ink.PAPER)
    sheet.fill(stroke([(x, keel - 300), (x, keel + 16)], 8), mix(ink.SEA, ink.NIGHT, 0.5))


def _bunting(sheet: Sheet, *lines: list[Point]) -> None:
    tones = (ink.RED, ink.LAMP, ink.PAPER, ink.TEAL, ink.ROSE)
    for line in lines:
        path = curve(line, 10)
        sheet.fill(stroke(path, 3), ink.NAVY)
        for number, (x, y) in enumerate(path[2:-1:2]):
            sheet.print(
                polygon((x - 17, y), (x + 17, y + 2), (x, y + 42)), tones[number % 5], ink.COCOA, 0, 0.4
            )
