"""The press: makes PDF and PNG of the pieces of a stand (Typst). What people wrote reaches it as data, never as code.

PDFs are tagged, with title and language, and refused by the press where they break PDF/UA-1; fonts are embedded.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kollega.brand import palette
from kollega.colour import Colour, written
from kollega.languages import base
from kollega.locales import direction
from kollega.pictures.decode import open_logo
from kollega.pictures.legible import is_seen
from kollega.pictures.script import is_directed
from kollega.pictures.source import Unreadable, read_source
from kollega.records import Struct
from kollega.stands import codes
from kollega.stands.pieces import Piece, Stand
from kollega.stands.typefaces import Type
from kollega.templates import THEME
from kollega.typefaces import by_family

#: What has to be installed, and how; the program itself needs none of it.
NEEDED = ("typst", "segno", "zxingcpp", "fontTools", "brotli")
INSTALL = "python3 -m pip install typst segno zxing-cpp fonttools brotli"
#: How many of the small cards are on a sheet.
ON_A_SHEET = 10
#: Width and height in pixels of a logo, at most: enough for the size in which it is printed.
_LARGEST_LOGO = (1200, 600)
#: The roles of the palette that templates use.
_ROLES = ("ground", "raised", "tint", "ink", "quiet", "primary", "accent", "line", "brand", "on-brand", "bright", "on-bright")  # fmt: skip


class Unprintable(Exception):
    """A piece that the press refuses; the text says why."""


class Print(Struct, frozen=True, kw_only=True):
    """A printed piece: the PDF, and a picture of each of its pages."""

    piece: Piece
    pdf: bytes
    pages: tuple[bytes, ...]


def is_installed() -> bool:
    """Whether there is a press."""
    return all(find_spec(name) for name in NEEDED)


class Own(Struct, frozen=True, kw_only=True):
    """What the employer brings: the bytes of fonts (WOFF2), by family, and of logos (PNG)."""

    fonts: dict[str, bytes] = {}
    logos: tuple[bytes, ...] = ()


def own_files(root: str, stand: Stand) -> Own:
    """The files that the brand of a stand names. Raises `kollega.pictures.source.Unreadable`."""
    return Own(
        fonts={family: read_source(root, path) for family, path in by_family(stand.brand).items()},
        logos=tuple(read_source(root, path) for path in stand.logos),
    )


def printed(stand: Stand, own: Own) -> Iterator[Print]:
    """All pieces of a stand.

    Raises `Unprintable`, also where a code that was read again leads elsewhere.
    """
    import typst

    with TemporaryDirectory() as folder:
        type_ = Type(Path(folder), stand.lang, own.fonts)
        drawn = type_.prepare(_texts(stand))
        common = _common(stand, drawn, type_) | {"logo": _logo(stand, own)}
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(folder)]
        )
        for piece in stand.pieces:
            yield _printed(piece, common | _of_piece(stand, piece, drawn), fonts)


def _printed(piece: Piece, data: dict[str, Any], fonts: Any) -> Print:
    import typst

    folder = THEME / "stands"
    press = typst.Compiler(
        folder / f"{piece.template}.typ", root=folder, font_paths=fonts, sys_inputs={"data": json.dumps(data)}
    )
    try:
        pdf = press.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
        made = press.compile(format="png", ppi=piece.ppi)
        pages = [made] if isinstance(made, bytes) else list(made or [])
        codes.check(pages, Counter(data["expected"]))
    except (typst.TypstError, codes.Unreadable) as error:
        raise Unprintable(f"{piece.id}: {error}") from error
    assert isinstance(pdf, bytes)
    return Print(piece=piece, pdf=pdf, pages=tuple(pages))


def _texts(stand: Stand) -> Iterator[str]:
    yield from (stand.employer, stand.kind, stand.title, stand.summary, stand.when, stand.where, stand.host)
    yield from stand.words.values()
    for card in stand.cards:
        yield from (card.name, card.role)
    yield "0123456789"


def _common(stand: Stand, drawn: Mapping[str, str], type_: Type) -> dict[str, Any]:
    """What every piece needs, as the templates name it."""
    scheme = palette(stand.brand).light
    names = ("employer", "kind", "title", "summary", "when", "where", "host")
    return {
        "lang": base(stand.lang).lower(), "families": type_.families,
        "colours": {role: written(scheme[role]) for role in _ROLES},
        "words": {name: drawn.get(text, text) for name, text in stand.words.items()},
        **{name: _kept_together(drawn.get(getattr(stand, name), ""), stand.lang) for name in names},
    }  # fmt: skip


def _logo(stand: Stand, own: Own) -> dict[str, Any] | None:
    """The first logo that can be seen on the ground of the pieces, drawn anew; nothing where the name stands instead."""
    ground: Colour = palette(stand.brand).light["ground"]
    for data in own.logos:
        with suppress(Unreadable):
            logo = open_logo(data, _LARGEST_LOGO)
            if is_seen(logo, ground):
                out = io.BytesIO()
                logo.save(out, "PNG")
                return {"png": list(out.getvalue()), "ratio": logo.width / logo.height}
    return None


def _kept_together(text: str, lang: str) -> str:
    """In a text that is read from the right, Latin words keep the dot at their end."""
    is_latin_among_others = direction(lang) == "rtl" and not is_directed(text)
    return f"{text}\u200e" if is_latin_among_others and text[-1:] == "." else text


def _of_piece(stand: Stand, piece: Piece, drawn: Mapping[str, str]) -> dict[str, Any]:
    """What one piece needs beside: its page, and its codes with what they lead to."""
    cards = [
        {"name": drawn.get(one.name, ""), "role": drawn.get(one.role, ""), "link": one.link}
        for one in stand.cards
    ]
    if piece.template == "badges":
        links = [card["link"] for card in cards]
    elif piece.template == "cards":
        cards = cards or [{"name": "", "role": "", "link": stand.links[piece.id]}]
        links = [card["link"] for card in cards for _ in range(ON_A_SHEET)]
    else:
        links = [stand.links[piece.id]] * (2 if piece.template == "table-card" else 1)
    return {
        "width": piece.width, "height": piece.height, "name": piece.name, "cards": cards, "expected": links,
        "link": links[0], "codes": {link: codes.svg(link) for link in links}, "on_a_sheet": ON_A_SHEET,
        "address": links[0].partition("?")[0].partition("://")[2].rstrip("/"),
    }  # fmt: skip
