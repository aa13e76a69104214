"""What was meant by pay in words, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.schema.wages import meant
from tests.reading import record
from tests.schema.contract import written

ZONE = "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("38.000 kr. pr. m\u00e5ned", "{amount: 38000, currency: DKK, per: month}"), ("CHF 41.50/hour", "{amount: 41.50, currency: CHF, per: hour}"),
        ("$120,000 - $150,000 a year", "{min: 120000, max: 150000, currency: USD, per: year}"), ("50-60.000 kr/md", "{min: 50000, max: 60000, currency: DKK, per: month}"),
        ("kr. 50.000,00 pr. m\u00e5ned", "{amount: 50000, currency: DKK, per: month}"), ("30-40k USD p.a.", "{min: 30000, max: 40000, currency: USD, per: year}"),
        ("50 tkr. pr. md.", "{amount: 50000, currency: DKK, per: month}"), ("1,2-1,5 mio. kr. \u00e5rligt", "{min: 1200000, max: 1500000, currency: DKK, per: year}"),
        ("kr. 172-188 pr. time", "{min: 172, max: 188, currency: DKK, per: hour}"), ("14,50 Euro pro Stunde", "{amount: 14.50, currency: EUR, per: hour}"),
        ("3 000 \u00e0 3 500 \u20ac par mois", "{min: 3000, max: 3500, currency: EUR, per: month}"), ("\u20ac 3.200 tot \u20ac 4.100 bruto per maand", "{min: 3200, max: 4100, currency: EUR, per: month}"),
        ("from \u00a330k a year", "{min: 30000, currency: GBP, per: year}"), ("op til 60.000 kr. om \u00e5ret", "{max: 60000, currency: DKK, per: year}"),
        ("CAD $50k p.a.", "{amount: 50000, currency: CAD, per: year}"), ("50.000+ DKK per month", "{min: 50000, currency: DKK, per: month}"),
        ("2.000 - 3.000.000 kr per year", "{min: 2000, max: 3000000, currency: DKK, per: year}"), ("kr. 200.000 per year (bonus of 10)", "{amount: 200000, currency: DKK, per: year}"),
    ],
)  # fmt: skip
def test_pay_in_words_is_told_as_fields(text: str, example: str) -> None:
    found, (told,) = record("job", written("job", pay=f'"{text}"'))
    assert found is None and f"`pay: {example}`" in told.hint and told.problem == "pay-in-words"
    again, diagnostics = record("job", written("job", pay=example))
    assert again is not None and not diagnostics


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("50000", "{amount: 50000, currency: code?, per: month/year?}"), ("30k per month", "{amount: 30000, currency: code?, per: month}"),
        ("50.000 - 60.000 kr", "{min: 50000, max: 60000, currency: DKK, per: month/year?}"), ("50.000 DKK full time", "{amount: 50000, currency: DKK, per: month/year?}"),
        ("50.000 kr. (37 timer/uge)", "{amount: 50000, currency: DKK, per: month/year?}"), ("14 or 15 months", "{amount: number?, currency: code?, per: month}"),
        ("50000 SEK/NOK a month", "{amount: 50000, currency: code?, per: month}"),
    ],
)  # fmt: skip
def test_what_was_not_written_is_asked_for(text: str, example: str) -> None:
    found, (told,) = record("job", written("job", pay=f'"{text}"'))
    assert found is None and f"`pay: {example}`" in told.hint and told.problem == "pay-in-part"
    again, diagnostics = record("job", written("job", pay=example))
    assert again is None and all("?" in one.message for one in diagnostics)


@pytest.mark.parametrize(
    "text", ["by agreement", "efter aftale", "competitive", "nach Tarif", "DKK per month"]
)
def test_pay_without_a_number_is_a_line_too_many(text: str) -> None:
    found, (told,) = record("job", written("job", pay=text))
    assert found is None and told.problem == "pay-without-number" and "remove the line" in told.hint


@pytest.mark.parametrize(
    ("zone", "code"), [(ZONE, "DKK"), ("UTC", "DKK"), ("Europe/Stockholm", "SEK"), ("Europe/Oslo", "NOK")]
)
def test_kroner_are_those_of_the_place(zone: str, code: str) -> None:
    assert meant("30.000 kr/md", zone) == f"{{amount: 30000, currency: {code}, per: month}}"


@given(st.text() | st.text("0123456789.,-k \u20ackr/m"))
def test_any_text_has_an_answer(text: str) -> None:
    assert meant(text, ZONE)[:1] in ("", "{")
