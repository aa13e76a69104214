"""A page that is published under another address: noticed, and never mistaken for a new one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega import pipeline, renames
from kollega.diagnostics import as_text
from tests.folders import CONFIG, write
from tests.reading import job, story

NIGHT = (
    "We light the lamp at six and keep it until the morning comes over the sound, and then we write down what we saw. "
    * 2
)
OTHER = (
    "The crane lifts forty tons from the ship to the quay, and nobody stands below it while it does so, ever. "
    * 2
)


def build(root: Path) -> list[str]:
    order = pipeline.Order(root, root / "site", root / "backstage", today=date(2026, 6, 1), pictures=False)
    return [as_text(one) for one in pipeline.build(order).report.diagnostics if one.severity == "error"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": CONFIG,
        "stories/night.md": story(title="Night", body=NIGHT),
        "jobs/keeper.md": job(title="Keeper", body=NIGHT, location="[Odense]"),
    }
    root = write(tmp_path, files)
    assert build(root) == []
    return root


def test_a_renamed_page_needs_an_alias(root: Path) -> None:
    (root / "stories/night.md").rename(root / "stories/night-shift.md")
    (told,) = build(root)
    assert (
        told.startswith("stories/night-shift.md:1:1: error[page-renamed]")
        and "aliases: [/stories/night/]" in told
    )
    assert (root / "site/stories/night/index.html").exists(), "the last good output stays as it was"
    write(root, {"stories/night-shift.md": story(title="Night", body=NIGHT, aliases="[/stories/night/]")})
    assert build(root) == []
    assert "stories/night-shift/" in (root / "site/stories/night/index.html").read_text()
    (root / "stories/night-shift.md").unlink()
    write(root, {"stories/crane.md": story(title="Crane", body=OTHER)})
    assert build(root) == []


def test_a_record_and_its_translations_are_renamed_together(tmp_path: Path) -> None:
    several = f"{CONFIG}extra: {{kollega: {{languages: [en, da, de]}}}}\n"
    old: dict[str, str | bytes] = {
        "jobs/keeper.md": job(title="Keeper", body=NIGHT),
        "jobs/keeper.da.md": f"---\ntitle: Vogter\n---\n{OTHER}",
        "jobs/keeper.de.md": f"---\ntitle: Hüter\n---\n{OTHER}",
    }
    root = write(tmp_path, {"mkdocs.yml": several, **old})
    assert build(root) == []
    for path in old:
        (root / path).rename(root / path.replace("keeper", "lamps"))
    (told,) = build(root)
    assert told.startswith("jobs/lamps.md:1:1: error[page-renamed]") and "aliases: [/jobs/keeper/]" in told
    write(root, {"jobs/lamps.md": job(title="Keeper", body=NIGHT, aliases="[/jobs/keeper/]")})
    assert build(root) == []
    assert "/da/jobs/lamps/" in (root / "site/da/jobs/keeper/index.html").read_text()


def test_what_only_a_translation_is_known_by_is_asked_of_the_original(tmp_path: Path) -> None:
    several = f"{CONFIG}extra: {{kollega: {{languages: [en, da]}}}}\n"
    translation = f"---\ntitle: Vogter\n---\n{OTHER}"
    files: dict[str, str | bytes] = {"jobs/keeper.md": job(body=NIGHT), "jobs/keeper.da.md": translation}
    root = write(tmp_path, {"mkdocs.yml": several, **files})
    assert build(root) == []
    for path in files:
        (root / path).unlink()
    write(root, {"jobs/lamps.md": job("Lamps", body="Another text."), "jobs/lamps.da.md": translation})
    (told,) = build(root)
    assert told.startswith("jobs/lamps.md:1:1: error[page-renamed]") and "aliases: [/da/jobs/keeper/]" in told
    write(root, {"jobs/lamps.md": job("Lamps", body="Another text.", aliases="[/da/jobs/keeper/]")})
    assert build(root) == []


@pytest.mark.parametrize(
    ("files", "away"),
    [
        ({"stories/b.md": story(title="Another title", body=NIGHT + "The end.")}, "stories/night.md"),
        ({"jobs/b.md": job(title="Keeper", body=NIGHT + OTHER[:40], location="[Odense]")}, "jobs/keeper.md"),
    ],
)
def test_it_may_have_changed_a_little(root: Path, files: dict[str, str | bytes], away: str) -> None:
    (root / away).unlink()
    assert len(build(write(root, files))) == 1


@pytest.mark.parametrize(
    ("files", "away"),
    [
        ({}, "stories/night.md"),
        ({"stories/b.md": story(title="Night", body=OTHER)}, "stories/night.md"),
        ({"stories/b.md": story(title="Night", body=NIGHT)}, ""),
        ({"jobs/b.md": job(title="Keeper", body=NIGHT, location="[Aarhus]")}, "jobs/keeper.md"),
        ({"jobs/b.md": job(title="Second keeper", body=NIGHT, location="[Odense]")}, "jobs/keeper.md"),
        ({"stories/b.md": story(title="Short", body="Dark.")}, "stories/night.md"),
        ({"stories/night.md": story(title="Night", body=NIGHT, draft="true"), "stories/b.md": story(title="Night", body=NIGHT)}, ""),
    ],
)  # fmt: skip
def test_what_is_deleted_or_new_is_no_rename(root: Path, files: dict[str, str | bytes], away: str) -> None:
    if away:
        (root / away).unlink()
    assert build(write(root, files)) == []


def test_a_number_says_that_it_is_the_same(root: Path) -> None:
    write(root, {"jobs/keeper.md": job(title="Keeper", reference="A-117")})
    assert build(root) == []
    (root / "jobs/keeper.md").unlink()
    write(root, {"jobs/lamps.md": job(title="Lamps", body=OTHER, reference="A-117")})
    assert len(build(root)) == 1


def test_a_preview_does_not_mind(root: Path) -> None:
    (root / "stories/night.md").rename(root / "stories/b.md")
    order = pipeline.Order(
        root, root / "site", root / "backstage", today=date(2026, 6, 1), pictures=False, is_release=False
    )
    assert pipeline.build(order).published


WORDS = [f"word{number}" for number in range(900)]


@pytest.mark.parametrize("length", [1, 3, 12, 70, 250, 900])
def test_of_two_texts_about_so_many_marks_are_the_same_as_words(length: int) -> None:
    def alike(one: list[str], other: list[str]) -> float:
        leading = renames._Leading()
        marks = (renames._marks(" ".join(words), leading) for words in (one, other))
        return renames._likeness(*map(renames._numbers, marks))

    words = WORDS[:length]
    assert alike(words, words) == 1
    assert alike(words, [f"other{number}" for number in range(length)]) == 0
    if length >= 70:
        half = [*words[: length // 2], *(f"{word}x" for word in words[length // 2 :])]
        assert 0.15 < alike(words, half) < 0.55  # a third of the rows of both
        assert alike(words, [*words, "the", "end"]) > 0.9


def test_a_text_without_words_has_a_mark() -> None:
    assert len(renames._numbers(renames._marks("", renames._Leading()))) == 1
