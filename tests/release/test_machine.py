"""Any order of runs, failed runs, kills, damage and rollbacks leaves live exactly what was last released."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kollega import release
from kollega.release import swap
from kollega.release.manifest import folders_of
from kollega.release.output import Output
from tests.release.trees import Tree, contents, killed_at, publish, settle, wanted

PATHS = st.lists(st.sampled_from(["a", "b", "c.html"]), min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(PATHS, st.binary(max_size=2), max_size=6).map(
    lambda tree: {path: data for path, data in tree.items() if path not in folders_of(tree)}
)
DAMAGES = st.sampled_from(["delete", "edit", "link", "folder", "mode", "add", "hollow"])


def damage(folder: Path, kind: str, path: str) -> None:
    """Do to a path, as far as it is there, what people and programs do to files."""
    target = folder / path
    if kind in ("add", "hollow"):
        new = folder / "new" / path
        new.mkdir(parents=True, exist_ok=True)
        if kind == "add":
            (new / "file").write_bytes(b"new")
    elif target.is_file():
        if kind == "edit":
            target.write_bytes(target.read_bytes()[::-1] + b"!")
        elif kind == "mode":
            target.chmod(0o600)
        else:
            target.unlink()
            if kind == "link":
                target.symlink_to("/etc/hostname")
            elif kind == "folder":
                target.mkdir()


class Releases(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        fast = Path("/dev/shm")
        self.base = Path(tempfile.mkdtemp(dir=fast if fast.is_dir() else None))
        (self.base / "source").mkdir()
        self.site = self.base / "site"
        self.live: Tree = {}
        self.before: Tree | None = None
        self.live_is_whole = self.before_is_whole = True
        self.exchange_paths = swap._exchange_paths

    @initialize(one_call=st.booleans())
    def choose_way(self, one_call: bool) -> None:
        swap._exchange_paths = self.exchange_paths if one_call else None

    def teardown(self) -> None:
        swap._exchange_paths = self.exchange_paths
        shutil.rmtree(self.base)

    @property
    def spare(self) -> Path:
        return Output.at(self.site).spare

    def released(self, tree: Tree) -> None:
        if not self.live_is_whole or tree != self.live:
            self.before, self.before_is_whole = self.live, self.live_is_whole
        self.live, self.live_is_whole = tree, True

    @rule(tree=TREES)
    def build(self, tree: Tree) -> None:
        was = contents(self.site) if self.live_is_whole else None
        (changes,) = publish([self.site], tree)
        assert was is None or bool(changes) == (was != tree)
        self.released(tree)

    @rule(tree=TREES)
    def build_that_is_not_released(self, tree: Tree) -> None:
        with release.lock([self.site], root=self.base / "source"):
            prepared = release.prepare(self.site, wanted(tree), tree.__getitem__)
            assert contents(prepared.folder) == tree
        self.before_is_whole = False

    @rule(tree=TREES, touch=st.integers(0, 60))
    def build_that_is_killed(self, tree: Tree, touch: int) -> None:
        killed_at(touch, lambda: publish([self.site], tree))
        settle([self.site])
        if self.site.exists() and release.live_manifest(self.site) == wanted(tree) != wanted(self.live):
            self.released(tree)
        elif not self.live_is_whole and tree == self.live:
            self.live_is_whole = not self.is_damaged()
        self.before_is_whole = False

    def is_damaged(self) -> bool:
        try:
            return contents(self.site) != self.live
        except AssertionError:
            return True

    @precondition(lambda self: self.live)
    @rule(kind=DAMAGES, path=PATHS)
    def damage_live(self, kind: str, path: str) -> None:
        keep = next(iter(self.live))  # a folder with nothing of ours left in it is refused: not this test
        if path != keep:
            self.before_is_whole &= not self.is_in_both(kind, path)
            damage(self.site, kind, path)
            self.live_is_whole = False

    @rule(kind=DAMAGES, path=PATHS)
    def damage_spare(self, kind: str, path: str) -> None:
        if self.spare.exists():
            self.live_is_whole &= not self.is_in_both(kind, path)
            damage(self.spare, kind, path)
            self.before_is_whole = False

    def is_in_both(self, kind: str, path: str) -> bool:
        """Whether a damage happens to a file that both folders have, under two names."""
        here, there = self.site / path, self.spare / path
        is_in_place = kind in ("edit", "mode") and here.is_file() and there.is_file()
        return is_in_place and here.samefile(there)

    @rule()
    def lose_spare(self) -> None:
        shutil.rmtree(self.spare, ignore_errors=True)
        self.before_is_whole = False

    @rule()
    def lose_live(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        self.live, self.live_is_whole = {}, True

    @rule()
    def roll_back(self) -> None:
        with release.lock([self.site], root=self.base / "source"):
            try:
                release.rollback([self.site])
            except release.NothingBefore:
                assert not (self.before and self.before_is_whole and self.live)
                self.before_is_whole = False
                return
        assert self.before is not None
        assert contents(self.site) == self.before
        self.live, self.before = self.before, self.live
        self.live_is_whole, self.before_is_whole = True, False

    @invariant()
    def live_is_what_was_released(self) -> None:
        if self.live_is_whole:
            assert contents(self.site) == self.live


Releases.TestCase.settings = settings(max_examples=60, stateful_step_count=15)
test_releases = pytest.mark.filterwarnings("ignore")(Releases.TestCase)
