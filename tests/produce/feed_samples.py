"""A library with something of everything that feeds know, and the files that are made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]

from kollega.live import Library, Link
from kollega.produce import feeds
from kollega.steps import Known, Work
from tests.libraries import job, library, photo, story, text

BODY = """![Ward](ward.jpg) Hello[^1], see [the job](../jobs/nurse.md), [nowhere](gone.md) and [below](#end).

<script>alert(1)</script>

[^1]: A note.

## End
"""


def sample() -> Library:
    """Something of everything that feeds know."""
    body = text(
        BODY,
        links={"../jobs/nurse.md": "jobs/nurse/", "#end": "#t-end"},
        pictures={"ward.jpg": "stories/tom/ward.jpg"},
    )
    return library(
        stories=[
            story(
                'Tom & Mia <3 "nights"',
                "tom-and-mia",
                date="2026-03-02T22:15:00+01:00",
                updated="2026-04-01",
                identity="/2019/old address/",
                body=body,
                summary="It isn't all < & > here.",
                photo=photo("stories/tom/portrait.jpg", 'Tom & "Mia"'),
                authors=(Link(name="Tom Ek"), Link(name="Mia Holm", address="people/mia/")),
                tags=(Link(name="R&D", address="tags/r-d/"), Link(name="Night")),
            ),
            story("En nat på afdelingen", "nat", lang="da", address="da/stories/nat/"),
        ],
        jobs=[
            job("Developer", places=(), record={"workplace": "remote", "remote_from": ("DK", "SE")}),
            job("Nurse", date="2026-01-03", identity="urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
            job("Closed long ago", date="2026-01-01", is_open=False),
        ],
    )


def picture(source: str) -> list[Known]:
    """What the step of a picture makes: several widths in two forms."""
    return [
        Known(
            path=f"pictures/{Path(source).stem}-{width}.{form}",
            audience="public",
            kind="picture",
            size=width * 10,
            sha256="0" * 64,
            facts={"width": width, "height": width // 2},
        )
        for width in (1600, 1080, 720)
        for form in ("jpg", "webp")
    ]


def files(live: Library, *, pictures: bool = True, only: str = "") -> dict[str, bytes]:
    """The files of all feeds (or of `only` one), by path."""
    made: dict[str, bytes] = {}
    entries: dict[str, bytes] = {}
    steps = sorted(
        feeds.steps(live, pictures), key=lambda step: not step.name.startswith(("entry:", "brief:"))
    )
    for step in steps:
        known = {name: picture(name.partition(":")[2]) for name in step.needs}
        contents = {(name, "entry"): entries[name] for name in step.reads}
        if step.name.startswith(("entry:", "brief:")):
            [entry] = step.function(Work(value=step.value, made=known)).artifacts
            entries[step.name] = entry.data
        elif not only or step.name == f"feed:{only}":
            done = step.function(Work(value=step.value, made=known, contents=contents))
            assert all(found.audience == "public" and found.kind == "feed" for found in done.artifacts)
            made |= {found.path: found.data for found in done.artifacts}
    return made


def parsed(data: bytes) -> Any:
    """The file as a reader has it, before the reader makes anything safe."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    return found
