"""The palette: whatever colours an employer has, words can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega import typefaces
from kollega.brand import LEAST, ROLES, SURFACES, moved, palette, style
from kollega.colour import LEAST_CONTRAST, contrast, parse, written
from kollega.site import Brand
from kollega.templates import THEME

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Any colour, and often those at the ends, where there is least room.
part = st.one_of(st.integers(0, 255), st.sampled_from([0, 1, 127, 254, 255]))
hexes = st.builds("#{:02x}{:02x}{:02x}".format, part, part, part)
brands = st.builds(Brand, **{name: st.one_of(st.just(""), hexes) for name in ("primary", "accent", "ground")})
DEMO = Brand(primary="#14463e", accent="#b8431f", ground="#fbf5ea")


@settings(max_examples=400)
@given(brands)
def test_words_can_be_read_in_all_colours_on_all_surfaces(brand: Brand) -> None:
    for scheme in palette(brand):
        for role, least in LEAST.items():
            for surface in SURFACES:
                assert contrast(scheme[role], scheme[surface]) >= least, (role, surface)
        for role in ("primary", "deep", "brand", "bright"):
            assert contrast(scheme[f"on-{role}"], scheme[role]) >= LEAST_CONTRAST, role


@settings(max_examples=400)
@given(brands)
def test_dark_words_can_be_read_on_a_dark_band(brand: Brand) -> None:
    dark = palette(brand).dark
    for role, least in LEAST.items():
        assert contrast(dark[role], dark["deep"]) >= least, role


@settings(max_examples=100)
@given(brands)
def test_what_was_given_is_there_exactly(brand: Brand) -> None:
    light, dark = palette(brand)
    for name, role in (("primary", "brand"), ("accent", "bright")):
        if given := parse(getattr(brand, name)):
            assert light[role] == dark[role] == given
    for one in moved(brand):
        assert getattr(brand, one.name) == one.given and written(light[one.name]) == one.used != one.given


def test_a_brand_that_can_be_read_is_not_touched() -> None:
    light, dark = palette(Brand(primary="#14463e", accent="#8f3012", ground="#fbf5ea"))
    assert [written(light[role]) for role in ("primary", "accent", "ground")] == [
        "#14463e",
        "#8f3012",
        "#fbf5ea",
    ]
    assert written(palette(Brand(ground="#0b1020")).dark["ground"]) == "#0b1020"
    assert not list(moved(DEMO)) and not list(moved(Brand()))
    assert contrast(dark["primary"], dark["ground"]) > 7


def test_surfaces_and_lines_are_seen_on_a_black_page() -> None:
    dark = palette(Brand(primary="#000000", accent="#000000", ground="#000000")).dark
    for role in ("raised", "tint", "wash", "line", "deep"):
        assert contrast(dark[role], dark["ground"]) > 1.05, role


def test_a_colour_that_is_moved_far_is_told() -> None:
    (one,) = moved(Brand(primary="#ffcc00"))
    assert (one.name, one.given) == ("primary", "#ffcc00") and 1.3 < one.ratio < 1.6
    assert [one.name for one in moved(Brand(ground="#808080"))] == ["ground"]
    assert [one.name for one in moved(Brand(ground="#0b1020"))] == ["ground"]


def test_all_roles_are_declared_in_every_way_to_see_a_page() -> None:
    rules = style(DEMO)
    ways = re.split(r"\n(?=[:@}])", rules)
    for role in ROLES:
        assert sum(f" --{role}: " in way for way in ways) == 5, "both, light, dark twice, forced"
    assert rules.count("{") == rules.count("}")


def test_the_theme_declares_no_colours_of_its_own() -> None:
    own = (THEME / "styles/tokens.css").read_text("utf-8")
    assert not [role for role in ROLES if f"--{role}:" in own]
    styles = "".join(path.read_text("utf-8") for path in (THEME / "styles").iterdir())
    declared = set(re.findall(r"--([\w-]+):", style(DEMO) + typefaces.style(DEMO, {}) + styles))
    assert set(re.findall(r"var\(--([\w-]+)", styles)) <= declared


@pytest.mark.browser
@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_visitors_choice_goes_before_the_systems(page: Page, system: str) -> None:
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    page.set_content(f"<style>{style(DEMO)} body {{ background: var(--ground) }}</style>")
    ground = {name: "rgb{}".format(scheme["ground"]) for name, scheme in palette(DEMO)._asdict().items()}
    seen = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(seen) == ground[system]
    for chosen in ("dark", "light"):
        page.evaluate("chosen => document.documentElement.dataset.palette = chosen", chosen)
        assert page.evaluate(seen) == ground[chosen]
    page.emulate_media(media="print", color_scheme=system)  # type: ignore[arg-type]
    page.evaluate("document.documentElement.dataset.palette = 'dark'")
    assert page.evaluate(seen) == ground["light"]


@pytest.mark.browser
@pytest.mark.parametrize("system", ["light", "dark"])
def test_older_browsers_see_the_same_colours(page: Page, system: str) -> None:
    # What they do not know is what no browser knows.
    older = style(DEMO).replace("light-dark(", "unheard-of(")
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    page.set_content(f"<style>{older} body {{ background: var(--ground) }}</style>")
    ground = {name: "rgb{}".format(scheme["ground"]) for name, scheme in palette(DEMO)._asdict().items()}
    seen = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(seen) == ground[system]
    for chosen in ("dark", "light"):
        page.evaluate("chosen => document.documentElement.dataset.palette = chosen", chosen)
        assert page.evaluate(seen) == ground[chosen]
