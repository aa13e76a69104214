"""Language tags: one form, whatever their capitals."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.languages import canonical, file_of
from tests.folders import write


@pytest.mark.parametrize(
    ("written", "tag"),
    [("EN", "en"), ("pt-br", "pt-BR"), ("zh-hANT-tw", "zh-Hant-TW"), ("de-1996", "de-1996"), ("sl-ROZAJ", "sl-rozaj"), (" da ", "da"), ("", "")],
)  # fmt: skip
def test_tags_have_the_capitals_that_are_usual(written: str, tag: str) -> None:
    assert canonical(written) == tag == canonical(tag)


def test_the_file_of_a_language_is_found_whatever_its_capitals(tmp_path: Path) -> None:
    write(tmp_path, {"pt-br.json": "{}", "en.json": "{}"})
    assert file_of(tmp_path, "pt-BR") == tmp_path / "pt-br.json"
    assert file_of(tmp_path, "pt") is None and file_of(tmp_path / "gone", "en") is None
