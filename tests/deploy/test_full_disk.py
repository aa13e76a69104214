"""A host that is full: it is told, visitors see the release before, and with room it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
import pytest

from kollega import deploy
from tests.deploy import servers
from tests.deploy.conftest import Scene, publish, visited
from tests.deploy.releases import expected, release

MakeScene = Callable[[str], Scene]
_rsync = [pytest.mark.sshd, pytest.mark.rsync, pytest.mark.slow]


@contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[str], None]]:
    """A file system of its own in `folder`, and what gives it another size."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], check=True)
    try:
        yield (
            lambda size: subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True) and None
        )
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.small_disk
@pytest.mark.nginx
@pytest.mark.parametrize(
    "kind",
    [
        "folder-switch",
        "folder-flat",
        pytest.param("sftp-switch", marks=pytest.mark.sshd),
        pytest.param("sftp-flat", marks=pytest.mark.sshd),
        pytest.param("rsync-switch", marks=_rsync),
        pytest.param("rsync-flat", marks=_rsync),
    ],
)
def test_a_disk_that_is_full_keeps_the_release_before_until_there_is_room(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "host") as resize:
        there = scene(kind)
        one, two = release(tmp_path / "1", "one"), release(tmp_path / "2", "two", heavy=900_000)
        publish(there, one)
        with visited(there, tmp_path) as crawler:
            for _ in range(2):
                with pytest.raises(deploy.Failed, match=r"full|room"):
                    publish(there, two)
                assert expected(one).items() <= there.files().items()
            resize("8m")
            publish(there, two)
        assert not crawler.wrong and crawler.words == {"one", "two"}
        assert expected(two).items() <= there.files().items()


@pytest.mark.small_disk
def test_a_git_host_that_is_full_keeps_its_branch(scene: MakeScene, tmp_path: Path) -> None:
    with small_disk(tmp_path / "host") as resize:
        there = scene("git")
        one = release(tmp_path / "1", "one")
        two = release(tmp_path / "2", "two", more={"media/a.webp": os.urandom(900_000)})
        publish(there, one)
        with pytest.raises(deploy.Failed, match="full"):
            publish(there, two)
        assert there.files() == expected(one)
        resize("8m")
        publish(there, two)
        assert expected(two).items() <= there.files().items()


@pytest.mark.parametrize(
    "kind", ["folder-switch", "folder-flat", pytest.param("sftp-flat", marks=pytest.mark.sshd)]
)
@pytest.mark.skipif(os.name != "posix", reason="the limit is one of POSIX")
def test_a_full_disk_is_told_and_leaves_the_release_before(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    with ExitStack() as stack:
        there = scene(kind)
        small, large = release(tmp_path / "1", "one"), release(tmp_path / "2", "two", heavy=400_000)
        if kind.startswith("sftp"):
            (tmp_path / "sshd").mkdir()
            login = stack.enter_context(servers.sshd(tmp_path / "sshd", most_kb=100))
            monkeypatch.setenv("KOLLEGA_SSH_KEY", login.key)
            monkeypatch.setenv("KOLLEGA_SSH_KNOWN_HOSTS", login.known)
            there.target = msgspec.structs.replace(there.target, address=login.address(there.root))
        publish(there, small)
        before, was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
        if kind.startswith("folder"):
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, was[1]))
        try:
            with pytest.raises(deploy.Failed, match=r"full|room"):
                publish(there, large)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, was)
            signal.signal(signal.SIGXFSZ, before)
        assert expected(small).items() <= there.files().items()
