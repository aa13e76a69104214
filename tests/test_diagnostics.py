"""Diagnostics: safe to print, in order, each once; and a table of problems that people can read."""

from __future__ import annotations

import os
import re
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import (
    Alike,
    Diagnostic,
    Report,
    Suggestion,
    as_github,
    as_text,
    listed,
    near,
    visible,
)
from kollega.problems import PROBLEMS


def report(**values: str) -> Report:
    found = Report()
    found.add("not-a-date", "stories/night-shift.md", 5, 7, code="story-date", field="date", value="2026-13-01",
              cure="2026-01-13", excerpt="date: 2026-13-01")  # fmt: skip
    return found


def test_the_form_for_people() -> None:
    (found,) = report().diagnostics
    assert as_text(found) == (
        'stories/night-shift.md:5:7: error[story-date]: `date` is not a calendar date: "2026-13-01".\n'
        "  5 | date: 2026-13-01\n"
        "    |       ^\n"
        "  hint: write year-month-day, e.g. 2026-01-13."
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    found = Report()
    found.add("file-empty", "stories/a.md")
    assert (
        as_text(found.diagnostics[0]).splitlines()[0] == "stories/a.md: error[file-empty]: the file is empty."
    )
    assert as_github(found.diagnostics[0]).startswith("::error file=stories/a.md,title=file-empty::")


@pytest.mark.parametrize(
    ("path", "severity", "breaks"),
    [("mkdocs.yml", "error", True), ("mkdocs.yml", "warning", False), ("content/index.md", "error", False)],
)
def test_only_an_error_of_the_configuration_hides_the_whole_site(
    path: str, severity: str, breaks: bool
) -> None:
    assert Diagnostic(path=path, code="a", severity=severity, message="b").breaks_site == breaks


def test_the_form_for_git_hosts() -> None:
    (found,) = report().diagnostics
    assert as_github(found) == (
        "::error file=stories/night-shift.md,line=5,col=7,title=story-date::"
        '`date` is not a calendar date: "2026-13-01". Hint: write year-month-day, e.g. 2026-01-13.'
    )
    odd = Diagnostic(path="a,b:c.md", code="x", severity="note", message="100 %\n::error::no")
    assert as_github(odd) == "::notice file=a%2Cb%3Ac.md,title=x::100 %25%0A::error::no"


def test_findings_are_in_order_and_each_is_there_once() -> None:
    found = Report()
    for path, line in (("b.md", 1), ("a.md", 10), ("a.md", 2), ("a.md", 2)):
        found.add("text-invisible", path, line, 1)
    assert [(one.path, one.line) for one in found.diagnostics] == [("a.md", 2), ("a.md", 10), ("b.md", 1)]


def test_what_fails_a_run() -> None:
    found = Report()
    assert not found.fails() and not found.fails(strict=True)
    found.add("reference-near", "a.md", field="authors", value="x", near="y")
    assert not found.fails(strict=True)
    found.add("link-nowhere", "a.md", value="x", near="")
    assert not found.fails() and found.fails(strict=True)
    found.add("file-empty", "b.md")
    assert found.fails() and found.errors_in("b.md") == 1 and found.errors_in("a.md") == 0


@given(st.text(max_size=200), st.integers(0, 400), st.text(max_size=60))
def test_whatever_was_written_a_terminal_is_safe(text: str, column: int, path: str) -> None:
    found = Report()
    found.add(
        "not-a-date",
        path,
        1,
        column,
        field="date",
        value=text,
        cure="2026-01-13",
        excerpt=text,
        code="story-date",
    )
    (one,) = found.diagnostics
    shown = as_text(one) + as_github(one)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
    assert len(as_text(one).splitlines()) <= 4
    assert len(one.message) < 200 and len(one.excerpt) <= 160
    assert as_github(one).count("\n") == 0


@pytest.mark.parametrize("column", [1, 50, 119, 120, 121, 500, 999])
def test_the_caret_points_at_the_column_of_a_long_line(column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(1_000))
    found = Report()
    found.add("yaml-colon", "a.md", 1, column, excerpt=line)
    _, excerpt, caret, _ = as_text(found.diagnostics[0]).splitlines()
    assert excerpt[caret.index("^")] == line[column - 1]


def test_near_words() -> None:
    assert near("sumary", ["summary", "title"]) == "summary"
    assert near("Ada Ankers", ["Ada Anker"]) == "Ada Anker"
    assert near("x", ["summary"]) == near("", ["a"]) == near("a", []) == ""


@pytest.mark.parametrize("word", ["sumary", "Ada Ankers", "BIB", "x", "", "Lamp"])
def test_words_that_are_asked_for_often_have_the_same_near_words(word: str) -> None:
    known = [*(f"word {number}" for number in range(100)), "summary", "Ada Anker", "bob", "lamps"]
    assert Alike(known).near(word) == near(word, known)


ASK = """
from kollega.diagnostics import Alike
ends = [one + other for one in "pqrst" for other in "uvwxyz"]
print(Alike([*(end + "cdefgh" for end in ends), *("abcdef" + end for end in ends)]).near("abcdefgh"))
"""


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_of_many_words_that_are_as_near_each_run_names_the_same(seed: str) -> None:
    settings = os.environ | {"PYTHONHASHSEED": seed}
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, check=True, env=settings)
    assert told.stdout.decode().strip() == "abcdefsv"


@pytest.mark.parametrize(
    ("text", "some", "meant"),
    [
        ("ada anker, Bo Bak", False, "[Ada Anker, Bo Bak]"), ("Ada Anker and Bo Bak", False, "[Ada Anker, Bo Bak]"), ("linkedin,_mastodon", False, "[linkedin, mastodon]"),
        ("Ada Anker og Bo Bak & linkedin", False, "[Ada Anker, Bo Bak, linkedin]"), ("Ada Anker und Cy", True, "[Ada Anker, Cy]"), ("Ada Anker; Cy", False, ""),
        ("Smith, Jones and Company", True, ""), ("Ada Anker", True, ""), ("Ada Anker,", True, ""), ("", True, ""),
    ],
)  # fmt: skip
def test_several_words_in_one_are_a_list(text: str, some: bool, meant: str) -> None:
    assert listed(text, ["Ada Anker", "Bo Bak", "linkedin", "mastodon"], some=some) == meant


def test_visible_text_is_short_and_on_one_line() -> None:
    assert visible("a\tb\nc\x1b[31m", 80) == "a b c\N{REPLACEMENT CHARACTER}[31m"
    assert visible("x" * 100, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_words_of_a_problem(name: str) -> None:
    problem = PROBLEMS[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert problem.severity in ("error", "warning", "note")
    for words in (problem.message, problem.hint):
        fields = [field for _, field, _, _ in string.Formatter().parse(words) if field is not None]
        assert all(re.fullmatch(r"[a-z]+", field) for field in fields)
        assert not re.search(
            r"\b(invalid|illegal|mapping|scalar|parse|token|node|exception|null|boolean|regex)\b", words
        ), words
        assert "  " not in words and words == words.strip()
    if name != "too-costly":
        assert problem.message.endswith(".") and problem.hint


@pytest.mark.parametrize(
    "text", ["##vso[task.complete]", "##[add-mask]x", "##teamcity[message]", "a ##[set-output name=x]y"]
)
def test_no_ci_takes_a_word_for_a_command(text: str) -> None:
    found = Report()
    found.add("file-unread", f"stories/{text}.md", 3, 7, form=text, excerpt=text)
    (one,) = found.diagnostics
    for written in (as_text(one), as_github(one)):
        assert not re.search(r"##\w*\[", written)


def test_of_a_file_with_many_problems_the_first_hundred_of_each_severity_are_told() -> None:
    found = Report()
    for line in range(1, 100_001):
        found.add("not-a-date", "a.md", line, 1, field="date", value=f"{line}", cure="2026-01-13")
        found.add("link-nowhere", "a.md", line, 1, value=f"{line}", near="")
    found.extend(
        [Diagnostic(path="a.md", line=line, code="x", severity="error", message="") for line in range(999)]
    )
    found.add("file-empty", "b.md")
    codes = Counter(one.code for one in found.diagnostics)
    assert codes == {"not-a-date": 100, "link-nowhere": 100, "too-many-problems": 2, "file-empty": 1}
    rest = [one.message for one in found.diagnostics if one.code == "too-many-problems"]
    assert "severity error" in rest[0] and "severity warning" in rest[1]
    assert found.errors_in("a.md") == 100_999 and found.errors_in("b.md") == 1 and found.fails()


def test_what_was_found_twice_does_not_count_twice() -> None:
    found = Report()
    for _ in range(300):
        found.add("file-empty", "a.md")
    assert [one.code for one in found.diagnostics] == ["file-empty"]


def test_a_suggestion_is_looked_for_only_when_it_is_told() -> None:
    looked = []

    def known() -> Iterator[str]:
        looked.append(1)
        yield "title"

    found = Report()
    for line in range(300):
        found.add("key-unknown", "a.md", line, key="titel", noun="a story", near=Suggestion("titel", known()))
    assert len(looked) <= 100
    assert str(Suggestion("titel", ["title"])) == "did you mean `title`?"
    assert str(Suggestion("xyz", ["title"], "remove it.")) == "remove it."
