"""Texts: Markdown parsed once, with what is amiss in it, and its links and pictures resolved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Sequence
from urllib.parse import unquote

from kollega import markup
from kollega.library.addresses import Addresses
from kollega.library.parsed import parse
from kollega.live import Text
from kollega.markup.not_links import not_links
from kollega.records import Record
from kollega.schema import Document
from kollega.schema.readers import LONGEST_LINE
from kollega.schema.values import PICTURES
from kollega.sources import Source


def convert(
    document: Document, classes: Collection[str] = (), known: markup.Converted | None = None
) -> markup.Converted | None:
    """The parsed body of a record, with diagnostics about what is in it; nothing where it cannot be read.

    What a translation leaves to its original is told there. `classes` are the site's own that hand-written pages may use;
    `known` is the body where it was parsed before.
    """
    record, source = document.record, document.source
    is_page, is_own = document.kind == "page", "body" not in record.inherited
    try:
        converted = known or parse(document.kind, record.body, classes)
    except markup.TooComplex as error:
        if is_own:
            source.problem("text-too-complex", record.body_line + error.line - 1, 1)
        return None
    if not is_own:
        return converted
    if is_page and not record.title and len(converted.title) > LONGEST_LINE:
        line, column = _find(source, record, "# ")
        source.problem("text-too-long", line, column, code="page-title", field="title", most=LONGEST_LINE)
    if converted.dropped:
        source.problem(
            "html-dropped", *_find_html(source, record, converted.dropped),
            names=", ".join(f"`{name}`" for name in converted.dropped),
            classes=_OWN_CLASSES if is_page and any(name.startswith(".") for name in converted.dropped) else "",
        )  # fmt: skip
    if opened := converted.left_open:
        line = record.body_line + opened.line - 1
        problem = "text-code-open" if opened.signs else "text-comment-open"
        source.problem(problem, line, 1, signs=opened.signs)
    if converted.hides:
        source.problem("text-invisible", *_find(source, record, "&#"), code=f"{document.kind}-text")
    for written in converted.refused_links:
        _tell(document, "page-link-refused" if is_page else "link-refused", written)
    for written in converted.refused_pictures:
        _tell(document, "picture-refused", written)
    for written in converted.without_alt:
        _tell(document, "picture-without-alt", written)
    return converted


_OWN_CLASSES = " A class of your own is named in `mkdocs.yml`, under `extra.kollega.classes`."


def text_of(document: Document, converted: markup.Converted, addresses: Addresses, address: str) -> Text:
    """The text with its links and pictures resolved; what leads nowhere is reported."""
    record, source = document.record, document.source
    links: dict[str, str | None] = {}
    for written in converted.links:
        own = addresses.own(written)
        if own is None and markup.is_foreign(written):
            continue
        target = written if own is None else own
        links[written] = addresses.resolve(target, record.path, address)
        if links[written] is None and not re.fullmatch(r"#fn(ref)?-.*", written):
            problem = "page-link-nowhere" if document.kind == "page" else "link-nowhere"
            if addresses.is_asleep(target, record.path, address):
                _tell(document, "link-asleep", written)
            elif not (meant := addresses.meant(target, record.path)) or not source.report.errors_in(meant):
                _tell(document, problem, written, near=addresses.near(_typed(source, target), record.path))
    if document.kind != "page":  # there MkDocs takes blanks
        for written in not_links(converted.unsafe_html):
            target = addresses.own(written) or written
            if addresses.resolve(target, record.path, address) or addresses.beside(written, record.path):
                _tell(document, "link-blank", written)
    pictures: dict[str, str | None] = {}
    for written in converted.pictures:
        if markup.is_foreign(written):
            _tell(document, "picture-foreign", written)
            continue
        pictures[written] = addresses.picture(written, record.path)
        if pictures[written] is None:
            _tell_picture(document, written, addresses)
    return Text(
        html_utf8=converted.html_utf8, links=links, pictures=pictures, plain_utf8=converted.plain_utf8
    )


def _tell_picture(document: Document, written: str, addresses: Addresses) -> None:
    """Report a picture that is not there, of no kind that can be shown, or for colleagues alone."""
    path, typed = document.record.path, _typed(document.source, written)
    name = posixpath.basename(typed) or typed
    found = addresses.beside(written, path)
    if found and addresses.is_internal(found, path):
        _tell(document, "picture-internal", written, value=name, folder=posixpath.dirname(found))
    elif found:
        _tell(document, "picture-kind", written, value=name, endings=", ".join(PICTURES))
    else:
        _tell(document, "picture-missing", written, value=typed, near=addresses.near_picture(name, path))


def _tell(document: Document, problem: str, written: str, **values: object) -> None:
    """Report a problem of a link or picture where somebody typed it; a text that is the original's is told of there."""
    if "body" in document.record.inherited:
        return
    typed = _typed(document.source, written)
    line, column = _find(document.source, document.record, f"]({typed}", typed)
    document.source.problem(problem, line, column, code="", **{"value": typed} | values)


def _typed(source: Source, written: str) -> str:
    """An address as it stands in the file: the parser writes letters beyond ASCII, and blanks, by their numbers."""
    typed = unquote(written) if "%" in written else written
    return typed if typed in source.text and written not in source.text else written


def _find(source: Source, record: Record, *words: str) -> tuple[int, int]:
    """Where one of `words` stands in the body of a file: line and column, from 1."""
    body = _body(source, record)
    for word in words:
        place = source.text.find(word, body)
        if place >= 0:
            return _place(source, place + (2 if word.startswith("](") else 0))
    return record.body_line, 1


#: Code in Markdown, between fences or backticks; between these not so much that a text of open ones takes long.
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).){1,2000}?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
#: So many names are looked for; a text that drops more is no slip.
_MOST_NAMES = 20


def _find_html(source: Source, record: Record, names: Sequence[str]) -> tuple[int, int]:
    """Where the first of these elements, attributes and classes stands, which are named as in `Converted.dropped`."""
    patterns = "|".join(map(_pattern, names[:_MOST_NAMES]))
    body = _body(source, record)
    # What an example of code shows is no HTML; the rest stays where it is.
    text = source.text[:body] + _CODE.sub(lambda code: " " * len(code[0]), source.text[body:])
    found = re.compile(patterns, re.IGNORECASE).search(text, body)
    return _place(source, found.start()) if found else (record.body_line, 1)


def _pattern(name: str) -> str:
    word = re.escape(name.strip("<>.="))
    if name.startswith("<"):
        return rf"<{word}(?![\w-])"
    return (
        rf"(?<![\w-]){word}\s{{0,9}}="
        if name.endswith("=")
        else rf"(?:\.|class=[^<>]{{0,200}}?){word}(?![\w-])"
    )


def _body(source: Source, record: Record) -> int:
    """Where the text below the fields begins."""
    return len(source.text) - len(source.text.split("\n", record.body_line - 1)[-1])


def _place(source: Source, at: int) -> tuple[int, int]:
    return source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at)
