"""Files that somebody meant to be read: what they should be called, and that no withdrawal is missed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library.read import read_all
from kollega.library.unread import check, check_asked
from tests.folders import CONFIG, write
from tests.reading import Found, job, site, story

WITHDRAWN = "name: Bo Bak\nwithdrawn: 2026-01-01\n"
PICTURE = b"x"


def told(files: dict[str, str | bytes], *, config: str = CONFIG) -> list[tuple[str, str]]:
    """Files and what is wrong with them."""
    return [(one.path, one.code) for one in found_in(files, config=config).diagnostics]


def found_in(files: dict[str, str | bytes], *, config: str = CONFIG) -> Found:
    return site({"content/index.md": "# Hello\n", **files}, config=config)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("stories/b.markdown", "stories/b.md"),
        ("stories/a-day.md.txt", "stories/a-day.md"),
        ("jobs/cook.MD", "jobs/cook.md"),
        ("stories/2026/a.md", "stories/2026-a.md"),
        ("stories/2026/05/a/index.md", "stories/2026-05-a.md"),
        ("stories/a-day/Index.md", "stories/a-day/index.md"),
        ("stories/a-day/story.md", "stories/a-day/index.md"),
        ("stories/a-day/a-day.md", "stories/a-day/index.md"),
        ("jobs/cook/overlay.md", "jobs/cook/index.md"),
        ("stories/a-day/index.md.txt", "stories/a-day/index.md"),
        ("content/people/d.md", "content/people/d.yml"),
        ("content/people/bo/bo-bak.yml", "content/people/bo-bak.yml"),
        ("content/people/bo-bak/index.yml", "content/people/bo-bak.yml"),
        ("content/people/bo-bak.yml.txt", "content/people/bo-bak.yml"),
        ("content/events/fair.yml", "content/events/fair.md"),
        ("content/values/v.md.txt", "content/values/v.md"),
        ("content/people/bo.bak.yml", "content/people/bo-bak.yml"),
    ],
)
def test_another_name_is_proposed(path: str, form: str) -> None:
    (one,) = found_in({path: story()}).diagnostics
    assert (one.path, one.code, one.severity) == (path, "file-unread", "warning")
    assert one.hint == f"rename or move it: `{form}`."


def test_an_overlay_is_not_translated_and_the_job_is() -> None:
    files: dict[str, str | bytes] = {
        "jobs/cook/index.md": job(),
        "jobs/cook/overlay.md": "---\ntags: [x]\n---\n",
    }
    (one,) = found_in(files | {"jobs/cook/overlay.da.md": "---\ntitle: Kok\n---\n"}).diagnostics
    assert (one.path, one.code) == ("jobs/cook/overlay.da.md", "file-unread")
    assert one.hint == "rename or move it: `jobs/cook/index.da.md`."


def test_a_story_is_not_parted_from_its_picture() -> None:
    one, *more = found_in({"stories/a-day/my-day.md": story(), "stories/a-day/boat.jpg": PICTURE}).diagnostics
    assert "`stories/a-day/index.md`" in one.hint and not more
    files = {f"stories/2026/{name}": story() for name in ("a.md", "b.md")} | {"stories/2026/c.jpg": PICTURE}
    assert [one.hint[-20:] for one in found_in(files).diagnostics] == [
        "`stories/2026-a.md`.",
        "`stories/2026-b.md`.",
    ]
    assert told({"stories/a/story.md": story(), "stories/a/notes.md": "x"}) == [
        ("stories/a/story.md", "file-unread")
    ]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("content/peopel/bo.yml", "content/people/bo.yml"),
        ("content/person/bo.yaml", ""),
        ("content/event/fair.yml", "content/events/fair.md"),
        ("content/bo.yml", ""),
        ("content/program/enagge.yml", "content/program/engage.yml"),
    ],
)
def test_data_that_nobody_reads_are_told(path: str, near: str) -> None:
    (one,) = found_in({path: "name: Bo\n"}).diagnostics
    assert (one.path, one.code, one.severity) == (path, "record-unread", "warning")
    assert one.hint.startswith(f"did you mean `{near}`?" if near else "people, teams")


def test_data_that_the_configuration_names_are_somebody_elses() -> None:
    config = f"{CONFIG}extra: {{numbers: content/numbers.yml}}\n"
    assert not told({"content/numbers.yml": "a: b\n"}, config=config)


@pytest.mark.parametrize(
    "path",
    [
        "content/peopel/bo-bak.yml",
        "content/people/bo/bo-bak.yml",
        "content/people/bo-bak.md",
        "content/people/bo.da.yml",
        "content/people/bo-bak.yml.txt",
        "content/bo-bak.yml",
        "contents/people/bo-bak.yml",
        "people/bo-bak.yml",
        "peoples/bo-bak.yml",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        WITHDRAWN,
        "{name: Bo Bak, 'Withdrawn': 2026-01-01}\r\n",
        "{\n\n\xa0 name: Bo Bak,\n\n  withdrawn : 2026-01-01}\n",
    ],
)
def test_a_withdrawal_is_never_missed(path: str, text: str) -> None:
    (one,) = found_in({path: text}).diagnostics
    assert (one.path, one.code, one.severity) == (path, "withdrawal-unread", "error")


@pytest.mark.parametrize("languages", ["en", "en, da"])
def test_nor_is_one_in_a_translation(languages: str) -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [{languages}]}}}}\n"
    files: dict[str, str | bytes] = {
        "content/people/bo.da.yml": WITHDRAWN,
        "content/people/bo.yml": "name: Bo Bak\n",
    }
    (one,) = [one for one in found_in(files, config=config).diagnostics if one.severity == "error"]
    assert (one.code, one.path) == ("withdrawal-unread", "content/people/bo.da.yml")
    assert one.hint.startswith("did you mean `content/people/bo.yml`?")
    files["content/people/bo.yml"] = WITHDRAWN
    assert "error" not in {one.severity for one in found_in(files, config=config).diagnostics}


@pytest.mark.parametrize("piece", ["\n", " ", " \n", "{", ",\n", "withdrawn", "withdrawn\n", "withdrawn: "])
def test_nothing_but_blanks_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    found_in({"content/people/notes.txt": "a" + piece * (90_000 // len(piece)) + "x"})
    assert time.process_time() - begun < 2


def test_words_of_a_text_withdraw_nobody() -> None:
    text = story(body="The offer was withdrawn: we stayed.")
    assert told({"stories/2026/a.md": text}) == [("stories/2026/a.md", "file-unread")]


def test_a_field_without_a_day_withdraws_nobody() -> None:
    assert told({"content/peopel/bo.yml": "name: Bo\nwithdrawn:\n"}) == [
        ("content/peopel/bo.yml", "record-unread")
    ]


@pytest.mark.parametrize(
    ("path", "text", "right"),
    [
        ("story/a-day.md", story(), "stories"),
        ("Storys/a-day/index.md", story(), "stories"),
        ("job/cook.md", job(), "jobs"),
        ("contents/people/bo.yml", "name: Bo\n", "content"),
        ("people/bo.yml", "name: Bo\n", "content/people"),
    ],
)
def test_a_folder_like_one_of_ours_is_told_once(path: str, text: str, right: str) -> None:
    folder, _, name = path.partition("/")
    (one,) = found_in({path: text, f"{folder}/other-{name}": text}).diagnostics
    assert (one.path, one.code, one.severity) == (folder, "file-unread", "warning")
    assert one.hint == f"rename or move it: `{right}`."


def test_what_else_lies_in_the_repository_is_left_alone() -> None:
    assert not told({
        "README.md": "# Us\n", "CHANGELOG.md": "---\ntitle: Changes\n---\n", "docs/stories.md": story(), "tests/people/a.yml": WITHDRAWN,
        "job/run.py": "x", "job/README.md": "# Jobs of the CI\n", "context/people.md": "# Who\n", "stores/a.yml": "a: b\n",
    })  # fmt: skip


def test_a_story_beside_the_folders_is_told() -> None:
    assert told({"a-day.md": story(), "cook.md": job()}) == [
        ("a-day.md", "file-unread"),
        ("cook.md", "file-unread"),
    ]


def test_a_story_among_the_pages_is_told() -> None:
    files = {
        "content/stories/a-day.md": story(),
        "content/jobs/cook.md": job(),
        "content/jobs/how.md": "# How we hire\n",
    }
    found = [one for one in found_in(files).diagnostics if one.code == "file-as-page"]
    assert [(one.path, one.hint) for one in found] == [
        ("content/jobs/cook.md", "move it: `jobs/cook.md`."),
        ("content/stories/a-day.md", "move it: `stories/a-day.md`."),
    ]


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_a_paper_is_no_story(ending: str) -> None:
    (one,) = found_in({f"stories/a-day.{ending}": PICTURE}).diagnostics
    assert one.code == "paper-unread" and "`stories/a-day.md`" in one.hint
    assert not told({"stories/a-day.md": story(), f"stories/a-day.{ending}": PICTURE})
    assert not told({"stories/a-day/index.md": story(), f"stories/a-day/notes.{ending}": PICTURE})


def test_a_translation_alone_is_told_what_it_lacks() -> None:
    config = f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n"
    for settings in (config, CONFIG):
        (one,) = found_in({"stories/nope.da.md": story()}, config=settings).diagnostics
        assert (
            one.code == "translation-alone"
            and "`lang: da`" in one.hint
            and "`stories/nope.md`" in one.message
        )


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("README.md", True),
        ("docs", True),
        ("content-old/a.md", True),
        (".", False),
        ("mkdocs.yml", False),
        ("content", False),
        ("content/people", False),
        ("stories/one.md", False),
        ("theme/main.html", False),
        ("storeis", False),
    ],
)
@pytest.mark.parametrize("more", ["", "plugins: [search, tags]\n"])
def test_who_asks_about_what_is_not_read_is_told(path: str, is_told: bool, more: str, tmp_path: Path) -> None:
    theme = "theme: {name: material, custom_dir: theme}\n"
    root = write(
        tmp_path, {"mkdocs.yml": CONFIG + theme + more, "theme/main.html": "", "storeis/a.md": story(), "content/index.md": "# Hi\n"}
    )  # fmt: skip
    report = Report()
    documents = read_all(root, report)
    assert documents and documents.site.reads_more == bool(more)
    check(documents)
    check_asked([path], documents)
    assert ("path-unread" in [one.code for one in report.diagnostics]) == (is_told and not more)
