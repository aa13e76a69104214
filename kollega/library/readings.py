"""The reading of records: what a file gave in an earlier run is what it gives, while all that decides it is the same."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kollega import digest
from kollega.diagnostics import Report
from kollega.library.kept import Kept
from kollega.schema import RECORDS, Document, read_record
from kollega.site import Site
from kollega.sources import Files, Later, Source, State, read_text
from kollega.store import Store, decoded


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """A record that was read without a finding, and what it was read of."""

    state: State | None
    sha256: str
    #: Files that its fields name, by the path that they were looked for at, with their sizes.
    named: dict[str, tuple[str, int]]
    record: msgspec.Raw
    marks: dict[str, tuple[int, int]]
    #: The lines on which fields stand.
    lines: dict[int, str]


#: Of people nothing is kept, not even the id in the name of their file: whoever withdraws is let go of at once.
_NOT_KEPT = {"person"}
_decoders = {kind: msgspec.msgpack.Decoder(record) for kind, record in RECORDS.items()}


class Readings:
    """Reads the records of a site folder, or knows them from the run before."""

    def __init__(self, files: Files, site: Site, report: Report, store: Store | None) -> None:
        self._files, self._site, self._report = files, site, report
        decided_by = ("readings", site.docs_dir, site.timezone, site.lang, site.limits)
        self._kept = Kept(
            store,
            _Row,
            [path for path in files.paths if path.endswith((".md", ".yml", ".yaml"))],
            *decided_by,
        )
        self._rows: dict[str, _Row] = {}

    def read(self, kind: str, slug: str, path: str, partial: list[Document]) -> Document | None:
        """The record of a file, or nothing and diagnostics."""
        row = self._kept.rows.get(path)
        if row and any(self._found(asked) != found for asked, found in row.named.items()):
            row = None
        state = self._files.state(path)
        if row and state and row.state == state:
            return self._known(kind, path, row)
        source = read_text(self._files, path, self._report, self._site.limits)
        if source is None:
            return None
        sha256 = digest.of_bytes(source.text.encode())
        if row and row.sha256 == sha256:
            return self._known(kind, path, msgspec.structs.replace(row, state=state))
        findings = self._report.size
        document = read_record(kind, slug, source, self._files, self._site, partial)
        if document and self._report.size == findings and kind not in _NOT_KEPT:
            record = msgspec.Raw(msgspec.msgpack.encode(document.record))
            if _decoders[kind].decode(record) == document.record:
                lines = {line: source.line(line) for line, _ in document.marks.values()}
                self._rows[path] = _Row(state, sha256, document.named, record, document.marks, lines)
                document.source = self._later(path, lines)  # all texts of a large site would fill the memory
        return document

    def read_over(
        self, kind: str, slug: str, path: str, over: str, partial: list[Document]
    ) -> Document | None:
        """The record of a file with what another one lays over it; nothing where one of them cannot be read."""
        limits = self._site.limits
        text = read_text(self._files, path, self._report, limits)
        if text is None:
            return None
        above = read_text(self._files, over, self._report, limits)
        document = read_record(kind, slug, text, self._files, self._site, partial, above)
        return document if above else None

    def keep(self) -> None:
        """Keep what was read for the next run."""
        self._kept.keep(self._rows)

    def _known(self, kind: str, path: str, row: _Row) -> Document:
        self._rows[path] = row
        source = self._later(path, row.lines)
        return Document(kind, decoded(row.record, _decoders[kind]), source, row.marks, row.named)

    def _later(self, path: str, lines: Mapping[int, str]) -> Source:
        return Later(self._files, path, self._report, self._site.limits, lines)

    def _found(self, path: str) -> tuple[str, int] | None:
        found = self._files.find(path)
        try:
            return (found, self._files.size(found)) if found else None
        except OSError:
            return None
