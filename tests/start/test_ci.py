"""The files for git hosts: read by a parser of their own, and their steps run on a real repository."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from kollega.commands.start import init
from kollega.start import ci
from tests.folders import write
from tests.test_cli import kollega
from tests.test_review import git

PROGRAM = Path(__file__).parents[2]
STORY = "---\ntitle: At the pier\ndate: 2026-01-20\nauthors: Ada Anker\n---\n\nWe met at [the pier](https://pier.example.net/).\n"
#: Those that `init --ci` offers.
HOSTS = next(
    one.type.choices for one in init.params if one.name == "host" and isinstance(one.type, click.Choice)
)
WORKFLOWS = {"github": ".github/workflows", "forgejo": ".forgejo/workflows"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> ci.Program:
    """A repository of this program as it is here, also of what is not committed."""
    folder = tmp_path_factory.mktemp("program")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard", "build.py", "kollega", "tools", "*.lock", "pyproject.toml"],
        cwd=PROGRAM, capture_output=True, check=True, text=True,
    )  # fmt: skip
    for path in listed.stdout.split("\0"):
        if path and (PROGRAM / path).is_file():
            write(folder, {path: (PROGRAM / path).read_bytes()})
    git(folder, "init", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "program: Begin")
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, capture_output=True, check=True, text=True
    )
    return ci.Program(str(folder), head.stdout.strip())


def repository(tmp_path: Path, host: str, of: ci.Program) -> Path:
    """A clone of a new site with the files of a host, whose origin has it as main."""
    done = kollega("init", tmp_path / "site", "--name", "Harbour")
    assert done.returncode == 0, done.stderr
    site = write(tmp_path / "site", ci.files(host, of, "da"))
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "site: Begin")
    git(tmp_path, "clone", "-q", str(site), "clone")
    return tmp_path / "clone"


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("git@github.com:anker/kollega.git", "https://github.com/anker/kollega.git"),
        ("ssh://git@git.example.org:2222/anker/kollega.git", "https://git.example.org/anker/kollega.git"),
        ("https://git.example.org:8443/anker/kollega.git", "https://git.example.org:8443/anker/kollega.git"),
    ],
)
def test_a_ci_takes_the_program_without_a_key(
    origin: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        ci, "git", lambda _, *words: f"{origin if words[0] == 'remote' else 'c0ffee'}\n".encode()
    )
    assert ci.program() == ci.Program(address, "c0ffee")
    assert ci.program(origin).address == origin


def run(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The shell of a CI, with the packages of this run and nothing of its settings."""
    python = Path(sys.executable).parent
    environment = {"PATH": f"{python}:/usr/bin:/bin", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"} | more
    return subprocess.run(["sh", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False)  # fmt: skip


def steps(host: str, name: str) -> list[dict[str, Any]]:
    text = ci.files(host, ci.Program("x", "y"), "en")[f"{WORKFLOWS[host]}/{name}.yml"]
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("host", HOSTS)
def test_nothing_that_is_proposed_gets_rights_or_secrets(host: str) -> None:
    files = ci.files(host, ci.Program("https://git.example.org/kollega.git", "1" * 40), "en")
    assert "kollega.lock" in files and "@PROGRAM@" not in "".join(files.values())
    for path, text in files.items():
        lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
        assert "pull_request_target" not in lines and "secrets." not in lines, path
        assert "actions/cache" not in lines and "kollega/store" not in lines, path
        for action in re.findall(r"uses: (\S+)", lines):
            assert re.search(r"@[0-9a-f]{40}$", action), action
    assert any("CODEOWNERS" in path for path in files)


def test_github_may_only_read_for_a_pull_request() -> None:
    files = ci.files("github", ci.Program("x", "y"), "en")
    check = yaml.safe_load(files[".github/workflows/check.yml"])
    assert check["permissions"] == {"contents": "read"}
    assert check[True] == "pull_request"
    assert all("permissions" not in job for job in check["jobs"].values())
    publish = yaml.safe_load(files[".github/workflows/publish.yml"])
    assert publish["permissions"] == {} and set(publish[True]) == {"push", "schedule", "workflow_dispatch"}
    assert publish[True]["push"] == {"branches": ["main"]}
    rules = json.loads(files[".github/ruleset.json"])
    assert rules["enforcement"] == "active"
    contexts = rules["rules"][-1]["parameters"]["required_status_checks"]
    assert [one["context"] for one in contexts] == list(check["jobs"])


def test_gitlab_checks_requests_and_publishes_main_alone() -> None:
    jobs = yaml.safe_load(ci.files("gitlab", ci.Program("x", "y"), "en")[".gitlab-ci.yml"])
    assert jobs["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["default"]["cache"] == []


@pytest.mark.parametrize("host", HOSTS)
def test_a_main_branch_without_the_check_fails(host: str, tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"mkdocs.yml": "site_name: Harbour\n"})
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "site: Begin")
    git(tmp_path, "clone", "-q", str(site), "clone")
    if host in WORKFLOWS:
        rows = [step.get("run", "") for step in steps(host, "check")]
    else:
        rows = yaml.safe_load(ci.files(host, ci.Program("x", "y"), "en")[".gitlab-ci.yml"])["check"]["script"]
    done = run(next(row for row in rows if "ci/check" in row), tmp_path / "clone")
    assert done.returncode != 0 and "ci/check" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("host", sorted(WORKFLOWS))
def test_a_pull_request_is_checked_and_built(host: str, tmp_path: Path, program: ci.Program) -> None:
    clone = repository(tmp_path, host, program)
    write(clone, {
        "stories/pier.md": STORY, "ci/check": "exit 0\n", "theme/main.html": "{{ 1/0 }}",
        "stories/a@b.md": STORY.replace("At the pier", "<b>@everybody</b>"),
    })  # fmt: skip
    git(clone, "add", ".")
    git(clone, "commit", "-m", "story: The pier")
    script = next(step["run"] for step in steps(host, "check") if "ci/check" in step.get("run", ""))
    done = run(
        script,
        clone,
        FORMAT="github" if host == "github" else "text",
        GITHUB_STEP_SUMMARY=str(tmp_path / "told.md"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = (tmp_path / "told.md").read_text("utf-8")
    assert told == (clone / "review/summary.md").read_text("utf-8")
    assert "Historie: **At the pier**" in told and "`theme/main.html`" in told and "<b>" not in told
    assert (clone / "review/pictures/stories-pier.jpg").exists()
    page = (clone / "review/preview/stories/pier/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page and "At the pier" in page
    assert "Disallow: /" in (clone / "review/preview/robots.txt").read_text("utf-8")
    assert not (clone / "review/backstage").exists()
    assert not subprocess.run(
        ["git", "status", "--porcelain"], cwd=clone, capture_output=True, check=True
    ).stdout


@pytest.mark.slow
def test_a_mistake_fails_the_check_and_is_told(tmp_path: Path, program: ci.Program) -> None:
    clone = repository(tmp_path, "gitlab", program)
    write(clone, {"stories/pier.md": STORY.replace("2026-01-20", "soon")})
    git(clone, "add", ".")
    git(clone, "commit", "-m", "story: The pier")
    jobs = yaml.safe_load((clone / ".gitlab-ci.yml").read_text("utf-8"))
    script = "\n".join(jobs["check"]["script"])
    project = {
        "CI_MERGE_REQUEST_PROJECT_URL": str(tmp_path / "none"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }
    done = run(script, clone, **project)
    assert done.returncode == 1
    assert "fejl[story-date]" in done.stdout and "## Fejl" in done.stdout
    assert not (clone / "review/preview").exists()


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS)
def test_main_is_built_from_a_clean_checkout(host: str, tmp_path: Path, program: ci.Program) -> None:
    clone = repository(tmp_path, host, program)
    write(clone, {"stories/not-committed.md": STORY})
    if host in WORKFLOWS:
        scripts = [step["run"] for step in steps(host, "publish") if "ci/publish" in step.get("run", "")]
    else:
        scripts = yaml.safe_load((clone / ".gitlab-ci.yml").read_text("utf-8"))["pages"]["script"]
    done = run("\n".join(scripts), clone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "public/index.html").exists() and (
        clone / "public/stories/example-story/index.html"
    ).exists()
    assert not (clone / "public/stories/not-committed").exists() and not (clone / "public/kit").exists()


def test_the_lock_names_a_whole_commit(tmp_path: Path, program: ci.Program) -> None:
    clone = repository(tmp_path, "github", ci.Program(program.address, "main"))
    done = run('sh ci/program HEAD "$PWD/program"', clone)
    assert done.returncode == 1 and "a whole commit" in done.stderr


def test_init_adds_them_to_a_new_site_and_to_one_that_is_there(tmp_path: Path) -> None:
    command = ("--ci", "github", "--program", "https://git.example.org/kollega.git")
    made = kollega("init", tmp_path / "new", "--name", "Harbour", *command)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "new/.github/workflows/check.yml").exists() and (tmp_path / "new/mkdocs.yml").exists()
    write(tmp_path / "old", {"mkdocs.yml": "site_name: Old\n", "ci/check": "mine\n"})
    added = kollega("init", tmp_path / "old", *command)
    assert added.returncode == 0 and "Made files for your git host" in added.stdout, added.stderr
    assert "`ci/check` was there already" in added.stdout
    assert (tmp_path / "old/ci/check").read_text() == "mine\n" and not (tmp_path / "old/stories").exists()
