"""Make the pictures of docs/gallery.md: every kind of page on a phone and on a desk, light and dark.

    .venv/bin/python -m tools.gallery                                        the demo, into docs/pictures/gallery/
    .venv/bin/python -m tools.gallery --site FOLDER --today 2024-04-20 --out docs/pictures/gallery/large     another site

For another site, the first page of each kind is taken, by its address.
"""

from __future__ import annotations

import argparse
import io
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple, get_args

from PIL import Image
from playwright.sync_api import Browser

from tests.serving import serving
from tools.camera import DAY, Palette, built, chromium, look

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "pictures" / "gallery"
SCREENS = ((390, 1400), (1280, 1400))
#: Width of a picture, and the most bytes of it.
WIDTH, MOST = 1600, 85_000
_GAP, _GROUND = 32, "#8d8a83"
#: Stands on a closed job's page alone.
_CLOSED = 'class="k-notice"'


class Kind(NamedTuple):
    """A kind of page: the demo's example of it, and where others of its kind lie in a finished site."""

    name: str
    address: str
    pattern: str = ""

    def found(self, site: Path) -> str | None:
        """The address of a page of this kind: the demo's, or the first that there is, or None."""
        if (site / self.address / "index.html").is_file() or (site / self.address).is_file():
            return self.address
        for path in sorted(site.glob(self.pattern)) if self.pattern else ():
            closed = self.name.endswith("job") and _CLOSED in path.read_text("utf-8")
            if closed == (self.name == "closed-job"):
                return path.relative_to(site).parent.as_posix() + "/"
        return None


#: In the order of docs/gallery.md, which says a word about each.
KINDS = (
    Kind("home", ""),
    Kind("stories", "stories/"),
    Kind("story", "stories/the-six-ten-bun/", "stories/*/index.html"),
    Kind("jobs", "jobs/"),
    Kind("job", "jobs/buoy-technician/", "jobs/*/index.html"),
    Kind("closed-job", "jobs/second-engineer-godaften/", "jobs/*/index.html"),
    Kind("team", "teams/ferries/", "teams/*/index.html"),
    Kind("location", "locations/stillehavn/", "locations/*/index.html"),
    Kind("people", "people/"),
    Kind("person", "people/omar-tindholt/", "people/*/index.html"),
    Kind("events", "events/"),
    Kind("event", "events/open-house-2026/", "events/*/index.html"),
    Kind("hiring", "hiring/"),
    Kind("value", "values/mend-first/", "values/*/index.html"),
    Kind("topic", "tags/learning/", "tags/*/index.html"),
    Kind("search", "search/"),
    Kind("not-found", "404.html"),
)


def main(arguments: list[str] | None = None) -> None:
    """Build, look, write one WebP for each kind of page that the site has."""
    parser = argparse.ArgumentParser(description="Make pictures of every kind of page of a site.")
    parser.add_argument("--site", type=Path, default=ROOT, help="folder of the site (default: the demo)")
    parser.add_argument("--today", type=date.fromisoformat, default=DAY, help="the day of the build")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    parser.add_argument("kinds", nargs="*", help="names of kinds of pages (default: all)")
    chosen = parser.parse_args(arguments)
    if chosen.out == OUT and chosen.site.resolve() != ROOT:
        parser.error("only the demo's pictures belong into the documentation: name another folder with --out")
    chosen.out.mkdir(parents=True, exist_ok=True)
    with built(chosen.site, chosen.today) as site, serving(site) as base, chromium() as browser:
        for kind in (one for one in KINDS if not chosen.kinds or one.name in chosen.kinds):
            address = kind.found(site)
            if address is None:
                print(f"{kind.name}: the site has none")
                continue
            data = webp(_sheet(browser, base + address))
            (chosen.out / f"{kind.name}.webp").write_bytes(data)
            print(f"{kind.name}: /{address}, {len(data) // 1000} kB")


def _sheet(browser: Browser, address: str) -> Image.Image:
    """A page on a phone, light and dark, and on a desk, light and dark, side by side."""
    palettes: tuple[Palette, ...] = get_args(Palette)
    looks = [look(browser, address, size, palette) for size, palette in product(SCREENS, palettes)]
    width = sum(one.width + _GAP for one in looks) + _GAP
    sheet = Image.new("RGB", (width, looks[0].height + 2 * _GAP), _GROUND)
    left = _GAP
    for one in looks:
        sheet.paste(one, (left, _GAP))
        left += one.width + _GAP
    return sheet.resize((WIDTH, round(sheet.height * WIDTH / width)), Image.Resampling.LANCZOS)


def webp(picture: Image.Image, most: int = MOST) -> bytes:
    """The picture as WebP of at most `most` bytes, as good as they allow."""
    for quality in range(84, 20, -6):
        file = io.BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= most:
            break
    return file.getvalue()


if __name__ == "__main__":
    main()
