"""Translations: what each language has of the others, and what changed since it was translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kollega.library.life import Life
from kollega.library.read import Documents
from kollega.live import Translation
from kollega.schema import Document

#: Kinds whose text a reader misses in another language.
_KINDS = ("page", "story", "job", "event", "value")


def translations_of(documents: Documents, live: Iterable[Document], life: Life) -> tuple[Translation, ...]:
    """A row for each live text and each language of the site that is not its own; of closed jobs there are none, as nobody
    reads them any more."""
    read = (one for one in live if one.kind in _KINDS and (one.kind != "job" or life.is_open(one.record)))
    rows = [row for document in read for row in _rows(document, documents)]
    order = {lang: number for number, lang in enumerate(documents.site.languages)}
    return tuple(sorted(rows, key=lambda row: (order[row.lang], row.source)))


def _rows(document: Document, documents: Documents) -> Iterator[Translation]:
    record = document.record
    having = documents.translations.get((document.kind, record.slug), {})
    for lang in dict.fromkeys(documents.site.languages):
        if lang == record.lang:
            continue
        stem, _, ending = record.path.rpartition(".")
        found = having.get(lang)
        yield Translation(
            lang=lang, source=record.path, path=found.record.path if found else f"{stem}.{lang}.{ending}",
            is_there=found is not None, changed=_changed(document, found) if found else None,
        )  # fmt: skip


def _changed(original: Document, translation: Document) -> date | None:
    """The day on which the original changed, where nobody looked at the translation since.

    A translation says with `updated` when it was last brought up to date; else it is as old as the original.
    """
    changed = getattr(original.record, "updated", None)
    if changed is None:
        return None
    first = getattr(original.record, "date", None) or getattr(original.record, "date_posted", None)
    looked = translation.record.own("updated") or first
    return changed.day if looked is None or looked.day < changed.day else None
