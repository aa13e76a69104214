"""From a file to a typed record, or to diagnostics: the rules of each kind that concern several fields."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from kollega.records import Job, Location, Page, Person, Photo, Record, Site, Story, Team
from kollega.schema.fields import Context, read_fields
from kollega.schema.kinds import KINDS
from kollega.sources import Files, Source, parse_yaml, split_front_matter
from kollega.sources.text import clean

RECORDS: dict[str, type[Record]] = {
    "story": Story,
    "job": Job,
    "person": Person,
    "team": Team,
    "location": Location,
    "page": Page,
}
#: Kinds whose file is all YAML.
_ALL_YAML = {"person", "team", "location"}


@dataclass
class Document:
    """A record with what diagnostics about it need."""

    kind: str
    record: Any
    source: Source
    marks: dict[str, tuple[int, int]]

    def problem(self, problem: str, field: str, **values: object) -> None:
        """Report a problem of a field of this record."""
        line, column = self.marks.get(field) or self.marks.get(field.split(".")[0]) or (1, 1)
        name = field.split(".")[0]
        code = f"{self.kind}-{name}".replace("_", "-")
        self.source.problem(problem, line, column, code=code, field=name, **values)


def slugify(text: str) -> str:
    """The part of an address that stands for `text`: letters of any script stay readable.

    Two labels with one slug are one label. `C++` and `C#` are not `C`.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    text = re.sub(r"(?<=\w)\+", "-plus", text)
    text = re.sub(r"(?<=\w)#", "-sharp", text)
    slug = re.sub(r"[^\w]+|_+", "-", text.replace("'", "").replace("’", "")).strip("-")[:80].strip("-")
    return slug or "-".join(f"{ord(character):x}" for character in text.strip()[:8])


def read_record(kind: str, slug: str, source: Source, files: Files, site: Site) -> Document | None:
    """The record of a file, or nothing and diagnostics."""
    if kind in _ALL_YAML:
        front, body, body_line, first = source.text, "", 1, 1
    else:
        parts = split_front_matter(source, needed=kind != "page")
        if parts is None:
            return None
        front, body, body_line = parts
        first = 2
    context = Context(source, kind, files, ZoneInfo(site.timezone), site.lang)
    node = parse_yaml(source, front, first)
    if node is None:
        return None
    before = source.report.errors_in(source.path)
    values = read_fields(node, KINDS[kind], context)
    _photo(values, context)
    if kind == "job":
        _job(values, context)
    if source.report.errors_in(source.path) > before:
        return None
    body, changed = clean(body)
    if changed:
        source.problem("text-invisible", body_line, 1, code=f"{kind}-text", field="text")
    values |= {"path": source.path, "slug": slug, "body": body, "body_line": body_line}
    values.setdefault("lang", site.lang)
    return Document(kind, RECORDS[kind](**values), source, context.marks)


def _photo(values: dict[str, Any], context: Context) -> None:
    """One picture from the fields that describe it."""
    path = values.pop("photo", None)
    alt = values.pop("photo_alt", "")
    decorative = values.pop("photo_decorative", False)
    focus = values.pop("photo_focus", None)
    if not path:
        return
    if not alt and not decorative:
        context.field = "photo_alt"
        line, column = context.marks["photo"]
        context.source.problem(
            "photo-without-alt", line, column, code=f"{context.kind}-photo-alt", photo=path.rpartition("/")[2]
        )
        return
    values["photo"] = Photo(path=path, alt="" if decorative else alt, focus=focus)


def _job(values: dict[str, Any], context: Context) -> None:
    """The rules of a job's fields among each other."""
    values["locations"] = values.pop("location", ())
    address = values.get("apply_url", "")
    if address.casefold().startswith("mailto:"):
        values["apply_email"] = address[7:].partition("?")[0]
        del values["apply_url"]

    def missing(field: str, problem: str) -> None:
        context.field = field
        context.problem(problem)

    if not {"apply_url", "apply_email"} & (values.keys() | context.marks.keys()):
        missing("apply_url", "apply-missing")
    remote = values.get("workplace") == "remote"
    if remote and "remote_from" not in context.marks:
        missing("remote_from", "remote-from-missing")
    if not remote and "location" not in context.marks:
        missing("location", "location-missing")
    first, last = values.get("date_posted"), values.get("valid_through")
    if first and last and last.day < first.day:
        line, column = context.marks["valid_through"]
        context.source.problem(
            "job-ends-before-it-begins",
            line,
            column,
            code="job-valid-through",
            first=first.day,
            last=last.day,
        )
