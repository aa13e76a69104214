"""Fonts: the table tells the truth, and no empty box is ever drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from kollega.pictures.fonts import FAMILIES, Row, _has, _inside, _table, chain, drawable, face, runs, width
from kollega.templates import THEME

DISPLAY, TEXT = chain("display"), chain("text")
UNKNOWN = "\U0010fff0"


@pytest.mark.parametrize("row", _table().fonts, ids=lambda row: row.file)
def test_a_font_has_the_characters_of_its_row(row: Row) -> None:
    font = face(row.file, 600, 40)
    box = bytes(font.getmask(UNKNOWN))
    claimed = _inside(row.file)
    assert len(claimed) > 50
    assert [char for char in sorted(claimed) if bytes(font.getmask(char)) == box] == []


@pytest.mark.parametrize("family", FAMILIES)
@given(text=st.text(max_size=60))
def test_every_character_is_drawn_by_a_font_that_has_it(family: str, text: str) -> None:
    files = chain(family)
    words, missing = drawable(text, files)
    parts = runs(words.replace("\xad", ""), files, 600, 40)
    assert "".join(part.text for part in parts) == words.replace("\xad", "")
    assert all(char in _inside(part.file) for part in parts for char in part.text)
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
@pytest.mark.parametrize("family", FAMILIES)
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
        ("Party 🎉 time", "Party time", ("🎉",)),
        ("Team 👩🏽‍⚕️!", "Team !", ("👩", "⚕")),
        ("日本 Kobe 日", "Kobe", ("日", "本")),
        ("مرحبا", "", ("م", "ر", "ح", "ب", "ا")),
        ("a\u202eb\u2066c\u200bd\x00e\x1bf\ufeffg", "abcdefg", ()),
        ("a\tb \n c\u2003d", "a b c d", ()),
        ("10\xa0000\u202f€", "10\xa0000\xa0€", ()),
        ("e\u0301cole", "école", ()),
        ("a" + "\u0304" * 50 + "b", "ā\u0304\u0304b", ()),
        ("\u0301start", "start", ()),
        ("日\u0301x", "x", ("日",)),
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
    assert not _has("Ł", files[0]) and drawable("Łódź 🎉", files) == ("Łódź", ("🎉",))
