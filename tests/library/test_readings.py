"""Records that a run read are those of the next one, while what they were read of is the same; else they are read anew."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Diagnostic, Report
from kollega.library import load, readings
from kollega.library.kept import Kept
from kollega.live import Library
from kollega.sources import scan
from kollega.store import Store
from tests.folders import CONFIG, JOB, STORY, write

DAY = date(2026, 2, 1)
PICTURE = b"\x89PNG"
SHOWN = STORY.replace("---\n\n", "photo: lamp.png\nphoto_alt: A lamp\n---\n\n", 1)


def _read(root: Path, store: Store | None = None) -> tuple[Library | None, list[Diagnostic]]:
    report = Report()
    return load(root, DAY, report, store), report.diagnostics


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {
        "mkdocs.yml": CONFIG, "stories/night.md": SHOWN, "stories/lamp.png": PICTURE, "jobs/lamp.md": JOB,
        "content/people/mia.yml": "name: Mia Holm\n",
    })  # fmt: skip


@pytest.fixture
def store(root: Path) -> Iterator[Store]:
    with Store(root / ".kollega/store.sqlite") as store:
        yield store


def _settle(root: Path) -> None:
    """Wait until all files are so old that their state alone tells them."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        files = scan(root, ["content", "stories", "jobs"], Report())
        if all(map(files.state, files.paths)):
            return
        time.sleep(0.02)
    pytest.fail("the files do not get older")


def _never(*told: object) -> None:
    pytest.fail(f"read again: {told}")


def test_what_did_not_change_is_not_even_opened(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "content/people/mia.yml").unlink()
    _settle(root)
    first = _read(root, store)
    monkeypatch.setattr(readings, "read_text", _never)
    assert _read(root, store) == first


def test_a_file_that_was_only_touched_is_not_parsed(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "content/people/mia.yml").unlink()
    first = _read(root, store)
    os.utime(root / "stories/night.md", ns=(1, 1))
    monkeypatch.setattr(readings, "read_record", _never)
    assert _read(root, store) == first


def _same_size(root: Path) -> None:
    path = root / "stories/night.md"
    state = path.stat()
    path.write_text(path.read_text().replace("quiet", "windy"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def _set(root: Path, key: str) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIG}extra: {{kollega: {{{key}}}}}\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text of the same length, with the old date": _same_size,
    "a picture that went": lambda root: (root / "stories/lamp.png").unlink(),
    "a picture that is too heavy": lambda root: (root / "stories/lamp.png").write_bytes(bytes(40_000_001)),
    "limits": lambda root: _set(root, "limits: {picture_mb: 1, text_kb: 1}"),
    "another timezone": lambda root: _set(root, "timezone: Pacific/Auckland"),
    "a finding": lambda root: (root / "jobs/lamp.md").write_text(JOB + "\u202eback\n"),
    "a file that took the place of another": lambda root: (root / "stories/night.md").rename(
        root / "stories/day.md"
    ),
    "a file that is laid over": lambda root: (
        (root / "jobs/crane").mkdir(),
        (root / "jobs/lamp.md").rename(root / "jobs/crane/index.md"),
        (root / "jobs/crane/overlay.md").write_text("---\ntitle: Crane\n---\n"),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read_as_if_nothing_had_been_kept(
    root: Path, store: Store, change: Callable[[Path], object]
) -> None:
    _settle(root)
    before = _read(root, store)
    change(root)
    for _ in range(2):
        assert _read(root, store) == _read(root) != before


def test_findings_are_told_at_every_run_where_they_stand(root: Path, store: Store) -> None:
    write(root, {"stories/night.md": SHOWN + "\n[gone](gone.md)\n"})
    _settle(root)
    told = [_read(root, store)[1] for _ in range(2)]
    assert told[0] == told[1] and told[0][-1].excerpt == "[gone](gone.md)"


def test_of_people_nothing_is_kept(root: Path) -> None:
    (root / "content/people/mia.yml").rename(root / "content/people/mia-holm.yml")
    with Store(root / ".kollega/store.sqlite") as store:
        _read(root, store)
    assert not [path for path in (root / ".kollega").iterdir() if b"mia-holm" in path.read_bytes().lower()]


class _Row(msgspec.Struct):
    value: str


@given(st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=40), max_size=4))
def test_rows_are_those_of_the_last_run(runs: list[dict[str, str]]) -> None:
    with Store(None) as store:
        for run in runs:
            rows = {path: _Row(value) for path, value in run.items()}
            Kept(store, _Row, [*run], "test").keep(rows)
            assert Kept(store, _Row, [*run], "test").rows == rows
            assert not Kept(store, _Row, [*run], "another").rows
