"""Pages before the judges of others: the Nu HTML checker finds no error, Lighthouse none either."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.adverts import TODAY, site
from tests.conftest import FLAGS, BuildSite, chromium
from tests.folders import write
from tests.serving import serving
from tests.validating import data_issues, html_errors, scores

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


#: What the checker recommends, and what no job should say that has no reason to.
_NOT_FOR_ALL = {
    f'Missing field "{name}" (optional)'
    for name in (
        "applicantLocationRequirements", "baseSalary", "directApply", "employmentType", "jobLocationType", "validThrough",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("root", "day"), [(HOME, DAY), (REAL, date(2024, 4, 20)), (None, date.fromisoformat(TODAY))],
    ids=["demo", "real", "every combination"],
)  # fmt: skip
def test_the_checker_of_structured_data_misses_nothing_that_was_written(
    build_site: BuildSite, root: Path | None, day: date, tmp_path: Path
) -> None:
    folder = build_site(root or write(tmp_path / "site", site(step=7)), day).site
    pages = [one for path in sorted(folder.glob("jobs/*/index.html")) for one in _each_place(path, tmp_path)]
    assert pages
    assert not [one for one in data_issues(pages) if one[2] not in _NOT_FOR_ALL]


def _each_place(page: Path, folder: Path) -> Iterator[Path]:
    """The page of an open job; of one with several places, which the checker does not know, a page for each."""
    for script in re.findall('<script type="application/ld.json">(.*?)</script>', page.read_text("utf-8")):
        data = json.loads(script)
        places = data.get("jobLocation")
        if data["@type"] == "JobPosting" and isinstance(places, list):
            for number, place in enumerate(places):
                text = json.dumps(data | {"jobLocation": place})
                name = f"{page.parent.name}-{number}/index.html"
                write(folder, {name: f'<title>x</title><script type="application/ld+json">{text}</script>'})
                yield folder / name
        elif data["@type"] == "JobPosting":
            yield page


def test_the_checker_of_structured_data_finds_an_error_that_is_there(tmp_path: Path) -> None:
    data = '{"@context":"https://schema.org","@type":"JobPosting","title":"Nurse"}'
    write(tmp_path, {"index.html": f'<title>x</title><script type="application/ld+json">{data}</script>'})
    assert any(one[1] == "ERROR" for one in data_issues([tmp_path / "index.html"]))
