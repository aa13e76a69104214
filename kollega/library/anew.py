"""One thing anew: what a library holds after somebody changed the words of a story, a job or an event, and nothing else.

Words are the text, the title, the summary and the quote. Whoever changes more, such as names, days, topics or pictures, may
change what is live and what belongs together, which takes a look at everything. Words alone leave the rest as it was: so
they are known at once, for a preview whose whole build follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from kollega.diagnostics import Report
from kollega.letters import is_seen
from kollega.library.read import Documents, overlay_of
from kollega.library.texts import convert
from kollega.library.view import View
from kollega.live import Library, LiveEvent, LiveJob, LiveStory
from kollega.markup import Converted
from kollega.records import Record
from kollega.schema import Document, read_record, read_translation
from kollega.sources import Files, read_text

_KINDS = ("story", "job", "event")
_WORDS = ("title", "summary", "quote", "body_utf8", "body_line")
_Thing = TypeVar("_Thing", LiveStory, LiveJob, LiveEvent)


class Anew:
    """Knows the things of a library that was loaded. `is_live` decides about a document as it did then."""

    def __init__(
        self, documents: Documents, views: Sequence[View], libraries: Sequence[Library], converted: dict[str, Converted],
        is_live: Callable[[Document], bool],
    ) -> None:  # fmt: skip
        self._documents, self._converted, self._is_live = documents, converted, is_live
        self._views = list(zip(views, libraries, strict=True))

    def library(self, root: Path, path: str) -> Library | None:
        """The library with the words that the file `path` has now, and with nothing but its things changed.

        Nothing where the file is not that of one live thing, where more than words changed, or where it has an error.
        """
        report = Report()
        for number, (view, library) in enumerate(self._views):
            for document in (one for kind in _KINDS for one in view.live[kind]):
                if document.record.path == path and view.is_own(document):
                    found = self._read(root, document, report)
                    changed = _with(library, view, found) if found else library
                    return self._whole(number, changed) if found and not report.fails() else None
        return None

    def _read(self, root: Path, before: Document, report: Report) -> Document | None:
        """The document again, if it is the same but for its words, and live."""
        files, site = Files(root, self._documents.files.paths), self._documents.site
        kind, slug, path = before.kind, before.record.slug, before.record.path
        source = read_text(files, path, report, site.limits)
        original = self._documents.of(kind).get(slug)
        if source is None or original is None or overlay_of(kind, path, files):
            return None
        if original.record.path == path:
            found = read_record(kind, slug, source, files, site)
        else:
            found = read_translation(original, before.record.lang, source, files, site)
        if found is None or _without_words(found.record) != _without_words(before.record):
            return None
        found.folder = before.folder
        converted = convert(found)
        if converted is None or not is_seen(converted.plain):
            return None
        self._converted[path] = converted
        return found if self._is_live(found) else None

    def _whole(self, number: int, changed: Library) -> Library:
        """All languages, of which one changed."""
        first, *others = (changed if number == at else library for at, (_, library) in enumerate(self._views))
        return msgspec.structs.replace(first, others=tuple(others))


def _without_words(record: Record) -> Record:
    said = dict.fromkeys((name for name in _WORDS if hasattr(record, name)), "")
    return msgspec.structs.replace(record, **said)


def _with(library: Library, view: View, document: Document) -> Library:
    """A library with what a document of it says now."""
    path = document.record.path

    def anew(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
        return tuple(view.anew(document, one) if one.record.path == path else one for one in things)

    return msgspec.structs.replace(
        library, stories=anew(library.stories), jobs=anew(library.jobs), closed=anew(library.closed),
        events=anew(library.events),
    )  # fmt: skip
