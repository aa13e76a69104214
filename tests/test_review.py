"""What a reviewer is told about other sites, with a real git repository."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library import load
from kollega.review import Hosts, NoSuchRevision, before, new_hosts
from tests.folders import JOB, SMALL, STORY, write
from tests.test_cli import kollega

NEW = STORY.replace("\n---\n", "\nshare:\n  linkedin: Read https://share.example.net/x\n---\n", 1) + (
    "\nOur [partner](https://Partner.example.net/a), <mailto:me@mail.example.net>, "
    "[again](https://partner.example.net/b) and https://münchen.example.net.\n"
)


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


@pytest.fixture
def repository(site: Path) -> Path:
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "site: Begin")
    return site


def hosts(site: Path, since: str = "") -> Hosts:
    library = load(site, None, Report())
    assert library
    with before(site, since, library) as then:
        return new_hosts(library, then)


def test_an_address_that_a_translation_inherits_is_where_somebody_wrote_it(site: Path) -> None:
    config = SMALL["mkdocs.yml"] + "extra: {kollega: {languages: [en, ar]}}\n"
    of = "---\ntitle: {}\n---\n\nGo to [it](https://{}.example.net/).\n"
    write(
        site,
        {"mkdocs.yml": config, "jobs/buoy/index.md": JOB, "jobs/buoy/index.ar.md": of.format("B", "buoy")},
    )
    where = {host.name: host.path for host in hosts(site).hosts}
    assert where["buoy.example.net"] == "jobs/buoy/index.ar.md"
    assert "jobs/buoy/index.ar.md" not in {path for name, path in where.items() if name != "buoy.example.net"}


def test_without_git_all_other_sites_are_named(site: Path) -> None:
    write(site, {"stories/new.md": NEW})
    found = hosts(site)
    names = [host.name for host in found.hosts]
    assert found.since == "" and names == sorted(names)
    assert {
        "partner.example.net",
        "mail.example.net",
        "share.example.net",
        "xn--mnchen-3ya.example.net",
    } < set(names)


@pytest.mark.parametrize("word", ["a", "a.", "@", "a@", "a@a.", "http://", "http", "://"])
def test_a_word_without_end_takes_no_time(site: Path, word: str) -> None:
    write(site, {"stories/new.md": STORY.replace("Ada Anker", (word * 150_000)[:150_000])})
    begun = time.process_time()
    hosts(site)
    assert time.process_time() - begun < 5


def test_what_main_has_is_not_new(repository: Path) -> None:
    assert hosts(repository).hosts == ()
    git(repository, "checkout", "-b", "a-story")
    write(repository, {"stories/new.md": NEW})
    git(repository, "add", ".")
    git(repository, "commit", "-m", "stories: Add one")
    found = hosts(repository)
    rows = {host.name: (host.path, NEW.split("\n")[host.line - 1]) for host in found.hosts}
    assert set(rows) == {
        "partner.example.net", "mail.example.net", "share.example.net", "xn--mnchen-3ya.example.net",
    }  # fmt: skip
    assert all(path == "stories/new.md" for path, _ in rows.values())
    assert "https://share.example.net/x" in rows["share.example.net"][1]
    assert "https://Partner.example.net/a" in rows["partner.example.net"][1]
    assert hosts(repository, since="a-story").hosts == ()


def test_main_that_went_on_meanwhile_is_no_news(repository: Path) -> None:
    git(repository, "checkout", "-b", "a-story")
    git(repository, "checkout", "main")
    write(repository, {"jobs/lamp-keeper.md": JOB.replace("jobs@example.org", "jobs@other.example.org")})
    git(repository, "commit", "-am", "jobs: Move the form")
    git(repository, "checkout", "a-story")
    assert hosts(repository).hosts == ()


def test_a_revision_that_is_none_is_refused(repository: Path) -> None:
    with pytest.raises(NoSuchRevision):
        hosts(repository, since="--output=/tmp/x")
    done = kollega("check", "--root", repository, "--no-pictures", "--since", "nowhere")
    assert done.returncode == 2 and "git knows no revision 'nowhere'" in done.stderr


def test_without_git_it_is_git_that_is_told_of(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSuchRevision, match="git is not there"):
        hosts(repository, since="main")


def test_each_form_of_the_report_tells_of_them(repository: Path) -> None:
    write(repository, {"stories/new.md": NEW})
    check = ("check", "--root", repository, "--no-pictures", "--today", "2026-02-01")
    text = kollega(*check).stdout
    assert "new since" in text and "partner.example.net" in text and "stories/new.md:" in text
    whole = json.loads(kollega(*check, "--format", "json").stdout)
    assert next(row["name"] for row in whole["hosts"]["hosts"]) == "mail.example.net"
    github = kollega(*check, "--format", "github").stdout
    assert "::notice file=stories/new.md,line=" in github and "title=host-new" in github
    assert "partner.example.net" not in kollega(*check, repository / "jobs").stdout
