"""The commands, typed."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kollega import pipeline
from kollega.cli import cli
from tests.folders import SMALL, write

CONFIG = """\
site_name: Harbour
site_url: https://careers.harbour.test/
extra:
  kollega:
    deploy:
      live: {{to: folder, address: {0}/live}}
      room: {{to: folder, address: {0}/room, output: backstage, protected: true, layout: flat}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = write(tmp_path / "careers", {**SMALL, "mkdocs.yml": CONFIG.format(tmp_path)})
    build(root)
    return root


def build(root: Path) -> None:
    outcome = pipeline.build(
        pipeline.Order(
            root=root,
            site_dir=root / "site",
            backstage_dir=root / "backstage",
            today=date(2026, 2, 1),
            pictures=False,
        )
    )
    assert outcome.published, outcome.report.diagnostics


def typed(*words: str, root: Path) -> Result:
    return CliRunner().invoke(cli, [*words, "--root", str(root), "--today", "2026-02-01"])


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("https://careers.example.org/", True),
        ("https://example.com/a/", True),
        ("https://myexample.org/", False),
    ],
)
def test_an_address_for_examples_is_told(site: Path, address: str, is_told: bool) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://careers.harbour.test/", address))
    build(site)
    done = typed("deploy", "live", root=site)
    assert done.exit_code == 0 and (f"is {address}, an address for examples" in done.stderr) == is_told


def test_publishing_listing_and_going_back(site: Path, tmp_path: Path) -> None:
    dry = typed("deploy", "live", "--dry-run", "--all", root=site)
    assert (
        dry.exit_code == 0
        and "+ stories/night-shift/index.html" in dry.output
        and not (tmp_path / "live").exists()
    )
    assert typed("deploy", "live", root=site).exit_code == 0
    page = tmp_path / "live/current/stories/night-shift/index.html"
    assert "Night shift" in page.read_text()
    rows = json.loads((site / ".kollega/deploy/live.json").read_text())
    assert {"live"} == {row["release"] for row in rows} and "index.html" in {row["path"] for row in rows}
    story = site / "stories/night-shift.md"
    story.write_text(story.read_text().replace("Night shift", "Early shift"))
    build(site)
    assert "Nothing has changed" not in typed("deploy", "live", root=site).output
    assert "Early shift" in page.read_text()
    assert typed("rollback", "live", root=site).exit_code == 0
    assert "Night shift" in page.read_text()


def test_the_room_for_colleagues_goes_where_only_they_are(site: Path, tmp_path: Path) -> None:
    assert typed("deploy", "room", root=site).exit_code == 0
    assert (tmp_path / "room/index.html").exists()
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace(", protected: true", ""))
    refused = typed("deploy", "room", root=site)
    assert refused.exit_code == 1 and "errors in mkdocs.yml" in refused.output


def test_a_target_that_is_not_there(site: Path) -> None:
    done = typed("deploy", "lvie", root=site)
    assert done.exit_code == 1 and "Targets: live, room" in done.output


def test_what_was_changed_by_hand_is_not_published(site: Path, tmp_path: Path) -> None:
    (site / "site/index.html").write_text("<p>By hand")
    done = typed("deploy", "live", root=site)
    assert done.exit_code == 1 and "not as it was built" in done.output and not (tmp_path / "live").exists()


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("careers.harbour.test", "jobs.harbour.test", True),
        ("site_name: Harbour", "site_name: Port", True),
        ("layout: flat", "layout: switch", False),
        ("site_name", "# The name over all pages.\nsite_name", False),
    ],
)
@pytest.mark.parametrize("target", ["live", "room"])
def test_what_was_built_with_other_settings_is_not_published(
    target: str, old: str, new: str, is_told: bool, site: Path
) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace(old, new))
    done = typed("deploy", target, root=site)
    assert (done.exit_code == 1 and "built with other settings" in done.output) == is_told, done.output
    build(site)
    assert typed("deploy", target, root=site).exit_code == 0


def test_somebody_who_withdraws_is_gone_first_and_for_good(site: Path, tmp_path: Path) -> None:
    write(site, {"content/people/ada.yml": "name: Ada Anker\n"})
    story = site / "stories/night-shift.md"
    story.write_text(story.read_text().replace("Ada Anker", "ada"))
    build(site)
    typed("deploy", "live", root=site)
    write(site, {"content/people/ada.yml": "name: Ada Anker\nwithdrawn: 2026-01-20\n"})
    build(site)
    noted = json.loads((site / ".kollega/withdrawn.json").read_text())["outputs"]
    assert "people/ada/index.html" in noted["site"]["remove"] and noted["backstage"]
    doctor = typed("doctor", root=site)
    assert "target live: what somebody has taken back may still be at" in doctor.output
    done = typed("deploy", "live", root=site)
    assert done.exit_code == 0 and done.output.startswith("withdrawn, removed first:"), done.output
    assert "Publish there, too" not in done.output and typed("deploy", "live", root=site).output.startswith(
        "Nothing"
    )
    assert json.loads((site / ".kollega/withdrawn.json").read_text())["outputs"].keys() == {"backstage"}
    typed("deploy", "room", root=site)
    assert not (site / ".kollega/withdrawn.json").exists()
    assert "taken back" not in typed("doctor", root=site).output
    assert not [
        path
        for path in (tmp_path / "live").rglob("*")
        if path.is_file() and b"Ada Anker" in path.read_bytes()
    ]
    assert typed("rollback", "live", root=site).exit_code == 1


def test_what_is_withdrawn_has_to_go_from_every_host(site: Path, tmp_path: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text() + f"      copy: {{to: folder, address: {tmp_path}/copy}}\n")
    write(site, {"content/people/ada.yml": "name: Ada Anker\n"})
    build(site)
    for name in ("live", "copy"):
        typed("deploy", name, root=site)
    write(site, {"content/people/ada.yml": "name: Ada Anker\nwithdrawn: 2026-01-20\n"})
    build(site)
    assert "has yet to go from: copy." in typed("deploy", "live", root=site).output
    assert "has yet to go from: copy." in typed("deploy", "live", root=site).output
    assert typed("deploy", "copy", root=site).output.startswith("withdrawn, removed first:")
    # From here on there is a way back again, and not beyond the withdrawal.
    refused = typed("rollback", "live", root=site)
    assert refused.exit_code == 1 and "no release to go back to" in refused.output
    write(site, {"content/index.md": "# Harbour\n\nWe work by the water."})
    build(site)
    typed("deploy", "live", root=site)
    back = typed("rollback", "live", root=site)
    assert back.exit_code == 0, back.output


@pytest.mark.parametrize("to", ["git", "folder"])
def test_what_is_taken_over_is_not_called_withdrawn(to: str, site: Path, tmp_path: Path) -> None:
    host = write(tmp_path / "host", {"theirs.html": "theirs"})
    if to == "git":
        for words in (
            "init -qb gh-pages",
            "add .",
            "-c user.name=X -c user.email=x@example.org commit -qm X",
            "checkout -q --detach",
        ):
            subprocess.run(["git", *words.split()], cwd=host, check=True)
    config = site / "mkdocs.yml"
    config.write_text(config.read_text() + f"      theirs: {{to: {to}, address: {host}, layout: flat}}\n")
    write(site, {"content/people/bo.yml": "name: Bo Berg\nwithdrawn: 2026-01-20\n"})
    build(site)
    done = typed("deploy", "theirs", "--take-over", root=site)
    assert done.output.startswith("not published from here, removed first: 1 file"), done.output
    assert "withdrawn" not in done.output
