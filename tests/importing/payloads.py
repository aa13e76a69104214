"""Answers of boards in the forms that they document, and what a job's file must hold after an import.

Shortened to what is read; names, numbers and words are made up. Where each form was learned is said in the module
of the board, in `kollega/importing/`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.importing.serving import Answer


class Example(NamedTuple):
    """The answers of a board by path, and for each job by its folder the fields that its file must have."""

    answers: dict[str, Answer | list[Answer]]
    jobs: dict[str, dict[str, Any]]


GREENHOUSE = {
    "id": 127817,
    "internal_job_id": 144381,
    "title": "Lamp keeper",
    "first_published": "2026-10-01T23:30:00-04:00",
    "updated_at": "2026-10-14T10:55:28-05:00",
    "application_deadline": "2026-12-31T23:59:00-05:00",
    "requisition_id": "50",
    "location": {"name": "London, UK"},
    "absolute_url": "https://boards.greenhouse.io/acme/jobs/127817",
    "content": "&lt;p&gt;Keep the &lt;strong&gt;lamp&lt;/strong&gt; &amp;amp; the log.&lt;/p&gt;",
    "departments": [{"id": 13583, "name": "Harbour", "child_ids": []}],
    "offices": [{"id": 8304, "name": "London", "location": "London, England, United Kingdom"}],
    "pay_input_ranges": [
        {"min_cents": 5_000_000, "max_cents": 7_500_000, "currency_type": "GBP", "title": "Pay"}
    ],
}
_TEXT = "Keep the **lamp** & the log."

LEVER = {
    "id": "d58dd1c3-21cd-4f21-8e40-84a2aabbeb63",
    "text": "Lamp keeper",
    "categories": {
        "commitment": "Full-time", "department": "Harbour", "location": "Odense", "team": "Night",
        "allLocations": ["Odense", "Aarhus"],
    },
    "country": "DK",
    "workplaceType": "hybrid",
    "createdAt": 1790812800000,
    "description": "<div>Keep the <b>lamp</b>.</div>",
    "lists": [{"text": "You & we", "content": "<li>care</li><li>stay</li>"}],
    "additional": "<div>Welcome.</div>",
    "hostedUrl": "https://jobs.lever.co/acme/d58dd1c3",
    "applyUrl": "https://jobs.lever.co/acme/d58dd1c3/apply",
    "salaryRange": {"currency": "DKK", "interval": "per-month-salary", "min": 32000, "max": 38000.5},
}  # fmt: skip

ASHBY = {
    "id": "145ff46b-1441-4773-bcd3-c8c90baa598a",
    "title": "Lamp keeper",
    "location": "Copenhagen",
    "secondaryLocations": [
        {"location": "Malmö", "address": {"addressLocality": "Malmö", "addressRegion": "Skåne", "addressCountry": "Sweden"}}
    ],
    "department": "Harbour",
    "team": "Harbour",
    "isListed": True,
    "isRemote": True,
    "workplaceType": "Hybrid",
    "descriptionHtml": "<p>Keep the <strong>lamp</strong> &amp; the log.</p>",
    "publishedAt": "2026-10-01T16:21:55.393+00:00",
    "employmentType": "FullTime",
    "address": {"postalAddress": {"addressLocality": "Copenhagen", "addressRegion": "", "addressCountry": "Denmark"}},
    "jobUrl": "https://jobs.ashbyhq.com/acme/145ff46b",
    "applyUrl": "https://jobs.ashbyhq.com/acme/145ff46b/application",
    "shouldDisplayCompensationOnJobPostings": True,
    "compensation": {
        "summaryComponents": [
            {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 1, "maxValue": 2},
            {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "DKK", "minValue": 500000, "maxValue": 600000},
        ]
    },
}  # fmt: skip

WORKABLE = {
    "title": "Lamp keeper",
    "shortcode": "0A1B2C3D4E",
    "code": "",
    "employment_type": "Part-time",
    "telecommuting": True,
    "department": "Harbour",
    "url": "https://apply.workable.com/j/0A1B2C3D4E",
    "application_url": "https://apply.workable.com/j/0A1B2C3D4E/apply",
    "published_on": "2026-10-01",
    "created_at": "2026-09-30",
    "country": "Greece",
    "city": "Athens",
    "state": "Attica",
    "locations": [
        {"country": "Greece", "countryCode": "GR", "city": "Athens", "region": "Attica", "hidden": False}
    ],
    "description": "<p>Keep the <strong>lamp</strong> &amp; the log.</p>",
}

TEAMTAILOR = {
    "id": "6b1c7f3e-0000-4000-8000-1f2e3d4c5b6a",
    "title": "Lamp keeper",
    "url": "https://acme.teamtailor.com/jobs/1234-lamp-keeper",
    "date_published": "2026-10-01T09:00:00+02:00",
    "content_html": "<p>Keep the <strong>lamp</strong> &amp; the log.</p>",
    "_jobposting": {
        "@type": "JobPosting",
        "title": "Lamp keeper",
        "datePosted": "2026-10-01T09:00:00+02:00",
        "validThrough": "2026-12-01T00:00:00+01:00",
        "employmentType": "FULL_TIME",
        "jobLocation": [
            {"@type": "Place", "address": {"addressLocality": "Odense", "addressRegion": "Syddanmark", "addressCountry": "DK"}}
        ],
        "baseSalary": {
            "@type": "MonetaryAmount", "currency": "DKK",
            "value": {"@type": "QuantitativeValue", "minValue": 200, "maxValue": 200, "unitText": "HOUR"},
        },
    },
}  # fmt: skip

PERSONIO = b"""<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs>
  <position>
    <id>1234567</id><subcompany>Acme A/S</subcompany><office>Odense</office>
    <additionalOffices><office>Aarhus</office></additionalOffices>
    <department>Harbour</department><recruitingCategory>Operations</recruitingCategory><name>Lamp keeper</name>
    <jobDescriptions>
      <jobDescription><name>Your work</name><value><![CDATA[<p>Keep the <strong>lamp</strong> &amp; the log.</p>]]></value></jobDescription>
      <jobDescription><name>Benefits</name><value></value></jobDescription><jobDescription><name>About us</name></jobDescription>
      <jobDescription><name/><value>Welcome.</value></jobDescription>
    </jobDescriptions>
    <employmentType>permanent</employmentType><seniority>experienced</seniority><schedule>full-or-part-time</schedule>
    <createdAt>2026-10-01T09:00:00+00:00</createdAt>
    <salaryInformation>
      <min>205.50</min><max>240.00</max><currencySymbol>kr</currencySymbol><currencyCode>DKK</currencyCode><type>hourly</type>
    </salaryInformation>
  </position>
</workzag-jobs>
"""

RECRUITEE = {
    "id": 98765,
    "slug": "lamp-keeper",
    "title": "Lamp keeper",
    "status": "published",
    "description": "<p>Keep the <strong>lamp</strong> &amp; the log.</p>",
    "requirements": "<ul><li>Patience</li></ul>",
    "department": "Harbour",
    "city": "Odense",
    "country": "Denmark",
    "country_code": "DK",
    "remote": False,
    "hybrid": True,
    "on_site": True,
    "employment_type_code": "fulltime_fixed_term",
    "careers_url": "https://acme.recruitee.com/o/lamp-keeper",
    "careers_apply_url": "https://acme.recruitee.com/o/lamp-keeper/c/new",
    "created_at": "2026-09-30 12:00:00 UTC",
    "published_at": "2026-10-01 12:00:00 UTC",
    "close_at": None,
    "salary": {"min": "32000", "max": None, "period": "month", "currency": "DKK"},
}

SMARTRECRUITERS = {
    "id": "743999912345678",
    "name": "Lamp keeper",
    "refNumber": "REF1A",
    "releasedDate": "2026-10-01T09:00:00.000Z",
    "location": {"city": "Odense", "region": "Syddanmark", "country": "dk", "remote": False},
    "department": {"id": "1", "label": "Harbour"},
    "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
    "compensation": {"min": 32000, "max": 38000, "currency": "DKK", "period": "MONTHLY"},
    "applyUrl": "https://jobs.smartrecruiters.com/Acme/743999912345678-lamp-keeper?oga=true",
    "jobAd": {
        "sections": {
            "companyDescription": {"title": "Company Description", "text": ""},
            "jobDescription": {
                "title": "Your work",
                "text": "<p>Keep the <strong>lamp</strong> &amp; the log.</p>",
            },
        }
    },
}

_EVERY = {"title": "Lamp keeper", "date_posted": "2026-10-01", "state": "open", "team": "Harbour"}
_LEVER = Example(
    {"/v0/postings/acme": Answer([LEVER | {"salaryDescription": "<div>And a <b>pension</b>.</div>"}])},
    {
        "lamp-keeper": {
            **_EVERY, "location": ["Odense", "Aarhus"], "workplace": "hybrid", "employment_type": ["full_time"],
            "pay": {"min": "32000", "max": "38000.50", "currency": "DKK", "per": "month"},
            "apply_url": "https://jobs.lever.co/acme/d58dd1c3/apply",
            "text": "Keep the **lamp**.\n\n### You & we\n\n- care\n- stay\n\nAnd a **pension**.\n\nWelcome.",
        }
    },
)  # fmt: skip
EXAMPLES: dict[str, Example] = {
    "greenhouse": Example(
        {"/v1/boards/acme/jobs": Answer({"jobs": [GREENHOUSE], "meta": {"total": 1}})},
        {
            "lamp-keeper": {
                **_EVERY, "date_posted": "2026-10-02", "updated": "2026-10-14", "location": ["London, United Kingdom"],
                "valid_through": "2026-12-31T23:59:00-05:00",
                "apply_url": "https://boards.greenhouse.io/acme/jobs/127817", "reference": "127817", "text": _TEXT,
            }
        },
    ),
    "lever": _LEVER,
    "lever-eu": _LEVER,
    "ashby": Example(
        {"/posting-api/job-board/acme": Answer({"apiVersion": "1", "jobs": [ASHBY, ASHBY | {"id": "2", "isListed": False}]})},
        {
            "lamp-keeper": {
                **_EVERY, "location": ["Copenhagen", "Malmö, Sweden"], "workplace": "hybrid", "employment_type": ["full_time"],
                "pay": {"min": "500000", "max": "600000", "currency": "DKK", "per": "year"}, "text": _TEXT,
                "apply_url": "https://jobs.ashbyhq.com/acme/145ff46b/application",
            }
        },
    ),
    "workable": Example(
        {"/api/v1/widget/accounts/acme": Answer({"name": "Acme", "jobs": [WORKABLE]})},
        {
            "lamp-keeper": {
                **_EVERY, "location": ["Athens, Greece"], "workplace": "remote", "remote_from": ["GR"],
                "employment_type": ["part_time"], "apply_url": "https://apply.workable.com/j/0A1B2C3D4E/apply", "text": _TEXT,
            }
        },
    ),
    "teamtailor": Example(
        {
            "/jobs.json": Answer({"version": "https://jsonfeed.org/version/1", "items": [], "next_url": "https://acme.teamtailor.com/jobs.json?page=2"}),
            "/jobs.json?page=2": Answer({"version": "https://jsonfeed.org/version/1", "items": [TEAMTAILOR]}),
        },
        {
            "lamp-keeper": {
                "title": "Lamp keeper", "date_posted": "2026-10-01", "valid_through": "2026-12-01T00:00:00+01:00",
                "location": ["Odense, Syddanmark"], "employment_type": ["full_time"], "text": _TEXT,
                "pay": {"amount": "200", "currency": "DKK", "per": "hour"},
                "apply_url": "https://acme.teamtailor.com/jobs/1234-lamp-keeper",
            }
        },
    ),
    "personio": Example(
        {"/xml": Answer(PERSONIO)},
        {
            "lamp-keeper": {
                **_EVERY, "location": ["Odense", "Aarhus"], "employment_type": ["full_time", "part_time"],
                "pay": {"min": "205.50", "max": "240", "currency": "DKK", "per": "hour"},
                "text": f"### Your work\n\n{_TEXT}\n\nWelcome.",
            }
        },
    ),
    "recruitee": Example(
        {"/api/offers/": Answer({"offers": [RECRUITEE, RECRUITEE | {"id": 1, "status": "draft"}]})},
        {
            "lamp-keeper": {
                **_EVERY, "location": ["Odense"], "workplace": "hybrid", "employment_type": ["full_time", "temporary"],
                "pay": {"min": "32000", "currency": "DKK", "per": "month"}, "text": f"{_TEXT}\n\n- Patience",
                "apply_url": "https://acme.recruitee.com/o/lamp-keeper/c/new",
            }
        },
    ),
    "smartrecruiters": Example(
        {
            "/v1/companies/acme/postings": Answer({"offset": 0, "limit": 100, "totalFound": 1, "content": [{"id": "743999912345678"}]}),
            "/v1/companies/acme/postings/743999912345678": Answer(SMARTRECRUITERS),
        },
        {
            "lamp-keeper": {
                **_EVERY, "location": ["Odense, Syddanmark"], "employment_type": ["full_time"],
                "pay": {"min": "32000", "max": "38000", "currency": "DKK", "per": "month"},
                "text": f"### Your work\n\n{_TEXT}",
                "apply_url": "https://jobs.smartrecruiters.com/Acme/743999912345678-lamp-keeper?oga=true",
            }
        },
    ),
}  # fmt: skip
