"""Site folders made of other people's strings and pictures, built and looked at as strangers would."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import feedparser

from fuzz import dom
from fuzz.findings import require
from fuzz.harm import Harm, harms
from kollega import pipeline
from kollega.diagnostics import as_text
from kollega.letters import clean, line
from tests.folders import write

DAY = date(2026, 11, 21)
CONFIG = "site_name: Harbour\nsite_url: https://careers.example.org/sub/\n"
_STORY = """---
title: {q}
date: 2026-01-13
authors: [{q}]
summary: {q}
quote: {q}
tags: [{q}]
share: {{mastodon: {q}}}
---

{raw}
"""
_JOB = """---
title: {q}
date_posted: 2026-01-02
location: Odense
apply_email: jobs@example.org
reference: {q}
benefits: [{q}]
hiring_steps: [{q}]
contact: {{name: {q}, phone: {q}}}
---

{raw}
"""
_PERSON = "name: {q}\nrole: {q}\npronouns: {q}\nbio: {q}\n"
_PAGE = "---\ntitle: {q}\nsummary: {q}\n---\n\n{raw}\n"
_PHOTO = "---\ntitle: Photo {n}\ndate: 2026-01-13\nauthors: Ada\nphoto: {name}\nphoto_alt: A photo\n---\n\nWords.\n"
#: Mistakes of a hand-written page that only the finished page shows: MkDocs reads it, and names its headings.
_OF_PAGES = {"gate-fragment", "gate-link"}
_MOST_FINDINGS = 40
_SHOWN = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


def quoted(text: str) -> str:
    """A YAML double-quoted scalar that means `text`."""
    plain = (
        letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08x}" for letter in text
    )
    return f'"{"".join(plain)}"'


def of_strings(strings: Sequence[str]) -> dict[str, str | bytes]:
    """A site in which each string is everything that a person may write."""
    files: dict[str, str | bytes] = {"mkdocs.yml": CONFIG, "content/index.md": "# Home\n"}
    for number, text in enumerate(strings):
        names = {
            f"stories/s{number}.md": _STORY, f"jobs/j{number}.md": _JOB, f"content/people/p{number}.yml": _PERSON,
            f"content/h{number}.md": _PAGE,
        }  # fmt: skip
        for name, form in names.items():
            files[name] = form.format(q=quoted(text), raw=text).encode("utf-8", "replace")
    return files


def of_pictures(pictures: Sequence[Path]) -> dict[str, str | bytes]:
    """A site in which each picture is the photo of a story; a name of another kind gets the ending of a JPEG."""
    files: dict[str, str | bytes] = {"mkdocs.yml": CONFIG}
    for number, path in enumerate(pictures):
        name = f"photo{path.suffix.lower() if path.suffix.lower() in _SHOWN else '.jpg'}"
        files[f"stories/s{number}/{name}"] = path.read_bytes()
        files[f"stories/s{number}/index.md"] = _PHOTO.format(n=number, name=name).encode()
    return files


class Built(NamedTuple):
    """What became of a site: its folder, all files of both outputs, what the check refused by code, and what is wrong."""

    site: Path
    outputs: list[dict[str, Any]]
    refused: Counter[str]
    findings: list[str]


def build(files: Mapping[str, str | bytes], root: Path, *, pictures: bool) -> Built:
    """Write a site and build it without the files that the check refuses.

    That it cannot be built then is a finding: what the check lets pass must not stop the others.
    """
    folder, out = root / "site-folder", root / "out"
    write(folder, dict(files))
    report = pipeline.check(folder, DAY, workers=2, with_pictures=pictures).report
    refused = {(one.path, one.code) for one in report.diagnostics if one.severity == "error"}
    for path, _ in refused:
        _remove(folder, path)
    order = pipeline.Order(
        root=folder, site_dir=out / "site", backstage_dir=out / "backstage", today=DAY, workers=2, pictures=pictures
    )  # fmt: skip
    findings: list[str] = []
    while not (outcome := pipeline.build(order)).published:
        errors = [one for one in outcome.report.diagnostics if one.severity == "error"]
        for one in errors:
            if one.code in _OF_PAGES and one.path.startswith("h"):
                refused.add((one.path, one.code))
            else:
                findings.append(as_text(one))
        pages = {one.path.rpartition("/")[0].rpartition("/")[2] for one in errors}
        gone = [
            _remove(folder, f"content/{name}.md" if name.startswith("h") else f"stories/{name}.md")
            for name in sorted(pages)
        ]
        require(any(gone) and len(findings) < _MOST_FINDINGS, "\n".join(findings))
    return Built(out / "site", outcome.outputs, Counter(code for _, code in refused), findings)


def _remove(folder: Path, path: str) -> bool:
    """Remove a file; of a picture, the story that shows it. Whether it was there."""
    if (folder / path).parent.parent.name == "stories":
        path = f"{path.rpartition('/')[0]}/index.md"
    was_there = (folder / path).exists()
    (folder / path).unlink(missing_ok=True)
    return was_there


def look_at_site(site: Path) -> Iterator[str | int]:
    """Look at every page and at every text in a feed with a second parser: what is wrong, and how many were looked at."""
    for path in sorted(site.rglob("*.html")):
        if path.parts[-3] != "locations":  # as the pages of tags, and long
            yield from (f"{path.relative_to(site)}: {what}" for what, _ in _harms(path.read_text("utf-8")))
            yield 1
    for path in sorted((site / "feeds").glob("*.json")):  # those of tags and places are parts of these
        for text in _html_in(json.loads(path.read_text("utf-8"))):
            yield from (f"{path.relative_to(site)}: {what}" for what, _ in _harms(text))
            yield 1


def _harms(html: str) -> Iterator[Harm]:
    return harms(html, "careers.example.org")


def _html_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("content_html", "description") and isinstance(inner, str):
                yield inner
            yield from _html_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _html_in(inner)


def expected(text: str) -> str:
    """What is left of a title: composed letters, one line, nothing that is invisible and misleads."""
    return unicodedata.normalize("NFC", line(clean(text)[0]))


def look_at_titles(strings: Sequence[str], site: Path) -> tuple[int, list[str]]:
    """How many strings are titles of stories that were published, and those that are not shown as they were written."""
    feeds = _titles_in_feeds(site)
    shown, wrong = 0, list[str]()
    for number, text in enumerate(strings):
        page = site / "stories" / f"s{number}" / "index.html"
        if not page.exists():
            continue
        shown += 1
        root = dom.tree(page.read_text("utf-8"))
        texts = {"h1": "", "title": "", "json": ""}
        for element in root.iter():
            name = str(element.tag).rpartition("}")[2]
            if name == "h1":
                texts["h1"] = "".join(element.itertext()).strip()
            elif name == "title" and not texts["title"]:
                texts["title"] = (element.text or "").removesuffix(" · Harbour")
            elif name == "script" and element.get("type") == "application/ld+json":
                texts["json"] = _headline(json.loads(element.text or "{}")) or texts["json"]
        texts |= {name: titles.get(f"stories/s{number}/", expected(text)) for name, titles in feeds.items()}
        wrong += [
            f"{name}: {value!r} for {text!r}" for name, value in texts.items() if value != expected(text)
        ]
    return shown, wrong


def _headline(value: Any) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_headline, value)), "")
    return (
        str(value.get("headline", "")) or _headline(value.get("@graph", []))
        if isinstance(value, dict)
        else ""
    )


def _titles_in_feeds(site: Path) -> dict[str, dict[str, str]]:
    """Titles of stories by the address of the page, for each feed."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(site.rglob("*.xml")):
        for entry in feedparser.parse(path.read_bytes(), sanitize_html=False).entries:
            if "link" in entry and "title" in entry:
                found.setdefault(path.name, {})[_address(entry.link)] = entry.title
    for path in sorted(site.rglob("feed*.json")):
        for item in json.loads(path.read_text("utf-8")).get("items", ()):
            found.setdefault(path.name, {})[_address(item["url"])] = item["title"]
    return found


def _address(url: str) -> str:
    return unquote(urlsplit(url).path).removeprefix("/sub/")
