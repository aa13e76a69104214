"""What is laid over pictures and videos."""

from __future__ import annotations

import pytest
from PIL import Image

from kollega.pictures.overlays import with_play_mark


@pytest.mark.parametrize("size", [(640, 360), (4000, 2), (1, 1)])
def test_a_picture_of_any_size_gets_a_mark(size: tuple[int, int]) -> None:
    picture = Image.new("RGB", size, "red")
    made = with_play_mark(picture)
    assert made.size == size
    assert made.tobytes() != picture.tobytes()
