"""Text files as people's machines write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.limits import MOST
from kollega.sources import Source, split_front_matter
from tests.reading import as_read

PLAIN = "---\ntitle: Æ\n---\n\nText\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "both"],
)
def test_line_ends_and_byte_order_marks_do_not_matter(data: bytes) -> None:
    source, diagnostics = as_read(data)
    assert source is not None and source.text == PLAIN and not diagnostics


def test_equal_texts_have_equal_characters() -> None:
    composed, decomposed = as_read("Ærø é".encode())[0], as_read("Ærø e\u0301".encode())[0]
    assert composed is not None and decomposed is not None and composed.text == decomposed.text


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("---\ntitle: Bl\xe5b\xe6r\n".encode("latin-1"), (2, 10)),
        (PLAIN.encode("utf-16"), (1, 1)),
        (PLAIN.encode("utf-16-be"), (1, 1)),
        (b"ok\n\xff\n", (2, 1)),
    ],
    ids=["Latin-1", "UTF-16", "UTF-16 without a mark", "a stray byte"],
)
def test_another_encoding_is_told_with_its_place(data: bytes, place: tuple[int, int]) -> None:
    source, (found,) = as_read(data)
    assert source is None and found.code == "not-utf8"
    assert (found.line, found.column) == place


def test_an_empty_file_and_one_of_blanks_are_told() -> None:
    for data in (b"", b" \r\n\t\n", b"\xef\xbb\xbf"):
        source, (found,) = as_read(data)
        assert source is None and found.code == "file-empty"


def test_a_file_of_20_megabytes_is_refused_unread() -> None:
    source, (found,) = as_read(b"---\ntitle: x\n---\n" + b"a" * 20_000_000)
    assert source is None and found.code == "file-too-large" and "20,000,017 bytes" in found.message
    source, diagnostics = as_read(b"a" * MOST.text)
    assert source is not None and not diagnostics


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_reported(data: bytes) -> None:
    source, diagnostics = as_read(data)
    assert (source is None) == bool(diagnostics)


def split(text: str, *, needed: bool = True) -> tuple[tuple[str, str, int] | None, list[str]]:
    report = Report()
    return split_front_matter(Source("a.md", text, report), needed=needed), [
        one.code for one in report.diagnostics
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nbody\n", ("a: b\n", "body\n", 4)),
        ("---  \na: b\n--- \t\nbody", ("a: b\n", "body", 4)),
        ("---\n---\n", ("", "", 3)),
        ("---\na: b\n...\nbody", ("a: b\n", "body", 4)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---\na: |\n  ---\n---\n\nbody\n---\n", ("a: |\n  ---\n", "\nbody\n---\n", 5)),
    ],
)
def test_front_matter_stands_between_lines_of_dashes(text: str, parts: tuple[str, str, int]) -> None:
    assert split(text) == (parts, [])
    _, body, line = parts
    assert body == "" or text.split("\n")[line - 1] == body.split("\n")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# Title\n", "front-matter-missing"),
        ("----\n\nText\n", "front-matter-missing"),
        ("\n\n---\nNo field\n", "front-matter-missing"),
        ("---\na: b\n", "front-matter-open"),
        ("---", "front-matter-open"),
        ("+++\na = 1\n+++\n", "front-matter-toml"),
    ],
)
def test_what_is_wrong_with_front_matter_is_told(text: str, code: str) -> None:
    assert split(text) == (None, [code])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("\n---\na: b\n---\n", "front-matter-space", 2),
        (" ---\nDate Posted: b\n---\n", "front-matter-space", 1),
        (" \n\n\t---  \n\na: b\n---\n", "front-matter-space", 3),
        ("----\na: b\n---\n", "front-matter-dashes", 1),
        ("--\na: b\n---\n", "front-matter-dashes", 1),
        ("\n\u2014-\na:\n---\n", "front-matter-dashes", 2),
        ("\u2014\na: b\n", "front-matter-dashes", 1),
    ],
)
def test_a_line_that_nearly_begins_the_fields_is_told(text: str, code: str, line: int) -> None:
    for needed in (True, False):
        report = Report()
        assert split_front_matter(Source("a.md", text, report), needed=needed) is None
        assert [(one.code, one.line) for one in report.diagnostics] == [(code, line)]


def test_a_page_may_begin_with_a_rule() -> None:
    for text in (
        "----\n\nText\n",
        "\n---\n\nIt was so dark: nobody saw it, and nobody who was there saw us: a night\n",
    ):
        assert split(text, needed=False) == (("", text, 1), [])


def test_a_page_needs_no_front_matter() -> None:
    assert split("# Title\n", needed=False) == (("", "# Title\n", 1), [])
    assert split("---\na: b\n", needed=False) == (None, ["front-matter-open"])


@given(st.text(max_size=200))
def test_front_matter_and_body_are_the_text(text: str) -> None:
    parts, codes = split(f"---\n{text}")
    if parts is None:
        assert codes == ["front-matter-open"]
    else:
        front, body, line = parts
        assert text.startswith(front) and text.endswith(body)
        assert line == len(f"---\n{text}".removesuffix(body).split("\n")) or not body
