"""Jobs in every combination of what can be said of them, as files of a site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.reading import job

CONFIG = (
    "site_name: Harbour\nsite_url: https://careers.example.org/\nextra:\n  kollega:\n    timezone: Europe/Copenhagen\n"
    "    organisation: {name: Harbour Works Ltd, country: DK, same_as: [https://www.example.org/]}\n    pay_rules: 'off'\n"
)
PIER = "name: The pier\nstreet: Havnegade 1\npostcode: 5000\ncity: Odense\nregion: Fyn\ncountry: DK\n"
TODAY = "2026-11-21"

_PLACES = ("Odense", "[pier, 'Malm\u00f6, Sweden', 'Denver, CO']", "pier")
_WORKPLACES: tuple[dict[str, str], ...] = (
    {},
    {"workplace": "hybrid"},
    {"workplace": "remote", "remote_from": "[DK, SE, US]"},
)
_EMPLOYMENT = ("-", "full_time", "[part_time, temporary]")
_PAY = (
    "-",
    "{min: 32000.50, max: 38000, currency: DKK, per: month}",
    "{amount: 41, currency: EUR, per: hour}",
    "{min: 132552, currency: USD, per: year}",
    "{max: 900, currency: GBP, per: day}",
)
_UNTIL = ("-", "2026-12-24", "2026-11-24T17:00")
_REFERENCE = ("-", "A-117 <b>")


def adverts(step: int = 1) -> Iterator[tuple[str, str]]:
    """Path and text of each `step`th job file."""
    rows = product(_PLACES, _WORKPLACES, _EMPLOYMENT, _PAY, _UNTIL, _REFERENCE)
    for number, (place, workplace, employment, pay, until, reference) in enumerate(rows):
        if number % step == 0:
            yield f"jobs/keeper-{number}.md", job(
                title="Lamp keeper", body="Keep the *lamp* & the log.\n\n- at six\n- at ten\n", location=place,
                employment_type=employment, pay=pay, valid_through=until, reference=f"'{reference}'" if reference != "-" else "-",
                **workplace,
            )  # fmt: skip


def site(step: int = 1) -> dict[str, str | bytes]:
    """A site of such jobs."""
    return {"mkdocs.yml": CONFIG, "content/locations/pier.yml": PIER, **dict(adverts(step))}
