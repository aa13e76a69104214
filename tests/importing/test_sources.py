"""Each board in the form that it documents: what it says is in the files, and `check` finds nothing wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kollega import pipeline
from kollega.diagnostics import as_text
from kollega.importing import Refused
from kollega.importing.boards import SOURCES
from kollega.importing.job import Terms, compose
from kollega.importing.run import Order, bring_in
from kollega.sources import Map, Node, Scalar
from tests.folders import write
from tests.importing.payloads import ASHBY, EXAMPLES, PERSONIO
from tests.importing.serving import Answer, serving
from tests.libraries import SITE
from tests.reading import TODAY, as_read

CONFIG = (
    "site_name: Harbour\nsite_url: https://careers.example.org/\n"
    "extra: {kollega: {timezone: Europe/Copenhagen, organisation: {country: DK}}}\n"
)


def fields(path: Path) -> dict[str, Any]:
    """What a job's file says, as plain texts, and its `text`."""
    from kollega.sources import parse_yaml, split_front_matter

    source = as_read(path.read_bytes())[0]
    assert source is not None
    parts = split_front_matter(source)
    assert parts is not None
    front = parse_yaml(source, parts[0], 2)
    assert front is not None
    return {key.value: _plain(node) for key, node in front.entries} | {"text": parts[1].strip()}


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Map):
        return {key.value: _plain(value) for key, value in node.entries}
    return [_plain(item) for item in node.items]


@pytest.mark.parametrize("name", SOURCES)
def test_what_a_board_says_is_in_the_files(name: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    example = EXAMPLES[name]
    with serving(example.answers) as board:
        outcome = bring_in(Order(root, name, "acme"), board.source(name))
    assert sorted(outcome.new) == sorted(example.jobs)
    for slug, wanted in example.jobs.items():
        found = fields(root / "jobs" / slug / "index.md")
        assert {key: found.get(key) for key in wanted} == wanted
        assert found["id"].startswith(f"{name}:acme:")
        assert found.keys() <= wanted.keys() | {"id", "reference", "state", "apply_url"}
    told = pipeline.check(root, TODAY).report.diagnostics
    assert not told, "\n".join(map(as_text, told))


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    "body", [{}, [], None, 5, "x", {"jobs": {}}, {"error": "gone"}, b"<html></html>", b"<a"]
)
def test_an_answer_of_another_form_changes_nothing(name: str, body: object, tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    answers: dict[str, Answer | list[Answer]] = dict.fromkeys(EXAMPLES[name].answers, Answer(body))
    with serving(answers) as board, pytest.raises(Refused):
        bring_in(Order(root, name, "acme"), board.source(name))
    assert not (root / "jobs").exists()


@pytest.mark.parametrize("name", [name for name in SOURCES if name != "personio"])
def test_values_of_the_wrong_kind_are_not_there(name: str) -> None:
    """Every value of the documented answer is swapped for others, one at a time: nothing ever breaks."""
    terms = Terms(site=SITE, source=name, board="acme", today=TODAY)
    for path, answer in EXAMPLES[name].answers.items():
        assert isinstance(answer, Answer)
        for changed in _spoilt(answer.body):
            with serving({**EXAMPLES[name].answers, path: Answer(changed)}) as board:
                source = board.source(name)
                try:
                    postings = source.ask("acme")
                except Refused:
                    continue
            for posting in postings:
                compose(posting, terms)


def _spoilt(value: Any) -> list[Any]:
    """The value with each inner one replaced by another kind of value."""
    found: list[Any] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += [{**value, key: other} for other in (None, [[]]) if other != inner]
            found += [{**value, key: one} for one in _spoilt(inner)]
    elif isinstance(value, list) and value:
        found += [[one, *value[1:]] for one in _spoilt(value[0])]
        found += [[7, *value[1:]]]
    return found


def test_a_posting_that_is_gone_since_the_list_was_asked_for_is_no_fault(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    path, there = "/v1/companies/acme/postings", EXAMPLES["smartrecruiters"].answers
    listed = [{"id": "743999912345678"}, {"id": "gone"}]
    with serving({**there, path: Answer({"content": listed})}) as board:
        outcome = bring_in(Order(root, "smartrecruiters", "acme"), board.source("smartrecruiters"))
    assert outcome.new == ["lamp-keeper"]


def test_a_next_page_without_an_address_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    answers = {"/jobs.json": Answer({"items": [], "next_url": "https://[acme/jobs.json?page=2"})}
    with serving(answers) as board, pytest.raises(Refused, match="next page"):
        bring_in(Order(root, "teamtailor", "acme"), board.source("teamtailor"))


def test_of_several_salaries_none_is_that_of_the_job(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG})
    salary = {"compensationType": "Salary", "interval": "1 YEAR", "minValue": 5000, "maxValue": 6000}
    parts = [salary | {"currencyCode": "GBP"}, salary | {"currencyCode": "USD"}]
    answer = Answer({"jobs": [ASHBY | {"compensation": {"summaryComponents": parts}}]})
    with serving({"/posting-api/job-board/acme": answer}) as board:
        outcome = bring_in(Order(root, "ashby", "acme"), board.source("ashby"))
    assert "pay" not in fields(root / "jobs/lamp-keeper/index.md")
    assert any("several salaries" in words for words in outcome.notes)


def test_an_entity_in_xml_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    evil = PERSONIO.replace(
        b"<workzag-jobs>",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><workzag-jobs>'.encode(),
    ).replace(b"<name>Lamp keeper</name>", b"<name>Lamp &e; keeper</name>")
    root = write(tmp_path / "site", {"mkdocs.yml": CONFIG})
    with serving({"/xml": Answer(evil)}) as board, pytest.raises(Refused, match="document type"):
        bring_in(Order(root, "personio", "acme"), board.source("personio"))
