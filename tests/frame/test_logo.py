"""Logos: how large they are."""

from __future__ import annotations

import pytest

from kollega.frame.logo import size_of
from tests.pictures.files import saved, scene


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">', (120, 40)),
        (
            '<?xml version="1.0"?><!-- a --><svg\n width="96" height="32px" viewBox="0 0 3 1"><path/></svg>',
            (96, 32),
        ),
        ('<svg width="100%" height="100%" viewBox="-1 -1 24.4,12.2">', (24, 12)),
        ("<svg viewBox='0 0 .5 .25' stroke-width='9'>", (0, 0)),
        ('<svg width="10">', (0, 0)),
        ('<svg width="1e9" height="..">', (0, 0)),
        ("GIF89a", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_sizes(text: str, size: tuple[int, int]) -> None:
    assert size_of(text.encode()) == size


def test_the_size_of_a_png() -> None:
    assert size_of(saved(scene((320, 90)), "PNG")) == (320, 90)
    assert size_of(saved(scene((320, 90)), "PNG")[:20]) == (0, 0)
    assert size_of(saved(scene((320, 90)), "JPEG")) == (0, 0)
