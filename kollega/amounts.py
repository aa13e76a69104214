"""Amounts as people write them: with signs between the thousands, a comma before the cents, or `k` for thousands."""

from __future__ import annotations

import re
from decimal import Decimal

_SIGNS = ".,'’ \u00a0\u202f"
#: A number, with those of India (`12,00,000`) first. It has no groups, so that it can be a part of other patterns.
NUMBER = (
    r"(?<![0-9])(?:[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    rf"|[0-9]{{1,3}}(?:[{_SIGNS}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]{{1,2}}(?![0-9]))?"
    r"|[0-9]+(?:[.,][0-9]{1,2}(?![0-9]))?)"
)
#: What multiplies it; `tkr.` is a thousand kroner.
FACTOR = r"(?:k|t\.?\s?kr|tsd|thousand|tusind|tausend|duizend|mio|million(?:s|er|en)?)(?![^\W\d_])"
#: A number, and what multiplies it.
AMOUNT = re.compile(rf"({NUMBER})\s?({FACTOR})?", re.IGNORECASE)


def plain(text: str) -> str:
    """The first number of a text as the program reads one: `50.000,00` is `50000`, and `41,50` is `41.50`."""
    found = AMOUNT.search(text)
    if found is None or re.match(
        r"[^\W\d_][+-]?[0-9]", text[found.end() :]
    ):  # `1e9` is no number that people write
        return ""
    whole, cents = re.fullmatch(r"(.*?)(?:[.,]([0-9]{1,2}))?", found[1]).groups()  # type: ignore[union-attr]
    factor = 1 if not found[2] else 1_000_000 if found[2][0] in "mM" else 1_000
    return written(Decimal(f"{re.sub('[^0-9]', '', whole)}.{cents or 0}") * factor)


def written(amount: Decimal) -> str:
    """An amount with two decimals, or none where they are nothing."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"
