"""Which pictures a text shows: read by the parser that publishes it, as people write them in many ways."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from kollega import markup
from kollega.library.addresses import Addresses
from kollega.library.parsed import parse
from kollega.library.read import Documents
from kollega.schema import Document
from kollega.withdraw.fields import body_of


class Pictures:
    """The pictures in the texts of one site."""

    def __init__(self, documents: Documents) -> None:
        self._addresses, self._classes = Addresses(documents), documents.site.classes

    def of(self, document: Document) -> list[str]:
        """The files that the text of a record shows, each once."""
        try:
            written = parse(document.kind, document.record.body, self._classes).pictures
        except markup.TooComplex:  # which is published nowhere
            return []
        found = (self.file(one, document.record.path) for one in written)
        return list(dict.fromkeys(one for one in found if one))

    def in_text(self, document: Document, text: str) -> list[str]:
        """The same if `text` were what is in the record's file."""
        record = msgspec.structs.replace(document.record, body_utf8=body_of(text).encode())
        return self.of(replace(document, record=record))

    def file(self, written: str, path: str) -> str | None:
        """The file that a picture in the file `path` means, if it is one of the site folder."""
        return None if markup.is_foreign(written) else self._addresses.picture(written, path)
