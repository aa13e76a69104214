"""A desk far from the sea."""

from __future__ import annotations

import math

from pictures import boats, coast, ink
from pictures.galley import mug
from pictures.plants import leaf
from pictures.shapes import arc, box, curve, ellipse, polygon, ring, stroke, turned
from pictures.sheet import Sheet


def desk_inland() -> Sheet:
    """A ferry company's programmer, four hundred kilometres from the water."""
    sheet = Sheet(25)
    sheet.blend(box(-4, -4, 1604, 800), "#d9c2a3", "#eddcc0")
    sheet.shade(box(-4, -4, 330, 800), "#c2a484", 180, 0.45)
    sheet.shade(box(1270, -4, 1604, 800), "#c2a484", 0, 0.45)
    _window(sheet)
    sheet.print(box(-10, 786, 1610, 836), "#b0774b", ink.BARK, 90, 0.5)
    sheet.print(box(-10, 836, 1610, 1080), "#8c573a", "#6f4331", 90, 0.7, 0.1)
    _screen(sheet)
    _plant(sheet, 1320, 786)
    _desk_lamp(sheet, 216, 786)
    mug(sheet, 1100, 800, ink.RED)
    _toy_ferry(sheet, 420, 790)
    return sheet


def _window(sheet: Sheet) -> None:
    view, pane = Sheet(78, sheet.size), box(360, 80, 1240, 640)
    coast.sky(view, "#87b7c0", "#f4e2bf", 500)
    coast.cloud(view, 620, 230, 360, "#faf1dd", ink.MIST)
    coast.cloud(view, 1060, 320, 300, "#faf1dd", ink.MIST)
    fields = ((500, 540, "#a9b77c"), (528, 580, "#c9c07e"), (560, 620, "#86a06a"), (600, 660, "#5f7f5a"))
    for top, bottom, tone in fields:
        view.print(
            polygon((340, top + 14), (1260, top - 8), (1260, bottom + 20), (340, bottom + 20)),
            tone,
            ink.PINE,
            90,
            0.5,
        )
    _windmill(view, 1010, 512)
    for x in (470, 560, 760, 850):
        view.print(ellipse(x, 498, 16, 30), ink.PINE, ink.NIGHT, 0, 0.6)
    sheet.image.paste(view.image.crop(pane.box), pane.corner, pane.mask)
    frame = box(330, 50, 1270, 670, 6) - pane
    sheet.print(frame, ink.PAPER, ink.WHEAT, 60, 0.5)
    sheet.fill(box(792, 80, 808, 640) | box(360, 300, 1240, 312), ink.PAPER)
    sheet.print(box(300, 664, 1300, 692, 4), ink.PAPER, ink.WHEAT, 90, 0.6)
    for x, side in ((330, 1), (1270, -1)):
        cloth = polygon(
            (x - side * 60, 20),
            (x + side * 120, 20),
            *curve([(x + side * 110, 20), (x + side * 96, 300), (x + side * 20, 560)]),
            (x - side * 60, 700),
        )
        sheet.print(cloth, ink.SEA, ink.NIGHT, 0 if side < 0 else 180, 0.6)
    sheet.fill(stroke([(240, 22), (1360, 22)], 14), ink.BARK)


def _windmill(sheet: Sheet, x: float, ground: float) -> None:
    sheet.print(
        polygon((x - 34, ground), (x - 20, ground - 110), (x + 20, ground - 110), (x + 34, ground)),
        ink.BRICK,
        ink.NIGHT,
        0,
        0.6,
    )
    sheet.fill(polygon(*arc(x, ground - 108, 24, 180, 360, 1.1)), ink.NAVY)
    for turn in (20, 110, 200, 290):
        arm = turned([(x, ground - 122), (x + 92, ground - 122)], (x, ground - 122), turn)
        sail = turned(
            [(x + 22, ground - 122), (x + 92, ground - 122), (x + 92, ground - 104), (x + 22, ground - 104)],
            (x, ground - 122),
            turn,
        )
        sheet.fill(polygon(*sail), ink.PAPER)
        sheet.fill(stroke(arm, 5), ink.BARK)


def _screen(sheet: Sheet) -> None:
    sheet.fill(ellipse(790, 796, 250, 14), "#6b4332", 0.6)
    sheet.print(polygon((560, 560), (1010, 560), (1026, 780), (544, 780)), "#35485a", ink.NIGHT, 60, 0.8)
    sheet.print(polygon((500, 780), (1070, 780), (1090, 802), (480, 802)), "#50647a", ink.NIGHT, 90, 0.7)
    sheet.fill(ellipse(785, 668, 34), ink.LAMP)
    sheet.fill(ellipse(785, 668, 34) - ellipse(800, 660, 32), "#f9e1a0")
    sheet.fill(ring(785, 668, 52, 6), "#5f7690")


def _plant(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(ellipse(x + 10, ground + 8, 110, 13), "#6b4332", 0.6)
    for turn, long in ((-150, 210), (-128, 280), (-106, 330), (-84, 350), (-62, 300), (-40, 250), (-20, 180)):
        tip = (x + long * math.cos(math.radians(turn)), ground - 130 + long * math.sin(math.radians(turn)))
        bend = ((x + tip[0]) / 2 + (tip[1] - ground) * 0.04, (ground - 130 + tip[1]) / 2 - 26)
        sheet.fill(stroke(curve([(x, ground - 120), bend, tip]), 5), ink.PINE)
        leaf(sheet, bend, tip, ink.MOSS if turn % 4 else ink.PINE)
    sheet.print(
        polygon((x - 88, ground - 140), (x + 88, ground - 140), (x + 66, ground + 6), (x - 66, ground + 6)),
        ink.RED,
        ink.BRICK,
        0,
        0.8,
    )
    sheet.print(box(x - 98, ground - 154, x + 98, ground - 120, 6), ink.ROSE, ink.BRICK, 0, 0.7)


def _desk_lamp(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(ellipse(x + 10, ground + 8, 120, 13), "#6b4332", 0.6)
    sheet.print(ellipse(x, ground, 96, 20), ink.NAVY, ink.NIGHT, 0, 0.7)
    sheet.fill(stroke([(x, ground - 8), (x - 70, ground - 230), (x + 70, ground - 400)], 13), ink.NAVY)
    sheet.fill(ellipse(x - 70, ground - 230, 16), ink.LAMP)
    head = turned(
        [(x + 30, ground - 400), (x + 110, ground - 400), (x + 170, ground - 300), (x - 30, ground - 300)],
        (x + 70, ground - 380),
        -28,
    )
    sheet.print(polygon(*head), ink.LAMP, ink.WHEAT, 30, 0.7)


def _toy_ferry(sheet: Sheet, x: float, ground: float) -> None:

    sheet.print(box(x - 70, ground - 16, x + 70, ground + 6, 4), ink.BARK, ink.NIGHT, 90, 0.7)
    boats.ferry(sheet, x, ground - 16, 180, ink.NAVY, ink.PAPER, ink.RED)
