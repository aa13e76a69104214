"""Which changes are noticed, and how often."""

from __future__ import annotations

import errno
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from kollega.serve import notifier
from kollega.serve.watch import Watch
from tests.folders import SMALL, STORY, write

#: Seconds. Much less than it takes in these tests until files are looked at without an event.
SOON = 15.0


@pytest.fixture(autouse=True)
def only_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "RARELY", 60.0)


class Watched:
    """A site folder, and what is noticed in it by a thread that waits."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[str] = []
        self.watch = Watch(root, self.said.append)
        self._pool = ThreadPoolExecutor(1)

    def expect(self) -> Future[list[str]]:
        """The changes to come; it is already waited for them."""
        future = self._pool.submit(self.watch.wait)
        time.sleep(0.1)
        return future

    def close(self) -> None:
        (self.root / "stories").mkdir(exist_ok=True)
        (self.root / "stories/the-end.md").write_text("")
        self._pool.shutdown()
        self.watch.stop()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(write(tmp_path / "site", SMALL))
    made.watch.follow(["content"])
    yield made
    made.close()


def _edit(root: Path) -> None:
    (root / "stories/night-shift.md").write_text(STORY + "More.\n")


def _replace(root: Path) -> None:
    (root / "stories/night-shift.md~").write_text(STORY + "More.\n")
    (root / "stories/night-shift.md~").replace(root / "stories/night-shift.md")


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "saved": (_edit, ["stories/night-shift.md"]),
    "replaced": (_replace, ["stories/night-shift.md"]),
    "added to steer a host": (lambda root: write(root, {"stories/.htaccess": ""}), ["stories/.htaccess"]),
    "added": (lambda root: write(root, {"stories/b.md": ""}), ["stories/b.md"]),
    "gone": (lambda root: (root / "jobs/lamp-keeper.md").unlink(), ["jobs/lamp-keeper.md"]),
    "renamed": (
        lambda root: (root / "stories/night-shift.md").rename(root / "stories/c.md"),
        ["stories/c.md", "stories/night-shift.md"],
    ),
    "configuration": (lambda root: write(root, {"mkdocs.yml": "site_name: X\n"}), ["mkdocs.yml"]),
    "new folder": (lambda root: write(root, {"theme/records/a.html": ""}), ["theme/records/a.html"]),
    "new folder in a folder": (
        lambda root: write(root, {"stories/d/e/index.md": ""}),
        ["stories/d/e/index.md"],
    ),
    "folder gone": (lambda root: shutil.rmtree(root / "jobs"), ["jobs/lamp-keeper.md"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed_soon(watched: Watched, name: str) -> None:
    change, paths = CHANGES[name]
    noticed = watched.expect()
    change(watched.root)
    assert noticed.result(SOON) == paths


def test_a_change_while_nobody_waited_is_noticed_once(watched: Watched) -> None:
    _edit(watched.root)
    assert watched.watch.wait() == ["stories/night-shift.md"]
    noticed = watched.expect()
    time.sleep(0.3)
    assert not noticed.done()


def test_a_burst_is_one_change(watched: Watched) -> None:
    noticed = watched.expect()
    for number in range(5):
        write(watched.root, {f"stories/burst-{number}.md": STORY})
        time.sleep(0.03)
    assert noticed.result(SOON) == [f"stories/burst-{number}.md" for number in range(5)]


def test_a_folder_made_anew_is_watched_like_the_old(watched: Watched) -> None:
    noticed = watched.expect()
    shutil.rmtree(watched.root / "stories")
    assert noticed.result(SOON)
    noticed = watched.expect()
    write(watched.root, {"stories/night-shift.md": STORY})
    assert noticed.result(SOON) == ["stories/night-shift.md"]
    noticed = watched.expect()
    _edit(watched.root)
    assert noticed.result(SOON) == ["stories/night-shift.md"]


def test_other_things_are_not_noticed(watched: Watched) -> None:
    noticed = watched.expect()
    litter = [
        ".git/index", ".kollega/store.sqlite", ".kollega-preview/site/index.html", "site/index.html", "README.md",
        "backstage/index.html", ".venv/x.py", "stories/.night-shift.md.swp", "stories/night-shift.md~",
        "stories/4913", "stories/#night-shift.md#", "stories/.#night-shift.md", "other/x.md",
    ]  # fmt: skip
    write(watched.root, dict.fromkeys(litter, "x"))
    (watched.root / "stories/night-shift.md").read_text()
    time.sleep(0.4)
    assert not noticed.done()


def test_until_the_configuration_is_read_everything_counts(tmp_path: Path) -> None:
    watched = Watched(write(tmp_path / "site", {"docs/index.md": "", "site/index.html": ""}))
    _, noticed = write(watched.root, {"docs/index.md": "x"}), watched.expect()
    assert noticed.result(SOON) == ["docs/index.md"]
    watched.watch.follow(["docs", "", ".."])
    noticed = watched.expect()
    write(watched.root, {"elsewhere/a.md": "", "../b.md": "", "docs/a.md": ""})
    assert noticed.result(SOON) == ["docs/a.md"]
    watched.close()


@pytest.mark.parametrize("where", ["start", "schedule"])
def test_without_a_notifier_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(notifier.Observer, where, refuse)
    watched = Watched(write(tmp_path / "site", SMALL))
    noticed = watched.expect()
    _edit(watched.root)
    assert noticed.result(SOON) == ["stories/night-shift.md"]
    assert len(watched.said) == 1 and "inotify watch limit reached" in watched.said[0]
    watched.close()


def test_stopping_ends_all_threads(tmp_path: Path) -> None:
    before = threading.active_count()
    watched = Watched(write(tmp_path / "site", SMALL))
    noticed = watched.expect()
    _edit(watched.root)
    noticed.result(SOON)
    watched.close()
    until = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.02)
    assert threading.active_count() <= before
