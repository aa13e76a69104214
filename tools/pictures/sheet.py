"""A sheet of paper to print on: flat shapes, grain for shade, light, and water that reflects.

Coordinates are those of the finished picture; drawing happens at twice that size. Everything is
decided by the arguments and the sheet's seed, so a picture is the same whenever it is drawn.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from pictures.shapes import SCALE, Shape
from PIL import Image, ImageChops, ImageFilter

#: Bytes that no picture may exceed, so that a clone of the repository stays small.
MOST_BYTES = 179_000
#: The side of the square of noise that grain is cut from, in drawing pixels.
NOISE = 1024
#: The size of a grain, in drawing pixels.
GRAIN = 2


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from one `#rrggbb` to another."""
    one, two = _rgb(first), _rgb(second)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _ramp(size: tuple[int, int], angle: float) -> Image.Image:
    """A gradient that grows from 0 to 255 in the direction `angle` (0 is right, 90 is down)."""
    width, height = size
    dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    length = abs(width * dx) + abs(height * dy) or 1
    start = 127.5 - 253 * (width / 2 * dx + height / 2 * dy) / length
    steps = (0, 0, 128, 253 * dx / length, 253 * dy / length, start)
    return Image.linear_gradient("L").transform(
        size, Image.Transform.AFFINE, steps, Image.Resampling.BILINEAR
    )


class Sheet:
    """One picture while it is drawn."""

    def __init__(self, seed: int, size: tuple[int, int] = (1600, 1067), ground: str = "#f6ead7") -> None:
        self.size = size
        self.chance = random.Random(seed)  # noqa: S311 (grain, not secrets)
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), ground)
        side = NOISE // GRAIN
        speckle = Image.frombytes("L", (side, side), self.chance.randbytes(side * side))
        self.noise = speckle.resize((NOISE, NOISE), Image.Resampling.BICUBIC)

    def fill(self, shape: Shape, colour: str, strength: float = 1.0) -> None:
        """Print a flat shape."""
        mask = shape.mask if strength >= 1 else shape.mask.point([round(v * strength) for v in range(256)])
        self.image.paste(colour, shape.corner, mask)

    def shade(
        self, shape: Shape, colour: str, angle: float, amount: float = 0.6, start: float = 0.25
    ) -> None:
        """Sprinkle grain over a shape, thicker in the direction `angle`.

        It begins at the share `start` of the way and covers the share `amount` at the far edge.
        """
        curve = [round(255 * amount * max(0.0, (v / 255 - start) / (1 - start)) ** 1.5) for v in range(256)]
        self._sprinkle(shape, colour, _ramp(shape.mask.size, angle).point(curve))

    def print(
        self,
        shape: Shape,
        colour: str,
        dark: str,
        angle: float = 60,
        amount: float = 0.6,
        start: float = 0.25,
    ) -> None:
        """A flat shape with grain of a second colour: the usual way to draw a thing."""
        self.fill(shape, colour)
        self.shade(shape, dark, angle, amount, start)

    def halo(self, shape: Shape, colour: str, amount: float, grain: bool = True) -> None:
        """Light that fades from the middle of a shape to its edge."""
        curve = [round(255 * amount * max(0.0, 1 - v / 181) ** 1.6) for v in range(256)]
        fade = Image.radial_gradient("L").resize(shape.mask.size, Image.Resampling.BICUBIC).point(curve)
        if grain:
            self._sprinkle(shape, colour, fade, 0.4)
        self.image.paste(colour, shape.corner, ImageChops.multiply(fade, shape.mask))

    def blend(self, shape: Shape, first: str, second: str, angle: float = 90) -> None:
        """A smooth passage from one colour to another."""
        layer = Image.new("RGB", shape.mask.size, first)
        layer.paste(second, (0, 0), _ramp(shape.mask.size, angle))
        self.image.paste(layer, shape.corner, shape.mask)

    def fade(self, shape: Shape, colour: str, angle: float, amount: float) -> None:
        """Lay a colour over a shape, from nothing to `amount` in the direction `angle`: mist, light."""
        ramp = _ramp(shape.mask.size, angle).point([round(v * amount) for v in range(256)])
        self.image.paste(colour, shape.corner, ImageChops.multiply(ramp, shape.mask))

    def _sprinkle(self, shape: Shape, colour: str, density: Image.Image, strength: float = 0.85) -> None:
        width, height = shape.mask.size
        noise = Image.new("L", (width, height))
        left, top = self.chance.randrange(NOISE), self.chance.randrange(NOISE)
        for x in range(-left, width, NOISE):
            for y in range(-top, height, NOISE):
                noise.paste(self.noise, (x, y))
        dots = ImageChops.subtract(density, noise).point([0] + [min(255, v * 12) for v in range(1, 256)])
        soft = dots.point([round(v * strength) for v in range(256)])
        self.image.paste(colour, shape.corner, ImageChops.multiply(soft, shape.mask))

    def mirror(self, level: float, depth: float, strength: float, sway: float = 9) -> None:
        """Reflect what lies above `level` in the `depth` of water below it."""
        self._reflect(Image.new("L", self.image.size, 255), level, depth, strength, sway)

    @contextmanager
    def afloat(self, line: float, depth: float, strength: float = 0.6, sway: float = 9) -> Iterator[None]:
        """Reflect only what is drawn meanwhile, at its own waterline."""
        before = self.image.copy()
        yield
        change = ImageChops.difference(before, self.image).convert("L").point([0] + [255] * 255)
        self._reflect(change, line, depth, strength, sway)

    def _reflect(self, mask: Image.Image, level: float, depth: float, strength: float, sway: float) -> None:
        """Turn the picture over at `level`, in bands that drift sideways as water makes them."""
        top, tall, width = round(level * SCALE), round(depth * SCALE), self.image.width
        part = (0, max(0, top - tall), width, top)
        picture, stencil = (
            layer.crop(part).transpose(Image.Transpose.FLIP_TOP_BOTTOM) for layer in (self.image, mask)
        )
        fading = _ramp(stencil.size, 270).point(
            [round(255 * strength * (0.35 + v / 390)) for v in range(256)]
        )
        stencil = ImageChops.multiply(stencil, fading)
        y = 0
        while y < picture.height:
            band = (0, y, width, min(y + self.chance.randint(3, 8) + y // 40, picture.height))
            reach = sway * SCALE * (0.15 + y / picture.height)
            shift = round(self.chance.uniform(-reach, reach))
            strip, where = (ImageChops.offset(layer.crop(band), shift, 0) for layer in (picture, stencil))
            self.image.paste(strip, (0, top + y), where)
            y = band[3]

    def finish(self, warmth: str = "#f3d9b1", amount: float = 0.06) -> Image.Image:
        """The picture at its size, with the tone and the tooth of the paper."""
        toned = Image.blend(
            self.image, ImageChops.multiply(self.image, Image.new("RGB", self.image.size, warmth)), amount * 4
        )
        small = toned.resize(self.size, Image.Resampling.LANCZOS)
        tooth = Image.frombytes(
            "L",
            (self.size[0] // 2, self.size[1] // 2),
            self.chance.randbytes((self.size[0] // 2) * (self.size[1] // 2)),
        ).filter(ImageFilter.GaussianBlur(0.5))
        tooth = tooth.resize(self.size, Image.Resampling.BICUBIC).point(
            [123 + v * 10 // 256 for v in range(256)]
        )
        return ImageChops.overlay(small, Image.merge("RGB", (tooth, tooth, tooth)))


def save(picture: Image.Image, path: Path) -> int:
    """Write a JPEG without metadata, at the highest quality up to 84 that keeps it small; its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(84, 50, -2):
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if file.tell() <= MOST_BYTES:
            break
    path.write_bytes(file.getvalue())
    return file.tell()
