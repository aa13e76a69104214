"""What boards write, read without trusting its form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kollega.importing.fetch import Refused
from kollega.importing.row import Row, amount, listed

ODD = [None, "x", 1, True, [], ["x"], {"a": "x"}, {"a": ["x"]}]


@pytest.mark.parametrize("value", ODD)
def test_no_form_of_an_answer_is_too_odd_to_be_read(value: Any) -> None:
    row = Row(value)
    assert row.value("a", "b") is None and row.row("a").text("b") == "" and not row.rows("a")
    assert row.texts("a") in ([], ["x"]) and not row.flag("a") and row.html("b") == ""


def test_one_is_a_list_of_one() -> None:
    row = Row({"rows": [{"n": 1}, "x", {"n": 2}], "row": {"n": 3}, "texts": ["a", None, " b\n"], "text": "c"})
    assert [one.text("n") for one in (*row.rows("rows"), *row.rows("row"))] == ["1", "2", "3"]
    assert row.texts("texts") + row.texts("text") == ["a", "b", "c"]


def test_an_answer_lists_by_a_name_or_by_itself() -> None:
    rows = [{"n": 1}, "x"]
    assert (
        [one.text("n") for one in listed(rows)]
        == ["1", ""]
        == [one.text("n") for one in listed({"jobs": rows}, "jobs")]
    )


@pytest.mark.parametrize("answer", [None, "x", {"error": "x"}, {"jobs": {"n": 1}}])
def test_what_lists_nothing_is_refused_and_is_no_board_without_jobs(answer: Any) -> None:
    with pytest.raises(Refused, match=r"documents \(there is no list `jobs`\)$"):
        listed(answer, "jobs")
    with pytest.raises(Refused, match=r"documents$"):
        listed(answer)


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
