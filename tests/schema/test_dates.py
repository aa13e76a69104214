"""What was meant by a date that is none, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.schema.dates import EXAMPLE, cure
from tests.reading import record
from tests.schema.contract import written

ZONES = (
    ("UTC", "+00:00"), ("GMT", "+00:00"), ("EST", "-05:00"), ("EDT", "-04:00"), ("CST", "-06:00"), ("CDT", "-05:00"), ("MST", "-07:00"),
    ("MDT", "-06:00"), ("PST", "-08:00"), ("PDT", "-07:00"), ("ET", ""), ("CET", "+01:00"), ("CEST", "+02:00"), ("XYZ", ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-13-01", "2026-01-13"), ("13.2.2026", "2026-02-13"), ("12/31/2026", "2026-12-31"), ("31/12/2026", "2026-12-31"),
        ("March 14, 2023 at 5:00 pm EST", "2023-03-14T17:00-05:00"), ("Friday, August 21st, 2020", "2020-08-21"), ("14. marts 2023", "2023-03-14"),
        ("3 d\u00e9cembre 2026 \u00e0 17:30", "2026-12-03T17:30"), ("1 juillet 2024", "2024-07-01"), ("1. M\u00e4rz 2024", "2024-03-01"),
        ("14 mrt 2023", "2023-03-14"), ("14 mei 2023", "2023-05-14"), ("Tuesday 14, 2023 at 5:00 pm EST", "2023-01-14 if January is meant: the month is missing"),
        *((f"March 14, 2023, 5 pm {zone}", f"2023-03-14T17:00{offset}") for zone, offset in ZONES),
        ("March 14, 2023 at 12 am", "2023-03-14T00:00"), ("14 March 2023, 13 pm", "2023-03-14"), ("14 March 2023 at 5", "2023-03-14"),
        ("2026-11-21T25:00", "2026-11-21"), ("2026-11-21T8:30:00+01:00", "2026-11-21T08:30+01:00"), ("2026-11-21T08:30+25:00", "2026-11-21T08:30"),
        ("2026-11-21 08:75", "2026-11-21"), ("2026-11-21 10:00 CET", "2026-11-21T10:00+01:00"), ("2026-13-01T10:00", "2026-01-13T10:00"),
        ("20261121", "2026-11-21"), ("202611", EXAMPLE), ("2026-W01-1", "2025-12-29"), ("9999-12-31", EXAMPLE),
        ("TBD", EXAMPLE), ("2026-02-30", EXAMPLE), ("31. Februar 2024", EXAMPLE), ("1" * 5_000, EXAMPLE),
    ],
)  # fmt: skip
def test_what_was_meant(text: str, meant: str) -> None:
    assert cure(text) == meant


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert cure(text)[:2].isdecimal()


@pytest.mark.parametrize("text", ["TBD", "Open until filled", "until filled", "rolling", "N/A"])
def test_words_for_no_last_day_are_read_as_none(text: str) -> None:
    found, (told,) = record("job", written("job", valid_through=f'"{text}"'))
    assert found is not None and found.record.valid_through is None
    assert (told.severity, told.code) == ("warning", "job-valid-through")
