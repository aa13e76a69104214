"""The web editor in Chromium, against git on this machine: from the first letter to the branch of a pull request."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.intake.bodies import SLUG, TITLE, photo
from tests.intake.repository import Repository
from tests.waiting import until_true

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.editor]

ROOT = Path(__file__).parents[2]


def _is_whole(repo: Repository, branch: str) -> bool:
    """Whether the story is in the branch, which is made a moment before."""
    return "deck.jpg" in repo.git("ls-tree", "-r", "--name-only", branch, at="root")


def test_a_story_with_its_photo_becomes_a_branch(
    editor: tuple[Page, list[str]], repo: Repository, tmp_path: Path
) -> None:
    page, asked = editor
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Whose story is it?").fill("Bente Øst, Åse Vig")
    page.locator("[data-slate-editor]").click()
    page.keyboard.type("Vi tog afsted kl. 6.")
    page.get_by_role("button", name="Choose an image").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "deck.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    page.get_by_role("button", name="Choose selected").click()
    page.get_by_label("What does the photo show?").fill("To kolleger på et dæk")
    page.locator("[id^=agreed-field]").click()
    page.get_by_role("button", name="Save").click()

    def branch() -> str:
        return repo.git("branch", "--list", "cms/*", "--format", "%(refname:short)", at="root").strip()

    until_true(lambda: bool(branch()) and _is_whole(repo, branch()))
    expect(page.get_by_text("Changes saved")).to_be_visible()
    name = branch()
    repo.git("push", "-q", "origin", f"{name}:story", at="root")
    files = repo.files("story")
    (text,) = (data.decode() for path, data in files.items() if path.endswith("/index.md"))
    assert text.startswith(f"---\ntitle: {TITLE}\nauthors:\n  - Bente Øst\n  - Åse Vig\n")
    assert (
        "photo: deck.jpg\nphoto_alt: To kolleger på et dæk\nagreed: true\n---\nVi tog afsted kl. 6.\n" in text
    )
    assert sorted(path.rpartition("/")[2] for path in files) == ["deck.jpg", "index.md"]
    # The page of it has the address that the other ways give it, and the check has nothing to say.
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "-b", "story", str(repo.bare), str(copy)], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "kollega", "build", "--no-pictures", "--root", str(copy)], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0 and (copy / "site/stories" / SLUG / "index.html").is_file(), done.stderr
    hosts = {urlsplit(one).hostname for one in asked if not one.startswith(("blob:", "data:"))}
    assert hosts == {"localhost"}
    assert not (copy / "site/admin").exists()


def test_what_is_missing_is_said_and_nothing_is_lost(
    editor: tuple[Page, list[str]], repo: Repository
) -> None:
    page, _ = editor
    page.get_by_label("Whose story is it?").fill("Bente Øst")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Title is required").first).to_be_visible()
    assert page.get_by_label("Whose story is it?").input_value() == "Bente Øst"
    assert repo.git("branch", "--list", "cms/*", at="root") == ""


def test_words_that_the_editor_does_not_know_stay_in_the_file(
    editor: tuple[Page, list[str]], repo: Repository
) -> None:
    """A field that only experts use is not taken out by an edit."""
    page, _ = editor
    # It has begun a new one, and asks whether to leave that.
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(page.url.split("#")[0] + "#/collections/stories")
    page.get_by_role("link", name="Old").click()
    expect(page.get_by_label("Title")).to_have_value("Old", timeout=120_000)
    page.get_by_label("Title").fill("Old, and new")
    page.get_by_role("button", name="Save").click()

    def text() -> str:
        name = repo.git("branch", "--list", "cms/*", "--format", "%(refname:short)", at="root").strip()
        return repo.git("show", f"{name or 'main'}:stories/old/index.md", at="root")

    until_true(lambda: "title: Old, and new\n" in text())
    assert "  email: Read this\n" in text() and text().endswith("\nIt *was* so.\n")
