"""Release: brings finished files into the output folders so that nobody ever sees half a release.

    with release.lock([site, backstage], root=root):
        prepared = [release.prepare(site, public, read), release.prepare(backstage, internal, read)]
        ...  # look at `Prepared.folder`
        changes = release.exchange(prepared)

For an output folder `X` the state lies in `.kollega/X/` beside it, on the same file system:

    spare/         the release before the live one; a run brings it up to date by the difference
    a, b           a manifest for each of the two folders (`kollega.release.manifest`)
    state          which manifest is the live folder's, and where the release before is
    journal        there while folders change places: what a later run must finish
    former/        there for a moment where the file system cannot exchange two folders in one call
    lock           held by the one run at a time
    notes/         what whoever releases wants to know at the next one

Errors are `Refused` with a sentence for people, and `OSError` for the disk; live folders stay whole.
"""

from kollega.release.ahead import lacks_spare, prepare_ahead
from kollega.release.difference import Prepared, is_intact, prepare
from kollega.release.forget import delivered, forget, forget_preview, withdraw, withdrawn
from kollega.release.journal import exchange, live_manifest, lock, mark, rollback
from kollega.release.manifest import Changes, File
from kollega.release.output import Busy, NothingBefore, NotOurs, Refused, note, noted

__all__ = [
    "Busy",
    "Changes",
    "File",
    "NotOurs",
    "NothingBefore",
    "Prepared",
    "Refused",
    "delivered",
    "exchange",
    "forget",
    "forget_preview",
    "is_intact",
    "lacks_spare",
    "live_manifest",
    "lock",
    "mark",
    "note",
    "noted",
    "prepare",
    "prepare_ahead",
    "rollback",
    "withdraw",
    "withdrawn",
]
