"""What each portal takes, and the words that it has for things."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from lxml import etree

from kollega.portals.opening import Opening, Publisher, Spot
from kollega.portals.table import PORTALS

AARHUS = Spot(reference="R1", city="Aarhus", country="DK")
NURSE = Opening(
    reference="R1", id="nurse", url="https://example.org/jobs/nurse/", title="Nurse", lang="en", company="Norrevang",
    published="2026-02-01", updated="2026-02-01", summary="Care.", html="<p>Care.</p>", length=200,
    spots=(AARHUS,), workplace="onsite", source="jobs/nurse.md",
)  # fmt: skip


def said(portal: str, **fields: Any) -> dict[str, str]:
    """The elements of the one job in a portal's feed."""
    publisher = Publisher(name="Norrevang", url="https://example.org/", updated="2026-02-03")
    written = PORTALS[portal].write(publisher, [msgspec.structs.replace(NURSE, **fields)])
    root = etree.fromstring(written)
    assert root.findtext("lastBuildDate") == (None if portal == "xing" else "2026-02-03")
    (job,) = root.iter("job", "posting")
    return {inner.tag: inner.text or "" for inner in job}


def takers(**fields: Any) -> list[str]:
    """The portals that would take such a job."""
    opening = msgspec.structs.replace(NURSE, **fields)
    return [portal.id for portal in PORTALS.values() if not portal.refusal(opening)]


@pytest.mark.parametrize(
    ("kind", "indeed", "linkedin"),
    [
        ("full_time", "fulltime", "FULL_TIME"), ("part_time", "parttime", "PART_TIME"), ("contractor", "contract", "CONTRACT"),
        ("temporary", "temporary", "TEMPORARY"), ("intern", "internship", "INTERNSHIP"), ("volunteer", "volunteer", "VOLUNTEER"),
        ("per_diem", "perdiem", None), ("other", None, "OTHER"),
    ],
)  # fmt: skip
def test_the_kind_of_work(kind: str, indeed: str | None, linkedin: str | None) -> None:
    assert said("indeed", employment=(kind,)).get("jobtype") == indeed
    assert said("linkedin", employment=(kind,)).get("jobtype") == linkedin


@pytest.mark.parametrize(
    ("workplace", "indeed", "linkedin"),
    [
        ("onsite", None, "On-site"),
        ("hybrid", "Hybrid remote", "Hybrid"),
        ("remote", "Fully remote", "Remote"),
    ],
)
def test_where_one_works(workplace: str, indeed: str | None, linkedin: str) -> None:
    assert said("indeed", workplace=workplace).get("remotetype") == indeed
    assert said("linkedin", workplace=workplace)["workplaceTypes"] == linkedin


@pytest.mark.parametrize(
    ("city", "region", "country", "location"),
    [
        ("Salem", "OR", "US", "Salem, OR"),
        ("Salem", "", "US", "Salem, United States"),
        ("Aarhus", "Midtjylland", "DK", "Aarhus, Denmark"),
        ("Aarhus", "", "", "Aarhus"),
        ("", "", "SE", "Sweden"),
    ],
)
def test_linkedin_knows_a_place_by_state_or_country(
    city: str, region: str, country: str, location: str
) -> None:
    spot = Spot(reference="R1", city=city, region=region, country=country)
    assert said("linkedin", spots=(spot,))["location"] == location


@pytest.mark.parametrize(
    ("city", "country", "workplace", "wanted"),
    [
        ("Aarhus", "DK", "onsite", ["indeed", "linkedin", "xing"]),
        ("", "DK", "remote", ["indeed", "linkedin"]),
        ("", "DK", "hybrid", ["linkedin"]),
        ("Aarhus", "", "onsite", ["linkedin"]),
        ("", "", "remote", []),
    ],
)
def test_a_portal_takes_jobs_whose_every_place_it_can_show(
    city: str, country: str, workplace: str, wanted: list[str]
) -> None:
    spot = Spot(reference="R2", city=city, country=country)
    assert takers(spots=(AARHUS, spot), workplace=workplace) == wanted


@pytest.mark.parametrize(("length", "is_taken"), [(99, False), (100, True)])
def test_linkedin_takes_no_shorter_text_than_it_says(length: int, is_taken: bool) -> None:
    assert ("linkedin" in takers(length=length)) == is_taken
