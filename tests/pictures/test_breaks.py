"""Breaks: only where Unicode allows one, phrases whole, compounds at their joints."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from kollega.pictures import script
from kollega.pictures.breaks import Part, finer, parts
from kollega.pictures.hyphens import is_known, places
from tests.pictures.titles import LETTERS, WORDS


def texts(text: str, lang: str = "") -> list[str]:
    return [part.text for part in parts(text, lang)]


def ends(found: tuple[Part, ...]) -> set[int]:
    """After how many characters, blanks and all, the parts of a text end."""
    length, all_ends = 0, set()
    for part in found:
        length += len(part.text) + part.blank
        all_ends.add(length)
    return all_ends


@given(st.text("abcéøЖшΩ12 -–—/.,:;!?()%€&@", max_size=30))
def test_a_line_ends_only_where_unicode_allows_it(text: str) -> None:
    text = " ".join(text.split())
    allowed = set(line_break_boundaries(text)) | {len(text) + 1}
    assert ends(parts(text)) <= allowed


@settings(max_examples=60)
@given(st.text(LETTERS.replace("\xad", ""), max_size=30), st.sampled_from(("", *WORDS)))
def test_nothing_is_lost(text: str, lang: str) -> None:
    text = " ".join(text.split())
    found = parts(text, lang)
    assert (
        "".join(part.text + " " * part.blank for part in found).replace("\xa0", " ").strip()
        == text.replace("\xa0", " ").strip()
    )
    for part in found:
        pieces = finer(part, lang)
        joined = "".join(piece.text + " " * (piece.blank and piece is not pieces[-1]) for piece in pieces)
        assert not pieces or (len(pieces) > 1 and joined.split() == part.text.replace("\xa0", " ").split())


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Jean-Baptiste and/or I go", "en", ["Jean-", "Baptiste", "and/", "or", "I\xa0go"]),
        ("2020-2030 IT-2 €5", "en", ["2020-2030", "IT-2", "€5"]),
        ("https://a.example/b/c", "en", ["https://a.example/", "b/", "c"]),
        ("Nos nuits : « Bon » (a b) !", "fr", ["Nos", "nuits\xa0:", "«\xa0Bon\xa0»", "(a", "b)\xa0!"]),
        ("Mut – ein Wort", "de", ["Mut\xa0–", "ein", "Wort"]),
        ("ב-Kollega בית-ספר", "he", ["ב-Kollega", "בית-ספר"]),
        ("今日は天気です。働く", "ja", ["今日は", "天気です。", "働く"]),
        ("我们的夜班护士在病房里", "zh", ["我们的", "夜班", "护士", "在", "病房", "里"]),
        ("วันนี้อากาศดี", "th", ["วัน", "นี้", "อากาศ", "ดี"]),
        ("왜 조용한 병동에서", "ko", ["왜\xa0조용한", "병동에서"]),
        ("Wir 🎉🎊 feiern", "de", ["Wir", "🎉", "🎊", "feiern"]),
    ],
)
def test_parts(text: str, lang: str, expected: list[str]) -> None:
    assert texts(text, lang) == expected


def test_a_part_has_finer_ones() -> None:
    assert finer(Part("Maria\xa0Oliveira", blank=True)) == (Part("Maria", True), Part("Oliveira", True))
    assert [part.text for part in finer(Part("働いています"), "ja")] == list("働いています")
    assert [part.text for part in finer(Part("น้ำใจ"), "th")] == script.clusters("น้ำใจ")
    assert (
        finer(Part("Haus"), "de")
        == finer(Part("Krankenhausverwaltung"), "xx")
        == finer(Part("engineering"), "en")
        == ()
    )


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("Krankenhausverwaltung", "de", "Kran-ken-haus-verwal-tung"),
        ("(Sygehusforvaltning,", "da", "(Sygehus-forvalt-ning,"),
        ("medarbejderne", "da", "med-ar-bej-derne"),
        ("arbeidsongeschiktheidsverzekering", "nl", "arbeids-on-geschikt-heids-verze-ke-ring"),
        ("sjuksköterskeavdelningen", "sv", "sjuk-skö-ters-ke-avdel-ningen"),
        ("administration", "en-GB", None),
        ("anticonstitutionnellement", "fr", None),
        ("responsabilidad", "es", None),
        ("menneskerettighetsorganisasjonene", "nb", None),
        ("KRANKENHAUSVERWALTUNG", "de", "KRAN-KEN-HAUS-VERWAL-TUNG"),
        ("Haus", "de", "Haus"),
        ("Krankenhaus", "", "Krankenhaus"),
        ("Krankenhaus", "xx", "Krankenhaus"),
        ("İstanbulistanbul", "tr", "İstanbulistanbul"),
    ],
)
def test_words_are_parted_as_their_language_does(word: str, lang: str, expected: str | None) -> None:
    cuts = [0, *places(word, lang), len(word)]
    parted = "-".join(word[start:end] for start, end in pairwise(cuts))
    if expected is None:
        assert parted.count("-") >= 2, parted
        assert all(len(part) >= 2 for part in parted.split("-"))
    else:
        assert parted == expected


def test_the_languages_that_are_promised_have_a_dictionary() -> None:
    assert all(is_known(lang) for lang in ("da", "de", "de-AT", "nl", "sv", "nb", "en", "en-GB", "fr", "es"))
    assert not is_known("") and not is_known("xx")
