"""The values of a kit, of which its words are made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library import load
from kollega.sharing.kit import kit_of
from tests.folders import CONFIG, write
from tests.reading import story


@pytest.mark.parametrize(
    ("authors", "known"),
    [("bo", "Bo Bak"), ("ada", ""), ("[ada, bo]", ""), ("[bo, cy]", ""), ("[ada]", "")],
)
def test_an_author_is_one_colleague_by_name(authors: str, known: str, tmp_path: Path) -> None:
    """Words such as `my colleague {author} tells` are no language with another."""
    agreed = "consent: {purpose: site}\n"
    write(tmp_path, {
        "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{consent: {{site: name}}}}}}\n", "content/people/ada.yml": "name: Ada Anker\n",
        "content/people/bo.yml": f"name: Bo Bak\n{agreed}", "content/people/cy.yml": f"name: Cy Ciel\n{agreed}",
        "stories/a.md": story(authors=authors, lang="da"),
    })  # fmt: skip
    library = load(tmp_path, date(2026, 6, 30), Report())
    assert library
    (told,) = library.stories
    assert kit_of(told, library.site).values["author"] == known
