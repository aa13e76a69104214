"""Shapes to print: a mask and the corner where it lies, in drawing pixels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

#: Drawing pixels for each pixel of the finished picture.
SCALE = 2

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """Where ink goes: 255 is full, 0 is none."""

    mask: Image.Image
    corner: tuple[int, int]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        x, y = self.corner
        return x, y, x + self.mask.width, y + self.mask.height

    def _onto(self, box: tuple[int, int, int, int]) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        mask.paste(self.mask, (self.corner[0] - box[0], self.corner[1] - box[1]))
        return mask

    def __or__(self, other: Shape) -> Shape:
        mine, theirs = self.box, other.box
        box = (
            min(mine[0], theirs[0]),
            min(mine[1], theirs[1]),
            max(mine[2], theirs[2]),
            max(mine[3], theirs[3]),
        )
        return Shape(ImageChops.lighter(self._onto(box), other._onto(box)), box[:2])

    def __sub__(self, other: Shape) -> Shape:
        return Shape(ImageChops.subtract(self.mask, other._onto(self.box)), self.corner)

    def __and__(self, other: Shape) -> Shape:
        return Shape(ImageChops.darker(self.mask, other._onto(self.box)), self.corner)

    def moved(self, dx: float, dy: float) -> Shape:
        """The same shape elsewhere."""
        return Shape(self.mask, (self.corner[0] + round(dx * SCALE), self.corner[1] + round(dy * SCALE)))


def _drawn(
    points: Sequence[Point], margin: float, draw: Callable[[ImageDraw.ImageDraw, list[Point]], None]
) -> Shape:
    left = math.floor((min(x for x, _ in points) - margin) * SCALE)
    top = math.floor((min(y for _, y in points) - margin) * SCALE)
    right = math.ceil((max(x for x, _ in points) + margin) * SCALE)
    bottom = math.ceil((max(y for _, y in points) + margin) * SCALE)
    mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    draw(ImageDraw.Draw(mask), [(x * SCALE - left, y * SCALE - top) for x, y in points])
    return Shape(mask, (left, top))


def polygon(*points: Point) -> Shape:
    """Straight edges."""
    return _drawn(points, 1, lambda pen, at: pen.polygon(at, fill=255))


def box(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Shape:
    """A rectangle, with round corners where there is a `radius`."""

    def draw(pen: ImageDraw.ImageDraw, at: list[Point]) -> None:
        pen.rounded_rectangle([at[0], at[1]], radius * SCALE, fill=255)

    return _drawn([(left, top), (right, bottom)], 1, draw)


def ellipse(x: float, y: float, across: float, down: float | None = None) -> Shape:
    """An ellipse by its middle and its two half axes."""
    tall = across if down is None else down

    def draw(pen: ImageDraw.ImageDraw, at: list[Point]) -> None:
        pen.ellipse([at[0], at[1]], fill=255)

    return _drawn([(x - across, y - tall), (x + across, y + tall)], 1, draw)


def ring(x: float, y: float, radius: float, width: float, squash: float = 1) -> Shape:
    """An ellipse's rim, `width` thick inwards."""
    return ellipse(x, y, radius, radius * squash) - ellipse(x, y, radius - width, (radius - width) * squash)


def stroke(points: Sequence[Point], width: float) -> Shape:
    """A line with round joints and ends."""
    half = width * SCALE / 2

    def draw(pen: ImageDraw.ImageDraw, at: list[Point]) -> None:
        pen.line(at, fill=255, width=max(1, round(width * SCALE)), joint="curve")
        for x, y in (at[0], at[-1]):
            pen.ellipse([x - half, y - half, x + half, y + half], fill=255)

    return _drawn(points, width + 1, draw)


def curve(points: Sequence[Point], steps: int = 14, closed: bool = False) -> list[Point]:
    """Points of a smooth line through the given ones (Catmull and Rom's spline)."""
    known = list(points)
    before, after = ([known[-1]], known[:2]) if closed else ([known[0]], [known[-1]])
    path = before + known + after
    line: list[Point] = []
    for a, b, c, d in zip(path, path[1:], path[2:], path[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return line if closed else [*line, known[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def blob(*points: Point) -> Shape:
    """A closed shape with soft edges through the points."""
    return polygon(*curve(points, closed=True))


def ridge(
    seed: int, level: float, height: float, bottom: float, width: float = 1600, wavelength: float = 620
) -> Shape:
    """A line of hills from side to side, down to `bottom`."""
    chance = random.Random(seed)  # noqa: S311 (hills, not secrets)
    waves = [
        (wavelength / 1.9**n * chance.uniform(0.8, 1.2), chance.uniform(0, 6.3), 0.5**n) for n in range(4)
    ]
    tops = []
    for x in range(-10, round(width) + 20, 6):
        rise = sum(size * math.sin(x / length * 2 * math.pi + phase) for length, phase, size in waves)
        tops.append((float(x), level - height * (0.5 + rise / 3.4)))
    return polygon((-20, bottom), *tops, (width + 20, bottom))


def arc(x: float, y: float, radius: float, start: float, end: float, squash: float = 1) -> list[Point]:
    """Points of a part of an ellipse, in degrees (0 is right, 90 is down)."""
    steps = max(6, round(abs(end - start) / 4))
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + radius * math.cos(turn), y + radius * squash * math.sin(turn)) for turn in turns]


def trace(text: str) -> list[Point]:
    """Points written as SVG writes them: `872,456 900,452`."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def turned(points: Sequence[Point], middle: Point, degrees: float) -> list[Point]:
    """The points, turned around `middle`."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (
            middle[0] + (x - middle[0]) * cos - (y - middle[1]) * sin,
            middle[1] + (x - middle[0]) * sin + (y - middle[1]) * cos,
        )
        for x, y in points
    ]
