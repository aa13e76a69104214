"""The palette: from up to three colours of an employer, all that pages and cards need, light and dark.

A role is what a colour is for; the roles are the custom properties of the style sheet. Whatever colours are given,
words can be read on every surface that they may stand on (the tests try all kinds): a colour that is too light or
too dark for words is moved in lightness, and stays as it is on surfaces of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kollega.colour import (
    BLACK,
    LEAST_CONTRAST,
    WHITE,
    Colour,
    Lch,
    colour,
    contrast,
    distance,
    lch,
    luminance,
    mix,
    parse,
    written,
)
from kollega.site import Brand

#: The generator's own colours.
PRIMARY, ACCENT, GROUND = "#14463e", "#ff8a66", "#fbf5ea"

#: Colours by role.
Scheme = dict[str, Colour]

#: What each role is for, in the order of the style sheet.
ROLES = {
    "ground": "the page",
    "raised": "cards and boxes on it",
    "tint": "a soft surface, of the accent",
    "wash": "a soft surface, of the primary colour",
    "ink": "words",
    "quiet": "words that matter less",
    "line": "lines that only part",
    "edge": "lines that show where a control is",
    "primary": "links, buttons",
    "on-primary": "words on it",
    "accent": "words that stand out, focus",
    "deep": "a dark band",
    "on-deep": "words on it",
    "brand": "a surface in the primary colour exactly as it was given",
    "on-brand": "words on it",
    "bright": "a surface in the accent exactly as it was given",
    "on-bright": "words on it",
}
#: The surfaces on which words of any colour may stand.
SURFACES = ("ground", "raised", "tint", "wash")
#: The least contrast of words to all surfaces, and of the edge of a control (WCAG 2.2: 1.4.6, 1.4.3 and 1.4.11).
LEAST = {
    "ink": 7.0,
    "quiet": LEAST_CONTRAST,
    "primary": LEAST_CONTRAST,
    "accent": LEAST_CONTRAST,
    "edge": 3.0,
}
#: The least contrast of a band in the light scheme to white, so that words on it need not be quite white.
_DEEP_ENOUGH = 8.0

#: Colours of the visitor's own scheme, for what forced colours leave alone, such as drawings.
_FORCED = (
    dict.fromkeys(ROLES, "CanvasText")
    | dict.fromkeys((*SURFACES, "deep", "brand", "bright"), "Canvas")
    | dict.fromkeys(("primary", "accent"), "LinkText")
)

#: Relative luminance from which, and up to which, a ground leaves enough room for words.
_LIGHT_ENOUGH, _DARK_ENOUGH = 0.6, 0.03
#: How far a colour looks from another before somebody is told.
_FAR = 0.1


class Palette(NamedTuple):
    """The two schemes of a site."""

    light: Scheme
    dark: Scheme


class Moved(NamedTuple):
    """A colour that cannot be used for what it was given: its name, what was written, what is used instead."""

    name: str
    given: str
    used: str
    #: Contrast of the given colour to the page.
    ratio: float


@lru_cache(maxsize=8)
def palette(brand: Brand) -> Palette:
    """All colours of a site."""
    primary, accent, ground = _given(brand)
    return Palette(_light(primary, accent, ground), _dark(primary, accent, ground))


def moved(brand: Brand) -> Iterator[Moved]:
    """The colours that an employer gave and would not find on light pages."""
    light, dark = palette(brand)
    for name, given in zip(("primary", "accent", "ground"), _given(brand), strict=True):
        if getattr(brand, name) and distance(given, light[name]) > _FAR:
            ground = light["ground"] if name != "ground" else dark["ground"]
            yield Moved(name, written(given), written(light[name]), contrast(given, ground))


def style(brand: Brand) -> str:
    """The colours of a site as style rules: what the device asks for, unless the visitor chose.

    Browsers before 2024 know no `light-dark()`, and follow the rules at the end.
    """
    light, dark = palette(brand)
    both = _declared({role: f"light-dark({written(light[role])}, {written(dark[role])})" for role in ROLES})
    light_alone, dark_alone = (
        _declared({role: written(one[role]) for role in ROLES}) for one in (light, dark)
    )
    return f"""\
:root {{ color-scheme: light dark;{both} }}
:root[data-palette="light"] {{ color-scheme: light; }}
:root[data-palette="dark"] {{ color-scheme: dark; }}
@supports not (color: light-dark(#000, #fff)) {{
:root {{{light_alone} }}
:root[data-palette="dark"] {{{dark_alone} }}
@media (prefers-color-scheme: dark) {{ :root:not([data-palette="light"]) {{{dark_alone} }} }}
}}
@media print {{ :root, :root[data-palette] {{ color-scheme: light; }} }}
@media (forced-colors: active) {{ :root {{{_declared(_FORCED)} }} }}
"""


def _declared(values: dict[str, str]) -> str:
    return "".join(f" --{role}: {value};" for role, value in values.items())


def _given(brand: Brand) -> tuple[Colour, Colour, Colour]:
    primary, accent, ground = (
        parse(text) or parse(own) or BLACK
        for text, own in ((brand.primary, PRIMARY), (brand.accent, ACCENT), (brand.ground, GROUND))
    )
    return primary, accent, ground


def _light(primary: Colour, accent: Colour, ground: Colour) -> Scheme:
    """Dark words on a light page. The accent's hue warms what stands out, the primary's the words."""
    light, chroma, hue = lch(ground)
    if luminance(ground) < _LIGHT_ENOUGH:
        light, chroma = 0.97, min(chroma, 0.012)
        ground = colour(light, chroma, hue)
    made = {
        "ground": ground,
        "raised": mix(ground, WHITE, 0.65),
        "tint": _soft(ground, accent, -0.05, 0.014),
        "wash": _soft(ground, primary, -0.05, 0.022),
    }
    lightness, primary_chroma, primary_hue = lch(primary)
    made["ink"] = _words(made, "ink", (0.25, min(primary_chroma, 0.012), primary_hue))
    made["quiet"] = _words(made, "quiet", (0.48, min(primary_chroma, 0.015), primary_hue))
    made["line"] = colour(light - 0.095, min(chroma + 0.008, 0.03), hue)
    made["edge"] = _words(made, "edge", (0.6, min(chroma + 0.008, 0.03), hue))
    made["primary"] = _words(made, "primary", lch(primary))
    made["accent"] = _words(made, "accent", lch(accent))
    # A light colour made dark is mud: the band keeps only a breath of it.
    band = (min(lightness, 0.4), min(primary_chroma, 0.13 if lightness < 0.6 else 0.04), primary_hue)
    made["deep"] = _until(band, -0.01, lambda one: contrast(WHITE, one) >= _DEEP_ENOUGH)
    return _whole(made, primary, accent, (0.96, min(chroma, 0.017), hue))


def _dark(primary: Colour, accent: Colour, ground: Colour) -> Scheme:
    """Light words on a dark page: brand colours in their light form, surfaces nearly without colour."""
    _, primary_chroma, primary_hue = lch(primary)
    _, ground_chroma, ground_hue = lch(ground)
    given = luminance(ground) <= _DARK_ENOUGH
    page = ground if given else colour(0.213, min(primary_chroma, 0.007), primary_hue)
    light, chroma, hue = lch(page)
    # From black itself a step of lightness is not seen.
    light = max(light, 0.12)
    beside = colour(light, chroma, hue)
    made = {
        "ground": page,
        "raised": colour(light + 0.045, chroma, hue),
        "tint": _soft(beside, accent, 0.07, 0.01),
        "wash": _soft(beside, primary, 0.09, 0.016),
        "deep": colour(light + 0.055, min(primary_chroma, 0.04), primary_hue),
    }
    warmth = 0.01 if given else min(ground_chroma, 0.017)
    made["ink"] = _words(made, "ink", (0.945, warmth, ground_hue))
    made["quiet"] = _words(made, "quiet", (0.78, min(primary_chroma, 0.01), primary_hue))
    made["line"] = colour(light + 0.15, min(primary_chroma, 0.012), primary_hue)
    made["edge"] = _words(made, "edge", (0.61, min(primary_chroma, 0.012), primary_hue))
    for name, one in (("primary", primary), ("accent", accent)):
        lightness, chroma, hue = lch(one)
        made[name] = _words(made, name, (max(lightness, 0.8), min(chroma * 1.3, 0.13), hue))
    return _whole(made, primary, accent, (0.96, warmth, ground_hue))


def _whole(made: Scheme, primary: Colour, accent: Colour, paper: Lch) -> Scheme:
    """The scheme with its surfaces of strong colour and the words on them, in the order of the roles."""
    made |= {"brand": primary, "bright": accent}
    light, (_, chroma, hue) = colour(*paper), lch(primary)
    dark = colour(0.22, min(chroma, 0.023), hue)
    for name in ("primary", "deep", "brand", "bright"):
        tries = (WHITE if name == "primary" else light, dark, WHITE, BLACK)
        made[f"on-{name}"] = next(one for one in tries if contrast(one, made[name]) >= LEAST_CONTRAST)
    return {role: made[role] for role in ROLES}


def _soft(ground: Colour, other: Colour, step: float, most: float) -> Colour:
    """A surface beside the ground, with a breath of another colour."""
    (light, chroma, hue), (_, chroma_, hue_) = lch(ground), lch(other)
    breath = min(chroma_, most)
    a = chroma * math.cos(hue) + breath * math.cos(hue_)
    b = chroma * math.sin(hue) + breath * math.sin(hue_)
    return colour(light + step, math.hypot(a, b), math.atan2(b, a))


def _words(scheme: Scheme, role: str, start: Lch) -> Colour:
    """The first colour from `start` on, away from the page in lightness, that can be read on every surface so far."""
    surfaces = [scheme[name] for name in (*SURFACES, "deep") if name in scheme]
    step = 0.01 if luminance(scheme["ground"]) <= _DARK_ENOUGH else -0.01
    return _until(start, step, lambda one: min(contrast(one, under) for under in surfaces) >= LEAST[role])


def _until(start: Lch, step: float, enough: Callable[[Colour], bool]) -> Colour:
    """The first colour that is enough, from `start` on in steps of lightness, with black and white at the ends."""
    light, chroma, hue = start
    while 0 < light < 1:
        one = colour(light, chroma, hue)
        if enough(one):
            return one
        light += step
    return WHITE if step > 0 else BLACK
