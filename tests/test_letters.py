"""Letters that mislead go; those that languages and emoji need stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega import letters
from kollega.letters import clean, line, nfc


@pytest.mark.parametrize(
    "text",
    [
        "plain", "Zeile\n\tzwei", "می\u200cخواهم", "क्\u200dष", "שלום\u200f!", "Donau\u00addampf", "👩\u200d🚀 ❤\ufe0f ☎\ufe0e",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "葛\U000e0100飾", "10\u00a0000\u202fkr", "\u061cعدا",
    ],
)  # fmt: skip
def test_what_a_language_needs_stays(text: str) -> None:
    assert clean(text) == (text, False)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u202eb\u202c", "ab"),
        ("a\u2067b", "ab"),
        ("a\u206ab\u206fc", "abc"),
        ("a\ufff9b\ufffac\ufffbd", "abcd"),
        ("a\x00b\x1b[31mc\x9bd", "ab[31mcd"),
        ("a\U000e0061\U000e0062", "a"),
        ("🏴\U000e0067", "🏴"),
        ("a\U000e0101\U000e0111", "a"),
        ("葛\U000e0100\U000e0101飾", "葛\U000e0100飾"),
        ("❤\ufe0f\ufe0e\ufe0f", "❤\ufe0f"),
        ("a\ufffeb\uffff", "ab"),
    ],
)
def test_what_misleads_goes(text: str, cleaned: str) -> None:
    assert clean(text) == (cleaned, True)


ODD = st.text(
    st.sampled_from("a葛❤🏴\u202e\ufe0f\ufe0e\U000e0067\U000e007f\U000e0100\U000e0101\u0301\u200d\x00 "),
    max_size=20,
)


@given(ODD | st.text())
def test_cleaning_once_is_enough(text: str) -> None:
    cleaned = clean(text)[0]
    assert clean(cleaned) == (cleaned, False)
    assert clean(nfc(cleaned))[1] is False


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a \n b\t\r\n c ", "a b c"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("10\u00a0000\u202fkr", "10\u00a0000\u202fkr"),
        ("山田\u3000太郎", "山田\u3000太郎"),
        ("\u00a0a\u00a0", "a"),
    ],
)
def test_a_line_keeps_the_spaces_that_mean_something(text: str, shown: str) -> None:
    assert line(text) == shown


def test_what_is_usual_is_harmless() -> None:
    usual = (chr(code) for code in range(0x110000) if not letters._UNUSUAL.match(chr(code)))
    assert not [letter for letter in usual if not letters._is_harmless(letter)]


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u00ad", "\u034f", "\u115f\u1160", "\u3164", "\uffa0", "\u2800", "\u180e", "\ufe0f", "\u0300", "\u200e \u200f"]
)  # fmt: skip
def test_some_letters_are_seen_by_nobody(text: str) -> None:
    assert not letters.is_seen(text)


@pytest.mark.parametrize("text", ["a", "한국", "猫", "é", "👍🏽", "4", "…", "\u3164x"])
def test_all_others_are_seen(text: str) -> None:
    assert letters.is_seen(text)
