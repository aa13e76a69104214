"""Titles of jobs: what search engines want there, and what has a field of its own."""

from __future__ import annotations

import pytest

from kollega.library.adverts import extras, is_shouted
from kollega.records import Job
from kollega.site import Organisation, Site
from tests.folders import IN_DENMARK
from tests.libraries import moment
from tests.reading import job, site

SEVERAL = IN_DENMARK.replace("{organisation", "{languages: [en, da, de, fr, nl], organisation")
SITE = Site(name="Harbour", url="https://a.example/", organisation=Organisation(name="Harbour Works A/S"))


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"location": "Denmark"}, True),
        ({"location": "[Odense, Norge]"}, True),
        ({"location": "Singapore"}, False),
        ({"location": "Denmark", "workplace": "remote", "remote_from": "[DK]"}, False),
        ({"location": "Denmark", "state": "closed"}, False),
    ],
)
def test_a_country_is_asked_for_its_town(fields: dict[str, str], is_told: bool) -> None:
    config = IN_DENMARK.replace("{organisation", "{languages: [en, nb], organisation")
    found = site({"jobs/a.md": job(**fields)}, config=config)
    assert [("no town" in one.message) for one in found.diagnostics] == [True] * is_told


@pytest.mark.parametrize(
    ("host", "is_refused"),
    [
        ("jobs.example.org", False),
        ("JOBS.example.org:8443", False),
        ("night.jobs.example.org", False),
        ("xn--bcher-kva.example", False),
        ("careers.example.org", False),
        ("board.example.net", False),
        ("a.b.example", False),
        ("example.org", True),
        ("myjobs.example.org", True),
        ("jobs.example.org.example.net", True),
    ],
)
def test_candidates_are_led_to_hosts_that_the_employer_names(host: str, is_refused: bool) -> None:
    files = {"jobs/a.md": job(apply_url=f"https://{host}/1")}
    config = IN_DENMARK.replace(
        "{organisation",
        "{apply_hosts: [Jobs.example.org, bücher.example, 'https://board.example.net/a', '*.b.example'], organisation",
    )
    found = [one.problem for one in site(files, config=config).diagnostics]
    assert found == ["apply-elsewhere"] * is_refused
    assert not site(files, config=IN_DENMARK).diagnostics
    closed = {"jobs/a.md": job(apply_url=f"https://{host}/1", state="closed")}
    assert not site(closed, config=config).diagnostics


def test_a_translation_leads_where_its_original_does() -> None:
    config = SEVERAL.replace("{languages", "{apply_hosts: [h.example], languages")
    (found,) = site(
        {
            "jobs/a.md": job(apply_url="https://h.example/1"),
            "jobs/a.da.md": "---\ntitle: Fyrpasser\napply_url: https://stranger.example/\n---\n\nPas fyret.\n",
            "jobs/a.de.md": "---\ntitle: Leuchtturmwart\n---\n\nDas Licht.\n",
        },
        config=config,
    ).diagnostics
    assert (found.problem, found.path) == ("apply-elsewhere", "jobs/a.da.md")


@pytest.mark.parametrize(
    ("lang", "title", "body", "codes"),
    [
        ("da", "Formand", "Et ungt team.", ["job-title", "words-exclude"]),
        ("de", "Kaufmann", "Ein junges Team.", ["job-title", "words-exclude"]),
        ("fr", "Vendeur", "Une jeune \u00e9quipe.", ["job-title", "words-exclude"]),
        ("nl", "Voorman", "Een jong team.", ["job-title", "words-exclude"]),
        ("de", "LAMPEN UND LEUCHTEN PUTZEN!!", "Lampen.", ["job-title", "job-title"]),
        ("de", "Lampen und Leuchten", "Lampen und Leuchten", ["job-title"]),
        ("de", "Lampen und Leuchten", "![](a.png)", ["job-title"]),
        ("de", "Lampen und Leuchten", "Lampen.", []),
        ("de", "Lampen und Leuchten", "", []),
        ("de", "", "Lampen.", []),
    ],
)
def test_a_translation_is_an_advert(lang: str, title: str, body: str, codes: list[str]) -> None:
    files = {
        "jobs/a.md": job("Foreman", body="A young team."),
        f"jobs/a.{lang}.md": f"---\ntitle: {title}\n---\n{body}",
    }
    found = site(dict(files), config=SEVERAL)
    assert found.codes("jobs/a.md") == ["job-title", "words-exclude"]
    pictures = ("picture-missing", "picture-without-alt")
    assert [code for code in found.codes(f"jobs/a.{lang}.md") if code not in pictures] == codes


def test_an_advert_of_the_past_is_not_told_in_any_language() -> None:
    files = {"jobs/a.md": job(state="closed"), "jobs/a.de.md": "---\ntitle: Kaufmann\n---\n"}
    assert not site(dict(files), config=SEVERAL).diagnostics


def told(title: str, *places: str) -> list[str]:
    record = Job(
        path="jobs/a.md", slug="a", lang="en", title=title, date_posted=moment("2026-01-01"), locations=places
    )
    return [one.value for one in extras(record, SITE)]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Nurse (#4711)", "#4711"), ("Nurse ref. 4711", "ref. 4711"), ("Nurse JOB-20771", "JOB-20771"), ("Nurse (20771)", "(20771)"),
        ("Nurse, 4.000 \u20ac", "4.000 \u20ac"), ("Nurse $30", "$30"), ("Nurse 38000 DKK", "38000 DKK"), ("Nurse!!", "!!"),
        ("\u2605 Nurse", "\u2605"), ("Nurse \U0001f680", "\U0001f680"), ("**Nurse**", "**"), ("Nurse | nights", "|"),
        ("Nurse at Harbour Works", "Harbour Works"), ("Nurse, Odense", "Odense"), ("Nurse in Odense", "Odense"), ("Nurse (Odense)", "Odense"),
    ],
)  # fmt: skip
def test_what_does_not_belong_into_a_title(title: str, value: str) -> None:
    assert told(title, "Odense, Denmark") == [value]


@pytest.mark.parametrize(
    "title",
    [
        "Nurse", "Entwickler*in (m/w/d)", "C++ developer", "C# developer", "Designer GS-13", "18F director", "A320 captain", "ISO-27001 auditor",
        "Covid-19 researcher", "Nurse, nights", "Odense harbour pilot", "R&D engineer", "Level 3 technician", "24/7 support", "Why not nurse?",
    ],
)  # fmt: skip
def test_what_may_stand_in_a_title(title: str) -> None:
    assert told(title, "Odense") == []


@pytest.mark.parametrize(
    ("title", "shouted"),
    [
        ("NIGHT NURSE", True),
        ("SAP HR", False),
        ("NASA ESA", False),
        ("Night NURSE", False),
        ("\u591c\u52e4", False),
        ("NATO", False),
        ("ممرضة ليلية", False),
        ("אחות בחדר מיון", False),
    ],
)
def test_shouting(title: str, shouted: bool) -> None:
    assert is_shouted(title) == shouted


@pytest.mark.parametrize("fields", [{}, {"date_posted": "2099-01-01"}])
def test_a_mistake_that_costs_the_listing_fails(fields: dict[str, str]) -> None:
    for body in ("", "  \n", "Lamp keeper", "# Lamp  keeper"):
        (one,) = site({"jobs/a.md": job(body=body, **fields)}).diagnostics
        assert (one.severity, one.code, one.line) == ("error", "job-title", 2)


@pytest.mark.parametrize("fields", [{"state": "closed"}, {"valid_through": "2026-01-31"}, {"draft": "true"}])
def test_a_closed_job_or_a_draft_costs_nothing(fields: dict[str, str]) -> None:
    found = site({"jobs/a.md": job(title="NIGHT NURSE!", body="", **fields, location="Odense")}, "2026-06-01")
    assert not found.diagnostics


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"title": '"\\u3164"'}, "field-missing"), ({"body": "\u200b"}, "job-without-text")],
)
def test_what_nobody_sees_is_not_there(fields: dict[str, str], problem: str) -> None:
    (found,) = site({"jobs/a.md": job(**fields)}).diagnostics
    assert (found.problem, found.severity) == (problem, "error")
