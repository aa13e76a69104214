"""From the HTML of a board to Markdown that says the same, and nothing else."""

from __future__ import annotations

import re
from html import unescape
from itertools import takewhile
from typing import Any

from markdownify import MarkdownConverter

from kollega.addresses import SCHEMES, is_sound
from kollega.importing import emphasis
from kollega.letters import clean, is_seen, nfc

#: Characters of HTML; the longest adverts that are known have 40,000.
_LONGEST = 300_000
_ELEMENT = re.compile(r"<[a-z!/]", re.IGNORECASE)
_ESCAPED_ELEMENT = re.compile(r"&(?:amp;)?lt;/?[a-z]", re.IGNORECASE)
#: How often a system may have escaped its own HTML.
_MOST_TIMES = 3
_END_OF_PARAGRAPH = re.compile(r"(?<![ \t])[ \t]+(?=\n\n|\Z)")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
#: Addresses as people type them, which are links as they stand: of mail; and of the web, as far as it is surely one.
_ADDRESS = re.compile(
    r"((?<![\w.+-])[^\W_](?:[\w.+-]*[^\W_])?@[^\W_](?:[^\W_]|[.-])*"
    r"|(?<!\w)(?:https?://|(?<![^\s(])www\.)[^\W_](?:[^\W_]|[.-])*"
    r"(?:[:/?#](?:(?:(?!&#?\w+;)[^\s<>`|\\\[\]*])*(?:[^\W_]|[/=#-]))?)?)",
    re.IGNORECASE,
)


_EMPHASIS = ("b", "strong", "em", "i", "del", "s")
_BLOCKS = (
    "p", "div", "section", "article", "ul", "ol", "li", "dl", "table", "blockquote", "pre", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip


class Unreadable(Exception):
    """This text cannot be read; the words say why."""


def markdown(html: str) -> str:
    """The text as Markdown: headings below that of the page, no pictures, no links but those that lead somewhere.

    Raises `Unreadable` for what is far too long or too deep.
    """
    html = clean(_decoded(html))[0]
    if len(html) > _LONGEST:
        raise Unreadable(f"its text has {len(html):,} characters, more than {_LONGEST:,}")
    try:
        text = _Converter().convert(emphasis.apart(_spelt_out(html)))
    except RecursionError as error:
        raise Unreadable("its text has elements in elements in elements, more than can be meant") from error
    text = _BLANK_LINES.sub("\n\n", _END_OF_PARAGRAPH.sub("", text))
    return nfc(text.strip())


def _decoded(html: str) -> str:
    """HTML as it was before a system escaped its signs, once or twice."""
    for _ in range(_MOST_TIMES):
        if _ELEMENT.search(html) or not _ESCAPED_ELEMENT.search(html):
            break
        html = unescape(html)
    return html


def _spelt_out(html: str) -> str:
    """HTML with characters in the place of their names, but of those that mark it up; wide blanks are as any other."""
    return re.sub(r"[ \u00a0]+", _blank, re.sub(r"&#?\w+;", _character, html))


def _character(name: re.Match[str]) -> str:
    return name[0] if (character := unescape(name[0])) in "<>&\"'" else character


def _blank(run: re.Match[str]) -> str:
    return " " if "\u00a0" in run[0] else run[0]


class _Converter(MarkdownConverter):
    """The library's converter with what adverts need, on a parser that takes linear time, whatever is left open."""

    def __init__(self) -> None:
        super().__init__(
            heading_style="ATX", bullets="-", escape_misc=True, autolinks=False, bs4_options="lxml"
        )

    def convert_soup(self, soup: Any) -> str:
        """A document; emphasis around whole paragraphs, lists or headings is left out, as Markdown has it within a line alone."""
        seen: set[int] = set()
        for block in soup.find_all(_BLOCKS):
            # Up to where another one was before, so that each element is looked at once, however deep it lies.
            for above in takewhile(lambda one: id(one) not in seen, block.parents):
                seen.add(id(above))
                if above.name in _EMPHASIS:
                    above.name = "span"
        return str(super().convert_soup(soup))

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:
        """A heading, if it has words; the page's own is the only one of the first rank."""
        if not is_seen(text):
            return ""
        return str(super().convert_hN(max(n, 2), el, text, parent_tags))  # type: ignore[misc]

    def convert_dt(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A term or what is said of it: a paragraph, since GitHub's Markdown has no lists of terms."""
        return str(super().convert_p(el, text, parent_tags))  # type: ignore[misc]

    convert_dd = convert_dt

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A link where it leads somewhere from any page; else its words."""
        address = str(el.get("href") or "").strip()
        scheme = address.partition(":")[0].casefold()
        if scheme not in SCHEMES or not is_sound(address) or re.search(r"[\s<>()]", address):
            return text
        el["href"], el["title"] = address, ""
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Nothing: pictures of other sites are never loaded."""
        return ""

    def convert_video(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Nothing, as with pictures."""
        return ""

    def escape(self, text: Any, parent_tags: set[str]) -> str:
        """Text in which no sign means anything to Markdown; an address stays one."""
        if "a" in parent_tags:
            return self._escaped(str(text), parent_tags)
        parts = enumerate(_ADDRESS.split(str(text)))
        return "".join(part if number % 2 else self._escaped(part, parent_tags) for number, part in parts)

    def _escaped(self, text: str, parent_tags: set[str]) -> str:
        escaped = str(super().escape(text, parent_tags))  # type: ignore[misc]
        escaped = re.sub(r"\\&(?![#\w])", "&", escaped)  # only `&…;` would be a sign
        return re.sub(r"([!$:])(?=\\?[\[:$])", r"\\\1", escaped)
