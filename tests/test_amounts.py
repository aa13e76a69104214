"""Amounts as people write them."""

from __future__ import annotations

import pytest

from kollega.amounts import plain


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("42000", "42000"), ("132,552", "132552"), ("50.000", "50000"), ("50.000,00", "50000"), ("132 552.50", "132552.50"), ("1'234'567", "1234567"),
        ("41,50", "41.50"), ("0,5", "0.50"), ("12,00,000", "1200000"), ("50.000,-", "50000"), ("kr. 31.000", "31000"), ("$132,552", "132552"),
        ("30k", "30000"), ("1,5 K", "1500"), ("50 tkr.", "50000"), ("50 kr", "50"), ("1.2 mio.", "1200000"), ("30 kroner", "30"),
        ("as agreed", ""), ("\u0661\u0662", ""), ("1e9", ""), ("1E+9", ""), ("30k+2", "30000"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert plain(text) == amount
