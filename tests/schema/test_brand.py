"""How the employer looks and what it says, as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Diagnostic
from kollega.site import Brand, Site
from tests.schema.test_site import SMALL, read


def site(lines: str, more: str = "") -> tuple[Site, list[Diagnostic]]:
    inner = "".join(f"    {line}\n" for line in lines.splitlines())
    return read(f"{SMALL}{more}extra:\n  kollega:\n{inner}")


def test_everything_that_is_right_is_read() -> None:
    found, diagnostics = site(
        "brand: {primary: '#1C435C', accent: '#b04', ground: '#fbf5ea', display_font: Serif, "
        "text_font: fonts/My-Sans_2.woff2, logo: logo.svg, logo_dark: logo-dark.svg}"
    )
    assert not diagnostics
    assert found.brand == Brand(
        primary="#1c435c", accent="#b04", ground="#fbf5ea", display_font="serif",
        text_font="fonts/My-Sans_2.woff2", logo="logo.svg", logo_dark="logo-dark.svg",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("primary: teal", "site-brand-primary"),
        ("primary: 14463e", "site-brand-primary"),
        ("accent: '#14463e80'", "site-brand-accent"),
        ("accent: rgb(1, 2, 3)", "site-brand-accent"),
        ("ground: ['#fff']", "site-brand-ground"),
        ("ground: '#fff; } body { x: y'", "site-brand-ground"),
        ("display_font: Comic Sans", "site-brand-display-font"),
        ("text_font: fonts/mine.ttf", "site-brand-text-font"),
        ("text_font: 'a\") } b {.woff2'", "site-brand-text-font"),
    ],
)
def test_what_is_wrong_is_an_error_and_left_out(line: str, code: str) -> None:
    found, (one,) = site(f"brand:\n  {line}")
    assert (one.code, one.severity, one.line) == (code, "error", 6)
    assert found.brand == Brand()


def test_a_colour_without_quotes_is_told() -> None:
    found, (one,) = site("brand:\n  primary: #14463e\n  accent: '#b8431f'")
    assert (one.code, one.severity, one.line) == ("site-brand-primary", "warning", 6)
    assert "comment" in one.message and 'primary: "#…"' in one.hint
    assert found.brand == Brand(accent="#b8431f")


def test_a_colour_that_is_used_otherwise_is_told_where_it_stands() -> None:
    _, (one, other) = site("brand:\n  primary: '#fc0'\n  ground: '#777'")
    assert [(found.code, found.severity, found.line) for found in (one, other)] == [
        ("site-brand-primary", "note", 6), ("site-brand-ground", "note", 7),
    ]  # fmt: skip
    assert "#ffcc00" in one.message and "#777777" in other.message


def test_own_words_are_for_the_sites_language_or_for_the_one_above_them() -> None:
    found, diagnostics = site(
        'languages: [da, en]\ntexts:\n  apply for  this job: "Kom  om bord"\n  EN: {Open jobs: Berths}\n'
        '  "All %(count)s jobs": "Alle %(count)s pladser"\n  Jobs: ""'
    )
    assert not diagnostics
    assert found.texts == {
        "da": (("All %(count)s jobs", "Alle %(count)s pladser"), ("Apply for this job", "Kom om bord")),
        "en": (("Open jobs", "Berths"),),
    }


@pytest.mark.parametrize(
    "words", ["{Jobs: a, jobs: b}", "{en: {Jobs: a}, EN: {Job: b}}", "{en: {Jobs: a, JOBS: b}}"]
)
def test_words_for_a_phrase_are_there_once(words: str) -> None:
    _, diagnostics = site(f"texts: {words}")
    assert [(one.code, one.severity, one.line) for one in diagnostics] == [("yaml-duplicate", "error", 5)]


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ("Aply for this job: Come aboard", "warning"),
        ('"All %(count)s jobs": All berths', "error"),
        ('"All %(count)s jobs": "%(count)s %(name)s"', "error"),
        ('"All %(count)s jobs": "100 % of %(count)s"', "error"),
        ("Open jobs: 100 %", "error"),
        ("Open jobs: [Berths]", "error"),
        ("Open jobs: {en: Berths}", "error"),
        ("en: {Open jobs: [Berths]}", "error"),
        ("Job: {en: Berth}", "error"),
    ],
)
def test_words_that_cannot_be_shown(lines: str, severity: str) -> None:
    found, (one,) = site(f"texts:\n  {lines}")
    assert (one.code, one.severity, one.line) == ("site-texts", severity, 6)
    assert not found.texts


def test_an_unknown_phrase_has_a_suggestion() -> None:
    _, (one,) = site("texts: {Aply for this job: x}")
    assert "did you mean `Apply for this job`?" in one.hint


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30))
def test_own_words_never_break_a_page(words: str) -> None:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    found, _ = site(f'texts: {{"All %(count)s jobs": "{quoted} %(count)s"}}')
    for _, own in found.texts.get("en", ()):
        assert own % {"count": 3} == own.replace("%(count)s", "3")
