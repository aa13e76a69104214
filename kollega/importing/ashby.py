"""Ashby: `GET /posting-api/job-board/{board}?includeCompensation=true`; capitals in the board's name matter.

Learned from the documentation of the public job posting API (developers.ashbyhq.com/docs/public-job-posting-api)
and from what others measured in November 2026 (dev.to/dododata, "Ashby's public job posting API"). `isRemote` is true for
hybrid jobs as well, so `workplaceType` decides.
"""

from __future__ import annotations

from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where, pay_of
from kollega.importing.row import Row, listed
from kollega.records import Pay


def read(client: Client, board: str) -> list[Posting]:
    """All jobs of a board that its owner lists."""
    answer = client.json(f"/posting-api/job-board/{board}?includeCompensation=true")
    return [_posting(row) for row in listed(answer, "jobs") if row.value("isListed") is not False]


def _posting(row: Row) -> Posting:
    pay, left_out = _pay(row)
    workplace = row.text("workplaceType").casefold()
    first = _where(row.text("location"), row.row("address", "postalAddress"))
    others = [_where(one.text("location"), one.row("address")) for one in row.rows("secondaryLocations")]
    return Posting(
        id=row.text("id"),
        title=row.text("title"),
        html=row.html("descriptionHtml"),
        apply_url=row.text("applyUrl") or row.text("jobUrl"),
        posted=row.moment("publishedAt"),
        department=row.text("team") or row.text("department"),
        places=(first, *others),
        workplace=workplace if workplace in ("onsite", "hybrid", "remote") else "",
        employment=tuple(row.texts("employmentType")),
        pay=pay,
        left_out=left_out,
    )


def _where(text: str, address: Row) -> Where:
    inner = address.row("postalAddress") if address.value("postalAddress") else address
    return Where(
        text=text, city=inner.text("addressLocality"), region=inner.text("addressRegion"),
        country=inner.text("addressCountry"),
    )  # fmt: skip


def _pay(row: Row) -> tuple[Pay | None, tuple[str, ...]]:
    """The salary, where the employer shows one; `interval` is e.g. `1 YEAR`."""
    if row.value("shouldDisplayCompensationOnJobPostings") is False:
        return None, ()
    parts = row.rows("compensation", "summaryComponents")
    salaries = [part for part in parts if part.text("compensationType") == "Salary"]
    if len(salaries) > 1:
        return None, ("pay, as the board names several salaries, and not which is for whom",)
    salary = salaries[0] if salaries else Row(None)
    period = salary.text("interval").removeprefix("1 ")
    return pay_of(salary.number("minValue"), salary.number("maxValue"), salary.text("currencyCode"), period)
