"""Recruitee: `GET /api/offers/` of the careers site.

Learned from the documentation of the Careers Site API (docs.recruitee.com/reference/offers) and from what others measured
(dev.to/earnnovadev, "The Recruitee Careers API").
"""

from __future__ import annotations

from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where, pay_of
from kollega.importing.row import Row, listed


def read(client: Client, board: str) -> list[Posting]:
    """All published offers."""
    rows = listed(client.json("/api/offers/"), "offers")
    return [_posting(row) for row in rows if row.text("status") in ("", "published")]


def _posting(row: Row) -> Posting:
    salary = row.row("salary")
    pay, left_out = pay_of(
        salary.number("min"), salary.number("max"), salary.text("currency"), salary.text("period")
    )
    places = [_where(one) for one in row.rows("locations") or [row]]
    return Posting(
        id=row.text("id"),
        title=row.text("title"),
        html=row.html("description") + row.html("requirements"),
        apply_url=row.text("careers_apply_url") or row.text("careers_url"),
        posted=row.moment("published_at") or row.moment("created_at"),
        updated=row.moment("updated_at"),
        until=row.moment("close_at"),
        department=row.text("department"),
        places=tuple(one for one in places if one != Where()),
        workplace=_workplace(row),
        employment=tuple(row.texts("employment_type_code")),
        pay=pay,
        left_out=left_out,
    )


def _workplace(row: Row) -> str:
    """The one way of working that an offer allows; where there are several, the freest that is not all remote."""
    allowed = [name for name in ("hybrid", "on_site", "remote") if row.flag(name)]
    if len(allowed) > 1:
        return "hybrid"
    return allowed[0].replace("_", "") if allowed else ""


def _where(row: Row) -> Where:
    return Where(
        city=row.text("city"), region=row.text("state") or row.text("state_name"),
        country=row.text("country_code") or row.text("country"),
    )  # fmt: skip
