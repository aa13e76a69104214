"""Contact sheets: every format of a record in one picture, and plain words where there is nothing to draw."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from kollega import sheet
from kollega.cli import cli, main
from kollega.formats import FORMATS
from tests.pictures.files import saved, scene

STORY = "---\ntitle: {title}\ndate: 2026-01-02\nauthors: Mia Holm\n{more}---\nText.\n"
TODAY = date(2026, 11, 21)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "stories" / "night-shift").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour Works\nsite_url: https://example.org/\n")
    more = "photo: ward.jpg\nphoto_alt: A ward at night\n"
    (tmp_path / "stories" / "night-shift" / "index.md").write_text(
        STORY.format(title="Night shift", more=more)
    )
    (tmp_path / "stories" / "night-shift" / "ward.jpg").write_bytes(saved(scene((1600, 1067)), "JPEG"))
    (tmp_path / "stories" / "early-bird.md").write_text(STORY.format(title="Early bird", more=""))
    return tmp_path


def drawn(site: Path, *slugs: str, suffix: str = ".png") -> Image.Image:
    data, report = sheet.draw(site, TODAY, slugs, suffix, 1)
    assert not report.diagnostics
    return Image.open(io.BytesIO(data))


def test_a_sheet_holds_all_formats_side_by_side(site: Path) -> None:
    one = drawn(site, "early-bird")
    wide = sum(form.width * 460 // form.height for form in FORMATS.values())
    assert one.format == "PNG" and wide < one.width < wide * 1.2
    assert one.height < 700


def test_rows_stand_below_each_other(site: Path) -> None:
    one, two = drawn(site, "early-bird"), drawn(site, "early-bird", "night-shift")
    assert two.width == one.width and two.height > 1.8 * one.height
    again = two.crop((0, 0, one.width, 500))
    assert again.tobytes() == one.crop((0, 0, one.width, 500)).tobytes()


def test_without_names_the_newest_with_a_photo_and_without_are_shown(site: Path) -> None:
    assert drawn(site).size == drawn(site, "night-shift", "early-bird").size


@pytest.mark.parametrize("name", ["night-shift", "stories/night-shift/", "stories/night-shift/index.md"])
def test_a_record_is_named_as_people_do(site: Path, name: str) -> None:
    assert drawn(site, name, suffix=".jpg").format == "JPEG"


def test_a_sheet_is_there_in_seconds(site: Path) -> None:
    begun = time.process_time()
    drawn(site)
    assert time.process_time() - begun < 5


def run(*words: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(site)
    result = CliRunner().invoke(cli, ["cards", "--today", TODAY.isoformat(), *words])
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ((), "cards.png"),
        (("--contact-sheet",), "cards.png"),
        (("--contact-sheet", "early-bird"), "cards.png"),
        (("early-bird", "--contact-sheet", "look.jpg"), "look.jpg"),
    ],
)
def test_the_command_writes_the_file(
    site: Path, words: tuple[str, ...], file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = run(*words, site=site, monkeypatch=monkeypatch)
    assert (code, said) == (0, f"The pictures are in {file}.\n")
    assert Image.open(site / file).width > 2000


def test_a_name_that_nothing_has_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = run("late-bird", site=site, monkeypatch=monkeypatch)
    assert code == 2 and "no story or open job that is live and may be shared is called late-bird" in said
    assert not (site / "cards.png").exists()


def test_a_file_that_is_no_picture_is_told_with_those_that_are(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = run("--contact-sheet", "c.gif", site=site, monkeypatch=monkeypatch)
    assert code == 2 and "c.gif is none of the pictures that are written: .png, .jpg, .jpeg." in said


def test_a_site_without_stories_and_jobs_has_nothing_to_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour Works\n")
    code, said = run(site=tmp_path, monkeypatch=monkeypatch)
    assert code == 1 and "There is nothing to draw." in said


def test_the_command_may_stand_after_its_options(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    with pytest.raises(SystemExit) as end:
        main(["--contact-sheet", "a.png", "cards", "early-bird"])
    assert end.value.code == 0 and (site / "a.png").exists()
