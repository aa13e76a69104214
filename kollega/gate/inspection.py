"""Looking at one file by itself."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec

from kollega import digest, names
from kollega.gate import css, data, html, letters, media, packed, xml
from kollega.gate.facts import Facts, Links, Rules
from kollega.gate.notes import Notes
from kollega.gate.pieces import Cut, Memory

_PAGES = frozenset({"html", "htm"})
_JSON = frozenset({"json", "webmanifest", "map", "geojson"})
_XML = frozenset({"xml", "rss", "atom", "opml", "svg", "xsl", "xslt"})
_PLAIN = frozenset(
    {"txt", "md", "vtt", "srt", "csv", "cname", "nojekyll", "_headers", "_redirects", "htaccess"}
)
_SCRIPTS = frozenset({"js", "mjs"})
#: Endings of what may do something: such a file is the theme's own, or not published.
CODE = frozenset({"js", "mjs", "css", "xsl", "xslt", "wasm"})
#: Endings of what lies in folders of feeds. A page there is one whose own name is `feeds`.
_OF_FEEDS = _JSON | _XML | {"ics"}
#: Files of the uses for which people agree apart from the site, by their paths.
_IS_USE: dict[str, Callable[[str], bool]] = {
    "feed": lambda path: (
        ending_of(path) in ("rss", "atom")
        or (ending_of(path) in _OF_FEEDS and "feeds" in path.split("/")[:-1])
    ),
    "share kit": lambda path: path.startswith("share/"),
}
_LARGEST_UNPACKED = 50_000_000
#: How to cut files into pieces that others hold as well.
_CUTTERS: dict[str, Callable[[bytes], Cut | None]] = {
    "rss": xml.cut,
    "atom": xml.cut,
    "xml": xml.cut,
    "json": data.cut,
}
#: Pieces that are remembered: those of 6,000 records in three formats.
_remembered = Memory(18_000)


def inspect(path: str, content: bytes, rules: Rules) -> Facts:
    """What there is to know of the file `path` (below the output's root) with the bytes `content`.

    The result depends on nothing else; it never fails, whatever the bytes are.
    """
    sha256 = digest.of_bytes(content)
    ending = ending_of(path)
    if ending == "gz":
        return _unpacked(path, content, rules, sha256)
    if ending in media.ENDINGS:
        notes = Notes("")
        media.check(ending, content, notes)
        if rules.withdrawn and ending in ("zip", "pdf"):
            _check_packed(ending, content, notes, rules)
        return notes.facts(sha256, f".{ending}")
    found = _in_pieces(path, ending, content, rules)
    if found is None:
        notes, kind = read_whole(path, ending, content, rules)
        return notes.facts(sha256, kind)
    notes, pieces = found
    return msgspec.structs.replace(notes.facts(sha256, f".{ending}"), pieces=pieces)


def remember(facts: Facts) -> None:
    """Remember the pieces of a file, for others that hold them."""
    for key, links in facts.pieces.items():
        _remembered.add(key, links)


def _in_pieces(
    path: str, ending: str, content: bytes, rules: Rules
) -> tuple[Notes, dict[bytes, Links]] | None:
    """The notes about the frame of a file and the links of its pieces, if it has any and nothing is wrong in it."""
    cutter = _CUTTERS.get(ending)
    if cutter is None or path in rules.assets or path in rules.fragments:
        return None
    cut = cutter(content)
    if cut is None:
        return None
    notes, _ = read_whole(path, ending, cut.frame, rules)
    pieces = {}
    context = digest.encode((ending, _for_pieces(path, rules)))
    for key, piece in zip(cut.keys(context), cut.pieces, strict=True):
        links = _remembered.get(key)
        if links is None:
            inner, _ = read_whole(path, ending, cut.alone(piece), rules)
            if inner.is_wrong or inner.anchors:  # which must be another in each piece
                return None
            links = inner.links()
            _remembered.add(key, links)
        pieces[key] = links
    return None if notes.is_wrong else (notes, pieces)


def _for_pieces(path: str, rules: Rules) -> Rules:
    """The rules without what is only asked of pages and of the theme's files, and of other uses."""
    apart = {use: names for use, names in rules.apart.items() if _IS_USE[use](path)}
    return msgspec.structs.replace(rules, assets=(), fragments=(), policy="", policies={}, apart=apart)


def read_whole(path: str, ending: str, content: bytes, rules: Rules) -> tuple[Notes, str]:
    """The notes about a text that is read as it is, and its kind."""
    notes = Notes("")
    kind = "page" if ending in _PAGES else f".{ending}"
    try:
        notes.text = content.decode()
    except UnicodeDecodeError as error:
        notes.add("gate-encoding", line=content.count(b"\n", 0, error.start) + 1)
        return notes, kind
    if ending in _SCRIPTS and path not in rules.assets and data.check_script(notes.text, notes):
        kind = "data"
    _check_text(path, ending, content, notes, rules)
    for text in notes.fragments:
        html.fragment(text, notes, rules)
    _check_words(path, notes, rules)
    return notes, kind


def ending_of(path: str) -> str:
    """The ending of a file's name in lower case; the whole name where it has none."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def _check_text(path: str, ending: str, content: bytes, notes: Notes, rules: Rules) -> None:
    if path in rules.fragments:
        html.fragment(notes.text, notes, rules)
        letters.check(notes, notes.text.splitlines())
    elif ending in _PAGES:
        policy = rules.policies.get(path, rules.policy)
        html.page(
            content, notes, rules, policy
        )  # which looks at the letters as well, since it knows where texts end
    elif ending in _JSON:
        value = data.check_file(path, notes.text, notes)
        if letters.suspicious(content, escapes=True):
            letters.check(notes, data.strings(value))
    elif ending in _XML:
        root = xml.check(content, notes, rules, drawing=ending == "svg", trusted=path in rules.assets)
        if letters.suspicious(content, references=True):
            letters.check(notes, () if root is None else xml.strings(root))
    else:
        if ending == "ics":
            data.check_calendar(notes.text, notes)
        elif ending == "css":
            css.check(notes.text, notes)
        elif ending == "vtt" and not notes.text.removeprefix("\ufeff").startswith("WEBVTT"):
            notes.add("gate-file-content", ending=ending)
        elif ending not in _PLAIN | _SCRIPTS:
            notes.add("gate-file-type", ending=ending)
        if letters.suspicious(content) and path not in rules.assets:
            letters.check(notes, notes.text.splitlines())


def _check_words(path: str, notes: Notes, rules: Rules) -> None:
    """Look for people who withdrew, or may not be in a use, and for texts that may not be there."""
    withdrawn = rules.withdrawn
    if path in rules.assets:  # Code and its remarks have any word.
        withdrawn = tuple(name for name in withdrawn if names.is_full(name))
    for name in names.search(notes.text, withdrawn):
        notes.add("gate-withdrawn", name, who=names.initials(name))
    for text in rules.forbidden:
        if any(form in notes.text for form in names.forms(text)):
            notes.add("gate-forbidden", text, what=text)
    for use, wanted in rules.apart.items():
        if _IS_USE[use](path):
            for name in names.search(notes.text, wanted):
                notes.add("gate-apart", name, who=names.initials(name), use=use)


def _check_packed(ending: str, content: bytes, notes: Notes, rules: Rules) -> None:
    """Look for people who withdrew in what a ZIP or a PDF holds. Nobody looks inside otherwise."""
    found: dict[str, None] = {}
    try:
        if ending == "pdf":
            found |= dict.fromkeys(names.search(packed.text_of_pdf(content), rules.withdrawn))
        else:
            for path, inner in packed.files_of(content):
                found |= dict.fromkeys(names.search(path, rules.withdrawn))
                facts = inspect(path, inner, rules)
                said = (one.values for one in facts.findings if one.problem == "gate-withdrawn")
                for values in said:
                    notes.add("gate-withdrawn", who=dict(values)["who"])
    except packed.Opaque as error:
        notes.add("gate-opaque", ending=ending, reason=str(error))
    for name in found:
        notes.add("gate-withdrawn", who=names.initials(name))


def _unpacked(path: str, content: bytes, rules: Rules, sha256: str) -> Facts:
    """Facts of what a `.gz` holds."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        inner = unpacker.decompress(content, _LARGEST_UNPACKED)
    except zlib.error:
        inner = b""
    if not unpacker.eof or unpacker.unused_data:
        notes = Notes("")
        notes.add("gate-file-content", ending="gz")
        return notes.facts(sha256, ".gz")
    found = inspect(path[:-3], inner, rules)
    return msgspec.structs.replace(found, sha256=sha256, kind=".gz", anchors=())
