"""A story that was taken in is written into the site's folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kollega.intake import Refused
from kollega.intake.place import into_folder
from kollega.intake.story import Story, in_folder

LAMP = Story("lamp", "Lamp", in_folder("lamp", "---\ntitle: Lamp\n---\n", {"photo.jpg": b"x"}), agreed=True)


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    assert [path.relative_to(tmp_path).as_posix() for path in into_folder(LAMP, tmp_path)] == [*LAMP.files]
    with pytest.raises(Refused, match="there is `stories/lamp` already"):
        into_folder(LAMP, tmp_path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "stories").symlink_to(elsewhere)
    with pytest.raises(Refused, match="`stories` is a link to another place"):
        into_folder(LAMP, tmp_path)
    assert not list(elsewhere.iterdir())
