"""Building sites of cases, with the gate's findings written down instead of obeyed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kollega import pipeline
from kollega.diagnostics import Diagnostic
from kollega.live import Library
from tests.hostile.corpus import Case, write

TODAY = date(2026, 11, 21)
HOST = "careers.example.org"
RECORDS = f"""
site_name: Corpus
site_url: https://{HOST}/
site_description: What is tried, and what only looks like it.
nav: [index.md, stories/, jobs/, people/, events/]
extra:
  kollega:
    organisation: {{name: Corpus Ltd, country: DK}}
"""
PAGES = f"""
site_name: Corpus
site_url: https://{HOST}/
nav: [index.md, stories/, NAVIGATION]
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences,
   {{pymdownx.tabbed: {{alternate_style: true}}}}, pymdownx.snippets, pymdownx.tasklist, pymdownx.keys, pymdownx.emoji,
   pymdownx.blocks.html, pymdownx.critic, pymdownx.magiclink]
extra:
  kollega:
    organisation: {{name: Corpus Ltd, country: DK}}
    classes: [lead]
"""
#: What no page may show, in the site of hand-written pages.
SECRETS = {
    "content/people/secret.yml": "name: Sara Secret\nconsent: [{purpose: feeds, receipt: secret-receipt}]\n",
    "content/program/program.yml": "owner: Somebody # secret-programme\n",
    "stories/secret.md": "---\ntitle: Draft\ndate: 2026-01-01\nauthors: A\ndraft: true\n---\n\nsecret-draft\n",
    ".git/config": "[remote]\nurl = https://secret-token@git.example.org/\n",
}


class Built(NamedTuple):
    """A site, and all that was said about it. `public` holds nothing where it was refused."""

    root: Path
    public: Path
    backstage: Path
    library: Library | None
    found: list[Diagnostic]
    #: What the gate would have refused.
    gate: list[Diagnostic]


def build(root: Path, *, workers: int = 1, pictures: bool = False) -> Built:
    """Build a site folder. Nothing that the gate finds keeps it from being published."""
    gate: list[Diagnostic] = []
    look: Any = pipeline.look

    def record(*arguments: Any, **options: Any) -> list[Diagnostic]:
        gate.extend(look(*arguments, **options))
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "look", record)
        outcome = pipeline.build(
            pipeline.Order(
                root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=TODAY, workers=workers,
                cache=False, pictures=pictures,
            )
        )  # fmt: skip
    return Built(
        root, root / "site", root / "backstage", outcome.library, list(outcome.report.diagnostics), gate
    )


def records(root: Path, cases: Iterable[Case]) -> Path:
    """The folder of a site with these cases but hand-written pages."""
    return write(root, [case for case in cases if case.kind != "page"], RECORDS)


def pages(root: Path, cases: Iterable[Case]) -> Path:
    """The folder of a site with the hand-written pages among these cases, secrets, and all that developers switch on."""
    chosen = [case for case in cases if case.kind == "page"]
    # Titles of pages are in the navigation of all; these are the ones that are made for it.
    named = [f"{case.slug}.md" for case in chosen if case.group == "staging" or case.words]
    config = PAGES.replace("NAVIGATION", ", ".join(named) or "benefits.md")
    write(root, chosen, config)
    for path, text in SECRETS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root
