"""XING's XML: one `posting` for each job, with all its places.

The elements are those of dev.xing.com/partners/job_integration/feed_docs and the example that is linked there.
"""

from __future__ import annotations

from collections.abc import Iterable

from kollega.portals.opening import Opening, Publisher, plain_html
from kollega.portals.xml import Element, document


def refusal(opening: Opening) -> str:
    """Why a job cannot be in this feed, or an empty text."""
    if all(spot.city and spot.country for spot in opening.spots):
        return ""
    return "it asks for the city and the country of each place"


def write(publisher: Publisher, openings: Iterable[Opening]) -> bytes:
    """The feed. Nothing in it says whose it is."""
    return document(("feed", "postings"), {}, (("posting", _row(opening)) for opening in openings))


def _row(opening: Opening) -> list[Element]:
    places = [("job_location", [("city", spot.city), ("country", spot.country)]) for spot in opening.spots]
    return [
        ("id", opening.reference),
        ("job_title", opening.title),
        ("description", plain_html(opening.html)),
        ("url", opening.url),
        ("company_name", opening.company),
        ("job_locations", places),
        ("reply_setting", "url"),
    ]
