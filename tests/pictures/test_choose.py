"""Choosing a size, and the data of `srcset`."""

from __future__ import annotations

from kollega.pictures.choose import by_width, card_of, chosen, focus_of, srcset
from kollega.steps import Audience, Known


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


def test_a_card_is_found_by_its_format_and_who_may_see_it() -> None:
    def card(kind: str, audience: Audience) -> Known:
        return Known(path=f"media/cards/{kind}.png", audience=audience, kind=kind, size=1, sha256="ab")

    made = [
        card("card", "public"),
        card("card", "backstage"),
        card("card:story", "backstage"),
        card("card-words", "internal"),
    ]
    assert card_of(made, "link") == made[0] and card_of(made, "link", "backstage") == made[1]
    assert card_of(made, "story", "backstage") == made[2] and card_of(made, "story") is None


def test_the_eye_falls_where_the_facts_say() -> None:
    assert focus_of(known(480)) is None
    seen = Known(
        path="a.jpg",
        audience="public",
        kind="picture",
        size=1,
        sha256="ab",
        facts={"focus_x": 250, "focus_y": 1000},
    )
    assert focus_of(seen) == (0.25, 1.0)
