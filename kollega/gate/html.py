"""Pages and pieces of HTML, read as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kollega import digest
from kollega.gate import elements, letters
from kollega.gate.facts import Rules
from kollega.gate.notes import Notes
from kollega.gate.pieces import Memory

#: The byte order mark, which is no part of the page.
_MARK = b"\xef\xbb\xbf"
_DOCTYPE = re.compile(
    r"\ufeff?\s*(?:<!--(?>.*?-->)\s*)*+<!doctype html(?:\s+system\s+(['\"])about:legacy-compat\1)?\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\s[^>]*charset\s*=\s*[\"']?\s*utf-8[\"'\s/>;]", re.IGNORECASE)
_NOT_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "rect", "circle",
    "source", "track", "wbr", "use", "line", "polygon",
})  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z]+)(?:[^<>]*?(/)?>)?")
_IMAGE = re.compile(rb"<image(?=[\s/>])", re.IGNORECASE)
_ROWS = re.compile(rb"<(?:table|tbody|tfoot|thead|tr)[\s/>]", re.IGNORECASE)
#: What every browser takes in a `select`. Those of before 2025 leave out all other tags, and so read as markup what
#: newer ones read as the text of a `title` or `style`, or as CDATA.
_IN_SELECT = frozenset({"select", "option", "optgroup", "hr"})
#: Parsing takes the square of the depth, and browsers stop at 512.
_MANY_TAGS = 20_000
_DEEPEST = 2_000
#: The same story is in many feeds, in three forms each.
_remembered = Memory(6_000)
#: An element in the form that `kollega.gate.elements` asks for.
_Node = tuple[str, elements.Attributes, LexborNode]

#: What a policy can only hold back when it stands before it.
_SPOKEN_OF = frozenset({"script", "style", "link", "img", "body"})


def page(data: bytes, notes: Notes, rules: Rules, policy: str = "") -> None:
    """Check a whole page. `policy`: what its Content-Security-Policy says; empty where none is asked for."""
    if _too_deep(notes):
        return
    data = data.removeprefix(_MARK)
    parser = LexborHTMLParser(data, scripting=True)
    found = _elements(parser)
    tags = [tag for tag, _, _ in found]
    _document(data, notes, tags, found[0][1].get("lang") or "")
    elements.examine(found, notes, rules, "page")
    _policy(found, tags, notes, policy)
    for select in (node for tag, _, node in found if tag == "select"):
        for inner in select.css("*"):
            if inner.tag not in _IN_SELECT:
                notes.add("gate-element", f"<{inner.tag}", tag=inner.tag or "")
    parsers = [parser]
    if "noscript" in tags:
        parsers.append(LexborHTMLParser(data))  # without scripting, what is inside is not text but elements
    parsers += [LexborHTMLParser(shown, scripting=on) for shown in _with_images(data) for on in (True, False)]
    for other in parsers[1:]:
        again = Notes(notes.text)
        elements.examine(_elements(other), again, rules, "page")
        notes.take(again)
    if letters.suspicious(data, references=True):
        letters.check(notes, (text for each in parsers for text in _texts(each)))


def _policy(found: list[_Node], tags: list[str], notes: Notes, policy: str) -> None:
    """A page must carry the policy, once, and before anything that it speaks of."""
    if not policy:
        return
    said = [
        (number, found[number][1].get("content"))
        for number, tag in enumerate(tags)
        if tag == "meta"
        and (found[number][1].get("http-equiv") or "").strip().lower() == "content-security-policy"
    ]
    early = next((number for number, tag in enumerate(tags) if tag in _SPOKEN_OF), len(tags))
    if len(said) != 1 or said[0][1] != policy or said[0][0] > early:
        notes.add("gate-policy", "Content-Security-Policy")


def fragment(text: str, notes: Notes, rules: Rules) -> None:
    """Check HTML that others will show on pages of theirs; what is found belongs to the file around it."""
    if "<" not in text:
        return
    data = text.encode(errors="replace")
    key = bytes.fromhex(digest.of_value(data, rules.files_chosen))
    links = _remembered.get(key)
    if links is not None:
        notes.take_links(links)
        return
    inner = Notes(text)
    if not _too_deep(inner):
        for shown in (data, *_with_images(data)):
            found = _elements(LexborHTMLParser(shown, is_fragment=True))
            elements.examine(found, inner, rules, "feed")
    if not inner.is_wrong:
        _remembered.add(key, inner.links())
    notes.take(inner, lines=False)


def _with_images(data: bytes) -> list[bytes]:
    """The same with each `image` as the `img` that browsers make of it, for the parser loses it between rows."""
    return [_IMAGE.sub(b"<img", data)] if _IMAGE.search(data) and _ROWS.search(data) else []


def _elements(parser: LexborHTMLParser) -> list[_Node]:
    """All elements, those in templates included, at any depth."""
    found = _read(parser)
    if "template" in [tag for tag, _, _ in found]:
        fragments = parser.template_fragments()
        while fragments:
            inner = fragments.pop()
            found += _read(inner)
            fragments += inner.template_fragments()
    return found


def _read(tree: LexborHTMLParser | LexborNode) -> list[_Node]:
    return [(node.tag or "", node.attributes, node) for node in tree.css("*")]


def _document(data: bytes, notes: Notes, tags: list[str], lang: str) -> None:
    """Check that there is one document, that says what browsers need to know."""
    if not _DOCTYPE.match(notes.text):
        notes.add("gate-page-form", line=1, reason="it does not begin with `<!doctype html>`")
    if "body" not in tags or "title" not in tags[: tags.index("body")]:
        notes.add("gate-page-form", reason="its head holds no title")
    for tag in ("<html", "<body"):
        if notes.text.count(tag) > 1 and _NOT_MARKUP.sub("", notes.text).count(tag) > 1:
            notes.add("gate-page-form", reason=f"it holds `{tag}` twice")
    if not _CHARSET.search(data[:1024]):
        notes.add("gate-charset")
    if not lang:
        notes.add("gate-lang", "<html")


def _texts(parser: LexborHTMLParser) -> Iterator[str]:
    """Every text and every value of an attribute."""
    roots: list[LexborNode] = [parser.root] if parser.root else []
    fragments = parser.template_fragments()
    while fragments:
        inner = fragments.pop()
        roots.append(inner)
        fragments += inner.template_fragments()
    for root in roots:
        for node in root.traverse(include_text=True):
            if node.is_text_node:
                yield node.text_content or ""
            else:
                yield from filter(None, node.attributes.values())


def _too_deep(notes: Notes) -> bool:
    if notes.text.count("<") < _MANY_TAGS:
        return False
    depth = 0
    for found in _TAG.finditer(notes.text):
        if found[1]:
            depth = max(0, depth - 1)
        elif not found[3] and found[2].lower() not in _VOID:
            depth += 1
            if depth > _DEEPEST:
                notes.add("gate-page-form", reason="its elements are nested too deeply")
                return True
    return False
