"""Translations: a file beside the original that says some of its fields, and its text, in another language."""

from __future__ import annotations

import dataclasses
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from kollega.languages import canonical
from kollega.letters import clean, is_seen, nfc
from kollega.records import Photo
from kollega.schema.fields import Context, Field, read_fields
from kollega.schema.head import fields_or_text
from kollega.schema.kinds import KINDS
from kollega.schema.read import ALL_YAML, Document
from kollega.site import Site
from kollega.sources import Files, Map, Source, key_of, parse_yaml

#: Fields that a translation may say; all others are those of the original.
TRANSLATED = frozenset(
    "title summary quote photo_alt share tags hiring_steps benefits apply_url name role pronouns bio notes city region hide "
    "updated reviewed".split()
)


def read_translation(
    original: Document, lang: str, source: Source, files: Files, site: Site
) -> Document | None:
    """The original with what the file `source` says instead, or nothing and diagnostics."""
    kind = original.kind
    if kind in ALL_YAML:
        front, body, line, first = source.text, "", 1, 1
    else:
        parts = fields_or_text(source, KINDS[kind])
        if parts is None:
            return None
        front, body, line = parts
        first = 2
    node = parse_yaml(source, front, first)
    if node is None:
        return None
    context = Context(source, kind, files, ZoneInfo(site.timezone), site.lang, site.programme)
    values = read_fields(_told(node, kind, lang, source), _fields(kind), context)
    if context.wrong or source.errors:
        return None
    record = original.record
    left = TRANSLATED - values.keys()
    alt = values.pop("photo_alt", "")
    photo = getattr(record, "photo", None)
    if alt and photo:
        values["photo"] = Photo(path=photo.path, alt=alt, focus=photo.focus)
    body, changed = clean(body)
    if changed:
        source.problem("text-invisible", line, 1, code=f"{kind}-text", field="text")
    if not is_seen(body):
        body, line = record.body, record.body_line
        left |= {"body"}
    # Words to say as they stand: in a language in which nobody wrote any there are none.
    own: dict[str, Any] = {"share": {}} if hasattr(record, "share") else {}
    record = msgspec.structs.replace(
        record, **(own | values), lang=lang, path=source.path, body_utf8=nfc(body).encode(), body_line=line,
        inherited=tuple(sorted(left)), original_lang=record.lang,
    )  # fmt: skip
    return Document(kind, record, source, context.marks)


def _fields(kind: str) -> tuple[Field, ...]:
    return tuple(dataclasses.replace(row, needed=False) for row in KINDS[kind] if row.name in TRANSLATED)


def _told(node: Map, kind: str, lang: str, source: Source) -> Map:
    """The fields that a translation may say; others are reported, but for its language if that is right."""
    others = {
        key_of(name): row.name
        for row in KINDS[kind]
        if row.name not in TRANSLATED
        for name in (row.name, *row.also)
    }
    entries = []
    for key, value in node.entries:
        name = others.get(key_of(key.value))
        if name is None:
            entries.append((key, value))
        elif not (name == "lang" and canonical(getattr(value, "value", "")) == lang):
            source.problem(
                "translation-field", key.line, key.column, code=f"{kind}-{name}".replace("_", "-"), field=name
            )
    return Map(node.line, node.column, entries)
