"""What boards write, read without trusting its form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kollega.importing.row import amount


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (50000, "50000"),
        (50000.5, "50000.5"),
        ("50000", "50000"),
        ("50000.00", "50000"),
        ("50.000", "50000"),
        ("50.000,00", "50000"),
        ("120,000.50", "120000.50"),
        ("1.234.567", "1234567"),
        ("3 500", "3500"),
        ("41,50", "41.50"),
        ("42k", "42000"),
    ],
)
def test_an_amount_is_what_people_mean(written: Any, meant: str) -> None:
    assert amount(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written", [None, True, "", 0, "0", -5, "-5", "12 - 14", "by agreement", float("inf"), float("nan"), 1e300, "9" * 400]
)  # fmt: skip
def test_what_is_no_amount_is_nothing(written: Any) -> None:
    assert amount(written) is None
