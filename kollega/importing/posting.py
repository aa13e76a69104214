"""A posting: what a board says of a job, in one form for all boards. What it does not say is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from html import escape

from kollega import amounts
from kollega.records import Pay, Struct

#: Words of boards for the time that pay is for.
_PERIODS = {
    "hour": "hour", "hourly": "hour", "day": "day", "daily": "day", "week": "week", "weekly": "week",
    "month": "month", "monthly": "month", "year": "year", "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip


class Where(Struct, frozen=True, kw_only=True):
    """A place: in parts, or as the `text` that somebody typed. `country` is a code of two letters or a name."""

    text: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


class Posting(Struct, frozen=True, kw_only=True):
    """One job. `id` is the board's own and never changes; `html` is the whole advert.

    `left_out` is what the board says and this form cannot hold, in words for people.
    """

    id: str
    title: str
    html: str
    apply_url: str
    posted: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    until: dt.date | dt.datetime | None = None
    department: str = ""
    places: tuple[Where, ...] = ()
    #: `onsite`, `hybrid`, `remote`, or empty.
    workplace: str = ""
    #: Countries from which one may work, as codes or names.
    remote_from: tuple[str, ...] = ()
    #: The board's own words.
    employment: tuple[str, ...] = ()
    pay: Pay | None = None
    left_out: tuple[str, ...] = ()


def pay_of(
    least: Decimal | None, most: Decimal | None, currency: str, per: str
) -> tuple[Pay | None, tuple[str, ...]]:
    """Pay, or nothing and a word about it where it is not clear what is meant."""
    if least is None and most is None:
        return None, ()
    period = _PERIODS.get(per.casefold())
    if not period or len(currency) != 3 or (least and most and least > most):
        said = f"{_written(least) or '?'} to {_written(most) or '?'} {currency or '?'} per {per or '?'}"
        return None, (f"pay, as the board does not say clearly what it is ({said})",)
    pay = Pay(least=_written(least), most=_written(most), currency=currency.upper(), per=period)  # type: ignore[arg-type]
    return pay, ()


def advert(parts: Iterable[tuple[str, str]]) -> str:
    """The HTML of an advert in parts with headings; a part without a text is left out, and so is an empty heading."""
    return "".join(
        f"<h3>{escape(heading)}</h3>{html}" if heading else html for heading, html in parts if html.strip()
    )


def _written(amount: Decimal | None) -> str | None:
    return None if amount is None else amounts.written(amount)
