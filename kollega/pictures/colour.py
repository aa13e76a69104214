"""The colours of a card by role: those of light pages, and what layouts mix of them."""

from __future__ import annotations

from collections.abc import Mapping

from kollega.brand import Scheme, palette
from kollega.colour import BLACK, mix, parse
from kollega.site import Brand

#: A colour, or a mix of two roles with the share of the second.
Row = str | tuple[str, str, float]


def colours(rows: Mapping[str, Row], brand: Brand) -> Scheme:
    """The colours of cards. `rows` are those of the theme by role, which go before pages'; a mix is of roles above it."""
    made = dict(palette(brand).light)
    for role, row in rows.items():
        made[role] = parse(row) or BLACK if isinstance(row, str) else mix(made[row[0]], made[row[1]], row[2])
    return made
