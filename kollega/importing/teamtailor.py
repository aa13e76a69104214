"""Teamtailor: `GET /jobs.json` of the careers site, a JSON Feed whose items carry schema.org's JobPosting.

Learned from jsonfeed.org/version/1.1, schema.org/JobPosting and a page on how the two are nested here
(dev.to/devil_scrapes, "Teamtailor ships jobs as a JSON Feed"). Whether a long feed has pages was not verified; if it
has, JSON Feed's `next_url` names them.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from kollega.importing import Refused
from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where, pay_of
from kollega.importing.row import Row, listed

_MOST_PAGES = 100


def read(client: Client, board: str) -> list[Posting]:
    """All jobs of a careers site; a long feed names its next page."""
    path, rows = "/jobs.json", list[Row]()
    for _ in range(_MOST_PAGES):
        answer = client.json(path)
        rows += listed(answer, "items")
        try:
            following = urlsplit(Row(answer).text("next_url"))
        except ValueError as error:
            raise Refused("the board names a next page that has no address") from error
        if not following.path:
            return [_posting(row) for row in rows]
        path = f"{following.path}?{following.query}"
    raise Refused("the board's list of jobs does not end")


def _posting(row: Row) -> Posting:
    job = row.row("_jobposting")
    salary = job.row("baseSalary")
    value = salary.row("value")
    least = value.number("minValue") or value.number("value")
    most = value.number("maxValue") or value.number("value")
    pay, left_out = pay_of(least, most, salary.text("currency"), value.text("unitText"))
    needed = [one.text("name") for one in job.rows("applicantLocationRequirements")]
    return Posting(
        id=row.text("id"),
        title=row.text("title") or job.text("title"),
        html=row.html("content_html") or job.html("description"),
        apply_url=row.text("url"),
        posted=job.moment("datePosted") or row.moment("date_published"),
        updated=row.moment("date_modified"),
        until=job.moment("validThrough"),
        places=tuple(_where(one.row("address")) for one in job.rows("jobLocation")),
        workplace="remote" if job.text("jobLocationType") == "TELECOMMUTE" else "",
        remote_from=tuple(filter(None, needed)),
        employment=tuple(job.texts("employmentType")),
        pay=pay,
        left_out=left_out,
    )


def _where(address: Row) -> Where:
    country = address.text("addressCountry") or address.text("addressCountry", "name")
    return Where(city=address.text("addressLocality"), region=address.text("addressRegion"), country=country)
