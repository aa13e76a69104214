"""Where the entries of the menu lead."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG
from tests.reading import Found, site, story

FILES: dict[str, str | bytes] = {
    "content/index.md": "# Hello\n",
    "content/benefits.md": "# Benefits\n",
    "content/about/index.md": "# About us\n",
    "content/later.md": "# Later\n\nAsk Bo Bak.\n",
    "content/people/ada.yml": "name: Ada Anker\n",
    "content/people/gone.yml": "name: Bo Bak\nwithdrawn: 2026-01-01\n",
    "stories/a.md": story(aliases="[/stories/old-a/]", tags="[sea]"),
    "stories/exp.md": story(title="Over", expires="2026-02-01"),
}


def menu(entry: str) -> Found:
    """What is live where a menu has an entry, and what there is to say about the menu."""
    found = site(FILES, config=f"{CONFIG}nav:\n  - index.md\n  - Entry: {entry}\n")
    return Found(found.library, [one for one in found.diagnostics if one.path == "mkdocs.yml"])


@pytest.mark.parametrize(
    "entry",
    "benefits.md benefits/ about/index.md about/ about/index.md#top stories/ jobs/ events/ /values/ stories/index.md "
    "stories/a/ stories/a /stories/a/ /people/ada/ tags/sea/ stories/old-a/ search/ stories/kind-video/ / feeds/all.atom "
    "https://e.example/x/ mailto:a@e.example https://careers.example.org/stories/a/ stories/#top".split(),
)  # fmt: skip
def test_what_is_there_may_be_named(entry: str) -> None:
    found = menu(entry)
    assert not found.diagnostics and not found.library.away


@pytest.mark.parametrize(
    "entry",
    "stories/exp/ /stories/exp/ stories/exp /people/gone/ people/gone/ later.md later/ https://careers.example.org/stories/exp/".split(),
)
def test_what_is_not_there_today_is_left_out_with_a_warning(entry: str) -> None:
    found = menu(entry)
    (one,) = found.diagnostics
    assert (one.path, one.line, one.code, one.severity) == ("mkdocs.yml", 5, "nav-asleep", "warning")
    assert found.library.away == (entry,)


@pytest.mark.parametrize(
    ("entry", "near"),
    [
        ("job/", "jobs/"),
        ("/storys/", "stories/"),
        ("benifits/", "benefits/"),
        ("stories/b/", "stories/a/"),
        ("jobs.html", "jobs/"),
        ("https://careers.example.org/job/", "jobs/"),
    ],
)
def test_what_leads_nowhere_is_an_error(entry: str, near: str) -> None:
    found = menu(f"[Deep: {entry}]")
    (one,) = found.diagnostics
    assert (one.path, one.line, one.code, one.severity) == ("mkdocs.yml", 5, "nav-nowhere", "error")
    assert one.hint.startswith(f"did you mean `{near}`?") and not found.library.away
