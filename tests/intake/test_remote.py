"""Where a proposal goes: the page of the host, told from the address of the remote alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.intake.branch import fitting
from kollega.intake.remote import Base, page_of
from kollega.site import Admin

OWN = Admin(host="forgejo", repo="anker/careers", branch="main", server="https://git.example.org")
BASE = Base("0" * 40, "main")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("git@github.com:anker/careers.git", "https://github.com/anker/careers/pull/new/story-%C3%A6-x"),
        ("https://github.com/anker/careers", "https://github.com/anker/careers/pull/new/story-%C3%A6-x"),
        ("https://x:secret@github.com/anker/careers.git/", "https://github.com/anker/careers/pull/new/story-%C3%A6-x"),
        ("ssh://git@ssh.github.com:443/anker/careers.git", "https://github.com/anker/careers/pull/new/story-%C3%A6-x"),
        ("ssh://git@github.example.org:2222/anker/careers.git", "https://github.example.org/anker/careers/pull/new/story-%C3%A6-x"),
        ("git@gitlab.com:a/b/careers.git", "https://gitlab.com/a/b/careers/-/merge_requests/new?merge_request%5Bsource_branch%5D=story-%C3%A6-x"),
        ("http://gitlab.intra:8080/a/careers.git", "http://gitlab.intra:8080/a/careers/-/merge_requests/new?merge_request%5Bsource_branch%5D=story-%C3%A6-x"),
        ("git@codeberg.org:anker/careers.git", "https://codeberg.org/anker/careers/compare/main...story-%C3%A6-x"),
        ("https://gitea.example.org/anker/careers.git", "https://gitea.example.org/anker/careers/compare/main...story-%C3%A6-x"),
        ("git@git.example.org:anker/careers.git", "https://git.example.org/anker/careers/compare/main...story-%C3%A6-x"),
        ("git@other.example.org:anker/careers.git", ""),
        ("/srv/git/careers.git", ""),
        ("C:/git/careers.git", ""),
        ("../careers.git", ""),
        ("file:///srv/github.com/careers.git", ""),
        ("https://github.com/", ""),
        ("https://notgithub.com/anker/careers", ""),
        ("https://[::1/anker/careers", ""),
    ],
)  # fmt: skip
def test_the_page_that_asks_for_a_branch_to_be_taken_in(address: str, page: str) -> None:
    assert page_of(address, "story-æ-x", BASE, OWN) == page


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_address_breaks_it_and_none_leads_elsewhere(address: str, branch: str) -> None:
    page = page_of(address, branch, BASE, None)
    assert not page or (page.startswith(("https://", "http://")) and page.isascii())


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_a_name_is_cut_to_what_a_disk_has(name: str) -> None:
    cut = fitting(name)
    assert name.startswith(cut) and len(cut) <= 100 and len(cut.encode()) <= 200 and fitting(cut) == cut
