"""A build of what was built before: when it is believed, and that it says the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kollega import pipeline, unchanged
from kollega.order import Order
from tests.folders import CONFIG, JOB, STORY, write

DAY = date(2026, 2, 1)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A site of one story and one job that was built."""
    return _built(tmp_path, {"mkdocs.yml": CONFIG, "stories/night.md": STORY, "jobs/lamp.md": JOB})


def _built(tmp_path: Path, files: dict[str, str | bytes]) -> Order:
    """A site that was built, of files that are older than the grain of the clock."""
    root = write(tmp_path / "in", files)
    for path in root.rglob("*.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    deadline = time.time() + 1
    while time.time() < deadline and not unchanged.seen(_of(root)).fit:
        time.sleep(0.02)
    made = _of(root)
    assert pipeline.build(made).published
    return made


def _of(root: Path) -> Order:
    return Order(
        root=root, site_dir=root.parent / "site", backstage_dir=root.parent / "backstage", today=DAY, pictures=False
    )  # fmt: skip


def test_it_says_what_the_build_said(order: Order) -> None:
    told, built = unchanged.outcome(order), pipeline.build(order)
    assert told and told.published and built.published
    assert told.report.diagnostics == built.report.diagnostics
    assert (told.outputs, told.counts, told.steps) == (built.outputs, built.counts, built.steps)
    assert told.counts == {"stories": 1, "jobs": 1, "closed": 0, "people": 0}
    assert told.changes == built.changes


def _touch(order: Order) -> None:
    path = order.root / "stories/night.md"
    path.write_text(path.read_text().replace("quiet", "quieT"))
    os.utime(path, (1_700_000_000, 1_700_000_000))  # as old and as long as it was


@pytest.mark.parametrize(
    "change",
    [
        _touch,
        lambda order: (order.root / "content").mkdir() or (order.root / "content/benefits.md").write_text("# More\n"),
        lambda order: (order.root / "jobs/lamp.md").unlink(),
        lambda order: (order.root / "jobs/lamp.md").rename(order.root / "jobs/lamps.md"),
        lambda order: (order.root / "hook.py").write_text("later = True\n"),
        lambda order: (order.site_dir / "index.html").write_text("somebody else"),
        lambda order: (order.backstage_dir / "index.html").unlink(),
        lambda order: (order.site_dir / "stray.txt").write_text("somebody else"),
    ],
    ids="text added removed renamed hook damaged lost stray".split(),
)  # fmt: skip
def test_it_is_not_believed_when_anything_changed(order: Order, change: Callable[[Order], object]) -> None:
    assert unchanged.outcome(order)
    change(order)
    assert unchanged.outcome(order) is None


@pytest.mark.parametrize(
    ("config", "file"),
    [
        ("theme: {custom_dir: .look}\n", ".look/styles/tokens.css"),
        ("", "theme/.icons/own/lamp.svg"),
        ("INHERIT: ../above.yml\n", "../above.yml"),
        ("copyright: !ENV YEAR\n", "mkdocs.yml"),
        ("hooks: [hooks/hours.py]\n", "hooks/hours.py"),
        ("plugins: [tags]\n", "mkdocs.yml"),
        ("markdown_extensions: [{pymdownx.snippets: {base_path: [.drawn]}}]\n", ".drawn/hours.md"),
    ],
    ids="hidden-theme icons inherited environment hook plugin snippets".split(),
)  # fmt: skip
def test_nothing_is_kept_where_more_is_read_than_is_looked_at(tmp_path: Path, config: str, file: str) -> None:
    order = _built(tmp_path, {file: "", "stories/night.md": STORY, "mkdocs.yml": CONFIG + config})
    assert unchanged.outcome(order) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are texts")
def test_a_name_that_is_no_text_is_seen(order: Order) -> None:
    with open(os.fsencode(order.root) + b"/\xff.txt", "wb"):  # noqa: PTH123
        assert unchanged.outcome(order) is None
    assert pipeline.build(order).published


def test_a_folder_that_is_not_ours_to_open_is_none(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    before, scandir = unchanged.seen(order), os.scandir
    (order.root / "lost+found").mkdir()

    def refused(path: str) -> Any:
        if path.endswith("lost+found"):
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr("os.scandir", refused)
    assert unchanged.seen(order).key == before.key


def test_a_file_that_goes_while_it_is_looked_for_is_none(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, scandir = unchanged.seen(order), os.scandir
    passing = order.root / "stories/.night.md.swp"
    passing.touch()

    def late(path: str) -> Any:
        entries = list(scandir(path))
        if any(entry.name == passing.name for entry in entries):
            passing.unlink()
        return nullcontext(entries)

    monkeypatch.setattr("os.scandir", late)
    assert unchanged.seen(order).key == before.key


def test_it_is_not_believed_for_another_day_or_order(order: Order) -> None:
    from dataclasses import replace

    others = [
        replace(order, today=date(2026, 2, 2)), replace(order, strict=True), replace(order, pictures=True),
        replace(order, cache=False), replace(order, backstage=False), replace(order, site_dir=order.root.parent / "other"),
    ]  # fmt: skip
    assert [unchanged.outcome(other) for other in others] == [None] * len(others)
    assert unchanged.outcome(replace(order, workers=2))


def test_files_that_were_just_written_are_read_again(tmp_path: Path) -> None:
    root = write(tmp_path / "in", {"mkdocs.yml": CONFIG, "stories/night.md": STORY})
    future = time.time() + 3600
    os.utime(root / "stories/night.md", (future, future))
    assert pipeline.build(_of(root)).published
    assert unchanged.outcome(_of(root)) is None


def test_a_failed_build_leaves_nothing_to_believe(order: Order) -> None:
    (order.root / "stories/night.md").write_text("---\ntitle: x\n---\n")
    assert not pipeline.build(order).published
    assert unchanged.outcome(order) is None


def test_the_program_is_not_loaded_to_find_that_nothing_changed() -> None:
    script = "import sys, kollega.cli; print([name for name in sys.modules if name in ('kollega.library', 'kollega.pipeline', 'jinja2')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
