"""Targets: where an address leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.targets import Target

SITE = Path("/home/ada/careers")
HERE = ["/srv/careers.git", "../careers.git", "careers.git", "a/b:c"]
ELSEWHERE = [
    "https://git.example.org/careers.git", "file:///srv/careers.git", "git@git.example.org:careers.git", "host:~/careers",
]  # fmt: skip


@pytest.mark.parametrize("to", ["folder", "git"])
@pytest.mark.parametrize("address", HERE)
def test_a_path_is_seen_from_the_site_folder(to: str, address: str) -> None:
    assert Target(name="live", to=to, address=address).of(SITE).address == str(SITE / address)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_of_another_host_stays(address: str) -> None:
    target = Target(name="live", to="git", address=address)
    assert target.of(SITE) == target


def test_the_home_folder_is_known() -> None:
    target = Target(name="live", to="git", address="~/careers.git")
    assert target.of(SITE).address == str(Path.home() / "careers.git")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({"address": "/srv/www/", "layout": "flat", "output": "backstage"}, True),
        ({"address": "/srv/www", "branch": "room"}, True),
        ({"address": "/srv/www/room"}, False),
        ({"to": "git", "address": "/srv/www"}, False),
        ({"address": "/srv/www", "endpoint": "https://store.example.org"}, False),
    ],
)
def test_two_targets_have_the_same_place(other: dict[str, str], is_same: bool) -> None:
    one, two = Target(name="a", to="folder", address="/srv/www"), {"name": "b", "to": "folder"} | other
    assert (one.place == Target(**two).place) == is_same  # type: ignore[arg-type]


def test_a_branch_of_its_own_is_a_place_of_its_own() -> None:
    one = Target(name="a", to="git", address="/srv/careers.git")
    assert one.place != Target(name="b", to="git", address="/srv/careers.git", branch="room").place


@pytest.mark.parametrize(
    ("public", "room", "is_shown"),
    [
        ({"address": "/srv/www", "layout": "flat"}, {"address": "/srv/www/a/../room"}, True),
        ({"address": "../www", "layout": "flat"}, {"address": "../www/"}, False),
        ({"address": "../www", "layout": "flat"}, {"address": "../www-room"}, False),
        ({"address": "/srv/www"}, {"address": "/srv/www/room"}, False),
        ({"address": "/srv/www"}, {"address": "/srv/www/current/room"}, True),
        ({"to": "s3", "address": "s3://careers"}, {"to": "s3", "address": "s3://careers/room"}, True),
        ({"to": "s3", "address": "s3://careers/a"}, {"to": "s3", "address": "s3://careers/b"}, False),
        ({"to": "sftp", "address": "h/srv", "layout": "flat"}, {"to": "sftp", "address": "other/srv/room"}, False),
    ],
)  # fmt: skip
def test_what_is_in_a_folder_of_a_place_is_shown_there(
    public: dict[str, str], room: dict[str, str], is_shown: bool
) -> None:
    one, two = (Target(**{"name": "a", "to": "folder"} | row) for row in (public, room))  # type: ignore[arg-type]
    assert one.shows(two) == is_shown and not two.shows(one)
