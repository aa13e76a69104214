"""Make the picture of the README: pages of the demo on a desk and on a phone.

    .venv/bin/python -m tools.screenshots

It builds the repository's own site into a temporary folder and looks at it in the Chromium that is installed.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.serving import serving
from tools.camera import built, chromium, look

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "pictures" / "demo.jpg"
DESK = ("", "stories/the-six-ten-bun/")
PHONE = ("jobs/ferry-master/", "people/birte-solkaer/")
GROUND = "#e9dfcc"


def main() -> None:
    """Build, look, compose."""
    with built(ROOT) as site, serving(site) as base, chromium() as browser:
        desk = [look(browser, base + address, (1280, 900)) for address in DESK]
        phone = [look(browser, base + address, (390, 844)) for address in PHONE]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    _composed(desk, phone).save(OUT, quality=84, optimize=True)


def _composed(desk: list[Image.Image], phone: list[Image.Image]) -> Image.Image:
    """Two desks side by side, and two phones, on one ground."""
    gap, height = 36, 560
    row = [desk[0], phone[0], desk[1], phone[1]]
    scaled = [
        one.resize((round(one.width * height / one.height), height), Image.Resampling.LANCZOS) for one in row
    ]
    width = sum(one.width for one in scaled) + gap * (len(scaled) + 1)
    whole = Image.new("RGB", (width, height + 2 * gap), GROUND)
    left = gap
    for one in scaled:
        whole.paste(one, (left, gap))
        left += one.width + gap
    return whole.resize((1600, round(whole.height * 1600 / whole.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
