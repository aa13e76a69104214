"""Other hosts that content leads people to: what a reviewer should look at before merging."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from kollega.addresses import looked_up
from kollega.library.leaves import leaves
from kollega.library.read import Documents
from kollega.live import Host
from kollega.markup import Converted, is_foreign
from kollega.records import Record
from kollega.schema import Document

#: What stands between words. Looking at words one by one takes linear time, whatever somebody wrote.
_BETWEEN = re.compile(r"[\s<>\"'`()]+")
_ENDINGS = ".,;:!?"
#: Characters of a host (RFC 1035).
_LONGEST = 253
#: Parts of a record that nobody is led by: where it lies, and its text, whose links the parser knows.
_OURS = {"path", "slug", "body_utf8", "body_line"}


def hosts_of(documents: Documents, in_texts: Mapping[str, Mapping[str, str]]) -> tuple[Host, ...]:
    """Every host but the site's own that a field or a text leads to, each once where it first stands, by name.

    `in_texts`: what `hosts_in` found in the text of each file.
    """
    own = urlsplit(documents.site.url).hostname or ""
    found: dict[str, Host] = {}
    # A translation has the fields of its original, too, and leads nowhere new with them.
    groups = (documents.originals, documents.translated)
    for document in (one for group in groups for one in sorted(group, key=lambda one: one.source.path)):
        in_fields = ((_host(written), written) for written in _in_fields(document.record))
        for name, written in (*in_fields, *in_texts.get(document.record.path, {}).items()):
            if name and name != own and name not in found:
                path, line = document.source.place(_line(document, written, name))
                found[name] = Host(name=name, path=path, line=line)
    return tuple(found[name] for name in sorted(found))


def hosts_in(text: Converted) -> dict[str, str]:
    """The hosts that a text leads to, each with the link or picture that first does, as it is written."""
    written = (one for one in (*text.links, *text.pictures) if is_foreign(one))
    found: dict[str, str] = {}
    for one in written:
        found.setdefault(_host(one), one)
    return found


def _in_fields(record: Record) -> Iterator[str]:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if not value or name in _OURS:
            continue
        for text in (value,) if isinstance(value, str) else leaves(value):
            for word in _BETWEEN.split(text) if "@" in text or "://" in text else ():
                start = word.casefold().find("http")
                if start >= 0 and "://" in word:
                    yield word[start:]
                elif "@" in word:
                    yield word


def _host(written: str) -> str:
    """The host of an address, or that of a mailbox, in the letters that a browser looks it up by."""
    try:
        name = urlsplit(written).hostname or ""
    except ValueError:
        return ""
    if not name and "@" in written:
        name = re.split(r"[?&,;/]", written.rpartition("@")[2])[0]
    name = unquote(name).strip(_ENDINGS)
    return looked_up(name) if "." in name and len(name) <= _LONGEST else ""


def _line(document: Document, written: str, name: str) -> int:
    text = document.source.text
    place = max(text.find(written), text.find(name)) if written not in text else text.find(written)
    return text.count("\n", 0, place) + 1 if place >= 0 else 1
