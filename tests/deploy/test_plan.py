"""What holds for every plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.deploy.plan import Lying, Withdrawn, kind, plan
from kollega.release import File

PATHS = st.sampled_from(
    [
        "index.html",
        "stories/a/index.html",
        "media/a-1.webp",
        "media/a-2.webp",
        "static/a-1.css",
        "feeds/all.atom",
        "sitemap.xml",
    ]
)
HASHES = st.sampled_from(["a", "b", "c"])
OLD = st.dictionaries(PATHS, st.builds(Lying, st.sampled_from(["a", "b", "c", ""])))
NEW = st.dictionaries(PATHS, st.builds(File, HASHES, st.just(1)))


@given(OLD, NEW, st.frozensets(PATHS), st.sets(PATHS), st.booleans())
def test_carried_out_it_makes_the_new_release(
    old: dict[str, Lying],
    new: dict[str, File],
    paths: frozenset[str],
    leaving: set[str],
    urgent: bool,
) -> None:
    made = plan(old, new, Withdrawn(paths), leaving, is_urgent=urgent)
    there = {path: lying.sha256 for path, lying in old.items()}
    for path in made.withdrawn:
        del there[path]
    for path in made.comes:
        there[path] = new[path].sha256
    for path in made.goes:
        del there[path]
    assert there == {path: file.sha256 for path, file in new.items()} | {
        path: old[path].sha256 for path in made.stays
    }
    assert not set(made.stays) & (leaving | paths | new.keys())
    assert not (urgent and made.stays)


@pytest.mark.parametrize(
    ("path", "phase"),
    [
        ("index.html", "pages"), ("media/a-1.webp", "assets"), ("static/search/en-0123.json", "assets"), ("favicon.ico", "assets"),
        ("feeds/all.atom", "feeds"), ("sitemap.xml", "feeds"), ("jobs.json", "feeds"), ("_redirects", "feeds"),
    ],
)  # fmt: skip
def test_what_machines_read_comes_last(path: str, phase: str) -> None:
    assert kind(path) == phase


@given(OLD, NEW)
def test_assets_come_before_pages_pages_before_feeds_and_what_goes_is_last(
    old: dict[str, Lying], new: dict[str, File]
) -> None:
    made = plan(old, new, Withdrawn())
    order = [kind(path) for path in made.comes]
    assert order == sorted(order, key=["assets", "pages", "feeds"].index)
    assert [phase.comes for phase in made.phases] == sorted(
        (phase.comes for phase in made.phases), reverse=True
    )


def test_a_page_that_names_somebody_is_exchanged_at_once_and_is_never_missing() -> None:
    old = {path: Lying("old") for path in ("a/index.html", "b/index.html", "gone/index.html")}
    new = {path: File("new", 1) for path in ("a/index.html", "b/index.html")}
    made = plan(old, new, Withdrawn(paths=frozenset(["b/index.html", "gone/index.html"])))
    assert made and made.withdrawn == ("gone/index.html",)
    assert made.comes == ("b/index.html", "a/index.html") and not made.goes


@given(NEW)
def test_nothing_to_do_for_the_same(new: dict[str, File]) -> None:
    assert bool(plan({}, new, Withdrawn())) == bool(new)
    assert not plan({path: Lying(file.sha256) for path, file in new.items()}, new, Withdrawn())
