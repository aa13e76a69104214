"""What no element of a page, a feed's text or a drawing may do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal, Protocol

from kollega.gate import addresses, css, data
from kollega.gate.facts import Rules
from kollega.gate.notes import Notes

#: A page of the site; HTML in a feed, which readers show on pages of theirs; a file that is a drawing (SVG).
Place = Literal["page", "feed", "drawing"]
Attributes = Mapping[str, str | None]


class _Text(Protocol):
    """What gives an element's text, whichever parser made it."""

    def text(self) -> str: ...


#: An element: its tag, its attributes and what gives its text.
Element = tuple[str, Attributes, _Text]


_REFUSED = frozenset({
    "applet", "dialog", "marquee", "base", "bgsound", "embed", "fencedframe", "frame", "frameset", "iframe", "isindex",
    "keygen", "listing", "noembed", "noframes", "object", "param", "plaintext", "portal", "xmp", "math",
    "foreignObject", "foreignobject", "handler", "listener", "discard", "animate", "animateColor",
    "animateMotion", "animateTransform", "animatecolor", "animatemotion", "animatetransform", "set",
})  # fmt: skip
# Text from contributors has no need of these, and parsers disagree about them.
_REFUSED_IN_FEEDS = frozenset({"form", "link", "meta", "noscript", "style", "svg", "template"})
_FORBIDDEN_ATTRIBUTES = frozenset(
    {"ping", "attributionsrc", "srcdoc", "xml:base", "contenteditable", "popovertarget"}
)
_PAINTS = frozenset({
    "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start", "marker-mid",
    "marker-end",
})  # fmt: skip
_PAGE: dict[Place, str] = {"page": "page", "drawing": "page", "feed": "feed-link"}
_LOAD: dict[Place, str] = {"page": "load", "drawing": "load", "feed": "feed-load"}
_Look = Callable[[str, str, str, Notes, Place], None]
_Check = Callable[[_Text, Attributes, Notes, Rules, Place], None]
_LOADING_PAINT = re.compile(r"\\|(?:url|src|image|image-set|cross-fade)\((?!\s*['\"]?#)", re.IGNORECASE)

_JSON_TYPES = frozenset({"application/ld+json", "application/json"})
#: What a page may ask: words to look for, and choices. Nobody types a password here, or hands in a file to the public.
_ASKED = frozenset({"search", "checkbox", "radio", "text"})
_LINKS_ONLY = frozenset({
    "alternate", "author", "bookmark", "contents", "edit", "external", "first", "help", "hub", "index",
    "last", "license", "me", "next", "nofollow", "noopener", "noreferrer", "payment", "prev",
    "privacy-policy", "search", "self", "shortlink", "tag", "terms-of-service", "up",
})  # fmt: skip
_ADDRESS_META = re.compile(
    r"og:(?:url|(?:image|video|audio)(?::url|:secure_url)?)|twitter:(?:image|player)(?::src)?"
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(['\"]?)(.*)", re.IGNORECASE | re.DOTALL)
_PLAIN_EQUIV = frozenset({"content-security-policy", "x-ua-compatible", "content-language", "default-style"})


def examine(elements: Iterable[Element], notes: Notes, rules: Rules, place: Place) -> None:
    """Note what is wrong with each element by itself, and where it leads."""
    for tag, attributes, element in elements:
        if not attributes and tag not in _NOTABLE:
            continue
        looks, check = _plan(place, tag, *attributes)
        for name, look in looks:
            look(tag, name, attributes[name] or "", notes, place)
        if check is not None:
            check(element, attributes, notes, rules, place)


def _load(_tag: str, _name: str, value: str, notes: Notes, place: Place) -> None:
    if _tag != "script":
        notes.link(_LOAD[place], value)


def _load_set(_tag: str, _name: str, value: str, notes: Notes, place: Place) -> None:
    for address in addresses.candidates(value):
        notes.link(_LOAD[place], address)


def _href(tag: str, name: str, value: str, notes: Notes, place: Place) -> None:
    if tag in ("a", "area"):
        notes.link(_PAGE[place], value)
    elif tag in ("image", "feImage", "feimage"):
        notes.link(_LOAD[place], value)
    elif tag != "link" and not value.startswith("#"):
        notes.add("gate-reference", value, tag=tag, name=name, address=value)


def _send(_tag: str, _name: str, value: str, notes: Notes, _place: Place) -> None:
    notes.link("form", value)


def _identity(tag: str, name: str, value: str, notes: Notes, place: Place) -> None:
    if place == "feed":
        return  # readers show many texts on one page, so names in them mean nothing
    if name == "id":
        notes.anchor(value)
    elif tag == "a":
        notes.anchors[value] = None


def _forbidden(tag: str, name: str, _value: str, notes: Notes, _place: Place) -> None:
    notes.add("gate-attribute", f"{name}=", tag=tag, name=name)


def _handler(tag: str, name: str, _value: str, notes: Notes, _place: Place) -> None:
    notes.add("gate-handler", f"{name}=", tag=tag, name=name)


def _style_attribute(_tag: str, _name: str, value: str, notes: Notes, place: Place) -> None:
    if place == "drawing":
        css.check(value, notes)
    else:
        notes.add("gate-style-attribute", value, what=value)


def _paint(tag: str, name: str, value: str, notes: Notes, _place: Place) -> None:
    if _LOADING_PAINT.search(value):
        notes.add("gate-reference", value, tag=tag, name=name, address=value)


_ATTRIBUTES: dict[str, _Look] = {
    **dict.fromkeys(("src", "poster", "background", "lowsrc", "dynsrc", "manifest"), _load),
    **dict.fromkeys(("srcset", "imagesrcset"), _load_set),
    **dict.fromkeys(("href", "xlink:href"), _href),
    **dict.fromkeys(("action", "formaction"), _send),
    **dict.fromkeys(("id", "name"), _identity),
    **dict.fromkeys(_FORBIDDEN_ATTRIBUTES, _forbidden),
    **dict.fromkeys(_PAINTS, _paint),
    "style": _style_attribute,
}  # fmt: skip


def _script(element: _Text, attributes: Attributes, notes: Notes, _rules: Rules, place: Place) -> None:
    text = element.text()
    kind = (attributes.get("type") or "").strip().lower()
    source = attributes.get("src")
    if place != "page":
        notes.add("gate-element", "<script", tag="script")
    elif "src" in attributes and kind not in _JSON_TYPES:
        notes.link("script", source or "")
    elif kind in _JSON_TYPES and "src" not in attributes:
        data.check_json(text, notes)
    else:
        notes.add("gate-script", text[:40] or "<script", what=text.strip()[:60])


def _style(element: _Text, _attributes: Attributes, notes: Notes, _rules: Rules, place: Place) -> None:
    text = element.text()
    if place == "page":
        notes.add("gate-style", text[:40] or "<style", what=text.strip()[:60])
    css.check(text, notes)


def _picture(_element: _Text, attributes: Attributes, notes: Notes, _rules: Rules, place: Place) -> None:
    if place == "page" and "alt" not in attributes:
        source = attributes.get("src") or ""
        notes.add("gate-alt", source, address=source)


def _input(_element: _Text, attributes: Attributes, notes: Notes, rules: Rules, place: Place) -> None:
    kind = (attributes.get("type") or "text").strip().lower()
    if kind not in _ASKED and not (kind == "file" and rules.files_chosen):
        notes.add("gate-element", f"<input type={kind}", tag=f"input type={kind}")


def _link(_element: _Text, attributes: Attributes, notes: Notes, _rules: Rules, _place: Place) -> None:
    relations = set((attributes.get("rel") or "").lower().split())
    address = attributes.get("href") or ""
    purpose = (attributes.get("as") or "").strip().lower()
    if "stylesheet" in relations:
        notes.link("style", address)
    elif "modulepreload" in relations or ("preload" in relations and purpose in ("script", "worker")):
        notes.link("script", address)
    elif relations == {"canonical"}:
        notes.link("canonical", address)
    elif relations <= _LINKS_ONLY:
        notes.link("meta", address)
    elif address or "imagesrcset" not in attributes:
        notes.link("load", address)


def _meta(_element: _Text, attributes: Attributes, notes: Notes, _rules: Rules, _place: Place) -> None:
    content = attributes.get("content") or ""
    charset = attributes.get("charset")
    equivalent = (attributes.get("http-equiv") or "").strip().lower()
    if "charset" in attributes and (charset or "").strip().lower() != "utf-8":
        notes.add("gate-charset", "charset")
    if equivalent == "refresh":
        found = _REFRESH.match(content)
        target = found[2].partition(found[1])[0] if found and found[1] else found[2] if found else ""
        notes.link("refresh", target)
    elif equivalent == "content-type":
        if "charset=utf-8" not in content.lower().replace(" ", ""):
            notes.add("gate-charset", content)
    elif equivalent and equivalent not in _PLAIN_EQUIV:
        notes.add("gate-attribute", content, tag="meta", name=f"http-equiv={equivalent}")
    for name in ("property", "name"):
        if content and _ADDRESS_META.fullmatch((attributes.get(name) or "").strip().lower()):
            notes.link("meta", content)


_TAGS: dict[str, _Check] = {
    "script": _script, "style": _style, "img": _picture, "input": _input, "link": _link, "meta": _meta,
}  # fmt: skip
#: Elements that matter without any attribute.
_NOTABLE = _REFUSED | _REFUSED_IN_FEEDS | _TAGS.keys()


def _refuse(tag: str) -> _Check:
    def check(_element: _Text, _attributes: Attributes, notes: Notes, _rules: Rules, _place: Place) -> None:
        notes.add("gate-element", f"<{tag}", tag=tag)

    return check


@lru_cache(maxsize=10_000)
def _plan(place: Place, tag: str, *names: str) -> tuple[tuple[tuple[str, _Look], ...], _Check | None]:
    """Those of an element's attributes that matter and how to look at them, and how to look at the element itself."""
    if tag in _REFUSED or (place == "feed" and tag in _REFUSED_IN_FEEDS):
        return (), _refuse(tag)
    looks = ((name, _handler if name.startswith("on") else _ATTRIBUTES.get(name)) for name in names)
    return tuple((name, look) for name, look in looks if look is not None), _TAGS.get(tag)
