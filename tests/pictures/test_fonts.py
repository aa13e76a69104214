"""Fonts: the table tells the truth, and no empty box is ever drawn."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont
from pytest import approx

from kollega.pictures.bidi import MARKS
from kollega.pictures.faces import FOLDER, face
from kollega.pictures.fonts import (
    _has,
    _inside,
    _table,
    chain,
    drawable,
    language,
    runs,
    width,
)
from kollega.templates import THEME
from tests.pictures.titles import LETTERS, WORDS

DISPLAY, TEXT = chain("display"), chain("text")
UNKNOWN = "\U0010fff0"
FILES = sorted({file for files in _table().families.values() for file in files})


@pytest.mark.parametrize("file", FILES)
def test_a_font_has_the_characters_of_its_list(file: str) -> None:
    font = face(file, 600, 40)
    box = bytes(font.getmask(UNKNOWN))
    claimed = sorted(sign for sign in _inside(file) if unicodedata.category(sign)[0] not in "CZ")
    assert len(claimed) > 50
    # Of ten thousand ideographs each twentieth is enough.
    some = claimed if len(claimed) < 2000 else claimed[::20]
    assert [char for char in some if bytes(font.getmask(char)) == box] == []


def test_fonts_are_within_their_bytes_and_have_their_licence() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 12_000_000
    licence = (FOLDER / "noto-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for file in FILES:
        if file.startswith("noto"):
            family = ImageFont.truetype(FOLDER / file, 20).getname()[0] or ""
            assert family.split()[1] in ("Emoji", "Sans") and [*family.split(), ""][2] in licence, family
    assert (
        not {path.stem for path in FOLDER.glob("*.txt")}
        - {"noto-OFL"}
        - {path.stem for path in FOLDER.iterdir() if path.suffix != ".txt"}
    )


@pytest.mark.parametrize("family", sorted(_table().chains))
@given(
    text=st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=40)), lang=st.sampled_from(("", *WORDS))
)
def test_every_character_is_drawn_by_a_font_that_has_it(family: str, text: str, lang: str) -> None:
    files = chain(family, lang=lang)
    words, missing = drawable(text, files)
    seen = [sign for sign in words if sign != "\xad" and sign not in MARKS]
    for from_right in (False, True):
        parts = runs(words.replace("\xad", ""), files, 600, 40, from_right)
        assert sorted("".join(part.text for part in parts)) == sorted(seen)
        for part in parts:
            # What steers an emoji is part of it, and not in the list of the font.
            steers = "\u200d\ufe0f" if part.file == _table().emoji else "\u200c\u200d"
            assert all(char in _inside(part.file) for char in part.text if char not in steers), part
    assert all(char in text or char.isspace() for char in missing) or missing
    assert not set(missing) & set(words)
    assert drawable(words, files) == (words, ()), "a second look finds nothing more"


@pytest.mark.parametrize(
    "text",
    [
        "Smørrebrød på Ærø, Århus",
        "Zażółć gęślą jaźń, Łódź",
        "Größe, Straße, ẞ, Übermut",
        "Çığ, İstanbul, ŞĞ",
        "Nguyễn Thị Hồng Đào",
        "Ελληνικά και Русский, Київ",
        "“Quotes” – dash — ellipsis… €5 №7 ½ ©",
    ],
)
@pytest.mark.parametrize("family", sorted(_table().chains))
def test_the_languages_of_europe_are_there(text: str, family: str) -> None:
    assert drawable(text, chain(family)) == (text, ())


def test_a_line_changes_the_font_only_where_it_must() -> None:
    files = [(run.text, run.file) for run in runs("Łódź żyje Ω", DISPLAY, 700, 40)]
    assert files == [
        ("Ł", "bricolage-grotesque-latin-ext.woff2"),
        ("ód", "bricolage-grotesque-latin.woff2"),
        ("ź ż", "bricolage-grotesque-latin-ext.woff2"),
        ("yje ", "bricolage-grotesque-latin.woff2"),
        ("Ω", "source-sans-3-greek.woff2"),
    ]
    assert width("Łódź", DISPLAY, 700, 40) == approx(sum(run.width for run in runs("Łódź", DISPLAY, 700, 40)))


@pytest.mark.parametrize(
    ("text", "words", "missing"),
    [
        ("Night 𐎠𐎡 shift 𐎠", "Night shift", ("𐎠", "𐎡")),
        ("ꯍ", "", ("ꯍ",)),
        ("a\u202eb\u2066c\u200bd\x00e\x1bf\ufeffg", "abcdefg", ()),
        ("a\tb \n c\u2003d", "a b c d", ()),
        ("10\xa0000\u202f€", "10\xa0000\xa0€", ()),
        ("e\u0301cole", "école", ()),
        ("a" + "\u0304" * 50 + "b", "ā\u0304\u0304b", ()),
        ("\u0301start", "start", ()),
        ("𐎠\u0301x", "x", ("𐎠",)),
        ("0\u0301 🎉\u0301", "0 🎉", ()),
        ("\u0e33\u093f a", "a", ()),
        ("ﬃ 𝓗𝓲 ①", "ffi Hi 1", ()),
        ("Kranken\xadhaus", "Kranken\xadhaus", ()),
    ],
)
def test_what_cannot_be_drawn_is_left_out(text: str, words: str, missing: tuple[str, ...]) -> None:
    assert drawable(text, DISPLAY) == (words, missing)


def test_weight_and_size_count() -> None:
    assert width("Kollega", TEXT, 700, 40) > width("Kollega", TEXT, 400, 40)
    assert width("Kollega", TEXT, 400, 80) == approx(2 * width("Kollega", TEXT, 400, 40), rel=0.02)
    assert width("AVAV", TEXT, 400, 100) < 2 * (width("A", TEXT, 400, 100) + width("V", TEXT, 400, 100))


@pytest.mark.parametrize("name", ["display-latin", "text-latin-italic"])
def test_a_font_of_the_employer_goes_first_and_others_fill_its_gaps(name: str) -> None:
    files = chain("display", (THEME / f"fonts/kollega-{name}.woff2").read_bytes())
    assert files[1:] == DISPLAY
    assert [(run.text, run.file == files[0]) for run in runs("Æble Ω", files, 700, 40)] == [
        ("Æble ", True), ("Ω", False),
    ]  # fmt: skip
    assert not _has("Ł", files[0]) and drawable("Łódź 𐎠", files) == ("Łódź", ("𐎠",))


@pytest.mark.parametrize("family", sorted(_table().chains))
@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بكم، ٢٠٢٦؟", "שָׁלוֹם", "क्षत्रिय ज़िंदगी", "น้ำใจ ปู่", "我们的夜班", "為什麼護士", "夜勤の「チーム」、", "왜 우리 뷁",
        "می\u200cخواهم", "क्\u200dष",
    ],
)  # fmt: skip
def test_scripts_of_the_world_are_there(text: str, family: str) -> None:
    assert drawable(text, chain(family)) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "🎉",
        "👩🏽‍⚕️",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇩🇰",
        "1️⃣",
        "#️⃣",
        "❤️‍🔥",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "🧑🏻‍🤝‍🧑🏿",
    ],
)
def test_an_emoji_is_one_sign(text: str) -> None:
    words, missing = drawable(text, TEXT)
    (run,) = runs(words, TEXT, 600, 100)
    assert (missing, run.file) == ((), "noto-emoji.otf")
    assert run.width == approx(width("😀", TEXT, 600, 100), abs=1)


def test_an_emoji_that_the_font_does_not_know_as_one_is_drawn_in_parts() -> None:
    words, missing = drawable("👩\u200d🎉", TEXT)
    assert (words, missing) == ("👩🎉", ())


def test_letters_and_signs_that_are_also_emoji_stay_letters() -> None:
    assert [run.file for run in runs(drawable("1 © ™ #", TEXT)[0], TEXT, 600, 40)] == [
        "source-sans-3-latin.woff2"
    ]


def test_a_blank_is_that_of_letters_and_not_of_emoji() -> None:
    assert [run.text for run in runs("🎉 a", TEXT, 600, 40)] == ["🎉", " a"]


@pytest.mark.parametrize(
    ("lang", "file"),
    [
        ("ja", "jp"),
        ("zh", "sc"),
        ("zh-Hans", "sc"),
        ("zh-TW", "tc"),
        ("zh_Hant", "tc"),
        ("ko-KR", "kr"),
        ("da", "jp"),
    ],
)
def test_the_language_decides_which_form_a_shared_character_has(lang: str, file: str) -> None:
    files = chain("display", lang=lang)
    assert next(name for name in files[-4:]) == f"noto-sans-{file}.otf"
    assert runs("直", files, 700, 40)[0].file == (
        "noto-sans-jp.otf" if file == "kr" else f"noto-sans-{file}.otf"
    )


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("働く人", "da", "ja"), ("我们的护士", "en", "zh-hans"), ("働くひと", "zh", "zh"),
        ("ひと 人", "da", "ja"), ("한국 人", "da", "ko"), ("Hello", "da", "da"), ("ㄅ人", "en", "zh-hant"),
    ],
)  # fmt: skip
def test_a_text_shows_its_language_where_nobody_says_it(text: str, lang: str, expected: str) -> None:
    assert language(text, lang) == expected


def test_a_line_of_two_directions_stands_as_it_is_read() -> None:
    shown = [(run.text, run.level) for run in runs("ab אב (12) גד", TEXT, 600, 40)]
    assert "".join(text for text, _ in shown).replace(" ", "") == "abגד)12(אב"
    assert shown[0] == ("ab ", 0) and ("12", 2) in shown
    mirrored = [run.text for run in runs("אב Kollega!", TEXT, 600, 40, True)]
    assert mirrored == ["!", "Kollega", "אב "]


def test_amounts_in_arabic_stand_as_they_are_read() -> None:
    words, missing = drawable("\u200f172 DKK – \u200f188 DKK في الساعة", TEXT)
    shown = "".join(run.text for run in runs(words, TEXT, 600, 40, True))
    assert missing == () and shown.split() == ["في", "الساعة", "DKK", "188", "–", "DKK", "172"]
    assert drawable("\u200f \u200e", TEXT) == ("", ())


LIGHT = """
import sys
import unicodedata
from kollega.pictures import fonts
from kollega.pictures.lines import Fit, set_words
files = fonts.chain("display", lang="da")
words, _ = fonts.drawable("Hvorfor nætterne er rolige på Ærø", files)
set_words(words, 900, 300, Fit((90, 60), 4), lambda text: fonts.width(text, files, 700, 100) / 100, "da")
print([name for name in ("uniseg", "budoux", "pyphen", "regex") if name in sys.modules])
"""


def test_a_latin_title_loads_nothing_for_other_scripts() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, check=True, text=True
    ).stdout.splitlines()
    assert told[0] == "[]"
