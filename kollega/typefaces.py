"""Typefaces: the fonts of pages, as style sheets name them, and how the device's fonts stand in for them.

The generator's own two are made by `tools/fonts.py`; an employer names others in `extra.kollega.brand`. Until a font
is there, a font of the device is shown in its measures, so that nothing moves when it arrives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from kollega.site import Brand

#: Fonts that devices have, by the words that a configuration uses for them.
STACKS = {
    "system": 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    "serif": 'ui-serif, "Iowan Old Style", Charter, Cambria, Georgia, "Noto Serif", serif',
    "slab": 'Rockwell, "Roboto Slab", "American Typewriter", "Sitka Small", serif',
    "rounded": 'ui-rounded, "SF Pro Rounded", "Arial Rounded MT Bold", Nunito, Calibri, sans-serif',
    "mono": 'ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
}
#: More bytes than this make a first visit on a phone slow.
HEAVY = 200_000

#: What is set to measure a font, in some of the languages of sites.
SAMPLE = (
    "The night ferry left at half past nine, with forty-one passengers, three bicycles and a dog. Somebody asked "
    "whether we could wait; we waited ninety seconds, as we always do. What would you like to know about working "
    "here? Ring Anna on 12 34 56 78, or read her story. Vi søger en kollega, der kan lide at arbejde med mennesker, "
    "og som gerne vil lære noget nyt hver dag. Wir freuen uns auf Bewerbungen aus allen Ländern."
)


class Measures(msgspec.Struct, frozen=True):
    """Measures of a font in thousandths of an em. `regular` and `bold` are hundred times the mean advance of `SAMPLE`."""

    ascent: int
    descent: int
    regular: int
    bold: int
    #: The ends of the axis of weight; 0 where there is none.
    lightest: int = 0
    boldest: int = 0


class Device(NamedTuple):
    """A font that devices have: what its regular and bold are called there, and their mean advances over `SAMPLE`."""

    names: dict[int, tuple[str, ...]]
    advances: dict[int, int]


#: Measured of Liberation Sans 1.07.4, whose widths are Arial's, and of Roboto 3.015.
DEVICES = {
    "Arial": Device(
        {400: ("Arial", "ArialMT", "Liberation Sans", "Arimo"),
         700: ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold")},
        {400: 45110, 700: 48290},
    ),
    "Roboto": Device(
        {400: ("Roboto", "Roboto-Regular"), 700: ("Roboto Bold", "Roboto-Bold")}, {400: 44620, 700: 45380}
    ),
}  # fmt: skip
#: The letters for which they stand in.
_LATIN = "U+20-24F, U+1E80-1EFF, U+2010-20C0, U+2122, U+2212"


class _Role(NamedTuple):
    """A use of fonts on pages: its key in the configuration and its custom property; who is shown for it otherwise."""

    key: str
    property: str
    ours: str
    theirs: str
    #: The weights that it is asked for.
    weights: tuple[int, ...]
    #: What is told of a file with a single weight: titles take it as it is, texts are made bold by the browser.
    single: str


_ROLES = (
    _Role("display_font", "display", "Kollega Display", "Employer Display", (700,), "100 900"),
    _Role("text_font", "text", "Kollega Text", "Employer Text", (400, 700), "400"),
)


def is_file(font: str) -> bool:
    """Whether a font of the configuration is a file, and not a word for fonts of the device."""
    return bool(font) and font not in STACKS


def by_family(brand: Brand) -> dict[str, str]:
    """The employer's font files, as paths in the site folder, by the family for which each stands: `display` or `text`."""
    fonts = {role.property: getattr(brand, role.key) for role in _ROLES}
    return {family: font for family, font in fonts.items() if is_file(font)}


def files(brand: Brand) -> tuple[str, ...]:
    """The same files, each once."""
    return tuple(dict.fromkeys(by_family(brand).values()))


def first(brand: Brand) -> Iterator[str]:
    """The files that every page needs at once: paths in the site folder, or of `theme/fonts/`."""
    for role in _ROLES:
        font: str = getattr(brand, role.key)
        if not font:
            yield f"fonts/{role.ours.lower().replace(' ', '-')}-latin.woff2"
        elif is_file(font):
            yield font


def style(brand: Brand, measures: Mapping[str, Measures]) -> str:
    """The rules for the fonts of a site. `measures` are those of the employer's files, by path."""
    rules, properties = [], []
    for role in _ROLES:
        font: str = getattr(brand, role.key)
        if is_file(font):
            known = measures[font]
            weights = f"{known.lightest} {known.boldest}" if known.boldest else role.single
            rules.append(
                f'@font-face {{ font-family: "{role.theirs}"; font-weight: {weights}; font-display: swap; '
                f'src: url("{font}") format("woff2"); }}\n'
            )
            rules += stand_ins(role.theirs, known, role.weights)
        properties.append(f"--{role.property}: {_stack(role, font)};")
    return "".join([*rules, f":root {{ {' '.join(properties)} }}\n"])


def stand_ins(family: str, measures: Measures, weights: Iterable[int]) -> Iterator[str]:
    """Rules by which the device's fonts take the measures of a family."""
    for name, device in DEVICES.items():
        for weight in weights:
            size = (measures.bold if weight > 500 else measures.regular) / device.advances[weight]
            sources = ", ".join(f'local("{local}")' for local in device.names[weight])
            yield (
                f'@font-face {{ font-family: "{family} {name}"; font-weight: {weight}; src: {sources}; '
                f"size-adjust: {size:.2%}; ascent-override: {measures.ascent / 1000 / size:.2%}; "
                f"descent-override: {measures.descent / 1000 / size:.2%}; line-gap-override: 0%; unicode-range: {_LATIN}; }}\n"
            )


def _stack(role: _Role, font: str) -> str:
    if font in STACKS:
        return STACKS[font]
    family = role.theirs if font else role.ours
    families = [family, *(f"{family} {device}" for device in DEVICES), "Kollega Text", "Segoe UI"]
    return ", ".join([*(f'"{name}"' for name in dict.fromkeys(families)), "system-ui", "sans-serif"])
