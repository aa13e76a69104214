"""Pictures are known again in another size and quality, and strange ones are not taken for them."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kollega.pictures import likeness

PHOTOS = sorted(Path(__file__).parents[2].glob("content/people/*.jpg"))


def smaller(image: Image.Image) -> Image.Image:
    """The picture as a page has it."""
    made = io.BytesIO()
    image.resize((160, 160 * image.height // image.width)).save(made, "JPEG", quality=40)
    return Image.open(made)


def gradient(first: tuple[int, int, int], last: tuple[int, int, int], *, box: bool = False) -> Image.Image:
    mask = Image.linear_gradient("L").rotate(90).resize((640, 480))
    image = Image.composite(Image.new("RGB", mask.size, last), Image.new("RGB", mask.size, first), mask)
    if box:
        ImageDraw.Draw(image).rectangle((40, 30, 120, 90), fill=(250, 250, 250))
    return image


def noise_with(box: tuple[int, int, int, int]) -> Image.Image:
    image = Image.effect_noise((640, 480), 60).convert("RGB")
    ImageDraw.Draw(image).rectangle(box, fill=(20, 90, 160))
    return image


SMOOTH = (
    gradient((255, 0, 0), (0, 0, 255)),
    gradient((0, 255, 0), (255, 255, 0), box=True),
    gradient((10, 10, 10), (240, 240, 240)),
    noise_with((40, 40, 200, 160)),
    noise_with((300, 240, 560, 420)),
)


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_a_photo_is_known_again(path: Path) -> None:
    with Image.open(path) as image:
        assert likeness.is_like(likeness.likeness(image), likeness.likeness(smaller(image)))


def test_strange_pictures_are_not_alike_however_smooth() -> None:
    photos = [Image.open(path) for path in PHOTOS]
    found = [likeness.likeness(image) for image in (*photos, *SMOOTH)]
    assert [pair for pair in combinations(found, 2) if likeness.is_like(*pair)] == []


def test_a_single_tone_is_like_nothing() -> None:
    flat = likeness.likeness(Image.new("RGB", (64, 64), "teal"))
    assert flat == "" and not likeness.is_like(flat, flat)
