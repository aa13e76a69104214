"""What is copied ahead of the first change, and what others find when that fails."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kollega import release
from kollega.release.manifest import read_rows
from kollega.release.output import Output
from tests.release.trees import A, B, Tree, contents, hold_in_child, publish, wanted


def _publish_reading(site: Path, tree: Tree) -> set[str]:
    """Publish a tree; which of its files had to be asked for."""
    asked = set()

    def read(path: str) -> bytes:
        asked.add(path)
        return tree[path]

    with release.lock([site], root=site.parent / "source"):
        release.exchange([release.prepare(site, wanted(tree), read)])
    assert contents(site) == tree
    return asked


def test_the_copy_is_where_the_next_release_begins(site: Path) -> None:
    publish([site], A)
    assert release.lacks_spare(site)
    release.prepare_ahead([site])
    output = Output.at(site)
    assert contents(output.spare) == contents(site) == A
    rows = read_rows(output.spare_manifest) or {}
    assert (
        all(row.fits((output.spare / path).lstat()) for path, row in rows.items()) and rows.keys() == A.keys()
    )
    assert not release.lacks_spare(site)
    copied = (output.spare / "style.css").stat().st_ino
    assert "style.css" not in _publish_reading(site, B)
    assert (site / "style.css").stat().st_ino == copied


def test_after_everything_before_was_forgotten_there_is_a_copy_again(site: Path) -> None:
    publish([site], A)
    publish([site], B)
    with release.lock([site], root=site.parent / "source"):
        release.forget(site)
    assert release.lacks_spare(site)
    release.prepare_ahead([site])
    assert not release.lacks_spare(site) and contents(Output.at(site).spare) == B
    assert _publish_reading(site, A | {"more": b"x"}) == {"index.html", "jobs", "more"} | {
        path for path in A if path.startswith(("stories/", "tags/"))
    }


def test_a_copy_is_no_release_to_go_back_to(site: Path) -> None:
    publish([site], A)
    release.prepare_ahead([site])
    assert Output.at(site).state.before == ""
    publish([site], B)
    assert Output.at(site).state.before == "spare"


def test_nothing_is_copied_where_there_is_no_release_or_a_spare_folder(site: Path) -> None:
    assert not release.lacks_spare(site)
    publish([site], A)
    publish([site], B)
    assert not release.lacks_spare(site)
    site.rename(site.parent / "elsewhere")
    site.symlink_to(site.parent / "elsewhere")
    assert not release.lacks_spare(site)


def test_what_another_run_holds_is_left_alone(site: Path) -> None:
    publish([site], A)
    other = hold_in_child([site])
    release.prepare_ahead([site])
    assert not Output.at(site).spare.exists()
    os.kill(other, signal.SIGKILL)
    os.waitpid(other, 0)


def test_damage_ends_the_copy_and_is_not_in_the_next_release(site: Path) -> None:
    publish([site], A)
    (site / "style.css").write_bytes(b"the same in BOTH")
    release.prepare_ahead([site])
    assert release.lacks_spare(site), "half a copy is nothing to begin with"
    publish([site], A | {"more": b"x"})
    assert contents(site) == A | {"more": b"x"}
