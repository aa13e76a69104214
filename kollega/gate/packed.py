"""Files that hold other files, or words that are packed: ZIP, PDF, and pictures in texts."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress

from kollega.names import APART

#: Bytes that a file may unpack to, and how many files it may hold; one that holds more is not looked through.
_LARGEST, _MOST = 200_000_000, 2_000
_PAGES = 500
#: The beginnings of JPEG, PNG and WebP in Base64, and the rest of it.
_PICTURE = re.compile(rb"(?:/9j/|iVBORw0KGgo|UklGR)[A-Za-z0-9+/]{200,}={0,2}")


class Opaque(Exception):
    """Nobody can say what is in it; the text says why."""


def files_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in a ZIP. Raises `Opaque`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            rows = archive.infolist()
            if len(rows) > _MOST or sum(row.file_size for row in rows) > _LARGEST:
                raise Opaque("it holds too much")
            for row in rows:
                if not row.is_dir():
                    yield row.filename, archive.read(row)
    # Damaged archives make this library raise many.
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise Opaque(str(error)) from error


def text_of_pdf(data: bytes) -> str:
    """The words of a PDF, with those that describe it. Raises `Opaque`."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > _PAGES:
            raise Opaque("it has too many pages")
        said = [str(value) for value in (reader.metadata or {}).values()]
        return APART.join((*said, *(page.extract_text() for page in reader.pages)))
    except Opaque:
        raise
    # Damaged files make it raise many.
    except Exception as error:
        raise Opaque(str(error) or type(error).__name__) from error


def pictures_of_pdf(data: bytes) -> Iterator[bytes]:
    """The pictures in a PDF, as files of their own; each that cannot be read is left out."""
    from pypdf import PdfReader

    with suppress(Exception):  # damaged files make it raise many
        for page in PdfReader(io.BytesIO(data)).pages[:_PAGES]:
            for name in page.images.keys():  # noqa: SIM118 - to go through it would read them
                with suppress(Exception):  # such as those of a scanner, which take another program
                    yield page.images[name].data


def pictures_in(data: bytes) -> Iterator[bytes]:
    """The pictures that a text holds in Base64, as scripts and pages do."""
    for found in _PICTURE.finditer(data):
        whole = found[0].rstrip(b"=")
        whole = whole[:-1] if len(whole) % 4 == 1 else whole
        yield b64decode(whole + b"=" * (-len(whole) % 4))
