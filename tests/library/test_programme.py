"""The programme: advice that grows old, in every language for itself."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import site

TWO = f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n"
ADVICE = "---\ntitle: You may\n{}---\n\nTell what you like.\n"


@pytest.mark.parametrize(
    ("original", "translation", "old"),
    [
        ("2025-01-01", "2025-02-01", ["1-you-may.da.md", "1-you-may.md"]),
        ("2026-02-01", "2025-01-01", ["1-you-may.da.md"]),
        ("2025-01-01", "2026-02-01", ["1-you-may.md"]),
        ("2025-01-01", None, ["1-you-may.md"]),
        ("2025-01-01", "", ["1-you-may.md"]),
        ("2025-03-01", "2025-02-28", ["1-you-may.da.md"]),
    ],
)
def test_advice_is_to_be_read_every_year_in_each_language(
    original: str, translation: str | None, old: list[str]
) -> None:
    folder = "content/program/guidelines"
    found = site(
        {
            f"{folder}/1-you-may.md": ADVICE.format(f"reviewed: {original}\n"),
            f"{folder}/1-you-may.da.md": ADVICE.format(
                "" if translation is None else f"reviewed: {translation}\n"
            ),
        },
        "2026-03-01",
        config=TWO,
    )
    assert [one.path for one in found.diagnostics] == [f"{folder}/{name}" for name in old]
    assert {one.problem for one in found.diagnostics} == {"guideline-old"}
