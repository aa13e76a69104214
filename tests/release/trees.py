"""Releases as plain dictionaries from path to bytes, and ways to publish, read and kill them."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kollega import release
from kollega.digest import of_bytes

Tree = dict[str, bytes]

A: Tree = {
    "index.html": b"<h1>A</h1>",
    "stories/night-shift/index.html": b"<p>night</p>",
    "jobs": b"a file that becomes a folder",
    "tags/care/index.html": b"gone in B",
    "empty.txt": b"",
    "style.css": b"the same in both",
}
B: Tree = {
    "index.html": b"<h1>B</h1>",
    "stories/night-shift/index.html": b"<p>longer night</p>",
    "jobs/nurse/index.html": b"<p>nurse</p>",
    "tags": b"a folder that became a file",
    "empty.txt": b"",
    "style.css": b"the same in both",
}

#: What Python tells an audit hook before it touches the file system (`os.rename` is also `os.replace`).
_TOUCHES = frozenset(
    [
        "open",
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "os.utime",
        "os.scandir",
        "os.listdir",
    ]
)


def wanted(tree: Tree) -> dict[str, release.File]:
    """What `prepare` wants to know about a tree."""
    return {path: release.File(of_bytes(data), len(data)) for path, data in tree.items()}


def publish(folders: Sequence[Path], *trees: Tree) -> list[release.Changes]:
    """A whole run: one tree for each folder, or the same for all."""
    chosen = trees if len(trees) == len(folders) else trees * len(folders)
    with release.lock(folders, root=folders[0].parent / "source"):
        prepared = [
            release.prepare(folder, wanted(tree), tree.__getitem__)
            for folder, tree in zip(folders, chosen, strict=True)
        ]
        for one, tree in zip(prepared, chosen, strict=True):
            assert contents(one.folder) == tree
        return release.exchange(prepared)


def settle(folders: Sequence[Path]) -> None:
    """What the next run does first."""
    with release.lock(folders, root=folders[0].parent / "source"):
        pass


def contents(folder: Path) -> Tree:
    """What is in a folder; a link, a pipe, an empty folder or a wrong mode is an error."""
    tree: Tree = {}
    if not folder.exists():
        return tree
    for path in [folder, *folder.rglob("*")]:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            assert stat.S_IMODE(mode) == 0o755, path
            assert path == folder or any(path.iterdir()), f"{path} is empty"
        else:
            assert stat.S_ISREG(mode) and stat.S_IMODE(mode) == 0o644, path
            tree[path.relative_to(folder).as_posix()] = path.read_bytes()
    return tree


def in_child(action: Callable[[], object]) -> int:
    """Start `action` in a forked process; its number."""
    child = os.fork()
    if child:
        return child
    try:
        action()
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def hold_in_child(folders: Sequence[Path], *, with_worker: bool = False) -> int:
    """Have another process hold the lock, and perhaps start a worker there; its number."""
    ready, say = os.pipe()

    def hold() -> None:
        with release.lock(folders, root=folders[0].parent / "source"):
            if with_worker and os.fork() == 0:
                time.sleep(20)
                os._exit(0)
            os.write(say, b"!")
            time.sleep(20)

    child = in_child(hold)
    assert os.read(ready, 1) == b"!"
    os.close(ready)
    os.close(say)
    return child


def killed_at(touch: int, action: Callable[[], object]) -> bool:
    """Run `action` in a process that SIGKILL ends just before it touches the disk for the nth time.

    False if the action was over by then.
    """

    def doomed() -> None:
        left = touch

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event in _TOUCHES:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        action()

    status = os.waitpid(in_child(doomed), 0)[1]
    assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL
    return status != 0


def rollback(outputs: list[Path]) -> list[release.Changes]:
    with release.lock(outputs, root=outputs[0].parent / "source"):
        return release.rollback(outputs)
