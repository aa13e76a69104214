"""Make the fonts of cards: `python tools/card_fonts.py FOLDER`, after `pip install fonttools brotli`.

FOLDER holds the files named in `SOURCES`, from the npm packages and versions named there. Those of scripts with
thousands of signs become plain OpenType without hints: FreeType opens one in no time and shares its memory between
sizes, where WOFF2 would be unpacked for 30 ms and 2.5 MB at each size. The others stay as they are.

Beside each font is written which characters it has, for `kollega/pictures/fonts.py`; without FOLDER, only that.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "kollega" / "theme" / "cards" / "fonts"
_FEATURES = ["ccmp", "liga", "locl", "calt", "kern", "palt"]
_WIDTH = 110
#: Signs that FreeType cannot draw: the outline of a whole sentence in one sign, in the heavier weights.
_UNFIT = {0xFDFD}


class Source(NamedTuple):
    """A font as its publisher ships it: npm package, version, file in it; and what it is called here."""

    package: str
    version: str
    file: str
    name: str


SOURCES = (
    Source("@fontsource-variable/noto-sans-arabic", "5.3.0", "noto-sans-arabic-arabic-wght-normal.woff2", "noto-sans-arabic.woff2"),
    Source("@fontsource-variable/noto-sans-hebrew", "5.3.0", "noto-sans-hebrew-hebrew-wght-normal.woff2", "noto-sans-hebrew.woff2"),
    Source("@fontsource-variable/noto-sans-devanagari", "5.3.0", "noto-sans-devanagari-devanagari-wght-normal.woff2", "noto-sans-devanagari.woff2"),
    Source("@fontsource-variable/noto-sans-thai", "5.3.0", "noto-sans-thai-thai-wght-normal.woff2", "noto-sans-thai.woff2"),
    Source("@fontsource/noto-sans-jp", "5.3.0", "noto-sans-jp-japanese-700-normal.woff2", "noto-sans-jp.otf"),
    Source("@fontsource/noto-sans-sc", "5.3.0", "noto-sans-sc-chinese-simplified-700-normal.woff2", "noto-sans-sc.otf"),
    Source("@fontsource/noto-sans-tc", "5.3.0", "noto-sans-tc-chinese-traditional-700-normal.woff2", "noto-sans-tc.otf"),
    Source("@fontsource/noto-sans-kr", "5.3.0", "noto-sans-kr-korean-700-normal.woff2", "noto-sans-kr.otf"),
    Source("@fontsource/noto-emoji", "5.3.2", "noto-emoji-emoji-700-normal.woff2", "noto-emoji.otf"),
)  # fmt: skip


def make(source: Path, target: Path) -> None:
    """The font at `target`: a copy, or plain OpenType."""
    if target.suffix == source.suffix:
        shutil.copyfile(source, target)
        return
    font = TTFont(source, lazy=False, recalcTimestamp=False)
    font.flavor = None
    options = subset.Options(
        hinting=False, layout_features=_FEATURES, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True,
        glyph_names=False, drop_tables=["vhea", "vmtx", "VORG", "BASE"],
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.save(target)


def ranges(signs: set[int]) -> str:
    """Code points as `20-7E,A0,…`, in lines."""
    rows: list[list[int]] = []
    for sign in sorted(signs):
        if rows and sign == rows[-1][1] + 1:
            rows[-1][1] = sign
        else:
            rows.append([sign, sign])
    lines = [""]
    for first, last in rows:
        part = f"{first:X}" + (f"-{last:X}" if last > first else "") + ","
        if len(lines[-1]) + len(part) > _WIDTH:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines).rstrip(",") + "\n"


def main(arguments: list[str]) -> None:
    """Make the fonts from the folder that is named, if one is, and list the characters of all."""
    if arguments:
        for source in SOURCES:
            make(Path(arguments[0], source.file), FONTS / source.name)
    for font in sorted((*FONTS.glob("*.woff2"), *FONTS.glob("*.otf"))):
        signs = {sign for sign in TTFont(font).getBestCmap() if sign >= 0x20} - _UNFIT
        font.with_suffix(".txt").write_text(ranges(signs), "utf-8", newline="\n")
        print(f"{font.stat().st_size:9,} bytes, {len(signs):5} characters: {font.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
