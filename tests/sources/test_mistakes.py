"""Mistakes of people in YAML: what is told of them, and where."""

from __future__ import annotations

import pytest

from kollega.diagnostics import Report
from kollega.sources import Scalar, Seq, Source, parse_yaml


def told(fields: str) -> list[tuple[str, int, int]]:
    """What is told of fields between lines of dashes, with line and column in the file."""
    report = Report()
    parse_yaml(Source("a.md", f"---\n{fields}---\n\nText.\n", report), fields, 2)
    return [(one.code, one.line, one.column) for one in report.diagnostics]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ('title: "a"\n  date: b\n', (3, 3)),
        ("authors: [a]\n  date: b\n", (3, 3)),
        ("authors:\n    - a\n  - b\n", (4, 3)),
        ("tags:\n  - a\n  date: b\n", (4, 3)),
        ("pay:\n    min: 1\n  max: 2\n", (4, 3)),
        ("quote: >\n  a\n b\n", (4, 2)),
        ("authors:\n  - Ada\n   - Bo\n", (4, 4)),
        ("tags:\n- a\n  - b\n  - c\n- d\n", (4, 3)),
    ],
)
def test_a_line_at_another_depth_is_told_as_such(fields: str, place: tuple[int, int]) -> None:
    assert told(fields) == [("yaml-indent", *place)]


@pytest.mark.parametrize(
    "fields",
    [
        "summary: Days\n  - and nights\n",
        "tags:\n- 'a\n  - b'\n",
        "share:\n- |\n  - a\n  - b\n",
        "tags:\n- a\n  -b\n",
    ],
)
def test_a_hyphen_in_a_text_begins_no_entry(fields: str) -> None:
    assert told(fields) == []


@pytest.mark.parametrize("fields", ["video:\n  url:b\n  poster: c\n", "steps:\n- name:b\n  days: 1\n"])
def test_a_space_that_is_missing_is_told_where_it_is_missing(fields: str) -> None:
    assert told(fields) == [("yaml-line", 3, 1)]


def test_an_address_on_a_line_of_its_own_misses_no_space() -> None:
    assert told("summary: see\n  https://a.example/\n  then: b\n") == [("yaml-indent", 4, 1)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("tags: [#sea, #wind]\n", "yaml-comment"),
        ("tags: [sea, #wind]\nsummary: b\n", "yaml-comment"),
        ("pay: {min: 1, #max: 2}\n", "yaml-comment"),
        ("tags: [\n", "yaml-bracket"),
        ("tags: [sea, # and wind\n\n", "yaml-bracket"),
    ],
)
def test_a_bracket_that_stays_open_is_told_where_it_is_opened(fields: str, code: str) -> None:
    assert told(fields) == [(code, 2, fields.index(" ") + 2)]


@pytest.mark.parametrize(
    "fields",
    [
        "title:\xa0A\nvideo:\n  url: b\n",
        "title\xa0: A\nvideo:\n\xa0\xa0url: b\n",
        "title\u202f: A\nvideo\xa0:\n  url:\xa0 b\n",
        "title:\u3000A\nvideo: {url: b}\n",
    ],
)
def test_a_blank_that_looks_like_a_space_is_one(fields: str) -> None:
    found = parse_yaml(Source("a.yml", fields, Report()), fields, 1)
    title, url = (found.get("title"), found.get("video", "url")) if found else (None, None)
    assert isinstance(title, Scalar) and isinstance(url, Scalar) and (title.value, url.value) == ("A", "b")


def test_a_hyphen_may_have_such_a_blank_behind_it() -> None:
    fields = "tags:\n-\xa0a\n- b\n"
    found = parse_yaml(Source("a.yml", fields, Report()), fields, 1)
    assert found and isinstance(tags := found.get("tags"), Seq) and len(tags.items) == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("100\xa0%", "100\xa0%"),
        ("\xab\xa0Bonjour\xa0!\xa0\xbb", "\xab\xa0Bonjour\xa0!\xa0\xbb"),
        ("|-\n  \u3000a\n  \u3000b\u3000c", "\u3000a\n\u3000b\u3000c"),
    ],
)
def test_blanks_in_values_stay_as_they_are(written: str, meant: str) -> None:
    fields = f"bio: {written}\n"
    found = parse_yaml(Source("a.yml", fields, Report()), fields, 1)
    assert found and isinstance(bio := found.get("bio"), Scalar) and bio.value == meant
