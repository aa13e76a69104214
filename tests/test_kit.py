"""The share kit as a ZIP, from the command line."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kollega.cli import cli
from kollega.diagnostics import Report
from kollega.kit import NoKit, write
from tests.folders import quay

DAY = date(2026, 11, 21)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return quay(tmp_path / "in")


def test_a_kit_is_written_as_a_zip(site: Path, tmp_path: Path) -> None:
    files = [
        write(site, name, tmp_path / "kit.zip", today=DAY, workers=1, report=Report())
        for name in ("crane", "/jobs/crane/")
    ]
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == files[0] == files[1]
        assert "utm_campaign=crane" in archive.read("links.txt").decode()
        pictures = [name for name in archive.namelist() if not name.endswith(".txt")]
        assert len(pictures) == 7 and all(re.fullmatch(r"crane-[a-z]+\.(png|jpg)", name) for name in pictures)
    first = (tmp_path / "kit.zip").read_bytes()
    write(site, "crane", tmp_path / "again.zip", today=DAY, workers=1, report=Report())
    assert (tmp_path / "again.zip").read_bytes() == first


@pytest.mark.parametrize(("name", "words"), [
    ("quay", "both a story and a job"), ("draft", "no published story"), ("../quay", "no published story"),
])  # fmt: skip
def test_a_name_that_means_nothing_or_two_things_is_refused(
    site: Path, tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(NoKit, match=words):
        write(site, name, tmp_path / "kit.zip", today=DAY, workers=1, report=Report())
    assert not (tmp_path / "kit.zip").exists()


def test_of_what_may_not_be_shared_it_is_not_said_that_it_is_not_published(
    site: Path, tmp_path: Path
) -> None:
    with (site / "mkdocs.yml").open("a") as config:
        config.write("extra: {kollega: {consent: [kit]}}\n")
    with pytest.raises(NoKit, match="that may be shared; `check` tells"):
        write(site, "stories/quay", tmp_path / "kit.zip", today=DAY, workers=1, report=Report())


def test_a_site_with_errors_has_no_kit(site: Path, tmp_path: Path) -> None:
    (site / "jobs/crane.md").write_text("---\ntitle: Crane\n---\n")
    report = Report()
    assert write(site, "stories/quay", tmp_path / "kit.zip", today=DAY, workers=1, report=report) == []
    assert report.fails(strict=False) and not (tmp_path / "kit.zip").exists()


def test_the_command_says_what_it_wrote(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["kit", "stories/quay", "--root", str(site), "--today", "2026-11-21"]
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0 and "11 files are in quay.zip" in done.output
    assert zipfile.is_zipfile(tmp_path / "quay.zip")
    done = CliRunner().invoke(cli, [*arguments, "--zip", "nowhere/kit.zip"])
    assert done.exit_code == 1 and "cannot be written" in done.output
    done = CliRunner().invoke(cli, [*arguments, "--zip", "mkdocs.yml"])
    assert done.exit_code == 2 and "mkdocs.yml does not end in .zip" in done.output
    done = CliRunner().invoke(cli, [*arguments, "--zip", "nowhere/kit.zip", "--language", "de"])
    assert done.exit_code == 1 and "Fehler: es kann nicht geschrieben werden" in done.output
    done = CliRunner().invoke(cli, ["kit", "nothing", "--root", str(site)])
    assert done.exit_code == 2 and "no published story and no open job `nothing`" in done.output
