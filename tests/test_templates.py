"""Templates: what a site's own may do, and the employer's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from babel import localedata

from kollega import templates
from kollega.live import Link, Place
from kollega.pictures.bidi import levels
from kollega.records import Moment, Pay
from kollega.templates import THEME, Theme, as_call, as_moment, as_pay, as_place, render
from tests.folders import write

MISSING: dict[str, Any] = {
    "url": lambda address: address,
    "jobs": [],
    "lang": "en",
    "title": "Page not found",
}


def theme(root: Path, files: dict[str, str | bytes] | None = None, texts: tuple[Any, ...] = ()) -> Theme:
    write(root, files or {})
    return Theme(str(root), str(root), "en", texts)


def test_a_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    assert render("a.html", theme(tmp_path, {"a.html": "mine {{ x }}"}), {"x": "<b>"}) == "mine &lt;b&gt;"


def test_a_template_extends_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    (THEME / "records/missing.html").read_text("utf-8")
    ours = render("records/missing.html", theme(tmp_path / "plain"), MISSING)
    mine = '{% include "kollega/records/missing.html" %}<p>After.</p>'
    assert (
        render("records/missing.html", theme(tmp_path, {"records/missing.html": mine}), MISSING)
        == f"{ours}<p>After.</p>"
    )


def test_parts_of_a_template_that_is_extended_may_be_overlaid_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/group.html": '{% extends "kollega/frame.html" %}', "records/parts.html": "mine",
    }  # fmt: skip
    overlay = theme(tmp_path, files | {"kollega/frame.html": '{% include "records/parts.html" %}'})
    assert render("records/group.html", overlay, {}) == "mine"


def test_messages_are_text_and_numbers_are_written_as_the_language_does(tmp_path: Path) -> None:
    template = (
        '{{ ngettext("%(num)s open job", "%(num)s open jobs", 1234) }}|{{ _("Show %(found)s", found="<b>") }}|'
        '{{ _("Jobs") }}|{{ plural_forms("%(num)s open job", "%(num)s open jobs", num="{n}") | tojson }}'
    )
    write(tmp_path, {"a.html": template})
    texts = (("da", (("Jobs", "<i>&"),)),)
    assert render("a.html", Theme(str(tmp_path), "1", "da", texts), {}).split("|") == [
        "1.234 ledige stillinger",
        "Vis &lt;b&gt;",
        "&lt;i&gt;&amp;",
        '{"one": "{n} ledig stilling", "other": "{n} ledige stillinger"}',
    ]


def test_words_of_the_employer_are_text_and_not_markup(tmp_path: Path) -> None:
    texts = (
        ("en", (("All %(count)s jobs", "%(count)s <b>berths</b>"), ("Open jobs", """It's "us" & you"""))),
    )
    overlay = theme(
        tmp_path,
        {"a.html": '{{ _("All %(count)s jobs", count=3) }}|{{ _("Open jobs") }}|{{ _("Jobs") }}'},
        texts,
    )
    assert render("a.html", overlay, {}) == "3 &lt;b&gt;berths&lt;/b&gt;|It&#39;s &#34;us&#34; &amp; you|Jobs"


@pytest.mark.parametrize(("lang", "said"), [("en", "monthly"), ("da", "om måneden")])
def test_words_of_the_employer_are_in_formats_too(lang: str, said: str, tmp_path: Path) -> None:
    overlay = theme(tmp_path, {"a.html": "{{ pay | pay(lang) }}"}, (("en", (("a month", "monthly"),)),))
    pay = Pay(least="300", most="300", currency="DKK", per="month")
    assert render("a.html", overlay, {"pay": pay, "lang": lang}).endswith(said)


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "DKK\u00a032,000 \u2013 DKK\u00a038,000.50 a month"), ("da", "32.000\u00a0kr. \u2013 38.000,50\u00a0kr. om m\u00e5neden"),
        ("nl", "DKK\u00a032.000 \u2013 DKK\u00a038.000,50 per maand"), ("fr", "32\u202f000\u00a0DKK \u2013 38\u202f000,50\u00a0DKK par mois"),
        ("de", "32.000\u00a0DKK \u2013 38.000,50\u00a0DKK pro Monat"), ("sv", "32\u00a0000\u00a0Dkr \u2013 38\u00a0000,50\u00a0Dkr per m\u00e5nad"),
        ("nb", "32\u00a0000\u00a0DKK \u2013 38\u00a0000,50\u00a0DKK per m\u00e5ned"), ("es", "32.000\u00a0DKK \u2013 38.000,50\u00a0DKK por mes"),
        ("ar", "\u200f32,000\u00a0DKK \u2013 \u200f38,000.50\u00a0DKK \u0641\u064a \u0627\u0644\u0634\u0647\u0631"),
    ],
)  # fmt: skip
def test_pay_as_people_write_it(lang: str, shown: str) -> None:
    assert as_pay(Pay(least="32000", most="38000.50", currency="DKK", per="month"), lang) == shown


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [("1500.5", "JPY", "¥1,500.50"), ("1500", "JPY", "¥1,500"), ("2.125", "KWD", "KWD\u00a02.125"), ("2.5", "KWD", "KWD\u00a02.500"), ("9.5", "EUR", "€9.50")],
)  # fmt: skip
def test_pay_is_not_rounded(amount: str, currency: str, shown: str) -> None:
    assert as_pay(Pay(least=amount, most=amount, currency=currency, per="hour")) == f"{shown} an hour"


@pytest.mark.parametrize(
    ("lang", "per", "shown"),
    [("ja", "year", "￥9,000,000/年"), ("vi", "month", "9.000.000\u00a0₫/tháng"), ("tr", "month", "₺9.000.000/ay"), ("he", "week", "/שבוע")],
)  # fmt: skip
def test_pay_in_a_language_without_a_catalogue(lang: str, per: Any, shown: str) -> None:
    currency = {"ja": "JPY", "vi": "VND", "tr": "TRY", "he": "ILS"}[lang]
    assert as_pay(Pay(least="9000000", most="9000000", currency=currency, per=per), lang).endswith(shown)


@pytest.mark.parametrize("lang", ["ar", "he"])
def test_a_currency_of_letters_and_a_sign_stays_in_one_piece_among_words_from_the_right(lang: str) -> None:
    said = as_pay(Pay(least="90", most="120", currency="CAD", per="hour"), lang)
    assert said.count("CA$") == 2
    deep = [
        level for letter, level in zip(said, levels(said, from_right=True), strict=True) if letter in "CA$"
    ]
    assert set(deep) == {2}, "all of it is read from the left"


def test_pay_names_no_unit_by_its_key_in_any_language() -> None:
    langs = [lang for lang in localedata.locale_identifiers() if "_" not in lang]
    units: list[Any] = ["hour", "day", "week", "month", "year"]
    pays = [Pay(least="900", most="900", currency="EUR", per=per) for per in units]
    assert [lang for lang in langs for pay in pays if "duration-" in as_pay(pay, lang)] == []


@pytest.mark.parametrize(
    ("place", "lang", "shown"),
    [
        (Place(link=Link(name="Odense"), city="Odense", country="DK"), "da", "Danmark"),
        (Place(link=Link(name="Odense, Denmark"), city="Odense", country="DK"), "en", ""),
        (Place(link=Link(name="Denver, CO"), city="Denver", region="CO", country="US"), "de", "Vereinigte Staaten"),
        (Place(link=Link(name="The pier"), street="Quay 1", postcode="5000", city="Odense", region="Fyn", country="DK"), "en", "Quay 1, 5000 Odense, Fyn, Denmark"),
        (Place(link=Link(name="Aarhus, Danmark"), city="Aarhus", country="DK", names_country=True), "en", ""),
        (Place(link=Link(name="Leeds, West Yorkshire, England"), city="Leeds", region="West Yorkshire, England", country="GB"), "en", "United Kingdom"),
        (Place(link=Link(name="The pier"), street="Quay 1", postcode="5000", city="Odense", country="DK"), "ar", "Quay 1، 5000 Odense، الدانمرك"),
        (Place(link=Link(name="The clinic"), street="Kai 1", postcode="21107", city="Hamburg", region="Hamburg", country="DE"), "de", "Kai 1, 21107 Hamburg, Deutschland"),
        (Place(link=Link(name="The office"), city="Singapore", country="SG"), "en", "Singapore"),
        (Place(link=Link(name="Somewhere")), "en", ""),
    ],
)  # fmt: skip
def test_a_place_is_told_as_far_as_its_name_does_not(place: Place, lang: str, shown: str) -> None:
    assert as_place(place, lang) == shown


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("+45 12 34 56 78", "tel:+4512345678"), ("+49 (0)30 / 12-34", "tel:+49301234"), ("(030) 1234", "tel:0301234"),
        ("12 34 56 78, ext. 9", ""), ("*#06#", ""), ("112 or 114", ""),
    ],
)  # fmt: skip
def test_a_number_is_called_where_it_is_nothing_but_one(phone: str, address: str) -> None:
    assert as_call(phone) == address


def test_only_templates_of_the_package_are_kept_compiled_and_only_where_modules_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = templates._Compiled()
    kept.directory = str(tmp_path / "kept")
    monkeypatch.setattr(templates, "_Compiled", lambda: kept)
    overlay = theme(tmp_path / "site", {"a.html": "mine"})
    module = tmp_path / "templates.pyc"
    monkeypatch.setattr(templates, "cache_from_source", lambda source: str(module))
    templates.environment.cache_clear()
    ours = render("records/missing.html", overlay, MISSING)
    assert not (tmp_path / "kept").exists()
    module.touch()
    templates.environment.cache_clear()
    assert render("a.html", overlay, {}) == "mine" and not (tmp_path / "kept").exists()
    assert render("records/missing.html", overlay, MISSING) == ours
    assert list((tmp_path / "kept").iterdir())
    templates.environment.cache_clear()
    assert render("records/missing.html", overlay, MISSING) == ours
    templates.environment.cache_clear()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "November 24, 2026, 12:00 PM"),
        ("da", "24. november 2026, 12.00"),
        ("ar", "24 نوفمبر 2026، 12:00 م"),
    ],
)
def test_a_day_and_its_time_have_the_comma_of_the_language(lang: str, said: str) -> None:
    moment = Moment(iso="2026-11-24T12:00:00+01:00", whole_day=False)
    assert " ".join(as_moment(moment, lang).split()) == said
