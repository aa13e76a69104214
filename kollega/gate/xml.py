"""Feeds, sitemaps and drawings: XML, read without its document types and entities."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from kollega.gate import elements
from kollega.gate.facts import Rules
from kollega.gate.notes import Notes
from kollega.gate.pieces import MARK, Cut

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
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
#: The first entry of a feed of any kind: RSS, Atom, and those of job boards.
_ENTRY = re.compile(rb"<(item|entry|job|posting)[\s>]")
_PLACE = f"<{MARK}/>".encode()
_STYLESHEET = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class _Text:
    """What gives an element's text, for `kollega.gate.elements`."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element

    def text(self) -> str:
        return "".join(map(str, self._element.itertext()))


def check(
    data: bytes, notes: Notes, rules: Rules, *, drawing: bool = False, trusted: bool = False
) -> etree._Element | None:
    """Check an XML file and note its addresses and HTML; the root, or `None` where it cannot be read.

    A `drawing` is an SVG file; of a `trusted` file (the theme's) only the form is checked.
    """
    try:
        root = _read(data)
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


def _read(data: bytes) -> etree._Element:
    return etree.fromstring(data, _PARSER)


def cut(data: bytes) -> Cut | None:
    """A feed in its entries, or `None` where that is not surely the same.

    XML is free of context: where one element may stand any other may, and what follows is read alike. So it only needs to
    be seen that elements can stand at the cuts, which the frame shows with an element in each, and that the names in the
    entries mean what they mean there.
    """
    found = _ENTRY.search(data)
    if not found or MARK.encode() in data or b"xml:id" in data:  # which must be another in each entry
        return None
    start, end = b"<" + found[1], b"</" + found[1] + b">"
    *rows, last = data.split(end)
    parts = [row.partition(start) for row in rows]
    if not all(mark for _, mark, _ in parts):
        return None
    frame = _PLACE.join([*(before for before, _, _ in parts), last])
    around = _around(frame, len(parts))
    if around is None:
        return None
    return Cut(frame, [start + inside + end for _, _, inside in parts], *around)


def _around(frame: bytes, count: int) -> tuple[bytes, bytes] | None:
    """What to put around an entry, for it to mean what it means in the `frame`."""
    try:
        root = _read(frame)
    except (etree.XMLSyntaxError, ValueError):
        return None
    document = root.getroottree().docinfo
    places = list(root.iter("{*}" + MARK))
    parents = {place.getparent() for place in places}
    parent = parents.pop() if len(places) == count and len(parents) == 1 else None
    if parent is None or (parent is not root and parent.getparent() is not root):
        return None
    if parent.nsmap != root.nsmap or document.xml_version != "1.0":
        return None
    if (document.encoding or "").upper() != "UTF-8" or any(
        _local(one)[0] in (_SVG, _XHTML) for one in (root, parent)
    ):
        return None
    name = f"{root.prefix}:{_local(root)[1]}" if root.prefix else _local(root)[1]
    spaces = sorted((prefix or "", address) for prefix, address in root.nsmap.items())
    if not all(address.isprintable() for _, address in spaces):
        return None
    said = "".join(f' xmlns{prefix and ":" + prefix}="{html.escape(address)}"' for prefix, address in spaces)
    inner = ("", "") if parent is root else (f"<{MARK}>", f"</{MARK}>")
    return f"<{name}{said}>{inner[0]}".encode(), f"{inner[1]}</{name}>".encode()


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
    space, name = _local(element)
    if space == _SVG:
        elements.examine([_as_html(element, name)], notes, rules, "drawing")
    elif space == _XHTML and name == "link" and element.get("rel") == "alternate":
        notes.link("feed", element.get("href", ""))
    elif space == _XHTML:
        elements.examine([_as_html(element, name.lower())], notes, rules, "feed")
    elif not drawing:
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        _addresses(element, space, name, attributes, notes)
        if _holds_html(space, name, attributes, root):
            notes.fragments.append(element.text or "")


def _local(element: etree._Element) -> tuple[str, str]:
    """The namespace and the name of an element."""
    space, _, name = str(element.tag).rpartition("}")
    return space[1:], name


def _addresses(
    element: etree._Element, space: str, name: str, attributes: Mapping[str, str], notes: Notes
) -> None:
    said = [attributes[attribute] for attribute in _ADDRESS_ATTRIBUTES if attribute in attributes]
    for value in said:
        notes.link("feed", value)
    if space == _ATOM and name == "content" and "src" in attributes:
        notes.link("feed", attributes["src"])
    if f"{_XML}base" in attributes:
        notes.add("gate-attribute", "xml:base", tag=name, name="xml:base")
    if said or name.lower() not in _ADDRESS_ELEMENTS or len(element):
        return
    if name != "guid" or attributes.get("isPermaLink") != "false":
        notes.link("feed", element.text or "")


def _holds_html(space: str, name: str, attributes: Mapping[str, str], root: etree._Element) -> bool:
    if space == _CONTENT:
        return name == "encoded"
    if attributes.get("type") in ("html", "text/html"):
        return name not in ("link", "enclosure")
    # The feeds of job boards: <source><job><description>, <feed><postings><posting><description>.
    return name == "description" and root.tag in ("source", "feed")


def _as_html(element: etree._Element, local: str) -> elements.Element:
    attributes = {_short(str(name)): str(value) for name, value in element.attrib.items()}
    return local, attributes, _Text(element)


def _short(name: str) -> str:
    return name.replace(_XLINK, "xlink:").replace(_XML, "xml:")
