"""The files of the brand: fonts and logos that the configuration names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from kollega import typefaces
from kollega.schema.missing import tell_missing_setting
from kollega.site import Site
from kollega.sources import Files, Map, Scalar, Source

_FONTS, _LOGOS = ("display_font", "text_font"), ("logo", "logo_dark")
#: What a WOFF2 file begins with.
_SIGNATURE = b"wOF2"


def with_brand(site: Site, config: Map, source: Source, root: Path, files: Files) -> Site:
    """The site with its fonts as paths in the site folder; a font or logo that is not there is an error, and left out.

    Where `brand` has no logo, it is that of the organisation or of the theme; and the other way round.
    """
    look = _Look(site, config, source, root, files)
    fonts = {name: look.font(name) for name in _FONTS if typefaces.is_file(getattr(site.brand, name))}
    logos = {name: look.file(name, site.docs_dir) for name in _LOGOS if getattr(site.brand, name)}
    addresses = {name: path.removeprefix(f"{site.docs_dir}/") for name, path in logos.items()}
    brand = msgspec.structs.replace(site.brand, **fonts, **addresses)
    theirs = config.get("theme", "logo")
    others = (site.organisation.logo, theirs.value if isinstance(theirs, Scalar) else "")
    logo = brand.logo or next((other for other in others if other and "://" not in other), "")
    return msgspec.structs.replace(
        site, brand=msgspec.structs.replace(brand, logo=logo),
        organisation=msgspec.structs.replace(site.organisation, logo=site.organisation.logo or logo),
        theme_files=_with(site.theme_files, fonts.values()), theme_media=_with(site.theme_media, logos.values()),
    )  # fmt: skip


def card_logos(site: Site) -> tuple[str, ...]:
    """The logos that cards can show, as paths in the site folder: a drawing (SVG) is none."""
    names = (site.brand.logo, site.brand.logo_dark)
    return tuple(f"{site.docs_dir}/{name}" for name in names if name.casefold().endswith(".png"))


def card_layouts(site: Site) -> dict[str, str]:
    """The site's own layouts of cards: path in the site folder by that in `cards/` of its theme."""
    folder = f"{site.theme_dir}/cards/"
    return {path.removeprefix(folder): path for path in site.theme_files if path.startswith(folder)}


def _with(paths: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*paths, *filter(None, more)]))


class _Look(NamedTuple):
    """Looks for files that `brand` names, and reports those that are not there."""

    site: Site
    config: Map
    source: Source
    root: Path
    files: Files

    def file(self, name: str, *folders: str) -> str:
        """The path of the file in the first folder that has it, or an empty text."""
        value: str = getattr(self.site.brand, name)
        for folder in folders:
            if (path := f"{folder}/{value}") in self.files or path in self.site.theme_files:
                return path
        node = self.config.get("extra", "kollega", "brand", name) or self.config
        tell_missing_setting(node, name, value, self.source, self.files, self.site.docs_dir)
        return ""

    def font(self, name: str) -> str:
        """The same for what seems to be a font for browsers; what is inside is looked at when it is measured."""
        path = self.file(name, self.site.theme_dir, self.site.docs_dir)
        if not path:
            return ""
        file = self.root / path
        with file.open("rb") as opened:
            signed = opened.read(len(_SIGNATURE)) == _SIGNATURE
        if not signed:
            self._problem("font-broken", name, name=file.name, reason="it is not a WOFF2 file")
        elif (size := file.stat().st_size) > typefaces.HEAVY:
            most = typefaces.HEAVY // 1000
            self._problem("font-heavy", name, name=file.name, kb=size // 1000, most=most)
        return path if signed else ""

    def _problem(self, problem: str, key: str, **values: Any) -> None:
        node = self.config.get("extra", "kollega", "brand", key) or self.config
        self.source.problem(problem, node.line, node.column, **values)
