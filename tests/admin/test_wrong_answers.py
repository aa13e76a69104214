"""What a colleague does wrong in the web editor: it says so kindly and loses nothing, or the check of the branch says it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.intake.bodies import photo
from tests.intake.repository import Repository
from tests.intake.test_propose import with_gps
from tests.pictures.files import P3_HEIC
from tests.test_cli import kollega
from tests.waiting import until_true

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.editor]
Editor = tuple[Page, list[str]]


def fill(page: Page, title: str = "Rain") -> None:
    """All that is needed but the agreement."""
    page.get_by_label("Title").fill(title)
    page.get_by_label("Whose story is it?").fill("Bente Øst")
    page.locator("[data-slate-editor]").click()
    page.keyboard.type("It rained.")


def agree(page: Page) -> None:
    page.locator("[id^=agreed-field]").click()


def save(page: Page, repo: Repository, tmp_path: Path) -> Path:
    """Save, and give a clone of the branch that came of it."""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Changes saved")).to_be_visible()

    def branch() -> str:
        return repo.git("branch", "--list", "cms/*", "--format", "%(refname:short)", at="root").strip()

    until_true(
        lambda: bool(branch()) and ".md" in repo.git("diff", "--name-only", "main", branch(), at="root")
    )
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "-b", branch(), str(repo.root), str(copy)], check=True)
    return copy


def is_whole(page: Page) -> None:
    """Nothing of what was typed is lost."""
    assert page.get_by_label("Title").input_value() == "Rain"
    assert page.get_by_label("Whose story is it?").input_value() == "Bente Øst"
    expect(page.get_by_text("It rained.")).to_be_visible()


def test_without_a_title_or_an_agreement_nothing_is_saved_and_nothing_lost(
    editor: Editor, repo: Repository
) -> None:
    page, _ = editor
    fill(page, "")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Title is required").first).to_be_visible()
    said = "Nobody said yet that all people in it agree. Ask them, and then tick it."
    expect(page.get_by_text(said, exact=True)).to_be_visible()
    page.get_by_label("Title").fill("Rain")
    is_whole(page)
    assert repo.git("branch", "--list", "cms/*", at="root") == ""


def test_a_story_without_a_photo_is_fine(editor: Editor, repo: Repository, tmp_path: Path) -> None:
    page, _ = editor
    fill(page)
    agree(page)
    check = kollega("check", "--root", save(page, repo, tmp_path))
    assert "No problems found." in check.stdout


def test_photos_that_it_cannot_take_are_told_of_before_it_sees_them(editor: Editor, tmp_path: Path) -> None:
    page, _ = editor
    fill(page)
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.accept()))  # type: ignore[func-returns-value]
    page.get_by_role("button", name="Choose an image").click()
    for name, data in (
        ("IMG_1.HEIC", P3_HEIC),
        ("big.jpg", photo() + bytes(40_000_000)),
        ("notes.pdf", b"%PDF-1.7"),
    ):
        (tmp_path / name).write_bytes(data)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
    assert told == [
        "The picture IMG_1.HEIC cannot be opened. Save it as JPEG, and add it again.",
        "The picture big.jpg has more than 40 MB. Make it smaller, or take another one.",
        "The picture notes.pdf cannot be opened. Save it as JPEG, and add it again.",
    ]
    expect(page.get_by_text("No images found.")).to_be_visible()
    page.keyboard.press("Escape")
    is_whole(page)


def test_a_photo_loses_what_the_camera_wrote_and_needs_words(
    editor: Editor, repo: Repository, tmp_path: Path
) -> None:
    page, _ = editor
    fill(page)
    page.get_by_role("button", name="Choose an image").click()
    (tmp_path / "deck.jpg").write_bytes(with_gps())
    page.locator("input[type=file]").set_input_files(tmp_path / "deck.jpg")
    page.get_by_role("button", name="Choose selected").click()
    agree(page)
    copy = save(page, repo, tmp_path)
    made = (copy / "stories/rain/deck.jpg").read_bytes()
    assert b"Secret camera" not in made and not Image.open(io.BytesIO(made)).getexif()
    # The editor asks for no words for a photo: without one they would be too many.
    check = kollega("check", "--root", copy)
    assert check.returncode == 1 and "error[story-photo" in check.stdout and "cannot see" in check.stdout


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Old!", "there is a story with this title already, `stories/old/index.md`"),
        ("Night shift!", "would both have the address /stories/night-shift/"),
    ],
)
def test_a_title_like_anothers_is_told_by_the_check(
    editor: Editor, repo: Repository, tmp_path: Path, title: str, sentence: str
) -> None:
    """The editor gives it another name where it sees the other, and not where that is a file alone."""
    page, _ = editor
    fill(page, title)
    agree(page)
    assert sentence in kollega("check", "--root", save(page, repo, tmp_path)).stdout


def test_somebody_who_takes_the_agreement_away_by_hand_is_told_by_the_check(
    tmp_path: Path, repo: Repository
) -> None:
    """What the editor writes where nobody ticked it, had it let that through."""
    file = repo.root / "stories/old/index.md"
    file.write_text(file.read_text("utf-8").replace("date:", "agreed: false\ndate:"), "utf-8")
    check = kollega("check", "--root", repo.root)
    assert check.returncode == 1 and "nobody has said yet that everybody" in check.stdout
