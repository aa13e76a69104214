"""`jobs.json`: all open jobs for other programs, in a form with a version and a JSON Schema.

Within a version fields are only added. A program that reads it must pass over fields that it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import msgspec

from kollega.portals.opening import Opening, Publisher, Spot

PATH, SCHEMA_PATH = "jobs.json", "jobs.schema.json"
VERSION = 1

_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z))?$"}
_URL = {"type": "string", "format": "uri", "pattern": "^https?://"}
_COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1"}
_AMOUNT = {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$"}


def _object(needed: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": needed.split(), "properties": properties}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_PLACE = _object(
    "reference",
    reference={**_TEXT, "description": "the job in this place; never changes"},
    name=_TEXT, street=_TEXT, postcode=_TEXT, city=_TEXT, region=_TEXT, country=_COUNTRY,
)  # fmt: skip
_PAY = _object(
    "currency per", min=_AMOUNT, max=_AMOUNT, currency={"type": "string", "pattern": "^[A-Z]{3}$"},
    per={"enum": ["hour", "day", "week", "month", "year"]},
)  # fmt: skip
_JOB = _object(
    "id reference url title lang published updated content_html places workplace",
    id={**_TEXT, "description": "as in the feeds of the site; never changes"},
    reference=_TEXT, url=_URL, title=_TEXT, lang=_TEXT, published=_DATE, updated=_DATE,
    valid_through={**_DATE, "description": "a date counts until its end in the employer's timezone"},
    summary=_TEXT,
    content_html={"type": "string", "description": "the whole advert; it holds no scripts, styles or forms"},
    team=_TEXT, tags=_list(_TEXT), places=_list(_PLACE), workplace={"enum": ["onsite", "hybrid", "remote"]},
    remote_from={**_list(_COUNTRY), "description": "the countries in which one may do remote work"},
    employment_type=_list({
        "enum": ["full_time", "part_time", "contractor", "temporary", "intern", "volunteer", "per_diem", "other"]
    }),
    pay=_PAY, apply_url=_URL, apply_email={"type": "string", "format": "email"},
)  # fmt: skip


def schema(address: str) -> dict[str, Any]:
    """The JSON Schema of `jobs.json`; `address` is its own on the site."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Open jobs of an employer",
        **_object(
            "version employer jobs",
            version={"const": VERSION},
            employer=_object("name url", name=_TEXT, url=_URL),
            updated={**_DATE, "description": "the newest date of any job"},
            jobs=_list(_JOB),
        ),
    }


def write(publisher: Publisher, openings: Iterable[Opening]) -> bytes:
    """`jobs.json`, one job a line, newest first."""
    head = {"version": VERSION, "employer": {"name": publisher.name, "url": publisher.url}}
    if publisher.updated:
        head["updated"] = publisher.updated
    buffer = BytesIO()
    buffer.write(_json(head)[:-1] + b',"jobs":[')
    for number, opening in enumerate(openings):
        buffer.write(b",\n" if number else b"\n")
        buffer.write(_json(_job(opening)))
    buffer.write(b"\n]}\n")
    return buffer.getvalue()


def _job(opening: Opening) -> dict[str, Any]:
    pay = opening.pay
    return _filled(
        id=opening.id, reference=opening.reference, url=opening.url, title=opening.title, lang=opening.lang,
        published=opening.published, updated=opening.updated, valid_through=opening.until, summary=opening.summary,
        team=opening.team, tags=list(opening.tags), workplace=opening.workplace, remote_from=list(opening.remote_from),
        employment_type=list(opening.employment),
        pay=_filled(min=pay.least, max=pay.most, currency=pay.currency, per=pay.per) if pay else None,
        apply_url=opening.apply_url, apply_email=opening.apply_email,
    ) | {"places": [_place(spot) for spot in opening.spots], "content_html": opening.html}  # fmt: skip


def _place(spot: Spot) -> dict[str, Any]:
    return _filled(**msgspec.structs.asdict(spot))


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
