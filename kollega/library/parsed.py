"""Texts after parsing, which is the same for the same text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from kollega import digest, farm, hints, markup
from kollega.library.hosts import hosts_in
from kollega.library.kept import Kept
from kollega.library.stems import often
from kollega.markup import Converted
from kollega.schema import Document
from kollega.steps import Artifact, Made, Step, Work
from kollega.store import Store


class Parsed(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a text by itself."""

    #: Digest of all that it was made of.
    sha256: str
    text: Converted
    #: The stems that it says often, as one text: a site has hundreds of thousands of them.
    often: str
    #: The hosts that it leads to (`hosts_in`).
    hosts: dict[str, str]
    #: Of an advert, the words that shut people out.
    hints: tuple[hints.Hint, ...]


def parse(kind: str, body: str, classes: Collection[str]) -> Converted:
    """The text of a record of a kind. Raises `TooComplex`."""
    return markup.convert_page(body, classes) if kind == "page" else markup.convert(body)


def known(documents: Sequence[Document], classes: Collection[str], store: Store | None) -> dict[str, Parsed]:
    """The texts that can be parsed, by file. Those that cannot are left to whoever parses them to tell."""
    kept = Kept(store, Parsed, [one.record.path for one in documents], "texts", sorted(classes))
    found: dict[str, Parsed] = {}
    unknown: list[Step] = []
    for one in documents:
        path, record = one.record.path, one.record
        sha256 = digest.of_bytes(f"{one.kind} {record.lang} ".encode() + record.body_utf8)
        before = kept.rows.get(path)
        if before and before.sha256 == sha256:
            found[path] = before
        else:
            value = (path, sha256, one.kind, record.lang, record.body_utf8, sorted(classes))
            unknown.append(Step(name=path, function=read, value=value))
    for made in farm.each(unknown):
        found |= {one.path: _decoder.decode(one.data) for one in made.artifacts}
    kept.keep(found)
    return {one.record.path: found[one.record.path] for one in documents if one.record.path in found}


_decoder = msgspec.msgpack.Decoder(Parsed)


def read(work: Work) -> Made:
    """What is known of one text by itself; nothing where it cannot be parsed."""
    path, sha256, kind, lang, body_utf8, classes = work.value
    body = body_utf8.decode()
    try:
        text = parse(kind, body, classes)
    except markup.TooComplex:
        return Made()
    shut_out = tuple(hints.on_text(body, lang)) if kind == "job" else ()
    data = msgspec.msgpack.encode(Parsed(sha256, text, often(text.plain), hosts_in(text), shut_out))
    return Made(artifacts=[Artifact(path=path, audience="internal", kind="text", data=data)])
