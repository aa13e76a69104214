"""Snippets: files that a developer lets pages draw in, and those that nobody may."""

from __future__ import annotations

from pathlib import Path

from kollega import pipeline
from tests.folders import SMALL, write

CONFIG = """
site_name: Harbour
site_url: https://careers.example.org/
markdown_extensions:
  - abbr
  - pymdownx.snippets:
      base_path: [., content, includes]
      auto_append: [terms/abbreviations.md]
      url_download: true
"""


def test_only_pages_and_named_folders_are_drawn_in(tmp_path: Path) -> None:
    root = write(
        tmp_path / "root",
        {
            **SMALL,
            "mkdocs.yml": CONFIG,
            "includes/hours.md": "We open at ten.\n",
            "terms/abbreviations.md": "*[HR]: Human Resources\n",
            "content/people/ada.yml": "name: Ada\nconsent: [{purpose: feeds, receipt: number-nine}]\n",
            "content/other.md": "# Other\n\nAnother page.\n",
            "content/index.md": "# Hello\n\nAsk HR.\n\n"
            + "".join(
                f'--8<-- "{path}"\n\n'
                for path in ("hours.md", "other.md", "content/people/ada.yml", "people/ada.yml", "mkdocs.yml")
            ),
        },
    )
    order = pipeline.Order(
        root=root, site_dir=tmp_path / "site", backstage_dir=tmp_path / "backstage", pictures=False
    )
    assert pipeline.build(order).published
    page = (tmp_path / "site/index.html").read_text().partition("<main")[2]
    assert "We open at ten." in page and "Another page." in page and 'title="Human Resources"' in page
    assert "number-nine" not in page and "site_name" not in page
