"""Scripts that count, in a language with six plural forms, in Chromium."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import BuildSite, SiteServer

GOOD = Path(__file__).parent / "sites/good"

pytestmark = pytest.mark.browser


@pytest.fixture
def arabic(tmp_path: Path, build_site: BuildSite, site_server: SiteServer) -> str:
    """The address of a built site in Arabic."""
    root = tmp_path / "arabic"
    shutil.copytree(GOOD, root)
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("    timezone:", "    languages: [ar]\n    timezone:"), "utf-8"
    )
    return site_server(build_site(root, date(2026, 11, 21)).site)


def test_results_and_jobs_are_counted_in_the_right_form(arabic: str, page: Page) -> None:
    counts = {
        "pots": "نتيجة واحدة عن «pots»",
        "Jonas": "نتيجتان عن «Jonas»",
        "kitchen": "4 نتائج عن «kitchen»",
    }
    for asked, said in counts.items():
        page.goto(f"{arabic}search/?q={asked}")
        expect(page.locator(".k-search__status")).to_have_text(said)
    page.goto(f"{arabic}jobs/")
    expect(page.get_by_role("status").first).to_have_text("وظيفتان شاغرتان")
    page.get_by_role("searchbox").fill("rota")
    expect(page.get_by_role("status").first).to_contain_text("1 من وظيفتين")
