"""What is ordered of a build, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kollega.diagnostics import Report

if TYPE_CHECKING:
    from kollega.farm import Performers
    from kollega.library.read import Documents
    from kollega.live import Library

#: Who an output is for.
Audience = Literal["public", "backstage"]
#: Called with what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Order:
    """What is to be built, and how. Without `today` it is the day in the site's timezone."""

    root: Path
    site_dir: Path
    backstage_dir: Path
    today: date | None = None
    strict: bool = False
    workers: int = 1
    cache: bool = True
    pictures: bool = True
    #: Whether the room for colleagues is made; without it its folder stays as it is.
    backstage: bool = True
    #: Whether others will have the addresses of its pages; those of a preview may change.
    is_release: bool = True
    progress: Progress = lambda what, done, all_: None
    #: Opens what performs steps in place of processes of this machine, for a site whose theme has these digests by file.
    performers: Callable[[Mapping[str, str]], AbstractContextManager[Performers]] | None = None

    @property
    def folders(self) -> dict[Audience, Path]:
        """The folder of each output that is made."""
        both: dict[Audience, Path] = {"public": self.site_dir, "backstage": self.backstage_dir}
        return both if self.backstage else {"public": self.site_dir}


@dataclass
class Outcome:
    """What a run found and made. `published` is true when the outputs are those of this run."""

    report: Report
    library: Library | None = None
    #: Of a check: all that was read, also what is not live.
    documents: Documents | None = None
    published: bool = False
    #: How many stories, open `jobs`, `closed` ones and people are live.
    counts: dict[str, int] = field(default_factory=dict)
    #: Every file of the outputs: `path`, `kind`, `source`, `audience`, `bytes`, `sha256`.
    outputs: list[dict[str, Any]] = field(default_factory=list)
    made: int = 0
    steps: int = 0
    changes: dict[str, int] = field(default_factory=dict)
    #: Of a preview: gives the pages of a file that is saved next, before they are built, by path below the public output.
    early: Callable[[str], Mapping[str, bytes]] | None = None
