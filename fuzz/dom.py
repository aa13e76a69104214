"""HTML as a parser sees it that has no part in making it: html5lib, which follows the standard step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from html5lib.serializer import HTMLSerializer

_HTML = "{http://www.w3.org/1999/xhtml}"
_DROPPED = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_C0_AND_SPACE = "".join(map(chr, range(0x21)))


class Part(NamedTuple):
    """An element: its name (with `svg:` or `math:` before it where it is of those), its attributes, the text in it."""

    tag: str
    attributes: dict[str, str]
    text: str


def tree(html: str) -> Element:
    """The tree of a page; scripting is on, as in a browser."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=True)
    found: Element = parser.parse(html, scripting=True)
    return found


def inside(html: str) -> Element:
    """The `div` of a page in which a piece of HTML stands. (html5lib itself loses elements of pieces.)"""
    found = tree(f"<!doctype html><div>{html}").find(f".//{_HTML}div")
    assert found is not None
    return found


def parts(root: Element) -> Iterator[Part]:
    """`root` and all elements below it, in order."""
    for element in root.iter():
        if isinstance(element.tag, str):
            attributes = {_local(name): value or "" for name, value in element.attrib.items()}
            yield Part(_name(element.tag), attributes, element.text or "")


def serialised(root: Element) -> str:
    """The tree written down again."""
    serializer = HTMLSerializer(
        omit_optional_tags=False, quote_attr_values="always", alphabetical_attributes=True, minimize_boolean_attributes=False
    )  # fmt: skip
    return str(serializer.render(html5lib.getTreeWalker("etree")(root)))


def words(root: Element) -> str:
    """All text below `root`."""
    return "".join(root.itertext())


def scheme(address: str) -> str:
    """The scheme of an address as browsers read it; empty for a relative one."""
    found = _SCHEME.match(_DROPPED.sub("", address.strip(_C0_AND_SPACE)))
    return found[1].lower() if found else ""


def host(address: str) -> str:
    """The host that an address names as browsers read it; empty where it names none."""
    plain = _DROPPED.sub("", address.strip(_C0_AND_SPACE)).replace("\\", "/")
    found = re.match(r"(?:https?:)?//+([^/?#]*)", plain, re.IGNORECASE)
    return found[1].rpartition("@")[2].lower() if found else ""


def _name(tag: str) -> str:
    if tag.startswith(_HTML):
        return tag.removeprefix(_HTML)
    space, _, local = tag[1:].partition("}")
    return f"{'svg' if 'svg' in space else 'math'}:{local}"


def _local(name: str) -> str:
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    return {"http://www.w3.org/1999/xlink": "xlink:", "http://www.w3.org/XML/1998/namespace": "xml:"}.get(
        space, ""
    ) + local
