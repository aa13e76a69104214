"""Dates and times, in the timezone of the site."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.records import Moment
from kollega.schema import end_of
from tests.reading import record
from tests.schema.contract import written

ZONES = (
    "UTC",
    "Europe/Copenhagen",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kolkata",
    "America/St_Johns",
    "Africa/Cairo",
)


def moment(text: str, zone: str = "Europe/Copenhagen") -> Moment | None:
    found, diagnostics = record("story", written("story", date=f'"{text}"'), timezone=zone)
    assert (found is None) == any(one.code == "story-date" for one in diagnostics)
    return found and found.record.date


@pytest.mark.parametrize(
    ("text", "at", "whole_day"),
    [
        ("2026-11-21", "2026-11-21T00:00:00+01:00", True),
        ("2026-7-1", "2026-07-01T00:00:00+02:00", True),
        ("2026-11-21T08:30", "2026-11-21T08:30:00+01:00", False),
        ("2026-07-01 08:30:15", "2026-07-01T08:30:15+02:00", False),
        ("2026-11-21T08:30:00Z", "2026-11-21T09:30:00+01:00", False),
        ("2026-11-21t08:30:00.5z", "2026-11-21T09:30:00.500000+01:00", False),
        ("2026-11-21 23:30:00 -05:00", "2026-11-22T05:30:00+01:00", False),
        ("2026-11-21T08:30:00+0100", "2026-11-21T08:30:00+01:00", False),
        ("2026-11-21T08:30:00+01", "2026-11-21T08:30:00+01:00", False),
        ("2026-11-21T10:00:00.1234567Z", "2026-11-21T11:00:00.123456+01:00", False),  # as .NET writes it
        ("2026-11-21T10:00:00,5+01:00", "2026-11-21T10:00:00.500000+01:00", False),
        ("20261121T100000Z", "2026-11-21T11:00:00+01:00", False),
        ("20261121T1000", "2026-11-21T10:00:00+01:00", False),
        ("20261121T100000.5+0200", "2026-11-21T09:00:00.500000+01:00", False),
        ("2026-11-21T24:00:00Z", "2026-11-22T01:00:00+01:00", False),
        ("2026-12-31 24:00", "2027-01-01T00:00:00+01:00", False),
        ("20261121T240000,00-0500", "2026-11-22T06:00:00+01:00", False),
        ("2026-03-29T02:30", "2026-03-29T02:30:00+01:00", False),  # an hour that was skipped
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00", False),  # an hour that came twice
        (" 2026-11-21 ", "2026-11-21T00:00:00+01:00", True),
    ],
)
def test_days_and_times_are_those_of_the_site(text: str, at: str, whole_day: bool) -> None:
    assert moment(text) == Moment.of(datetime.fromisoformat(at), whole_day=whole_day)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-21T10:00:00-05:00", ["10:00", "16:00"]), ("20261121T1000+0200", ["10:00", "09:00"]),
        ("2026-07-21 10:00 +01:00", ["10:00", "11:00"]), ("2026-11-21T10:00:00+01:00", []), ("2026-11-21T10:00", []),
        ("2026-11-21T10:00:00Z", []), ("2026-11-21", []),
    ],
)  # fmt: skip
def test_an_hour_for_other_clocks_is_told_as_it_is_shown(text: str, told: list[str]) -> None:
    found, diagnostics = record("event", written("event", starts=f'"{text}"'), timezone="Europe/Copenhagen")
    assert found is not None
    notes = [one for one in diagnostics if one.code == "event-starts"]
    assert len(notes) == bool(told) and all(hour in notes[0].message for hour in told)


@pytest.mark.parametrize(
    "text",
    ["TBD", "soon", "2026-13-01", "2026-02-30", "2025-02-29", "21-11-2026", "21/11/2026", "11/21/2026", "2026", "2026-11", "20261121", "2026-11-21T25:00", "2026-11-21T24:01", "20261121T1000:00", "2026-11-21T100000Z",
     "2026-11-21T08", "2026-11-21T08:30:61", "2026-11-21T08:30+25:00", "0000-01-01", "0999-01-01", "9999-12-31", "2026-W01-1", "1700000000", "٢٠٢٦-٠١-١٣", "November 21, 2026"],
)  # fmt: skip
def test_what_is_no_date_is_an_error_that_names_the_line(text: str) -> None:
    found, diagnostics = record("story", written("story", date=f'"{text}"'))
    assert found is None and [(one.code, one.severity, one.line, one.column) for one in diagnostics] == [
        ("story-date", "error", 3, 7)
    ]


@pytest.mark.parametrize(
    "text", ["9999-12-31", "9999-12-31T23:59:59Z", "99991231T235959Z", "9999-12-31 00:00"]
)
def test_the_last_day_of_calendars_is_never(text: str) -> None:
    job, told = record("job", written("job", valid_through=f'"{text}"'))
    assert job is not None and job.record.valid_through is None and not told
    story, told = record("story", written("story", expires=f'"{text}"'))
    assert story is not None and story.record.expires is None and not told


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("2026-13-01", "2026-01-13"),
        ("21.11.2026", "2026-11-21"),
        ("3/4/2026", "2026-04-03"),
        ("31-12-2026", "2026-12-31"),
        ("soon", "2026-01-13"),
        ("2026-13-32", "2026-01-13"),
        ("2026-11-21T24:01", "2026-11-21"),
    ],
)
def test_the_hint_is_the_likely_cure(text: str, cure: str) -> None:
    _, (one,) = record("story", written("story", date=f'"{text}"'))
    assert one.hint == f"write year-month-day, e.g. {cure}."


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026-02-30", "2026-02 ends with 2026-02-28."),
        ("2024-2-30", "2024-02 ends with 2024-02-29."),
        ("2026-11-31T10:00", "2026-11 ends with 2026-11-30."),
        ("20261131T100000Z", "2026-11 ends with 2026-11-30."),
        ("2026-11-00", "2026-11 ends with 2026-11-30."),
    ],
)
def test_a_day_that_its_month_does_not_have_is_told_as_that(text: str, hint: str) -> None:
    _, (one,) = record("story", written("story", date=f'"{text}"'))
    assert (one.problem, one.code, one.line, one.hint) == ("not-in-month", "story-date", 3, hint)


@pytest.mark.parametrize("value", ["[2026-01-13]", "{year: 2026}"])
def test_a_list_is_no_date(value: str) -> None:
    _, (one,) = record("story", written("story", date=value))
    assert one.code == "story-date"


@given(st.dates(date(1000, 1, 1), date(9990, 12, 31)), st.sampled_from(ZONES))
def test_a_day_is_that_day_everywhere(day: date, zone: str) -> None:
    found = moment(day.isoformat(), zone)
    assert found is not None and found.day == day and found.whole_day
    end = end_of(found, ZoneInfo(zone))
    assert end.date() == day and timedelta(hours=22) < end - found.at < timedelta(hours=26)


@given(
    st.datetimes(datetime(1000, 1, 2), datetime(9990, 12, 30)),
    st.integers(-14 * 60, 14 * 60),
    st.sampled_from(ZONES),
)
def test_an_instant_is_the_same_everywhere(at: datetime, offset: int, zone: str) -> None:
    at = at.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    found = moment(at.isoformat(), zone)
    assert found is not None and found.at == at and not found.whole_day
    assert found.day == at.astimezone(ZoneInfo(zone)).date() and end_of(found, ZoneInfo(zone)) == found.at
    assert isinstance(found.at.tzinfo, timezone), "equal moments have equal bytes"


@given(
    st.text(max_size=30)
    | st.from_regex(r"\d{4}-\d\d?-\d\d?([T ]\d\d:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?", fullmatch=True)
)
def test_any_text_is_a_date_or_reported(text: str) -> None:
    escaped = "".join(
        letter if letter.isalnum() or letter in "-:+. " else f"\\U{ord(letter):08x}" for letter in text
    )
    found, diagnostics = record("story", written("story", date=f'"{escaped}"'))
    assert found is None or found.record.date.at.astimezone(UTC).year >= 999
    assert (found is None) <= bool(diagnostics)


@pytest.mark.parametrize("form", [msgspec.msgpack, msgspec.json])
def test_a_moment_keeps_its_offset_wherever_it_is_kept(form: Any) -> None:
    at = Moment.of(datetime.fromisoformat("2026-02-01T00:00:00+01:00"))
    kept = form.decode(form.encode(at), type=Moment)
    assert kept.at.isoformat() == "2026-02-01T00:00:00+01:00"
    assert str(kept.day) == "2026-02-01"


def test_a_moment_is_written_as_exactly_as_it_was_meant() -> None:
    at = datetime.fromisoformat("2026-02-01T08:30:00.250000+01:00")
    assert Moment.of(at).written == "2026-02-01"
    assert Moment.of(at, whole_day=False).written == "2026-02-01T08:30:00+01:00"
