"""Titles of many languages in all formats: inside their places, readable, apart from each other, whole.

`UPDATE_GOLDEN=1` writes how they are set anew; look at pictures of them before you keep it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.formats import FORMATS, Format
from kollega.pictures import fonts
from kollega.pictures.bidi import MARKS
from kollega.pictures.faces import face
from kollega.pictures.items import Chips, Words
from kollega.pictures.layout import Layout, Layouts
from kollega.pictures.lines import Fit
from kollega.pictures.typesetting import Placed, Typesetter
from tests.pictures.titles import HARD, LETTERS, WORDS, titles

#: Letters of titles are never smaller, in pixels of a picture about 1,100 wide.
SMALLEST = 20
#: Marks, swashes and rounding reach this far beyond the box of words, in ems of their size: aside, above, below. Furthest
#: aside does an accent of another script behind a letter of Japanese, for which the font has no place.
SLACK = (0.18, 0.45, 0.5)

#: What is never long.
SHORT = {"number": "10,000 %", "initials": "ÅW", "day": "31"}

LAYOUTS = Layouts()
KINDS = tuple(LAYOUTS.theme.layouts)
#: Words that layouts ask for beside the title; those that some layouts need.
OTHERS: dict[str, tuple[str, ...]] = {"story": ("quote", "number", "video")}


class Ink(NamedTuple):
    """What a run of letters covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def ink(put: Placed) -> Ink:
    font = face(put.run.file, put.weight, put.size)
    left, top, right, bottom = font.getbbox(put.run.text, anchor="ls", direction=put.run.direction)
    return Ink(put.x + left, put.baseline + top, put.x + right, put.baseline + bottom)


def layouts(kind: str) -> Iterator[tuple[Format, Layout]]:
    """All layouts without a photo that a kind has, in all its formats."""
    for form in FORMATS.values():
        if form.shape not in LAYOUTS.theme.layouts[kind]:
            continue
        for more in ("", *OTHERS.get(kind, ())):
            yield form, LAYOUTS.choose(kind, form, {"title", "rest", more})


def check(title: str, lang: str, form: Format, layout: Layout) -> None:
    """All places of a layout filled with a title."""
    places: dict[str, list[Ink]] = {}
    for item in layout.items:
        if not isinstance(item, Words):
            continue
        setter = Typesetter(lang)
        placed = setter.words(item, SHORT.get(item.name, title))
        for put in placed:
            assert put.size in item.fit.sizes
            if item.name in ("title", "quote", "rest"):
                assert put.size >= SMALLEST
            assert fonts.drawable(put.run.text, (put.run.file, fonts._table().emoji))[1] == ()
            check_place(put, item, form)
        places[f"{item.name} {item.box}"] = [ink(put) for put in placed]
        assert_lines_apart(placed)
        assert_whole(SHORT.get(item.name, title), placed, setter, lang)
    assert_apart(places)


def check_place(put: Placed, item: Words, form: Format) -> None:
    left, top, right, bottom = ink(put)
    if right <= left:  # a blank
        return
    aside, above, below = (share * put.size for share in SLACK)
    box = item.box
    assert left >= box[0] - aside and right <= box[2] + aside, (put, item)
    assert top >= box[1] - above and bottom <= box[3] + below, (put, item)
    free = form.free
    assert left >= max(free[0], 8) and right <= form.width - max(free[2], 8)
    assert top >= max(free[1], 8) and bottom <= form.height - max(free[3], 8), (put, item)


def assert_lines_apart(placed: list[Placed]) -> None:
    """Baselines of lines are further apart than letters are high."""
    baselines = sorted({put.baseline for put in placed})
    for one, other in pairwise(baselines):
        assert other - one >= 0.9 * placed[0].size


def assert_whole(title: str, placed: list[Placed], setter: Typesetter, lang: str) -> None:
    """All letters of the title are there, unless it was said that they are not."""
    if setter.cut or setter.missing:
        return
    drawn = setter.ready("text", title).text
    kept = sorted(sign for sign in "".join(put.run.text for put in placed) if sign not in " \xa0-·")
    assert kept == sorted(sign for sign in drawn if sign not in " \xa0-·\xad" + MARKS)


def assert_apart(places: dict[str, list[Ink]]) -> None:
    """The words of one place do not run into those of another."""
    for name, inks in places.items():
        for other, theirs in places.items():
            if name < other:
                for one in inks:
                    for two in theirs:
                        overlap_x = min(one.right, two.right) - max(one.left, two.left)
                        overlap_y = min(one.bottom, two.bottom) - max(one.top, two.top)
                        assert overlap_x <= 0 or overlap_y <= 0, (name, other)


def each() -> list[tuple[Format, Layout]]:
    """Each layout in each of its sizes once."""
    found = [pair for kind in KINDS for pair in layouts(kind)]
    return list({repr(pair): pair for pair in found}.values())


EACH = each()


def test_all_formats_and_shapes_are_tried() -> None:
    assert {form.id for form, _ in EACH} == set(FORMATS)
    assert len(EACH) >= 30
    assert {item.name for _, layout in EACH for item in layout.items if isinstance(item, Words)} >= {
        "title",
        "quote",
        "number",
    }


@pytest.mark.parametrize("lang", WORDS)
def test_titles_fit_in_every_language(lang: str) -> None:
    for number, title in enumerate(titles(lang, 38)):
        for form, layout in EACH[number % 19 :: 19]:
            check(title, lang, form, layout)


@pytest.mark.slow
@pytest.mark.parametrize("lang", WORDS)
def test_titles_fit_in_every_language_and_layout(lang: str) -> None:
    for title in titles(lang, 40):
        for form, layout in EACH:
            check(title, lang, form, layout)


@pytest.mark.parametrize("name", HARD)
def test_hard_titles_fit(name: str) -> None:
    for number, (form, layout) in enumerate(EACH):
        check(HARD[name], ("", "de", "th", "zh")[number % 4], form, layout)


@settings(max_examples=300)
@given(st.text(LETTERS, max_size=80), st.sampled_from(("", *WORDS)), st.sampled_from(EACH))
def test_any_title_fits(title: str, lang: str, place: tuple[Format, Layout]) -> None:
    check(title, lang, *place)


@settings(max_examples=60)
@given(st.text(LETTERS, max_size=30), st.integers(20, 200), st.booleans())
def test_any_title_can_be_drawn(title: str, size: int, from_right: bool) -> None:
    chain = fonts.chain("text")
    for run in fonts.runs(fonts.drawable(title, chain)[0].replace("\xad", ""), chain, 700, size, from_right):
        mask = face(run.file, 700, size).getmask(run.text, direction=run.direction)
        assert any(mask) or not run.text.strip(" \xa0")


def test_chips_are_one_line_and_no_longer_than_their_row() -> None:
    chips = {item.size: item for _, layout in EACH for item in layout.items if isinstance(item, Chips)}
    assert chips
    for item in chips.values():
        for text in HARD.values():
            setter = Typesetter("de")
            runs = setter.label(item.family, item.weight, item.size, 400, text)
            assert sum(run.width for run in runs) <= 400 * 1.03
            if len(text) > 100:
                assert setter.cut


def test_what_does_not_fit_is_told() -> None:
    _, layout = EACH[0]
    title = next(item for item in layout.items if isinstance(item, Words) and item.name == "title")
    setter = Typesetter("en")
    placed = setter.words(title, HARD["two hundred characters"] * 2)
    assert list(setter.cut) == [(HARD["two hundred characters"] * 2).strip()]
    assert placed[-1].run.text.endswith("…") and placed[-1].size == min(title.fit.sizes)


def test_what_is_read_from_the_right_stands_on_the_right() -> None:
    box = (100, 100, 1100, 400)
    item = Words(box=box, name="title", family="display", weight=700, fit=Fit((60,), 4), fill="a", on="b")
    for lang, title, side in (
        ("ar", "مرحبا بكم", "right"),
        ("he", "Kollega שלום", "right"),
        ("da", "Kollega שלום", "left"),
    ):
        inks = [ink(put) for put in Typesetter(lang).words(item, title)]
        gaps = {
            "left": min(one.left for one in inks) - box[0],
            "right": box[2] - max(one.right for one in inks),
        }
        assert gaps[side] < 12 < min(gap for name, gap in gaps.items() if name != side)


GOLDEN = Path(__file__).parents[1] / "golden" / "titles.json"
#: A title for each way of setting; the fonts are pinned, as they are files of the package.
SET = {
    "ar": "نحن نبني مستشفى هادئاً في الليل (منذ 2019) مع Kollega",
    "da": "Ny sygehusforvaltningsmedarbejderuddannelse i Aarhus",
    "de": "Krankenhausverwaltungsfachangestellte: Warum ich geblieben bin",
    "en": "We did it 🎉👩🏽‍⚕️ together 🇩🇰 1️⃣ year ❤️‍🔥",
    "fr": "Pourquoi nos nuits sont calmes : « une histoire »",
    "he": "למה משמרות הלילה שקטות יותר: סיפור של 3 אחיות ב-Kollega",
    "hi": "रात की पाली में काम करना क्यों अच्छा लगता है: एक नर्स की कहानी",
    "ja": "夜勤の看護師が静かな病棟で働くことを好む理由。「チームの物語」",
    "ko": "왜 우리 야간 간호사들은 조용한 병동에서 일하는 것을 좋아할까요",
    "ru": "Почему наши ночные смены такие спокойные: рассказ медсестры",
    "th": "ทำไมการทำงานกะกลางคืนที่โรงพยาบาลของเราจึงเงียบสงบและอบอุ่น",
    "vi": "Tại sao ca đêm của chúng tôi yên tĩnh: câu chuyện của Nguyễn Thị Hồng",
    "zh": "为什么我们的夜班护士喜欢在安静的病房里工作：一个团队的故事",
    "zh-TW": "為什麼我們的夜班護士喜歡在安靜的病房裡工作：一個團隊的故事",
}
#: Boxes as wide and high as those of link cards and of stories.
BOXES = {"wide": (104, 104, 1096, 424), "tall": (72, 300, 1008, 1500)}


def as_set(lang: str, title: str) -> dict[str, list[str]]:
    """How a title is set in each box: for each line its height, and the runs with their place, file and size."""
    found: dict[str, list[str]] = {}
    for name, box in BOXES.items():
        fit = Fit((168, 144, 124, 110, 98, 90, 80, 72, 64, 58, 52, 46), 5 if name == "wide" else 9, 1.05)
        item = Words(box=box, name="title", family="display", weight=700, fit=fit, fill="a", on="b")
        found[name] = [
            f"{put.baseline:4} {round(put.x):4} {put.size} {put.run.file.split('.')[0]}: {put.run.text}"
            for put in Typesetter(lang).words(item, title)
        ]
    return found


def test_titles_are_set_as_they_were() -> None:
    found = {lang: as_set(lang, title) for lang, title in SET.items()}
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(GOLDEN.read_text("utf-8"))
