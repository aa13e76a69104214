"""The sanitiser: the last thing that happens to a text before it is shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

import msgspec
import nh3

from kollega.letters import clean
from kollega.live import LivePage, Text

ID_PREFIX = "t-"
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK_TARGET = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_TAGS = set(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "id"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start", "reversed"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLASSES = {
    "blockquote": {
        "markdown-alert",
        *(f"markdown-alert-{x}" for x in ("note", "tip", "important", "warning", "caution")),
    },
    "div": {
        "footnotes",
        "markdown-alert",
        *(f"markdown-alert-{x}" for x in ("note", "tip", "important", "warning", "caution")),
    },
    "p": {"markdown-alert-title"},
    "sup": {"footnote-ref"},
}
#: What Material's blocks need beside that: tabs are radio buttons and labels, icons are drawn.
_WIDE_TAGS = {"input", "label", "svg", "path", "h1"}
_WIDE_ATTRIBUTES = _ATTRIBUTES | {
    "*": _ATTRIBUTES["*"] | {"class", "id"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "svg": {"viewbox", "viewBox", "xmlns", "aria-hidden"},
    "path": {"d"},
    "details": {"open"},
}
_NEVER = {"script", "style", "title", "textarea", "noscript", "template", "iframe", "noembed", "xmp"}


class Picture(msgspec.Struct, frozen=True):
    """A picture as a page shows it: path on the site, width and height in pixels."""

    src: str
    width: int
    height: int


def finish(text: Text, *, prefix: str, pictures: Mapping[str, Picture]) -> str:
    """Safe HTML for a place whose addresses begin with `prefix` (`../../`, `https://example.org/`).

    `pictures` says how each picture file of the site folder is shown; one that it does not name is left out.
    Links that lead nowhere become text; pictures of other sites become links.
    """
    raw = re.sub(r"<img\b[^<>]*>", lambda found: _placed(found[0], text, pictures), text.unsafe_html)

    def place(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("a", "href"):
            return _href(value, text.links, prefix)
        if (tag, name) == ("img", "src"):
            return _picture(value, text, pictures, prefix)
        return value

    return _tidy(_sanitise(raw, place))


def finish_page(raw: str, page: LivePage, *, prefix: str, pictures: Mapping[str, Picture]) -> str:
    """Safe HTML of a hand-written page: as `finish`, with the blocks of Material, whose ids and classes stay."""
    text = Text(unsafe_html=raw, links=page.links, pictures=page.pictures)
    raw = re.sub(r"<img\b[^<>]*>", lambda found: _placed(found[0], text, pictures), raw)

    def place(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("a", "href"):
            return _href(value, page.links, prefix) if value in page.links or is_foreign(value) else value
        if (tag, name) == ("img", "src"):
            return _picture(value, text, pictures, prefix)
        return value

    return _tidy(_sanitise(without_empty_heads(raw), place, wide=True, prefix=""))


def without_empty_heads(raw: str) -> str:
    """Empty heads of table columns as empty cells: a head that says nothing is read aloud as one."""
    return re.sub(r'<th(?: align="[a-z]+")?></th>', "<td></td>", raw)


def is_foreign(target: str) -> bool:
    """Whether a link or picture as written leads to another site (or is an e-mail address and the like)."""
    return bool(_LINK_TARGET.match(target)) or target.startswith("//")


def _href(value: str, links: Mapping[str, str | None], prefix: str) -> str | None:
    """What a link becomes; `None`: it is taken out."""
    if value not in links and is_foreign(value):
        full = f"https:{value}" if value.startswith("//") else value
        return full if _is_sound(full) else None
    target = links.get(value)
    if target is None or target.startswith("#"):
        return target
    path, _, fragment = target.partition("#")
    return (prefix + quote(path) + (f"#{fragment}" if fragment else "")) or "./"


def fragment(name: str) -> str:
    """The id that an id of a contributor's text has on the page; it can never be one of the theme's."""
    return name if name.startswith(ID_PREFIX) else ID_PREFIX + name


def _picture(written: str, text: Text, pictures: Mapping[str, Picture], prefix: str) -> str | None:
    path = text.pictures.get(written) or ""
    return prefix + quote(pictures[path].src) if path in pictures else None


def _is_sound(address: str) -> bool:
    """Whether a foreign address is what it seems: a host and nothing before it, no invisible characters."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme in ("mailto", "tel"):
        return len(address) > len(parts.scheme) + 1
    return bool(parts.hostname) and "@" not in parts.netloc and address.isprintable()


def _placed(tag: str, text: Text, pictures: Mapping[str, Picture]) -> str:
    """An `img` with its measures; the sanitiser looks at the result, so this need not be exact."""
    source = re.search(r'\bsrc="([^"]*)"', tag)
    written = html.unescape(source[1]) if source else ""
    if is_foreign(written) and _is_sound(written):
        words = re.search(r'\balt="([^"]*)"', tag)
        return f'<a href="{html.escape(written)}">{(words and words[1]) or html.escape(written)}</a>'
    picture = pictures.get(text.pictures.get(written) or "")
    if picture is None:
        return ""
    words = re.search(r'\balt="([^"]*)"', tag)
    return (
        f'<img src="{html.escape(written)}" alt="{words[1] if words else ""}" width="{picture.width}" '
        f'height="{picture.height}" loading="lazy">'
    )


Filter = Callable[[str, str, str], str | None]


def canonical(raw: str, look: Filter) -> str:
    """Harmless HTML in the one way to write it, for `finish` to work on; `look` sees each attribute that stays."""
    return _sanitise(raw, look, prefix="")


def _sanitise(raw: str, look: Filter, *, wide: bool = False, prefix: str = ID_PREFIX) -> str:
    """Canonical HTML of allowed elements; no id is there twice, and no character can mislead."""
    if "&#" in raw:  # characters may be written as numbers; they must be seen before addresses are judged
        raw = _allowed(raw, None, wide, "")
    ids: set[str] = set()

    def see(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            if value in ids:
                return None
            ids.add(value)
        return look(tag, name, value)

    return _allowed(clean(raw)[0], see, wide, prefix)


def _allowed(raw: str, look: Filter | None, wide: bool, prefix: str) -> str:
    return nh3.clean(
        raw,
        tags=_TAGS | _WIDE_TAGS if wide else _TAGS,
        clean_content_tags=_NEVER,
        attributes=_WIDE_ATTRIBUTES if wide else _ATTRIBUTES,
        allowed_classes=None if wide else _CLASSES,
        attribute_filter=look,
        url_schemes=_SCHEMES,
        link_rel=None,
        id_prefix=prefix or None,
    )


def _tidy(safe: str) -> str:
    """Links that lead nowhere become their text, and pictures without a file go."""
    if "<a>" in safe or "<a " in safe:
        safe = re.sub(
            r"<a(?! href=)(?: (?:id|title|lang|dir)=\"[^\"]*\")*>(.*?)</a>", r"\1", safe, flags=re.DOTALL
        )
    return re.sub(r"<img(?! src=)[^>]*>", "", safe) if "<img" in safe else safe
