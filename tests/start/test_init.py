"""A site of one's own, from nothing to a build."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from kollega import pipeline
from kollega.diagnostics import Report
from kollega.library import load
from kollega.library.read import read_all
from kollega.start import Misused, Refused
from kollega.start.init import _sources, make_site
from tests.folders import contents, write
from tests.test_cli import kollega

ALL = {
    ".gitignore", "README.md", "content/benefits.md", "content/index.md", "content/people/example-colleague.yml",
    "content/teams/example-team.yml", "jobs/example-job.md", "mkdocs.yml", "stories/example-story.md",
}  # fmt: skip


def made(folder: Path, name: str = "Harbour", lang: str = "en") -> str:
    return make_site(folder, lambda: name, lang, "kollega")


def test_it_builds_at_once_without_a_warning(tmp_path: Path) -> None:
    done = kollega("init", "ours", "--name", "Fyr & Færge", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "kollega --root ours" in done.stdout
    assert set(contents(tmp_path / "ours")) == ALL
    built = kollega("--strict", cwd=tmp_path / "ours")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Built 1 story, 1 open job, 1 person" in built.stdout and "Noticed" not in built.stdout
    assert "Fyr &amp; Færge" in (tmp_path / "ours/site/index.html").read_text("utf-8")
    assert (tmp_path / "ours/site/stories/example-story/index.html").exists()


def test_where_to_report_a_problem_is_one_sign_away(tmp_path: Path) -> None:
    made(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("# report:", "report:"), "utf-8")
    documents = read_all(tmp_path, Report())
    assert documents and documents.site.report == "mailto:careers@example.org"


def test_its_files_speak_of_the_program_as_it_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_site(Path("../my careers"), lambda: "Harbour", "en", "python3 build.py")
    files = {path: data.decode() for path, data in contents(tmp_path.parent / "my careers").items()}
    assert "`python3 build.py check --root '../my careers'`" in files["README.md"]
    assert "`python3 build.py deploy live --root '../my careers'`" in files["mkdocs.yml"]
    assert not [path for path, text in files.items() if re.search(r"(^|`)kollega\b", text, re.MULTILINE)]


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "UTC", "Pacific/Kiritimati"])
@pytest.mark.parametrize("clock", ["1768264200", "1768346999"])  # half past midnight, and the end of that day
def test_examples_are_live_in_every_timezone_and_do_not_rot(
    tmp_path: Path, zone: str, clock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    made(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("timezone: UTC", f"timezone: {zone}"), "utf-8")
    for today in (None, date.today() + timedelta(days=5000)):
        report = Report()
        library = load(tmp_path, today, report)
        assert library and len(library.stories) == len(library.jobs) == len(library.people) == 1
        assert not report.diagnostics


def test_examples_can_be_deleted_without_a_trace(tmp_path: Path) -> None:
    made(tmp_path)
    for path in tmp_path.rglob("example-*"):
        path.unlink()
    order = pipeline.Order(
        tmp_path, tmp_path / "site", tmp_path / "backstage", strict=True, cache=False, pictures=False
    )
    outcome = pipeline.build(order)
    assert outcome.published and not outcome.report.diagnostics


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_the_language_is_that_of_the_pages(tmp_path: Path, lang: str) -> None:
    assert kollega("init", ".", "--lang", lang, cwd=tmp_path).returncode == 0
    built = kollega("--strict", "--no-pictures", cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert f'lang="{lang}"' in (tmp_path / "site/index.html").read_text("utf-8")


def _shape(text: str) -> list[str]:
    """What a language must not change: the settings and fields, switched off or not, and what the files name."""
    keys = re.findall(r"^ *(?:# *)?(?:- )?\{?([a-z_]+):(?= |$)", text, re.MULTILINE)
    named = re.findall(r"`[^` ]*[/.][^` ]*`|\$\w+|\w+@[\w.]+|https?://[\w./:-]*", text)
    return [*keys, *sorted(named)]


@pytest.mark.parametrize("lang", ["da", "de", "fr", "nl"])
def test_examples_speak_the_language_of_the_site(tmp_path: Path, lang: str) -> None:
    made(tmp_path / lang, lang=lang)
    built = kollega("--strict", "--no-pictures", cwd=tmp_path / lang)
    assert built.returncode == 0, built.stdout + built.stderr
    read = {path: data.decode() for path, data in contents(tmp_path / lang).items() if path in ALL}
    assert not [path for path, text in read.items() if re.search(r"Replace|Example (?!Team)|needed", text)]
    assert "kollega deploy live" in read["mkdocs.yml"] and "$" not in "".join(read.values())
    advert = (tmp_path / lang / "site/jobs/example-job/index.html").read_text("utf-8")
    countries = {"da": "DK", "de": "DE", "fr": "FR", "nl": "NL"}
    assert f'"addressCountry":"{countries[lang]}"' in advert


@pytest.mark.parametrize("lang", ["da", "de", "fr", "nl"])
def test_examples_are_the_same_in_every_language(lang: str) -> None:
    shapes = {
        lang: {path: _shape(source.read_text("utf-8")) for path, source in _sources(lang).items()}
        for lang in ("en", lang)
    }
    for path, shape in shapes["en"].items():
        assert shapes[lang][path] == shape, path
    assert shapes[lang].keys() == shapes["en"].keys()


@pytest.mark.parametrize(("lang", "like"), [("pt-BR", "en"), ("is", "en"), ("de-AT", "de")])
def test_a_language_without_examples_has_those_of_the_next_one(lang: str, like: str) -> None:
    assert _sources(lang) == _sources(like)


@pytest.mark.parametrize(
    "name", ["no", "null", "42", "a: b # c", '"', "'", "\\", "ÆØÅ 😀", "مرحبا", "$name {}", "<b>"]
)
def test_any_name_is_read_back(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    documents = read_all(tmp_path, report := Report())
    assert documents and documents.site.name == documents.site.organisation.name == name
    assert not report.diagnostics
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_bytes())["site_name"] == name


@pytest.mark.parametrize("name", ["notes.txt", "mkdocs.yml", "content/index.md", ".env", "site/x"])
def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "ours", {name: "mine"})
    done = kollega("init", folder)
    assert done.returncode == 1 and name.split("/")[0] in done.stderr, done.stderr
    assert contents(folder) == {name: b"mine"}


def test_a_new_repository_keeps_its_own_files(tmp_path: Path) -> None:
    mine: dict[str, str | bytes] = {
        ".git/HEAD": "ref", "readme.txt": "r", "LICENSE": "l", "COPYING.md": "c", ".gitignore": "g", ".DS_Store": "d",
    }  # fmt: skip
    write(tmp_path, mine)
    words = made(tmp_path)
    after = contents(tmp_path)
    assert {name: after[name] for name in mine} == {name: str(text).encode() for name, text in mine.items()}
    assert set(after) == (ALL | set(mine)) - {"README.md"}
    assert "Add the lines /site/" in words and "`README.md` was there already" in words


def test_a_second_time_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(Refused, match="a site in"):
        made(tmp_path, "Another")
    assert contents(tmp_path) == before


def test_wrong_usage_writes_nothing(tmp_path: Path) -> None:
    for arguments in (
        ["--lang", "en-GB"],
        ["--lang", "../x"],
        ["--name", " "],
        ["--name", ""],
        ["--nmae", "x"],
    ):
        done = kollega("init", tmp_path / "ours", *arguments)
        assert done.returncode == 2, (arguments, done.stderr)
        assert not (tmp_path / "ours").exists()
    assert kollega("init").returncode == 2
    with pytest.raises(Misused, match="Did you mean `pt-BR`"):
        made(tmp_path, lang="pt-br")


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"file": ""})
    for folder in ("file", "file/ours"):
        done = kollega("init", tmp_path / folder)
        assert done.returncode == 1 and done.stderr.startswith("Error: ") and "Traceback" not in done.stderr


def test_on_a_terminal_the_name_is_asked_for(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, "Fyr & Færge\n".encode())
    command = [sys.executable, "-m", "kollega", "init", str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, stdin=theirs, capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 0 and "Name of the employer" in done.stdout, done.stderr
    assert 'site_name: "Fyr & Færge"' in (tmp_path / "mkdocs.yml").read_text("utf-8")
