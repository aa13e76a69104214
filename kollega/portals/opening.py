"""An opening: a job in one place, as portals count jobs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kollega.digest import of_bytes
from kollega.records import Pay, Struct


class Spot(Struct, frozen=True, kw_only=True):
    """A place, as exact as it is known; `country` is an ISO 3166 code, `reference` that of the job there."""

    reference: str
    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


class Opening(Struct, frozen=True, kw_only=True):
    """A job with all its places. Texts are on one line and without what XML forbids; dates are RFC 3339.

    `html` is the whole advert, sanitised, with complete addresses.
    """

    reference: str
    id: str
    url: str
    title: str
    lang: str
    company: str
    published: str
    updated: str
    until: str = ""
    summary: str
    html: str
    #: Characters of the advert without its markup.
    length: int
    spots: tuple[Spot, ...]
    workplace: str
    remote_from: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    pay: Pay | None = None
    apply_url: str = ""
    apply_email: str = ""
    team: str = ""
    tags: tuple[str, ...] = ()
    #: The file that people edit.
    source: str


class Publisher(Struct, frozen=True, kw_only=True):
    """Whose jobs they are. `updated` is the newest date of any of them, or empty."""

    name: str
    url: str
    updated: str = ""


def spots(reference: str, places: Iterable[tuple[str, Spot]]) -> Iterator[Spot]:
    """Places with a reference each that never depends on the others: that of the first is the job's own.

    `places` are slugs and spots; two of one slug are one place.
    """
    seen: set[str] = set()
    for slug, spot in places:
        if slug not in seen:
            own = f"{reference}-{slug}" if seen else reference
            seen.add(slug)
            yield Spot(
                reference=own, name=spot.name, street=spot.street, postcode=spot.postcode, city=spot.city,
                region=spot.region, country=spot.country,
            )  # fmt: skip


def shortened(reference: str, longest: int) -> str:
    """A reference of at most `longest` characters: beyond, its beginning and a part of its digest."""
    if len(reference) <= longest:
        return reference
    return f"{reference[: longest - 13]}-{of_bytes(reference.encode())[:12]}"


#: The elements that portals show; of all others the words stay.
_SHOWN = frozenset({"p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "u"})
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>')
_INSTEAD = {
    **{f"h{level}": ("<p><strong>", "</strong></p>") for level in range(1, 7)},
    "tr": ("<p>", "</p>"), "td": ("", " "), "th": ("", " "), "dt": ("<p>", "</p>"), "dd": ("<p>", "</p>"),
    "pre": ("<p>", "</p>"), "summary": ("<p>", "</p>"), "caption": ("<p>", "</p>"),
}  # fmt: skip


def plain_html(html: str) -> str:
    """Sanitised HTML with paragraphs, lists and emphasis alone, and without names of characters but those of `&<>`."""

    def instead(tag: re.Match[str]) -> str:
        closing, name = bool(tag[1]), tag[2]
        if name in _SHOWN:
            return f"<{tag[1]}{name}>"
        return _INSTEAD.get(name, ("", ""))[closing]

    return _TAG.sub(instead, html).replace("&nbsp;", "\u00a0").strip()
