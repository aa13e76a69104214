"""Ourselves: the public site alone, and the site with the room for colleagues, which no peer makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.corpus import TODAY, Record
from bench.peers import ADDRESS, Peer, front_matter, illustrated, put, quoted

_REPOSITORY = Path(__file__).resolve().parents[2]
_CONFIG = f"""\
site_name: Careers
site_url: {ADDRESS}/
docs_dir: content
theme: {{name: material, font: false}}
extra:
  kollega:
    organisation: {{name: Careers, country: DK}}
    timezone: Europe/Copenhagen
    languages: [en]
"""


def write(records: Iterable[Record], site: Path) -> None:
    """A site folder."""
    put(site / "mkdocs.yml", _CONFIG)
    put(site / "content/index.md", "# Careers\n\nWelcome.\n")
    for record in records:
        said = {"summary": quoted(record.summary), "team": record.team, "location": record.place}
        if record.section == "stories":
            text = front_matter(record, authors=record.author, **said)
        else:
            text = front_matter(record, apply_email="jobs@example.com", **said).replace(
                "\ndate:", "\ndate_posted:"
            )
        put(site / record.section / f"{record.slug}.md", text + record.body)


def write_pictures(records: Iterable[Record], site: Path) -> None:
    """Stories in folders of their own, with a photo."""
    write((), site)
    for record, photo in illustrated(records):
        folder = site / record.section / record.slug
        fields = {"authors": record.author, "photo": "photo.jpg", "photo_alt": quoted(record.title)}
        put(folder / "index.md", front_matter(record, **fields) + record.body)
        (folder / "photo.jpg").write_bytes(photo)


def in_five_languages(site: Path) -> None:
    """Make a site that is written one of five languages, of which four have no translation of anything."""
    put(site / "mkdocs.yml", _CONFIG.replace("[en]", "[en, da, de, fr, nl]"))


def profile(peer: Peer, site: Path) -> list[dict[str, Any]]:
    """The stages of a build over what is there (`kollega.profile.Profile.whole`)."""
    command = (*peer.again, "--profile", "--format", "json")
    environment = {**os.environ, **peer.environment}
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=True)
    stages: list[dict[str, Any]] = json.loads(done.stderr)["profile"]
    return stages


_BUILD = (sys.executable, "-m", "kollega", "build", "--no-pictures", "--today", TODAY.isoformat())

PUBLIC = Peer(
    name="Kollega, public site",
    id="kollega",
    # The same version may be another program from one day to the next, while it is worked on.
    version=(
        sys.executable,
        "-c",
        "from kollega import __version__, digest; print(f'{__version__}+{digest.of_program()[:8]}')",
    ),
    write=write,
    clean=(*_BUILD, "--no-backstage"),
    again=(*_BUILD, "--no-backstage"),
    made=("site", "backstage", ".kollega"),
    source="stories/{slug}.md",
    page="site/stories/{slug}/index.html",
    list_page="site/stories/index.html",
    environment={"PYTHONPATH": str(_REPOSITORY)},
    makes="pages, lists, tags, people, teams and places, feeds in three forms, structured data, search, sitemap; sanitises every"
    " text, and reads the finished site once more before it is swapped in whole",
)
BOTH = replace(
    PUBLIC, name="Kollega, with backstage", id="kollega-backstage", clean=_BUILD, again=_BUILD,
    makes="the same, and for colleagues a page with suggested posts for each story and job, and a library of them",
)  # fmt: skip
# With the room for colleagues, where five of the seven cards of a story are.
_WITH_PICTURES = tuple(word for word in _BUILD if word != "--no-pictures")
PICTURES = replace(
    BOTH, name="Kollega, with pictures", id="kollega-pictures", write=write_pictures, clean=_WITH_PICTURES, again=_WITH_PICTURES,
    makes="",
)  # fmt: skip
