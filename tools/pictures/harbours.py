"""Ferries at rest: dawn, fog and night."""

from __future__ import annotations

from pictures import boats, coast, ink
from pictures.shapes import box, curve, ellipse, polygon, stroke
from pictures.sheet import Sheet


def harbour_dawn() -> Sheet:
    """The first boat at the quay, and the first windows awake."""
    sheet, level = Sheet(11), 610
    coast.sky(sheet, "#7fb0b5", "#f6cfa6", level)
    coast.sun(sheet, 905, 470, 58, "#fff2cf", "#fbd48b")
    coast.streaks(sheet, 120, 420, "#f8e3c4", 9, 0.45)
    coast.cloud(sheet, 380, 300, 430, "#f7e2c6", ink.ROSE)
    coast.cloud(sheet, 1390, 210, 300, "#f2dcc4", ink.ROSE)
    coast.hills(sheet, 40, level, (190, 130, 84), "#c9b9ae", "#5d8a8a")
    coast.water(sheet, level, "#8fa79c", ink.SEA)
    sheet.mirror(level, 260, 0.45)
    with sheet.afloat(level + 36, 430):
        _row_of_houses(sheet, level - 2)
        sheet.print(box(-10, level - 2, 862, level + 36), "#7a6a62", ink.NIGHT, 90, 0.7, 0.1)
        for x in range(40, 860, 136):
            sheet.fill(box(x, level + 2, x + 9, level + 36), "#4b4547")
        boats.ferry(sheet, 1160, level + 36, 600)
        boats.flag(sheet, 1136, 398, 44)
    sheet.fade(box(0, level + 34, 1600, 1070), ink.NAVY, 90, 0.6)
    coast.path_of_light(sheet, 905, level + 70, 1060, 74, "#fde7b4")
    coast.ripples(sheet, level + 60, 1060, "#cfe0d6", 46, strength=0.4)
    for x, y, span in ((700, 240, 34), (770, 280, 24), (640, 300, 20)):
        coast.gull(sheet, x, y, span, ink.NAVY)
    return sheet


def _row_of_houses(sheet: Sheet, ground: float) -> None:
    walls = (ink.RED, ink.SAND, ink.PAPER, ink.TEAL, ink.WHEAT, ink.BRICK, ink.FOAM, ink.ROSE)
    x = 14.0
    for number, width in enumerate((92, 118, 84, 104, 96, 126, 88, 100)):
        size = (width, 104 + (number * 37) % 56)
        coast.house(sheet, x, ground, size, walls[number], ink.NAVY, ink.LAMP, (number % 3, 3))
        x += width + (2 if number % 3 else 10)


def ferry_in_fog() -> Sheet:
    """The relief ferry, coming."""
    sheet, level = Sheet(12), 640
    coast.sky(sheet, "#b9cfcb", "#e6e4d3", level)
    coast.hills(sheet, 60, level, (190, 130), "#cdd6cd", "#b0c4c0")
    sheet.halo(ellipse(800, 330, 620), "#fbf3dc", 0.7)
    coast.water(sheet, level, "#cdd6cb", "#7fa5a6")
    sheet.mirror(level, 300, 0.5, 12)
    with sheet.afloat(level + 34, 400, 0.55, 12):
        boats.ferry_ahead(sheet, 800, level + 34, 420)
    for y, share in ((560, 0.3), (640, 0.5), (690, 0.3)):
        for x in (150, 480, 1130, 1450):
            sheet.halo(ellipse(x, y, 460, 54), "#ecece0", share, grain=False)
    sheet.fade(box(0, level + 100, 1600, 1070), ink.SEA, 90, 0.55)
    coast.ripples(sheet, level + 90, 1060, "#e8eadd", 60, strength=0.5)
    for x, top, width in ((120, 520, 74), (268, 590, 62), (1400, 560, 70), (1530, 470, 84)):
        _post(sheet, x, top, width)
    rope = stroke(curve([(150, 640), (205, 700), (270, 660)]), 11) | stroke(
        curve([(1430, 640), (1480, 690), (1540, 600)]), 12
    )
    sheet.print(rope, ink.SAND, ink.BARK, 90, 0.8)
    _resting_gull(sheet, 160, 520)
    return sheet


def _post(sheet: Sheet, x: float, top: float, width: float) -> None:
    post = box(x, top, x + width, 1080) | ellipse(x + width / 2, top, width / 2, width * 0.2)
    sheet.print(post, "#5b5a58", ink.NIGHT, 0, 0.9, 0.2)
    sheet.print(ellipse(x + width / 2, top, width / 2, width * 0.2), "#8d8a80", ink.NIGHT, 0, 0.6)
    sheet.fade(box(x, 860, x + width, 1080), ink.NIGHT, 90, 0.8)


def _resting_gull(sheet: Sheet, x: float, feet: float) -> None:
    sheet.fill(
        stroke([(x - 4, feet), (x - 4, feet - 22)], 4) | stroke([(x + 8, feet), (x + 8, feet - 22)], 4),
        ink.WHEAT,
    )
    body = polygon(
        *curve(
            [
                (x - 58, feet - 26),
                (x - 10, feet - 20),
                (x + 34, feet - 44),
                (x + 46, feet - 88),
                (x + 26, feet - 100),
                (x + 10, feet - 80),
                (x - 20, feet - 62),
            ],
            closed=True,
        )
    )
    sheet.print(body, "#f6f1e4", "#8fa3a3", 110, 0.6)
    wing = polygon(
        *curve(
            [(x - 78, feet - 26), (x - 20, feet - 32), (x + 14, feet - 56), (x - 16, feet - 62)], closed=True
        )
    )
    sheet.print(wing, "#8d9ca0", ink.NAVY, 180, 0.7)
    sheet.fill(polygon((x + 44, feet - 92), (x + 70, feet - 84), (x + 44, feet - 80)), ink.LAMP)
    sheet.fill(ellipse(x + 34, feet - 90, 3.2), ink.NIGHT)


def night_at_the_plug() -> Sheet:
    """A battery ferry that charges while the town sleeps."""
    sheet, level = Sheet(13), 640
    coast.sky(sheet, "#14273f", "#4b5f7f", level)
    for _ in range(150):
        x, y = sheet.chance.uniform(0, 1600), sheet.chance.uniform(0, 430)
        sheet.fill(ellipse(x, y, sheet.chance.uniform(0.8, 2.3)), "#f3ecd2", 0.9)
    boats.moon(sheet, 330, 210, 66)
    coast.streaks(sheet, 200, 460, "#5f7391", 7, 0.4)
    coast.hills(sheet, 74, level, (210, 130), "#3d5370", "#22405a")
    coast.water(sheet, level, "#33506b", "#0f2438")
    sheet.mirror(level, 160, 0.5, 11)
    with sheet.afloat(level + 38, 420, 0.6, 11):
        walls = ("#31506a", "#7c4a4a", "#46627a", "#60566f", "#2f5a66")
        for number, wall in enumerate(walls):
            size = (100, 110 + number * 23 % 60)
            coast.house(
                sheet, 1080 + number * 106, level, size, wall, ink.NIGHT, ink.LAMP, (1, 2 + number % 3)
            )
        sheet.print(box(1010, level - 2, 1620, level + 40), "#2b3a49", ink.NIGHT, 90, 0.8, 0.1)
        boats.ferry(sheet, 560, level + 38, 760, "#1d5a63", "#dfe3d4", ink.RED, lit=True)
        _charger(sheet, 1040, level)
    for x, y in ((1004, 350), (1350, 560), (1480, 560)):
        sheet.halo(ellipse(x, y, 120), ink.LAMP, 0.55)
    sheet.fade(box(0, level + 36, 1600, 1070), "#0c1f33", 90, 0.75)
    coast.path_of_light(sheet, 330, level + 50, 1060, 60, "#e8e4cc")
    for x in (340, 470, 620, 760, 1004):
        coast.path_of_light(sheet, x, level + 42, level + 230, 20, ink.LAMP)
    coast.ripples(sheet, level + 60, 1060, "#5c7f93", 50, strength=0.4)
    return sheet


def _charger(sheet: Sheet, x: float, ground: float) -> None:
    sheet.print(box(x, 330, x + 26, ground), "#c9cbbd", ink.NIGHT, 0, 0.8, 0.2)
    sheet.print(box(x - 92, 322, x + 34, 344, 8), "#c9cbbd", ink.NIGHT, 90, 0.8, 0.2)
    cable = curve([(x - 80, 342), (x - 96, 430), (x - 130, 500), (x - 176, 566)])
    sheet.fill(stroke(cable, 13), ink.RED)
    sheet.fill(stroke([(x - 3, y) for y in (333, 334)], 8), ink.LAMP)
    sheet.fill(ellipse(x - 36, 352, 20, 9), "#fff2c8")
    sheet.fill(box(x - 190, 556, x - 160, 590, 6), ink.LAMP)
