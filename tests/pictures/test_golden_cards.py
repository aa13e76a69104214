"""Cards as they looked when somebody last looked at them: where everything stands, and small pictures with tolerance.

`UPDATE_GOLDEN=1` writes both anew; look at the pictures before they are kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kollega.formats import FORMATS
from kollega.pictures.colour import colours
from kollega.pictures.draw import draw
from kollega.pictures.items import AnyItem, Chips, Words
from kollega.pictures.layout import Layouts
from kollega.site import Brand
from tests.pictures.files import quarters
from tests.pictures.test_layout import CASES, LAYOUTS, layout

GOLDEN = Path(__file__).parents[1] / "golden" / "cards"
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
WORDS = {
    "title": "The night shift has the best coffee", "line": "Mia\xa0Holm\xa0· Emergency Care",
    "wordmark": "Norrevang A/S", "kicker": "We’re hiring", "facts": "Aarhus +2\nHybrid\nFull time", "initials": "MH",
    "quote": "“We wait for whoever is running, and nobody has ever complained.”", "number": "10",
    "rest": "winters at one lamp", "video": "Video", "day": "26", "month": "Apr 2026",
}  # fmt: skip
#: In how much a small picture may differ, of 255: what other versions of the libraries make of edges.
TOLERANCE = 2.0
_WIDE = 240


def _told(item: AnyItem) -> dict[str, object]:
    """Where an item stands, and in which sizes its words may be."""
    told: dict[str, object] = {"draw": type(item).__name__.lower(), "box": item.box}
    if isinstance(item, Words | Chips):
        told["name"] = item.name
    if isinstance(item, Words):
        told["sizes"] = item.fit.sizes
    return told


def test_everything_stands_where_it_stood() -> None:
    found = {f"{name} {form.id}": [_told(item) for item in layout(name, form).items] for name, form in CASES}
    file = GOLDEN / "boxes.json"
    rows = ",\n".join(
        f" {json.dumps(name)}: [\n  " + ",\n  ".join(json.dumps(item) for item in items) + "\n ]"
        for name, items in found.items()
    )
    written = "{\n" + rows + "\n}\n"
    if UPDATE:
        file.write_text(written)
    assert file.read_text() == written


@pytest.mark.parametrize("name", LAYOUTS)
def test_cards_look_as_they_did(name: str) -> None:
    chosen = layout(name)
    palette = colours(Layouts().theme.colours, Brand(primary="#14463e", accent="#b8431f", ground="#fbf5ea"))
    photo = quarters((1600, 1067)) if chosen.photo else None
    image = draw(chosen, palette, WORDS, photo=photo, lang="en").image
    small = image.resize((_WIDE, round(image.height * _WIDE / image.width)), Image.Resampling.BOX)
    file = GOLDEN / f"{name.replace('/', '-')}.png"
    if UPDATE:
        small.save(file, "PNG", optimize=True)
    before = Image.open(file).convert("RGB")
    assert before.size == small.size
    off = ImageStat.Stat(ImageChops.difference(before, small)).mean
    assert max(off) <= TOLERANCE, f"{name} differs by {max(off):.1f} of 255; look at it"


def test_nothing_is_kept_of_layouts_that_are_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == {name.replace("/", "-") for name in LAYOUTS}
    assert len({form.shape for form in FORMATS.values()}) == 4
