"""The contract of the content format as a table: for each field a value as people write it, and what it means.

The names are those that the format promises; a field that is taken away or renamed fails here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kollega.records import Consent, Contact, HiringStep, Moment, Pay, Photo, Video

ZONE = ZoneInfo("Europe/Copenhagen")
#: Files that lie beside the record.
BESIDE = ("a.jpg", "a.mp4", "a.vtt", "b.vtt", "poster.png")


def whole_day(year: int, month: int, day: int) -> Moment:
    return Moment.of(datetime(year, month, day, tzinfo=ZONE))


PHOTO = {
    "photo": ("a.jpg\nphoto_alt: A lamp", Photo(path="stories/a.jpg", alt="A lamp")),
    "photo_alt": ("A lamp\nphoto: a.jpg", Photo(path="stories/a.jpg", alt="A lamp")),
    "photo_decorative": ('true\nphoto: a.jpg\nphoto_alt: ""', Photo(path="stories/a.jpg", alt="")),
    "photo_focus": (
        "[0.5, 0.25]\nphoto: a.jpg\nphoto_alt: A lamp",
        Photo(path="stories/a.jpg", alt="A lamp", focus=(0.5, 0.25)),
    ),
}
SHARED = {
    "summary": ("In short.", "In short."),
    "tags": ("[C++, C#, C]", ("C++", "C#", "C")),
    "share": (
        "\n  linkedin: One.\n  Mastodon: [Two., Three.]\n  email: |\n    First.\n\n    Second.",
        {"linkedin": ("One.",), "mastodon": ("Two.", "Three."), "email": ("First.\n\nSecond.",)},
    ),
    "lang": ("da", "da"),
    "id": ("urn:a:1", "urn:a:1"),
    "aliases": ("[/blog/2019/old.html, old]", ("/blog/2019/old.html", "old")),
    "draft": ("true", True),
}
#: Kind to field to (YAML, value of the record). The value of `photo…` is that of the record's `photo`.
FIELDS: dict[str, dict[str, tuple[str, Any]]] = {
    "story": {
        "title": ("Night shift", "Night shift"),
        "date": ("2026-01-13", whole_day(2026, 1, 13)),
        "updated": (
            "2026-02-01T10:00:00Z",
            Moment(iso="2026-02-01T11:00:00+01:00", whole_day=False),
        ),
        "authors": ("[ada-anker, Bo Borg]", ("ada-anker", "Bo Borg")),
        "written_by": ("ada-anker", "ada-anker"),
        "kind": ("video", "video"),
        **PHOTO,
        "pictured": ("[ada-anker, Bo Borg]", ("ada-anker", "Bo Borg")),
        "agreed": ("true", True),
        "video": (
            "{file: a.mp4, captions: {en: a.vtt, da: b.vtt}, poster: poster.png, transcript: Hello.}",
            Video(file="stories/a.mp4", captions={"en": "stories/a.vtt", "da": "stories/b.vtt"},
                  poster="stories/poster.png", transcript="Hello."),
        ),
        "quote": ("It is quiet.", "It is quiet."),
        "team": ("ward", "ward"),
        "location": ("aarhus", "aarhus"),
        "value": ("care", "care"),
        "jobs": ("[nurse, doctor]", ("nurse", "doctor")),
        "expires": ("2027-01-01", date(2027, 1, 1)),
        **SHARED,
    },
    "job": {
        "title": ("Nurse", "Nurse"),
        "date_posted": ("2026-01-13", whole_day(2026, 1, 13)),
        "updated": ("2026-02-01", whole_day(2026, 2, 1)),
        "valid_through": ("2026-12-31", whole_day(2026, 12, 31)),
        "state": ("closed", "closed"),
        "team": ("ward", "ward"),
        "location": ("Aarhus, Denmark", ("Aarhus, Denmark",)),
        "workplace": ("Hybrid", "hybrid"),
        "remote_from": ("[dk, SE]", ("DK", "SE")),
        "employment_type": ("[FULL_TIME, part-time]", ("full_time", "part_time")),
        "pay": ("{min: 32 000, max: 38000.50, currency: dkk, per: month}", Pay(least="32000", most="38000.50", currency="DKK", per="month")),
        "apply_url": ("https://jobs.example.org/1", "https://jobs.example.org/1"),
        "apply_email": ("jobs@example.org", "jobs@example.org"),
        "reference": ("0123", "0123"),
        "contact": ("{name: Ada Anker, email: a@example.org, phone: +45 12 34 56 78}", Contact(name="Ada Anker", email="a@example.org", phone="+45 12 34 56 78")),
        **PHOTO,
        "hiring_steps": (
            "[Interview, {name: Trial day, days: 5 to 10}, Interview]",
            (HiringStep(name="Interview"), HiringStep(name="Trial day", days="5 to 10"), HiringStep(name="Interview")),
        ),
        "benefits": ("[Lunch, A bicycle]", ("Lunch", "A bicycle")),
        "stories": ("night-shift", ("night-shift",)),
        **SHARED,
    },
    "person": {
        "name": ("Ada Anker", "Ada Anker"),
        "role": ("Nurse", "Nurse"),
        "pronouns": ("she/her", "she/her"),
        "bio": ("|\n  One.\n\n  Two.", "One.\n\nTwo."),
        "team": ("ward", "ward"),
        "location": ("aarhus", "aarhus"),
        **PHOTO,
        "links": ("{linkedin: https://www.linkedin.com/in/a, website: https://a.example/}",
                  {"linkedin": "https://www.linkedin.com/in/a", "website": "https://a.example/"}),
        "ambassador": ("true", True),
        "alias": ("Lamp", "Lamp"),
        "consent": ("[{purpose: site, receipt: 0042, given: 2026-01-01, until: 2027-01-01}]",
                    (Consent(purpose="site", receipt="0042", given=date(2026, 1, 1), until=date(2027, 1, 1)),)),
        "page": ("false", False),
        "withdrawn": ("2026-03-01", date(2026, 3, 1)),
        "likeness": ("[0123456789abcdef0123456789abcdef]", ("0123456789abcdef0123456789abcdef",)),
        "removed": ("[https://careers.example.org/stories/a/]", ("https://careers.example.org/stories/a/",)),
        "left": ("2026-02-01", date(2026, 2, 1)),
    },
    "team": {
        "name": ("Ward", "Ward"),
        "summary": ("We care.", "We care."),
        **PHOTO,
        "lead": ("ada-anker", "ada-anker"),
    },
    "location": {
        "name": ("Aarhus", "Aarhus"),
        "street": ("Havnegade 1", "Havnegade 1"),
        "postcode": ("0800", "0800"),
        "city": ("Aarhus C", "Aarhus C"),
        "region": ("Midtjylland", "Midtjylland"),
        "country": ("dk", "DK"),
        "latitude": ("56.15", 56.15),
        "longitude": ("-10.2", -10.2),
        **PHOTO,
    },
    "event": {
        "title": ("Open day", "Open day"),
        "starts": ("2026-12-05", whole_day(2026, 12, 5)),
        "ends": ("2026-12-06", whole_day(2026, 12, 6)),
        "place": ("pier", "pier"),
        "url": ("https://webinar.example/1", "https://webinar.example/1"),
        "kind": ("open house", "open_house"),
        "people": ("[ada-anker]", ("ada-anker",)),
        "summary": ("Come.", "Come."),
        "questions": ("ask@example.org", "ask@example.org"),
        "recording": ("https://video.example/1", "https://video.example/1"),
        "internal": ("true", True),
        "notes": ("All was well.", "All was well."),
        "stand": ("true", True),
        "lang": ("da", "da"),
    },
    "value": {"title": ("Care", "Care"), "summary": ("We do.", "We do."), "lang": ("da", "da")},
}  # fmt: skip
#: What the format says is needed, and what a record without more than that looks like.
NEEDED = {
    "story": {"title": "Night shift", "date": "2026-01-13", "authors": "Ada Anker"},
    "job": {
        "title": "Nurse",
        "date_posted": "2026-01-13",
        "location": "Aarhus",
        "apply_email": "jobs@example.org",
    },
    "person": {"name": "Ada Anker"},
    "team": {"name": "Ward"},
    "location": {"name": "Aarhus", "city": "Aarhus", "country": "DK"},
    "event": {"title": "Open day", "starts": "2026-12-05"},
    "value": {"title": "Care"},
}
#: What some fields are beside, as they have no effect without it.
TOGETHER = {("job", "remote_from"): {"workplace": "remote"}}
#: Fields that may also be written so.
ALSO = {("story", "author"): "authors", ("job", "locations"): "location"}


def written(kind: str, /, **fields: str) -> str:
    """Front matter with what is needed, changed and extended by `fields`; an empty value takes a line out."""
    whole = NEEDED[kind] | fields
    return "".join(f"{name}: {value}\n" for name, value in whole.items() if value)
