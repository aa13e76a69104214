"""A withdrawal from beginning to end: afterwards nothing of the person is anywhere that we can reach."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega import names, pipeline, release
from kollega.cli import cli
from kollega.gate import likenesses, unseen
from kollega.pictures.likeness import of_file
from tests.folders import contents
from tests.gate.packing import picture
from tests.withdraw.site import NAME, SLUG, git, with_a_past

BEFORE, DAY = date(2026, 6, 1), date(2026, 6, 2)
SPELT = re.compile(rb"mia[\s_+.%&;#x0-9-]{0,12}holm|holm,\s*mia", re.IGNORECASE)
#: The list of what hosts have to lose first; it goes once it has been done.
TO_DELIVER = ".kollega/withdrawn.json"


def built(root: Path, day: date) -> None:
    order = pipeline.Order(root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=day)
    outcome = pipeline.build(order)
    assert outcome.published, outcome.report.diagnostics


def everything(root: Path, host: Path) -> dict[str, bytes]:
    """All files that were made of the site, here and on the host."""
    kept = {
        f"{folder}/{path}": data
        for folder in ("site", "backstage", ".kollega")
        for path, data in contents(root / folder).items()
    }
    return kept | {f"host/{path}": data for path, data in contents(host).items()}


def deliver(site: Path, host: Path) -> list[str]:
    """What a deploy does: first what is to go, then all the rest; which files it did in which order."""
    first = release.withdrawn(site)[site.name]
    done = []
    for path in first["remove"]:
        (host / path).unlink(missing_ok=True)
        done.append(path)
    for path in (*first["replace"], *contents(site)):
        (host / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, host / path)
        done.append(path)
    release.delivered(site, "live", ["live"])
    return done


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, list[str]]:
    """The site after the withdrawal, its host, the certificate, and what the deploy did in order."""
    folder = tmp_path_factory.mktemp("rehearsal")
    root, host, paper = with_a_past(folder / "repository"), folder / "host", folder / "certificate.md"
    built(root, BEFORE)
    (root / "content/index.md").write_text((root / "content/index.md").read_text() + "\nMore.\n")
    built(root, BEFORE)  # so that there is a release before
    git(root, "commit", "-qam", "More")
    shutil.copytree(root / "site", host)
    assert any(SPELT.search(data) for data in contents(root / ".kollega/site/spare").values())
    command = [
        "withdraw",
        NAME,
        "--yes",
        "--root",
        str(root),
        "--today",
        str(DAY),
        "--certificate",
        str(paper),
    ]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0, result.output
    done = deliver(root / "site", host)
    release.delivered(root / "backstage", "room", ["room"])
    return root, host, paper.read_text("utf-8"), done


def test_no_byte_of_the_name_is_left(rehearsed: tuple[Path, Path, str, list[str]]) -> None:
    root, host, _, _ = rehearsed
    files = everything(root, host)
    assert len(files) > 200 and TO_DELIVER not in files
    for path, data in files.items():
        assert not SPELT.search(path.encode()) and not SPELT.search(data), path
        assert not names.search(data.decode("utf-8", "replace"), [NAME, SLUG]), path
        assert NAME.encode("utf-16-le") not in data, path


def test_no_picture_is_left(rehearsed: tuple[Path, Path, str, list[str]]) -> None:
    root, host, _, _ = rehearsed
    wanted = [of_file(picture(seed), 10_000_000) for seed in (1, 2, 3)]
    files = everything(root, host)
    seen = {path: likenesses(path, data) for path, data in files.items()}
    assert any(seen.values()) and not unseen(seen, wanted)
    other = [of_file(picture(4), 10_000_000)]
    assert unseen(seen, other), "the pictures of others are still there"
    with sqlite3.connect(root / ".kollega/store.sqlite") as store:
        rows = {
            f"{sha}.jpg": likenesses("a.jpg", data)
            for sha, data in store.execute("select sha256, data from contents")
        }
    assert unseen(rows, other) and not unseen(rows, wanted)


def test_hosts_lose_it_before_they_get_anything(rehearsed: tuple[Path, Path, str, list[str]]) -> None:
    _, _, _, done = rehearsed
    gone = {f"people/{SLUG}/index.html", "stories/alone/index.html", f"feeds/people/{SLUG}.rss"}
    assert gone <= set(done[: len(gone) + 200]) and max(done.index(path) for path in gone) < done.index(
        "stories/other/index.html"
    )


def test_the_rest_of_the_site_is_there(rehearsed: tuple[Path, Path, str, list[str]]) -> None:
    root, host, _, _ = rehearsed
    assert contents(host) == contents(root / "site")
    pages = {path for path in contents(host) if path.endswith("/index.html")}
    assert {
        "stories/both/index.html",
        "stories/other/index.html",
        "stories/a-colleague-helps/index.html",
        "jobs/nurse/index.html",
    } <= pages
    assert "a colleague laugh" in (root / "stories/both.md").read_text()
    assert (
        (root / f"content/people/{SLUG}.yml")
        .read_text()
        .startswith('name: "Mia Holm"\nwithdrawn: 2026-06-02\n')
    )


def test_atom_says_what_was_deleted_and_of_whom_it_does_not(
    rehearsed: tuple[Path, Path, str, list[str]],
) -> None:
    root, _, _, _ = rehearsed
    for name in ("all", "stories"):
        feed = (root / f"site/feeds/{name}.atom").read_text()
        mark = 'ref="https://careers.example.org/stories/alone/" when="2026-06-02T00:00:00Z"/>'
        assert (
            feed.count("<at:deleted-entry ") == 1
            and mark in feed
            and feed.index(mark) < feed.index("<entry>")
        )
    assert "deleted-entry" not in (root / "site/feeds/jobs.atom").read_text()


def test_the_change_is_one_commit_that_names_nobody(rehearsed: tuple[Path, Path, str, list[str]]) -> None:
    root, _, paper, _ = rehearsed
    message = git(root, "log", "-1", "--format=%H %B")
    assert not SPELT.search(message.encode()) and message.split()[0] in paper
    assert git(root, "status", "--porcelain") == ""


def test_the_certificate_says_what_was_done_and_what_cannot(
    rehearsed: tuple[Path, Path, str, list[str]],
) -> None:
    root, _, paper, _ = rehearsed
    assert (
        "Nothing of the person was found in the site" in paper
        and "| `stories/alone/index.md` | deleted" in paper
    )
    assert (
        "contents in the history of git" in paper and "search.google.com" in paper and "2026-06-02" in paper
    )
    assert not list(root.rglob("certificate.md"))


def test_a_copy_of_a_picture_that_is_gone_stops_a_build(
    rehearsed: tuple[Path, Path, str, list[str]], tmp_path: Path
) -> None:
    root = shutil.copytree(
        rehearsed[0], tmp_path / "again", ignore=shutil.ignore_patterns("site", "backstage", ".kollega")
    )
    (root / "stories/sea.jpg").write_bytes(picture(1, 640, "JPEG", 60))
    order = pipeline.Order(root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=DAY)
    outcome = pipeline.build(order)
    assert not outcome.published
    assert "gate-withdrawn-picture" in {one.code for one in outcome.report.diagnostics}


def test_the_history_can_be_purged_as_the_documentation_says(
    rehearsed: tuple[Path, Path, str, list[str]], tmp_path: Path
) -> None:
    """`docs/consent.md`, "When the history must go": the commands as they stand there, in a clone."""
    fresh = tmp_path / "fresh"
    subprocess.run(["git", "clone", "-q", "--no-local", rehearsed[0], fresh], check=True)
    git(fresh, "config", "user.name", "Bo")
    git(fresh, "config", "user.email", "bo@example.org")
    page = (Path(__file__).parents[2] / "docs/consent.md").read_text("utf-8")
    commands = [line for line in page.splitlines() if line.startswith("git filter-repo")]
    words = page.split("<!-- the words -->")[1].split("```")[1].split("\n", 1)[1]
    (tmp_path / "words.txt").write_text(words)
    assert len(commands) == 2
    for line in commands:
        some = [one.replace("../words.txt", str(tmp_path / "words.txt")) for one in line.split()[2:]]
        tool = Path(sys.executable).with_name("git-filter-repo")
        subprocess.run([sys.executable, tool, *some], cwd=fresh, check=True, capture_output=True)
    git(fresh, "reflog", "expire", "--expire=now", "--all")
    git(fresh, "gc", "-q", "--prune=now")
    objects = git(fresh, "rev-list", "--objects", "--all")
    assert not re.search(
        "mia.holm|mia.jpg|night.jpg|us.jpg", objects.replace(f"content/people/{SLUG}.yml", ""), re.IGNORECASE
    )
    for line in objects.splitlines():
        kind = git(fresh, "cat-file", "-t", line.split()[0]).strip()
        data = subprocess.run(
            ["git", "-C", fresh, "cat-file", kind, line.split()[0]], check=True, capture_output=True
        ).stdout
        assert kind == "tree" or not SPELT.search(data) or line.endswith(f"people/{SLUG}.yml"), line
    assert "stories/other.md" in objects
