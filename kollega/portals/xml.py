"""Writing XML row by row, so that a feed of thousands of jobs is never a tree in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

#: An element: its name, and its text or its inner elements. An empty text is left out.
Element = tuple[str, Any]


def document(outer: tuple[str, ...], head: Mapping[str, str], rows: Iterable[Element]) -> bytes:
    """A document with `rows` within the elements `outer`; `head` stands before them, in the outermost."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(outer[0]):
            for name, text in head.items():
                _write(file, (name, text))
            _within(file, outer[1:], rows)
            file.write("\n")
    return buffer.getvalue() + b"\n"


def _within(file: Any, outer: tuple[str, ...], rows: Iterable[Element]) -> None:
    if outer:
        with file.element(outer[0]):
            _within(file, outer[1:], rows)
        return
    for row in rows:
        _write(file, row)


def _write(file: Any, element: Element) -> None:
    file.write("\n")
    file.write(_element(*element))


def _element(name: str, content: Any) -> etree._Element:
    made = etree.Element(name)
    if isinstance(content, str):
        # Portals ask for CDATA; what would end it is written as other texts are.
        made.text = content if "]]>" in content else etree.CDATA(content)
    else:
        made.extend(_element(*inner) for inner in content if inner[1])
    return made
