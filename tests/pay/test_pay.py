"""Rules on pay: the table, and what jobs leave out of what it asks."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from kollega.live import Link, LiveJob, Place
from kollega.pay import RULES, findings
from kollega.records import Pay
from kollega.schema.codes import COUNTRIES
from tests.libraries import job, text
from tests.reading import job as file
from tests.reading import site

DAY = date(2026, 11, 21)
RANGE = Pay(least="30", most="40", currency="USD", per="hour")
FROM = Pay(least="30", currency="USD", per="hour")


def place(country: str, region: str = "", name: str = "There") -> Place:
    return Place(link=Link(name=name), city=name, region=region, country=country)


def at(*places: Place, pay: Pay | None = None, body: str = "Work.", **record: Any) -> LiveJob:
    return job("Keeper", places=places, text=text(body), record={"pay": pay, **record})


def asked(*jobs: LiveJob, day: date = DAY) -> list[tuple[str, str]]:
    return [(" ".join(rule.place for rule in one.rules), " ".join(one.lacks)) for one in findings(jobs, day)]


def test_every_row_says_where_from_when_and_by_whom() -> None:
    assert len({rule.place for rule in RULES}) == len(RULES) > 20
    for rule in RULES:
        assert re.fullmatch("[A-Z]{2}(-[A-Z]{2})?", rule.place) and rule.country in COUNTRIES
        assert rule.name and rule.source and rule.seen >= date(2026, 11, 21)
        assert ("-" in rule.place) == bool(rule.regions)
    states = {"IT", "LT", "SK", "MT", "PL", "DK", "NL", "AT", "LV"}
    assert states | {"US-CO", "US-CA", "US-NY", "US-WA", "US-IL", "CA-ON", "CA-BC"} <= {
        rule.place for rule in RULES
    }


@pytest.mark.parametrize(
    ("one", "lacks"),
    [
        (at(place("AT")), [("AT", "the lowest pay")]),
        (at(place("AT"), pay=FROM), []),
        (at(place("IT"), pay=FROM), [("IT", "the range of pay")]),
        (at(place("IT"), pay=RANGE), []),
        (at(place("PL")), []),
        (at(place("DK")), []),
        (at(place("US", "CO"), pay=RANGE), [("US-CO", "the benefits")]),
        (at(place("US", "Colorado"), pay=RANGE, benefits=("Pension",)), []),
        (at(place("US", "CO"), pay=RANGE, body="We offer health insurance."), []),
        (at(place("US", "co")), [("US-CO", "the range of pay the benefits")]),
        (at(place("CO")), []),
        (at(place("US", "US-CA")), [("US-CA", "the range of pay")]),
        (at(place("US", "Kalifornien")), [("US-CA", "the range of pay")]),
        (at(place("CA", "Colombie-Britannique")), [("CA-BC", "the range of pay")]),
        (at(place("US", "TX")), []),
        (at(place("US", "TX"), place("US", "NY")), [("US-NY", "the range of pay")]),
        (at(workplace="remote", remote_from=("AT", "DK")), [("AT", "the lowest pay")]),
        (at(place("US", "NY"), workplace="remote", remote_from=("CA",)), [("CA-BC CA-ON CA-PE", "the range of pay")]),
    ],
)  # fmt: skip
def test_what_a_job_leaves_out(one: LiveJob, lacks: list[tuple[str, str]]) -> None:
    assert asked(one) == lacks


def test_a_rule_binds_from_its_day_on() -> None:
    one = at(place("CA", "Ontario"))
    assert asked(one, day=date(2025, 12, 31)) == [] and len(asked(one, day=date(2026, 1, 1))) == 1


def test_many_jobs_are_one_finding() -> None:
    found = site(
        {
            f"jobs/{number}.md": file(title=f"Keeper {number}", location="'Vienna, Austria'")
            for number in range(9)
        }
    )
    (told,) = found.diagnostics
    assert told.severity == "warning" and "and 5 more" in told.message and "not legal advice" in told.hint


@pytest.mark.parametrize(("rules", "severity"), [("off", []), ("warn", ["warning"]), ("fail", ["error"])])
def test_the_employer_says_how_grave_it_is(rules: str, severity: list[str]) -> None:
    config = f"site_name: H\nsite_url: https://a.example.org/\nextra: {{kollega: {{pay_rules: {rules}}}}}\n"
    found = site({"jobs/a.md": file(location="'Vienna, Austria'")}, config=config)
    assert [one.severity for one in found.diagnostics] == severity


def test_a_rule_for_larger_employers_says_from_what_size_on_it_holds() -> None:
    (told,) = site({"jobs/a.md": file(location="'San Francisco, California, United States'")}).diagnostics
    assert "as adverts for California (from 15 employees on) must" in told.message


def test_nothing_is_asked_of_a_job_that_is_closed() -> None:
    assert not site({"jobs/a.md": file(location="'Vienna, Austria'", state="closed")}).diagnostics
