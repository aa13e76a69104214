"""The form for a story in the backstage, used as a colleague does: on a telephone, from a folder on disk."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from kollega.intake.story import slug_of
from kollega.sources import one_line
from tests.conftest import BuildSite, Built, SiteServer
from tests.folders import SMALL, write
from tests.intake.bodies import SLUG, TITLE, photo
from tests.intake.repository import repository
from tests.pictures.files import P3_HEIC

pytestmark = pytest.mark.browser

PAGE = "story/index.html"
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = write(tmp_path_factory.mktemp("site"), {**SMALL, "content/teams/deck.yml": "name: På dækket\n"})
    return build_site(root, date(2026, 11, 22), pictures=False)


@pytest.fixture
def form(built: Built, browser: Browser) -> Iterator[Page]:
    """The form on a telephone. Whatever a script complains of is a failure."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, accept_downloads=True, has_touch=True
    )
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text))
    page.goto((built.backstage / PAGE).as_uri())
    yield page
    assert not failed
    context.close()


def fill(page: Page, title: str = TITLE) -> None:
    page.get_by_label("Title").fill(title)
    page.get_by_label("Whose story is it?").fill("Bente Øst, Åse Vig")
    page.get_by_label("Your story").fill("Vi tog afsted kl. 6.\n\nOg så kom vi hjem.")
    page.get_by_role("checkbox").check()


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "", "buffer": data} for name, data in files]
    )


def made(page: Page, to: Path) -> str:
    """Press the button, keep the file, and give its name."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    download.value.save_as(to)
    return download.value.suggested_filename


def faults(page: Page) -> list[str]:
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("alert")).to_be_visible()
    return page.get_by_role("alert").get_by_role("link").all_inner_texts()


def test_a_story_goes_from_a_telephone_to_a_branch(form: Page, tmp_path: Path) -> None:
    """Written, described, made into a file, taken in, pushed: nobody types a word of git."""
    fill(form)
    form.get_by_label("Team").select_option("På dækket")
    choose(form, ("IMG_0001.jpg", photo(size=(3000, 2000))), ("IMG_0002.png", photo("PNG")))
    shown = form.get_by_label("What does the photo show?")
    shown.nth(0).fill("To kolleger på et dæk")
    shown.nth(1).fill('En "havn" [ved] nat')
    name = made(form, tmp_path / "story.zip")
    assert name == f"{SLUG}.zip"
    expect(form.get_by_role("status")).to_contain_text(f"{SLUG}.zip is in your downloads")
    with zipfile.ZipFile(tmp_path / "story.zip") as archive:
        assert archive.testzip() is None
        assert b"Secret camera" not in archive.read(f"{SLUG}/photo.jpg") + archive.read(f"{SLUG}/photo-2.jpg")

    repo = repository(tmp_path, **{"content/teams/deck.yml": "name: På dækket\n"})
    done = subprocess.run(
        [sys.executable, "-m", "kollega", "intake", str(tmp_path / "story.zip"), "--branch", "story", "--remote", "origin",
         "--root", str(repo.root)], cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files = repo.files("story")
    assert set(files) == {f"stories/{SLUG}/{name}" for name in ("index.md", "photo.jpg", "photo-2.jpg")}
    text = files[f"stories/{SLUG}/index.md"].decode()
    assert (
        f'title: "{TITLE}"\n' in text
        and 'authors: ["Bente Øst", "Åse Vig"]\n' in text
        and 'team: "deck"\n' in text
    )
    assert text.endswith('Vi tog afsted kl. 6.\n\nOg så kom vi hjem.\n\n![En "havn" ved nat](photo-2.jpg)\n')
    check = subprocess.run(
        [sys.executable, "-m", "kollega", "check", "--root", str(repo.root)], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert "No problems found." in check.stdout


def test_what_is_missing_is_said_kindly_and_nothing_is_lost(form: Page) -> None:
    assert [one.split(".")[0] for one in faults(form)] == [
        "The title is empty", "Nobody is named", "The story itself is missing", "Nobody said yet that all people in it agree",
    ]  # fmt: skip
    expect(form.get_by_role("alert")).to_be_focused()
    form.get_by_role("link", name="The title is empty").click()
    expect(form.get_by_label("Title")).to_be_focused()
    fill(form)
    choose(form, ("a.jpg", photo()))
    assert [one.split(".")[0] for one in faults(form)] == ["The photo is not described yet"]
    assert form.get_by_label("Title").input_value() == TITLE
    form.get_by_label("Whose story is it?").fill(" , ,")
    assert [one.split(".")[0] for one in faults(form)] == [
        "Nobody is named",
        "The photo is not described yet",
    ]


def test_a_title_that_another_story_has_is_told(form: Page) -> None:
    fill(form, "NIGHT  shift!")
    assert faults(form) == [
        "There is a story with this title already. Choose other words for yours, so that both can be found."
    ]


def test_what_is_written_is_there_after_a_reload_until_it_is_thrown_away(form: Page) -> None:
    fill(form)
    choose(form, ("a.jpg", photo()))
    form.get_by_label("What does the photo show?").fill("Et dæk")
    form.reload()
    expect(form.get_by_role("status")).to_contain_text("Photos are not kept")
    assert form.get_by_label("Title").input_value() == TITLE
    assert form.get_by_label("Your story").input_value().endswith("hjem.")
    expect(form.get_by_role("checkbox")).to_be_checked()
    choose(form, ("a.jpg", photo()))
    expect(form.get_by_label("What does the photo show?")).to_have_value("Et dæk")
    form.once("dialog", lambda dialog: dialog.dismiss())
    form.get_by_role("button", name="Begin anew").click()
    assert form.get_by_label("Title").input_value() == TITLE
    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Begin anew").click()
    assert form.get_by_label("Title").input_value() == ""
    assert form.evaluate("localStorage.getItem('kollega-story')") is None


def test_a_story_without_a_photo_is_fine_and_a_photo_is_recommended(form: Page, tmp_path: Path) -> None:
    fill(form)
    made(form, tmp_path / "story.zip")
    expect(form.get_by_role("status")).to_contain_text("There is no photo. That is fine")


def test_a_heic_of_a_telephone_goes_along_and_is_made_ready_later(form: Page, tmp_path: Path) -> None:
    fill(form)
    choose(form, ("IMG_0003.HEIC", P3_HEIC))
    expect(form.locator(".k-ask__note")).to_contain_text("cannot open a HEIC picture")
    form.get_by_label("What does the photo show?").fill("Et dæk")
    made(form, tmp_path / "story.zip")
    root = write(tmp_path / "site", dict(SMALL))
    subprocess.run(
        [sys.executable, "-m", "kollega", "intake", str(tmp_path / "story.zip"), "--root", str(root)], cwd=ROOT, check=True, capture_output=True
    )  # fmt: skip
    assert sorted(path.name for path in (root / "stories" / SLUG).iterdir()) == ["index.md", "photo.jpg"]
    assert 'photo: "photo.jpg"' in (root / "stories" / SLUG / "index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.pdf", b"%PDF-1.7", "The picture notes.pdf cannot be opened."),
        ("<b>.jpg", b"no picture", "The picture <b>.jpg cannot be opened."),
        ("big.heic", P3_HEIC + bytes(40_000_000), "The picture big.heic has more than 40 MB."),
    ],
)
def test_a_file_that_cannot_be_taken_gets_a_kind_sentence(
    form: Page, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    fill(form)
    (tmp_path / name).write_bytes(data)
    form.locator("input[type=file]").set_input_files(tmp_path / name)
    expect(form.get_by_role("alert")).to_contain_text(sentence, timeout=30_000)
    assert form.get_by_label("Title").input_value() == TITLE
    expect(form.locator(".k-ask__photo")).to_have_count(0)


def test_a_heavy_photo_is_made_smaller_here(form: Page, tmp_path: Path) -> None:
    fill(form)
    (tmp_path / "heavy.jpg").write_bytes(photo() + bytes(45_000_000))
    form.locator("input[type=file]").set_input_files(tmp_path / "heavy.jpg")
    expect(form.locator(".k-ask__note")).to_contain_text("45.0 MB became 0.1 MB", timeout=30_000)
    form.get_by_label("What does the photo show?").fill("Et dæk")
    made(form, tmp_path / "story.zip")
    assert (tmp_path / "story.zip").stat().st_size < 200_000


@pytest.mark.parametrize("place", ["disk", "server"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_the_way(
    built: Built, browser: Browser, site_server: SiteServer, scheme: str, place: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    base = site_server(built.backstage) if place == "server" else built.backstage.as_uri() + "/"
    page.goto(base + PAGE)
    choose(page, ("a.jpg", photo()))
    page.get_by_label("What does the photo show?").wait_for()
    page.get_by_role("button", name="Make the file").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_script_there_is_another_way(built: Built, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built.backstage / PAGE).as_uri())
    expect(page.get_by_text("write your story in a mail")).to_be_visible()
    expect(page.get_by_role("button", name="Make the file")).to_be_hidden()
    context.close()


TITLES = st.text(
    "aAbæØåßẞÄıİΣς ŉǅﬁ①²IVⅣ夜กำहिन्दीعַ'’+#-–_.!🚢👩‍👩‍👧❤\ufe0f\u0301\u200d\u00ad9٣\t\n/\\:*con", max_size=40
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TITLES)
@example("index")
@example("con")
@example("LPT1")
@example("🚢🚢")
@example("C++ & C#")
@example("’")
@example("夜" * 100)
@example("ΑΣ ΟΔΟΣ")
@example("İlk İş")
@example("a\u115fb")
@example("Σ" * 90)
def test_names_of_folders_are_those_of_the_program(form: Page, title: str) -> None:
    line, folder = form.evaluate("title => [lineOf(title), folderOf(lineOf(title))]", title)
    assert line == one_line(title)
    assert folder == slug_of(line)
