"""Parsing Markdown: what it says, and what it refers to."""

from __future__ import annotations

import html
import re

import comrak
import msgspec

from kollega.markup.finish import canonical, without_empty_heads
from kollega.markup.limits import refuse_html, refuse_references, refuse_text


class Converted(msgspec.Struct, frozen=True):
    """A Markdown text after parsing. `links` and `pictures` are as written, in order, each once."""

    unsafe_html: str
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    #: Pictures without words for people who cannot see them.
    without_alt: tuple[str, ...]
    #: Names of elements that the sanitiser will take out.
    dropped: tuple[str, ...]
    #: Ids of headings and other places that links may lead to, as they are in the text.
    ids: tuple[str, ...]
    #: All words on one line, and those of the first paragraph.
    plain: str
    lead: str


def _options() -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    extension, parse, render = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    for name in ("table", "strikethrough", "tasklist", "autolink", "footnotes", "alerts"):
        setattr(extension, name, True)
    extension.header_id_prefix = ""
    render.unsafe_ = True
    render.github_pre_lang = False
    return extension, parse, render


def convert(text: str) -> Converted:
    """Parse Markdown. Raises `TooComplex`."""
    refuse_text(text)
    extension, parse, render = _options()
    raw = comrak.render_markdown(text, extension, parse, render)
    raw = _in_order(_plainer(_drawn_boxes(_without_anchors(raw))))
    refuse_html(raw, text)
    links: dict[str, None] = {}
    pictures: dict[str, None] = {}

    def note(tag: str, name: str, value: str) -> str:
        if (tag, name) == ("a", "href"):
            links.setdefault(value)
        elif (tag, name) == ("img", "src"):
            pictures.setdefault(value)
        return value

    seen = canonical(raw, note)
    refuse_references(len(links) + len(pictures), text)
    return Converted(
        unsafe_html=seen,
        links=tuple(links),
        pictures=tuple(pictures),
        without_alt=_without_alt(seen),
        dropped=_dropped(raw, seen, text),
        ids=tuple(html.unescape(name) for name in re.findall(r' id="([^"]*)"', seen)),
        plain=plain(seen),
        lead=_first_paragraph(seen),
    )


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
    words = re.sub(r'<sup class="footnote-ref">.*?</sup>|<div class="footnotes".*', "", safe, flags=re.DOTALL)
    words = re.sub(r"</(?:p|h\d|li|tr|td|th|blockquote|div|pre|dd|dt|figcaption|caption)>|<br>", " ", words)
    words = re.sub(r'<(?:[^<>"]|"[^"]*")*>', "", words)
    return " ".join(html.unescape(words).split())


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


def _drawn_boxes(raw: str) -> str:
    """Task lists show a box; they are no form, and a page has no field that does nothing."""
    raw = raw.replace('<input type="checkbox" checked="" disabled="" />', "\N{BALLOT BOX WITH CHECK}")
    return raw.replace('<input type="checkbox" disabled="" />', "\N{BALLOT BOX}")


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


def _dropped(raw: str, seen: str, text: str) -> tuple[str, ...]:
    """Elements of the text's own HTML that did not survive, for one warning a file."""
    if not re.search(r"<[a-zA-Z!/?]", text):
        return ()
    survived = set(re.findall(r"<([a-z][a-z0-9]*)", seen))
    names = (
        {name.lower() for name in re.findall(r"<([a-zA-Z][a-zA-Z0-9:-]*)", raw)} - survived - {"h1", "tbody"}
    )
    if re.search(r"<[a-zA-Z][^<>]*\s(?:on\w+|style|srcdoc|formaction)\s*=", raw):
        names.add("style or event attributes")
    return tuple(sorted(names))
