"""What hosts have to lose first is known until each of them has lost it."""

from __future__ import annotations

import json
from pathlib import Path

from kollega import release
from kollega.release.manifest import Changes


def gone(*paths: str) -> Changes:
    return Changes(added=(), changed=(), removed=paths)


def test_it_is_known_until_every_host_has_lost_it(tmp_path: Path) -> None:
    site, room = tmp_path / "site", tmp_path / "backstage"
    (tmp_path / ".kollega").mkdir()
    release.withdraw({site: gone("people/ada/index.html"), room: gone("kits/ada.zip")})
    assert release.delivered(site, "live", ["copy", "live"]) == ["copy"]
    assert release.delivered(site, "live", ["copy", "live"]) == ["copy"]
    # The same again is nothing new; another path has to go from every host.
    release.withdraw({site: gone("people/ada/index.html")})
    assert release.withdrawn(site)["site"]["done"] == ["live"]
    release.withdraw({site: gone("people/mia/index.html")})
    assert release.delivered(site, "copy", ["copy", "live"]) == ["live"]
    assert release.delivered(site, "live", ["copy", "live"]) == []
    assert release.withdrawn(room) == {"backstage": {"remove": ["kits/ada.zip"], "replace": [], "done": []}}
    assert release.delivered(room, "room", ["room"]) == []
    assert not (tmp_path / ".kollega/withdrawn.json").exists() and not release.withdrawn(site)
    assert release.delivered(site, "live", ["live"]) == []


def test_a_withdrawal_that_changes_nothing_is_not_noted(tmp_path: Path) -> None:
    (tmp_path / ".kollega").mkdir()
    release.withdraw({tmp_path / "site": gone()})
    assert json.loads((tmp_path / ".kollega/withdrawn.json").read_text())["outputs"] == {}
