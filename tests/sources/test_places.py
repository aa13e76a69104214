"""Where each value stands: what a message points at is what people see in their editor."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.diagnostics import Report
from kollega.sources import Map, Node, Scalar, Seq, Source, parse_yaml

_WORD = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FFF, categories=("L", "N", "Zl", "Zp", "Cc")), min_size=1
)
_KEY = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
_TREE: st.SearchStrategy[Any] = st.recursive(
    _WORD, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_KEY, inner, min_size=1, max_size=3), max_leaves=12
)  # fmt: skip


def escaped(text: str) -> str:
    """A double-quoted scalar that means `text`; what is no end of a line to people stands in it as it is."""
    return (
        '"'
        + "".join(
            one if one.isprintable() or one in "\x85\u2028\u2029" else f"\\U{ord(one):08x}" for one in text
        )
        + '"'
    )


def lines_of(value: Any, indent: int = 0) -> list[str]:
    """`value` as YAML in blocks."""
    if isinstance(value, str):
        return [" " * indent + escaped(value)]
    if isinstance(value, list):
        rows = ((f"{' ' * indent}- ", inner) for inner in value)
    else:
        rows = ((f"{' ' * indent}{key}: ", inner) for key, inner in value.items())
    lines: list[str] = []
    for head, inner in rows:
        if isinstance(inner, str):
            lines.append(head + escaped(inner))
        else:
            lines += [head.rstrip(), *lines_of(inner, indent + 2)]
    return lines


def scalars(node: Node) -> list[Scalar]:
    """The values in a tree, keys left out, in order."""
    if isinstance(node, Scalar):
        return [node]
    inside = node.items if isinstance(node, Seq) else [value for _, value in node.entries]
    return [one for inner in inside for one in scalars(inner)]


def leaves(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [
        leaf for inner in (value.values() if isinstance(value, dict) else value) for leaf in leaves(inner)
    ]


def parsed(text: str) -> tuple[Map | None, Report]:
    report = Report()
    return parse_yaml(Source("a.yml", text, report), text, 1), report


@settings(max_examples=300)
@given(st.dictionaries(_KEY, _TREE, min_size=1, max_size=4))
def test_each_value_is_where_it_was_written(tree: dict[str, Any]) -> None:
    lines = lines_of(tree)
    node, report = parsed("\n".join(lines) + "\n")
    assert node is not None and not report.diagnostics
    found = scalars(node)
    assert [" ".join(one.value.split()) for one in found] == [" ".join(text.split()) for text in leaves(tree)]
    for one, text in zip(found, leaves(tree), strict=True):
        assert lines[one.line - 1][one.column - 1 :] == escaped(text)


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_what_editors_do_not_show_as_a_line_begins_none(separator: str) -> None:
    """Else a field could hide behind the end of another, and every message after it name the line below."""
    node, report = parsed(f"a: b{separator}draft: true\nc: [d\n")
    assert node is None
    assert [(one.code, one.line, one.column) for one in report.diagnostics] == [("yaml-colon", 1, 11)]
    node, _ = parsed(f'a: "b{separator}c"\nd: e\n')
    assert node is not None
    assert [(one.value, one.line) for one in scalars(node)] == [("b c", 1), ("e", 2)]


@pytest.mark.parametrize("text", ["a: [b", "[ [", "a: {", 'a: "b', "a:\n  - [b,", "a: 'b"])
def test_what_is_missed_after_the_end_is_missed_at_the_end(text: str) -> None:
    _, report = parsed(text)
    lines = text.split("\n")
    for one in report.diagnostics:
        assert 0 < one.line <= len(lines) and 0 < one.column <= len(lines[one.line - 1]) + 1
