"""The gate stands alone, and its words are all there."""

from __future__ import annotations

import ast
import re
import string
import time
from pathlib import Path

import msgspec

import kollega.gate
from kollega.gate import Facts, Rules, inspect
from kollega.gate.judge import KINDS
from kollega.problems import PROBLEMS

from .output import PAGE, RULES, judged, page

FOLDER = Path(kollega.gate.__file__).parent
SOURCES = {path.name: path.read_text() for path in sorted(FOLDER.glob("*.py"))}
TESTS = "".join(path.read_text() for path in Path(__file__).parent.glob("*.py"))
KEYS = set(re.findall(r'"(gate-[a-z0-9-]+)"', "".join(SOURCES.values())))


def test_it_imports_nothing_of_those_whose_work_it_reads() -> None:
    allowed = {"kollega", "kollega.diagnostics", "kollega.digest", "kollega.limits", "kollega.names"}
    allowed |= {"kollega.pictures", "kollega.pictures.likeness"}  # what a picture looks like, in numbers
    for source in SOURCES.values():
        for node in ast.walk(ast.parse(source)):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = (
                    [f"kollega.{alias.name}" for alias in node.names]
                    if node.module == "kollega"
                    else [node.module or ""]
                )
            for name in names:
                ours = name.startswith("kollega") and not name.startswith("kollega.gate")
                assert not ours or name in allowed


def test_every_problem_is_catalogued_as_an_error_and_tested() -> None:
    assert {key for key in PROBLEMS if key.startswith("gate-")} == KEYS
    for key in KEYS:
        assert PROBLEMS[key].severity == "error"
        assert PROBLEMS[key].message and PROBLEMS[key].hint
        assert f'"{key}"' in TESTS, f"nothing tests {key}"


def test_every_kind_of_link_has_its_rule() -> None:
    written = re.findall(r'notes\.link\("([a-z-]+)"', "".join(SOURCES.values()))
    assert written
    assert set(written) <= KINDS.keys()


def test_words_of_the_catalogue_are_those_that_the_gate_gives() -> None:
    given: dict[str, set[str]] = {key: set() for key in KEYS}
    for source in SOURCES.values():
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "add"
            ):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and argument.value in KEYS:
                        given[str(argument.value)] |= {word.arg or "" for word in node.keywords}
    for key, names in given.items():
        entry = PROBLEMS[key]
        wanted = {name for _, name, _, _ in string.Formatter().parse(entry.message + entry.hint) if name}
        # A kind of link names its problem in a table, and gives the address.
        assert wanted <= (names or {"address"}), key


def test_facts_can_be_kept() -> None:
    facts = inspect(PAGE, page('<a href="../../" id="x">y</a><p onclick="z">').encode(), RULES)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=Facts) == facts
    assert len(msgspec.msgpack.encode(facts)) < 400


def test_the_same_file_gives_the_same_facts() -> None:
    data = page("".join(f'<a href="{n}/" id="i{n}">x</a>' for n in range(50))).encode()
    assert inspect(PAGE, data, RULES) == inspect(PAGE, data, RULES)


def test_large_output_is_judged_fast() -> None:
    body = "".join(
        f'<p class="x" id="p{n}"><a href="../{n}/#p1" title="x">some words</a></p>' for n in range(100)
    )
    pages = {f"stories/{n}/index.html": page(body).encode() for n in range(100)}
    start = time.process_time()
    facts = {path: inspect(path, data, Rules()) for path, data in pages.items()}
    assert judged(facts, pages, rules=Rules()) == []
    assert time.process_time() - start < 2  # about 0.1 s; 2 s is for a busy machine
