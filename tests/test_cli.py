"""The command line as people type it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kollega.cli import _with_command, cli
from tests.folders import SMALL, STORY, contents, write


def kollega(*arguments: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """What people type, in a plain environment with `env` on top."""
    command = [sys.executable, "-m", "kollega", *map(str, arguments)]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[1]), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=environment | env
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site folder", SMALL)


def test_build_is_the_default_and_says_what_it_made(site: Path) -> None:
    done = kollega("--no-pictures", "--today", "2026-02-01", cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Built 1 story, 1 open job, 0 people" in done.stdout
    assert (site / "site/index.html").exists() and (site / "backstage/index.html").exists()


@pytest.mark.parametrize(
    "command",
    [("cards", "--contact-sheet", "{to}/a.png"), ("kit", "night-shift", "--zip", "{to}/a.zip"),
     ("digest", "--since", "2026-01-01", "--out", "{to}"), ("check", "--summary", "-", "--sheets", "{to}")],
    ids=lambda command: command[0],
)  # fmt: skip
def test_what_draws_cards_tells_of_a_font_that_is_damaged_inside(
    site: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ours = Path(__file__).parents[1] / "kollega/theme/cards/fonts"
    font = bytearray((ours / "bricolage-grotesque-latin.woff2").read_bytes())
    font[400:-10:7] = bytes(len(font[400:-10:7]))
    (site / "theme/fonts").mkdir(parents=True)
    (site / "theme/fonts/own.woff2").write_bytes(font)
    brand = "extra: {kollega: {brand: {display_font: fonts/own.woff2}}}\n"
    write(site, {"mkdocs.yml": SMALL["mkdocs.yml"] + brand})
    words = [word.format(to=tmp_path) for word in command]
    done = CliRunner().invoke(cli, [*words, "--root", str(site), "--today", "2026-02-01"])
    assert isinstance(done.exception, SystemExit) and done.exit_code == 1, done.exception
    assert "own.woff2` cannot be read" in done.output


def test_json_is_one_object_and_nothing_else(site: Path) -> None:
    done = kollega("build", "--root", site, "--no-pictures", "--format", "json", "--today", "2026-02-01")
    whole = json.loads(done.stdout)
    assert set(whole) == {"diagnostics", "outputs"}
    row = next(row for row in whole["outputs"] if row["path"] == "jobs/lamp-keeper/index.html")
    assert set(row) == {"path", "kind", "source", "audience", "bytes", "sha256"}
    assert row["bytes"] == len((site / "site" / row["path"]).read_bytes())
    assert {row["path"] for row in whole["outputs"] if row["audience"] == "public"} == set(
        contents(site / "site")
    )


def test_problems_exit_with_1_in_each_format(site: Path) -> None:
    write(site, {"stories/bad.md": STORY.replace("2026-01-13", "soon")})
    text = kollega("check", "--root", site, "--no-pictures")
    assert text.returncode == 1 and 'error[story-date]: `date` is not a calendar date: "soon".' in text.stdout
    github = kollega("check", "--root", site, "--no-pictures", "--format", "github")
    assert github.returncode == 1 and github.stdout.startswith(
        "::error file=stories/bad.md,line=3,col=7,title=story-date::"
    )
    whole = json.loads(kollega("check", "--root", site, "--no-pictures", "--format", "json").stdout)
    assert [one["code"] for one in whole["diagnostics"]] == ["story-date"]
    built = kollega("--root", site, "--no-pictures")
    assert built.returncode == 1 and "Nothing was published" in built.stdout and not (site / "site").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheets", "s"), "--sheets belongs to --summary."),
        (("--consent", "--format", "json"), "no part of --format json"),
        (("--consent", "--format", "github"), "no part of --format github"),
        (("--foreign", ".", "--strict"), "--foreign looks at nothing else"),
        (("--foreign", ".", "stories"), "--foreign looks at nothing else"),
    ],
)
def test_check_refuses_an_option_that_would_do_nothing(site: Path, words: tuple[str, ...], said: str) -> None:
    done = kollega("check", *words, cwd=site)
    assert done.returncode == 2 and said in done.stderr and not (site / "s").exists()


def test_check_of_paths_tells_only_of_them(site: Path) -> None:
    write(site, {"stories/bad.md": STORY.replace("2026-01-13", "soon")})
    assert kollega("check", "jobs", "--no-pictures", cwd=site).returncode == 0
    assert kollega("check", "stories", "--no-pictures", cwd=site).returncode == 1
    assert kollega("check", site / "stories/bad.md", "--root", site, "--no-pictures").returncode == 1


def test_check_of_a_path_that_is_not_read_says_so(site: Path) -> None:
    write(site, {"README.md": "# Careers\n"})
    done = kollega("check", "README.md", "--no-pictures", cwd=site)
    assert done.returncode == 0 and "README.md: note[path-unread]" in done.stdout
    assert "`content/`, `stories/`, `jobs/`" in done.stdout and "No problems found" not in done.stdout


def test_wrong_usage_exits_with_2(site: Path) -> None:
    for arguments in (["--today", "yesterday"], ["--workers", "0"], ["biuld"], ["--formt", "json"]):
        done = kollega(*arguments, cwd=site)
        assert done.returncode == 2, (arguments, done.stdout, done.stderr)


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_in_no_calendar_is_wrong_usage(site: Path, day: str) -> None:
    done = CliRunner().invoke(cli, ["build", "--root", str(site), "--today", day])
    assert done.exit_code == 2 and f"'{day}' is not a date; write year-month-day" in done.output


def test_a_folder_that_is_not_ours_is_refused(site: Path) -> None:
    write(site, {"site/precious.txt": "mine"})
    done = kollega("--root", site, "--no-pictures")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert (site / "site/precious.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["build"]),
        (["--strict"], ["build", "--strict"]),
        (["--root", "check", "--strict"], ["build", "--root", "check", "--strict"]),
        (["--root", "x", "check", "a.md"], ["check", "--root", "x", "a.md"]),
        (["--version"], ["--version"]),
    ],
)
def test_the_command_may_stand_anywhere(given: list[str], meant: list[str]) -> None:
    assert _with_command(given) == meant


def test_every_command_and_option_is_explained() -> None:
    for name, command in cli.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or getattr(parameter, "help", "")


def test_a_path_that_is_not_there_is_wrong_usage(site: Path) -> None:
    assert kollega("check", "stories/gone.md", cwd=site).returncode == 2
    assert kollega("check", "--root", site / "gone").returncode == 2


def test_a_refused_output_is_json_too(site: Path) -> None:
    write(site, {"site/precious.txt": "mine"})
    done = kollega("--root", site, "--no-pictures", "--format", "json", "--today", "2026-02-01")
    whole = json.loads(done.stdout)
    assert done.returncode == 1 and whole["outputs"] == []
    assert [one["code"] for one in whole["diagnostics"]] == ["output-refused"]


def test_a_git_host_is_told_paths_of_the_repository(site: Path) -> None:
    write(site, {"stories/bad.md": STORY.replace("2026-01-13", "soon")})
    done = kollega("check", "--root", site.name, "--no-pictures", "--format", "github", cwd=site.parent)
    assert done.stdout.startswith("::error file=site folder/stories/bad.md,line=3")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("stories/typo.md", "there is no stories/typo.md in"),
        ("../beside.md", "../beside.md is not in the site folder"),
    ],
)
def test_a_path_that_cannot_be_checked_is_told(site: Path, path: str, said: str) -> None:
    (site.parent / "beside.md").write_text("# Beside\n")
    done = kollega("check", path, cwd=site)
    assert done.returncode == 2 and said in " ".join(done.stderr.replace("│", " ").split())
