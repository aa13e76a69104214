"""Looking at a finished output as a stranger would, without any of Kollega's own code.

What the theme makes of innocent records says which elements, attributes and classes a page may have around a text;
what may be in a text is listed here. Everything else is harm.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from icalendar import Calendar
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.hostile.leading import address, as_browsers_read

_TEXT = set(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody "
    "td tfoot th thead time tr u ul var wbr".split()
)
_PAGE = _TEXT | {"input", "label", "svg", "path"}
_ATTRIBUTES = set(
    "align alt checked class cols colspan d datetime dir disabled for height href id lang loading name open reversed "
    "rowspan scope src start title type viewbox width xmlns aria-hidden".split()
)
_REACHED = {("pre", "tabindex", "0"), ("table", "tabindex", "0")}
_DATA = "application/ld+json"
#: Controls, overrides, hidden tags and notes; and parts of them that only an attack has.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u206a-\u206f\ufff9-\ufffb\ufffe\uffff]"
)
_TAGS = re.compile(
    "(?<![\U000e0020-\U000e007e\U0001f3f4])[\U000e0000-\U000e007f]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2}"
)
_SENT = {
    "form",
    "formaction",
    "action",
    "ping",
    "srcset",
    "background",
    "poster",
    "manifest",
    "style",
    "srcdoc",
    "is",
}


class Harm(NamedTuple):
    """Something that content did to a file of the output."""

    path: str
    what: str


class Theme(NamedTuple):
    """What the pages of an output have without anybody's harm, and the files beside them."""

    elements: frozenset[tuple[str, str]]
    classes: frozenset[str]
    ids: frozenset[str]
    #: Where texts are, as `tag.class`.
    containers: frozenset[str]
    files: dict[str, bytes]


def theme(public: Path) -> Theme:
    """The theme, as an output of innocent records alone shows it. Their texts begin with `… begins|begynder …`."""
    elements, classes, ids, containers = set(), set(), set(), set()
    for path in sorted(public.rglob("*.html")):
        page = LexborHTMLParser(path.read_bytes())
        for node in page.css("*"):
            if (node.text(deep=False) or "").startswith(("Here the text begins.", "Her begynder teksten.")):
                assert node.tag == "p" and node.parent is not None
                containers.add(_selector(node.parent))
        for node in _everything(page):
            elements |= {(node.tag or "", name) for name in ("", *node.attributes)}
            classes |= {name.partition("--")[0] for name in (node.attributes.get("class") or "").split()}
            ids |= {name for name in [node.attributes.get("id") or ""] if not name.startswith("t-")}
    files = {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in sorted(public.rglob("*"))
        if path.suffix in (".css", ".js", ".woff2", ".svg", ".txt", "") and path.is_file()
    }
    return Theme(frozenset(elements), frozenset(classes), frozenset(ids), frozenset(containers), files)


def _selector(node: LexborNode) -> str:
    return ".".join([node.tag or "", *(node.attributes.get("class") or "").split()])


def harms(public: Path, known: Theme) -> Iterator[Harm]:
    """All harm in an output."""
    for path in sorted(public.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(public).as_posix()
        data = path.read_bytes()
        if name in known.files:
            looked = [] if data == known.files[name] else ["it is not the theme's"]
        else:
            look = _part if name.endswith(_PART) else _LOOKS.get(path.suffix, _nothing)
            looked = list(look(data, known))
        yield from (Harm(name, what) for what in dict.fromkeys(looked))


#: A piece of HTML for the pages of others.
_PART = "intranet/newest.html"


def _part(data: bytes, _known: Theme) -> Iterator[str]:
    yield from _fragment(data.decode())


def _nothing(data: bytes, _known: Theme) -> Iterator[str]:
    yield "nobody expects such a file"


def text_of(page: LexborHTMLParser, known: Theme) -> LexborNode | None:
    """The part of a page that is somebody's text."""
    found = [node for selector in known.containers for node in page.css(f"main {selector}")]
    exact = [node for node in found if _selector(node) in known.containers]
    return exact[0] if exact else None


def _page(data: bytes, known: Theme) -> Iterator[str]:
    page = LexborHTMLParser(data)
    text = text_of(page, known)
    inside = {node.mem_id for node in text.css("*")} - {text.mem_id} if text is not None else set()
    ids: list[str] = []
    for node in _everything(page):
        tag, attributes = node.tag or "", node.attributes
        ids += [attributes["id"] or ""] if "id" in attributes else []
        if node.mem_id in inside:
            yield from _in_text(node, known)
        else:
            yield from (
                f"<{tag} {name}> around the text"
                for name in ("", *attributes)
                if (tag, name) not in known.elements
            )
            for name in (attributes.get("class") or "").split():
                if name.partition("--")[0] not in known.classes:
                    yield f"class {name} around the text"
            yield from _addresses(node)
        yield from _special(node, known)
        for value in (node.text(deep=False) or "", *(value or "" for value in attributes.values())):
            yield from _letters(value)
    yield from (f"id {name} twice" for name in set(ids) if ids.count(name) > 1)
    order = [node.tag for node in page.css("html, head, body, main")]
    if order != ["html", "head", "body", "main"]:
        yield f"the page is built otherwise: {order}"


def _everything(page: LexborHTMLParser) -> list[LexborNode]:
    nodes = page.css("*")
    fragments = page.template_fragments()
    while fragments:
        inner = fragments.pop()
        nodes += inner.css("*")
        fragments += inner.template_fragments()
    return nodes


def _in_text(node: LexborNode, known: Theme | None) -> Iterator[str]:
    """Harm in an element of a text; without a theme, of one that others show."""
    tag, attributes = node.tag or "", node.attributes
    if tag not in (_PAGE if known else _TEXT):
        yield f"<{tag}> in a text"
    for name, value in attributes.items():
        # What may be wider than the page is reached with the keyboard.
        if name.lower() not in _ATTRIBUTES and (tag, name, value) not in _REACHED:
            yield f"<{tag} {name}> in a text"
    if tag == "input" and attributes.get("type") not in ("radio", "checkbox"):
        yield "a field to type in"
    for name in ("id", "for", "name"):
        value = attributes.get(name)
        if value is not None and (not value.startswith("t-") or (known and value in known.ids)):
            yield f"{name}={value} in a text"
    for name in (attributes.get("class") or "").split():
        if name.startswith(("k-", "md-")) and not name.startswith("md-button"):
            yield f"class {name} in a text"
    yield from _addresses(node)


def _special(node: LexborNode, known: Theme) -> Iterator[str]:
    """Elements that do something by being there."""
    tag, attributes = node.tag, node.attributes
    if tag == "script" and "src" not in attributes:
        words = node.text() or ""
        if attributes.get("type") != _DATA:
            yield f"a script: {words[:40]}"
        elif "<" in words:
            yield "data that could end its script"
        else:
            yield from _data(words)
    elif tag in ("script", "link", "img", "source"):
        source = attributes.get("src" if tag != "link" else "href") or ""
        if tag == "script" and source.rpartition("/")[2] not in {
            name.rpartition("/")[2] for name in known.files
        }:
            yield f"a script {source}"
        loads = tag != "link" or not {"canonical", "alternate"} & set((attributes.get("rel") or "").split())
        loads &= tag != "img" or "src" in attributes  # one that a script fills loads nothing before
        if loads and not re.fullmatch(r"[\w./~%-]+", source):
            yield f"<{tag}> loads {source}"
    elif (
        tag == "meta"
        and (attributes.get("http-equiv") or "content-security-policy").lower() != "content-security-policy"
    ):
        yield "a meta element that acts"


def _data(words: str) -> Iterator[str]:
    try:
        value = json.loads(words)
    except ValueError as error:
        yield f"data that is not JSON: {error}"
        return
    if isinstance(value, dict) and value.get("@type") == "JobPosting":
        yield from _fragment(value.get("description", ""))
    yield from (found for text in _strings(value) for found in _letters(text))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _strings(inner)


def _fragment(html: str) -> Iterator[str]:
    """Harm in HTML that others show on pages of theirs: a feed's text, the description of a job."""
    for node in LexborHTMLParser(html, is_fragment=True).css("*"):
        yield from _in_text(node, None)
        href = node.attributes.get("href") or "https:"
        if not re.match(r"(?:https?:|mailto:|tel:|#)", href):
            yield f"a link that leads nowhere elsewhere: {href}"


def _addresses(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        if name == "href" and node.tag != "link":
            yield from address(value or "")
        elif name in ("src", "xlink:href") and (
            urlsplit(as_browsers_read(value or "")).scheme or as_browsers_read(value or "").startswith("//")
        ):
            yield f"loads {value}"
        elif name.startswith("on") or name in _SENT - {"srcset"}:
            yield f"{name}={value}"


def _letters(text: str) -> Iterator[str]:
    for pattern in (_UNSEEN, _TAGS):
        if found := pattern.search(text):
            yield f"unseen {found[0].encode('unicode_escape').decode()} in {text[:40]!r}"


def _xml(data: bytes, _known: Theme) -> Iterator[str]:
    """A feed, a list of feeds, or the sitemap."""
    if b"<!DOCTYPE" in data or b"<![CDATA[" in data:
        yield "a document type or section"
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    names = {str(etree.QName(element).localname) for element in root.iter("*")}
    yield from (f"<{name}> in a feed" for name in names - _XML)
    for element in root.iter("*"):
        name = etree.QName(element).localname
        text = element.text or ""
        yield from _letters(text)
        if name in ("encoded", "description") or (name == "content" and element.get("type") == "html"):
            yield from _fragment(text)
        elif name in ("link", "loc", "uri", "url") and text.strip():
            yield from address(text.strip())
        for attribute in ("href", "url", "htmlUrl", "xmlUrl"):
            if attribute in element.attrib:
                yield from address(element.attrib[attribute])


_XML = set(
    "rss channel title link description docs generator language lastBuildDate item guid category pubDate creator encoded "
    "enclosure feed id updated author name uri subtitle entry content summary published rights icon logo "
    "opml head body outline urlset url loc lastmod image source managingEditor "
    # Of videos: Media RSS, podcasts, and their sitemap.
    "player thumbnail credit keywords group text explicit type duration subtitle video thumbnail_loc player_loc content_loc "
    "publication_date family_friendly uploader tag".split()
)


def _json(data: bytes, _known: Theme) -> Iterator[str]:
    value = json.loads(data)
    yield from (found for text in _strings(value) for found in _letters(text))
    for item in value.get("items", ()) if isinstance(value, dict) else ():
        yield from _fragment(item.get("content_html", ""))
        yield from address(item.get("url", ""))


def _words(data: bytes, _known: Theme) -> Iterator[str]:
    yield from _letters(data.decode())


def _redirects(data: bytes, _known: Theme) -> Iterator[str]:
    """Lines that lead from one page of the site to another, and do nothing else."""
    for line in data.decode().splitlines():
        if not re.fullmatch(r"/([^/\s:*][^\s:*]*)? /([^/\s:*][^\s:*]*)? 301", line):
            yield f"the line {line[:80]}"


def _calendar(data: bytes, _known: Theme) -> Iterator[str]:
    for event in Calendar.from_ical(data.decode()).walk("VEVENT"):
        if not str(event.get("URL", "")).startswith("https://"):
            yield f"an event leads to {event.get('URL')}"
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\r(?!\n)|(?<!\r)\n", data):
        yield "a line may end where none should"


_LOOKS: dict[str, Any] = {
    "": _redirects,
    ".html": _page,
    ".txt": _words,
    **dict.fromkeys((".rss", ".atom", ".opml", ".xml"), _xml),
    ".json": _json,
    ".ics": _calendar,
}
