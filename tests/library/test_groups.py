"""Groups: what belongs to a team, a place, a value or a topic."""

from __future__ import annotations

from tests.reading import job, site, story

VALUE = {"content/values/courage.md": "---\ntitle: Courage\n---\n\nWe say it.\n"}


def test_a_value_has_the_jobs_that_its_stories_name_or_that_name_them() -> None:
    files = {
        "stories/brave.md": story(value="courage", jobs="[dev, gone]"),
        "stories/bold.md": story(value="courage", jobs="[dev]"),
        "stories/other.md": story(jobs="[cook]"),
        "jobs/dev.md": job(stories="[brave]"),
        "jobs/cook.md": job(stories="[other]"),
        "jobs/nurse.md": job(stories="[bold]"),
        "jobs/gone.md": job(state="closed"),
    }
    (value,) = (group for group in site({**VALUE, **files}).library.groups if group.kind == "value")
    assert sorted(value.stories) == ["stories/bold/", "stories/brave/"]
    assert sorted(value.jobs) == ["jobs/dev/", "jobs/nurse/"]


def test_a_name_in_capitals_or_with_blanks_means_its_slug() -> None:
    files = {
        "stories/brave.md": story(value="courage", jobs="[Deck Hand]"),
        "jobs/deck-hand.md": job(),
        "jobs/cook.md": job(stories="[Brave]"),
    }
    found = site({**VALUE, **files})
    (value,) = (group for group in found.library.groups if group.kind == "value")
    assert not found.diagnostics and sorted(value.jobs) == ["jobs/cook/", "jobs/deck-hand/"]
    assert [one.jobs for one in found.library.stories] == [("jobs/deck-hand/",)]
    assert all(one.stories == ("stories/brave/",) for one in found.library.jobs)
