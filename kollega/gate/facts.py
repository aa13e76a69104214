"""What the gate is told, and what it notes about one file."""

from __future__ import annotations

import msgspec

#: Addresses by what they are for (`kollega.gate.judge.KINDS`).
Links = dict[str, tuple[str, ...]]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate takes on trust, and what it must not find. One value for all files of an output."""

    #: The theme's own scripts and style sheets, as paths below the output's root.
    assets: tuple[str, ...] = ()
    #: Full names of people of whom nothing may be in the output.
    withdrawn: tuple[str, ...] = ()
    #: Full names of people who may not be in files of some uses, by the use (`feed`, `share kit`).
    apart: dict[str, tuple[str, ...]] = {}
    #: Paths of files that hold a piece of HTML, for others to put into pages of theirs.
    fragments: tuple[str, ...] = ()
    #: What the Content-Security-Policy in every page says; empty where none is asked for.
    policy: str = ""
    #: Whether pages may ask for files, which stay on the device: colleagues choose photos for a story.
    files_chosen: bool = False
    #: The same for pages that have another one, by path.
    policies: dict[str, str] = {}
    #: Texts that may not be in the output, such as the address of the backstage.
    forbidden: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True, order=True):
    """A problem of one file, by its key in the catalogue. `line` and `column` count from 1; 0 is unknown."""

    problem: str
    line: int = 0
    column: int = 0
    values: tuple[tuple[str, str], ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that `judge` needs to know of a file."""

    sha256: str
    #: `page` for HTML, `data` for a script that is only data, otherwise the ending, e.g. `.png`.
    kind: str
    findings: tuple[Finding, ...] = ()
    #: Addresses in the file, cleaned as browsers do.
    links: Links = {}
    #: What a fragment of an address may name.
    anchors: tuple[str, ...] = ()
    #: The same links of the file's pieces (`kollega.gate.pieces`), by their keys. Nothing else is known of them, as
    #: nothing was found in them.
    pieces: dict[bytes, Links] = {}
