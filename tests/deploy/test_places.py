"""The same promises at every kind of place, on real servers."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import urllib3
import yaml

from kollega import deploy
from kollega.deploy import git, lease
from kollega.deploy.folder import Folder
from kollega.targets import Target
from tests.deploy import stores
from tests.deploy.conftest import Scene
from tests.deploy.releases import expected, release
from tests.folders import contents

KINDS = [
    "folder-switch",
    "folder-flat",
    "git",
    pytest.param("s3", marks=pytest.mark.s3_server),
    "azure",
    "google",
    pytest.param("sftp-switch", marks=pytest.mark.sshd),
    pytest.param("sftp-flat", marks=pytest.mark.sshd),
    pytest.param("rsync-switch", marks=[pytest.mark.sshd, pytest.mark.rsync, pytest.mark.slow]),
    pytest.param("rsync-flat", marks=[pytest.mark.sshd, pytest.mark.rsync, pytest.mark.slow]),
]
every_kind = pytest.mark.parametrize("kind", KINDS)
MakeScene = Callable[[str], Scene]


def publish(scene: Scene, order: deploy.Order, **changes: Any) -> deploy.Outcome:
    with deploy.opened(scene.target) as place:
        return place.publish(msgspec.structs.replace(order, **changes))


def rollback(scene: Scene, order: deploy.Order) -> deploy.Outcome:
    with deploy.opened(scene.target) as place:
        return place.rollback(order)


@every_kind
def test_a_release_arrives_then_its_difference_and_the_one_before_comes_back(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    there = scene(kind)
    same = {"same.txt": b"always the same", "old/only.html": b"<p>old"}
    one, two = (
        release(tmp_path / "1", "one", more=same),
        release(tmp_path / "2", "two", more={"same.txt": b"always the same"}),
    )
    planned = publish(there, one, dry=True)
    assert set(planned.plan.comes) >= one.files.keys() and there.files() == {}
    publish(there, one)
    assert there.files() == expected(one)
    assert not publish(there, one).plan
    outcome = publish(there, two)
    assert "same.txt" not in outcome.plan.comes and outcome.plan.goes == ("old/only.html",)
    lasting = {path: data for path, data in expected(one).items() if path.startswith(("media/", "static/"))}
    assert there.files() == expected(two) | lasting
    rollback(there, two)
    assert expected(one).items() <= there.files().items() and b"two" not in there.files()["index.html"]
    rollback(there, two)
    assert expected(two).items() <= there.files().items() and "old/only.html" not in there.files()
    assert not publish(there, two).plan.comes


@every_kind
def test_the_same_release_again_is_not_one_to_go_back_to(kind: str, scene: MakeScene, tmp_path: Path) -> None:
    there = scene(kind)
    one, two = (release(tmp_path / word, word) for word in ("one", "two"))
    for order in (one, two, two, two):
        publish(there, order)
    rollback(there, two)
    assert expected(one).items() <= there.files().items()
    rollback(there, two)
    assert expected(two).items() <= there.files().items()


def test_a_release_before_that_somebody_damaged_does_not_come_back(scene: MakeScene, tmp_path: Path) -> None:
    there = scene("folder-switch")
    one, two = (release(tmp_path / word, word) for word in ("one", "two"))
    publish(there, one)
    before = there.web.resolve()
    publish(there, two)
    (before / "404.html").unlink()
    with pytest.raises(deploy.Refused, match=r"damaged: 404\.html was changed or removed there") as told:
        rollback(there, two)
    assert "comes again" not in str(told.value)
    assert expected(two).items() <= there.files().items()


@every_kind
def test_what_is_withdrawn_is_nowhere_afterwards_and_nothing_brings_it_back(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    there = scene(kind)
    secret = {"people/ada/index.html": b"<p>Ada Anker", "media/ada-0123.webp": b"Ada's face"}
    one, two = release(tmp_path / "1", "one", more=secret), release(tmp_path / "2", "two")
    publish(there, one)
    assert b"Ada" in there.everything()
    gone = deploy.Withdrawn(
        frozenset({"people/ada/index.html", "media/ada-0123.webp"}),
        frozenset({"Ada Anker"}),
    )
    publish(there, two, withdrawn=gone)
    assert b"Ada" not in there.everything()
    with pytest.raises(deploy.Refused):
        rollback(there, msgspec.structs.replace(two, withdrawn=gone))
    # That it has happened is noted, and from then on only the names are known.
    since = deploy.Withdrawn(people=gone.people)
    three = release(tmp_path / "3", "three")
    publish(there, three, withdrawn=since)
    rollback(there, msgspec.structs.replace(three, withdrawn=since))
    assert b"two" in there.files()["index.html"]


@every_kind
def test_the_release_before_goes_also_where_the_live_one_shows_nobody(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    there = scene(kind)
    one = release(tmp_path / "1", "one", more={"people/ada/index.html": b"<p>Ada Anker"})
    two = release(tmp_path / "2", "two")
    publish(there, one)
    publish(there, two)
    assert b"Ada" in there.everything()
    publish(there, two, withdrawn=deploy.Withdrawn(people=frozenset({"Ada Anker"})))
    assert b"Ada" not in there.everything() and expected(two).items() <= there.files().items()


@every_kind
def test_a_place_that_others_use_is_refused(kind: str, scene: MakeScene, tmp_path: Path) -> None:
    if kind == "git":
        pytest.skip("a branch has its own test")
    there = scene(kind)
    one = release(tmp_path / "1", "one")
    if there.bucket:
        there.meddle("index.html", b"<p>An older site")
    else:
        there.root.mkdir()
        (there.root / "index.html").write_bytes(b"<p>An older site")
    with pytest.raises(deploy.Refused, match=r"index\.html.*--take-over"):
        publish(there, one)
    publish(there, one, take_over=True)
    assert expected(one).items() <= there.files().items()


@every_kind
def test_a_file_that_somebody_changed_on_the_host_is_told_and_replaced(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    if kind == "git":
        pytest.skip("a branch has its own test")
    there = scene(kind)
    one = release(tmp_path / "1", "one")
    publish(there, one)
    there.meddle("index.html", b"<p>Somebody was here")
    outcome = publish(there, one)
    assert outcome.plan.comes == ("index.html",) and "index.html was changed" in outcome.notes[0]
    assert there.files() == expected(one)


@every_kind
def test_a_place_with_nothing_before_says_so(kind: str, scene: MakeScene, tmp_path: Path) -> None:
    there = scene(kind)
    one = release(tmp_path / "1", "one")
    for _ in range(2):
        with pytest.raises(deploy.Refused, match="no release to go back to"):
            rollback(there, one)
        publish(there, one)


@pytest.mark.parametrize("kind", [pytest.param("s3", marks=pytest.mark.s3_server), "azure", "google"])
def test_each_object_has_its_type_its_packing_and_its_time(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    there, film = scene(kind), bytes(range(256)) * 50_000  # more than goes in one piece
    one = release(tmp_path / "1", "one", more={"media/film-0123456789ab.mp4": film, "ä b/c.html": b"<p>c"})
    publish(there, one)
    assert there.bucket and there.fetch("media/film-0123456789ab.mp4") == film
    assert there.fetch("%C3%A4%20b/c.html") == b"<p>c"
    said = {}
    for path in ("index.html", "media/film-0123456789ab.mp4"):
        answer = urllib3.request("GET", f"{there.bucket.endpoint}/{there.bucket.name}/{path}")
        said[path] = [
            answer.headers.get(name) for name in ("Content-Type", "Content-Encoding", "Cache-Control")
        ]
    assert said["index.html"] == ["text/html; charset=utf-8", "gzip", "public, max-age=300, must-revalidate"]
    assert said["media/film-0123456789ab.mp4"] == ["video/mp4", None, "public, max-age=31536000, immutable"]


@pytest.mark.parametrize("kind", sorted(stores.KEYS))  # the server for S3 takes every key
def test_a_wrong_key_of_a_bucket_is_told_and_not_shown(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, wrong = scene(kind), "bm90IHRoZSBrZXk="
    monkeypatch.setenv(next(iter(stores.KEYS[kind])), wrong)
    with pytest.raises(deploy.Failed, match="keys of the environment are wrong") as told:
        publish(there, release(tmp_path / "1", "one"))
    assert there.bucket and wrong not in str(told.value) and not there.bucket.listed()


@pytest.mark.parametrize(
    ("to", "address", "variable"),
    [
        ("s3", "s3://careers", "AWS_SECRET_ACCESS_KEY"),
        ("google", "gs://careers", "GOOGLE_APPLICATION_CREDENTIALS"),
        ("azure", "az://careers", "AZURE_STORAGE_ACCOUNT_KEY"),
    ],
)
def test_without_keys_no_bucket_is_asked(
    to: str, address: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(os.environ):
        if name.startswith(("AWS_", "GOOGLE_", "AZURE_")):
            monkeypatch.setenv(name, "")  # which is what a workflow makes of a secret that is not there
    with pytest.raises(deploy.Refused, match=variable), deploy.opened(Target(name="live", to=to, address=address)):  # fmt: skip
        pass


@pytest.mark.parametrize("variable", ["GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_SERVICE_ACCOUNT"])
def test_the_file_of_an_account_is_a_key(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "/not-there.json")
    target = Target(name="live", to="google", address="gs://careers")
    with pytest.raises(deploy.Failed, match="/not-there"), deploy.opened(target):
        pass


def test_gitlab_is_told_how_to_show_the_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job of the branch, done here, hands over the release and nothing else."""
    here, address = tmp_path / "job/build", "https://gitlab.com/example/careers.git"
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "careers.git"], check=True)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.file://{tmp_path}/.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "https://gitlab.com/example/")
    one = release(tmp_path / "1", "one", more={"public/index.html": b"<p>A page of that name"})
    with deploy.opened(Target(name="live", to="git", address=address)) as place:
        place.publish(one)
    subprocess.run(["git", "clone", "-q", "--branch=gh-pages", address, here], check=True)
    job = yaml.safe_load((here / ".gitlab-ci.yml").read_text())["pages"]
    subprocess.run(["sh", "-ec", "\n".join(job["script"])], cwd=here, check=True)
    assert not git._AT_GITLAB.match("https://github.com/gitlab/careers.git")
    shown = contents(here / job["artifacts"]["paths"][0])
    assert shown == expected(one) | {".nojekyll": b""}


@pytest.mark.parametrize("kind", ["folder-switch", "folder-flat"])
def test_a_run_that_was_cut_off_after_it_removed_files_is_made_good(
    kind: str, scene: MakeScene, tmp_path: Path
) -> None:
    there = scene(kind)
    one, two = release(tmp_path / "1", "one"), release(tmp_path / "2", "two")
    publish(there, one)
    publish(there, two)
    for path in one.files.keys() - two.files.keys():
        (there.web / path).unlink()
    publish(there, two)
    assert there.files() == expected(two)


def test_a_disk_without_links_and_modes_is_a_folder_like_any_other(
    scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    def chmod(path: str, mode: int, **_: object) -> None:
        if stat.S_IMODE(Path(path).stat().st_mode) != mode:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    there = scene("folder-flat")
    one, two = release(tmp_path / "1", "one"), release(tmp_path / "2", "two")
    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(os, "chmod", chmod)
    restrained = os.umask(0o077)
    request.addfinalizer(lambda: os.umask(restrained))
    publish(there, one)
    publish(there, two)
    rollback(there, two)
    assert expected(one).items() <= there.files().items()
    with lease.held(Folder(there.root)):
        assert not Folder(there.root).create(lease.PATH, b"another")


@pytest.mark.parametrize("kind", ["folder-flat", pytest.param("sftp-flat", marks=pytest.mark.sshd)])
def test_what_a_killed_run_left_is_not_written_through(
    kind: str, scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container every run has the same number, and a link that waits for its place is a second name of a live page."""
    there = scene(kind)
    page = {"old/page.html": b"<p>A page of both"}
    one, two = release(tmp_path / "1", "one", more=page), release(tmp_path / "2", "two", more=page)
    publish(there, one)
    temporary = there.root / ".kollega/temp"
    temporary.mkdir(exist_ok=True)
    for number in range(1000):
        (temporary / f"{os.getpid()}-{number}").hardlink_to(there.root / "old/page.html")
    publish(there, two)
    assert expected(two).items() <= there.files().items()
