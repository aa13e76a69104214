"""Workable: `GET /api/v1/widget/accounts/{board}?details=true`, which the widget for careers pages asks.

Learned from public pages and code that read it (dev.to/kunnu_data, "Workable has a public search API"; the changelog of
apify.com/thedeadpoet/greenhouse-lever-ashby-workable-ats-jobs-api, on where the place is); no reference of it was found.
"""

from __future__ import annotations

from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where
from kollega.importing.row import Row, listed


def read(client: Client, board: str) -> list[Posting]:
    """All jobs of an account."""
    answer = client.json(f"/api/v1/widget/accounts/{board}?details=true")
    return [_posting(row) for row in listed(answer, "jobs")]


def _posting(row: Row) -> Posting:
    places = [one for one in row.rows("locations") if not one.flag("hidden")] or [row]
    found = [_where(one) for one in places]
    return Posting(
        id=row.text("shortcode"),
        title=row.text("title"),
        html=row.html("description"),
        apply_url=row.text("application_url") or row.text("url"),
        posted=row.moment("published_on") or row.moment("created_at"),
        department=row.text("department"),
        places=tuple(one for one in found if one != Where()),
        # `telecommuting: false` says nothing of hybrid work.
        workplace="remote" if row.flag("telecommuting") else "",
        employment=tuple(row.texts("employment_type")),
    )


def _where(row: Row) -> Where:
    return Where(
        city=row.text("city"), region=row.text("region") or row.text("state"),
        country=row.text("countryCode") or row.text("country"),
    )  # fmt: skip
