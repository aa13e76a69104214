"""LinkedIn's XML: one `job` for each place of a job.

The elements and limits are those of learn.microsoft.com/en-us/linkedin/talent/job-postings/xml-feeds-development-guide,
as collected in November 2026. It asks for an `applyUrl` beginning with `https://www`; the addresses of the site and of
the employer's system are given as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kollega.locales import country_name
from kollega.portals.opening import Opening, Publisher, Spot, plain_html, shortened
from kollega.portals.xml import Element, document

_LONGEST_ID, _SHORTEST_TEXT = 40, 100
_TYPES = {
    "full_time": "FULL_TIME", "part_time": "PART_TIME", "contractor": "CONTRACT", "temporary": "TEMPORARY",
    "intern": "INTERNSHIP", "volunteer": "VOLUNTEER", "other": "OTHER",
}  # fmt: skip
_WORKPLACES = {"onsite": "On-site", "hybrid": "Hybrid", "remote": "Remote"}


def refusal(opening: Opening) -> str:
    """Why a job cannot be in this feed, or an empty text."""
    if opening.length < _SHORTEST_TEXT:
        return f"it asks for a text of at least {_SHORTEST_TEXT} characters"
    return "" if all(_location(spot) for spot in opening.spots) else "it asks for a place"


def write(publisher: Publisher, openings: Iterable[Opening]) -> bytes:
    """The feed."""
    head = {"lastBuildDate": publisher.updated, "publisherURL": publisher.url, "publisher": publisher.name}
    return document(("source",), head, (row for opening in openings for row in _rows(opening)))


def _rows(opening: Opening) -> Iterator[Element]:
    html = plain_html(opening.html)
    return (("job", _row(opening, spot, html)) for spot in opening.spots)


def _row(opening: Opening, spot: Spot, html: str) -> list[Element]:
    return [
        ("partnerJobId", shortened(spot.reference, _LONGEST_ID)),
        ("company", opening.company),
        ("title", opening.title),
        ("description", html),
        ("applyUrl", opening.apply_url or opening.url),
        ("location", _location(spot)),
        ("city", spot.city),
        ("state", spot.region),
        ("country", spot.country),
        ("postalCode", spot.postcode),
        ("workplaceTypes", _WORKPLACES.get(opening.workplace, "")),
        ("jobtype", next((_TYPES[name] for name in opening.employment if name in _TYPES), "")),
        ("expirationDate", opening.until),
    ]


def _location(spot: Spot) -> str:
    """City and state for the United States, else city and country; only the country for remote work."""
    wider = spot.region if spot.country == "US" else ""
    country = country_name(spot.country) if spot.country else ""
    return ", ".join(filter(None, (spot.city, wider or country)))
