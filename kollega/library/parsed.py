"""Texts after parsing, which is the same for the same text: those of earlier runs are in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from kollega import digest, markup
from kollega.markup import Converted
from kollega.schema import Document
from kollega.store import Store

_decoder = msgspec.msgpack.Decoder(Converted)


def parse(document: Document, classes: Collection[str]) -> Converted:
    """The text of one record. Raises `TooComplex`."""
    body = document.record.body
    return markup.convert_page(body, classes) if document.kind == "page" else markup.convert(body)


def known(
    documents: Iterable[Document], classes: Collection[str], store: Store | None
) -> dict[str, Converted]:
    """The texts that can be parsed, by file. Those that cannot are left to whoever parses them to tell."""
    keys = {one.record.path: _key(one, classes) for one in documents}
    kept = store.remembered(keys.values()) if store else {}
    found = {path: _decoder.decode(kept[key]) for path, key in keys.items() if key in kept}
    fresh = {}
    for one in documents:
        if one.record.path not in found:
            try:
                fresh[one.record.path] = parse(one, classes)
            except markup.TooComplex:
                continue
    if store:
        store.remember({keys[path]: msgspec.msgpack.encode(one) for path, one in fresh.items()})
    return found | fresh


def _key(document: Document, classes: Collection[str]) -> str:
    is_page = document.kind == "page"
    return digest.of_value(
        digest.of_program(), "parsed", is_page, sorted(classes) if is_page else (), document.record.body
    )
