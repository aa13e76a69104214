"""The sanitiser: the last thing that happens to a text before it is shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Mapping
from string import ascii_lowercase
from urllib.parse import quote

import msgspec
import nh3

from kollega.addresses import SCHEMES, absolute, is_sound
from kollega.letters import clean
from kollega.live import LivePage, Text
from kollega.markup import allowed

ID_PREFIX = "t-"
_LINK_TARGET = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: Browsers drop some characters around and inside an address, and read backslashes as slashes.
_NOT_READ = "".join(map(chr, range(0x21)))
_READ_OTHERWISE = re.compile(r"[\\\x00-\x1f\x7f]")


class Picture(msgspec.Struct, frozen=True):
    """A picture as a page shows it: path on the site, width and height in pixels."""

    src: str
    width: int
    height: int


def finish(text: Text, *, prefix: str, pictures: Mapping[str, Picture], media: str | None = None) -> str:
    """Safe HTML for a place whose addresses begin with `prefix` (`../../`, `https://example.org/`).

    `pictures` says how each picture file of the site folder is shown; one that it does not name is left out. Their
    addresses begin with `media` where they do not lie where the links lead.
    Links that lead nowhere become text; pictures of other sites become links.
    """
    file = text.pictures.get
    raw = re.sub(r"<img\b[^<>]*>", lambda found: _placed(found[0], file, pictures), text.unsafe_html)

    def place(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("a", "href"):
            return _href(value, text.links, prefix)
        if (tag, name) == ("img", "src"):
            return _picture(value, file, pictures, prefix if media is None else media)
        return value

    return _tidy(_sanitise(raw, place))


def finish_page(
    raw: str, page: LivePage, *, prefix: str, pictures: Mapping[str, Picture], classes: Collection[str] = ()
) -> str:
    """Safe HTML of a hand-written page: as `finish`, with the blocks of Material.

    `classes` are the site's own that pages may use.
    """
    links = {_in_ascii(written): target for written, target in page.links.items()}
    files = {_in_ascii(written): path for written, path in page.pictures.items()}

    def file(written: str) -> str | None:
        return files.get(_in_ascii(written))

    raw = re.sub(r"<img\b[^<>]*>", lambda found: _placed(found[0], file, pictures), raw)

    def place(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("a", "href"):
            written = _in_ascii(value)
            is_known = written in links or is_foreign(value)
            return _href(written, links, prefix) if is_known else _as_mkdocs_wrote(value)
        if (tag, name) == ("img", "src"):
            return _picture(value, file, pictures, prefix)
        if (tag, name) in (("label", "for"), ("input", "name")):
            return fragment(value)
        return value

    return _tidy(_sanitise(drawn_boxes(without_empty_heads(raw)), place, wide=True, classes=classes))


#: What the parser leaves as it is in an address, beside letters and digits of ASCII.
_LEFT = "-_.+!*(),%#@?=;:/$~&'"


def _in_ascii(written: str) -> str:
    """An address as the parser writes it: the rest by its numbers, which MkDocs leaves as somebody typed it."""
    return quote(written, safe=_LEFT)


def without_empty_heads(raw: str) -> str:
    """Empty heads of table columns as empty cells: a head that says nothing is read aloud as one."""
    return re.sub(r'<th(?: align="[a-z]+")?></th>', "<td></td>", raw)


#: The box of a task, as comrak, `pymdownx.tasklist` and its option `custom_checkbox` write it.
_BOX = re.compile(
    r'(<label class="task-list-control">)?<input type="checkbox"(?: (?:checked|disabled)(?:="")?| class="task-list-item-checkbox")* ?/>'
    r'(?(1)<span class="task-list-indicator"></span></label>)'
)


def drawn_boxes(raw: str) -> str:
    """Task lists show a box; they are no form, and a page has no field that does nothing."""
    if "<input" not in raw:  # the search would try at every letter
        return raw
    return _BOX.sub(
        lambda found: "\N{BALLOT BOX WITH CHECK}" if " checked" in found[0] else "\N{BALLOT BOX}", raw
    )


def is_foreign(target: str) -> bool:
    """Whether a link or picture as written leads to another site (or is an e-mail address and the like)."""
    return bool(_LINK_TARGET.match(target)) or target.startswith("//")


def is_refused(target: str) -> bool:
    """Whether a link or picture is of a kind that is never shown, or leads browsers elsewhere than it seems."""
    read = target.strip(_NOT_READ)
    return bool(_READ_OTHERWISE.search(read)) or (is_foreign(read) and not is_sound(_complete(read)))


def _complete(foreign: str) -> str:
    return f"https:{foreign}" if foreign.startswith("//") else foreign


def _href(value: str, links: Mapping[str, str | None], prefix: str) -> str | None:
    """What a link becomes; `None`: it is taken out."""
    if value not in links and is_foreign(value):
        return None if is_refused(value) else _complete(value)
    target = links.get(value)
    if target is None or target.startswith("#"):
        return target
    path, _, place = target.partition("#")
    to = absolute(prefix, path) if is_foreign(prefix) else prefix + quote(path)
    return (to + (f"#{place}" if place else "")) or "./"


def _as_mkdocs_wrote(value: str) -> str | None:
    """A link inside the site that MkDocs has worked out; places in pages have other names with us."""
    if is_refused(value):
        return None
    path, mark, place = value.partition("#")
    return f"{path}#{fragment(place)}" if mark and place else value


def fragment(name: str) -> str:
    """The id that an id of a contributor's text has on the page; it can never be one of the theme's."""
    return name if name.startswith(ID_PREFIX) else ID_PREFIX + name


#: The file that a picture means, by what is written.
File = Callable[[str], str | None]


def _picture(written: str, file: File, pictures: Mapping[str, Picture], prefix: str) -> str | None:
    path = file(written) or ""
    return prefix + quote(pictures[path].src) if path in pictures else None


#: How the extensions of pages mark the picture of an emoji, which lies elsewhere; its `alt` is the emoji.
_EMOJI = re.compile(r'\bclass="(?:twemoji|emojione|gemoji)"')


def _placed(tag: str, file: File, pictures: Mapping[str, Picture]) -> str:
    """An `img` with its measures; the sanitiser looks at the result, so this need not be exact."""
    source = re.search(r'\bsrc="([^"]*)"', tag)
    written = html.unescape(source[1]) if source else ""
    words = re.search(r'\balt="([^"]*)"', tag)
    if is_foreign(written) and not is_refused(written):
        if words and _EMOJI.search(tag):
            return words[1]
        return f'<a href="{html.escape(written)}">{(words and words[1]) or html.escape(written)}</a>'
    picture = pictures.get(file(written) or "")
    if picture is None:
        return ""
    return (
        f'<img src="{html.escape(written)}" alt="{words[1] if words else ""}" width="{picture.width}" '
        f'height="{picture.height}" loading="lazy">'
    )


Filter = Callable[[str, str, str], str | None]


def canonical(raw: str, look: Filter, *, wide: bool, classes: Collection[str] = ()) -> str:
    """Harmless HTML in the one way to write it, for `finish` to work on; `look` sees each attribute that stays."""
    return _sanitise(raw, look, wide=wide, prefix="", classes=classes)


def every_attribute(raw: str, look: Filter) -> None:
    """Have `look` see all attributes of allowed elements, also those that never stay."""
    nh3.clean(
        raw,
        tags=set(allowed.PAGE_TAGS),
        clean_content_tags=allowed.NEVER,
        attributes={},
        generic_attribute_prefixes=set(ascii_lowercase),
        attribute_filter=look,
        link_rel=None,
    )


def _sanitise(
    raw: str,
    look: Filter,
    *,
    wide: bool = False,
    prefix: str = ID_PREFIX,
    classes: Collection[str] = (),
) -> str:
    """Canonical HTML of allowed elements; no id is there twice, and no character can mislead."""
    if "&#" in raw:  # characters may be written as numbers; they must be seen before addresses are judged
        raw = _allowed(raw, None, wide, "")
    ids: set[str] = set()

    def see(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            if value in ids:
                return None
            ids.add(value)
        elif name == "class":
            value = allowed.classes(value, wide=wide, own=classes)
            return look(tag, name, value) if value else None
        return look(tag, name, value)

    return _allowed(clean(raw)[0], see, wide, prefix)


def _allowed(raw: str, look: Filter | None, wide: bool, prefix: str) -> str:
    return nh3.clean(
        raw,
        tags=set(allowed.PAGE_TAGS if wide else allowed.TAGS),
        clean_content_tags=allowed.NEVER,
        attributes=allowed.PAGE_ATTRIBUTES if wide else allowed.ATTRIBUTES,
        attribute_filter=look,
        url_schemes=set(SCHEMES),
        link_rel=None,
        id_prefix=prefix or None,
    )


_LINK = re.compile(r"<a ((?:[^<>\"]|\"[^\"]*\")*)>(.*?)</a>", re.DOTALL)
_ID = re.compile(r'\bid="[^"]*"')


def _says_something(inside: str) -> bool:
    """Whether a link has a name that can be read aloud: words, or a picture that is described."""
    return bool(re.sub(r"<[^<>]*>", "", inside).strip() or re.search(r' alt="[^"]*\w', inside))


_FIGURES = re.compile(r"<(/?)(figure|figcaption)\b")
_HEADING = re.compile(r"(<h([1-6])(?: [^<>]*)?>)(.*?)(</h\2>)", re.DOTALL)
#: What people leave open before a heading, and browsers then find in it.
_BLOCKS = re.compile(r"</?(?:p|div)(?: [^<>]*)?>")


def _no_link(found: re.Match[str]) -> str:
    """What is in a link that says nothing; other links may lead to its place."""
    place = _ID.search(found[1])
    return f"<a {place[0]}>{found[2]}</a>" if place else found[2]


def _with_captions_in_figures(safe: str) -> str:
    """A caption that belongs to no figure is an ordinary block."""
    open_figures = 0

    def look(found: re.Match[str]) -> str:
        nonlocal open_figures
        if found[2] == "figure":
            open_figures += -1 if found[1] else 1
            return found[0]
        return found[0] if open_figures else f"<{found[1]}div"

    return _FIGURES.sub(look, safe)


def _tidy(safe: str) -> str:
    """Links that lead nowhere or say nothing become what is in them; pictures without a file go, and fields that are no choice."""
    if "<a>" in safe or "<a " in safe:
        safe = re.sub(
            r"<a(?! href=)(?: (?:title|lang|dir|class)=\"[^\"]*\")*>(.*?)</a>", r"\1", safe, flags=re.DOTALL
        )
        safe = _LINK.sub(lambda found: found[0] if _says_something(found[2]) else _no_link(found), safe)
    if "<figcaption" in safe:
        safe = _with_captions_in_figures(safe)
    safe = _HEADING.sub(lambda found: found[1] + _BLOCKS.sub(" ", found[3]) + found[4], safe)
    if "<input" in safe:
        safe = re.sub(r'<input(?![^<>]* type="(?:radio|checkbox)")[^<>]*>', "", safe)
    return re.sub(r"<img(?! src=)[^>]*>", "", safe) if "<img" in safe else safe
