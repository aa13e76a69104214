"""The summary of a change, of real sites in real repositories, as people and as git hosts read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from comrak import ExtensionOptions, render_markdown
from hypothesis import given
from hypothesis import strategies as st

from kollega.cli import cli
from kollega.library import read
from kollega.problems import LANGUAGES, language
from kollega.sources import scan
from kollega.summary import people, reading, sheets, told
from kollega.summary.page import Markdown
from tests.folders import SMALL, STORY, write
from tests.pictures.files import saved, scene
from tests.reading import job
from tests.test_cli import kollega
from tests.test_review import git

DAY = "2026-02-01"
PERSON = (
    "name: Bo Bak\nconsent:\n  - {purpose: site, given: 2026-01-01, until: 2026-12-31}\n  - {purpose: kit}\n"
)
ODD = (
    "Pay @octocat **now** <b>x</b> [a](https://evil.example) `c` #12 | www.evil.example https://evil.example/"
)
SAID = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello all\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = write(tmp_path, SMALL | {"content/people/bo-bak.yml": PERSON, "stories/old.md": STORY})
    git(folder, "init", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "site: Begin")
    return folder


def summary(site: Path, *more: str, to: str = "-") -> str:
    done = kollega("check", "--root", site, "--no-pictures", "--today", DAY, "--summary", to, *more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout if to == "-" else Path(to).read_text("utf-8")


def section(text: str, heading: str) -> str:
    return text.partition(f"\n{heading}\n")[2].partition("\n\n")[0]


def told_of(title: str, day: str = "2026-01-20", more: str = "") -> str:
    fields = f"---\ntitle: '{title}'\ndate: {day}\nauthors: [bo-bak]\n{more}---\n"
    return f"{fields}\nWe met Ada Anker at [the pier](https://pier.example.net/a).\n"


def test_it_says_what_comes_changes_waits_and_goes(site: Path) -> None:
    write(site, {
        "stories/new.md": told_of("The pier"), "stories/later.md": told_of("Christmas", "2026-12-24"),
        "stories/draft.md": told_of("Not yet", more="draft: true\n"), "mkdocs.yml": SMALL["mkdocs.yml"] + "# x\n",
        "stories/second.md": STORY,
    })  # fmt: skip
    (site / "stories/old.md").unlink()
    found = summary(site)
    assert "Story: The pier · /stories/new/ · 2026-01-20" in section(found, "Will be published")
    assert "Christmas · /stories/later/ · 2026-12-24" in section(found, "Will be published on its day")
    assert "/stories/old/" in section(found, "Will be taken off the site")
    assert "Not yet" in section(found, "Will not be published yet")
    assert "mkdocs.yml" in section(found, "Other files that change: have somebody technical look at them")
    assert "pier.example.net" in section(found, "Other sites that links lead to now")
    assert found.count("[ ] ") == 6


def test_what_colleagues_alone_see_is_told_apart_from_what_is_published(site: Path) -> None:
    """Of the backstage alone are internal events and guidelines; on the site neither has an address."""
    event = "---\ntitle: Open house\nstarts: 2026-03-01T10:00\n{}---\n\nCome and look.\n"
    heading = "Will be shown to colleagues alone"
    guideline = "content/program/guidelines/1-you-may.md"
    write(
        site,
        {"content/events/open-house.md": event.format("internal: true\n"), guideline: "# You may\n\nTell.\n"},
    )
    assert section(summary(site), heading).split("\n") == [
        "  - Event: Open house · backstage", f"  - Guideline: {guideline} · backstage",
    ]  # fmt: skip
    git(site, "add", ".")
    git(site, "commit", "-m", "events: Add")
    write(site, {"content/events/open-house.md": event.format(""), guideline: "# You may\n\nTell it.\n"})
    found = summary(site, "--since", "HEAD")
    assert section(found, "Will be published") == "  - Event: Open house · /events/open-house/"
    assert section(found, "Will change") == f"  - Guideline: {guideline} · the text · backstage"
    git(site, "commit", "-a", "-m", "events: Open")
    write(site, {"content/events/open-house.md": event.format("internal: true\n")})
    found = summary(site, "--since", "HEAD")
    assert section(found, "Will be taken off the site") == "  - Event: Open house · backstage"
    assert heading not in found


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("valid_through", "2027-06-01", "held back"),
        ("summary", "Lamps", "held back"),
        ("valid_through", "2024-06-01", "its time is over"),
    ],
)
def test_why_a_job_is_not_published_is_said(site: Path, field: str, value: str, said: str) -> None:
    fields = {"date_posted": "2024-01-01", field: value}
    write(site, {
        "jobs/new.md": job("Keeper", body="Ask Bo Bak.", **fields),
        "content/people/bo-bak.yml": f"{PERSON}withdrawn: 2026-01-31\n" if said == "held back" else PERSON,
    })  # fmt: skip
    (row,) = [
        row for row in section(summary(site), "Will not be published yet").split("\n") if "Keeper" in row
    ]
    assert row.endswith(said)


def test_what_changed_is_named_by_its_fields(site: Path) -> None:
    path = site / "stories/old.md"
    path.write_text(
        path.read_text("utf-8").replace("title: ", "title: Again, ") + "\nOne word more.\n", "utf-8"
    )
    assert "the text, title" in section(summary(site), "Will change")


@pytest.mark.parametrize(("file", "data"), [("a.mp4", b"another"), ("en.vtt", SAID.replace("all", "Bo Bak"))])
def test_a_video_and_its_captions_are_part_of_their_story(site: Path, file: str, data: bytes | str) -> None:
    film = "video: {file: a.mp4, captions: {en: en.vtt}}\n"
    write(site, {
        "stories/film/index.md": told_of("A film", more=film), "stories/film/a.mp4": b"one", "stories/film/en.vtt": SAID,
    })  # fmt: skip
    first, heading = summary(site), "Videos to watch to the end, with their captions"
    assert section(first, heading).split() == ["-", "stories/film/a.mp4", "-", "stories/film/en.vtt"]
    git(site, "add", ".")
    git(site, "commit", "-m", "stories: Add a film")
    assert "No page comes, changes or goes." in summary(site)
    write(site, {f"stories/film/{file}": data})
    found = summary(site)
    assert section(found, "Will change").endswith("/stories/film/ · the video or its captions")
    assert section(found, heading).split() == ["-", f"stories/film/{file}"]
    assert "somebody technical" not in found
    who = section(found, "Who is named or pictured, and what they agreed to")
    assert ("named in the captions" in who) == (file == "en.vtt")


def test_it_says_which_translations_a_change_leaves_behind(site: Path) -> None:
    heading = "Translations that are missing or outdated"
    write(site, {
        "mkdocs.yml": SMALL["mkdocs.yml"] + "extra: {kollega: {languages: [en, da, de]}}\n",
        "stories/old.da.md": "---\ntitle: Nattevagt\n---\n\nDer er mørkt.\n",
        "stories/night-shift.da.md": "---\ntitle: Nattevagt\n---\n\nDer er mørkt.\n",
    })  # fmt: skip
    git(site, "add", ".")
    git(site, "commit", "-m", "site: Translate")
    assert not section(summary(site), heading)
    for name in ("old", "night-shift"):
        write(site, {f"stories/{name}.md": STORY.replace("It is dark", "It is light")})
    write(site, {"stories/night-shift.da.md": "---\ntitle: Nattevagt\n---\n\nDer er lyst.\n"})
    rows = [row.strip(" -") for row in section(summary(site), heading).split("\n")]
    assert sorted(rows) == [
        "stories/night-shift.md: de, missing",
        "stories/old.md: da, outdated",
        "stories/old.md: de, missing",
    ]
    write(site, {"stories/old.md": STORY.replace("tags: [night]", "tags: [day]")})
    assert "outdated" not in section(summary(site), heading)


def test_it_says_who_is_shown_and_what_is_on_file(site: Path) -> None:
    write(site, {"stories/new.md": told_of("With Cy", more="pictured: [Cy Dahl]\n")})
    found = section(summary(site), "Who is named or pictured, and what they agreed to")
    assert "Bo Bak (tells it; stories/new.md): site until 2026-12-31, share kits" in found
    assert "Cy Dahl (pictured; stories/new.md): nothing on file" in found
    gone = PERSON + "withdrawn: 2026-01-31\n"
    write(site, {"content/people/bo-bak.yml": gone})
    found = section(summary(site), "Who is named or pictured, and what they agreed to")
    assert "HAS WITHDRAWN on 2026-01-31" in found


def test_titles_cannot_break_out_of_the_markdown(site: Path, tmp_path: Path) -> None:
    write(site, {"stories/new.md": told_of(ODD)})
    written = summary(site, to=str(tmp_path / "summary.md"))
    assert_harmless(written)
    assert "[ ] Every new link was opened." in written


def as_html(written: str) -> str:
    options = ExtensionOptions()
    options.autolink = options.table = options.tasklist = options.strikethrough = True
    return render_markdown(written, extension_options=options)


def assert_harmless(written: str) -> None:
    """Nothing that people wrote becomes a link, a picture, HTML or a mention on a git host."""
    html = as_html(written)
    for bad in ("<a ", "<img", "<b>", "<table", "@octocat", "<script", "<!-- raw HTML"):
        assert bad not in html, html


@given(
    st.text(st.sampled_from("ab@#!<>[]()*_`|~\\:/.-+&\n\t\x00\u202e "), max_size=40), st.sampled_from("abc")
)
def test_no_text_breaks_out(text: str, kind: str) -> None:
    page = Markdown()
    said = {"a": page.name, "b": page.code, "c": page.text}[kind](f"{text}<b>@octocat")
    html = as_html(f"- {said}: x")
    assert "<a " not in html and "<img" not in html and "<!-- raw" not in html and "<b>" not in html
    assert html.count("<li>") == 1
    assert "@octocat" not in html.replace("<code>", "\x00").split("\x00")[0]


def test_confidential_words_stand_apart(site: Path) -> None:
    terms = "extra: {kollega: {confidential: [Project Heron]}}\n"
    write(
        site, {"mkdocs.yml": SMALL["mkdocs.yml"] + terms, "stories/new.md": told_of("All of project-heron")}
    )
    found = section(summary(site), "Words that the employer keeps to itself")
    assert "stories/new.md:2" in found and "Project Heron" in found


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_all_of_it_is_said_in_each_language(tag: str) -> None:
    phrases = language(tag).file.phrases
    levels = [reading.level(number) for number in (0, 35, 45, 55, 99)]
    said = [
        *told._HEADINGS.values(), *told._KINDS.values(), *filter(None, told._STAGES.values()), *told._PARTS.values(), *told._CHECKS, *levels,
        *people._ROLES.values(), *people._PURPOSES.values(),
    ]  # fmt: skip
    assert not set(said) - phrases.keys()


def test_a_terminal_reads_danish(site: Path) -> None:
    write(site, {"stories/new.md": told_of("Molen")})
    found = summary(site, "--language", "da")
    assert "Historie: Molen" in section(found, "Bliver udgivet") and "Story" not in found


@pytest.mark.parametrize(
    ("text", "lang", "number"),
    [
        ("The cat sat. " * 20, "en", 3),
        ("Considerable responsibilities notwithstanding everybody participated. " * 10, "en", 105),
        ("Kort.", "da", None),
        ("言葉 " * 60, "ja", None),
    ],
)
def test_reading_level(text: str, lang: str, number: int | None) -> None:
    assert reading.lix(text, lang) == number


def test_sheets_show_the_pictures_of_a_change(site: Path, tmp_path: Path) -> None:
    write(site, {"stories/new.md": told_of("Later", "2026-12-24")})
    found = summary(site, "--sheets", str(tmp_path / "sheets"))
    assert "stories-new.jpg" in section(found, "Pictures to look at, in the files of this run")
    assert (tmp_path / "sheets/stories-new.jpg").read_bytes().startswith(b"\xff\xd8")


PHOTO = "photo: {}\nphoto_alt: Somebody at work\n"


def sheets_of(site: Path, folder: Path) -> tuple[set[str], str]:
    """The sheets of a change, and what is told to be on none."""
    found = summary(site, "--sheets", str(folder))
    return {path.name for path in folder.iterdir()}, section(found, "Pictures that are not among those files")


def test_a_photo_is_on_a_sheet_whoever_agreed_to_what(site: Path, tmp_path: Path) -> None:
    write(site, {
        "stories/new/index.md": told_of("With Bo", more="pictured: [bo-bak]\n" + PHOTO.format("pier.jpg")),
        "stories/new/pier.jpg": saved(scene((640, 480)), "JPEG"),
        "content/people/bo-bak.yml": "name: Bo Bak\nconsent: [{purpose: site}]\n",
    })  # fmt: skip
    assert sheets_of(site, tmp_path / "sheets") == ({"stories-new.jpg", "pictures-1.jpg"}, "")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("people/np.yml", "name: Nils Pol\n" + PHOTO.format("pier.jpg")),
        ("teams/crew.yml", "name: Crew\n" + PHOTO.format("pier.jpg")),
        ("about/index.md", "# About\n\n![Two people](pier.jpg)\n"),
        ("about/index.md", "# About\n"),
    ],
)
def test_every_new_picture_is_on_a_sheet(site: Path, tmp_path: Path, file: str, text: str) -> None:
    folder = file.partition("/")[0]
    write(
        site,
        {f"content/{file}": text, f"content/{folder}/pier.jpg": saved(scene((640, 480)), "JPEG")},
    )
    assert sheets_of(site, tmp_path / "sheets") == ({"pictures-1.jpg"}, "")


def test_a_picture_of_before_is_on_a_sheet_when_somebody_shows_it(site: Path, tmp_path: Path) -> None:
    write(site, {"content/people/pier.jpg": saved(scene((640, 480)), "JPEG")})
    git(site, "add", ".")
    git(site, "commit", "-m", "site: Add a picture")
    write(site, {"content/people/np.yml": "name: Nils Pol\n"})
    assert sheets_of(site, tmp_path / "none") == (set(), "")
    write(site, {"content/people/np.yml": "name: Nils Pol\n" + PHOTO.format("pier.jpg")})
    assert sheets_of(site, tmp_path / "sheets") == ({"pictures-1.jpg"}, "")


def test_what_is_on_no_sheet_is_told(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_CARDS", 1)
    monkeypatch.setattr(sheets, "_MOST_FILES", 2)
    picture = saved(scene((640, 480)), "JPEG")
    write(site, {
        "stories/a.md": told_of("A"), "stories/b.md": told_of("B"),
        "content/people/1.jpg": b"no picture", "content/people/2.jpg": picture, "content/people/3.jpg": picture,
    })  # fmt: skip
    to = tmp_path / "told"
    words = ["check", "--root", str(site), "--no-pictures", "--today", DAY, "--summary", str(to)]
    CliRunner().invoke(cli, [*words, "--sheets", str(tmp_path / "sheets")])
    found = section(to.read_text("utf-8"), "## Pictures that are not among those files\n")
    assert found == "- `/stories/b/`\n- `content/people/1.jpg`\n- `content/people/3.jpg`"


def test_a_site_is_read_once_and_what_it_was_once(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {f"stories/{name}.md": told_of(name, "2026-12-24") for name in "abc"})
    roots: list[Path] = []
    monkeypatch.setattr(read, "scan", lambda root, *rest: roots.append(root) or scan(root, *rest))
    words = ["check", "--root", str(site), "--no-pictures", "--today", DAY, "--consent", "--summary", "-"]
    done = CliRunner().invoke(cli, [*words, "--sheets", str(tmp_path / "sheets")])
    assert done.exit_code == 0 and "stories-c.jpg" in done.output
    assert len(roots) == len({site, *roots}) == 2, roots
