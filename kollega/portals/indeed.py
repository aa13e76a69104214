"""Indeed's XML: one `job` for each place of a job.

The elements are those of docs.indeed.com/indeed-apply/xml-feed and docs-plus.indeed.com/job-sync-xml/xml-feed, as
collected in November 2026; the words of `jobtype` and `remotetype` are those of public feeds, and were not verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega.portals.opening import Opening, Publisher, Spot, plain_html
from kollega.portals.xml import Element, document
from kollega.records import Pay

_TYPES = {
    "full_time": "fulltime", "part_time": "parttime", "contractor": "contract", "temporary": "temporary",
    "intern": "internship", "volunteer": "volunteer", "per_diem": "perdiem",
}  # fmt: skip
_REMOTE = {"remote": "Fully remote", "hybrid": "Hybrid remote"}


def refusal(opening: Opening) -> str:
    """Why a job cannot be in this feed, or an empty text."""
    if all(spot.country and (spot.city or opening.workplace == "remote") for spot in opening.spots):
        return ""
    return "it asks for the city and the country of each place"


def write(publisher: Publisher, openings: Iterable[Opening]) -> bytes:
    """The feed."""
    head = {"publisher": publisher.name, "publisherurl": publisher.url, "lastBuildDate": publisher.updated}
    return document(("source",), head, (row for opening in openings for row in _rows(opening)))


def _rows(opening: Opening) -> Iterator[Element]:
    html = plain_html(opening.html)
    kinds = [_TYPES[name] for name in opening.employment if name in _TYPES]
    return (("job", _row(opening, spot, html, ", ".join(kinds))) for spot in opening.spots)


def _row(opening: Opening, spot: Spot, html: str, kinds: str) -> list[Element]:
    return [
        ("title", opening.title),
        ("date", opening.published),
        ("referencenumber", spot.reference),
        ("requisitionid", opening.reference),
        ("url", opening.url),
        ("company", opening.company),
        ("sourcename", opening.company),
        ("city", spot.city),
        ("state", spot.region),
        ("country", spot.country),
        ("postalcode", spot.postcode),
        ("streetaddress", spot.street),
        ("email", opening.apply_email),
        ("description", html),
        ("salary", salary(opening.pay) if opening.pay else ""),
        ("jobtype", kinds),
        ("category", opening.team),
        ("remotetype", _REMOTE.get(opening.workplace, "")),
        ("expirationdate", opening.until),
    ]


def salary(pay: Pay) -> str:
    """Pay as the employer wrote it: `DKK 32000 - 38000 per month`."""
    amounts = [amount for amount in dict.fromkeys((pay.least, pay.most)) if amount]
    if len(amounts) == 1 and pay.least != pay.most:
        amounts = [f"{'from' if pay.least else 'up to'} {amounts[0]}"]
    return f"{pay.currency} {' - '.join(amounts)} per {pay.per}"
