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


def _page(root: Path, change: Callable[[], object], address: str = "") -> tuple[str, str]:
    """A page of a site, by default its home, before and after a change beside the content."""
    order = pipeline.Order(
        root=root, site_dir=root.parent / "site", backstage_dir=root.parent / "backstage", pictures=False
    )
    pages = []
    for act in (lambda: None, change):
        act()
        assert pipeline.build(order).published
        pages.append((root.parent / f"site/{address}index.html").read_text())
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


_SITE = "site_name: Harbour\nsite_url: https://careers.example.org/\n"
_FOOTER = '<p>{{ config.copyright }}{% include ".icons/own/hours.svg" ignore missing %}</p>'
_EMOJI = """\
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
      options: {custom_icons: [drawings]}
"""


@pytest.mark.parametrize(
    ("config", "file", "text"),
    [
        ("INHERIT: above.yml\n", "above.yml", "copyright: M{} 9h2z\n"),
        ("", "theme/.icons/own/hours.svg", '<svg><path d="M{} 9h2z"/></svg>'),
        (_EMOJI, "drawings/hours.svg", '<svg><path d="M{} 9h2z"/></svg>'),
    ],
    ids="inherited icon emoji".split(),
)  # fmt: skip
def test_what_mkdocs_reads_beside_the_pages_changes_them(
    tmp_path: Path, config: str, file: str, text: str
) -> None:
    drawn = {
        "content/hello.md": "# Hello\n\n:hours:\n",
        "theme/partials/site-footer.html": _FOOTER,
        file: text.format(10),
    }
    root = write(tmp_path / "root", {**SMALL, "mkdocs.yml": _SITE + config, **drawn})
    before, after = _page(root, lambda: (root / file).write_text(text.format(12)), "hello/")
    assert "M10 9h2z" in before and "M12 9h2z" in after and "M10 9h2z" not in after


def test_a_value_from_the_environment_changes_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = _SITE + "copyright: !ENV [HOURS, We are closed.]\n"
    root = write(
        tmp_path / "root", {**SMALL, "mkdocs.yml": config, "theme/partials/site-footer.html": _FOOTER}
    )
    before, after = _page(root, lambda: monkeypatch.setenv("HOURS", "We open at noon."))
    assert "closed" in before and "at noon" in after and "closed" not in after
