"""Where else a person is: in what was made, in what is kept to make it quickly, on hosts, in the history of git."""

from __future__ import annotations

import quopri
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path

from kollega import growing, names
from kollega.digest import of_bytes
from kollega.gate import packed
from kollega.git import git
from kollega.records import Struct
from kollega.release.output import STATE

#: Files that are looked into for names; larger ones are counted as unread.
LARGEST = 20_000_000
_POINTER = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\n")

_PDF = b"%PDF-"
#: How mails say that signs beyond ASCII are numbers in them.
_QUOTED = re.compile(rb"(?i)^content-transfer-encoding:\s*quoted-printable", re.MULTILINE)


class Found(Struct, frozen=True, kw_only=True):
    """A place where the person is: what it is in words, and all that is there."""

    what: str
    rows: tuple[str, ...] = ()
    #: What is done about it, in words.
    cure: str

    @property
    def count(self) -> int:
        """How much it is."""
        return len(self.rows) or 1


def _found(what: str, rows: Sequence[str], cure: str) -> Iterator[Found]:
    if rows:
        yield Found(what=what, rows=tuple(rows), cure=cure)


def made(
    site_dir: Path, backstage_dir: Path, preview: Path, wanted: Sequence[str], pictures: Collection[str]
) -> Iterator[Found]:
    """The outputs, the release before, all else that is kept beside them, and what the preview made. `pictures`: SHA-256 of
    pictures of the person."""
    state = site_dir.parent / STATE
    rows = (
        ("the public site", site_dir, "goes with the build that follows"),
        ("the room for colleagues, with its kits", backstage_dir, "goes with the build that follows; ask those who have a copy"),
        ("the release before", state / site_dir.name, "is deleted by the build that follows"),
        ("the room for colleagues before", state / backstage_dir.name, "is deleted by the build that follows"),
        ("lists of what lies on hosts", state / "deploy", "the next deploy removes these first"),
        ("the preview on this machine", preview, "is deleted; a preview makes it anew"),
    )  # fmt: skip
    found = [
        one
        for what, folder, cure in rows
        for one in _found(what, list(in_folder(folder, wanted, pictures)), cure)
    ]
    yield from found
    # It keeps pieces of all that was made, also pictures of other sizes, in which nobody can look for a person.
    store = state / growing.FILE
    if store.exists() and (found or pictures or in_file(store, wanted)):
        yield Found(
            what="the store of what was made",
            cure="the build that follows deletes all that it does not use",
        )


def in_file(path: Path, wanted: Sequence[str]) -> bool:
    """Whether a file of any size has one of the names as it is written."""
    if not path.is_file() or not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return any(data.find(one.encode()) >= 0 for one in wanted)


def in_folder(folder: Path, wanted: Sequence[str], pictures: Collection[str] = ()) -> Iterator[str]:
    """Files below a folder that name the person, in their path or in their text, or are one of the pictures."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if not path.is_file() or path.is_symlink():
            continue
        name = path.relative_to(folder).as_posix()
        if names.search_path(name, wanted):
            yield name
        elif path.stat().st_size <= LARGEST:
            data = path.read_bytes()
            if (pictures and of_bytes(data) in pictures) or names_in(data, wanted):
                yield name


def names_in(data: bytes, wanted: Sequence[str]) -> list[str]:
    """The names that bytes hold: as text in UTF-8 or UTF-16, as a mail writes it, or in a PDF or a ZIP."""
    every = (names.search(text, wanted) for text in chain(_texts(data), _unpacked(data)))
    return next(filter(None, every), [])


def is_packed(data: bytes) -> bool:
    """Whether bytes are a file that holds its words packed: a PDF, or a ZIP, as papers of office programs are."""
    return data.startswith((_PDF, b"PK\x03\x04"))


def _texts(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "replace")
    if _QUOTED.search(data):
        yield quopri.decodestring(data).decode("utf-8", "replace")


def _unpacked(data: bytes) -> Iterator[str]:
    try:
        if data.startswith(_PDF):
            yield packed.text_of_pdf(data)
        elif is_packed(data):
            for path, inner in packed.files_of(data):
                yield path
                yield from _texts(inner)
    except packed.Opaque:
        return


def history(root: Path, wanted: Sequence[str], pictures: Collection[str]) -> Iterator[Found]:
    """What the history of git has: contents, messages and authors of changes, and files of LFS. It is only told of."""
    listed = git(root, "rev-list", "--objects", "--all").decode("utf-8", "replace").splitlines()
    paths = {row[:40]: row[41:] for row in listed if len(row) > 41}
    purge = "stays until the history is rewritten: see the documentation, `When the history must go`"
    contents, pointers = [], []
    for blob, data in _blobs(root, list(paths)):
        pointer = _POINTER.match(data)
        if pointer and pointer[1].decode() in pictures:
            pointers.append(f"{paths[blob]} ({blob[:10]})")
        elif names.search_path(paths[blob], wanted) or of_bytes(data) in pictures or names_in(data, wanted):
            contents.append(f"{paths[blob]} ({blob[:10]})")
    yield from _found("contents in the history of git", contents, purge)
    messages = git(root, "log", "--all", "--format=%h%x00%an <%ae>%x00%cn <%ce>%x00%B%x01").decode(
        "utf-8", "replace"
    )
    commits = [
        row.strip().split("\0")[0]
        for row in messages.split("\1")
        if row.strip() and names.search(row, wanted)
    ]
    yield from _found(
        "messages or authors of changes in git",
        commits,
        purge + "; who made a change may stay named, ask the person",
    )
    yield from _found(
        "files of Git LFS", pointers, "stay on the LFS server until its owner deletes them there"
    )


def _blobs(root: Path, ids: list[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, some at a time."""
    for start in range(0, len(ids), 200):
        some = ids[start : start + 200]
        data, at = git(root, "cat-file", "--batch", given="\n".join(some).encode() + b"\n"), 0
        while at < len(data):
            end = data.index(b"\n", at)
            head = data[at:end].split()
            if len(head) != 3:
                at = end + 1
                continue
            size = int(head[2])
            if head[1] == b"blob":
                yield head[0].decode(), data[end + 1 : end + 1 + size]
            at = end + 2 + size
