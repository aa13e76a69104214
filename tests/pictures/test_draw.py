"""Drawing: words inside the card, readable, and the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kollega.colour import LEAST_CONTRAST, contrast
from kollega.pictures import fonts
from kollega.pictures.colour import colours
from kollega.pictures.draw import MOST_BYTES, Card, draw
from kollega.pictures.layout import SIZE, Chips, Layout, Layouts, Photo, Words
from kollega.records import Brand
from tests.pictures.files import RED, quarters, scene
from tests.pictures.test_layout import LAYOUTS

#: No ink is nearer to the edge than this, in pixels: some networks cut the edges off.
SAFE = 36

THEME = Layouts().theme
PALETTE = colours(THEME.colours, Brand())

letters = st.characters(codec="utf-8", max_codepoint=0x24FF)
titles = st.one_of(
    st.lists(st.text(letters, min_size=1, max_size=14), min_size=1, max_size=20).map(" ".join),
    st.text(letters, max_size=200),
    st.text("ÅÉĞẪŶÑąęjgyQ@#", min_size=1, max_size=60),
    st.text("ab\xad\xa0-– \u0301·", max_size=60),
)
hexes = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def layout(name: str) -> Layout:
    return Layouts()._read(name, Layout)


def words(title: str, other: str = "Søren Ærø") -> dict[str, str]:
    names = {"title": title, "line": other, "wordmark": other, "kicker": other, "initials": title[:2]}
    return names | {"facts": "\n".join([other, title, other])}


def ink(card: Card) -> list[tuple[str, tuple[float, float, float, float]]]:
    boxes = []
    for put in card.placed:
        font = fonts.face(put.run.file, put.weight, put.size)
        left, top, right, bottom = font.getbbox(put.run.text, anchor="ls")
        boxes.append((put.name, (put.x + left, put.baseline + top, put.x + right, put.baseline + bottom)))
    return boxes


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(LAYOUTS), titles, titles, st.integers(0, 9))
def test_words_stay_in_the_safe_area(name: str, title: str, other: str, variant: int) -> None:
    chosen = layout(name)
    card = draw(chosen, PALETTE, words(title, other), variant=variant)
    places = {item.name: item.box for item in chosen.items if isinstance(item, Words | Chips)}
    for named, (left, top, right, bottom) in ink(card):
        assert left >= SAFE and top >= SAFE and right <= SIZE[0] - SAFE and bottom <= SIZE[1] - SAFE
        slack = 20  # Marks and swashes reach beyond what a word is measured by.
        assert left >= places[named][0] - slack and right <= places[named][2] + slack


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(LAYOUTS), titles)
def test_a_card_without_a_photo_is_small(name: str, title: str) -> None:
    suffix, data = draw(layout(name), PALETTE, words(title, title)).encoded()
    image = Image.open(io.BytesIO(data))
    assert (suffix, image.format, image.size) == (".png", "PNG", SIZE)
    assert len(data) <= 100_000


@pytest.mark.parametrize("name", LAYOUTS)
def test_words_stand_on_the_colour_that_the_layout_names(name: str) -> None:
    chosen = layout(name)
    for variant in range(len(chosen.schemes)):
        card = draw(chosen, PALETTE, {}, variant=variant)
        for item in chosen.items:
            if isinstance(item, Words):
                under = card.image.crop(item.box).getcolors()
                assert under == [(item.extent[0] * item.extent[1], card.colour(item.on))], (
                    variant,
                    item.name,
                )


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(LAYOUTS),
    st.builds(Brand, primary=hexes, accent=hexes, ground=hexes),
    st.integers(0, 3),
)
def test_words_can_be_read_in_any_brand(name: str, brand: Brand, variant: int) -> None:
    chosen = layout(name)
    card = draw(chosen, colours(THEME.colours, brand), words("HHHH", "HHHH"), variant=variant)
    for item in chosen.items:
        if isinstance(item, Words):
            ground = card.colour(item.on)
            drawn = card.image.crop(item.box).getcolors(maxcolors=1 << 20) or []
            strongest = max(contrast(colour, ground) for _, colour in drawn)  # type: ignore[arg-type]
            assert strongest >= LEAST_CONTRAST - 0.01, item.name


def test_flat_art_keeps_its_exact_colours() -> None:
    card = draw(layout("site"), PALETTE, words("Kollega"))
    image = Image.open(io.BytesIO(card.encoded()[1]))
    flat = image.convert("RGB")
    assert image.mode == "P" and len(image.getcolors() or []) > 20, "smooth edges"
    assert flat.getpixel((2, 2)) == PALETTE["brand"]
    assert flat.getpixel((800, 200)) == PALETTE["bright"]
    differences = zip(flat.tobytes(), card.image.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in differences) <= 8


def test_a_photo_fills_its_place_around_its_focus() -> None:
    chosen = layout("photo")
    assert chosen.photo
    card = draw(chosen, PALETTE, words("Title"), photo=quarters((1600, 800)), focus=(0.1, 0.1))
    left, top, right, bottom = chosen.photo.box
    assert card.image.getpixel(((left + right) // 2, top + 100)) == RED
    assert card.image.getpixel((left + 2, top + 2)) == card.colour("wall"), "a round corner"
    assert card.image.getpixel((left + 2, bottom - 2)) != card.colour("wall"), "a square corner"


def test_a_card_with_a_photo_is_a_jpeg_of_limited_bytes() -> None:
    noise = Image.frombytes("L", (600, 600), bytes(value * value * 7919 % 251 for value in range(360_000)))
    hardest = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
    for photo in (scene((1200, 900)), hardest):
        suffix, data = draw(layout("wide"), PALETTE, words("Title"), photo=photo).encoded()
        assert suffix == ".jpg" and data[:2] == b"\xff\xd8"
        assert len(data) <= MOST_BYTES
        assert b"Exif" not in data and b"ICC_PROFILE" not in data and b"adobe" not in data.lower()


def test_what_no_font_has_is_left_out_and_told() -> None:
    card = draw(layout("story"), PALETTE, words("日本の物語", "Søren 🎉"))
    assert list(card.missing) == ["日", "本", "の", "物", "語", "🎉"]
    assert {put.name for put in card.placed} == {"title", "line", "wordmark"}, "the employer's name instead"
    assert all("日" not in put.run.text for put in card.placed)


def test_chips_that_do_not_fit_are_left_out() -> None:
    facts = "\n".join(["Aarhus", "Hybrid", *["A very long condition of employment"] * 5])
    card = draw(layout("job"), PALETTE, {"facts": facts})
    assert [put.run.text for put in card.placed][:2] == ["Aarhus", "Hybrid"]
    assert len(card.placed) < 7


def test_variants_differ_and_come_round() -> None:
    chosen = layout("story")
    looks = {draw(chosen, PALETTE, words("Title"), variant=number).encoded()[1] for number in range(20)}
    assert len(looks) == len(chosen.schemes)


SCRIPT = """
import hashlib
from tests.pictures.test_draw import *
for name in LAYOUTS:
    photo = scene((900, 700)) if layout(name).photo else None
    print(hashlib.sha256(draw(layout(name), PALETTE, words("Zażółć gęślą jaźń Ω"), photo=photo).encoded()[1]).hexdigest())
"""


def test_the_same_card_has_the_same_bytes_in_every_process() -> None:
    runs = [subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert len(set(runs[0].stdout.split())) == len(LAYOUTS)


def test_layouts_are_drawn_without_words() -> None:
    for name in LAYOUTS:
        chosen = layout(name)
        photo = quarters() if any(isinstance(item, Photo) for item in chosen.items) else None
        assert draw(chosen, PALETTE, {}, photo=photo).placed == []
