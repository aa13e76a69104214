"""Libraries for tests of producers: small records, joined as the library would join them.

`library(stories=[story("Night shift")], jobs=[job("Nurse")])` is all that most tests need; any field of the
live record, and of the record of its file, is a keyword.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kollega import markup
from kollega.live import (
    Group,
    Library,
    Link,
    LiveJob,
    LivePage,
    LivePerson,
    LiveStory,
    Place,
    Text,
)
from kollega.records import Job, Moment, Person, Photo, Story
from kollega.site import Organisation, Site

ZONE = ZoneInfo("Europe/Copenhagen")
AARHUS = Place(link=Link(name="Aarhus", address="locations/aarhus/"), city="Aarhus", country="DK")
SITE = Site(
    name="Work at Norrevang",
    url="https://example.org/careers/",
    description="Care for people, with people.",
    languages=("en", "da"),
    timezone=ZONE.key,
    organisation=Organisation(
        name="Norrevang A/S",
        logo="img/logo.png",
        same_as=("https://norrevang.example/",),
        country="DK",
    ),
)


def moment(written: str) -> Moment:
    """`2026-03-01`, or a full ISO 8601 date-time; in the zone of the test site, with a plain offset."""
    at = datetime.fromisoformat(written)
    at = at.astimezone(ZONE) if at.tzinfo else at.replace(tzinfo=ZONE)
    return Moment.of(at, whole_day=len(written) == 10)


def text(
    markdown: str, *, links: dict[str, str] | None = None, pictures: dict[str, str] | None = None
) -> Text:
    """A text as the library converts it; links and pictures that are not named lead nowhere."""
    converted = markup.convert(markdown)
    known = {f"#{name}": f"#{markup.fragment(name)}" for name in converted.ids} | (links or {})
    written_links = [link for link in converted.links if not markup.is_foreign(link)]
    return Text(
        html_utf8=converted.html_utf8,
        links={written: known.get(written) for written in written_links},
        pictures={written: (pictures or {}).get(written) for written in converted.pictures},
        plain_utf8=converted.plain_utf8,
    )


def story(title: str = "Night shift", slug: str = "", *, date: str = "2026-03-01", **given: Any) -> LiveStory:
    """A published story. `body` is Markdown; `record` holds fields of the file, as a dict."""
    slug = slug or _slug(title)
    published = moment(date)
    record = Story(
        path=f"stories/{slug}.md", slug=slug, lang=given.get("lang", "en"), title=title, date=published,
        authors=("mia",), **given.pop("record", {}),
    )  # fmt: skip
    fields: dict[str, Any] = {
        "address": f"stories/{slug}/",
        "authors": (Link(name="Mia Holm", address="people/mia/"),),
        **_shared("story", slug, title, published, given),
    }
    return LiveStory(record=record, **fields)


def job(title: str = "Nurse", slug: str = "", *, date: str = "2026-02-01", **given: Any) -> LiveJob:
    """A job, open unless `is_open` says otherwise. `body` is Markdown; `record` holds fields of the file."""
    slug = slug or _slug(title)
    published = moment(date)
    record = Job(
        path=f"jobs/{slug}.md", slug=slug, lang=given.get("lang", "en"), title=title, date_posted=published,
        **given.pop("record", {}),
    )  # fmt: skip
    fields: dict[str, Any] = {
        "address": f"jobs/{slug}/",
        "places": (AARHUS,),
        "is_open": True,
        **_shared("job", slug, title, published, given),
    }
    return LiveJob(record=record, **fields)


def person(name: str, slug: str = "", **fields: Any) -> LivePerson:
    """A colleague with a page."""
    slug = slug or _slug(name)
    record = Person(path=f"content/people/{slug}.yml", slug=slug, lang="en", name=name, **fields)
    return LivePerson(address=f"people/{slug}/", record=record)


def page(title: str, address: str) -> LivePage:
    """A page written by hand."""
    path = f"content/{address.rstrip('/') or 'index'}.md"
    return LivePage(path=path, address=address, title=title, summary="", lang="en")


def photo(path: str, alt: str = "") -> Photo:
    """A picture file of the site folder."""
    return Photo(path=path, alt=alt)


def library(
    *,
    stories: Iterable[LiveStory] = (),
    jobs: Iterable[LiveJob] = (),
    people: Iterable[LivePerson] = (),
    groups: Iterable[Group] = (),
    pages: Iterable[LivePage] = (),
    site: Site = SITE,
    today: str = "2026-11-21",
) -> Library:
    """A library of these records: newest first, closed jobs apart, the photos' files known."""
    stories = sorted(stories, key=lambda record: record.published.at, reverse=True)
    jobs = sorted(jobs, key=lambda record: record.published.at, reverse=True)
    photos = {record.photo.path for record in (*stories, *jobs) if record.photo}
    shown = {path for record in (*stories, *jobs) for path in record.text.pictures.values() if path}
    return Library(
        site=site,
        today=today,
        files=dict.fromkeys(sorted(photos | shown), "0" * 64),
        stories=tuple(stories),
        jobs=tuple(record for record in jobs if record.is_open),
        closed=tuple(record for record in jobs if not record.is_open),
        people=tuple(people),
        groups=tuple(groups),
        pages=tuple(pages),
    )


def _shared(kind: str, slug: str, title: str, published: Moment, given: dict[str, Any]) -> dict[str, Any]:
    body = given.pop("body", "Nobody sleeps here, and *we like it*.")
    updated = given.pop("updated", "")
    fields = {
        "kind": kind,
        "slug": slug,
        "identity": slug,
        "title": title,
        "lang": "en",
        "published": published,
        "updated": moment(updated) if updated else published,
        "summary": "What a night on the ward is like.",
        "text": body if isinstance(body, Text) else text(body),
        "source": f"{kind}/{slug}.md",
    }
    return fields | given


def _slug(title: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in title.lower()).split()) or "untitled"
