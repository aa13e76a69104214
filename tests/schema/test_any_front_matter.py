"""Whatever stands in the fields of a file of any kind: a typed record or an error with a place, never anything else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import front_matter
from kollega.diagnostics import Report
from kollega.schema import read_list
from kollega.schema.kinds import KINDS
from kollega.sources import Files, read_text
from tests.folders import write
from tests.schema.contract import FIELDS
from tests.schema.test_values import quoted

_GOOD = sorted({value for fields in FIELDS.values() for value, _ in fields.values()})
_ODD = (
    "[]", "{}", "[[a]]", "{a: b}", "[a, [b]]", "{a: {b: c}}", "- a", "|\n    a\n\n    b", ">-\n    a", "&a b", "*a", "!!x y", "<<", "~", "NO", "0x1F", "1e999", "2026-02-30",
    "2026-1-3", "0999-01-01", "9999-12-31T23:59:59-12:00", "2026-03-29T02:30:00", "[0, 1.1]", "[1, 2, 3]", "https://[", "https://a@b", "//a", "mailto:", "../a.jpg", "a.jpg", "/etc/passwd",
)  # fmt: skip
_VALUE = (
    st.sampled_from(_GOOD) | st.sampled_from(_ODD) | st.text(max_size=30).map(quoted) | st.text(max_size=12)
)
_FIELDS = {
    kind: st.dictionaries(st.sampled_from([row.name for row in rows]), _VALUE) for kind, rows in KINDS.items()
}


@pytest.mark.parametrize("kind", front_matter.NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_any_values_give_a_record_or_errors(kind: str, data: st.DataObject) -> None:
    """Also with what is needed left as it should be, so that the rules among fields are reached."""
    values: dict[str, Any] = data.draw(_FIELDS[kind])
    if data.draw(st.booleans()):
        values = {name: value for name, (value, _) in FIELDS.get(kind, {}).items()} | values
    fields = "".join(f"{name}: {value}\n" for name, value in values.items())
    if kind in front_matter.LISTS:
        text = "".join(f"- url: https://a.example/\n{_indented(fields)}" for _ in range(2))
    elif kind in ("person", "team", "location", "program"):
        text = fields
    else:
        text = f"---\n{fields}---\n\nWords.\n"
    front_matter.check(bytes([front_matter.NAMES.index(kind)]) + text.encode("utf-8", "replace"))


def _indented(fields: str) -> str:
    return "".join(f"  {line}\n" for line in fields.splitlines())


@settings(max_examples=200)
@given(st.sampled_from(front_matter.NAMES), st.binary(max_size=120), st.binary(max_size=60))
def test_any_bytes_give_a_record_or_errors(kind: str, front: bytes, body: bytes) -> None:
    number = bytes([front_matter.NAMES.index(kind)])
    front_matter.check(number + front)
    front_matter.check(number + b"---\n" + front + b"\n---\n" + body)


def test_each_entry_of_a_list_has_its_own_place(tmp_path: Any) -> None:
    """Two entries with the same mistake are two messages, and no entry passes for the message of another."""
    text = "- title: One\n- url: https://a.example/\n- title: Two\n- {url: '', title: ''}\n- \n"
    report = Report()
    files = Files(write(tmp_path, {"content/program/links.yml": text}), ["content/program/links.yml"])
    source = read_text(files, "content/program/links.yml", report)
    assert source is not None
    found = read_list("link", source, files, front_matter.SITE)
    assert [one.record.url for one in found] == ["https://a.example/"]
    assert [(one.code, one.line) for one in report.diagnostics] == [("link-url", 1), ("link-url", 3)]
