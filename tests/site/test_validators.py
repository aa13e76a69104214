"""Pages before the judges of others: the Nu HTML checker finds no error, Lighthouse none either."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FLAGS, BuildSite, chromium
from tests.serving import serving
from tests.validating import html_errors, scores

pytestmark = [pytest.mark.slow, pytest.mark.validators]

HOME = Path(__file__).parents[2]
REAL = HOME / "tests" / "sites" / "real"
DAY = date(2026, 11, 21)
PAGES = (
    "", "stories/", "stories/the-six-ten-bun/", "jobs/", "jobs/buoy-technician/", "people/omar-tindholt/",
    "teams/ferries/", "hiring/",
)  # fmt: skip


@pytest.mark.parametrize("root", [HOME, REAL], ids=["demo", "real"])
def test_the_html_checker_finds_no_error(build_site: BuildSite, root: Path) -> None:
    assert html_errors(build_site(root, DAY).site) == []


def test_the_html_checker_finds_an_error_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></p>", "utf-8")
    assert any(one.startswith("/index.html:1: No “p” element in scope") for one in html_errors(tmp_path))


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_lighthouse_is_content_with_a_page_on_a_phone(build_site: BuildSite, path: str) -> None:
    """What does not depend on how busy the machine is. How fast a page is, is printed: `-s` shows it."""
    browser = chromium()
    assert browser
    with serving(build_site(HOME, DAY).site, compressed=True) as address:
        visit = scores(address + path, browser, FLAGS)
    print(path or "home", visit)
    assert (visit.accessibility, visit.best_practices, visit.seo) == (100, 100, 100), visit.faults
    assert visit.shift <= 0.02
