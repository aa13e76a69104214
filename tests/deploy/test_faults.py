"""What visitors see while publishing fails: whole pages of one release or the other, at every moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kollega import deploy
from kollega.deploy import errors, lease
from kollega.deploy.folder import Folder
from kollega.deploy.git import Branch
from kollega.targets import Target
from tests.deploy import servers
from tests.deploy.conftest import Figures, Scene, publish, visited
from tests.deploy.releases import expected, release
from tests.folders import contents
from tests.serving import serving

MakeScene = Callable[[str], Scene]


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits a minute to be sure that a run is dead; tries follow each other soon."""
    monkeypatch.setattr(lease, "LEASE", 0.5)
    monkeypatch.setattr(lease, "_LOOK", 0.05)
    monkeypatch.setattr(errors, "PAUSES", (0.01, 0.05))


def through(scene: Scene, cutter: servers.Cutter, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The same place, reached by a way that can be cut."""
    if scene.bucket:
        target = msgspec.structs.replace(scene.target, endpoint=f"http://127.0.0.1:{cutter.port}")
        return Scene(target, scene.root, scene.bucket)
    known = os.environ["KOLLEGA_SSH_KNOWN_HOSTS"]
    port = known.split("]:")[1].split()[0]
    monkeypatch.setenv("KOLLEGA_SSH_KNOWN_HOSTS", known + known.replace(port, str(cutter.port)))
    target = msgspec.structs.replace(
        scene.target, address=scene.target.address.replace(port, str(cutter.port))
    )
    return Scene(target, scene.root)


def port_of(scene: Scene) -> int:
    return (
        scene.bucket.port
        if scene.bucket
        else int(os.environ["KOLLEGA_SSH_KNOWN_HOSTS"].split("]:")[1].split()[0])
    )


_rsync = [pytest.mark.sshd, pytest.mark.rsync]


@pytest.mark.slow
@pytest.mark.nginx
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("s3", marks=pytest.mark.s3_server),
        "azure",
        "google",
        pytest.param("sftp-switch", marks=pytest.mark.sshd),
        pytest.param("sftp-flat", marks=pytest.mark.sshd),
        pytest.param("rsync-switch", marks=_rsync),
        pytest.param("rsync-flat", marks=_rsync),
    ],
)
def test_a_connection_that_is_cut_anywhere(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Figures
) -> None:
    there = scene(kind)
    # Each round brings a release that the host has never seen, so each has as much to send.
    first, *orders = (release(tmp_path / f"{n}", f"release-{n}", heavy=60_000) for n in range(10))
    publish(there, first)
    with servers.cutter(port_of(there)) as cutter, visited(there, tmp_path) as crawler:
        cut = through(there, cutter, monkeypatch)
        publish(cut, orders[0])
        whole = cutter.sent
        monkeypatch.setattr(errors, "PAUSES", ())
        failed = 0
        for number, order in enumerate(orders[1:]):
            # Early, late, and in between; the next release goes on from whatever the cut left.
            cutter.sent, cutter.after = 0, max(1, whole * (2 * number + 1) // 17)
            try:
                publish(cut, order)
            except deploy.Failed:
                failed += 1
            cutter.after = None
            assert not crawler.wrong, crawler.wrong
        publish(there, orders[-1])
        assert expected(orders[-1]).items() <= there.files().items()
    assert not crawler.wrong, crawler.wrong
    figures("cuts", cutter.cuts)
    figures("pages", crawler.pages)
    assert len(crawler.words) > 1 and cutter.cuts > 4
    assert failed or there.bucket  # whose library tries again by itself


@pytest.mark.sshd
def test_one_cut_is_made_good_by_another_try(
    scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = scene("sftp-flat")
    one = release(tmp_path / "one", "one", heavy=200_000)
    with servers.cutter(port_of(there)) as cutter:
        cutter.after = 120_000
        publish(through(there, cutter, monkeypatch), one)
        assert cutter.cuts == 1
    assert there.files() == expected(one)


_KILLED = """
import sys, time
from pathlib import Path
from kollega import deploy
from kollega.targets import Target
from tests.deploy.releases import order
target = Target(name="live", to="folder", address=sys.argv[1], layout=sys.argv[2])
print("begins", flush=True)
for number in range(1000):
    with deploy.opened(target) as place:
        place.publish(order(Path(sys.argv[3 + number % 2])))
    time.sleep(0.3)  # a page that somebody looks at keeps its pictures through one release, not through many
"""


@pytest.mark.slow
@pytest.mark.nginx
@pytest.mark.parametrize("kind", ["folder-switch", "folder-flat"])
def test_runs_that_are_killed_at_any_moment(
    kind: str, scene: MakeScene, tmp_path: Path, figures: Figures
) -> None:
    there = scene(kind)
    orders = [release(tmp_path / word, word) for word in ("one", "two")]
    publish(there, orders[0])
    with visited(there, tmp_path) as crawler:
        for number in range(6):
            running = subprocess.Popen(
                [sys.executable, "-c", _KILLED, there.root, there.target.layout, *(one.folder for one in orders)],
                stdout=subprocess.PIPE,
            )  # fmt: skip
            assert running.stdout and running.stdout.readline() == b"begins\n"
            time.sleep(0.013 * number)
            running.send_signal(signal.SIGKILL)
            running.communicate()
            assert not crawler.wrong, crawler.wrong
        publish(there, orders[1])
    figures("pages", crawler.pages)
    assert not crawler.wrong and expected(orders[1]).items() <= there.files().items()
    assert not [path for path in contents(there.root) if "temp" in path]


@pytest.mark.parametrize("kind", ["folder-flat", "folder-switch"])
def test_a_way_back_that_was_cut_off_anywhere_goes_on_to_the_same_release(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = scene(kind)
    one, two = release(tmp_path / "1", "one"), release(tmp_path / "2", "two")
    place, cuts, left = Folder._place, 0, 0

    def cut(self: Folder, temporary: Path, path: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise deploy.Failed("The connection was cut.")
        place(self, temporary, path)

    for number in range(1, 100):
        left = 0
        for order in (one, two):
            publish(there, order)
        monkeypatch.setattr(Folder, "_place", cut)
        left = number
        with deploy.opened(there.target) as opened:
            try:
                opened.rollback(two)
                break
            except deploy.Refused:
                raise
            except deploy.Failed:
                cuts += 1
            opened.rollback(two)
        assert expected(one).items() <= there.files().items(), number
    assert cuts


_by_ssh = pytest.mark.parametrize(
    "kind",
    [
        pytest.param("sftp-flat", marks=pytest.mark.sshd),
        pytest.param("rsync-flat", marks=_rsync),
    ],
)


def _key(folder: Path) -> Path:
    """A key that nobody knows; its public half is beside it."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "other"], check=True)
    return folder / "other"


@_by_ssh
def test_a_wrong_key_is_told_and_not_shown(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, key = scene(kind), _key(tmp_path).read_text()
    monkeypatch.setenv("KOLLEGA_SSH_KEY", key)
    with pytest.raises(deploy.Failed, match="the public half into `authorized_keys`") as told:
        publish(there, release(tmp_path / "1", "one"))
    assert not any(line in str(told.value) for line in key.splitlines())
    assert not there.root.exists()


@_by_ssh
def test_a_key_that_is_none_is_told_and_not_shown(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = scene(kind)
    monkeypatch.setenv("KOLLEGA_SSH_KEY", "only-a-part-of-it")
    with pytest.raises(deploy.Failed, match="key in KOLLEGA_SSH_KEY cannot be read") as told:
        publish(there, release(tmp_path / "1", "one"))
    assert "only-a-part" not in str(told.value) and not there.root.exists()


@_by_ssh
@pytest.mark.parametrize("is_known", [True, False])
def test_a_host_that_is_not_the_known_one_gets_nothing(
    kind: str, is_known: bool, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = scene(kind)
    port = port_of(there)
    public = _key(tmp_path).with_suffix(".pub").read_text()
    monkeypatch.setenv("KOLLEGA_SSH_KNOWN_HOSTS", f"[127.0.0.1]:{port if is_known else 1} {public}")
    with pytest.raises(deploy.Failed, match=f"type `ssh -p {port} .*@127.0.0.1` once") as told:
        publish(there, release(tmp_path / "1", "one"))
    assert "\n" not in str(told.value) and not there.root.exists()


@pytest.mark.parametrize("is_dry", [False, True])
def test_a_bucket_that_is_not_there_is_told_in_a_sentence(
    is_dry: bool, scene: MakeScene, tmp_path: Path
) -> None:
    there = scene("s3")
    target = msgspec.structs.replace(there.target, address="s3://nowhere")
    with pytest.raises(deploy.Failed, match=r"^There is no s3://nowhere.* name of the bucket right") as told:
        publish(
            Scene(target, there.root), msgspec.structs.replace(release(tmp_path / "1", "one"), dry=is_dry)
        )
    assert "\n" not in str(told.value)


def test_a_second_run_is_sent_away_while_the_first_lives(scene: MakeScene, tmp_path: Path) -> None:
    there, one = scene("folder-flat"), release(tmp_path / "1", "one")
    other = Folder(there.root)
    with lease.held(other):
        stop = time.monotonic() + 30
        # The lock of another machine, which shows signs of life.
        import threading

        done = threading.Event()

        def live() -> None:
            for beat in range(10_000):
                if done.wait(0.02) or time.monotonic() > stop:
                    return
                other.write(lease.PATH, msgspec.json.encode(lease.Lock("another", "elsewhere", 1, beat)))

        thread = threading.Thread(target=live, daemon=True)
        thread.start()
        try:
            with pytest.raises(deploy.Busy, match="Another run"):
                publish(there, one)
        finally:
            done.set()
            thread.join()
    assert contents(there.root).keys() <= {lease.PATH}


def test_the_lock_of_a_dead_run_is_taken_over(scene: MakeScene, tmp_path: Path) -> None:
    there, one = scene("folder-flat"), release(tmp_path / "1", "one")
    Folder(there.root).write(lease.PATH, msgspec.json.encode(lease.Lock("another", "elsewhere", 1)))
    publish(there, one)
    assert there.files() == expected(one)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://ghp_1234567@github.com/a/b.git", "https://***@github.com/a/b.git"),
        ("https://me:pa55@word@git.example.org/b.git", "https://***@git.example.org/b.git"),
        ("ssh://git:pa55word@git.example.org/b.git", "ssh://***@git.example.org/b.git"),
        ("ssh://git@git.example.org/b.git", "ssh://git@git.example.org/b.git"),
    ],
)
def test_where_it_is_says_nothing_secret(address: str, said: str) -> None:
    with closing(Branch(Target(name="live", to="git", address=address))) as place:
        assert place.where == f"{said}, branch gh-pages"
    assert errors.redacted(f"At {address}.") == f"At {said}."


def test_secrets_are_in_no_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret-words")
    monkeypatch.setenv("NETLIFY_AUTH_TOKEN", "nfp_1234567")
    text = "very-secret-words at https://me:pa55word@example.org/?X-Amz-Signature=abc123&a=1, nfp_1234567"
    assert errors.redacted(text) == "*** at https://***@example.org/?X-Amz-Signature=***&a=1, ***"
    with serving(tmp_path) as base:  # a server that refuses everything that is sent
        target = Target(
            name="live", to="s3", address="s3://careers", endpoint=base.rstrip("/"), region="eu-north-1"
        )
        with deploy.opened(target) as place, pytest.raises(deploy.Failed) as told:
            place.publish(release(tmp_path / "1", "one"))
    assert "very-secret-words" not in str(told.value)
