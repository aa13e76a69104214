"""Networks in fields: by their ids, with the id for whoever writes another name."""

from __future__ import annotations

import pytest

from kollega.networks import IDS, NETWORKS
from tests.reading import record, site, story

GUIDELINE = "---\nreviewed: 2026-11-01\nnetwork: {}\n---\n\n# Advice\n\nBe kind.\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("twitter", "x"), ("Twitter", "x"), ("fb", "facebook"), ("insta", "instagram"), ("bsky", "bluesky")],
)
def test_another_name_of_a_network_gets_its_id(written: str, meant: str) -> None:
    found = site(
        {
            "stories/night.md": story(share=f"{{{written}: Look}}"),
            "content/people/ada.yml": f"name: Ada Anker\nlinks: {{{written}: https://social.test/ada}}\n",
            "content/program/guidelines/one.md": GUIDELINE.format(written),
            "content/program/program.yml": f"owner: Ada\nnetworks: [{written}]\n",
        }
    )
    told = {one.path for one in found.diagnostics if one.hint.startswith(f"did you mean `{meant}`?")}
    assert len(told) == 4, found.diagnostics


def test_no_other_name_is_an_id() -> None:
    assert not IDS.keys() & NETWORKS.keys()
    assert not record("person", "name: Ada\nlinks: {website: https://ada.test/, X: https://x.com/ada}\n")[1]
