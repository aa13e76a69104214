"""What is known of languages and countries."""

from __future__ import annotations

import pytest

from kollega.locales import (
    comma,
    country_name,
    direction,
    is_language,
    language_name,
    official_languages,
    with_country,
)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "en_US"),
        ("de", "de_DE"),
        ("de-AT", "de_AT"),
        ("nb", "nb_NO"),
        ("sr-Latn", "sr_RS"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        # Of a language of the whole world, or one that nobody knows, there is no country to name.
        ("eo", "eo"),
        ("xx", "xx"),
    ],
)
def test_a_language_with_a_country(lang: str, expected: str) -> None:
    assert with_country(lang) == expected


@pytest.mark.parametrize(
    ("code", "lang", "expected"),
    [("DK", "da", "Danmark"), ("DK", "pt-BR", "Dinamarca"), ("DK", "xx", "Denmark"), ("ZZ9", "en", "ZZ9")],
)
def test_names_of_countries(code: str, lang: str, expected: str) -> None:
    assert country_name(code, lang) == expected


def test_languages_have_names_directions_and_commas() -> None:
    assert (language_name("da"), language_name("da", "en"), language_name("xx")) == ("Dansk", "Danish", "Xx")
    assert (direction("ar"), direction("da")) == ("rtl", "ltr")
    assert (comma("fa"), comma("he")) == ("، ", ", ")
    assert (is_language("nl-BE"), is_language("xx")) == (True, False)


def test_a_country_has_the_languages_in_which_its_state_writes() -> None:
    assert official_languages("DK") == ("da",) and official_languages("US") == ("en",)
    assert set(official_languages("BE")) == {"nl", "fr", "de"}
    assert official_languages("") == ()
