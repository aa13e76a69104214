"""Feeds, sitemaps and drawings: XML, read without its document types and entities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kollega.gate import elements
from kollega.gate.facts import Rules
from kollega.gate.notes import Notes

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

#: Elements whose text is an address, and attributes that hold one, whatever the vocabulary.
_ADDRESS_ELEMENTS = frozenset({
    "link", "loc", "url", "guid", "comments", "docs", "icon", "logo", "uri", "applyurl", "content_loc",
    "thumbnail_loc", "player_loc",
})  # fmt: skip
_ADDRESS_ATTRIBUTES = ("url", "href", "xmlUrl", "htmlUrl", "uri")
_STYLESHEET = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class _Element:
    """An element in the form that `kollega.gate.elements` asks for."""

    def __init__(self, element: etree._Element, local: str) -> None:
        self.tag = local
        self.attributes = {_short(str(name)): str(value) for name, value in element.attrib.items()}
        self._element = element

    def text(self) -> str:
        return "".join(map(str, self._element.itertext()))


def check(
    data: bytes, notes: Notes, rules: Rules, *, drawing: bool = False, trusted: bool = False
) -> etree._Element | None:
    """Check an XML file and note its addresses and HTML; the root, or `None` where it cannot be read.

    A `drawing` is an SVG file; of a `trusted` file (the theme's) only the form is checked.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", None) or (0, 0)
        notes.add("gate-xml", line=line, column=column, reason=str(error))
        return None
    document = root.getroottree().docinfo
    if document.internalDTD is not None:
        notes.add("gate-doctype", "<!DOCTYPE")
    if (document.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        notes.add("gate-encoding", "encoding")
    if not trusted:
        _instructions(root, notes)
        for element in root.iter("*"):
            _element(element, root, notes, rules, drawing)
    return root


def strings(root: etree._Element) -> Iterator[str]:
    """Every text and every value of an attribute."""
    for element in root.iter():
        yield from (str(text) for text in (element.text, element.tail) if text)
        if isinstance(element.tag, str):
            yield from map(str, element.attrib.values())


def _instructions(root: etree._Element, notes: Notes) -> None:
    """Note the style sheets that the file names before its first element."""
    for node in root.itersiblings(preceding=True):
        if not isinstance(node, etree._ProcessingInstruction) or str(node.target) != "xml-stylesheet":
            continue
        found = _STYLESHEET.search(node.text or "")
        notes.link("style", (found[1] or found[2] or "") if found else "")


def _element(
    element: etree._Element, root: etree._Element, notes: Notes, rules: Rules, drawing: bool
) -> None:
    name = etree.QName(element)
    if name.namespace == _SVG:
        elements.examine([_Element(element, name.localname)], notes, rules, "drawing")
    elif name.namespace == _XHTML and name.localname == "link" and element.get("rel") == "alternate":
        notes.link("feed", element.get("href", ""))
    elif name.namespace == _XHTML:
        elements.examine([_Element(element, name.localname.lower())], notes, rules, "feed")
    elif not drawing:
        _addresses(element, name, notes)
        if _holds_html(element, name, root):
            notes.fragments.append(element.text or "")


def _addresses(element: etree._Element, name: etree.QName, notes: Notes) -> None:
    for attribute in _ADDRESS_ATTRIBUTES:
        value = element.get(attribute)
        if value is not None:
            notes.link("feed", value)
    if name.namespace == _ATOM and name.localname == "content" and "src" in element.attrib:
        notes.link("feed", element.get("src", ""))
    if f"{_XML}base" in element.attrib:
        notes.add("gate-attribute", "xml:base", tag=name.localname, name="xml:base")
    if name.localname.lower() not in _ADDRESS_ELEMENTS or len(element):
        return
    if name.localname == "guid" and element.get("isPermaLink") == "false":
        return
    if not any(attribute in element.attrib for attribute in _ADDRESS_ATTRIBUTES):
        notes.link("feed", element.text or "")


def _holds_html(element: etree._Element, name: etree.QName, root: etree._Element) -> bool:
    if name.namespace == _CONTENT:
        return name.localname == "encoded"
    if element.get("type") in ("html", "text/html"):
        return name.localname not in ("link", "enclosure")
    # The feeds of job boards: <source><job><description>, <feed><postings><posting><description>.
    return name.localname == "description" and root.tag in ("source", "feed")


def _short(name: str) -> str:
    return name.replace(_XLINK, "xlink:").replace(_XML, "xml:")
