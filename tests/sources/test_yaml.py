"""YAML as the contract has it: plain maps, lists and texts, each with its place."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.limits import MOST
from kollega.sources import Map, Node, Scalar, Seq, Source, parse_list, parse_yaml

SECONDS = 2.0


def parse(text: str, *, trusted: bool = False) -> tuple[Map | None, list[str]]:
    report = Report()
    found = parse_yaml(Source("a.yml", text, report), text, 1, trusted=trusted)
    return found, [one.code for one in report.diagnostics]


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    return (
        [plain(item) for item in node.items]
        if isinstance(node, Seq)
        else {k.value: plain(v) for k, v in node.entries}
    )


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "yes",
        "on",
        "12:30",
        "0123",
        "1e3",
        "0x1F",
        ".5",
        "1_000",
        "2026-01-13",
        "<3",
        "AT&T",
        "a ~ b",
        "C#",
        "1.0",
    ],
)
def test_a_value_is_the_text_that_people_wrote(value: str) -> None:
    node, codes = parse(f"a: {value}")
    assert node is not None and plain(node) == {"a": value} and not codes


@pytest.mark.parametrize(
    "value",
    ["", "~", "null", "Null", "NULL", '""', "''", '" "', "[]", "{}", '["", {c: ~}]', '{c: "", d: [null]}'],
)
def test_an_empty_text_null_and_what_holds_nothing_else_are_absent(value: str) -> None:
    node, _ = parse(f"a: {value}\nb: x")
    assert node is not None and [one.absent for _, one in node.entries] == [True, False]


def test_null_in_quotes_is_a_word() -> None:
    node, _ = parse("a: 'null'")
    assert node is not None and not node.entries[0][1].absent


def test_each_value_has_its_place() -> None:
    node, _ = parse("a: b\nc:\n  - d\n  - {e: f}\n")
    assert node is not None
    items = node.get("c")
    assert isinstance(items, Seq) and isinstance(items.items[1], Map)
    assert (items.items[0].line, items.items[0].column) == (3, 5)
    value = items.items[1].entries[0][1]
    assert (value.line, value.column) == (4, 9)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: b: c", "yaml-colon"),
        ("a: b\n\tc: d", "yaml-tab"),
        ("\ta: b", "yaml-tab"),
        ("a:\n\t- b", "yaml-tab"),
        ('a: "b', "yaml-quote"),
        ("a: 'it's'", "yaml-after-quote"),
        ("a: [b", "yaml-bracket"),
        ("a: [b] c", "yaml-after-bracket"),
        ("a: {b: c} d: e", "yaml-after-bracket"),
        ("a: \u201cb: c\u201d", "yaml-curly"),
        ("a: \u201eb: c\u201c", "yaml-curly"),
        ("- a: b\n- c: \u00abd: e\u00bb", "yaml-curly"),
        ("a: b \u201cc\u201d: d", "yaml-colon"),
        ("**a**: b", "yaml-stars"),
        ("a: b\n*date*: c", "yaml-stars"),
        ("a: @b", "yaml-sign"),
        ("a: - b", "yaml-sign"),
        ("a: , b", "yaml-sign"),
        ("a: {", "yaml-bracket"),
        ("a: *b* c", "yaml-alias"),
        ('a: "\\q"', "yaml-backslash"),
        ("a:b\nc: d", "yaml-line"),
        ("a: b\nwords\nc: d", "yaml-line"),
        ("words\na: b", "yaml-line"),
        ("a: b\n  c: d", "yaml-indent"),
        ("  a: b\n c: d", "yaml-indent"),
        ("- a\nb: c", "yaml-broken"),
        ("a: b\x01", "yaml-character"),
        ("just words", "yaml-not-a-map"),
        ("- a\n- b", "yaml-not-a-map"),
        ("a: b\n---\nc: d", "yaml-two-documents"),
        ("a: &x b", "yaml-alias"),
        ("a: *x", "yaml-alias"),
        ("<<: {a: b}", "yaml-alias"),
        ("a: !!python/object:os.system b", "yaml-tag"),
        ("a: !b", "yaml-tag"),
        ("[a]: b", "yaml-key"),
        ("? {a: b}\n: c", "yaml-key"),
        ("a: b\na: c", "yaml-duplicate"),
        ("a: {b: c, b: d}", "yaml-duplicate"),
        ("a: {b: 132,552}", "yaml-comma"),
        ("a: {b: 1,234,567, c: d}", "yaml-comma"),
        ("a: {b: 32, 000, c: d}", "yaml-comma"),
        ("a: {b: 31,000 kr., c: d}", "yaml-comma"),
        ("a: {b: 31,000 c: 33000}", "yaml-comma"),
        ("a: {b: About 5,000 posts, c: d}", "yaml-comma"),
        ("a: " + "[" * 30 + "]" * 30, "yaml-too-deep"),
        ("a: [" + "b," * 10_001 + "]", "yaml-too-many"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_told(text: str, code: str) -> None:
    assert parse(text)[1] == [code]


@pytest.mark.parametrize(
    "text", ["a: {1:05: In 2, 2:15: Out 3,3:00: End}", "a: 132,552", "a: [1,2: b]", "a: {'b': '1,2'}"]
)
def test_a_comma_may_stand_beside_digits(text: str) -> None:
    assert parse(text)[1] == []


def test_the_configuration_may_have_numbers_for_names() -> None:
    assert parse("a: {1: 2, 3: 4}", trusted=True)[1] == []
    assert parse("a: {b: 1,000}", trusted=True)[1] == ["yaml-comma"]


def test_each_number_that_a_comma_cuts_is_told_once_with_its_cure() -> None:
    report = Report()
    text = "pay: {min: 32,000, max: 1,033,000, per: hour, amount: 41,50}"
    found = parse_yaml(Source("a.yml", text, report), text, 1)
    assert [(one.column, dict(one.values)["example"]) for one in report.diagnostics] == [
        (12, "32000"),
        (25, "1033000"),
        (55, "41.50"),
    ]
    assert found is not None and found.entries[0][1].broken


@pytest.mark.parametrize(
    "text",
    ["It was dark.\nShe said: go\n\nMore.", "**Night** fell.", "- a list\n- of words", "> a quote", "![a](b.jpg)", "[a](b)", '"Night," she said.',
     "\u201cNight,\u201d she said.", "`a` b", "@Bo said", "1. One", "I'm here: it's: ok", "'Twas night", "%a b", "| a | b |"],
)  # fmt: skip
@pytest.mark.parametrize("first", [1, 2])
def test_text_below_fields_that_nobody_ended_is_told(text: str, first: int) -> None:
    report, head = Report(), "---\n" * (first - 1)
    fields = f"title: a\nauthors: b\n\n{text}\n"
    assert parse_yaml(Source("a.md", head + fields, report), fields, first) is None
    (one,) = report.diagnostics
    assert (one.code == "front-matter-late") == (first == 2), "a file that is all fields has no text"
    assert first == 1 or (one.line, one.column) == (5, 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [("a: b\n\nc: d: e", "yaml-colon"), ("a: b\n\ndate posted: @e", "yaml-sign"), ("a:\n- b\n\n- @c", "yaml-sign"), ('a: b\n\n"c": [', "yaml-bracket"),
     ("a: b\nwords\n", "yaml-line"), ("a:\n  - b\n\n  - [", "yaml-bracket")],
)  # fmt: skip
def test_fields_below_an_empty_line_are_still_fields(fields: str, code: str) -> None:
    report = Report()
    assert parse_yaml(Source("a.md", f"---\n{fields}", report), fields, 2) is None
    assert [one.code for one in report.diagnostics] == [code]


def test_one_wrong_value_does_not_hide_the_next() -> None:
    node, codes = parse("a: !x b\nc: &y d\ne: *z\nc: f\ng: [*z, !x h, i]\n")
    assert sorted(codes) == ["yaml-alias"] * 3 + ["yaml-duplicate"] + ["yaml-tag"] * 2
    assert node is not None and [value.broken for _, value in node.entries] == [True, True, True, False, True]


def test_a_line_of_dashes_may_close_the_fields() -> None:
    node, codes = parse("---\na: b\n---\n")
    assert node is not None and plain(node) == {"a": "b"} and not codes


def test_a_comment_beside_a_value_is_noticed() -> None:
    node, _ = parse("a: We are #1\nb: C#\nc: 'quoted #1'  # why\nd: [e, f]  # g\nh: i\n")
    assert node is not None
    assert [isinstance(value, Scalar) and value.comment for _, value in node.entries] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_an_empty_text_is_an_empty_map() -> None:
    for text in ("", "# only a comment\n", "---\n", "---\n---\n"):
        node, codes = parse(text)
        assert node is not None and node.absent and not codes


def test_the_configuration_may_have_tags_and_references() -> None:
    node, codes = parse("a: &x {b: !ENV c}\nd: *x\ne:\n  <<: *x\n", trusted=True)
    assert node is not None and not codes
    assert plain(node) == {"a": {"b": "c"}, "d": {"b": "c"}, "e": {"<<": {"b": "c"}}}


def test_a_reference_to_itself_is_told_even_there() -> None:
    assert parse("a: &x [*x]", trusted=True)[1] == ["yaml-alias"]


def test_references_cannot_multiply_without_end() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )
    assert parse(bomb, trusted=True)[1] == ["yaml-too-many"]


def test_lists_are_lists() -> None:
    for text, codes in (("- a\n- b", []), ("a: b", ["yaml-not-a-list"]), ("", []), ("- [", ["yaml-bracket"])):
        report = Report()
        found = parse_list(Source("a.yml", text, report))
        assert [one.code for one in report.diagnostics] == codes
        assert (found is not None) == (text == "- a\n- b")


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_any_text_is_parsed_or_reported(text: str) -> None:
    for trusted in (False, True):
        node, codes = parse(text, trusted=trusted)
        assert (node is None) <= bool(codes)


HOSTILE = {
    "brackets": "a: " + "[" * MOST.text,
    "braces": "a: " + "{" * MOST.text,
    "dashes": "- " * (MOST.text // 2),
    "colons": "a: " * (MOST.text // 3),
    "questions": "? " * (MOST.text // 2),
    "keys": "".join(f"a{number}: b\n" for number in range(25_000)),
    "long key": "a" * MOST.text + ": b",
    "long scalar": "a: " + "b " * (MOST.text // 2 - 2),
    "quoted": 'a: "' + "\\u0301\\u0327" * (MOST.text // 12) + '"',
    "open quote": 'a: "' + "b\n " * (MOST.text // 3),
    "anchors": "a: [" + "&b c," * (MOST.text // 6) + "]",
    "comments": "#\n" * (MOST.text // 2),
    "blank lines": "a: |\n" + " \n" * (MOST.text // 2),
    "deep": "".join(" " * number + "a:\n" for number in range(600)),
    "documents": "---\n" * (MOST.text // 4),
    "cut numbers": "a: {b: " + "1," * (MOST.text // 2) + "}",
    "cut keys": "a: {b: " + "1" * 50 + ", 1: " * 9_000 + "}",
    "pairs": "a: [" + "b: c, " * (MOST.text // 6) + "]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_little_time(text: str) -> None:
    begun = time.process_time()
    parse(text)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "value",
    ["1" * 300, "1" * 5_000, "1e999999", "-1e999999", ".inf", "-.INF", ".nan", "0x" + "f" * 9_000, "0o777", "0b1", "190:20:30", "1:" * 3_000 + "1",
     "2026-13-45", "2026-01-13T99:99:99Z", "9" * 300 + "-01-01", "=", "!", "1_0" * 3_000],
)  # fmt: skip
def test_numbers_and_dates_are_only_texts(value: str) -> None:
    node, codes = parse(f"a: '{value}'\nb: {value}")
    if not codes:
        assert node is not None and plain(node)["a"] == value


def test_all_values_together_have_a_limit() -> None:
    most = MOST.front_matter
    text = f"a: {'b' * (most - 2)}\nb:\n  - c\nd: e\nf: g\n"
    report = Report()
    assert parse_yaml(Source("a.yml", text, report), text, 1) is None
    (one,) = report.diagnostics
    assert (one.code, one.line, one.column) == ("yaml-too-much", 5, 4)
    assert parse(text.replace("f: g", "f:"))[1] == []
    assert parse("".join(f"{number:0900}: b\n" for number in range(300)))[1] == [], "names are not values"
    assert parse(text, trusted=True)[1] == []
