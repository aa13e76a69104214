"""Target: a file of a record, from its bytes to a typed record or to diagnostics."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from fuzz.findings import require
from kollega.diagnostics import FORMATS, Diagnostic, Report, visible
from kollega.letters import clean
from kollega.records import Record
from kollega.schema import Document, read_list, read_record
from kollega.schema.kinds import KINDS
from kollega.site import Organisation, Site
from kollega.sources import Files, Source, read_text

NAMES = tuple(KINDS)
LISTS = ("link", "engage", "review")
SITE = Site(
    name="Harbour", url="https://careers.example.org/", timezone="Europe/Copenhagen",
    organisation=Organisation(name="Harbour"),
)  # fmt: skip
BESIDE = ("pier.jpg", "a.mp4", "a.vtt", "poster.png", "sub/b.JPG")
#: Processor time that one file may take, in seconds.
LONGEST = 1.0

WORDS = tuple(
    word.encode()
    for word in (
        "\n---\n", "---", "...", ": ", "- ", "? ", "|\n", ">\n", "|-\n  ", "[", "]", "{", "}", ", ", "#", " #a", "&a ", "*a", "!!x ", "!", "<<: ",
        '"', "'", "\\x0", "\\u202e", "\\ud800", "%YAML 1.1\n", "\t", "\r", "\r\n", "\ufeff", "\x00", "\x1b[2J", "\u2028", "\x85", "\u202e", "e\u0301", "🎉", "~", "null", "true",
        "2026-01-13", "2026-02-30", "0001-01-01", "9999-12-31T23:59:59-23:59", "2026-01-13T10:00", "+24:00", "12:30", "1e999", "nan", "-0", "9" * 400,
        "https://", "https://[", "javascript:", "mailto:", "a@b.example", "xn--", "pier.jpg", "../", "/", "linkedin: ", "REPLACE ME",
        *(f"\n{row.name}: " for fields in KINDS.values() for row in fields),
    )
)  # fmt: skip


@cache
def _folder() -> TemporaryDirectory[str]:
    """A site folder for the whole run, removed at its end."""
    folder = TemporaryDirectory(prefix="fuzz-")
    (Path(folder.name) / "stories").mkdir()
    return folder


def seeds() -> list[bytes]:
    """Good files of each kind, the first byte of each being its kind."""
    good = Path(__file__).parents[1] / "tests" / "sites" / "good"
    folders = {
        "stories/*.md": "story", "jobs/*.md": "job", "content/people/*": "person", "content/teams/*": "team",
        "content/locations/*": "location", "content/events/*.md": "event", "content/values/*.md": "value",
        "content/*.md": "page",
    }  # fmt: skip
    found = [
        bytes([NAMES.index(kind)]) + path.read_bytes()
        for pattern, kind in folders.items()
        for path in sorted(good.glob(pattern))[:6]
        if path.is_file()
    ]
    link = b"- url: https://example.org/\n  title: A\n  why: b\n  until: 2026-01-13\n"
    program = (
        b"owner: ada\naudiences: [a, b]\ngoals:\n  - {name: a, until: 2026-01-13}\nnetworks: [linkedin]\n"
    )
    return [
        *found,
        *(bytes([NAMES.index(kind)]) + link for kind in LISTS),
        bytes([NAMES.index("program")]) + program,
        bytes([NAMES.index("guideline")]) + b"---\ntitle: A\nreviewed: 2026-01-13\n---\nWords.\n",
    ]


def check(data: bytes) -> None:
    """Read `data` as a file of the kind that its first byte says; anything but a record or diagnostics is a finding."""
    kind, content = NAMES[data[0] % len(NAMES)] if data else "story", data[1:]
    report, root, path = Report(), Path(_folder().name), f"stories/{kind}.md"
    (root / path).write_bytes(content)
    files = Files(root, [path, *(f"stories/{name}" for name in BESIDE)])
    begun = time.process_time()
    source = read_text(files, path, report)
    records: list[Any] = []
    if source is not None and kind in LISTS:
        records = [found.record for found in read_list(kind, source, files, SITE)]
    elif source is not None:
        partial: list[Document] = []
        document = read_record(kind, "one", source, files, SITE, partial)
        records = [found.record for found in (document, *partial) if found is not None]
        require(bool(records) or report.fails(), "neither a record nor an error")
    taken = time.process_time() - begun
    require(taken < LONGEST, f"{taken:.1f} s for {len(content)} bytes")
    for found in report.diagnostics:
        look_at_diagnostic(found, source, path)
    for record in records:
        look_at_record(record)


def look_at_diagnostic(found: Diagnostic, source: Source | None, path: str) -> None:
    """A diagnostic points into its file, and cannot steer a terminal."""
    require(found.path == path and bool(found.message), "no path or no words")
    require(found.line >= 0 and (found.column > 0) == (found.line > 0), f"place {found.line}:{found.column}")
    if source is not None and found.line:
        lines = source.text.split("\n")
        require(found.line <= len(lines), f"line {found.line} of {len(lines)}: {found.code}")
        width = len(lines[found.line - 1])
        require(found.column <= width + 1, f"column {found.column} of {width}: {found.code}")
    for name, form in FORMATS.items():
        told = form(found)
        told.encode()
        require(all(visible(line, 10**6) == line for line in told.split("\n")), f"{name}: {told!r}")
    msgspec.json.encode(found)


def look_at_record(record: Record) -> None:
    """Each value is of its type, and no text has in it what nobody sees."""
    plain = msgspec.to_builtins(record)
    again = msgspec.convert(plain, type(record), strict=True)
    require(_alike(again, record), f"{again} is not {record}")
    for text in _texts(plain):
        require(not clean(text)[1], f"invisible letters in {text!r}")
        text.encode()


def _alike(one: Any, other: Any) -> bool:
    """Equality that knows that an offset of whole seconds is written in minutes."""
    if isinstance(one, Record):
        return all(_alike(getattr(one, name), getattr(other, name)) for name in one.__struct_fields__)
    if hasattr(one, "whole_day"):
        same: bool = abs(one.at - other.at) < timedelta(minutes=1) and one.whole_day == other.whole_day
        return same
    return type(one) is type(other) and bool(one == other)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []
