"""Salience: crops keep what a picture is about, where nobody said what that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kollega.formats import FORMATS
from kollega.pictures.decode import open_picture
from kollega.pictures.geometry import crop
from kollega.pictures.layout import Layouts
from kollega.pictures.salience import facts_of, salient
from tests.pictures.test_layout import CASES, layout

DEMO = Path(__file__).parents[2]
#: What each of the demo's pictures is about, marked by hand: left, top, right, bottom from 0 to 1.
SUBJECTS = {
    "content/locations/lillestille.jpg": (0.46, 0.12, 0.56, 0.5),
    "content/people/anjali-kringsted.jpg": (0.3, 0.3, 0.75, 0.75),
    "content/people/birte-solkaer.jpg": (0.35, 0.4, 0.7, 0.85),
    "content/people/noor-van-ebbestroom.jpg": (0.33, 0.15, 0.66, 0.6),
    "content/people/omar-tindholt.jpg": (0.25, 0.3, 0.7, 0.75),
    "content/people/tuan-lyngbakke.jpg": (0.3, 0.3, 0.65, 0.7),
    "jobs/buoy-technician/tender.jpg": (0.3, 0.25, 0.65, 0.65),
    "stories/coding-far-from-the-sea/desk.jpg": (0.36, 0.45, 0.66, 0.8),
    "stories/min-foerste-vinter-paa-vaerftet/spanter.jpg": (0.3, 0.3, 0.65, 0.75),
    "stories/ninety-seconds/bicycle.jpg": (0.35, 0.56, 0.62, 0.9),
    "stories/please-mend-this-kettle/kettle.jpg": (0.38, 0.3, 0.62, 0.68),
    "stories/the-new-slipway/slipway.jpg": (0.3, 0.35, 0.62, 0.75),
    "stories/the-night-number-eight-left/storm.jpg": (0.54, 0.3, 0.72, 0.7),
    "stories/two-winters-one-lens/lens.jpg": (0.32, 0.2, 0.68, 0.75),
    "stories/undskyld-is-coming/fog.jpg": (0.4, 0.2, 0.6, 0.62),
}
PLACES = [place for name, form in CASES if (place := layout(name, form).photo)]


def forms(size: tuple[int, int]) -> set[tuple[int, int]]:
    """The forms into which cards cut photos of a form."""
    large = (1600, 1600 * size[1] // size[0])
    return {place.extent for place in PLACES if place.suits(large)}


def kept(
    size: tuple[int, int], form: tuple[int, int], focus: tuple[float, float], subject: tuple[float, ...]
) -> float:
    """How much of the subject is in the crop, each way, the worse of both."""
    left, top, right, bottom = crop(size, form, focus)
    wide, high = size
    across = min(right, subject[2] * wide) - max(left, subject[0] * wide)
    down = min(bottom, subject[3] * high) - max(top, subject[1] * high)
    room = (
        min((subject[2] - subject[0]) * wide, right - left),
        min((subject[3] - subject[1]) * high, bottom - top),
    )
    return min(across / room[0], down / room[1])


@pytest.mark.parametrize("path", SUBJECTS)
def test_no_crop_of_the_demo_cuts_what_it_is_about(path: str) -> None:
    image = open_picture((DEMO / path).read_bytes(), at_least=(320, 213))
    focus = salient(image)
    assert focus
    for form in forms(image.size):
        assert kept(image.size, form, focus, SUBJECTS[path]) > 0.8, (focus, form)


def portrait(size: tuple[int, int], head: tuple[int, int], skin: str, shirt: str) -> Image.Image:
    """Somebody before a wall, with a head of a sixth of the height at this place."""
    image = Image.new("RGB", size, "#b9c4c4")
    pen = ImageDraw.Draw(image)
    reach = size[1] // 12
    x, y = head
    pen.rectangle((x - 2 * reach, y + reach, x + 2 * reach, size[1]), fill=shirt)
    pen.ellipse((x - reach, y - 1.2 * reach, x + reach, y + 1.2 * reach), fill=skin)
    pen.pieslice((x - reach, y - 1.4 * reach, x + reach, y + reach), 180, 360, fill="#2b1d14")
    return image


@pytest.mark.parametrize("skin", ["#f1c9a5", "#c68642", "#8d5524"])
@pytest.mark.parametrize("place", [(0.25, 0.3), (0.7, 0.25), (0.5, 0.2)])
@pytest.mark.parametrize("size", [(1200, 800), (800, 1200)])
def test_heads_are_not_cut(size: tuple[int, int], place: tuple[float, float], skin: str) -> None:
    head = (round(size[0] * place[0]), round(size[1] * place[1]))
    focus = salient(portrait(size, head, skin, "#35506b"))
    assert focus
    reach = size[1] / 12
    box = (head[0] - reach, head[1] - reach, head[0] + reach, head[1] + reach)
    subject = tuple(end / size[number % 2] for number, end in enumerate(box))
    for form in forms(size):
        assert kept(size, form, focus, subject) > 0.9, (focus, form)


def test_a_picture_of_one_colour_has_no_such_point() -> None:
    for colour in ("white", "black", "#14463e"):
        assert salient(Image.new("RGB", (300, 200), colour)) is None
        assert set(facts_of(Image.new("RGB", (300, 200), colour))) == {"tint"}


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (7, 3000)])
def test_the_strangest_forms_have_a_point_inside(size: tuple[int, int]) -> None:
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    x, y = salient(image) or (0.5, 0.5)
    assert 0 <= x <= 1 and 0 <= y <= 1


def test_a_photo_that_suits_has_a_layout_in_every_format() -> None:
    for form in FORMATS.values():
        assert Layouts().choose("story", form, ("title",), (1600, 1067)).photo
