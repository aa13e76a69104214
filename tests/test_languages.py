"""Language tags: one form, whatever their capitals."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.languages import base, canonical, file_of
from tests.folders import write


@pytest.mark.parametrize(
    ("written", "tag"),
    [("EN", "en"), ("pt-br", "pt-BR"), ("zh-hANT-tw", "zh-Hant-TW"), ("de-1996", "de-1996"), ("sl-ROZAJ", "sl-rozaj"), (" da ", "da"), ("", "")],
)  # fmt: skip
def test_tags_have_the_capitals_that_are_usual(written: str, tag: str) -> None:
    assert canonical(written) == tag == canonical(tag)


def test_the_file_of_a_language_is_found_whatever_its_capitals(tmp_path: Path) -> None:
    write(tmp_path, {"pt-br.json": "{}", "en.json": "{}"})
    assert file_of([tmp_path], "pt-BR") == tmp_path / "pt-br.json"
    assert file_of([tmp_path], "pt") is None and file_of([tmp_path / "gone"], "en") is None


@pytest.mark.parametrize(
    ("langs", "file"),
    [
        (("de-AT",), "own/de.json"),
        (("pt-BR",), "ours/pt-BR.json"),
        (("pt-PT",), "own/pt.json"),
        (("da", "de"), "own/de.json"),
        (("da", "en"), "ours/en.json"),
    ],
)
def test_the_nearest_language_goes_before_the_nearest_folder(
    tmp_path: Path, langs: tuple[str, ...], file: str
) -> None:
    write(
        tmp_path,
        dict.fromkeys(
            ("own/de.json", "own/pt.json", "ours/de.json", "ours/en.json", "ours/pt-BR.json"), "{}"
        ),
    )
    assert file_of([tmp_path / "own", tmp_path / "ours"], *langs) == tmp_path / file


def test_the_language_of_a_tag_is_its_first_part() -> None:
    assert (base("en-GB"), base("zh-Hant-TW"), base("da")) == ("en", "zh", "da")
