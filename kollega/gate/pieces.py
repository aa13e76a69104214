"""Feeds, read in pieces: an entry that is in many feeds is looked at once.

A file of entries is cut into those and the frame around them. Whatever is wrong in it is wrong in the frame or in one entry,
as long as the cuts are where the format allows for any entry: this is what `Cut` promises, and what the cutters
(`kollega.gate.xml`, `kollega.gate.data`) make sure of. A file that cannot be cut is read whole, and so is one in which
anything is found, to tell its place.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from kollega.gate.facts import Links

#: Stands in the frame for a piece, and around a piece for the frame. A file that holds it is not cut.
MARK = "kollega-piece"


class Cut(NamedTuple):
    """A file in pieces.

    It is right in form if and only if `frame` is, and `head`, any of the `pieces` and `tail` together: a file of its own
    in which the piece means the same.
    """

    frame: bytes
    pieces: list[bytes]
    head: bytes = b""
    tail: bytes = b""

    def alone(self, piece: bytes) -> bytes:
        """A piece as a file of its own."""
        return self.head + piece + self.tail

    def keys(self, context: bytes) -> list[bytes]:
        """Digests of the pieces, with all else that what is found in them depends on."""
        start = hashlib.sha256(b"%d %d %b%b" % (len(context), len(self.head), context, self.head))
        found = []
        for piece in self.pieces:
            made = start.copy()
            made.update(piece)
            found.append(made.digest())
        return found


class Memory:
    """The links of pieces in which nothing is wrong, by their keys: the newest `most` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._links: dict[bytes, Links] = {}

    def get(self, key: bytes) -> Links | None:
        return self._links.get(key)

    def add(self, key: bytes, links: Links) -> None:
        """Remember a piece, and forget the oldest where there are too many."""
        self._links[key] = links
        if len(self._links) > self._most:
            del self._links[next(iter(self._links))]

    def clear(self) -> None:
        self._links.clear()
