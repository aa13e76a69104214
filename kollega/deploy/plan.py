"""The plan: what has to be done, and in which order, so that every visitor sees whole pages all the while.

1. What belongs to people who have withdrawn goes before anything else is done.
2. Pictures, styles, scripts and fonts come. Most are named by their content, so pages that are there keep theirs.
3. Pages change, each in one step; then what machines read: feeds, the sitemap, rules for the host.
4. What is not needed any more goes. What is named by its content stays until the next release, for those
   who have an older page open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import msgspec

from kollega.deploy.host import Mark
from kollega.hosts import description
from kollega.release import File

_MACHINES = frozenset({"atom", "ics", "json", "opml", "rss", "txt", "xml", "webmanifest", ""})


class Lying(msgspec.Struct, frozen=True, array_like=True):
    """A file on the host: SHA-256 of what it holds when unpacked (empty: nobody knows), and how it looked after we wrote it."""

    sha256: str
    mark: Mark | None = None


class Phase(NamedTuple):
    """Something done in one go. `paths` come where `comes` is true, else they go."""

    name: str
    comes: bool
    paths: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """What to do. `stays` are files that nothing needs and that stay for one more release."""

    withdrawn: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    stays: tuple[str, ...] = ()

    @property
    def comes(self) -> tuple[str, ...]:
        """All paths that are written, in their order."""
        return tuple(path for phase in self.phases if phase.comes for path in phase.paths)

    @property
    def goes(self) -> tuple[str, ...]:
        """All paths that are removed at the end."""
        return tuple(path for phase in self.phases if not phase.comes for path in phase.paths)

    def __bool__(self) -> bool:
        return bool(self.withdrawn or self.comes or self.goes)


class Withdrawn(msgspec.Struct, frozen=True):
    """What must go first, and the names of those who have withdrawn."""

    paths: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @property
    def is_due(self) -> bool:
        """Whether something is known that has not been gone from the host yet."""
        return bool(self.paths)

    def __bool__(self) -> bool:
        return bool(self.paths or self.people)


def plan(
    old: Mapping[str, Lying],
    new: Mapping[str, File],
    withdrawn: Withdrawn,
    leaving: Collection[str] = (),
    *,
    is_urgent: bool = False,
) -> Plan:
    """From what lies on the host to the release `new`. `leaving` are paths that have stayed for a release already.

    `is_urgent`: somebody has withdrawn since the last time. Then all that the release lacks goes first, for nobody can
    know which of it was theirs. A page that the release has as well, with other words, is exchanged and not taken away.
    """
    first = tuple(sorted(path for path in old if path not in new and (is_urgent or path in withdrawn.paths)))
    left = old.keys() - set(first)
    comes = [path for path in new if path not in left or old[path].sha256 != new[path].sha256]
    unneeded = left - new.keys()
    changes = bool(comes or first or unneeded - set(leaving))
    stays = {
        path
        for path in unneeded
        if description.is_lasting(path) and old[path].sha256 and changes and path not in leaving
    }
    return Plan(
        first, tuple(_phases(_in_order(comes, withdrawn), sorted(unneeded - stays))), tuple(sorted(stays))
    )


def _in_order(comes: list[str], withdrawn: Withdrawn) -> list[str]:
    """Those from which something of somebody has to vanish come before the others of their phase."""
    return sorted(comes, key=lambda path: (path not in withdrawn.paths, path))


def _phases(comes: list[str], goes: list[str]) -> Iterator[Phase]:
    kinds = {
        name: tuple(path for path in comes if kind(path) == name) for name in ("assets", "pages", "feeds")
    }
    yield from (Phase(name, True, paths) for name, paths in kinds.items() if paths)
    if goes:
        yield Phase("deletions", False, tuple(goes))


def kind(path: str) -> str:
    """The phase in which a file comes: `assets`, `pages` or `feeds`."""
    ending = description.ending(path)
    if ending == "html":
        return "pages"
    return "feeds" if ending in _MACHINES and not description.is_lasting(path) else "assets"
