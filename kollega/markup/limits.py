"""What a text may ask of its parsers, far above what any reader could follow.

The Markdown parser and the sanitiser take quadratic time or memory on a few shapes, each of which is
refused here, in linear time and before they see it. What they were measured to need at these limits is
under a second; the length of a file is limited where it is read (`kollega.sources`).
"""

from __future__ import annotations

import re

#: Containers in containers, and columns of a table.
_DEEPEST = 60
_WIDEST_TABLE = 60
#: Of each in a text: the parser compares all headings with all, and copies the text at each e-mail address.
_MOST_HEADINGS = 1_000
_MOST_ADDRESSES = 2_000
#: Columns times lines: the parser fills short rows up.
_MOST_CELLS = 50_000
#: Tags written by hand times all tags: the sanitiser looks through all that are open, and opens those that
#: only mark words anew in every paragraph.
_MOST_LOOKS = 300_000_000
_MOST_REOPENED = 1_000_000
#: Different links and pictures, each of which is looked up.
_MOST_REFERENCES = 2_000
#: Characters of the result, and the signs in it that are written as names (`&amp;`).
_MOST_HTML = 3_000_000
_MOST_NAMED = 100_000
#: Beginnings and ends of elements, and of links and pictures: each is looked at on the page, in feeds and in the gate.
_MOST_TAGS = 60_000
_MOST_SHOWN = 5_000
#: Notes, of which the parser keeps several trees each.
_MOST_NOTES = 10_000

_CONTAINERS = re.compile(
    rf"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))){{{_DEEPEST},}}"
)  # fmt: skip
_MARKERS = " \t>*+-.)0123456789"
#: What a line begins with that may have as many containers.
_MANY_MARKERS = re.compile(rf"\n[\d{re.escape(_MARKERS)}]{{{_DEEPEST}}}")
_MARKS_WORDS = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE)


class TooComplex(Exception):
    """The text is nested deeper, or drawn out further, than is ever shown; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def refuse_text(text: str) -> None:
    """Refuse Markdown that the parser could not read in good time. Raises `TooComplex`."""
    if not _is_simple(text):
        _refuse_lines(text)


def _refuse_lines(text: str) -> None:
    headings = addresses = notes = columns = cells = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.lstrip(_MARKERS)
        headings += bare.startswith("#") or (not bare.rstrip("= \t") and not line.isspace() and line != "")
        addresses += line.count("@")
        notes += line.count("[^")
        if not line.strip(" \t>"):
            columns = 0
        elif "|" in line and "-" in line and not bare.strip("|:- \t"):
            columns = line.count("|") + 1
        cells += columns
        if (
            columns > _WIDEST_TABLE
            or cells > _MOST_CELLS
            or headings > _MOST_HEADINGS
            or addresses > _MOST_ADDRESSES
            or notes > _MOST_NOTES
            or (len(line) > _DEEPEST and _CONTAINERS.match(line))
        ):
            raise TooComplex(number)


def _is_simple(text: str) -> bool:
    """Whether a text has too little of everything, as most have, for its lines to be looked at one by one."""
    return (
        text.count("\n") < _MOST_HEADINGS
        and text.count("@") <= _MOST_ADDRESSES
        and text.count("[^") <= _MOST_NOTES
        and "|" not in text
        and not _MANY_MARKERS.search(f"\n{text}")
    )


def refuse_html(raw: str, text: str) -> None:
    """Refuse what the parser made of `text` where the sanitiser could not read it. Raises `TooComplex`.

    Where there is too much of something, the line is about the one where it begins to be.
    """
    tags = raw.count("<")
    for count, most in (
        (len(raw), _MOST_HTML),
        (tags, _MOST_TAGS),
        (raw.count("<a ") + raw.count("<img "), _MOST_SHOWN),
        (raw.count("&") + raw.count("\xa0"), _MOST_NAMED),
    ):
        if count > most:
            raise TooComplex(text.count("\n", 0, len(text) * most // count) + 1)
    written = text.count("<")
    if (
        (tags > 4 * _DEEPEST and _depth(raw) > 4 * _DEEPEST)
        or written * tags > _MOST_LOOKS
        or (written * tags > _MOST_REOPENED and len(_MARKS_WORDS.findall(text)) * tags > _MOST_REOPENED)
    ):
        raise TooComplex(fullest(text))


def refuse_references(count: int, text: str) -> None:
    """Refuse more different links and pictures than anybody could look up. Raises `TooComplex`."""
    if count > _MOST_REFERENCES:
        raise TooComplex(fullest(text))


def _depth(raw: str) -> int:
    """How deep elements lie in each other, where they are closed as they were opened."""
    depth = deepest = 0
    for found in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", raw):
        if found[2].lower() in ("br", "img", "hr", "p", "input", "li", "td", "th", "tr", "wbr", "col"):
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def fullest(text: str) -> int:
    """The line with the most signs that mean something to a parser, or else the longest; from 1."""
    lines = text.split("\n")
    signs = (len(line) - len(line.translate(_NO_SIGNS)) for line in lines)
    weights = [(count, len(line)) for count, line in zip(signs, lines, strict=True)]
    return weights.index(max(weights)) + 1


_NO_SIGNS = dict.fromkeys(map(ord, '<>*_[]&|`~="{}!#'))
