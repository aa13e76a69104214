"""Each defence taken away: the same cases and the same eyes then see harm, so nothing is found because nobody looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kollega import templates
from kollega.digest import of_value
from kollega.frame import stage
from kollega.steps import Made, Work
from tests.hostile import sites
from tests.hostile.corpus import Case, attacks, classes, write
from tests.hostile.defences import DEFENCES, Defence
from tests.hostile.verdicts import Seen, Themes, faults, see


@pytest.fixture(scope="module")
def mkdocs() -> Iterator[None]:
    """MkDocs makes the frame of sites without hand-written pages only once: it is the same for all."""
    kept: dict[str, Made] = {}
    render = stage.render

    def once(work: Work) -> Made:
        key = of_value(work.value)
        if key not in kept:
            kept[key] = render(work)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "render", once)
        yield


def chosen(defence: Defence) -> list[Case]:
    """The cases of a class that belong into the site."""
    return [
        case
        for case in attacks()
        if case.group == defence.group
        and case.is_published == (defence.site != "refused")
        and (defence.site == "refused" or (case.kind == "page") == (defence.site == "pages"))
    ]


def seen(defence: Defence, cases: list[Case], root: Path, theme: Themes) -> list[Any]:
    """What there is to see of a class."""
    make = {"records": sites.records, "pages": sites.pages}.get(defence.site)
    found: Seen = see(sites.build(make(root, cases) if make else write(root, cases, sites.RECORDS)), theme)
    assert found.built.public.exists() or defence.site == "refused", found.built.found
    return [*found.harms, *((case.name, fault) for case in cases for fault in faults(case, found))]


@pytest.mark.slow
@pytest.mark.parametrize("defence", DEFENCES, ids=lambda defence: f"{defence.group}: {defence.what}")
def test_without_its_defence_a_class_is_seen_to_do_harm(
    defence: Defence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, innocent: Themes, mkdocs: None
) -> None:
    cases = chosen(defence)
    assert cases
    try:
        defence.away(monkeypatch)
        harm = seen(defence, cases, tmp_path, innocent)
    finally:
        monkeypatch.undo()
        templates.environment.cache_clear()
    assert harm, f"nobody sees what {defence.what} is for"


def test_every_class_has_a_defence() -> None:
    assert {defence.group for defence in DEFENCES} == set(classes())
