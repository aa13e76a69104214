"""Parsing Markdown: what it says, and what it refers to."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

import comrak
import msgspec

from kollega.letters import clean, line
from kollega.live import Said
from kollega.markup.allowed import lost_classes
from kollega.markup.finish import canonical, drawn_boxes, every_attribute, is_refused, without_empty_heads
from kollega.markup.left_open import LeftOpen, left_open
from kollega.markup.limits import refuse_html, refuse_references, refuse_text
from kollega.markup.pages import flat, places


class Converted(Said, frozen=True, kw_only=True):
    """A Markdown text after parsing. `links` and `pictures` are as written, in order, each once."""

    links: tuple[str, ...]
    pictures: tuple[str, ...]
    #: Links and pictures of kinds that are never shown, or that are not what they seem.
    refused_links: tuple[str, ...]
    refused_pictures: tuple[str, ...]
    #: Pictures without words for people who cannot see them.
    without_alt: tuple[str, ...]
    #: Elements and attributes that the sanitiser will take out, as in `<form>` and `onclick=`.
    dropped: tuple[str, ...]
    #: Whether characters that mislead were written as numbers (`&#x202e;`).
    hides: bool
    #: Ids of headings and other places that links may lead to, as they are in the text.
    ids: tuple[str, ...]
    #: The words of the first heading of the first level, and those of the first paragraph.
    title: str
    lead: str
    #: What is opened in the text and swallows its end.
    left_open: LeftOpen | None = None


def _options() -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    extension, parse, render = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    for name in ("table", "strikethrough", "tasklist", "autolink", "footnotes", "alerts"):
        setattr(extension, name, True)
    extension.header_id_prefix = ""
    render.unsafe_ = True
    render.tasklist_classes = True
    render.github_pre_lang = False
    return extension, parse, render


def convert(text: str) -> Converted:
    """Parse Markdown. Raises `TooComplex`."""
    found = _convert(text, wide=False)
    return msgspec.structs.replace(found, left_open=left_open(text, _shown))


def convert_page(text: str, classes: Collection[str] = ()) -> Converted:
    """Parse a page written by hand, as far as has to be known of it before MkDocs makes its HTML.

    `classes` are the site's own that pages may use. Raises `TooComplex`.
    """
    plainer, lost = flat(text, classes)
    found = _convert(plainer, wide=True, classes=classes)
    return msgspec.structs.replace(
        found, ids=places(text, found.unsafe_html), dropped=tuple(dict.fromkeys((*found.dropped, *lost)))
    )


def _convert(text: str, *, wide: bool, classes: Collection[str] = ()) -> Converted:
    refuse_text(text)
    raw = _rendered(text)
    raw = drawn_boxes(_without_anchors(raw))
    title = re.search(r"<h1(?: [^<>]*)?>(.*?)</h1>", raw, re.DOTALL) if wide else None
    raw = _in_order(_plainer(raw))
    refuse_html(raw, text)
    seen = _Seen()
    refused = (seen.refused(_HREF, raw), seen.refused(_SRC, raw))
    safe = canonical(raw, seen.look, wide=wide, classes=classes)
    refuse_references(sum(map(len, (seen.links, seen.pictures, *refused))), text)
    return Converted(
        html_utf8=safe.encode(),
        links=tuple(seen.links),
        pictures=tuple(seen.pictures),
        refused_links=refused[0],
        refused_pictures=refused[1],
        without_alt=_without_alt(safe),
        dropped=_dropped(raw, safe, text, seen.attributes, wide, classes),
        hides="&#" in text and clean(html.unescape(raw))[1],
        ids=tuple(html.unescape(name) for name in re.findall(r' id="([^"]*)"', safe)),
        plain_utf8=plain(safe).encode(),
        title=plain(canonical(title[1], lambda *_: None, wide=False)) if title else "",
        lead=_first_paragraph(safe),
    )


def _rendered(text: str) -> str:
    extension, parse, render = _options()
    return comrak.render_markdown(text, extension, parse, render)


def _shown(text: str) -> str:
    """What readers see of a text, roughly."""
    return canonical(_rendered(text), lambda *_: None, wide=False)


class _Seen:
    """What the sanitiser lets through: where a text leads, and which attributes stay."""

    def __init__(self) -> None:
        self.links: dict[str, None] = {}
        self.pictures: dict[str, None] = {}
        self.attributes: set[tuple[str, str]] = set()
        self._judged: dict[str, bool] = {}

    def look(self, tag: str, name: str, value: str) -> str | None:
        self.attributes.add((tag, name))
        addresses = {("a", "href"): self.links, ("img", "src"): self.pictures}.get((tag, name))
        if addresses is not None:
            if self._refuses(value):
                return None
            addresses.setdefault(value)
        return value

    def refused(self, pattern: re.Pattern[str], raw: str) -> tuple[str, ...]:
        """Addresses of a kind that is never shown, or that are not what they seem, as browsers would read them."""
        written = (html.unescape("".join(found)) for found in dict.fromkeys(pattern.findall(raw)))
        return tuple(dict.fromkeys(filter(self._refuses, written)))

    def _refuses(self, value: str) -> bool:
        if value not in self._judged:
            self._judged[value] = is_refused(value)
        return self._judged[value]


_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+))"""
_HREF = re.compile(rf"<a\b[^<>]*?\bhref{_VALUE}", re.IGNORECASE)
_SRC = re.compile(rf"<img\b[^<>]*?\bsrc{_VALUE}", re.IGNORECASE)


def _without_alt(safe: str) -> tuple[str, ...]:
    tags = (
        tag
        for tag in re.findall(r'<img (?:[^<>"]|"[^"]*")*>', safe)
        if not re.search(r' alt="\s*[^"\s]', tag)
    )
    sources = (re.search(r' src="([^"]*)"', tag) for tag in tags)
    return tuple(dict.fromkeys(html.unescape(source[1]) for source in sources if source))


def plain(safe: str) -> str:
    """The words of sanitised HTML on one line, without markup, pictures and footnotes."""
    words = _NOTES.sub("", safe) if "footnote" in safe else safe
    return line(html.unescape(_TAG.sub("", _ENDING.sub(" ", words))))


_NOTES = re.compile(r'<sup class="footnote-ref">.*?</sup>|<div class="footnotes".*', re.DOTALL)
#: What ends a block, and all tags.
_ENDING = re.compile(r"<(?:/(?:p|h\d|li|tr|td|th|blockquote|div|pre|dd|dt|figcaption|caption)|br)>")
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')


def _first_paragraph(safe: str) -> str:
    safe, start = safe.partition('<div class="footnotes"')[0], 0
    while (start := safe.find("<p>", start)) >= 0 and (end := safe.find("</p>", start)) >= 0:
        words = plain(safe[start:end])
        if len(words) > 1:
            return words
        start = end
    return ""


def cut(words: str, longest: int) -> str:
    """`words`, cut at a word to at most `longest` characters."""
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"


def _without_anchors(raw: str) -> str:
    """The parser puts an empty link into each heading, which nobody could see or name."""
    return re.sub(
        r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>', "", raw
    )


def _in_order(raw: str) -> str:
    """Headings begin at the second level, below the page's title, and none skips a level."""
    used = sorted({int(level) for level in re.findall(r"<h([1-6])[ >]", raw)})
    ranks = {level: rank for rank, level in enumerate(used, 2)}
    last = 1

    def place(found: re.Match[str]) -> str:
        nonlocal last
        if not found[1]:
            last = min(ranks.get(int(found[2]), 2), last + 1, 6)
        return f"<{found[1]}h{last}"

    return re.sub(r"<(/?)h([1-6])(?=[ >])", place, raw)


def _plainer(raw: str) -> str:
    """What the parser writes for footnotes and empty table heads, in elements that need no name."""
    head, mark, notes = raw.rpartition('<section class="footnotes" data-footnotes>')
    if mark:
        raw = f'{head}<div class="footnotes">{"</div>".join(notes.rsplit("</section>", 1))}'
    return without_empty_heads(raw)


def _dropped(
    raw: str, safe: str, text: str, kept: Collection[tuple[str, str]], wide: bool, classes: Collection[str]
) -> tuple[str, ...]:
    """Elements, attributes and classes of the text's own HTML that did not survive, for one warning a file."""
    if not re.search(r"<[a-zA-Z!/?]", text):
        return ()
    raw = _COMMENT.sub("", raw)
    survived = {*re.findall(r"<([a-z][a-z0-9]*)", safe), "h1", "tbody", "img"}
    elements = {name.lower() for name in re.findall(r"<([a-zA-Z][a-zA-Z0-9:-]*)", raw)} - survived
    others: set[str] = set()

    def note(tag: str, name: str, value: str) -> None:
        if name == "class":
            others.update(f".{one}" for one in lost_classes(value, wide=wide, own=classes))
        elif (tag, name) not in kept and name not in _SILENT and "-" not in name:
            others.add(f"{name}=")

    every_attribute(raw, note)
    return (*(f"<{name}>" for name in sorted(elements)), *sorted(others))


#: A comment, as HTML ends it: an open one takes the rest of the text.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
#: Addresses are reported by themselves, and the parser of pages reads `markdown`.
_SILENT = {"href", "src", "markdown"}
