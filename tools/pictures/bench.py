"""A bench, its tools and a kettle."""

from __future__ import annotations

from pictures import coast, ink
from pictures.shapes import arc, box, curve, ellipse, polygon, ring, stroke
from pictures.sheet import Sheet


def kettle_on_trial() -> Sheet:
    """The kettle that every applicant is asked about."""
    sheet = Sheet(24)
    sheet.blend(box(-4, -4, 1604, 730), "#2f5548", "#4b7560")
    for y in (180, 360, 540):
        sheet.fill(box(0, y, 1600, y + 3), "#264639", 0.8)
    sheet.halo(ellipse(800, 420, 760), "#f7dc93", 0.45, grain=False)
    for place, tool in ((120, _saw), (420, _hammer), (600, _spanner), (1010, _chisels), (1290, _square)):
        tool(sheet, place, 120)
    sheet.fill(stroke([(800, -10), (800, 70)], 6), ink.NIGHT)
    shade = polygon(*curve([(690, 168), (716, 100), (800, 62), (884, 100), (910, 168)]))
    coast.beam(sheet, (800, 120), 90, 640, 32, 0.35)
    sheet.print(shade, ink.LAMP, ink.WHEAT, 0, 0.8)
    sheet.fill(ellipse(800, 168, 110, 15), "#fff6d8")
    sheet.print(box(-10, 716, 1610, 772), "#c68d55", ink.BARK, 90, 0.6)
    sheet.print(box(-10, 772, 1610, 1080), "#9b643e", "#75492f", 90, 0.75, 0.1)
    for x in (380, 830, 1280):
        sheet.print(box(x - 190, 830, x + 190, 1000, 8), "#b0754a", "#5f3b2b", 60, 0.6)
        sheet.print(ellipse(x, 915, 24, 20), "#d6a44e", ink.BARK, 60, 0.8)
    _kettle(sheet, 760, 716)
    _parts(sheet)
    return sheet


def _kettle(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(ellipse(x + 20, ground + 14, 240, 16), "#6b4332", 0.7)
    spout = polygon(
        *curve([(x + 130, ground - 90), (x + 200, ground - 130), (x + 226, ground - 216)]),
        (x + 262, ground - 214),
        *curve([(x + 256, ground - 140), (x + 216, ground - 50), (x + 140, ground - 30)]),
    )
    sheet.print(spout, "#8fb6b0", ink.NAVY, 60, 0.7)
    body = polygon(
        *curve(
            [
                (x - 170, ground + 6),
                (x - 186, ground - 90),
                (x - 120, ground - 190),
                (x, ground - 216),
                (x + 120, ground - 190),
                (x + 186, ground - 90),
                (x + 170, ground + 6),
            ]
        )
    )
    sheet.print(body, "#a9cdc6", ink.NAVY, 35, 0.75, 0.25)
    handle = stroke(arc(x, ground - 170, 138, 180, 360, 1.35), 22)
    sheet.print(handle, ink.BARK, ink.NIGHT, 60, 0.8)
    sheet.fill(ellipse(x, ground - 206, 76, 14), ink.NIGHT)
    sheet.fill(
        stroke(curve([(x - 148, ground - 40), (x - 154, ground - 90), (x - 116, ground - 152)]), 10), ink.FOAM
    )
    sheet.fill(stroke([(x - 174, ground - 6), (x + 174, ground - 6)], 10), "#5f8f8f")


def _parts(sheet: Sheet) -> None:
    sheet.fill(ellipse(446, 738, 92, 11), "#6b4332", 0.6)
    sheet.print(polygon(*arc(440, 726, 84, 180, 360, 0.42)), "#a9cdc6", ink.NAVY, 30, 0.8)
    sheet.fill(ellipse(440, 688, 14), ink.BARK)
    sheet.print(ring(1130, 722, 52, 14, 0.34), "#d6a44e", ink.BARK, 60, 0.8)
    for x, y in ((1230, 730), (1262, 722), (1290, 734)):
        sheet.print(ellipse(x, y, 11, 7), "#d8d2c0", ink.NIGHT, 60, 0.8)
    sheet.print(stroke([(1370, 730), (1462, 712)], 24), ink.RED, ink.BRICK, 90, 0.7)
    sheet.fill(stroke([(1462, 712), (1560, 694)], 8), "#cfd2c8")
    sheet.print(box(180, 560, 290, 716, 8), ink.RED, ink.BRICK, 0, 0.7)
    for x, tall in ((200, 90), (230, 130), (262, 76)):
        sheet.print(box(x - 5, 560 - tall, x + 5, 562, 4), ink.SAND, ink.BARK, 0, 0.7)


def _saw(sheet: Sheet, x: float, y: float) -> None:
    blade = polygon((x, y + 60), (x + 240, y + 20), (x + 246, y + 60), (x + 16, y + 140))
    sheet.print(blade, "#c8d0c6", ink.NAVY, 60, 0.6)
    grip = box(x - 70, y + 40, x + 14, y + 150, 26) - box(x - 46, y + 66, x - 12, y + 122, 16)
    sheet.print(grip, ink.WHEAT, ink.BARK, 60, 0.8)


def _hammer(sheet: Sheet, x: float, y: float) -> None:
    sheet.print(box(x + 32, y + 30, x + 54, y + 300, 9), ink.WHEAT, ink.BARK, 0, 0.8)
    sheet.print(box(x - 12, y, x + 96, y + 52, 9), "#75868a", ink.NIGHT, 60, 0.8)


def _spanner(sheet: Sheet, x: float, y: float) -> None:
    bar = box(x + 12, y + 40, x + 36, y + 250, 9) | ellipse(x + 24, y + 30, 38) | ellipse(x + 24, y + 262, 32)
    bar -= box(x + 10, y - 20, x + 38, y + 30)
    bar -= ellipse(x + 24, y + 264, 14)
    sheet.print(bar, "#b5bfb8", ink.NIGHT, 30, 0.7)


def _chisels(sheet: Sheet, x: float, y: float) -> None:
    for number, tone in enumerate((ink.RED, ink.LAMP, ink.TEAL)):
        left = x + number * 70
        sheet.print(box(left, y, left + 32, y + 110, 12), tone, ink.NIGHT, 0, 0.7)
        sheet.fill(box(left + 7, y + 106, left + 25, y + 124), "#d6a44e")
        sheet.print(
            polygon(
                (left + 9, y + 122),
                (left + 23, y + 122),
                (left + 27, y + 210),
                (left + 5, y + 232 - number * 8),
            ),
            "#c8d0c6",
            ink.NAVY,
            0,
            0.7,
        )


def _square(sheet: Sheet, x: float, y: float) -> None:
    sheet.print(box(x, y, x + 36, y + 210, 4), ink.WHEAT, ink.BARK, 0, 0.8)
    sheet.print(box(x + 36, y + 6, x + 200, y + 34), "#c8d0c6", ink.NAVY, 90, 0.6)
    for step in range(7):
        sheet.fill(box(x + 50 + step * 21, y + 20, x + 53 + step * 21, y + 34), ink.NAVY)
