"""Texts after parsing, which is the same for the same text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from kollega import digest, hints, markup
from kollega.library.hosts import hosts_in
from kollega.library.kept import Kept
from kollega.library.stems import often
from kollega.markup import Converted
from kollega.schema import Document
from kollega.store import Store


class Parsed(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a text by itself."""

    #: Digest of all that it was made of.
    sha256: str
    text: Converted
    #: The stems that it says often.
    often: tuple[str, ...]
    #: The hosts that it leads to (`hosts_in`).
    hosts: dict[str, str]
    #: Of an advert, the words that shut people out.
    hints: tuple[hints.Hint, ...]


def parse(document: Document, classes: Collection[str]) -> Converted:
    """The text of one record. Raises `TooComplex`."""
    body = document.record.body
    return markup.convert_page(body, classes) if document.kind == "page" else markup.convert(body)


def known(documents: Sequence[Document], classes: Collection[str], store: Store | None) -> dict[str, Parsed]:
    """The texts that can be parsed, by file. Those that cannot are left to whoever parses them to tell."""
    kept = Kept(store, Parsed, [one.record.path for one in documents], "texts", sorted(classes))
    found = {}
    for one in documents:
        path, record = one.record.path, one.record
        sha256 = digest.of_bytes(f"{one.kind} {record.lang} ".encode() + record.body_utf8)
        before = kept.rows.get(path)
        if before and before.sha256 == sha256:
            found[path] = before
            continue
        try:
            text = parse(one, classes)
        except markup.TooComplex:
            continue
        shut_out = tuple(hints.on_text(record.body, record.lang)) if one.kind == "job" else ()
        found[path] = Parsed(sha256, text, often(text.plain), hosts_in(text), shut_out)
    kept.keep(found)
    return found
