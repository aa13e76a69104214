"""Looking at one file by itself."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from kollega import digest, names
from kollega.gate import css, data, html, letters, media, packed, xml
from kollega.gate.facts import Facts, Rules
from kollega.gate.notes import Notes

_PAGES = frozenset({"html", "htm"})
_JSON = frozenset({"json", "webmanifest", "map", "geojson"})
_XML = frozenset({"xml", "rss", "atom", "opml", "svg", "xsl", "xslt"})
_PLAIN = frozenset(
    {"txt", "md", "vtt", "srt", "csv", "cname", "nojekyll", "_headers", "_redirects", "htaccess"}
)
_SCRIPTS = frozenset({"js", "mjs"})
#: Endings of what may do something: such a file is the theme's own, or not published.
CODE = frozenset({"js", "mjs", "css", "xsl", "xslt", "wasm"})
#: Files of the uses for which people agree apart from the site, by their paths.
_IS_USE: dict[str, Callable[[str], bool]] = {
    "feed": lambda path: ending_of(path) in ("rss", "atom") or "feeds" in path.split("/")[:-1],
    "share kit": lambda path: path.startswith("share/"),
}
_LARGEST_UNPACKED = 50_000_000


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
    notes = Notes("")
    kind = "page" if ending in _PAGES else f".{ending}"
    try:
        notes.text = content.decode()
    except UnicodeDecodeError as error:
        notes.add("gate-encoding", line=content.count(b"\n", 0, error.start) + 1)
        return notes.facts(sha256, kind)
    if ending in _SCRIPTS and path not in rules.assets and data.check_script(notes.text, notes):
        kind = "data"
    _check_text(path, ending, content, notes, rules)
    for text in notes.fragments:
        html.fragment(text, notes, rules)
    _check_words(notes, rules)
    for use, wanted in rules.apart.items():
        if _IS_USE[use](path):
            for name in names.search(notes.text, wanted):
                notes.add("gate-apart", name, who=names.initials(name), use=use)
    return notes.facts(sha256, kind)


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


def _check_words(notes: Notes, rules: Rules) -> None:
    """Look for people who withdrew and for texts that may not be there."""
    for name in names.search(notes.text, rules.withdrawn):
        notes.add("gate-withdrawn", name, who=names.initials(name))
    for text in rules.forbidden:
        if any(form in notes.text for form in names.forms(text)):
            notes.add("gate-forbidden", text, what=text)


def _check_packed(ending: str, content: bytes, notes: Notes, rules: Rules) -> None:
    """Look for people who withdrew in what a ZIP or a PDF holds. Nobody looks inside otherwise."""
    found: dict[str, None] = {}
    try:
        if ending == "pdf":
            found |= dict.fromkeys(names.search(packed.text_of_pdf(content), rules.withdrawn))
        else:
            for path, inner in packed.files_of(content):
                found |= dict.fromkeys(names.search_path(path, rules.withdrawn))
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
    return Facts(sha256=sha256, kind=".gz", findings=found.findings, links=found.links)
