"""Reading for tests: a site folder from a few texts, and what is found in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kollega.diagnostics import Diagnostic, Report
from kollega.library import load
from kollega.live import Library
from kollega.schema import Document, read_record
from kollega.site import Organisation, Site
from kollega.sources import Files, Source, read_text
from tests.folders import CONFIG, write

TODAY = date(2026, 11, 21)


class Found(NamedTuple):
    """What is live in a site, and what there is to say about it."""

    library: Library
    diagnostics: list[Diagnostic]

    def codes(self, path: str = "") -> list[str]:
        """Codes of the findings, of one file or of all."""
        return [one.code for one in self.diagnostics if path in ("", one.path)]


def site(files: dict[str, str | bytes], today: date | str = TODAY, *, config: str = CONFIG) -> Found:
    """The library of a folder with these files; `mkdocs.yml` is `config`."""
    report = Report()
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"mkdocs.yml": config, **files})
        library = load(root, date.fromisoformat(today) if isinstance(today, str) else today, report)
    assert library is not None, report.diagnostics
    return Found(library, report.diagnostics)


def record(
    kind: str,
    fields: str,
    body: str = "",
    *,
    beside: tuple[str, ...] = (),
    timezone: str = "Europe/Copenhagen",
) -> tuple[Document | None, list[Diagnostic]]:
    """The record of one file, with other files beside it, and what there is to say about it."""
    report = Report()
    text = fields if kind in ("person", "team", "location") else f"---\n{fields}\n---\n{body}"
    files = Files(Path(), [f"stories/{name}" for name in beside])
    found = read_record(
        kind, "one", Source("stories/one.md", text, report), files,
        Site(name="Harbour", url="https://careers.example.org/", timezone=timezone, organisation=Organisation(name="H")),
    )  # fmt: skip
    return found, report.diagnostics


def as_read(data: bytes, path: str = "stories/one.md") -> tuple[Source | None, list[Diagnostic]]:
    """The text of a file that holds `data`."""
    report = Report()
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {path: data})
        return read_text(Files(root, [path]), path, report), report.diagnostics


def story(
    title: str = "Night shift",
    date: str = "2026-01-13",
    authors: str = "Ada Anker",
    body: str = "Dark.",
    **more: str,
) -> str:
    """A story's file; `more` are further fields, as YAML."""
    fields = {"title": title, "date": date, "authors": authors, **more}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + f"---\n\n{body}\n"


def job(
    title: str = "Lamp keeper", date_posted: str = "2026-01-02", body: str = "Keep the lamp.", **more: str
) -> str:
    """A job's file."""
    fields = {
        "title": title,
        "date_posted": date_posted,
        "location": "'Odense, Denmark'",
        "apply_email": "jobs@example.org",
        **more,
    }
    return (
        "---\n"
        + "".join(f"{name}: {value}\n" for name, value in fields.items() if value != "-")
        + f"---\n\n{body}\n"
    )
