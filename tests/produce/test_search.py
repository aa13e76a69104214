"""The files of the search: what can be found, what cannot, and what an edit changes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kollega import gate
from kollega.diagnostics import Report
from kollega.library import load
from kollega.live import Group, Library, Link, LiveEvent
from kollega.produce.search import KINDS, PAGE
from kollega.records import Event
from tests.conftest import BuildSite
from tests.folders import SMALL, write
from tests.gate.output import judged
from tests.libraries import job, library, moment, page, person, story, text
from tests.searching import differing, files, manifest, shown, words

HOME = Path(__file__).parents[2]


def event(title: str, *, is_over: bool = False) -> LiveEvent:
    slug = title.lower()
    record = Event(
        path=f"content/events/{slug}.md",
        slug=slug,
        lang="en",
        title=title,
        starts=moment("2026-12-01"),
        internal=False,
    )
    return LiveEvent(
        address=f"events/{slug}/", record=record, text=text("Come."), summary="", is_over=is_over
    )


def everything() -> Library:
    found = library(
        stories=[story("Night shift", body="## The lamp\n\nNobody sleeps."), story("Nattevagt", lang="da")],
        jobs=[job("Nurse"), job("Surgeon", is_open=False)],
        people=[person("Mia Holm", role="Midwife")],
        groups=[Group(kind="team", slug="ward", address="teams/ward/", name="Ward", summary="Seven nurses.")],
        pages=[msgspec.structs.replace(page("Benefits", "benefits/"), body="# Benefits\n\n## Holidays\n\nSix weeks."), page("Gone", "404.html")],
    )  # fmt: skip
    return msgspec.structs.replace(
        found, events=(event("Fair"), event("Bygone", is_over=True)), internal_events=(event("Secret"),)
    )


def test_what_is_public_and_live_can_be_found() -> None:
    found = {row.title for row in shown(files(everything()))}
    assert found == {"Night shift", "Nattevagt", "Nurse", "Mia Holm", "Ward", "Benefits", "Fair"}


def test_words_of_everything_are_there() -> None:
    known = words(files(everything()))
    assert {
        "night",
        "lamp",
        "nobodi",
        "nattevag",
        "nurs",
        "midwif",
        "ward",
        "seven",
        "holiday",
        "week",
        "fair",
    } <= known
    assert not {"surgeon", "bygon", "secret", "gone"} & known


def test_the_manifest_knows_each_record_and_each_file() -> None:
    made = files(everything())
    said = manifest(made)
    numbers = [sum(said["records"][: n + 1]) for n in range(len(said["records"]))]
    rows = {row.title: row for row in shown(made)}
    assert len(said["kinds"]) == len(said["ages"]) == len(numbers) == len(rows)
    assert sorted(said["kinds"]) == sorted("ssjp" + "www") and set(said["kinds"]) == set(KINDS.values())
    names = {f"records-{name}" for name in said["pages"].values()} | {
        f"words-{name}" for name in said["words"].values()
    }
    names |= {f"spelling-{said['spelling']}", "manifest"}
    assert {path.rpartition("/")[2] for path in made} == {f"{name}.json" for name in names}
    addresses = {row.address: row.number for row in rows.values()}
    assert {number % PAGE for number in numbers} == set(addresses.values())


def test_a_result_says_what_it_leads_to() -> None:
    rows = {row.title: row for row in shown(files(everything()))}
    nurse = rows["Nurse"]
    assert (nurse.address, nurse.line, nurse.date, nurse.lang) == (
        "jobs/nurse/",
        "Aarhus",
        "2026-02-01",
        "en",
    )
    assert rows["Nattevagt"].lang == "da" and rows["Nattevagt"].line == "Mia Holm"
    assert rows["Mia Holm"].line == "Midwife" and rows["Ward"].line == "Teams"
    long = story(summary="word " * 90)
    assert len(shown(files(library(stories=[long])))[0].summary) <= 180


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    stories = [story(f"Story {n}", body=f"Text of {n}.") for n in range(60)]
    assert files(library(stories=stories)) == files(library(stories=stories[::-1]))


def test_the_day_does_not_matter() -> None:
    assert files(library(stories=[story()])) == files(library(stories=[story()], today="2031-01-01"))


#: Words that look like a language's, so that they lie in many files.
STORIES = [
    story(f"Story {n}", f"story-{n}", date=f"20{10 + n % 16}-03-01", body=" ".join(f"{a}{b}{n}" for a in "bdfgklmnprst" for b in "aeiouy"))
    for n in range(350)
]  # fmt: skip


def test_an_edit_changes_few_files() -> None:
    before = files(library(stories=STORIES))
    assert len(before) > 25
    edited = msgspec.structs.replace(STORIES[7], text=text("zebra " + STORIES[7].text.plain))
    changed = list(differing(before, files(library(stories=[*STORIES[:7], edited, *STORIES[8:]]))))
    kinds = {path.rpartition("/")[2].partition("-")[0] for path in changed}
    # One shard, under its old and its new name; the manifest; and perhaps the spelling.
    assert kinds <= {"words", "manifest.json", "spelling"} and len(changed) <= 5


def test_a_new_record_changes_few_files() -> None:
    before = files(library(stories=STORIES))
    changed = list(
        differing(before, files(library(stories=STORIES, people=[person("Mia Holm", role="Cook")])))
    )
    assert len(changed) <= 12, changed


def test_nothing_that_is_held_back_is_in_it(tmp_path: Path) -> None:
    head = "date: 2026-01-13\n---\n\n"
    root = write(tmp_path, SMALL | {
        "content/people/ada.yml": "name: Ada Anker\nwithdrawn: 2026-01-01\nrole: Xylographer\n",
        "stories/one.md": f"---\ntitle: Quixotic\nauthors: ada\n{head}Zephyrs.\n",
        "stories/two.md": f"---\ntitle: Fine\nauthors: Bo\n{head}As Ada Anker says, kumquats.\n",
        "stories/three.md": f"---\ntitle: Draft\nauthors: Bo\ndraft: true\n{head}Gherkins.\n",
        "stories/four.md": "---\ntitle: Later\nauthors: Bo\ndate: 2027-01-01\n---\n\nMarzipan.\n",
        "jobs/old.md": "---\ntitle: Filled\ndate_posted: 2026-01-01\nstate: closed\nlocation: Odense, Denmark\napply_email: a@example.org\n---\n\nPumpernickel.\n",
        "content/events/inside.md": "---\ntitle: Inside\nstarts: 2026-12-01\ninternal: true\n---\n\nArtichokes.\n",
        "content/program/guidelines/one.md": "---\ntitle: Advice\n---\n\nBergamots.\n",
    })  # fmt: skip
    found = load(root, date(2026, 11, 21), Report())
    assert found is not None
    made = files(found)
    everything = b" ".join(made.values()).decode().lower()
    for word in (
        "anker", "xylograph", "quixotic", "zephyr", "kumquat", "gherkin", "marzipan", "pumpernickel", "artichok", "bergamot",
    ):  # fmt: skip
        assert word not in everything, word
    assert "lamp" in everything


HOSTILE = '<script>alert("1")</script> \u202eevil\u2066 </script> {{ 1 }} \x07 & "quoted" javascript:alert(1)'


def test_the_gate_reads_every_file_and_finds_nothing() -> None:
    made = files(
        library(
            stories=[*STORIES[:9], story("Ha", body=f"{HOSTILE}\n\n# {HOSTILE}")],
            people=[person("<b>Bo</b>", role="<img src=x>")],
        )
    )
    rules = gate.Rules(assets=(), withdrawn=("Mia Anker", "Hans Hansen"))
    for path, data in made.items():
        assert gate.inspect(path, data, rules).findings == (), path


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        ("search/data/words-1.js", b"alert(1)", "gate-code"),
        ("search/manifest.json", b"alert(1)", "gate-json"),
        ("search/data/records-1.json", b'[[1,"Mia Anker"]]', "gate-withdrawn"),
    ],
)  # fmt: skip
def test_the_gate_refuses_what_is_not_data(path: str, data: bytes, problem: str) -> None:
    rules = gate.Rules(assets=(), withdrawn=("Mia Anker",))
    facts = {path: gate.inspect(path, data, rules)}
    found = judged(facts, {path}, rules=rules)
    assert problem in {one.code for one in found}


def test_a_site_without_records_has_an_empty_search() -> None:
    made = files(library())
    assert manifest(made)["records"] == [] and not words(made)


def test_all_is_strict_json() -> None:
    for data in files(everything()).values():
        json.loads(data)


@pytest.mark.slow
def test_every_result_leads_to_a_page(build_site: BuildSite) -> None:
    site = build_site(HOME, date(2026, 11, 21), pictures=False).site
    found = shown(
        {f"search/data/{path.name}": path.read_bytes() for path in (site / "search/data").iterdir()}
    )
    assert len(found) > 40 and all((site / row.address / "index.html").is_file() for row in found)


def test_names_in_a_result_have_the_comma_of_the_language() -> None:
    told = story("Night", authors=(Link(name="عمر"), Link(name="نور")))
    assert shown(files(library(stories=[told])))[0].line == "عمر, نور"
    arabic = msgspec.structs.replace(library(stories=[told]).site, lang="ar")
    found = shown(files(msgspec.structs.replace(library(stories=[told]), site=arabic)))
    assert found[0].line == "عمر، نور"
