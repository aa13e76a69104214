"""The documentation: its examples are tried, its commands run, its links lead somewhere, nothing is left out."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import indent

import click
import pytest
import yaml
from click.testing import CliRunner

from kollega import diagnostics, facets, farm, pipeline
from kollega.channels import channels
from kollega.cli import _with_command, cli
from kollega.diagnostics import Diagnostic, Report, as_text
from kollega.frame import mkdocs
from kollega.library import likeness, load
from kollega.limits import MOST, WORDS
from kollega.markup import limits
from kollega.networks import NETWORKS
from kollega.pictures import decode
from kollega.problems import PROBLEMS
from kollega.produce import feeds
from kollega.schema import readers, settings
from kollega.schema.kinds import KINDS
from kollega.sources import yaml as yaml_reader
from tests.documents import PAGES, ROOT, Terminal, example_site, having, marks
from tests.folders import CONFIG, SMALL, write
from tests.intake.repository import repository
from tools import docs

DEVELOPERS = ROOT / "docs/developers.md"
COMMUNICATIONS = ROOT / "docs/communications.md"
TODAY = date(2026, 6, 1)


def check(root: Path) -> list[Diagnostic]:
    return pipeline.check(root, TODAY).report.diagnostics


@pytest.mark.parametrize("page", having("file"))
def test_examples_are_right(page: Path, tmp_path: Path) -> None:
    told = [one for one in check(example_site(page, tmp_path)) if one.code != "video-program-missing"]
    assert not told, "\n".join(map(as_text, told))


@pytest.mark.parametrize("page", having("wrong"))
def test_wrong_examples_are_wrong_in_the_way_that_is_said(page: Path, tmp_path: Path) -> None:
    told = ""
    for number, mark in enumerate(marks(page)):
        if mark.kind == "wrong":
            path, _, code = mark.value.partition(" -> ")
            root = write(example_site(page, tmp_path / str(number)), {path: mark.block})
            found = [one for one in check(root) if one.path == path]
            assert {one.code for one in found} == {code}, found
            told = "\n".join(map(as_text, found))
        elif mark.kind == "says":
            assert all(line.strip() in told for line in mark.block.splitlines()), told


@pytest.mark.parametrize("page", having("run", guides=False))
def test_commands_run(page: Path, tmp_path: Path) -> None:
    where = [mark.value for mark in marks(page) if mark.kind == "site"]
    terminal = Terminal(page, tmp_path if where else example_site(page, tmp_path))
    for mark in marks(page):
        if mark.kind == "run":
            for line in mark.block.splitlines():
                terminal.type(line)
        elif mark.kind == "file" and where:
            write((terminal.folder / where[0]).resolve(), {mark.value: mark.block})


def test_the_first_page_shows_what_a_check_answers(tmp_path: Path) -> None:
    page = ROOT / "docs/start.md"
    shown = page.read_text("utf-8").partition("## 6.")[2].partition("```text\n")[2].partition("```")[0]
    for command in (["init", "--name", "Harbour"], ["check", "--root"]):
        done = CliRunner().invoke(cli, [*command, str(tmp_path / "careers")])
        write(
            tmp_path / "careers",
            {one.value: one.block for one in marks(page) if one.kind == "file" and "/" in one.value},
        )
    assert shown and done.stdout == shown


def test_every_command_of_the_first_page_is_run() -> None:
    shown = re.findall(r"^(.*)\n+```sh$", (ROOT / "docs/start.md").read_text("utf-8"), re.MULTILINE)
    assert shown and set(shown) == {"<!-- run -->"}


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line in the pages that people read from top to bottom, as words."""
    program = r"(?:kollega|python3 (?:\S*/)?build\.py)((?: [^`\n#]+)?)"
    for page in (page for page in PAGES if page.parent != docs.REFERENCE):
        whole = page.read_text("utf-8")
        for words in re.findall(rf"(?:^ *|`|run: |&& ){program} *(?:`|$|#)", whole, re.MULTILINE):
            yield page.name, shlex.split(words)


def test_every_command_that_is_shown_exists() -> None:
    seen = set()
    for page, words in _commands():
        name, *rest = _with_command([word for word in words if word not in ("…", "COMMAND")])
        if name in ("-h", "--help", "--version"):
            continue
        seen.add(name)
        command = cli.commands[name]
        if name != "test":  # whose arguments are those of pytest
            _, more, _ = command.make_parser(click.Context(command)).parse_args(rest)
            assert not more, (page, words)
    assert seen == set(cli.commands), "these pages must show each command"


def test_generated_pages_are_current() -> None:
    for name, made in docs.pages().items():
        assert (docs.REFERENCE / name).read_text("utf-8") == made, "run `python3 tools/docs.py`"


def test_nothing_is_left_out() -> None:
    page = {path.stem: path.read_text("utf-8") for path in docs.REFERENCE.glob("*.md")}
    for name, command in cli.commands.items():
        section = page["commands"].partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for option in command.params:
            shown = (
                option.opts
                if isinstance(option, click.Option)
                else [option.make_metavar(click.Context(command))]
            )
            assert all(word in section for word in shown), (name, shown)
    assert all(f"\n### {code}\n" in page["problems"] for code in PROBLEMS)
    assert all(f"| `{row.id}` | {row.name} |" in page["networks"] for row in NETWORKS.values())
    assert all(f"| `{row.name}` |" in page["settings"] for row in settings.OURS)
    for kind, rows in KINDS.items():
        section = page["fields"].partition(f"\n## {kind.capitalize()}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == [row.name for row in rows]
        assert all(f"`{docs.code_of(kind, row.name)}`" in page["problems"] for row in rows)


def test_what_has_no_effect_is_said() -> None:
    section = DEVELOPERS.read_text("utf-8").partition("### Read, and without effect yet")[2]
    said = set(re.findall(r"\w+", " ".join(re.findall(r"^\| \w+ \| (`.*`) \|$", section, re.MULTILINE))))
    not_users = ("kinds.py", "settings.py", "site.py", "records.py", "form.py")
    sources = [path for path in (ROOT / "kollega").rglob("*") if path.suffix in (".py", ".html")]
    code = "".join(path.read_text("utf-8") for path in sources if path.name not in not_users)
    kinds = ("story", "job", "person", "team", "location", "event", "value", "page")
    names = {row.name for kind in kinds for row in KINDS[kind]}
    unused = {name for name in names if not re.search(rf'\.{name}\b|"{name}"', code)}
    assert unused <= said, "say in docs/developers.md that these have no effect, or give them one"
    assert said <= unused, "these have an effect now: take them off the list in docs/developers.md"


#: What asks the network: the part of the program, and the words by which the page for IT names it.
NETWORK = {
    "video": "`media`", "cluster.py": "`build --executor`", "importing": "`import`", "deploy": "`deploy`", "doctor": "`doctor`",
    "intake": "`intake`", "newsletter": "`digest --post`", "serve": "`kollega serve`",
}  # fmt: skip


def test_who_asks_the_network_is_said() -> None:
    said = (ROOT / "docs/it-and-security.md").read_text("utf-8").partition("## Secrets")[0]
    asks = re.compile(
        r"^\s*(?:import|from) (?:urllib3|socket|ssl|distributed|obstore|asyncssh|http\.client|urllib\.request)\b",
        re.M,
    )
    package = ROOT / "kollega"
    parts = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if asks.search(path.read_text("utf-8"))
    }
    assert {name for name in parts if NETWORK.get(name, "?") not in said} == set()


def test_numbers_are_those_of_the_program() -> None:
    section = DEVELOPERS.read_text("utf-8").partition("## Limits")[2]
    rows = re.findall(
        r"^\| `(\w+)` \| (.+) \| ([0-9,]+) (\w+) \|$", section.partition("These are fixed")[0], re.MULTILINE
    )
    assert rows == [(name, what, f"{getattr(MOST, name):,}", unit) for name, (what, unit) in WORDS.items()]
    room = decode.ROOM // 1_000_000
    for what, most in {
        "a picture as PNG with 16 bits in colour, or interlaced": f"{room // 4} megapixels",
        "a picture as WebP or AVIF": f"{room // decode._BYTES_A_PIXEL['WEBP']} megapixels",
        "a picture as progressive JPEG": f"{room // 3} megapixels, or {room // 6} with",
        "the work on a picture": f"{farm.SECONDS} seconds of the processor, and {farm.MEMORY // 1_000_000} MB",
        "what MkDocs makes of a page": f"{mkdocs._SECONDS} seconds of the processor, and {mkdocs._MEMORY // 1_000_000} MB",
        "fields and values in one file": f"{yaml_reader._MOST_NODES:,}, nested up to {yaml_reader._DEEPEST} deep",
        "a text on one line, such as a title": f"{readers.LONGEST_LINE:,} characters",
        "entries of a list": f"{readers._LONGEST_LIST} |",
        "tags of a story or job, places of a job": f"{readers.MOST_LABELS} |",
        "headings of a text": f"{limits._MOST_HEADINGS:,} |",
        "columns of a table": f"{limits._WIDEST_TABLE} |",
        "quotes, lists and the like in each other": f"{limits._DEEPEST} |",
        "beginnings and ends of elements in a text": f"{limits._MOST_TAGS:,} |",
        "links and pictures in a text": f"{limits._MOST_SHOWN:,}, of which {limits._MOST_REFERENCES:,} may",
        "notes in a text": f"{limits._MOST_NOTES:,} |",
        "HTML of an item in feeds": f"{feeds._LONGEST:,} characters",
        "findings of one severity that are told of a file": f"{diagnostics._MOST} |",
    }.items():
        assert f"| {what} | {most}" in section, (what, most)
    told = COMMUNICATIONS.read_text("utf-8")
    least = (likeness._TO_JOB, likeness._TO_STORY, likeness._AMONG)
    for score in (likeness._TEAM, likeness._PLACE, likeness._IN_TEXT, *least):
        assert str(score) in told, score
    assert (facets.DEEPEST, facets.HANDFUL) == (
        3,
        5,
    ) and "three of them that more than five open jobs have" in told
    assert f"at most {facets.MOST} pages of one value and {facets.MOST} of several" in told


def test_every_feed_is_named() -> None:
    library = load(ROOT, TODAY, Report())
    assert library
    told = COMMUNICATIONS.read_text("utf-8")
    for channel in channels(library):
        parts = channel.path.split("/")
        assert f"`{channel.path}`" in told or f"`{'/'.join(parts[:2])}/…`" in told, channel.path


def test_changes_of_the_theme_have_their_effect(tmp_path: Path) -> None:
    root = write(tmp_path, {path: text for path, text in SMALL.items() if path != "mkdocs.yml"})
    example_site(DEVELOPERS, root)
    order = pipeline.Order(root, root / "site", root / "backstage", today=TODAY)
    outcome = pipeline.build(order)
    assert outcome.published and not outcome.report.diagnostics, outcome.report.diagnostics
    assert "This page has sailed" in (root / "site/404.html").read_text("utf-8")
    home = (root / "site/index.html").read_text("utf-8")
    assert 'href="extra.css"' in home and 'src="logo.svg"' in home and 'href="static/harbour-sans-' in home
    assert (root / "site/extra.css").exists()
    assert "written down on shore" in (root / "site/stories/night-shift/index.html").read_text("utf-8")
    assert ">Come aboard<" in (root / "site/jobs/lamp-keeper/index.html").read_text("utf-8")


def test_own_words_of_the_example_are_shown(tmp_path: Path) -> None:
    page = DEVELOPERS.read_text("utf-8")
    found = re.search(r"^```yaml\n(texts:\n.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert found
    config = f"{CONFIG}extra:\n  kollega:\n    languages: [da, en]\n{indent(found[1], '    ')}"
    report = Report()
    library = load(write(tmp_path, {**SMALL, "mkdocs.yml": config}), TODAY, report)
    assert library and not report.diagnostics
    assert dict(library.site.texts["da"])["Apply for this job"] == "Kom om bord"
    assert dict(library.site.texts["en"])["Apply for this job"] == "Come aboard"


def test_workflows_keep_to_the_rules() -> None:
    found = [mark for page in PAGES for mark in marks(page) if mark.value.startswith(".github/")]
    assert found
    for mark in found:
        workflow = yaml.safe_load(mark.block)
        on = workflow[True]  # what `on` is in YAML 1.1
        assert "pull_request_target" not in on and "secrets." not in mark.block
        if "pull_request" in on:
            assert workflow["permissions"] == {"contents": "read"} and "cache" not in json.dumps(workflow)


def test_the_nightly_import_keeps_what_people_wrote_into_its_pull_request(tmp_path: Path) -> None:
    """The commands of the workflow, with a host and an import that are stand-ins."""
    (mark,) = (mark for mark in marks(ROOT / "docs/importing.md") if mark.value.startswith(".github/"))
    commands = [
        step["run"] for step in yaml.safe_load(mark.block)["jobs"]["import"]["steps"] if "run" in step
    ]
    gh = tmp_path / "gh"
    gh.write_text(
        f'#!/bin/sh\ncase "$2" in view) cat {tmp_path}/state;; create) echo OPEN > {tmp_path}/state;; esac\n'
    )
    gh.chmod(0o755)
    repo = repository(tmp_path)

    def night(jobs: str) -> None:
        clone = tmp_path / f"night-{jobs}"
        subprocess.run(["git", "clone", "-q", str(repo.bare), str(clone)], check=True)
        made = f"mkdir -p jobs/a && echo {jobs} > jobs/a/index.md"
        for command in commands:
            run = re.sub(r"python3 .*? import .*", made, re.sub(r"python3 .*? check .*", "true", command))
            env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
            subprocess.run(["bash", "-e", "-c", run], cwd=clone, env=env, check=True)

    def there(path: str) -> str:
        return repo.git("show", f"imported-jobs:{path}")

    night("one")
    repo.git("fetch", "-q", "origin", "imported-jobs", at="root")
    repo.git("switch", "-q", "-c", "imported-jobs", "FETCH_HEAD", at="root")
    write(repo.root, {"jobs/a/overlay.md": "mine"})
    repo.git("add", "jobs", at="root")
    repo.git("commit", "-q", "-m", "Correct", at="root")
    repo.git("push", "-q", "origin", "imported-jobs", at="root")
    night("two")
    assert (there("jobs/a/overlay.md"), there("jobs/a/index.md")) == ("mine", "two\n")
    # Once it is merged or closed, the next one begins with the main branch.
    (tmp_path / "state").write_text("MERGED")
    night("three")
    assert there("jobs/a/index.md") == "three\n" and "overlay" not in repo.git(
        "ls-tree", "-r", "imported-jobs"
    )


def _without_code(page: Path) -> str:
    bare = re.sub(r"^( *)```.*?^\1```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", lambda code: re.sub(r"[\[\]()]", "", code[0]), bare)


def _anchors(page: Path) -> list[str]:
    """The fragments of a page's headings, as git hosts and MkDocs make them alike."""
    headings = re.findall(r"^#+ (.*)$", _without_code(page), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    anchors = Counter(_anchors(page))
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", _without_code(page)):
        if target.startswith(("https://", "mailto:")):
            continue
        name, _, fragment = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists() and path.is_relative_to(ROOT), target
        if fragment:
            known = anchors if path == page else Counter(_anchors(path))
            assert known[fragment] == 1, f"{target}: no such heading, or two of that name"


@pytest.mark.slow
def test_the_site_of_the_documentation_is_built_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(ROOT / "docs.yml"),
        "-d",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for path in tmp_path.rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|img|link|iframe)\b[^>]*(?:src|href)=\"?(?:https?:)?//[^>]*", path.read_text("utf-8")
        )
        assert not [tag for tag in loaded if 'rel="canonical"' not in tag], path
    assert "../CONTRIBUTING" not in (tmp_path / "developers/index.html").read_text("utf-8")
