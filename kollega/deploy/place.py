"""What every way to publish does: takes an order, and tells what it did, or would do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from kollega.deploy.errors import Refused
from kollega.deploy.plan import Plan, Withdrawn
from kollega.digest import of_value
from kollega.release import File

#: What the title of a release of ours begins with; behind it stand the release and all that was withdrawn.
TITLE = "Kollega "


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A release as it lies in `folder`, and how to publish it.

    `dry`: only say what would be done. `take_over`: what others put there may be replaced. `tell` gets words for people
    while it happens.
    """

    folder: Path
    files: Mapping[str, File]
    withdrawn: Withdrawn = Withdrawn()
    dry: bool = False
    take_over: bool = False
    tell: Callable[[str], object] = lambda words: None

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of the files, by path."""
        return {path: file.sha256 for path, file in self.files.items()}

    @property
    def release(self) -> str:
        """The name of the release: another content has another name."""
        return of_value(dict(sorted(self.hashes.items())))[:12]

    @property
    def withdrawal(self) -> str:
        """A name for all who have withdrawn; empty for nobody."""
        return of_value(sorted(self.withdrawn.people))[:12] if self.withdrawn.people else ""

    @property
    def title(self) -> str:
        """The title of a release of ours, where a host keeps one: what was withdrawn by then can be read from it."""
        return f"{TITLE}{self.release} {self.withdrawal}".strip()

    def is_urgent(self, withdrawal: str) -> bool:
        """Whether somebody has withdrawn since a release with that name for all who had, or something has yet to go."""
        return self.withdrawn.is_due or self.withdrawal not in ("", withdrawal)

    def check_way_back(self, withdrawal: str, where: str) -> None:
        """Raise `Refused` where the release before one with that name may show somebody who has withdrawn since."""
        if self.withdrawn.is_due or self.withdrawal != withdrawal:
            raise Refused(WITHDRAWN_SINCE.format(where=where))

    def check(self) -> None:
        """Raise `Refused` where a file is not as it was released."""
        for path, file in self.files.items():
            try:
                with (self.folder / path).open("rb") as opened:
                    same = hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256
            except FileNotFoundError:
                same = False
            if not same:
                raise Refused(f"{self.folder / path} is not as it was built. Build again, then publish.")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, or would be: where, the plan, notes for people, and SHA-256 by path of what is there now and is kept.

    `taken_over`: what lay there had not been published from here.
    """

    where: str
    plan: Plan
    notes: tuple[str, ...] = ()
    taken_over: bool = False
    live: Mapping[str, str] = {}
    before: Mapping[str, str] = {}


class Place(Protocol):
    """A target. What goes wrong raises `errors.Failed`; visitors see whole pages all the while, also after that."""

    def publish(self, order: Order) -> Outcome:
        """Bring the release there."""

    def rollback(self, order: Order) -> Outcome:
        """Bring back the release before; once more undoes it. The order's own files are not looked at."""

    def close(self) -> None:
        """Leave the host."""


def withdrawal_in(title: str) -> str:
    """What `Order.withdrawal` was when a release with this title went out."""
    return "".join(title.split()[2:3])


NOTHING_BEFORE = "There is no release to go back to at {where}. Publish again instead."
WITHDRAWN_SINCE = (
    "Somebody has withdrawn since the last release went to {where}, and the release before may show them. "
    "Publish again instead."
)
FOREIGN = (
    "There is something at {where} already that was not published from here (for example {path}). "
    "Choose an empty place, or add --take-over if it may be replaced."
)
