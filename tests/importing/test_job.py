"""Any posting becomes a file that `check` accepts, or none and a word about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega import markup
from kollega.diagnostics import Report
from kollega.importing.job import Terms, compose
from kollega.importing.places import country_of, location
from kollega.importing.posting import Posting, Where, pay_of
from kollega.importing.row import moment, plain
from kollega.schema import Document, read_record
from kollega.sources import Files, Source
from tests.libraries import SITE
from tests.reading import TODAY

TERMS = Terms(site=SITE, source="lever", board="acme", today=TODAY)
ODENSE = Where(city="Odense", country="DK")
PLAIN = Posting(
    id="1",
    title="Nurse",
    html="<p>Care.</p>",
    apply_url="https://ats.example/1",
    posted=TODAY,
    places=(ODENSE,),
)


def read(text: str) -> Document | None:
    """The record of a composed file; nothing where it has an error."""
    report = Report()
    source = Source("jobs/one/index.md", text, report)
    document = read_record("job", "one", source, Files(Path(), []), SITE)
    assert not [found for found in report.diagnostics if found.severity == "error"], report.diagnostics
    return document


def made(**given_: Any) -> tuple[Document | None, list[str]]:
    """The record that a posting becomes, and the words about it."""
    composed = compose(msgspec.structs.replace(PLAIN, **given_), TERMS)
    return read(composed.text) if composed.text else None, composed.notes


_WORDS = st.text(max_size=40).map(plain) | st.sampled_from(
    ["", "---", "a: b", "#x", "'", '"', "{}", "TBD", "no", "null", "~", "REPLACE ME"]
)
_WHERE = st.builds(
    Where,
    text=_WORDS,
    city=_WORDS,
    region=_WORDS,
    country=_WORDS | st.sampled_from(["DK", "dk", "Denmark", "UK"]),
)
_MOMENTS = (
    st.none()
    | st.dates()
    | st.datetimes(
        timezones=st.just(dt.UTC), min_value=dt.datetime(1900, 1, 2), max_value=dt.datetime(9000, 1, 1)
    )
)
_POSTINGS = st.builds(
    Posting,
    id=_WORDS.filter(bool), title=_WORDS.filter(bool), html=_WORDS | st.text("<>/pbuli &;", max_size=60),
    apply_url=_WORDS | st.just("https://ats.example/1"), posted=_MOMENTS, updated=_MOMENTS, until=_MOMENTS,
    department=_WORDS, places=st.lists(_WHERE, max_size=3).map(tuple), workplace=st.sampled_from(["", "onsite", "hybrid", "remote"]),
    remote_from=st.lists(_WORDS | st.just("DK"), max_size=2).map(tuple),
    employment=st.lists(_WORDS | st.just("Full-time"), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=150)
@given(_POSTINGS)
def test_any_posting_is_a_sound_file_or_a_word(posting: Posting) -> None:
    composed = compose(posting, TERMS)
    assert composed.text or any(note.startswith("not imported: ") for note in composed.notes)
    if composed.text:
        document = read(composed.text)
        assert document is not None and document.record.title == posting.title
        assert document.record.id == f"lever:acme:{posting.id}"
        assert not markup.convert(document.record.body).dropped


@pytest.mark.parametrize(
    ("given_", "field", "value"),
    [
        ({"posted": dt.datetime(2026, 1, 1, 23, 30, tzinfo=dt.UTC)}, "date_posted.day", dt.date(2026, 1, 2)),
        ({"posted": dt.datetime(2026, 1, 1, 23, 30, tzinfo=dt.UTC)}, "date_posted.whole_day", True),
        (
            {"until": dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)},
            "valid_through.at",
            dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC),
        ),
        ({"workplace": "hybrid"}, "workplace", "hybrid"),
        ({"workplace": "remote"}, "remote_from", ("DK",)),
        ({"workplace": "remote"}, "locations", ("Odense",)),
        ({"workplace": "remote", "remote_from": ("Sweden", "NO"), "places": ()}, "remote_from", ("SE", "NO")),
        ({"places": (Where(text="Remote - US"),)}, "remote_from", ("US",)),
        ({"places": (Where(text="Remote, Germany"),)}, "workplace", "remote"),
        ({"places": (Where(text="US - Remote"),)}, "remote_from", ("US",)),
        ({"places": (Where(text="Berlin, Germany (Remote)"),)}, "workplace", "remote"),
        ({"places": (Where(text="Hybrid - London, UK"),)}, "workplace", "hybrid"),
        ({"places": (Where(text="London, UK; Remote - US"),)}, "workplace", "onsite"),
        ({"employment": ("Regular Full-Time", "Internship")}, "employment_type", ("full_time", "intern")),
        ({"employment": ("Full time (fixed term)",)}, "employment_type", ("full_time", "temporary")),
        ({"employment": ("Permanent",)}, "employment_type", ()),
        ({"employment": ("full-time", "trainee")}, "employment_type", ("full_time", "intern")),
        ({"department": "Care"}, "team", "Care"),
        ({"pay": pay_of(Decimal("10"), Decimal("10.00"), "dkk", "HOUR")[0]}, "pay.currency", "DKK"),
        ({"places": (Where(text="Berlin, Germany"), ODENSE)}, "locations", ("Berlin, Germany", "Odense")),
        ({"places": (Where(text="Germany", country="DE"),)}, "locations", ("Germany",)),
    ],
)
def test_what_is_said_is_kept(given_: dict[str, Any], field: str, value: object) -> None:
    document, notes = made(**given_)
    found: Any = document and document.record
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value and not notes


@pytest.mark.parametrize(
    ("given_", "note"),
    [
        ({"until": dt.date(2020, 1, 1)}, "left out: `valid_through`"),
        ({"apply_url": "javascript:alert(1)"}, "not imported: `apply_url`"),
        ({"apply_url": ""}, "not imported: there is no way to apply"),
        ({"html": " <p>&nbsp;</p>"}, "not imported: it has no text"),
        ({"places": ()}, "not imported: "),
        ({"posted": None}, "the board names no date"),
        ({"places": (Where(text="Denver, CO"),)}, "`Denver, CO` "),
        ({"employment": ("Gig",)}, "left out: the form of employment `Gig`"),
        ({"html": "> " * 400 + "x"}, ""),
        ({"html": "<div>" * 3000 + "x"}, "not imported: its text has elements"),
    ],
)
def test_what_cannot_be_is_told(given_: dict[str, Any], note: str) -> None:
    assert any(one.startswith(note) for one in made(**given_)[1]) or not note


@pytest.mark.parametrize(
    ("text", "home", "said"),
    [
        ("Denver, CO", "", "names no country, so nobody knows where that is"),
        ("Odense", "DK", "names no country, so it is taken to be in Denmark"),
    ],
)
def test_what_is_taken_for_granted_of_a_place_is_told(text: str, home: str, said: str) -> None:
    assert location(Where(text=text), home, {})[1].startswith(f"`{text}` {said}")


@pytest.mark.parametrize(
    ("places", "wanted"),
    [((Where(text="Remote"),), "Remote"), ((Where(text="Harbour (remote)"),), "Harbour")],
)
def test_remote_work_from_nobody_knows_where_is_a_draft(places: tuple[Where, ...], wanted: str) -> None:
    document, (note,) = made(workplace="remote", places=places)
    assert document and document.record.draft and document.record.locations == (wanted,)
    assert note.startswith("a draft: it is remote")


@pytest.mark.parametrize(
    ("where", "text", "told"),
    [
        (Where(text="London, UK"), "London, United Kingdom", False),
        (Where(text="Austin, TX, United States"), "Austin, TX, United States", False),
        (
            Where(city="San Francisco", region="California", country="US"),
            "San Francisco, California, United States",
            False,
        ),
        (Where(text="Toronto, ON, CA", country="CA"), "Toronto, ON, Canada", False),
        (Where(text="Wilmington, DE", country="US"), "Wilmington, DE, United States", False),
        (Where(text="New York, New York, USA", country="US"), "New York, New York, United States", False),
        (Where(city="Krakow", region="Lesser Poland", country="PL"), "Krakow, Poland", False),
        (Where(text="Germany", country="DE"), "", False),
        (Where(text="Remote (US)", country="United States"), "", False),
        (Where(text="Singapore", country="SG"), "Singapore, Singapore", False),
        (Where(text="Denver, CO"), "Denver, CO", True),
        (Where(city="Odense", region="Fyn", country="Denmark"), "Odense, Fyn", False),
        (Where(city="Munich", country="DEU"), "Munich, Germany", False),
        (Where(text="Remote"), "", False),
        (Where(text="Remote - US"), "", False),
        (Where(text="Remote (Berlin, Germany)"), "Berlin, Germany", False),
        (Where(text="US - Remote"), "", False),
        (Where(text="Fully Remote, London (UK)"), "London (UK)", True),
        (Where(text="Berlin, Germany (fully remote)"), "Berlin, Germany", False),
        (Where(text="Hybrid - London, UK"), "London, United Kingdom", False),
        (Where(text="Odense, Denmark (Hybrid)"), "Odense", False),
        (Where(text="Berlin or Remote"), "Berlin or Remote", True),
        (Where(text="Hybrid"), "", False),
        (Where(text="Germany"), "", False),
        (Where(text="Singapore"), "Singapore, Singapore", False),
        (Where(text="Luxembourg, Belgium"), "Luxembourg, Belgium", False),
        (Where(text="Harbour office"), "harbour", False),
        (Where(), "", False),
    ],
)
def test_places(where: Where, text: str, told: bool) -> None:
    found, note = location(where, "DK", {"harbour": "harbour", "harbour office": "harbour"})
    assert (found, bool(note)) == (text, told)


@pytest.mark.parametrize(
    ("where", "places"),
    [
        (Where(text="London, UK; Paris, France"), ["London, United Kingdom", "Paris, France"]),
        (Where(text="Odense | Aarhus |"), ["Odense", "Aarhus"]),
        (Where(text="Cologne; Odense, Denmark", country="DE"), ["Cologne, Germany", "Odense"]),
        (Where(city="Odense; Fyn", country="DK"), ["Odense; Fyn"]),
        (Where(text="London, UK / Paris, France"), ["London, United Kingdom", "Paris, France"]),
        (Where(text="Dublin, Ireland or London, UK"), ["Dublin, Ireland", "London, United Kingdom"]),
        (Where(text="Sarajevo, Bosnia and Herzegovina"), ["Sarajevo, Bosnia & Herzegovina"]),
        (Where(text="Wallsend, Tyne & Wear, UK"), ["Wallsend, United Kingdom"]),
        (Where(text="Georgia, US"), ["Georgia, United States"]),
    ],
)
def test_several_places_in_one_text(where: Where, places: list[str]) -> None:
    document, _ = made(places=(where,))
    assert document and list(document.record.locations) == places


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Remote - US, Canada", ("US", "CA")),
        ("Remote: Germany, Austria and Switzerland", ("DE", "AT", "CH")),
        ("Germany / Austria (Remote)", ("DE", "AT")),
        ("Remote - Georgia, US", ("US",)),
        ("Remote in Denmark", ("DK",)),
        ("100% Remote - Denmark", ("DK",)),
    ],
)
def test_remote_work_from_several_countries(text: str, countries: tuple[str, ...]) -> None:
    document, notes = made(places=(Where(text=text),))
    assert document and document.record.workplace == "remote" and not notes
    assert document.record.remote_from == countries


@pytest.mark.parametrize(
    ("where", "text", "taken"),
    [
        (Where(city="Tbilisi", country="GE"), "Tbilisi, Georgia", "can be read in two ways, so it is taken to be in United States"),
        (Where(city="Atlanta", region="Georgia", country="US"), "Atlanta, Georgia", ""),
        (Where(text="Atlanta, Georgia, USA"), "Atlanta, Georgia", ""),
    ],
)  # fmt: skip
def test_a_region_that_is_called_like_a_country(where: Where, text: str, taken: str) -> None:
    found, note = location(where, "US", {})
    assert found == text and (taken in note if taken else not note)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DK", "DK"),
        ("dk", "DK"),
        ("DNK", "DK"),
        ("denmark", "DK"),
        ("UK", "GB"),
        ("Holland", "NL"),
        ("XX", ""),
        ("", ""),
    ],
)
def test_countries(text: str, code: str) -> None:
    assert country_of(text) == code


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "America/New_York"])
@pytest.mark.parametrize("written", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31"])
def test_a_moment_at_the_end_of_time_is_none(written: str, zone: str) -> None:
    at = moment(written)
    posting = msgspec.structs.replace(PLAIN, posted=at, updated=at, until=at)
    composed = compose(posting, replace(TERMS, site=msgspec.structs.replace(SITE, timezone=zone)))
    assert f"date_posted: {TODAY}" in composed.text
    assert composed.notes == ["the board names no date, so it is that of the first import"]


@pytest.mark.parametrize("least", [None, Decimal(5)])
@pytest.mark.parametrize(
    ("currency", "per"), [("", "year"), ("EUR", ""), ("EUR", "fortnight"), ("EURO", "year")]
)
def test_pay_that_is_not_clear_is_none(least: Decimal | None, currency: str, per: str) -> None:
    pay, notes = pay_of(least, Decimal(9), currency, per)
    assert pay is None and len(notes) == 1 and "None" not in notes[0] and "  " not in notes[0]
    assert pay_of(None, None, currency, per) == (None, ())


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("2026-10-01", dt.date(2026, 10, 1)),
        ("2026-10-01 12:00:00 UTC", dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)),
        ("2026-10-01T12:00:00.000Z", dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)),
        (1790812800000, dt.datetime(2026, 10, 1, tzinfo=dt.UTC)),
        *((wrong, None) for wrong in ("soon", "2026-13-01", "", None, True, [], 10**30, float("nan"))),
        *((odd, None) for odd in ("9999-12-31T23:59:59Z", "9999-12-31", "0001-01-01", 253402300799000)),
        ("2026-10-01" + "\xa0" * 100_000 + "x", None),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_moments(written: object, read_: object) -> None:
    assert moment(written) == read_
