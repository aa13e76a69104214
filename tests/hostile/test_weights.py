"""No input makes a build take more than five seconds of processor time, or 300 MB, beyond what an ordinary one takes."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.folders import SMALL, write
from tests.hostile.measure import Cost, cost_of
from tests.hostile.weights import WEIGHTS, Files
from tests.pictures.files import saved, scene
from tests.reading import story

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="it is measured on Linux")]

_SECONDS, _MEGABYTES = 5.0, 300.0
#: What the ordinary build takes where the limits were set. A slower machine may take longer over everything.
_USUAL_SECONDS = 1.5

#: Of the five hundred inputs, each a build of its own, one in so many is tried; with `ALL_WEIGHTS=1` each.
_EACH = 18


class Ordinary(NamedTuple):
    """An ordinary site that was built, and what that cost."""

    folder: Path
    cost: Cost


def build(folder: Path) -> tuple[Cost, str]:
    output = folder.with_suffix(".txt")
    cost = cost_of(
        [sys.executable, "-m", "kollega", "--root", str(folder), "build", "--workers", "2"], output
    )
    return cost, output.read_text("utf-8", errors="replace")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Ordinary:
    photo = {"photo": "lens.jpg", "photo_alt": "A lens"}
    files: Files = {
        **SMALL,
        "stories/lens.jpg": saved(scene((4_000, 3_000)), "JPEG"),
        "stories/seen.md": story(**photo),
    }
    folder = write(tmp_path_factory.mktemp("ordinary") / "site", files)
    cost, told = build(folder)
    assert cost.code == 0, told
    return Ordinary(folder, cost)


@pytest.mark.parametrize("name", list(WEIGHTS)[:: 1 if os.environ.get("ALL_WEIGHTS") else _EACH])
def test_no_input_costs_much(name: str, ordinary: Ordinary, tmp_path: Path) -> None:
    shutil.copytree(ordinary.folder, tmp_path / "site")
    cost, told = build(write(tmp_path / "site", WEIGHTS[name]()))
    assert cost.code in (0, 1) and "Traceback" not in told, told[-2_000:]
    if cost.code:
        # In a text with its line, unless all of it is wrong.
        place = r"\.jpg" if name.startswith("picture") else r"\.(md|yml):\d+:\d+|\.md"
        assert re.search(rf"^\S*(?:heavy|links)(?:{place}): error\[", told, re.MULTILINE), told[-2_000:]
    assert len(told) < 100_000
    assert cost.megabytes <= ordinary.cost.megabytes + _MEGABYTES, cost
    assert cost.seconds <= ordinary.cost.seconds + _SECONDS * max(
        1, ordinary.cost.seconds / _USUAL_SECONDS
    ), cost
