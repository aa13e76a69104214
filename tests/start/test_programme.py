"""`init --programme`: seven answers become files, a page and owners; nothing of anybody's is overwritten."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path
from string import Template

import pytest
from click.testing import CliRunner, Result

from kollega import pipeline
from kollega.cli import cli
from kollega.diagnostics import Report
from kollega.library import load
from kollega.library.programme import lacks
from kollega.problems import language
from kollega.start import programme
from kollega.start.programme import LANGUAGES, QUESTIONS
from tests.folders import contents, write

DAY = date(2026, 11, 21)
SMALL = {
    "mkdocs.yml": "site_name: Havn\nsite_url: https://a.example/\nextra: {kollega: {languages: [en, da], networks: [linkedin, telegram]}}\n",
    "content/index.md": "# Home\n",
}
ANSWERS = (
    "--why", "People should know us", "--owner", "Ada: Anker", "--audience", "Fitters; Sailors", "--subject", "Night shifts",
    "--network", "linkedin", "--network", "instagram", "--cadence", "Every second week", "--measure", 'Applications "that name" one',
)  # fmt: skip


def run(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), "--programme", *more])


def test_answers_become_files_and_a_page(tmp_path: Path) -> None:
    root = write(tmp_path / "in", SMALL)
    done = run(
        root, *ANSWERS, "--hr", "Bo Baak", "--codeowner", "@harbour/hr", "--codeowner", "ada@example.org"
    )
    assert done.exit_code == 0, done.output
    assert "Not answered" not in done.output
    report = Report()
    library = load(root, DAY, report)
    assert library and not report.diagnostics
    found = library.programme
    assert found.people["owner"].name == "Ada: Anker" and found.people["hr"].name == "Bo Baak"
    assert found.audiences == ("Fitters", "Sailors") and found.subjects == ("Night shifts",)
    assert found.networks == ("linkedin", "instagram") and found.cadence == "Every second week"
    assert [(goal.name, goal.measure) for goal in found.goals] == [
        ("People should know us", 'Applications "that name" one')
    ]
    assert not lacks(found)
    assert (root / "CODEOWNERS").read_text().splitlines()[
        -1
    ] == "/content/program/ @harbour/hr ada@example.org"
    order = pipeline.Order(
        root=root,
        site_dir=tmp_path / "site",
        backstage_dir=tmp_path / "backstage",
        pictures=False,
        cache=False,
    )
    assert pipeline.build(order).published
    page = (tmp_path / "backstage/programme/index.html").read_text()
    assert all(words in page for words in ("Sailors", "Night shifts", "Instagram", "Every second week"))
    danish = (tmp_path / "backstage/da/guidelines/1-you-may/index.html").read_text()
    assert "Du må gerne" in danish and "Havn" in danish
    training = (tmp_path / "backstage/guidelines/9-training/index.html").read_text()
    assert training.count("<details>") == training.count("<summary>") == 6
    assert "example.org" not in "".join(map(str, contents(tmp_path / "site")))


def test_you_may_comes_first_and_is_the_longest() -> None:
    for lang in LANGUAGES:
        texts = {
            path.stem: path.read_text()
            for path in (Path(programme.__file__).parent / "programme" / lang).glob("*.md")
        }
        first, care, never = (texts[name] for name in sorted(texts)[:3])
        assert len(first) > len(care) > len(never) / 1.5 and first.count("\n- ") > care.count(
            "\n- "
        ) > never.count("\n- ")


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_every_question_is_asked_in_the_language_of_the_run(tag: str) -> None:
    assert {one.words for one in QUESTIONS} <= language(tag).file.phrases.keys()


def test_each_language_has_the_same_texts_with_the_same_places() -> None:
    folder = Path(programme.__file__).parent / "programme"
    texts = [
        {path.relative_to(folder / lang): set(Template(path.read_text()).get_identifiers()) for path in (folder / lang).rglob("*.md")}
        for lang in LANGUAGES
    ]  # fmt: skip
    assert all(one == texts[0] for one in texts)


def test_what_was_not_answered_is_told_and_can_be_written_later(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    done = run(root)
    assert done.exit_code == 0 and all(one.asked in done.output for one in QUESTIONS)
    report = Report()
    library = load(root, DAY, report)
    assert library and lacks(library.programme) == ("owner", "goals") and not report.diagnostics
    assert {one.network for one in library.guidelines} == {"", "linkedin", "telegram"}
    assert not (root / "CODEOWNERS").exists()


def test_nothing_is_overwritten_and_owners_are_added_once(tmp_path: Path) -> None:
    mine = {"content/program/guidelines/1-you-may.md": "# Mine\n", ".github/CODEOWNERS": "* @all"}
    root = write(tmp_path, SMALL | mine)
    for _ in range(2):
        assert run(root, *ANSWERS, "--codeowner", "@hr").exit_code == 0
    assert (root / "content/program/guidelines/1-you-may.md").read_text() == "# Mine\n"
    assert (root / ".github/CODEOWNERS").read_text() == "* @all\n/content/program/ @hr\n"


def test_what_stands_in_the_file_is_answered(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    assert run(root, "--network", "mastodon", "--owner", "Ada Anker").exit_code == 0
    before = contents(root)
    again = run(root)
    assert contents(root) == before, "no page for a network that the programme has not"
    open_ = again.output.partition("Not answered yet")[2]
    assert {one.field for one in QUESTIONS if one.asked in open_} == {
        one.field for one in QUESTIONS if one.field not in ("network", "owner")
    }
    run(root, "--network", "telegram", "--cadence", "Weekly")
    added = set(contents(root)) - set(before)
    assert added == {f"content/program/guidelines/telegram.{ending}" for ending in ("md", "da.md")}


@pytest.mark.parametrize(
    ("lang", "ending", "inside"),
    [
        ("da", "", "Du må gerne"),
        ("de", "", "Du darfst"),
        ("fr", "", "Vous pouvez"),
        ("nl", "", "Je mag"),
        ("pl", "lang: en\n", "You may"),
    ],
)
def test_a_new_site_gets_texts_in_its_language(tmp_path: Path, lang: str, ending: str, inside: str) -> None:
    done = run(tmp_path / "new", "--name", "Havn & Søn", "--lang", lang, *ANSWERS)
    assert done.exit_code == 0, done.output
    text = (tmp_path / "new/content/program/guidelines/1-you-may.md").read_text()
    assert inside in text and ending in text
    report = Report()
    assert load(tmp_path / "new", None, report)
    assert not [one for one in report.diagnostics if one.code != "phrases-missing"]


def test_a_language_of_one_country_gets_the_texts_of_the_language(tmp_path: Path) -> None:
    languages = {"mkdocs.yml": SMALL["mkdocs.yml"].replace("[en, da]", "[de-AT, fr-CA]")}
    root = write(tmp_path, SMALL | languages)
    done = run(root, *ANSWERS)
    assert done.exit_code == 0, done.output
    texts = root / "content/program/guidelines"
    first, second = (texts / f"1-you-may{ending}.md" for ending in ("", ".fr-CA"))
    assert "# Du darfst" in first.read_text() and "lang:" not in first.read_text()
    assert "# Vous pouvez" in second.read_text()


@pytest.mark.parametrize(("more", "words"), [
    (("--network", "friendster"), "no network `friendster`. Use"),
    (("--network", "twitter"), "no network `twitter`. Did you mean `x`?"),
    (("--network", "linkedn"), "no network `linkedn`. Did you mean `linkedin`?"),
    (("--codeowner", "Ada"), "name at a git host"),
    (("--codeowner", "@a\n* @b"), "name at a git host"),
])  # fmt: skip
def test_what_cannot_be_meant_is_told(tmp_path: Path, more: tuple[str, ...], words: str) -> None:
    root = write(tmp_path, SMALL)
    done = run(root, *more)
    assert done.exit_code == 2 and words in done.output
    assert set(contents(root)) == set(SMALL)
    done = run(tmp_path / "new", *more)
    assert done.exit_code == 2 and words in done.output
    assert not (tmp_path / "new").exists(), "it is told before the site is made"


def test_answers_without_the_programme_are_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["init", str(tmp_path / "x"), "--why", "x"])
    assert done.exit_code == 2 and "--why belongs to --programme" in done.output
    done = CliRunner().invoke(cli, ["init"])
    assert done.exit_code == 2 and "FOLDER" in done.output


@pytest.mark.parametrize("link", ["content/program", "content/program/guidelines", ".github"])
def test_a_linked_folder_is_not_followed_and_nothing_is_written(tmp_path: Path, link: str) -> None:
    root = write(tmp_path / "in", SMALL)
    (tmp_path / "elsewhere").mkdir()
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(tmp_path / "elsewhere")
    done = run(root, *ANSWERS, "--codeowner", "@hr")
    assert done.exit_code == 1 and f"`{link}` is a link" in done.output
    assert not list((tmp_path / "elsewhere").iterdir())
    assert not list(root.rglob("program.yml"))


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no terminals of this kind")
def test_on_a_terminal_the_seven_are_asked(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kollega", "init", str(root), "--programme"],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"Because\nAda\nFitters\nNights\nlinkedn\nlinkedin, mastodon\nWeekly\nBy asking\n")
    said, _ = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0, said
    assert all(one.asked in said.decode() for one in QUESTIONS)
    assert b"no network `linkedn`" in said, "it is asked for again, and what was answered before is kept"
    library = load(root, DAY, Report())
    assert library and library.programme.networks == ("linkedin", "mastodon") and not lacks(library.programme)
