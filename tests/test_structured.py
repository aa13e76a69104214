"""Structured data: told exactly, nothing invented, safe inside a page."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kollega import structured
from kollega.addresses import absolute
from kollega.live import Link, LiveEvent, LiveJob, Place
from kollega.records import Event, Pay
from kollega.site import Organisation, Site
from kollega.structured import article, job_posting, script
from tests.libraries import SITE, job, moment, person, story, text

DESCRIPTION = "<p>Care for people.</p>"
OFFICE = Place(
    link=Link(name="Head office", address="locations/office/"),
    street="Nørregade 1",
    postcode="8000",
    city="Aarhus C",
    region="Midtjylland",
    country="DK",
)


def posting(record: LiveJob, site: Site = SITE) -> dict[str, Any]:
    """The data of an open job."""
    data = job_posting(record, site, DESCRIPTION)
    assert data is not None
    return data


def test_everything_that_a_job_says_is_told() -> None:
    record = job(
        "Night nurse",
        date="2026-11-01",
        places=(OFFICE,),
        record={
            "valid_through": moment("2026-12-24"),
            "employment_type": ("full_time", "part_time"),
            "pay": Pay(least="32000.50", most="38000", currency="DKK", per="month"),
            "reference": "A-117",
            "benefits": ("Six weeks of holiday", "Coffee"),
        },
    )
    organisation = {
        "@type": "Organization",
        "name": "Norrevang A/S",
        "sameAs": "https://norrevang.example/",
        "logo": "https://example.org/careers/img/logo.png",
    }
    assert posting(record) == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Night nurse",
        "description": DESCRIPTION,
        "url": "https://example.org/careers/jobs/night-nurse/",
        "identifier": {"@type": "PropertyValue", "name": "Norrevang A/S", "value": "A-117"},
        "datePosted": "2026-11-01",
        "validThrough": "2026-12-24T23:59:59+01:00",
        "employmentType": ["FULL_TIME", "PART_TIME"],
        "hiringOrganization": organisation,
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Nørregade 1",
                "postalCode": "8000",
                "addressLocality": "Aarhus C",
                "addressRegion": "Midtjylland",
                "addressCountry": "DK",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "DKK",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 32000.5,
                "maxValue": 38000,
                "unitText": "MONTH",
            },
        },
        "jobBenefits": ["Six weeks of holiday", "Coffee"],
    }


def test_a_country_is_no_town() -> None:
    found = posting(job(places=(Place(link=Link(name="Denmark"), country="DK"),)))
    assert found["jobLocation"] == {
        "@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "DK"},
    }  # fmt: skip


def test_what_a_job_does_not_say_is_not_told() -> None:
    site = msgspec.structs.replace(SITE, organisation=Organisation(name="Norrevang"))
    record = job(places=(Place(link=Link(name="Aarhus"), city="Aarhus"),))
    assert posting(record, site) == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Nurse",
        "description": DESCRIPTION,
        "url": "https://example.org/careers/jobs/nurse/",
        "identifier": {"@type": "PropertyValue", "name": "Norrevang", "value": "nurse"},
        "datePosted": "2026-02-01",
        "hiringOrganization": {"@type": "Organization", "name": "Norrevang"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Aarhus"},
        },
    }


def test_a_closed_job_has_no_posting() -> None:
    assert job_posting(job(is_open=False), SITE, DESCRIPTION) is None


def test_the_employers_country_stands_in_for_an_unknown_one() -> None:
    data = posting(job(places=(Place(link=Link(name="Odense"), city="Odense"),)))
    assert data["jobLocation"]["address"]["addressCountry"] == "DK"


def test_several_places_are_a_list() -> None:
    data = posting(job(places=(OFFICE, Place(link=Link(name="Malmö"), city="Malmö", country="SE"))))
    countries = [place["address"]["addressCountry"] for place in data["jobLocation"]]
    assert countries == ["DK", "SE"]


def test_only_fully_remote_work_is_telecommute() -> None:
    remote = posting(job(places=(OFFICE,), record={"workplace": "remote", "remote_from": ("DK", "SE")}))
    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "Denmark"},
        {"@type": "Country", "name": "Sweden"},
    ]
    assert "jobLocation" not in remote
    for workplace in ("hybrid", "onsite"):
        data = posting(job(places=(OFFICE,), record={"workplace": workplace}))
        assert "jobLocation" in data
        assert not {"jobLocationType", "applicantLocationRequirements"} & set(data)


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (Pay(least="20", most="20", currency="EUR", per="hour"), {"value": 20, "unitText": "HOUR"}),
        (Pay(least="20.25", currency="EUR", per="day"), {"minValue": 20.25, "unitText": "DAY"}),
        (Pay(most="500000", currency="EUR", per="year"), {"maxValue": 500000, "unitText": "YEAR"}),
        (
            Pay(least="0", most="1", currency="EUR", per="week"),
            {"minValue": 0, "maxValue": 1, "unitText": "WEEK"},
        ),
    ],
)
def test_pay_is_numbers_as_written(pay: Pay, expected: dict[str, object]) -> None:
    data = json.loads(script(posting(job(record={"pay": pay}))))
    assert data["baseSalary"]["value"] == {"@type": "QuantitativeValue", **expected}


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_pay_keeps_every_digit(amount: Any) -> None:
    pay = Pay(least=str(amount), most=str(amount), currency="EUR", per="year")
    data = json.loads(
        script(posting(job(record={"pay": pay}))), parse_float=type(amount), parse_int=type(amount)
    )
    assert data["baseSalary"]["value"]["value"] == amount


@pytest.mark.parametrize(
    ("written", "posted", "ends"),
    [
        ("2026-07-01", "2026-07-01", "2026-07-01T23:59:59+02:00"),
        ("2026-01-01T08:30:00+00:00", "2026-01-01T09:30:00+01:00", "2026-01-01T09:30:00+01:00"),
        ("2026-10-25", "2026-10-25", "2026-10-25T23:59:59+01:00"),  # summer time ends on that day
    ],
)
def test_dates_are_as_exact_as_they_were_written(written: str, posted: str, ends: str) -> None:
    data = posting(job(date=written, record={"valid_through": moment(written)}))
    assert (data["datePosted"], data["validThrough"]) == (posted, ends)


def test_everything_that_a_story_says_is_told() -> None:
    record = story(
        "Night shift",
        date="2026-03-01T22:00:00+01:00",
        updated="2026-04-01",
        lang="da",
        authors=(Link(name="Tom Ek"), Link(name="Mia Holm", address="people/mia/")),
    )
    data = article(record, SITE, image="cards/night.jpg")
    assert data == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "Night shift",
        "description": "What a night on the ward is like.",
        "datePublished": "2026-03-01T22:00:00+01:00",
        "dateModified": "2026-04-01",
        "author": [
            {"@type": "Person", "name": "Tom Ek"},
            {"@type": "Person", "name": "Mia Holm", "url": "https://example.org/careers/people/mia/"},
        ],
        "publisher": posting(job())["hiringOrganization"],
        "image": "https://example.org/careers/cards/night.jpg",
        "inLanguage": "da",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/careers/stories/night-shift/"},
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("story", "BlogPosting"), ("video", "BlogPosting"), ("article", "Article"), ("news", "NewsArticle")],
)
def test_the_kind_of_a_story_is_its_type(kind: str, expected: str) -> None:
    data = article(story(record={"kind": kind}), SITE)
    assert data["@type"] == expected
    assert "image" not in data


@given(
    st.text(st.characters(exclude_categories=()))
    | st.sampled_from(["</script><script>", "<!--", "]]>", "\u2028"])
)
def test_nothing_gets_out_of_the_script_element(words: str) -> None:
    written = script({"title": words, "list": [words]})
    assert not set("<>&\u2028\u2029") & set(written)
    written.encode()
    assert json.loads(written) == {"title": words, "list": [words]}
    page = html.fragment_fromstring(
        f'<div><script type="application/ld+json">{written}</script><b></b></div>'
    )
    assert [child.tag for child in page] == ["script", "b"]


@pytest.mark.parametrize(
    "sign", ["\x7f", "\x9f", "\u2029", "\ud800", "\ufdd0", "\ufffe", "\U0001fffe", "\U0010ffff"]
)
def test_what_may_not_stand_in_a_page_is_written_in_letters(sign: str) -> None:
    written = script({"title": f"a{sign}b"})
    assert written.isascii() and json.loads(written) == {"title": f"a{sign}b"}


def test_keys_keep_their_order() -> None:
    data = posting(job())
    assert script(data) == script(posting(job()))
    assert list(json.loads(script(data))) == list(data)
    assert script(data).startswith('{"@context":"https://schema.org","@type":"JobPosting","title":')


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "https://example.org/careers/"),
        ("jobs/nurse/", "https://example.org/careers/jobs/nurse/"),
        ("jobs/plejer på nat/", "https://example.org/careers/jobs/plejer%20p%C3%A5%20nat/"),
        ("jobs/100%/", "https://example.org/careers/jobs/100%25/"),
        ("https://cdn.example/logo.png", "https://cdn.example/logo.png"),
    ],
)
def test_addresses_are_complete_and_encoded(address: str, expected: str) -> None:
    assert absolute(SITE.url, address) == expected


def test_a_profile_is_of_the_person_and_holds_no_card() -> None:
    mia = person("Mia Holm")
    record = msgspec.structs.replace(mia.record, role="Nurse", links={"website": "https://mia.example.org/"})
    data = structured.profile(msgspec.structs.replace(mia, record=record), SITE, image="media/mia.jpg")
    about = data["mainEntity"]
    assert data["@type"] == "ProfilePage" and isinstance(about, dict)
    assert about["name"] == "Mia Holm" and about["jobTitle"] == "Nurse"
    assert about["image"] == SITE.url + "media/mia.jpg" and about["sameAs"] == ["https://mia.example.org/"]
    assert "image" not in structured.profile(mia, SITE)["mainEntity"]


def test_the_employer_has_its_address() -> None:
    data = structured.employer(SITE)
    assert (
        data["@type"] == "Organization" and data["name"] == SITE.organisation.name and data["url"] == SITE.url
    )


@pytest.mark.parametrize(
    ("place", "url", "mode"),
    [
        ("Aarhus", "", "Offline"),
        ("", "https://talk.example.org/", "Online"),
        ("Aarhus", "https://talk.example.org/", "Mixed"),
    ],
)
def test_an_event_is_where_it_is(place: str, url: str, mode: str) -> None:
    record = Event(
        path="e.md", slug="e", lang="en", title="Fair", starts=moment("2026-05-01T10:00:00+02:00"), url=url
    )
    where = Place(link=Link(name=place), city=place, country="DK") if place else None
    data = structured.event(
        LiveEvent(
            address="events/e/", record=record, text=text("Soup"), summary="Soup", is_over=False, place=where
        ),
        SITE,
    )
    assert data["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert data["startDate"] == "2026-05-01T10:00:00+02:00" and "endDate" not in data
    assert data["url"] == SITE.url + "events/e/"


def test_everything_that_an_event_says_is_told() -> None:
    record = Event(
        path="e.md", slug="e", lang="da", title="Fair", starts=moment("2026-05-01T10:00:00+02:00"), ends=moment("2026-05-02"),
    )  # fmt: skip
    hall = Place(link=Link(name="The hall by the quay"), country="DK")
    live = LiveEvent(
        address="events/e/", record=record, text=text("Soup"), summary="Soup", is_over=False, place=hall
    )
    assert structured.event(live, SITE, image="cards/e.jpg") == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Fair",
        "description": "Soup",
        "startDate": "2026-05-01T10:00:00+02:00",
        "endDate": "2026-05-02",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        # Of a place that is no more than words, the words are all that is told.
        "location": {"@type": "Place", "address": hall.link.name, "name": hall.link.name},
        "organizer": posting(job())["hiringOrganization"] | {"url": SITE.url},
        "image": SITE.url + "cards/e.jpg",
        "inLanguage": "da",
        "url": SITE.url + "events/e/",
    }
    assert "image" not in structured.event(live, SITE)
    office = structured.event(msgspec.structs.replace(live, place=OFFICE), SITE)["location"]
    assert isinstance(office, dict) and office["name"] == "Head office"
    assert office["address"]["addressLocality"] == "Aarhus C"


def test_everything_that_is_known_of_a_video_is_told() -> None:
    lamp = story("The lamp", date="2026-01-13", lang="da")
    described: dict[str, Any] = {
        "address": "videos/lamp/", "content": "https://cdn.example/lamp.mp4", "form": "video/mp4", "seconds": 3661,
        "width": 640, "height": 360, "poster": "https://cdn.example/lamp.jpg", "transcript": "It turns on.",
        "captions": [("da", "https://cdn.example/lamp.vtt")], "chapters": [(0, 3, "Dark"), (3, 3661, "Light")],
    }  # fmt: skip
    page = SITE.url + "videos/lamp/"
    assert structured.video(lamp, SITE, described) == {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "The lamp",
        "description": lamp.summary,
        "thumbnailUrl": ["https://cdn.example/lamp.jpg"],
        "uploadDate": "2026-01-13T00:00:00+01:00",
        "duration": "PT1H1M1S",
        "contentUrl": "https://cdn.example/lamp.mp4",
        "encodingFormat": "video/mp4",
        "width": 640,
        "height": 360,
        "inLanguage": "da",
        "caption": {
            "@type": "MediaObject",
            "encodingFormat": "text/vtt",
            "inLanguage": "da",
            "contentUrl": "https://cdn.example/lamp.vtt",
        },
        "transcript": "It turns on.",
        "hasPart": [
            {"@type": "Clip", "name": "Dark", "startOffset": 0, "endOffset": 3, "url": f"{page}?t=0"},
            {"@type": "Clip", "name": "Light", "startOffset": 3, "endOffset": 3661, "url": f"{page}?t=3"},
        ],
        "isFamilyFriendly": True,
        "publisher": posting(job())["hiringOrganization"],
        "mainEntityOfPage": {"@type": "WebPage", "@id": page},
    }


def test_breadcrumbs_count_from_home() -> None:
    rows = structured.breadcrumbs([("Home", ""), ("Jobs", "jobs/")], SITE)["itemListElement"]
    assert rows == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": SITE.url},
        {"@type": "ListItem", "position": 2, "name": "Jobs", "item": SITE.url + "jobs/"},
    ]
