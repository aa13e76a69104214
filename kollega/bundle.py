"""The bundle: the site's styles, scripts and fonts, named by their content so that browsers may keep them for ever.

The files lie in `theme/` of the package; a site's own `theme/` overlays them file by file.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import msgspec

from kollega.digest import of_bytes
from kollega.records import Site
from kollega.templates import THEME

#: The folder on the site.
FOLDER = "static"
#: The style sheet, in order: what comes later is stronger.
STYLES = ("fonts", "tokens", "type", "frame", "pages", "text", "parts", "blocks", "media")
#: Each script by its name: the files of `scripts/` that it is made of.
SCRIPTS: dict[str, tuple[str, ...]] = {"palette.js": ("palette",)}
#: Fonts that every page shows above the fold.
_FIRST_FONTS = ("fonts/bricolage-grotesque-latin.woff2", "fonts/source-sans-3-latin.woff2")
_URL = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)["']?\)""")


class Bundle(msgspec.Struct, frozen=True):
    """`files`: bytes by path on the site. `names`: that path by the name that templates use (`kollega.css`)."""

    files: dict[str, bytes]
    names: dict[str, str]
    #: Paths of the fonts to fetch at once.
    fonts: tuple[str, ...]


def bundle(root: str, site: Site) -> Bundle:
    """The bundle of a site. A file that a style sheet names and is not there stays as it is, for the gate to find."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}

    def put(name: str, data: bytes) -> str:
        stem, _, ending = posixpath.basename(name).rpartition(".")
        names[name] = f"{FOLDER}/{stem}-{of_bytes(data)[:12]}.{ending}"
        files[names[name]] = data
        return names[name]

    def place(found: re.Match[str]) -> str:
        path = _find(root, site, found[1])
        if path is None:
            return found[0]
        made = names.get(found[1]) or put(found[1], path.read_bytes())
        return f'url("{made.removeprefix(FOLDER + "/")}")'

    style = "".join(_read(root, site, f"styles/{name}.css") for name in STYLES)
    put("kollega.css", _URL.sub(place, style).encode())
    for name, parts in SCRIPTS.items():
        put(name, "".join(_read(root, site, f"scripts/{part}.js") for part in parts).encode())
    fonts = tuple(names[name] for name in _FIRST_FONTS if name in names)
    return Bundle(files, names, fonts)


def _read(root: str, site: Site, name: str) -> str:
    path = _find(root, site, name)
    return path.read_text("utf-8").rstrip() + "\n" if path else ""


def _find(root: str, site: Site, name: str) -> Path | None:
    """A file of the theme: the site's own where it has one, else the package's."""
    own = f"{site.theme_dir}/{name}"
    if site.theme_dir and own in site.theme_files:
        return Path(root) / own
    path = THEME / name
    return path if path.is_file() else None
