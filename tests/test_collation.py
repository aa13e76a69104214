"""Names in the order of each language."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.collation import key


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("da", ["Esbjerg", "Ærø", "Ølgod", "Aabenraa", "Ålborg"]),
        ("sv", ["Arboga", "Zinkgruvan", "Åmål", "Ängelholm", "Örebro"]),
        ("de", ["Aachen", "Ägypten", "Ahlen", "Osnabrück", "Österreich"]),
        ("es", ["Noria", "Nuria", "Ñora", "Oviedo"]),
        ("pl", ["Lublin", "Łomża", "Łódź", "Mielec", "Zabrze", "Zgierz", "Źródła", "Żagań"]),
        ("en", ["Ada", "Åland", "alone", "Zoë"]),
        ("da-DK", ["Zebra", "Ærø"]),
    ],
)
def test_each_language_has_its_order(lang: str, names: list[str]) -> None:
    mixed = [*names[1::2], *names[::2]]
    assert sorted(mixed, key=lambda name: key(name, lang)) == names


@given(st.text(), st.text(), st.sampled_from(["da", "sv", "de", "es", "pl", "ar", "xx"]))
def test_different_names_are_never_the_same(one: str, other: str, lang: str) -> None:
    same = key(one, lang) == key(other, lang)
    assert same == (
        unicodedata.normalize("NFC", one.casefold()) == unicodedata.normalize("NFC", other.casefold())
    )
