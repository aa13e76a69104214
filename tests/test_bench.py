"""The benches run: what they measure is there, and what they compare it with."""

from __future__ import annotations

from pathlib import Path

from bench import pictures
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
