"""Lever: `GET /v0/postings/{board}?mode=json`, a hundred at a time; customers in the EU have a host of their own.

Learned from the README of the Postings API (github.com/lever/postings-api).
"""

from __future__ import annotations

from kollega.importing import Refused
from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where, advert, pay_of
from kollega.importing.row import Row, listed
from kollega.records import Pay

_PAGE, _MOST_PAGES = 100, 100


def read(client: Client, board: str) -> list[Posting]:
    """All jobs of a board."""
    rows: list[Row] = []
    for number in range(_MOST_PAGES):
        address = f"/v0/postings/{board}?mode=json&skip={number * _PAGE}&limit={_PAGE}"
        page = listed(client.json(address))
        rows += page
        if len(page) < _PAGE:
            return [_posting(row) for row in rows]
    raise Refused("the board's list of jobs does not end")


def _posting(row: Row) -> Posting:
    pay, left_out = _pay(row.row("salaryRange"))
    country = row.text("country")
    places = row.texts("categories", "allLocations") or row.texts("categories", "location")
    workplace = row.text("workplaceType").replace("-", "").casefold()
    return Posting(
        id=row.text("id"),
        title=row.text("text"),
        html=_html(row),
        apply_url=row.text("applyUrl") or row.text("hostedUrl"),
        posted=row.moment("createdAt"),
        department=row.text("categories", "department") or row.text("categories", "team"),
        # The country is that of the first place.
        places=tuple(Where(text=text, country="" if n else country) for n, text in enumerate(places)),
        workplace=workplace if workplace in ("onsite", "hybrid", "remote") else "",
        employment=tuple(row.texts("categories", "commitment")),
        pay=pay,
        left_out=left_out,
    )


def _html(row: Row) -> str:
    """The advert in its order: beginning, lists with headings, words about pay, end."""
    lists = ((one.text("text"), one.html("content")) for one in row.rows("lists"))
    inner = advert((heading, f"<ul>{items}</ul>") for heading, items in lists if items.strip())
    return f"{row.html('description')}{inner}{row.html('salaryDescription')}{row.html('additional')}"


def _pay(said: Row) -> tuple[Pay | None, tuple[str, ...]]:
    """`per-year-salary`, `per-hour-wage` …; others (`bi-week-salary`) are no period that an advert can have."""
    parts = said.text("interval").split("-")
    period = parts[1] if len(parts) == 3 and parts[0] == "per" else said.text("interval")
    return pay_of(said.number("min"), said.number("max"), said.text("currency"), period)
