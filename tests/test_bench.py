"""The benches run: what they measure is there, and what they compare it with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import pictures, videos
from kollega.formats import FORMATS


def test_the_bench_of_pictures_makes_what_it_measures(tmp_path: Path) -> None:
    source = pictures.photo((900, 600))
    assert source == pictures.photo((900, 600))
    (tmp_path / pictures.PATH).write_bytes(source)
    sizes = pictures.sized(str(tmp_path))
    assert [one.facts["width"] for one in sizes.artifacts[::2]] == [900, 680, 320, 160]
    cards = pictures.carded(sizes, *FORMATS)
    assert not cards.diagnostics and len(cards.artifacts) > len(FORMATS)
    assert pictures.floor(source, sizes) > 0


@pytest.mark.video
@pytest.mark.slow
def test_the_bench_of_videos_makes_what_it_measures(tmp_path: Path) -> None:
    source = videos.video(tmp_path, 2, "640x360")
    made = {what: (cost, size) for what, cost, size in videos.rows(tmp_path, source, 2)}
    assert {"measured, poster", "360", "loop", "cut tall"} <= made.keys()
    assert all(cost > 0 and size > 0 for what, (cost, size) in made.items() if what not in ("720", "1080"))
