"""Hints on words: what is found in each language, what is left alone, and that they never stop anything."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega import hints
from tests.reading import job, site


def titles(title: str, lang: str) -> list[str]:
    return [one.found for one in hints.on_title(title, lang)]


def texts(text: str, lang: str) -> list[str]:
    return [one.found for one in hints.on_text(text, lang)]


def test_five_languages_have_words() -> None:
    assert hints.languages() == ["da", "de", "en", "fr", "nl"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Foreman"), ("en", "Night waitress"), ("da", "Formand"), ("da", "Brandmand til natvagt"), ("de", "Krankenschwester"),
        ("de", "Softwareentwickler"), ("de-AT", "Projektleiterin"), ("fr", "Infirmi\u00e8re de nuit"), ("fr", "Ing\u00e9nieur"),
        ("nl", "Verpleegster"), ("nl", "Timmerman"), ("de", "Projektleiter und Projektingenieur"), ("de", "Berater oder Lehrer"), ("de", "Koch, Koch"),
    ],
)  # fmt: skip
def test_a_title_for_one_gender(lang: str, title: str) -> None:
    assert titles(title, lang)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Night nurse"), ("en", "Manager"), ("da", "Sygeplejerske"), ("de", "Softwareentwickler (m/w/d)"), ("de", "Entwickler:in"),
        ("de", "Entwickler*in"), ("de", "Leitung Pflege"), ("fr", "Ing\u00e9nieur (H/F)"), ("fr", "Infirmier\u00b7\u00e8re"), ("fr", "Vendeur/euse"),
        ("de", "Assistenz\u00e4rztin oder Assistenzarzt f\u00fcr Innere Medizin"), ("de", "Koch/K\u00f6chin"), ("de", "Kauffrau bzw. Kaufmann"),
        ("de", "Pflegefachmann/-frau"), ("fr", "Infirmier ou infirmi\u00e8re de nuit"), ("fr", "Aide-soignant, aide-soignante"), ("fr", "Serveur/serveuse"),
        ("nl", "Timmerman (m/v/x)"), ("nl", "Verpleegkundige"), ("sv", "Brandman"), ("", "Foreman"),
    ],
)  # fmt: skip
def test_a_title_for_everybody_or_in_a_language_without_words(lang: str, title: str) -> None:
    assert not titles(title, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A YOUNG\nteam"), ("en", "rockstars wanted"), ("da", "vi er et ungt team"), ("da", "Dansk som modersm\u00e5l"),
        ("de", "in unserem jungen Team"), ("de", "Muttersprachler"), ("fr", "une \u00e9quipe jeune"), ("nl", "een jong team"),
    ],
)  # fmt: skip
def test_words_that_shut_people_out(lang: str, text: str) -> None:
    (one,) = hints.on_text(text, lang)
    assert one.why and one.instead


def test_words_are_whole_and_told_once_where_they_first_stand() -> None:
    assert texts("The ninjago youngsters are in the youngteam", "en") == []
    (one,) = hints.on_text("We.\n\nWe want ninjas, ninjas and rockstars.", "en")
    assert (one.line, one.column, one.found) == (3, 9, "ninjas")


def test_they_never_stop_anything() -> None:
    found = site({"jobs/a.md": job(title="Foreman", body="A young team of ninjas.")})
    assert {one.severity for one in found.diagnostics} == {"note"} and len(found.diagnostics) == 3
    assert found.diagnostics[-1].line == 8


@given(st.text(), st.sampled_from(["da", "de", "en", "fr", "nl", "xx", "../en"]))
def test_any_text(text: str, lang: str) -> None:
    for one in (*hints.on_text(text, lang), *hints.on_title(text, lang)):
        assert text.split("\n")[one.line - 1][one.column - 1 :].startswith(one.found.split("\n")[0])


def test_no_text_takes_long() -> None:
    begun = time.process_time()
    for text in ("a" * 200_000, "a " * 100_000, "young" * 40_000, "he " * 60_000, "jong, " * 30_000):
        for lang in hints.languages():
            texts(text, lang)
    assert time.process_time() - begun < 5
