"""The titles of alerts."""

from __future__ import annotations

import pytest

from kollega.markup import convert
from kollega.markup.alerts import in_words
from kollega.words import words


@pytest.mark.parametrize(
    ("text", "lang", "title"),
    [
        ("> [!NOTE]\n> a", "da", "Bemærk"),
        ("> [!WARNING]\n> a", "de-AT", "Warnung"),
        ("> [!CAUTION]\n> a", "ar", "تنبيه"),
        ("> [!NOTE]\n> a", "en", "Note"),
        ("> [!TIP]\n> a", "ja", "Tip"),
        ("> [!TIP] Warning & more\n> a", "da", "Warning &amp; more"),
    ],
)
def test_the_title_of_an_alert_is_in_the_language_of_the_text(text: str, lang: str, title: str) -> None:
    html = in_words(convert(text).html_utf8, words(lang).gettext).decode()
    assert f'<p class="markdown-alert-title">{title}</p>' in html


def test_words_of_a_text_are_no_titles() -> None:
    html = convert("Warning\n\n<p>Note</p>").html_utf8
    assert in_words(html, words("da").gettext) == html
