"""From a posting to the file of a job. Only what the board says is in it; what cannot be is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from kollega import markup
from kollega.diagnostics import Report
from kollega.importing.markdown import Unreadable, markdown
from kollega.importing.places import apart, country_of, location, parts_of, workplace_of
from kollega.importing.posting import Posting, Where
from kollega.locales import country_name
from kollega.schema import read_record
from kollega.site import Site
from kollega.sources import Files, Source, quoted

#: Words of boards for employment, without signs and capitals. An empty row says nothing that the site has a word for.
_EMPLOYMENT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("fulltime", "fulltimepermanent", "fulltimeemployee", "regularfulltime"), ("full_time",)),
    **dict.fromkeys(("parttime", "parttimepermanent", "regularparttime"), ("part_time",)),
    **dict.fromkeys(("fullorparttime", "fulltimeorparttime", "fullparttime"), ("full_time", "part_time")),
    **dict.fromkeys(("contract", "contractor", "freelance", "freelancer"), ("contractor",)),
    **dict.fromkeys(("temporary", "temp", "fixedterm", "seasonal"), ("temporary",)),
    **dict.fromkeys(("intern", "internship", "trainee", "traineeship", "workingstudent"), ("intern",)),
    **dict.fromkeys(("volunteer", "volunteering"), ("volunteer",)),
    "fulltimefixedterm": ("full_time", "temporary"),
    "parttimefixedterm": ("part_time", "temporary"),
    "perdiem": ("per_diem",),
    "other": ("other",),
    "permanent": (),
}
_REMARK = "# Written by `import {source} {board}`, and written anew each time. Do not edit it: write into overlay.md beside it."
OVERLAY = """---
# This file is yours: no import changes it. What it says counts instead of what the import wrote into index.md.
# A field with nothing behind its colon takes that field away. Without its line, the import's counts again.
# A text below the second --- replaces the whole advert.
#
# To use a line, remove the `# ` before it:
# summary: One sentence for cards and search results.
# tags: [care, nights]
# contact: {name: "", email: "", phone: ""}
# pay: {min: 42000, max: 51000, currency: EUR, per: year}
# hiring_steps: [A talk on the telephone, A day with the team]
# draft: true
---
"""
#: Fields without which there is no job.
_NEEDED = {"title", "date_posted", "location", "apply_url", "id", "state"}


@dataclass(frozen=True)
class Terms:
    """What holds for all jobs of an import."""

    site: Site
    source: str
    board: str
    today: dt.date
    #: Ids of the site's teams, and of its places, by lower-case name and by id.
    teams: Mapping[str, str] = field(default_factory=dict)
    locations: Mapping[str, str] = field(default_factory=dict)
    #: Countries from which one may do remote work of which the board names none.
    remote_from: tuple[str, ...] = ()


@dataclass
class Composed:
    """The text of a job's file, or nothing where there can be none; and words about what is not in it."""

    text: str = ""
    notes: list[str] = field(default_factory=list)


def compose(posting: Posting, terms: Terms) -> Composed:
    """The file of a posting, such that `check` finds no error in it."""
    made = Composed(notes=[f"left out: {words}" for words in posting.left_out])
    try:
        body = markdown(posting.html)
        markup.convert(body)
    except Unreadable as error:
        made.notes.append(f"not imported: {error}")
        return made
    except markup.TooComplex:
        made.notes.append("not imported: its text is too complex to be read in time")
        return made
    if not body:
        made.notes.append("not imported: it has no text")
        return made
    fields = _fields(posting, terms, made.notes)
    while wrong := _wrong(text := _written(fields, body, terms), terms.site):
        name, message = wrong
        if name not in fields or name in _NEEDED:
            made.notes.append(f"not imported: {message}")
            return made
        made.notes.append(f"left out: `{name}` ({message.rstrip('.')})")
        del fields[name]
    made.text = text
    return made


def _fields(posting: Posting, terms: Terms, notes: list[str]) -> dict[str, object]:
    """The fields of a job, in the order in which they are written; empty ones are left out."""
    if posting.posted is None:
        notes.append("the board names no date, so it is that of the first import")
    fields: dict[str, object] = {
        "id": f"{terms.source}:{terms.board}:{posting.id}",
        "title": posting.title,
        "date_posted": _day(posting.posted, terms.site) or terms.today,
        "updated": _day(posting.updated, terms.site),
        "valid_through": posting.until,
        "state": "open",
        **_where(posting, terms, notes),
        "employment_type": _employment(posting, notes),
        "team": _team(posting, terms, notes),
        "pay": _pay(posting),
        "apply_url": posting.apply_url,
        "reference": posting.id,
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _where(posting: Posting, terms: Terms, notes: list[str]) -> dict[str, object]:
    """Place and workplace. Remote work needs countries: those of the board, those of its places, those of the order."""
    places: dict[str, None] = {}
    said = [one for where in posting.places for one in apart(where)]
    workplace = posting.workplace
    ways = {workplace_of(where) for where in said}
    if not workplace and ways == {"remote"}:
        workplace = "remote"
    elif not workplace and "hybrid" in ways:
        workplace = "hybrid"
    for where in said:
        text, note = location(where, terms.site.organisation.country, terms.locations)
        if text:
            places[text] = None
        if note and workplace != "remote":
            notes.append(note)
    if workplace != "remote":
        return {"location": list(places) or list(map(country_name, _countries(said))), "workplace": workplace}
    countries = [country_of(name) for name in posting.remote_from]
    countries = [code for code in countries if code] or _countries(said) or list(terms.remote_from)
    if countries:
        return {
            "location": list(places), "workplace": "remote", "remote_from": list(dict.fromkeys(countries)),
        }  # fmt: skip
    notes.append(
        "a draft: it is remote, and the board does not say from which countries. Say so in its overlay.md "
        "(`remote_from: [DK]`, `workplace: remote`, `draft: false`), or for all with --remote-from"
    )
    return {"location": list(places) or ["Remote"], "draft": True}


def _countries(places: list[Where]) -> list[str]:
    return [parts.country for parts in map(parts_of, places) if parts.country]


def _employment(posting: Posting, notes: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for word in posting.employment:
        key = re.sub("[^a-z]", "", word.casefold())
        if key not in _EMPLOYMENT:
            notes.append(f"left out: the form of employment `{word}`, for which there is no word")
        found |= dict.fromkeys(_EMPLOYMENT.get(key, ()))
    return list(found)


def _team(posting: Posting, terms: Terms, notes: list[str]) -> str:
    """The department, where the site has such a team, or no files of teams at all."""
    name = posting.department
    if not name or not terms.teams:
        return name
    if own := terms.teams.get(name.casefold()):
        return own
    notes.append(f"left out: the department `{name}`, as no file in `teams/` has that name")
    return ""


def _pay(posting: Posting) -> dict[str, str]:
    pay = posting.pay
    if pay is None:
        return {}
    amounts = {"amount": pay.least} if pay.least == pay.most else {"min": pay.least, "max": pay.most}
    return {
        name: value for name, value in {**amounts, "currency": pay.currency, "per": pay.per}.items() if value
    }


def _day(moment: dt.date | dt.datetime | None, site: Site) -> dt.date | None:
    """The calendar day of a moment in the site's timezone."""
    return moment.astimezone(ZoneInfo(site.timezone)).date() if isinstance(moment, dt.datetime) else moment


def _written(fields: Mapping[str, object], body: str, terms: Terms) -> str:
    remark = _REMARK.format(source=terms.source, board=terms.board)
    rows = [f"{name}: {_value(value)}" for name, value in fields.items()]
    return "\n".join(["---", remark, *rows, "---", "", body, ""])


def _value(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else quoted(value)


def _wrong(text: str, site: Site) -> tuple[str, str] | None:
    """A field of a file in which there is an error, and the words of it."""
    report = Report()
    path = "jobs/imported/index.md"
    read_record("job", "imported", Source(path, text, report), Files(Path(), [path]), site)
    for found in report.diagnostics:
        if found.severity == "error":
            return found.code.removeprefix("job-").replace("-", "_"), found.message
    return None
