"""What people are told in each language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kollega import pipeline
from kollega.commands.next import WORDS
from kollega.consenting import Cause
from kollega.library.consent import Standing, Why, reason
from kollega.library.uses import USES
from kollega.locales import country_name
from kollega.pay import RULES
from kollega.problems import LANGUAGES, PROBLEMS, language, speak, spoken
from kollega.problems.language import PHRASED
from kollega.reminders import CAUSES
from kollega.schema.kinds import KINDS
from kollega.upcoming import What
from tests.test_invalid_sites import NAMES, TODAY, WHEN_BUILT, made

PACKAGE = Path(__file__).parents[2] / "kollega"
OTHERS = [tag for tag in LANGUAGES if tag != "en"]
PLACE = re.compile(r"\{\{|\}\}|\{(\w*)\}")
#: What finders fill in that is the same in every language: names, codes, signs, and words of other programs.
SAME = re.compile(
    r"[`\W\d]*|[\dT:+-]+|U\+[0-9A-F]+.*|(https?://( or )?)+|`?[\w./*-]+`?(, `?[\w./*-]+`?)*|.*line \d+.*"
    r"|did not find .*|mapping values .*|.* § .*|.* at position \d+"
)


def places(text: str) -> list[str]:
    """Places to fill in, and braces that are meant as such."""
    return sorted(found[0] for found in PLACE.finditer(text) if found[0] != "{ours}")


def typed(text: str) -> set[str]:
    """What people would type as it stands there: names of fields and files, between marks."""
    return {code for code in text.split("`")[1::2] if ": " not in code}


@pytest.mark.parametrize("tag", OTHERS)
def test_every_problem_has_words_with_the_same_places(tag: str) -> None:
    words = language(tag).file.problems
    assert words.keys() == PROBLEMS.keys()
    for name, (message, hint) in words.items():
        entry = PROBLEMS[name]
        assert places(message) == places(entry.message), name
        assert places(hint) == places(entry.hint), name
        assert bool(hint) == bool(entry.hint), name
        assert typed(entry.message) == typed(message), name


@pytest.mark.parametrize("tag", OTHERS)
def test_every_phrase_is_said_in_each_language(tag: str) -> None:
    words = language(tag).file.phrases
    assert words.keys() == language("da").file.phrases.keys()
    for phrase, said in words.items():
        assert said and places(said) == places(phrase), phrase


@pytest.mark.parametrize("tag", OTHERS)
def test_what_the_program_says_is_translated(tag: str) -> None:
    known = language(tag).file.phrases
    lost = {phrase for path in PACKAGE.rglob("*.py") for phrase in said_in(path) if phrase not in known}
    assert not lost


def said_in(path: Path) -> Iterator[str]:
    """Phrases that stand in the code as arguments of `phrase` and `count`, or under a name that is one."""
    tree = ast.parse(path.read_text("utf-8"))
    for scope in ast.walk(tree):
        if not isinstance(scope, ast.Module | ast.FunctionDef):
            continue
        named = texts_by_name(tree) | (texts_by_name(scope) if scope is not tree else {})
        for node in ast.walk(scope):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("phrase", "count") and ast.unparse(node.func.value) in (
                "words",
                "spoken()",
            ):
                for one in node.args:
                    yield from texts(one)
                    yield from named.get(one.id, ()) if isinstance(one, ast.Name) else ()


def texts(node: ast.expr) -> Iterator[str]:
    """A text, or both of those among which something decides."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))


def texts_by_name(scope: ast.Module | ast.FunctionDef) -> dict[str, list[str]]:
    """What names of a function, or of a module itself, are texts."""
    named: dict[str, list[str]] = {}
    for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else scope.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).extend(texts(node.value))
    return named


@pytest.mark.parametrize("name", [name for name in NAMES if name.partition("--")[0] not in WHEN_BUILT])
def test_no_finder_fills_in_words_that_stay_english(name: str, tmp_path: Path) -> None:
    danish = language("da")
    for found in pipeline.check(made(name, tmp_path), TODAY).report.diagnostics:
        for key, value in found.values:
            if key in PHRASED and not SAME.fullmatch(value) and found.problem != "reference-near":
                assert danish.recognised(value) != value, f"{key} of {found.problem}: {value!r}"


def test_what_people_would_type_stays_as_it_is() -> None:
    danish = language("da")
    assert danish.recognised("pay") != "pay" and danish.recognised("Italy") == "Italien"
    assert danish.recognised("did you mean `pay`?") == "mente du `pay`?"
    _, hint = danish.problem("reference-near", {"field": "location", "value": "Itly", "near": "Italy"})
    assert hint == "mente du `Italy`?"


@pytest.mark.parametrize("tag", OTHERS)
def test_words_to_choose_from_stay_as_they_are(tag: str) -> None:
    choices = [row.form for rows in KINDS.values() for row in rows if row.form.startswith("one of: ")]
    assert len(choices) > 2
    for form in choices:
        told = language(tag).recognised(form)
        assert told != form and told.endswith(": " + form.removeprefix("one of: "))


@pytest.mark.parametrize("tag", OTHERS)
def test_what_changes_by_itself_is_told_in_each_language(tag: str) -> None:
    known = language(tag).file.phrases
    assert not {*WORDS.values(), *CAUSES.values()} - known.keys()
    assert WORDS.keys() == set(get_args(What)) and CAUSES.keys() == set(get_args(Cause))


@pytest.mark.parametrize("tag", OTHERS)
def test_laws_on_pay_are_named_in_each_language(tag: str) -> None:
    words = language(tag)
    for rule in (rule for rule in RULES if rule.asks in ("range", "amount")):
        if rule.place == rule.country:
            assert words.recognised(rule.name) == country_name(rule.place, tag)
        assert words.recognised(rule.source) != rule.source or "transposition" not in rule.source
    states = "California (from 15 employees on), Hawaii (from 50 employees on) and Ohio (from 9 employees on)"
    said = words.recognised(f"work from home in {states}")
    assert "employees" not in said and all(staff in said for staff in ("15", "50", "9"))
    both = words.recognised("work from home in Austria, Italy and Latvia")
    assert country_name("AT", tag) in both and country_name("LV", tag) in both and " and " not in both


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("why", get_args(Why))
def test_why_somebody_is_left_out_is_said_in_each_language(tag: str, why: Why) -> None:
    said = reason(Standing(why, TODAY))
    assert language(tag).recognised(said) != said
    assert all(language(tag).recognised(f"in feeds and {use}").count(" and ") == 0 for use in USES.values())


def test_a_language_is_chosen_by_the_option_or_else_by_the_terminal() -> None:
    try:
        speak("", {"LANG": "de_DE.UTF-8"})
        assert spoken().tag == "de" and spoken(to_programs=True).tag == "en"
        speak("", {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "nl_BE", "LC_ALL": "da_DK.UTF-8"})
        assert spoken().tag == "da"
        speak("fr", {"LC_ALL": "da_DK.UTF-8"})
        assert spoken().tag == "fr" and spoken(to_programs=True).tag == "fr"
        for unknown in ({"LANG": "C.UTF-8"}, {"LANG": "pl_PL"}, {}, {"LC_ALL": "", "LANG": ""}):
            speak("", unknown)
            assert spoken().tag == "en"
    finally:
        speak("en", {})


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_hint_without_its_guess_begins_as_hints_do(tag: str) -> None:
    near, nothing = "did you mean `a`?", ""
    values = {"value": "b", "folder": "f", "field": "x"}
    _, guessed = language(tag).problem("link-nowhere", values | {"near": near})
    _, unguessed = language(tag).problem("link-nowhere", values | {"near": nothing})
    sentence = guessed.partition("? ")[2]
    assert unguessed == sentence[0].lower() + sentence[1:] != sentence
