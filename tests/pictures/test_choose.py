"""Choosing a size, and the data of `srcset`."""

from __future__ import annotations

from kollega.pictures.choose import by_width, chosen, srcset
from kollega.steps import Known


def known(width: int, suffix: str = ".jpg") -> Known:
    facts = {"width": width, "height": width // 2}
    return Known(
        path=f"media/ab-{width}{suffix}", audience="public", kind="picture", size=1, sha256="ab", facts=facts
    )


SIZES = [known(1600), known(1600, ".webp"), known(480, ".webp"), known(480), known(960)]


def test_the_nearest_that_is_wide_enough_is_chosen() -> None:
    assert [chosen(SIZES, width).facts["width"] for width in (1, 480, 481, 960, 1200, 1600, 4000)] == [
        480, 480, 960, 960, 1600, 1600, 1600,
    ]  # fmt: skip
    assert all(chosen(SIZES, width).path.endswith(".jpg") for width in (100, 1000, 2000))


def test_sizes_are_in_order() -> None:
    assert [one.facts["width"] for one in by_width(SIZES)] == [480, 960, 1600]
    assert srcset(SIZES, ".webp", "../../") == "../../media/ab-480.webp 480w, ../../media/ab-1600.webp 1600w"
    assert srcset([], ".webp") == ""
