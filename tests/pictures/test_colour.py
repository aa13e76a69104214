"""The colours of cards: those of pages, what the layouts mix of them, and what a site's own theme says."""

from __future__ import annotations

from kollega.brand import palette
from kollega.colour import mix
from kollega.pictures.colour import Row, colours
from kollega.pictures.layout import Layouts
from kollega.site import Brand

BRAND = Brand(primary="#7a1fa2", accent="#0b7")


def test_cards_have_the_colours_of_light_pages() -> None:
    made, page = colours(Layouts().theme.colours, BRAND), palette(BRAND).light
    assert {role: made[role] for role in page} == page
    assert made["brand"] == (0x7A, 0x1F, 0xA2) and made["bright"] == (0, 0xBB, 0x77)
    assert made["mist"] == mix(made["brand"], made["ground"], 0.82)


def test_a_sites_own_theme_of_cards_goes_before_the_brand() -> None:
    rows: dict[str, Row] = {"brand": "#010203", "dusk": ("brand", "ground", 0.5)}
    made = colours(rows, BRAND)
    assert made["brand"] == (1, 2, 3) and made["dusk"] == mix((1, 2, 3), made["ground"], 0.5)
    assert made["bright"] == (0, 0xBB, 0x77)
