"""Greenhouse: `GET /v1/boards/{board}/jobs?content=true`.

Learned from the documentation of the Job Board API (developers.greenhouse.io/job-board.html) and from what others
measured in November 2026 (dev.to/dododata, "Greenhouse's public Job Board API"): the whole board comes in one answer,
and an unknown one is 404. `content` is HTML with its own signs escaped once more. `pay_input_ranges` are in cents and
name no period.
"""

from __future__ import annotations

from kollega.importing.fetch import Client
from kollega.importing.posting import Posting, Where, pay_of
from kollega.importing.row import Row, listed


def read(client: Client, board: str) -> list[Posting]:
    """All jobs of a board."""
    answer = client.json(f"/v1/boards/{board}/jobs?content=true&pay_transparency=true")
    return [_posting(row) for row in listed(answer, "jobs")]


def _posting(row: Row) -> Posting:
    ranges = row.rows("pay_input_ranges")
    departments = [one.text("name") for one in row.rows("departments")]
    return Posting(
        id=row.text("id"),
        title=row.text("title"),
        html=row.html("content"),
        apply_url=row.text("absolute_url"),
        posted=row.moment("first_published") or row.moment("updated_at"),
        updated=row.moment("updated_at"),
        until=row.moment("application_deadline"),
        department=departments[0] if len(departments) == 1 else "",
        places=_places(row),
        left_out=_pay(ranges[0]) if ranges else (),
    )


def _places(row: Row) -> tuple[Where, ...]:
    """The one place that a job has as a text, or better, the office of that name with its full address."""
    name = row.text("location", "name")
    offices = {one.text("name"): one.text("location") for one in row.rows("offices")}
    text = offices.get(name) or name
    return (Where(text=text),) if text else ()


def _pay(said: Row) -> tuple[str, ...]:
    """A word about pay, of which an advert must say for what time it is."""
    least, most = said.number("min_cents"), said.number("max_cents")
    return pay_of(least and least / 100, most and most / 100, said.text("currency_type"), "")[1]
