"""Parts of addresses: safe, stable, and readable in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kollega.filenames import fault_of
from kollega.schema import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Night shift", "night-shift"),
        ("C++", "c-plus"),
        ("C#", "c-sharp"),
        ("C", "c"),
        ("Bob's “best” day", "bobs-best-day"),
        ("Rødgrød & fløde", "rødgrød-fløde"),
        ("हिन्दी में काम", "हिन्दी-में-काम"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("العَرَبِيَّة", "العَرَبِيَّة"),
        ("日本語", "日本語"),
        ("ΑΡΤΟΠΟΙΌΣ στον φούρνο της Ρόδου", "αρτοποιός-στον-φούρνο-της-ρόδου"),
        ("İlk İş", "ilk-iş"),
        ("a\u115fb", "a-b"),
        ("ﬁne ＡＢ", "fine-ab"),
        ("a/b\\c..d", "a-b-c-d"),
        ("_x_ __y__", "x-y"),
        ("🎉", "1f389"),
        ("a ❤️ b", "a-b"),
        ("...", "2e-2e-2e"),
        ("", "0"),
        ("Con", "con-0"),
        ("COM\u00b9", "com1-0"),
        ("Console", "console"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_labels_that_mean_the_same_have_one_slug() -> None:
    assert slugify("Centers of Excellence (COE)") == slugify("Centers of Excellence (CoE)")
    assert slugify("ΦΩΣ") == slugify("φως") and slugify("İyi") == slugify("iyi")
    assert slugify("STRASSE") == slugify("straße") and slugify("e\u0301") == slugify("é")
    assert len({slugify(tag) for tag in ("C++", "C#", "C")}) == 3


@settings(max_examples=1000)
@given(st.text(st.characters(), max_size=120))
@example("\u0301" * 100)
@example("a'\u0301")
@example("A\u0345\u0300")
@example("𐌰" * 90)
@example("\ud800")
@example("ﷺ" * 40)
@example("\u115f")
@example("Σ" * 90)
def test_any_text_gives_a_safe_part_of_an_address(text: str) -> None:
    slug = slugify(text)
    assert 1 <= len(slug) <= 80 and len(slug.encode()) <= 200
    assert not set(slug) & set("/\\.:?#%&<>\"' \t\n") and slug.isprintable() and slug.strip("-") == slug
    assert unicodedata.normalize("NFC", slug) == slug
    assert slugify(slug) == slug and not fault_of(f"{slug}.md")
