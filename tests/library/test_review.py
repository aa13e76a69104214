"""What people should look at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report, as_text
from kollega.library import load
from tests.folders import CONFIG, write
from tests.withdraw.test_content import NAMING

PEOPLE: dict[str, str | bytes] = {
    "content/people/mia.yml": "name: Mia Holm\nleft: 2026-01-01\n",
    "content/people/bo.yml": "name: Bo Borg\n",
    "mkdocs.yml": CONFIG,
}


@pytest.mark.parametrize("field", [field for field in NAMING if field != "person"])
def test_every_field_that_shows_somebody_who_left_is_told(field: str, tmp_path: Path) -> None:
    path, text = NAMING[field]
    report = Report()
    load(write(tmp_path, {**PEOPLE, path: text}), date(2026, 11, 22), report)
    (found,) = (one for one in report.diagnostics if one.code == "person-left")
    assert f"in `{path}`" in as_text(found)
