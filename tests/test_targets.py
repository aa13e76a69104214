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
