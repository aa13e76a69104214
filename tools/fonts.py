"""Make the fonts of pages: `python tools/fonts.py`, after `pip install fonttools brotli`.

Cards are drawn with the whole fonts in `kollega/theme/cards/fonts/`. What visitors fetch is made of them: fewer
signs, weights and features, in slices, so that a name in Polish costs a slice and not a font. The style sheet
`styles/fonts.css` is made here too. `tests/test_typefaces.py` looks at what was made.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kollega.pictures.measure import measure  # noqa: E402
from kollega.typefaces import stand_ins  # noqa: E402

THEME = ROOT / "kollega" / "theme"
WHOLE = THEME / "cards" / "fonts"
MADE = THEME / "fonts"
_FEATURES = ["ccmp", "kern", "liga", "locl"]
#: Slices whose letters stand between letters of another slice, with which they cannot be kerned.
_SCATTERED = ("latin-ext", "vietnamese")
_NAMES = {0: "copyright", 1: "family", 2: "style", 13: "licence", 14: "where the licence is"}

#: What Western and Northern Europe write.
LATIN = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŒœŸı‐‑–—‘’‚“”„•…‹›€™−↑↓")])
#: What the rest of Europe writes in Latin letters, Turkish and Welsh too, and the signs of more currencies.
LATIN_MORE = frozenset(
    [*range(0x100, 0x180), 0x18F, 0x192, *range(0x218, 0x21C), 0x259, *range(0x1E80, 0x1E86), 0x1E9E, 0x1EF2,
     0x1EF3, *range(0x20A0, 0x20C1)]
) - LATIN  # fmt: skip
#: Slices and their signs, in the order in which a sign is looked for; without signs, all that is left of the file.
SLICES = {
    "latin": LATIN, "latin-ext": LATIN_MORE, "vietnamese": None, "greek": None, "greek-ext": None, "cyrillic": None,
    "cyrillic-ext": None,
}  # fmt: skip


class Face(NamedTuple):
    """A face of pages: its family in style sheets, the whole font that it is made of, and its slices."""

    family: str
    whole: str
    #: The least and the most of the axis of weight that is kept.
    weights: tuple[int, int]
    #: The weights for which it is used.
    says: str
    slices: tuple[str, ...]
    style: str = "normal"


FACES = (
    # One weight, as the axis would cost half as much as all letters.
    Face("Kollega Display", "bricolage-grotesque", (700, 700), "500 900", ("latin", "latin-ext", "vietnamese")),
    Face("Kollega Text", "source-sans-3", (400, 700), "400 700", tuple(SLICES)),
    Face("Kollega Text", "source-sans-3", (400, 400), "400", ("latin", "latin-ext"), "italic"),
)  # fmt: skip


def made(face: Face, part: str, signs: frozenset[int]) -> bytes:
    """One slice of a face as WOFF2."""
    font = TTFont(_whole(face, part), lazy=False, recalcTimestamp=False)
    features = [name for name in _FEATURES if name != "kern" or part not in _SCATTERED]
    options = subset.Options(
        hinting=False, layout_features=features, name_IDs=list(_NAMES), notdef_outline=True, glyph_names=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    font = _reread(font)
    least, most = face.weights
    font = instancer.instantiateVariableFont(font, {"wght": least if least == most else (least, least, most)})
    # The licence keeps the name of the whole font for the whole font.
    for number, name in ((1, face.family), (2, face.style.title().replace("Normal", "Regular"))):
        font["name"].setName(name, number, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _reread(font: TTFont) -> TTFont:
    """The instancer reads tables that the subsetter has left half read."""
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return TTFont(out, lazy=False, recalcTimestamp=False)


def _whole(face: Face, part: str) -> Path:
    return WHOLE / f"{face.whole}-{part}{'-italic' if face.style == 'italic' else ''}.woff2"


def parts(face: Face) -> Iterator[tuple[str, frozenset[int]]]:
    """The slices of a face with the signs that are in each; no sign is in two."""
    seen: set[int] = set()
    for part in face.slices:
        inside = frozenset(TTFont(_whole(face, part)).getBestCmap())
        wanted = SLICES[part]
        # Marks that stand on letters are of no use without the letters.
        signs = (
            {sign for sign in inside if sign >= 0x100 and not 0x300 <= sign < 0x370}
            if wanted is None
            else wanted
        )
        signs = (inside & signs) - seen
        seen |= signs
        yield part, frozenset(signs)


def style(face: Face, name: str, signs: frozenset[int]) -> str:
    """The rule for a slice."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.says}; '
        f'font-display: swap; src: url("fonts/{name}") format("woff2"); unicode-range: {ranges(signs)}; }}\n'
    )


def ranges(signs: frozenset[int]) -> str:
    """Signs as style sheets write them."""
    rows: list[list[int]] = []
    for sign in sorted(signs):
        if rows and sign == rows[-1][1] + 1:
            rows[-1][1] = sign
        else:
            rows.append([sign, sign])
    return ", ".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in rows)


def main() -> None:
    """Write the fonts and the style sheet, and say what each weighs."""
    for path in MADE.glob("*.woff2"):
        path.unlink()
    rules = ["/* Made by tools/fonts.py. */\n"]
    for face in FACES:
        for part, signs in parts(face):
            name = f"{face.family.lower().replace(' ', '-')}-{part}{'-italic' if face.style == 'italic' else ''}.woff2"
            data = made(face, part, signs)
            (MADE / name).write_bytes(data)
            rules.append(style(face, name, signs))
            print(f"{len(data):7,} bytes, {len(signs):4} signs: {name}")
        if face.style == "normal":
            weights = sorted(set(face.weights))
            rules += stand_ins(face.family, measure(_whole(face, "latin").read_bytes()), weights)
    (THEME / "styles" / "fonts.css").write_text("".join(rules), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
