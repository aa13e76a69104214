"""The jobs that are there: which of them an import wrote, and which addresses are taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from pathlib import Path

from kollega.diagnostics import Report
from kollega.facets import FOLDER as FINDER
from kollega.filenames import fault_of
from kollega.importing import Refused
from kollega.library.read import OVERLAY
from kollega.schema import slugify
from kollega.sections import BELOW
from kollega.sources import Map, Scalar, Seq, Source, parse_yaml, read_text, scan, split_front_matter

_TAKEN = {"index", BELOW, FINDER.strip("/").rpartition("/")[2]}
_UPDATED = re.compile(r"\nupdated: [^\n]*\n")
#: The line of an imported file that says whether the job is open.
_OPEN, _CLOSED = '\nstate: "open"\n', '\nstate: "closed"\n'


@dataclass(frozen=True)
class There:
    """A job that an import wrote."""

    slug: str
    text: str
    #: Fields of the overlay that say something.
    overlaid: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the import last saw it at its board."""
        return _OPEN in self.text

    def closed(self, today: date) -> str:
        """Its text, closed on a day: from then on it is counted how long it keeps its page."""
        text = _UPDATED.sub("\n", self.text, count=1)
        return text.replace(_OPEN, f"{_CLOSED}updated: {today.isoformat()}\n", 1)


@dataclass
class Jobs:
    """The folder `jobs/` of a site: what the import wrote, by identity; and the slugs of all jobs."""

    root: Path
    imported: dict[str, There] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    #: Slugs of addresses from which `aliases` lead on: a new job there would take them away.
    former: Collection[str] = ()
    #: By address the numbers that are still free behind it: a board may have many jobs of one title.
    _numbers: dict[str, Iterator[int]] = field(default_factory=lambda: defaultdict(lambda: count(2)))

    def path(self, slug: str, name: str = "index.md") -> Path:
        """A file of a job in a folder of its own."""
        return self.root / "jobs" / slug / name

    def slug_for(self, title: str, id_: str) -> str:
        """A new address for a job: its title, and where that is taken also the board's number."""
        slug = slugify(title)
        if slug in _TAKEN or fault_of(slug):
            slug = f"{slug}-job"
        longer = slugify(f"{slug[:40]}-{id_}")
        names = chain([slug, longer], (f"{longer}-{number}" for number in self._numbers[longer]))
        slug = next(name for name in names if name not in self.slugs and name not in self.former)
        self.slugs.add(slug)
        return slug

    def write(self, slug: str, name: str, text: str) -> None:
        """Write a file of a job, whole or not at all."""
        path = self.path(slug, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.tmp")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)


def jobs_of(root: Path, prefix: str) -> Jobs:
    """Read the folder; imported jobs are those whose `id` begins with `prefix`. Broken files are nobody's."""
    jobs, report = Jobs(root), Report()
    files = scan(root, ["jobs"], report)
    for path in files.paths:
        name, _, rest = path.removeprefix("jobs/").partition("/")
        if not path.endswith(".md") or rest not in ("", "index.md"):
            continue
        slug = name.removesuffix(".md")
        jobs.slugs.add(slugify(slug))
        source = read_text(files, path, report) if rest else None
        identity = _identity(source) if source else ""
        if source and identity.startswith(prefix):
            over = f"jobs/{name}/{OVERLAY}"
            overlaid = _fields(read_text(files, over, report)) if over in files else ()
            if identity in jobs.imported:
                other = jobs.imported[identity].slug
                raise Refused(
                    f"jobs/{other} and jobs/{slug} both have the id {identity}. Delete one of them, or its `id` line"
                )
            jobs.imported[identity] = There(slug, source.text, overlaid)
    return jobs


def _front(source: Source | None, *, needed: bool) -> Map | None:
    parts = split_front_matter(source, needed=needed) if source else None
    return parse_yaml(source, parts[0], 2) if source and parts else None


def _identity(source: Source) -> str:
    front = _front(source, needed=True)
    node = front.get("id") if front else None
    return node.value if isinstance(node, Scalar) else ""


def _fields(source: Source | None) -> tuple[str, ...]:
    """The fields of an overlay, and `text` where it has one."""
    front = _front(source, needed=False)
    parts = split_front_matter(source, needed=False) if source else None
    names = (
        [key.value for key, value in front.entries if isinstance(value, Scalar | Seq | Map)] if front else []
    )
    return (*names, *(["text"] if parts and parts[1].strip() else []))
