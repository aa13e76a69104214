"""Files that need no fields: which of them are all text, and which only lost the line above their fields."""

from __future__ import annotations

import pytest

from kollega.diagnostics import Report
from kollega.schema.head import fields_or_text
from kollega.schema.kinds import KINDS
from kollega.sources import Source


def read(text: str) -> tuple[tuple[str, str, int] | None, list[tuple[str, int]]]:
    report = Report()
    parts = fields_or_text(Source("a.md", text, report), KINDS["job"])
    return parts, [(one.code, one.line) for one in report.diagnostics]


@pytest.mark.parametrize(
    "text", ["Only words.\n", "Location: Odense, by the harbour.\n", "nota: bene\n", "title\n", "\nWe: all\n"]
)
def test_a_text_alone_is_a_text(text: str) -> None:
    assert read(text) == (("", text, 1), [])


@pytest.mark.parametrize(
    ("text", "line"),
    [("title: Lamp\n", 1), ("\n\nsummary: A lamp\n---\n\nText.\n", 3), ("share:\n  x: a\n", 1)],
)
def test_fields_without_the_line_above_them_are_told_and_are_no_text(text: str, line: int) -> None:
    assert read(text) == (None, [("front-matter-missing", line)])


def test_fields_between_their_lines_are_read() -> None:
    assert read("---\ntitle: Lamp\n---\ntitle: of the text\n") == (
        ("title: Lamp\n", "title: of the text\n", 4),
        [],
    )
