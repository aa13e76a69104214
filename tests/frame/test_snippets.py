"""Snippets: files that a developer lets pages draw in, and those that nobody may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


def _page(root: Path, change: Callable[[], object]) -> tuple[str, str]:
    """The home page of a site before and after a change beside the content."""
    order = pipeline.Order(
        root=root, site_dir=root.parent / "site", backstage_dir=root.parent / "backstage", pictures=False
    )
    pages = []
    for act in (lambda: None, change):
        act()
        assert pipeline.build(order).published
        pages.append((root.parent / "site/index.html").read_text())
    return pages[0], pages[1]


def test_a_snippet_that_changes_changes_the_page(tmp_path: Path) -> None:
    drawn = {"includes/hours.md": "We open at ten.\n", "content/index.md": '# Hello\n\n--8<-- "hours.md"\n'}
    root = write(tmp_path / "root", {**SMALL, "mkdocs.yml": CONFIG.replace("auto_append", "#"), **drawn})
    before, after = _page(root, lambda: (root / "includes/hours.md").write_text("We open at noon.\n"))
    assert "at ten" in before and "at noon" in after and "at ten" not in after


def test_what_a_hook_reads_changes_the_page(tmp_path: Path) -> None:
    hook = (
        "import pathlib\n\ndef on_page_markdown(markdown, **_):\n"
        "    return markdown + pathlib.Path(__file__).with_name('.hours').read_text()\n"
    )
    hooked = {"hooks/hours.py": hook, "hooks/.hours": "We open at ten.\n", "content/index.md": "# Hello\n\n"}
    config = "site_name: Harbour\nsite_url: https://careers.example.org/\nhooks: [hooks/hours.py]\n"
    root = write(tmp_path / "root", {**SMALL, "mkdocs.yml": config, **hooked})
    before, after = _page(root, lambda: (root / "hooks/.hours").write_text("We open at noon.\n"))
    assert "at ten" in before and "at noon" in after and "at ten" not in after


@pytest.mark.parametrize("line", ["INHERIT: more.yml", "copyright: !ENV [KOLLEGA_TEST, us]"])
def test_what_a_configuration_draws_on_changes_the_page(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = f"site_name: Harbour\nsite_url: https://careers.example.org/\n{line}\n"
    root = write(tmp_path / "root", {**SMALL, "mkdocs.yml": config, "more.yml": "copyright: by ten\n"})
    monkeypatch.setenv("KOLLEGA_TEST", "by ten")

    def change() -> None:
        (root / "more.yml").write_text("copyright: by noon\n")
        monkeypatch.setenv("KOLLEGA_TEST", "by noon")

    before, after = _page(root, change)
    assert "by ten" in before and "by noon" in after and "by ten" not in after
