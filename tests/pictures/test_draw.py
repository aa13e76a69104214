"""Drawing: words inside the card, readable, and the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from kollega.colour import LEAST_CONTRAST, contrast, readable
from kollega.formats import FORMATS, Format
from kollega.pictures.colour import colours
from kollega.pictures.draw import Card, draw
from kollega.pictures.faces import face
from kollega.pictures.items import Chips, Photo, Scrim, Wordmark, Words
from kollega.pictures.layout import Layouts
from kollega.site import Brand
from tests.pictures.files import RED, quarters, scene
from tests.pictures.test_layout import CASES, LAYOUTS, ids, layout

#: No ink is nearer to the edge than this, in pixels: some networks cut the edges off.
SAFE = 26
MOST_BYTES = FORMATS["link"].most

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


def words(title: str, other: str = "Søren Ærø") -> dict[str, str]:
    names = {"title": title, "line": other, "wordmark": other, "kicker": other, "initials": title[:2]}
    names |= {
        "quote": title,
        "number": "1,234",
        "rest": title,
        "video": "Video",
        "day": "26",
        "month": "Apr 2098",
    }
    return names | {"facts": "\n".join([other, title, other])}


def ink(card: Card) -> list[tuple[str, tuple[float, float, float, float]]]:
    boxes = []
    for put in card.placed:
        font = face(put.run.file, put.weight, put.size)
        left, top, right, bottom = font.getbbox(put.run.text, anchor="ls")
        boxes.append((put.name, (put.x + left, put.baseline + top, put.x + right, put.baseline + bottom)))
    return boxes


@settings(max_examples=200)
@given(st.sampled_from(CASES), titles, titles, st.integers(0, 9))
@example(next(case for case in CASES if case[0] == "tall/job"), "˞", "˞", 0)
def test_words_stay_in_the_safe_area(case: tuple[str, Format], title: str, other: str, variant: int) -> None:
    name, form = case
    chosen = layout(name, form)
    card = draw(chosen, PALETTE, words(title, other), variant=variant)
    places = {item.name: item.box for item in chosen.items if isinstance(item, Words | Chips)}
    places["wordmark"] = next(item.box for item in chosen.items if isinstance(item, Wordmark))
    away = tuple(max(SAFE, free - 26) for free in form.free)
    for named, (left, top, right, bottom) in ink(card):
        assert left >= away[0] and top >= away[1], (named, left, top)
        assert right <= form.width - away[2] and bottom <= form.height - away[3], (named, right, bottom)
        slack = 28  # Marks and swashes reach an eighth of their size beyond what a word is measured by.
        assert left >= places[named][0] - slack and right <= places[named][2] + slack


@settings(max_examples=40)
@given(st.sampled_from(LAYOUTS), titles)
def test_a_card_without_a_photo_is_small(name: str, title: str) -> None:
    card = draw(layout(name), PALETTE, words(title, title))
    suffix, data = card.encoded(MOST_BYTES)
    image = Image.open(io.BytesIO(data))
    assert (suffix, image.format, image.size) == (".png", "PNG", layout(name).size)
    assert len(data) <= 150_000


@pytest.mark.parametrize(("name", "form"), CASES, ids=ids)
def test_words_stand_on_the_colour_that_the_layout_names(name: str, form: Format) -> None:
    chosen = layout(name, form)
    if any(isinstance(item, Scrim) for item in chosen.items):
        return  # see below
    for variant in range(len(chosen.schemes)):
        card = draw(chosen, PALETTE, {}, variant=variant, photo=quarters((900, 600)))
        for item in chosen.items:
            if isinstance(item, Words | Wordmark):
                under = card.image.crop(item.box).getcolors()
                assert under == [(item.extent[0] * item.extent[1], card.colour(item.on))], (variant, item)


VEILED = [name for name in LAYOUTS if any(isinstance(item, Scrim) for item in layout(name).items)]


@settings(max_examples=30)
@given(
    st.sampled_from(VEILED),
    st.builds(Brand, primary=hexes, accent=hexes, ground=hexes),
    st.sampled_from(["white", "black", "#777", "#ff0", "mixed"]),
)
def test_words_on_a_photo_can_be_read_whatever_it_shows(name: str, brand: Brand, photo: str) -> None:
    chosen = layout(name)
    picture = scene((900, 900)) if photo == "mixed" else Image.new("RGB", (900, 900), photo)
    palette = colours(THEME.colours, brand)
    bare = draw(chosen, palette, {}, photo=picture)
    for item in chosen.items:
        if isinstance(item, Words | Wordmark):
            ink = readable(bare.colour(item.fill), bare.colour(item.on))
            spots = bare.image.crop(item.box).reduce(6)
            for colour in set(spots.get_flattened_data()):
                assert contrast(ink, colour) >= LEAST_CONTRAST - 0.1, item  # type: ignore[arg-type]


@settings(max_examples=60)
@given(
    st.sampled_from(LAYOUTS),
    st.builds(Brand, primary=hexes, accent=hexes, ground=hexes),
    st.integers(0, 3),
)
def test_words_can_be_read_in_any_brand(name: str, brand: Brand, variant: int) -> None:
    chosen = layout(name)
    if name in VEILED:
        return
    card = draw(chosen, colours(THEME.colours, brand), words("HHHH", "HHHH"), variant=variant)
    for item in chosen.items:
        if isinstance(item, Words):
            ground = card.colour(item.on)
            drawn = card.image.crop(item.box).getcolors(maxcolors=1 << 20) or []
            strongest = max(contrast(colour, ground) for _, colour in drawn)  # type: ignore[arg-type]
            assert strongest >= LEAST_CONTRAST - 0.01, item.name


def test_flat_art_keeps_its_exact_colours() -> None:
    card = draw(layout("wide/site"), PALETTE, words("Kollega"))
    image = Image.open(io.BytesIO(card.encoded(MOST_BYTES)[1]))
    flat = image.convert("RGB")
    assert image.mode == "P" and len(image.getcolors() or []) > 20, "smooth edges"
    assert flat.getpixel((2, 2)) == PALETTE["brand"]
    assert flat.getpixel((800, 200)) == PALETTE["bright"]
    differences = zip(flat.tobytes(), card.image.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in differences) <= 8


def test_a_photo_fills_its_place_around_its_focus() -> None:
    chosen = layout("wide/photo")
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
        suffix, data = draw(layout("wide/panorama"), PALETTE, words("Title"), photo=photo).encoded(MOST_BYTES)
        assert suffix == ".jpg" and data[:2] == b"\xff\xd8"
        assert len(data) <= MOST_BYTES
        assert b"Exif" not in data and b"ICC_PROFILE" not in data and b"adobe" not in data.lower()


@pytest.mark.parametrize(("name", "at_right"), [("Søren Ærø", False), ("شركة النور", True)])
def test_the_bubble_stands_where_the_name_of_the_employer_begins(name: str, at_right: bool) -> None:
    chosen = layout("wide/photo")
    (item,) = (item for item in chosen.items if isinstance(item, Wordmark))
    card = draw(chosen, PALETTE, words("Title", name), photo=scene((600, 600)))
    left, top, right, bottom = item.box
    line = [card.image.getpixel((x, (top + bottom) // 2)) == PALETTE["bright"] for x in range(left, right)]
    assert [line[item.size // 2], line[-item.size // 2]] == [not at_right, at_right]
    ((inks, _, ends, _),) = (box for put, box in ink(card) if put == "wordmark")
    assert ends < right - item.size if at_right else inks > left + item.size


def test_chips_begin_where_their_words_are_read_from() -> None:
    facts = ["المقر", "هجين", "Full time"]
    chosen = layout("wide/job")
    (item,) = (item for item in chosen.items if isinstance(item, Chips))
    card = draw(chosen, PALETTE, words("عمل", "شركة") | {"facts": "\n".join(facts)}, lang="ar")
    boxes = [box for put, box in ink(card) if put == item.name]
    assert [left for left, *_ in boxes] == sorted((left for left, *_ in boxes), reverse=True)
    assert item.box[2] - item.size * 2 < boxes[0][2] < item.box[2]


def test_what_no_font_has_is_left_out_and_told() -> None:
    card = draw(layout("wide/words"), PALETTE, words("𐎠𐎡", "Søren 𐎢"))
    assert list(card.missing) == ["𐎠", "𐎡", "𐎢"]
    assert {put.name for put in card.placed} == {"title", "line", "wordmark"}, "the employer's name instead"
    assert all("𐎠" not in put.run.text for put in card.placed)


def test_chips_that_do_not_fit_are_left_out() -> None:
    facts = "\n".join(["Aarhus", "Hybrid", *["A very long condition of employment"] * 5])
    card = draw(layout("wide/job"), PALETTE, {"facts": facts})
    assert [put.run.text for put in card.placed][:2] == ["Aarhus", "Hybrid"]
    assert len(card.placed) < 7


def test_variants_differ_and_come_round() -> None:
    chosen = layout("wide/words")
    looks = {
        draw(chosen, PALETTE, words("Title"), variant=number).encoded(MOST_BYTES)[1] for number in range(20)
    }
    assert len(looks) == len(chosen.schemes)


SCRIPT = """
import hashlib
from tests.pictures.test_draw import *
for name in LAYOUTS:
    photo = scene((900, 700)) if layout(name).photo else None
    print(hashlib.sha256(draw(layout(name), PALETTE, words("Zażółć gęślą jaźń Ω"), photo=photo).encoded(MOST_BYTES)[1]).hexdigest())
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


LONGEST = "What I learned in the twelve months after I left the operating theatre and began to plan the shifts of all of the others"


@pytest.mark.parametrize(("name", "form"), CASES, ids=ids)
def test_the_longest_title_that_is_not_warned_of_has_room(name: str, form: Format) -> None:
    assert len(LONGEST) == 120
    told = words(LONGEST, "Mia\xa0Holm\xa0· Emergency Care") | {"quote": "We wait.", "rest": LONGEST[:117]}
    card = draw(layout(name, form), PALETTE, told | {"facts": "Aarhus", "initials": "MH"}, lang="en")
    assert card.cut == ()
