"""The lens loft and the building hall."""

from __future__ import annotations

import math

from pictures import coast, ink
from pictures.shapes import arc, box, curve, ellipse, polygon, ring, stroke
from pictures.sheet import Sheet, mix


def lens_loft() -> Sheet:
    """A lighthouse lens on its stand, in the evening."""
    sheet = Sheet(22)
    sheet.blend(box(-4, -4, 1604, 860), "#3b2b3f", "#6d4a4f")
    for left in range(-40, 1640, 150):
        sheet.shade(box(left, -4, left + 146, 860), "#3a2a3a", 0, 0.5, 0.6)
    for beam in ([(0, 190), (520, -10)], [(1600, 190), (1080, -10)]):
        sheet.print(stroke(beam, 54), "#4a3238", ink.COCOA, 90, 0.7)
    sheet.print(box(-10, 96, 1610, 142), "#523840", ink.COCOA, 90, 0.8)
    sheet.print(box(-10, 840, 1610, 1080), "#54383a", "#3a2730", 90, 0.7, 0.1)
    for number in range(-9, 10):
        sheet.fill(stroke([(800 + number * 110, 842), (800 + number * 250, 1080)], 3), "#3a2832")
    sheet.halo(ellipse(800, 470, 760), "#f3b65c", 0.8, grain=False)
    for turn in range(-165, 200, 30):
        coast.beam(sheet, (800, 470), turn, 950, 5, 0.2)
    _bench(sheet)
    _lens(sheet, 800, 470)
    sheet.fill(polygon((520, 1010), (1080, 1010), (1180, 1052), (420, 1052)), "#1f1725", 0.6)
    for left in (610, 960):
        sheet.print(
            polygon(
                (left, 800),
                (left + 30, 800),
                (left + (58 if left > 800 else -14), 1030),
                (left + (30 if left > 800 else -42), 1030),
            ),
            "#7d5636",
            ink.COCOA,
            0,
            0.8,
        )
    sheet.print(box(560, 812, 1040, 846, 6), "#96683f", ink.COCOA, 90, 0.7)
    return sheet


def _lens(sheet: Sheet, x: float, y: float) -> None:
    sheet.print(ellipse(x, y, 366), "#b98442", "#5a3a2c", 45, 0.85, 0.2)
    sheet.fill(ellipse(x, y, 340), "#2a4655")
    tones = ("#2f6672", "#5fa19f", "#3f7f86", "#86bdb2", "#4f9a9c", "#a9cdc6", "#6fb0a8", "#cfe3d0")
    for number, tone in enumerate(tones):
        outer = 336 - number * 30
        sheet.fill(ellipse(x, y, outer), tone)
        sheet.shade(
            ellipse(x, y, outer) - ellipse(x, y, outer - 27), "#1d3f4d", 60 if number % 2 else 240, 0.6, 0.5
        )
        sheet.fill(stroke(arc(x, y, outer - 10, 198, 246), 4), "#fdf6df", 0.7)
        sheet.fill(ring(x, y, outer - 26, 3), "#274b57")
    sheet.fill(ellipse(x, y, 96), "#f7dc93")
    sheet.halo(ellipse(x, y, 120), "#fffbe6", 0.95, grain=False)
    sheet.halo(ellipse(x, y, 320), "#fbd98a", 0.55, grain=False)
    for turn in range(0, 360, 60):
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        sheet.fill(stroke([(x + dx * 104, y + dy * 104), (x + dx * 340, y + dy * 340)], 7), "#a9763c")
    for turn in range(15, 375, 30):
        dx, dy = 353 * math.cos(math.radians(turn)), 353 * math.sin(math.radians(turn))
        sheet.fill(ellipse(x + dx, y + dy, 6), "#f0cf84")


def _bench(sheet: Sheet) -> None:
    sheet.print(box(-10, 720, 380, 756), "#7d5636", ink.COCOA, 90, 0.6)
    sheet.print(box(40, 756, 74, 930), "#6a4732", ink.COCOA, 0, 0.7)
    sheet.print(box(300, 756, 334, 930), "#6a4732", ink.COCOA, 0, 0.7)
    for x, tall, tone in (
        (60, 120, ink.TEAL),
        (118, 84, ink.WHEAT),
        (166, 140, ink.SEA),
        (226, 96, ink.ROSE),
    ):
        sheet.print(box(x, 720 - tall, x + 42, 720, 6), tone, ink.NIGHT, 0, 0.7, 0.2)
        sheet.fill(box(x + 12, 720 - tall - 20, x + 30, 720 - tall), "#8a6a4c")
    sheet.print(box(1230, 700, 1610, 738), "#7d5636", ink.COCOA, 90, 0.6)
    sheet.print(box(1280, 738, 1316, 930), "#6a4732", ink.COCOA, 0, 0.7)
    sheet.print(box(1520, 738, 1556, 930), "#6a4732", ink.COCOA, 0, 0.7)
    for number, radius in enumerate((84, 62, 44)):
        sheet.print(
            ring(1420, 700 - 84, radius, 15), (ink.TEAL, ink.MIST, ink.FOAM)[number], ink.NIGHT, 60, 0.6
        )
    sheet.fill(stroke([(1524, 700), (1548, 600)], 12), ink.BARK)
    sheet.print(ellipse(1550, 590, 28, 18), "#cbb58c", ink.NIGHT, 60, 0.7)


def ribs_in_the_hall() -> Sheet:
    """A wooden boat before its planks, seen from the stern."""
    sheet = Sheet(23)
    sheet.fill(box(-4, -4, 1604, 1074), "#8f6244")
    sheet.blend(polygon((-10, -10), (1610, -10), (1060, 250), (540, 250)), "#4d352e", "#7a5440")
    sheet.blend(polygon((-10, -10), (540, 250), (540, 640), (-10, 900)), "#5f4236", "#a3744d", 0)
    sheet.blend(polygon((1610, -10), (1060, 250), (1060, 640), (1610, 900)), "#a3744d", "#5f4236", 0)
    sheet.fill(box(540, 250, 1060, 640), "#b98a5c")
    for left in range(560, 1050, 124):
        sheet.blend(box(left, 290, left + 104, 520), "#fdf3d3", "#f6d79b")
        sheet.fill(box(left + 49, 290, left + 55, 520), "#7a5440")
        sheet.fill(box(left, 400, left + 104, 406), "#7a5440")
    sheet.blend(
        polygon((-10, 900), (540, 640), (1060, 640), (1610, 900), (1610, 1080), (-10, 1080)),
        "#c79c68",
        "#7c5339",
    )
    for number in range(-7, 8):
        sheet.fill(stroke([(800 + number * 36, 642), (800 + number * 140, 1078)], 2.5), "#8a5d3e", 0.8)
    for number, share in enumerate((0.1, 0.36, 0.68)):
        west, east = 540 - 550 * share, 1060 + 550 * share
        tie = [(west, 250 - 260 * share), (800, 196 - 290 * share), (east, 250 - 260 * share)]
        sheet.print(stroke(tie, 18 + number * 12), "#5b3f33", "#2d2126", 90, 0.7)
    for pane in (590, 720, 850, 970):
        shaft = polygon(
            (pane, 292),
            (pane + 80, 292),
            (pane + 380 - (pane - 590), 1000),
            (pane - 170 - (pane - 590), 1000),
        )
        sheet.fade(shaft, "#fff1c6", 270, 0.3)
    _side_windows(sheet)
    _ribs(sheet, 800)
    for _ in range(70):
        x, y = sheet.chance.gauss(800, 380), sheet.chance.uniform(930, 1060)
        curl = arc(x, y, sheet.chance.uniform(6, 15), 0, sheet.chance.uniform(150, 300), 0.6)
        sheet.fill(stroke(curl, 3.5), mix(ink.SAND, ink.PAPER, sheet.chance.random()))
    _ladder(sheet, 1340)
    return sheet


def _side_windows(sheet: Sheet) -> None:
    for near in (0.2, 0.62):
        far = near - 0.16 if near < 0.3 else near - 0.24
        for side in (-1, 1):
            corners = []
            for share, high in ((far, 0.25), (near, 0.25), (near, 0.62), (far, 0.62)):
                top, bottom = 250 - 260 * share, 640 + 260 * share
                corners.append((800 + side * (260 + 550 * share), top + (bottom - top) * high))
            sheet.blend(polygon(*corners), "#f9e3b4", "#e3b87e")
            sheet.fill(stroke([*corners, corners[0]], 6), "#553a30")
            middle = [
                ((corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2),
                ((corners[2][0] + corners[3][0]) / 2, (corners[2][1] + corners[3][1]) / 2),
            ]
            sheet.fill(stroke(middle, 5), "#553a30")


def _ribs(sheet: Sheet, x: float) -> None:
    sheet.fill(ellipse(x, 985, 470, 46), "#5c3d2e", 0.55)
    for number in range(10):
        share = number / 9
        half, top, keel = (
            110 + 290 * share**0.8,
            520 - 210 * share + 60 * math.sin(share * 3.1),
            800 + 150 * share,
        )
        tone = mix("#8a5a36", "#e2b070", share)
        rib = curve(
            [
                (x - half, top),
                (x - half * 1.04, top + (keel - top) * 0.45),
                (x - half * 0.66, keel - (keel - top) * 0.16),
                (x, keel),
                (x + half * 0.66, keel - (keel - top) * 0.16),
                (x + half * 1.04, top + (keel - top) * 0.45),
                (x + half, top),
            ],
            12,
        )
        line = stroke(rib, 11 + 14 * share)
        sheet.fill(line.moved(5, 6), "#4a3026", 0.6)
        sheet.print(line, tone, "#74462c", 60, 0.65, 0.25)
    sheet.print(
        polygon((x - 14, 800), (x + 14, 800), (x + 34, 985), (x - 34, 985)), "#a06a40", "#4a3026", 0, 0.8
    )
    for side in (-1, 1):
        strip = curve([(x + side * 112, 540), (x + side * 260, 430), (x + side * 402, 330)])
        sheet.print(stroke(strip, 15), "#efc689", "#8a5a36", 60, 0.6)
        low = curve([(x + side * 100, 690), (x + side * 230, 700), (x + side * 380, 690)])
        sheet.print(stroke(low, 13), "#efc689", "#8a5a36", 60, 0.6)
    for at in (-230, 230):
        prop = [(x + at, 880), (x + at * 1.5, 1010)]
        sheet.print(stroke(prop, 22), "#6d4833", ink.NIGHT, 60, 0.7)


def _ladder(sheet: Sheet, x: float) -> None:
    left, right = [(x, 1060), (x - 96, 420)], [(x + 110, 1060), (x - 20, 412)]
    for step in range(8):
        share = step / 8 + 0.07
        a = (left[0][0] + (left[1][0] - left[0][0]) * share, 1060 - 640 * share)
        b = (right[0][0] + (right[1][0] - right[0][0]) * share, 1060 - 648 * share)
        sheet.print(stroke([a, b], 11), ink.TEAL, ink.NIGHT, 90, 0.6)
    sheet.print(stroke(left, 17) | stroke(right, 17), ink.TEAL, ink.NIGHT, 0, 0.5)
