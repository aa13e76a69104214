"""Tombstones: which stories are in feeds no more since somebody took them back, and what still leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from kollega import names
from kollega.library.consent import SHOWN, Consents
from kollega.library.join import identity_of
from kollega.library.life import Life
from kollega.library.read import Documents
from kollega.library.withdrawal import Withdrawal
from kollega.live import Tombstone
from kollega.records import Person


def tombstones_of(documents: Documents, withdrawal: Withdrawal, life: Life) -> tuple[Tombstone, ...]:
    """By day: stories that are held back and whose file is there, and those that `kollega withdraw` deleted."""
    every = (*_held(documents, withdrawal, life), *_removed(documents, life))
    silent = (one for one in every if not names.search_path(one.identity, withdrawal.names))
    return tuple(sorted(dict.fromkeys(silent), key=lambda one: (one.day, one.folder, one.identity)))


def places_of_removed(documents: Documents) -> Iterator[tuple[str, str]]:
    """The addresses of stories that `kollega withdraw` deleted, each with a file that it can have had."""
    home = documents.site.home
    for document in documents.of("person").values():
        for identity in document.record.removed:
            if identity.startswith(home):
                address = unquote(identity.removeprefix(home))
                stem = address.rstrip("/")
                yield from ((address, path) for path in (f"{stem}.md", f"{stem}/index.md"))


def _held(documents: Documents, withdrawal: Withdrawal, life: Life) -> Iterator[Tombstone]:
    consents: Consents = withdrawal.consents
    for document in (*documents.of("story").values(), *documents.translated):
        if (
            document.kind != "story"
            or not life.is_published(document.record)
            or not withdrawal.is_held(document)
        ):
            continue
        people = (consents.who(text) for field in SHOWN for text in getattr(document.record, field))
        standings = (consents.standing(key, "site") for key in people)
        days = [one.day for one in standings if one.why in ("withdrawn", "ended") and one.day]
        if days:
            yield Tombstone(
                identity=identity_of(document.record, documents.site), folder=document.folder, day=max(days)
            )


def _removed(documents: Documents, life: Life) -> Iterator[Tombstone]:
    for document in documents.of("person").values():
        person: Person = document.record
        if person.withdrawn and person.withdrawn <= life.today:
            yield from (Tombstone(identity=one, folder="", day=person.withdrawn) for one in person.removed)
