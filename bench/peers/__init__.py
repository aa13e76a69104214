"""The peers: what makes a site of the corpus, each in a file of its own, set up as its own documentation tells.

All of them make a page for each record, lists by fifty, a page for each tag, feeds and a sitemap, as far as they come with
it; whoever brings a search has it on. A peer is taken from `PATH`, or from where npm puts it; `bench/README.md` says
how to install them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import Record

ADDRESS = "https://careers.example.com"
#: Records on a page of a list, and in a feed.
A_PAGE = 50

Command = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Peer:
    """One program. Paths are relative to the folder of its site; `{slug}` in them is that of a story."""

    name: str
    #: What it is called in `--only` and in results.
    id: str
    #: The words that print its version.
    version: Command
    #: Write the site of a corpus into an empty folder.
    write: Callable[[Iterable[Record], Path], None]
    #: The command of a clean build, for which all of `made` is removed.
    clean: Command
    #: The command after an edit of a story (`{slug}`), over what the last build left.
    again: Command
    #: Folders that it makes; the first is the public output.
    made: tuple[str, ...]
    #: The file of a story, and its page.
    source: str
    page: str
    #: A page that lists the newest stories, by title.
    list_page: str
    #: Environment that its commands need beside that which there is.
    environment: dict[str, str] = field(default_factory=dict)
    #: Whether an edit is cheap only after a build by `again`, which is then done, and not counted.
    settles: bool = False
    #: What it makes of the corpus, and what it does that we do not, in words for the page.
    makes: str = ""
    more: str = ""

    def found(self) -> str:
        """Its version; an empty text where it is not installed."""
        if shutil.which(self.version[0]) is None:
            return ""
        environment = {**os.environ, **self.environment}
        done = subprocess.run(self.version, capture_output=True, text=True, check=False, env=environment)
        words = (done.stdout or done.stderr).split()
        return next(
            (word.strip("v,").partition("-")[0] for word in words if word.strip("v")[:1].isdigit()), ""
        )


def illustrated(records: Iterable[Record]) -> Iterator[tuple[Record, bytes]]:
    """The stories of a corpus, each with a photo of its own."""
    from bench.pictures import photo

    stories = (record for record in records if record.section == "stories")
    for number, record in enumerate(stories):
        yield record, photo((3000, 2000), number)


def put(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def front_matter(record: Record, **fields: str) -> str:
    """YAML above the text; values are written as they are."""
    rows = {"title": quoted(record.title), "date": record.day.isoformat(), **fields, "tags": f"[{', '.join(record.tags)}]"}  # fmt: skip
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in rows.items()) + "---\n\n"


def quoted(text: str) -> str:
    """A text in YAML's double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def every() -> dict[str, Peer]:
    """All peers by their id, in the order in which tables show them."""
    from bench.peers import eleventy, hugo, kollega, material, pelican

    peers = (
        kollega.PUBLIC,
        kollega.BOTH,
        hugo.HUGO,
        hugo.HUGO_MORE,
        eleventy.ELEVENTY,
        pelican.PELICAN,
        material.MATERIAL,
        kollega.PICTURES,
        hugo.PICTURES,
    )
    return {peer.id: peer for peer in peers}
