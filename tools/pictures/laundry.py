"""A line of washing above the sea."""

from __future__ import annotations

from pictures import boats, coast, ink
from pictures.shapes import Point, box, curve, ellipse, polygon, stroke, trace
from pictures.sheet import Sheet, mix

SUIT = (
    "872,456 900,452 916,468 932,452 960,454 990,500 962,512 958,600 "
    "976,660 936,664 916,618 896,664 856,660 874,600 870,512 842,500"
)
PEGS = (
    "290,418 372,426 544,444 578,446 684,450 742,452 800,450 "
    "884,452 950,448 1060,440 1190,422 1290,406 1370,390"
)


def washing_line() -> Sheet:
    """Small clothes and large ones, drying above the sea."""
    sheet, level = Sheet(33), 540
    coast.sky(sheet, "#82b6c2", "#f6e6c4", level)
    coast.sun(sheet, 1330, 170, 62, "#fff8e0", "#fde3a0")
    coast.cloud(sheet, 420, 230, 430, "#fbf3e0", ink.MIST)
    coast.cloud(sheet, 930, 130, 300, "#fbf3e0", ink.MIST)
    coast.hills(sheet, 52, level, (90, 52), "#bcccc2", "#78a19a")
    coast.water(sheet, level, "#a9cdc6", "#3d838b", 800)
    coast.ripples(sheet, level + 6, 760, "#eef2e4", 80, strength=0.55)
    boats.ferry(sheet, 1532, level + 26, 130)
    coast.ripples(sheet, level + 24, level + 40, "#eef2e4", 16, 1450, 1600, 0.8)
    dunes = (
        ("#c5c58d", [(-20, 760), (300, 690), (700, 730), (1100, 660), (1620, 720)]),
        ("#a2b070", [(-20, 850), (400, 800), (800, 850), (1250, 770), (1620, 830)]),
        ("#7d9459", [(-20, 960), (320, 970), (760, 910), (1200, 950), (1620, 900)]),
    )
    for tone, line in dunes:
        sheet.print(polygon((-20, 1090), *curve(line), (1620, 1090)), tone, ink.PINE, 80, 0.4, 0.2)
    for x, foot, top in ((170.0, 930, 380), (1440, 910, 350)):
        sheet.print(box(x - 10, top, x + 10, foot), ink.BARK, ink.COCOA, 0, 0.7)
        sheet.print(box(x - 66, top + 12, x + 66, top + 28, 4), ink.BARK, ink.COCOA, 90, 0.6)
    rope = curve([(170, 404), (480, 446), (800, 458), (1120, 440), (1440, 374)], 16)
    sheet.fill(stroke(rope, 4), ink.PAPER)
    _laundry(sheet)
    for _ in range(260):
        x, y = sheet.chance.uniform(0, 1600), sheet.chance.uniform(900, 1075)
        tall, lean = sheet.chance.uniform(18, 60), sheet.chance.uniform(4, 26)
        blade = curve([(x, y + 14), (x + lean * 0.3, y - tall * 0.5), (x + lean, y - tall)], 6)
        sheet.fill(stroke(blade, 3), mix(ink.PINE, "#b7bf77", sheet.chance.random()))
    return sheet


def _laundry(sheet: Sheet) -> None:
    _jersey(sheet, 330, 424, 1.25, ink.NAVY, stripes=True)
    _jersey(sheet, 560, 448, 0.55, ink.RED, stripes=False)
    for number, tone in enumerate((ink.LAMP, ink.TEAL, ink.ROSE)):
        _sock(sheet, 680 + number * 58, 456 - number, tone)
    suit = polygon(*trace(SUIT))
    sheet.print(suit, "#fbe7b8", ink.WHEAT, 20, 0.7, 0.3)
    for button in (480, 520, 560):
        sheet.fill(ellipse(916, button, 5), ink.BARK)
    towel = polygon((1040, 446), (1210, 424), (1226, 620), *curve([(1226, 620), (1140, 652), (1050, 640)]))
    sheet.print(towel, ink.PAPER, ink.MIST, 20, 0.8, 0.3)
    sheet.fill(polygon((1045, 496), (1214, 476), (1216, 500), (1047, 520)), ink.RED)
    _sock(sheet, 1280, 412, ink.SEA, 1.7)
    _sock(sheet, 1360, 396, ink.SEA, 1.7)
    for x, y in trace(PEGS):
        sheet.print(box(x - 4, y - 10, x + 4, y + 16, 2), ink.WHEAT, ink.BARK, 0, 0.7)


def _jersey(sheet: Sheet, x: float, y: float, size: float, colour: str, stripes: bool) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    shape = polygon(
        *at(
            (-66, 0),
            (-24, -4),
            (0, 16),
            (24, -4),
            (66, 0),
            (116, 96),
            (78, 116),
            (62, 78),
            (66, 214),
            (-62, 222),
            (-60, 78),
            (-78, 116),
            (-116, 96),
        )
    )
    sheet.print(shape, ink.PAPER if stripes else colour, ink.MIST if stripes else ink.BRICK, 20, 0.7, 0.3)
    if stripes:
        for row in range(6):
            top = 30 + row * 32
            sheet.fill(
                polygon(*at((-130, top), (130, top - 4), (130, top + 10), (-130, top + 14))) & shape, colour
            )
    else:
        ((ax, ay),) = at((0, 100))
        sheet.fill(
            polygon((ax - 22, ay - 4), (ax + 22, ay - 4), (ax + 12, ay + 14), (ax - 12, ay + 14)), ink.PAPER
        )
        sheet.fill(polygon((ax + 2, ay - 34), (ax + 2, ay - 8), (ax + 20, ay - 8)), ink.PAPER)


def _sock(sheet: Sheet, x: float, y: float, colour: str, size: float = 1.0) -> None:
    def at(px: float, py: float) -> Point:
        return x + px * size, y + py * size

    foot = polygon(
        at(-14, 0),
        at(14, 0),
        at(14, 56),
        *curve([at(14, 56), at(38, 70), at(36, 90), at(4, 92), at(-14, 76)], 8),
    )
    sheet.print(foot, colour, mix(colour, ink.NIGHT, 0.6), 20, 0.7, 0.4)
    sheet.fill(polygon(at(-14, 0), at(14, 0), at(14, 12), at(-14, 12)), ink.PAPER)
