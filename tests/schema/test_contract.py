"""Every field of the content format, by name, form and meaning."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from kollega.networks import NETWORKS
from kollega.schema.kinds import KINDS
from tests.reading import record
from tests.schema.contract import ALSO, BESIDE, FIELDS, NEEDED, TOGETHER, written

ROWS = [(kind, name) for kind, fields in FIELDS.items() for name in fields]
ATTRIBUTE = {
    "location": "locations",
    **dict.fromkeys(("photo_alt", "photo_decorative", "photo_focus"), "photo"),
}


def value_of(kind: str, name: str, found: Any) -> Any:
    renamed = ATTRIBUTE.get(name, name) if kind == "job" or name != "location" else name
    return getattr(found.record, renamed)


def test_no_field_of_the_format_is_gone_and_none_is_secret() -> None:
    for kind, fields in FIELDS.items():
        assert {row.name for row in KINDS[kind]} == set(fields)


def test_the_networks_have_their_ids() -> None:
    promised = "linkedin facebook x bluesky mastodon threads whatsapp telegram xing pinterest reddit email sms instagram tiktok snapchat teams slack"
    assert set(promised.split()) <= set(NETWORKS)


@pytest.mark.parametrize(("kind", "name"), ROWS, ids=[f"{kind}-{name}" for kind, name in ROWS])
def test_a_field_means_what_the_format_says(kind: str, name: str) -> None:
    value, meaning = FIELDS[kind][name]
    fields = {name: value} | TOGETHER.get((kind, name), {})
    found, diagnostics = record(kind, written(kind, **fields), beside=BESIDE)
    assert not diagnostics and found is not None
    assert value_of(kind, name, found) == meaning


@pytest.mark.parametrize(("kind", "name"), ROWS, ids=[f"{kind}-{name}" for kind, name in ROWS])
@pytest.mark.parametrize(
    "empty",
    [
        "",
        '""',
        "null",
        "~",
        "''",
        "[]",
        '["", ~]',
        '{min: "", max: null, url: "", name: ""}',
        '[{name: "", days: ""}]',
    ],
)
def test_an_empty_value_counts_as_absent(kind: str, name: str, empty: str) -> None:
    found, diagnostics = record(kind, written(kind, **{name: empty or " "}))
    if name not in NEEDED[kind]:
        bare, _ = record(kind, written(kind))
        # Nothing at all behind `withdrawn:` is hardly what was meant, and a note says so.
        told = [one for one in diagnostics if (one.problem, empty) != ("withdrawn-empty", "")]
        assert not told and found is not None and bare is not None
        assert replace(found.record, body_line=1) == replace(bare.record, body_line=1)
    else:
        assert found is None and [one.severity for one in diagnostics] == ["error"]
        assert diagnostics[0].message.startswith(("there is no way to apply", f"`{name}` is missing"))


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NEEDED.items() for name in names])
def test_what_is_needed_is_needed(kind: str, name: str) -> None:
    found, diagnostics = record(kind, written(kind, **{name: ""}))
    assert found is None and len(diagnostics) == 1
    assert record(kind, written(kind))[1] == []


@pytest.mark.parametrize(("kind", "other"), ALSO)
def test_other_names_are_accepted(kind: str, other: str) -> None:
    name = ALSO[kind, other]
    same = written(kind, **{name: "", other: NEEDED[kind][name]})
    found, diagnostics = record(kind, same)
    expected, _ = record(kind, written(kind))
    assert not diagnostics and found is not None and expected is not None and found.record == expected.record


@pytest.mark.parametrize(
    "key", ["date_posted", "Date Posted", "DATE-POSTED", "date posted", "Date_posted", '"date posted"']
)
def test_keys_are_matched_without_regard_to_case_and_hyphens(key: str) -> None:
    found, diagnostics = record("job", written("job", date_posted="") + f"{key}: 2026-01-13\n")
    assert not diagnostics and found is not None


def test_one_field_in_two_spellings_is_twice_there() -> None:
    found, diagnostics = record("job", written("job") + "Date Posted: 2026-01-14\n")
    assert found is None and [one.code for one in diagnostics] == ["yaml-duplicate"]


def test_an_unknown_key_is_a_warning_with_a_suggestion() -> None:
    found, (one,) = record("story", written("story", sumary="In short."))
    assert found is not None and one.severity == "warning" and one.code == "key-unknown"
    assert one.hint == "did you mean `summary`?" and (one.line, one.column) == (5, 1)


def test_all_wrong_fields_are_told_at_once() -> None:
    wrong = {"title": "[a]", "date": "soon", "updated": "2026-02-30", "kind": "poem", "photo": "gone.jpg", "draft": "perhaps",
             "lang": "dansk!", "share": "[x]", "video": "ftp://a", "expires": "never", "photo_focus": "[1, 2]"}  # fmt: skip
    found, diagnostics = record("story", written("story", **wrong))
    assert found is None
    assert {one.code for one in diagnostics} == {f"story-{name.replace('_', '-')}" for name in wrong}
    assert len(diagnostics) == len(wrong)


def test_a_wrong_value_is_not_missing_too() -> None:
    _, diagnostics = record("job", written("job", apply_email="nobody", location="[[a]]", title="{a: b}"))
    assert [one.code for one in diagnostics] == ["job-title", "job-location", "job-apply-email"]
    _, diagnostics = record("story", written("story", title="!tag x", authors="[*a]"))
    assert sorted(one.code for one in diagnostics) == ["yaml-alias", "yaml-tag"]
