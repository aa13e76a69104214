"""Material for MkDocs, with its search and its tags; it has no lists of pages but the menu, and no feeds."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Record
from bench.peers import ADDRESS, Peer, front_matter, put, quoted

# The menu names sections only: with a menu of all pages, a build takes six to nine times as long.
_CONFIG = f"""\
site_name: Careers
site_url: {ADDRESS}/
theme: {{name: material, font: false}}
plugins: [search, tags]
markdown_extensions:
  - toc: {{permalink: true}}
  - tables
  - attr_list
nav: [index.md, stories/index.md, jobs/index.md, tags.md]
validation:
  nav: {{omitted_files: ignore}}
  links: {{absolute_links: ignore}}
"""


def write(records: Iterable[Record], site: Path) -> None:
    """Pages and configuration."""
    put(site / "mkdocs.yml", _CONFIG)
    put(site / "docs/index.md", "# Careers\n\nWelcome.\n")
    put(site / "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    for section in ("stories", "jobs"):
        put(site / f"docs/{section}/index.md", f"# {section.capitalize()}\n\nAll {section}.\n")
    for record in records:
        said = {
            "author": record.author,
            "description": quoted(record.summary),
            "team": record.team,
            "place": record.place,
        }
        put(site / f"docs/{record.section}/{record.slug}.md", front_matter(record, **said) + record.body)  # fmt: skip


class _Material(Peer):
    def found(self) -> str:
        """The version of Material, which its command does not tell, only where MkDocs lies."""
        said = (
            subprocess.run(self.version, capture_output=True, text=True, check=False).stdout
            if super().found()
            else ""
        )
        place = re.search(r"from (.+) \(Python", said)
        packages = Path(place[1]).parent if place else Path()
        versions = [
            path.name.split("-")[1].removesuffix(".dist")
            for path in packages.glob("mkdocs_material-*.dist-info")
        ]
        return versions[0] if versions else ""


MATERIAL = _Material(
    name="Material for MkDocs",
    id="material",
    version=("mkdocs", "--version"),
    write=write,
    clean=("mkdocs", "build", "--quiet"),
    again=("mkdocs", "build", "--quiet"),
    made=("site",),
    source="docs/stories/{slug}.md",
    page="site/stories/{slug}/index.html",
    list_page="site/tags/index.html",
    environment={"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"},
    makes="pages with a table of contents, one page of all tags, search, sitemap; no lists and no feeds",
    more="MkDocs' plugins; versions of a documentation; blocks for notes, tabs and code with annotations in every text; a table of"
    " contents beside each page; pages that are exchanged without loading",
)
