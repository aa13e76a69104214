"""The bundle: styles, scripts and fonts, named by their content so that browsers may keep them for ever.

The files lie in `theme/` of the package; a site's own `theme/` overlays them file by file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from kollega import brand, typefaces
from kollega.digest import of_bytes
from kollega.feeds import STYLE
from kollega.pictures import tints
from kollega.site import Site
from kollega.steps import Known
from kollega.templates import THEME
from kollega.words import words_of

#: The folder on the site.
FOLDER = "static"
#: The style sheet, in order: what comes later is stronger. The colours and fonts of the brand come before all.
STYLES = (
    "fonts", "tokens", "type", "frame", "pages", "text", "parts", "share", "finder", "search", "video", "blocks", "media",
)  # fmt: skip
#: Each script by its name: the files of `scripts/` that it is made of.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "palette.js": ("palette", "menus", "asked"),
    "finder.js": ("finder",),
    "search.js": ("search-index", "search-languages", "search"),
    "share.js": ("copy", "share"),
    "referred.js": ("carried", "referred"),
    "video.js": ("video",),
}


class Room(NamedTuple):
    """What the pages of an output need: style sheets in order, and scripts."""

    styles: tuple[str, ...]
    scripts: dict[str, tuple[str, ...]]


PUBLIC = Room(STYLES, SCRIPTS)
#: The room for colleagues looks like the same house.
BACKSTAGE = Room(
    ("fonts", "tokens", "type", "frame", "pages", "text", "parts", "share", "kit", "rooms", "ask", "media"),
    {
        "palette.js": ("palette", "menus"),
        "kit.js": ("copy", "lengths", "zip", "code", "qr", "kit", "carried", "recommend"),
        "person.js": ("copy", "code", "person"),
        "library.js": ("library",),
        "ask.js": ("slug", "photos", "zip", "ask"),
    },
)
_URL = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)["']?\)""")


class Bundle(msgspec.Struct, frozen=True):
    """`files`: bytes by path on the site. `names`: that path by the name that templates use (`kollega.css`)."""

    files: dict[str, bytes]
    names: dict[str, str]
    #: Paths of the fonts to fetch at once.
    fonts: tuple[str, ...]


def bundle(root: str, site: Site, made: Mapping[str, Sequence[Known]], room: Room = PUBLIC) -> Bundle:
    """The bundle of an output of a site. A file that a style sheet names and is not there stays as it is, for the gate to find.

    `made` holds what the steps `typeface:<path>` made of the employer's fonts.
    """
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
        named = names.get(found[1]) or put(found[1], path.read_bytes())
        return f'url("{named.removeprefix(FOLDER + "/")}")'

    measures = {path: _measures(made[f"typeface:{path}"]) for path in typefaces.files(site.brand)}
    style = brand.style(site.brand) + typefaces.style(site.brand, measures)
    style += "".join(_read(root, site, f"styles/{name}.css") for name in room.styles)
    style += tints.rules()
    put("kollega.css", _URL.sub(place, style).encode())
    # Feeds name it, and readers keep feeds for long: it is always at the same place. It must begin with its namespaces.
    files[STYLE] = (_read(root, site, "styles/feed.css") + brand.style(site.brand) + _said(site)).encode()
    for name, parts in room.scripts.items():
        put(name, "".join(_read(root, site, f"scripts/{part}.js") for part in parts).encode())
    fonts = tuple(names[name] for name in typefaces.first(site.brand) if name in names)
    return Bundle(files, names, fonts)


def _said(site: Site) -> str:
    """What a feed says of itself in a browser, as `--said`: in the language that it names, else in the site's first one."""
    rules: list[str] = []
    for lang in site.languages:
        text = words_of(site, lang).gettext(
            "This is a feed: put its address into a feed reader, and new stories and jobs come to you."
        )
        where = f":root:lang({lang})" if rules else ":root"
        rules.append(f"{where} {{ --said: {_quoted(text)}; }}\n")
    return "".join(rules)


def _quoted(text: str) -> str:
    """A text as CSS has it: letters that end it, or the line, by their numbers."""
    return '"' + re.sub(r'["\\\x00-\x1f<]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _measures(made: Sequence[Known]) -> typefaces.Measures:
    return typefaces.Measures(**made[0].facts)


def _read(root: str, site: Site, name: str) -> str:
    path = _find(root, site, name)
    return path.read_text("utf-8").rstrip() + "\n" if path else ""


def _find(root: str, site: Site, name: str) -> Path | None:
    """A file of the theme: the site's own where it has one, else the package's; or a font of the brand."""
    if name in typefaces.files(site.brand):
        return Path(root) / name
    own = f"{site.theme_dir}/{name}"
    if site.theme_dir and own in site.theme_files:
        return Path(root) / own
    path = THEME / name
    return path if path.is_file() else None
