"""One thing anew: what a library holds after a file was saved, without loading all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kollega.diagnostics import Report
from kollega.library import Anew, load, load_to_know
from kollega.live import Library
from tests.folders import write
from tests.reading import TODAY

CONFIG = """site_name: Harbour
site_url: https://careers.example.org/
extra: {kollega: {languages: [en, da], organisation: {country: DK}}}
"""
STORY = "---\ntitle: {}\ndate: 2026-01-13\nauthors: [ada, Bo Bro]\nteam: Quay\nlang: {}\n---\n\n{}\n"
JOB = "---\ntitle: {}\ndate_posted: 2026-01-02\nlocation: Odense\napply_email: jobs@example.org\n---\n\n{}\n"
EVENT = "---\ntitle: Open day\nstarts: 2026-05-01T10:00\nplace: Odense\n---\n\n{}\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "content/index.md": "# Come aboard\n",
    "content/values/care.md": "---\ntitle: Care\n---\n\nWe care.\n",
    "content/people/ada.yml": "name: Ada Anker\n",
    "content/people/ida.yml": "name: Ida Ilse\nwithdrawn: 2026-01-01\n",
    "content/events/open.md": EVENT.format("Come and [see](../../stories/night.md)."),
    "stories/night.md": STORY.format("Night shift", "en", "Cranes at night, and lamps."),
    "stories/night.da.md": "---\ntitle: Nattevagt\n---\n\nKraner om natten.\n",
    "stories/morgen.md": STORY.format("Morgen", "da", "Kraner om morgenen."),
    "stories/day.md": STORY.format("Day shift", "en", "Cranes by day."),
    "jobs/lamp.md": JOB.format("Lamp keeper", "Keep the lamp."),
}


class Known(NamedTuple):
    """A site folder, what was loaded of it, and what knows it anew."""

    root: Path
    library: Library
    anew: Anew

    def saved(self, path: str, old: str, new: str) -> Library | None:
        """What it is after a file was edited."""
        text = (self.root / path).read_text()
        assert old in text
        write(self.root, {path: text.replace(old, new)})
        return self.anew.library(self.root, path)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    write(tmp_path, dict(FILES))
    report = Report()
    found = load_to_know(tmp_path, TODAY, report)
    assert found and not report.fails(), report.diagnostics
    yield Known(tmp_path, *found)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("stories/night.md", "and lamps", "and *lanterns*, see [a job](../jobs/lamp.md)"),
        ("stories/night.md", "Night shift", "Shift at night"),
        ("stories/night.md", "Night shift", "Night shift\nquote: Lamps!\nsummary: At night."),
        ("stories/night.md", "and lamps.", "and lamps: see [below](#lamps).\n\n## Lamps\n\nBright."),
        ("stories/night.da.md", "om natten", "hele natten"),
        ("stories/morgen.md", "om morgenen", "ved solopgang"),
        ("jobs/lamp.md", "Keep the lamp", "Light the lamp"),
        ("jobs/lamp.md", "Lamp keeper", "Keeper of the lamp"),
        ("content/events/open.md", "Come and", "Come here and"),
    ],
)
def test_the_thing_is_as_a_load_would_have_it(known: Known, path: str, old: str, new: str) -> None:
    changed = known.saved(path, old, new)
    loaded = load(known.root, TODAY, Report())
    assert changed and loaded and changed != known.library
    number = 0
    for one, other in zip(changed.every_language, loaded.every_language, strict=True):
        for kind in ("stories", "jobs", "closed", "events"):
            things = {thing.address: thing for thing in getattr(other, kind)}
            for thing in getattr(one, kind):
                if thing.record.path == path and not thing.elsewhere:
                    assert thing == things[thing.address]
                    number += 1
    assert number == 1


def test_everything_else_stays(known: Known) -> None:
    changed = known.saved("stories/night.md", "Night shift", "Shift at night")
    assert changed
    titles = [story.title for story in changed.stories]
    assert sorted(titles) == ["Day shift", "Morgen", "Shift at night"]
    assert changed.jobs == known.library.jobs and changed.others == known.library.others
    assert changed.withdrawn == known.library.withdrawn and changed.files == known.library.files


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("stories/night.md", "2026-01-13", "soon"),
        ("stories/night.md", "Night shift", "Night shift\ndraft: true"),
        ("stories/night.md", "lang: en", "lang: da"),
        ("stories/night.md", "and lamps", "and Ida Ilse"),
        ("stories/night.md", "[ada, Bo Bro]", "[ida]"),
        ("stories/night.md", "[ada, Bo Bro]", "[Bo Bro]"),
        ("stories/night.md", "[ada, Bo Bro]", "[Zoe Zed]\npictured: [Zoe Zed]"),
        ("stories/night.md", "team: Quay", "team: Wharf"),
        ("stories/night.md", "team: Quay", "team: Quay\ntags: [new]"),
        ("stories/night.md", "team: Quay", "team: Quay\nid: day"),
        ("stories/night.md", "team: Quay", "team: Quay\naliases: [/jobs/lamp/]"),
        ("stories/night.md", "team: Quay", "team: Quay\nexpires: 2026-01-14"),
        ("jobs/lamp.md", "Keep the lamp.", ""),
        ("jobs/lamp.md", "Odense", "Odense\nstate: closed"),
        ("content/events/open.md", "place", "internal: true\nplace"),
        ("stories/night.md", "and lamps", "and [nothing](../stories/nothing.md) [x](javascript:alert(1))\n\n<script>"),
        ("content/people/ada.yml", "Ada Anker", "Ada Ankerson"),
        ("content/index.md", "aboard", "on board"),
        ("jobs/lamp.md", "2026-01-02", "2036-01-02"),
    ],
)  # fmt: skip
def test_what_needs_a_look_at_more_is_not_known(known: Known, path: str, old: str, new: str) -> None:
    report = Report()
    changed = known.saved(path, old, new)
    if "javascript" in new:  # only warnings are found in a text, and what they are about is not in it
        assert changed and "script" not in changed.stories[1].text.unsafe_html
    else:
        assert changed is None
    load(known.root, TODAY, report)


def test_a_file_that_went_or_came_is_not_known(known: Known) -> None:
    (known.root / "stories/night.md").unlink()
    assert known.anew.library(known.root, "stories/night.md") is None
    write(known.root, {"stories/new.md": STORY.format("New", "en", "New.")})
    assert known.anew.library(known.root, "stories/new.md") is None


def test_a_job_under_another_file_is_not_known(known: Known) -> None:
    write(known.root, {
        "jobs/crane/index.md": JOB.format("Crane", "As imported."), "jobs/crane/overlay.md": "---\ntitle: Our crane\n---\n\nOurs.\n",
    })  # fmt: skip
    found = load_to_know(known.root, TODAY, Report())
    assert found and "Our crane" in [job.title for job in found[0].jobs]
    write(known.root, {"jobs/crane/index.md": JOB.format("Crane", "As imported again.")})
    assert found[1].library(known.root, "jobs/crane/index.md") is None


def test_a_link_in_place_of_a_file_is_not_followed(known: Known) -> None:
    path = known.root / "stories/night.md"
    path.rename(known.root.parent / "elsewhere.md")
    path.symlink_to(known.root.parent / "elsewhere.md")
    assert known.anew.library(known.root, "stories/night.md") is None


def test_it_is_known_again_and_again(known: Known) -> None:
    assert known.saved("stories/night.md", "and lamps", "and Ida Ilse") is None
    changed = known.saved("stories/night.md", "Ida Ilse", "lights")
    assert changed and "lights" in "".join(story.text.plain for story in changed.stories)
