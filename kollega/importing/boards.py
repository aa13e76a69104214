"""The systems whose boards can be imported: one row each. What one says is read by the module of its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from kollega.importing import (
    Refused,
    ashby,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
)
from kollega.importing.fetch import Client
from kollega.importing.posting import Posting

#: A board's name as it stands in a path, and as a part of a host's name.
_IN_PATH = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9_-])?")
_IN_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[a-z]{2,3})?")


@dataclass(frozen=True)
class Source:
    """A system: its name, the address of its host (in which `{board}` stands for the board), and its reader.

    `read` gives all jobs of a board, or raises `Refused`.
    """

    name: str
    base: str
    read: Callable[[Client, str], list[Posting]]

    def ask(self, board: str) -> list[Posting]:
        """All jobs of a board."""
        return self.read(self.client(board), quote(board))

    def client(self, board: str) -> Client:
        """What asks the host of a board. Raises `Refused` for a name that no board has."""
        form = _IN_HOST if "{board}" in self.base else _IN_PATH
        if not form.fullmatch(board) or ".." in board:
            raise Refused(
                f"{board!r} is not the name of a board. It is the part of the careers site's address that is yours, "
                "such as `acme`"
            )
        return Client(self.base.format(board=board))


SOURCES = {
    row.name: row
    for row in (
        Source("greenhouse", "https://boards-api.greenhouse.io", greenhouse.read),
        Source("lever", "https://api.lever.co", lever.read),
        Source("lever-eu", "https://api.eu.lever.co", lever.read),
        Source("ashby", "https://api.ashbyhq.com", ashby.read),
        Source("workable", "https://apply.workable.com", workable.read),
        Source("teamtailor", "https://{board}.teamtailor.com", teamtailor.read),
        Source("personio", "https://{board}.jobs.personio.de", personio.read),
        Source("recruitee", "https://{board}.recruitee.com", recruitee.read),
        Source("smartrecruiters", "https://api.smartrecruiters.com", smartrecruiters.read),
    )
}
