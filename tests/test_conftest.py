"""What the tests share, tested."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import BuildSite, SiteServer, Together
from tests.folders import SMALL, write

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("under", ["/", "/careers/"])
def test_a_folder_is_served_as_by_a_host(site_server: SiteServer, tmp_path: Path, under: str) -> None:
    write(tmp_path, {"index.html": "home", "a/index.html": "inside", "404.html": "lost"})
    address = site_server(tmp_path, under)
    assert address.endswith(under)
    assert [urlopen(address + path).read() for path in ("", "a/")] == [b"home", b"inside"]
    for missing in (address + "no", address.removesuffix(under) + "/elsewhere/index.html"):
        with pytest.raises(HTTPError) as caught:
            urlopen(missing)
        assert (caught.value.code, caught.value.read()) == (404, b"lost")


@pytest.mark.browser
def test_the_browser_shows_a_page(site_server: SiteServer, page: Page, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<title>Harbour</title>"})
    page.goto(site_server(tmp_path))
    assert page.title() == "Harbour"


def test_a_site_is_built_once(build_site: BuildSite, tmp_path: Path) -> None:
    write(tmp_path, {**SMALL})
    before = sorted(tmp_path.rglob("*"))
    built = build_site(tmp_path, pictures=False)
    assert (
        (built.site / "index.html").exists() and (built.backstage / "index.html").exists() and built.outputs
    )
    assert build_site(tmp_path, pictures=False) is built
    assert sorted(tmp_path.rglob("*")) == before


def test_tests_of_a_file_run_in_one_process() -> None:
    files = ["tests/test_addresses.py", "tests/test_store.py", "tests/test_kinds.py", "tests/test_letters.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *files, "-n", "2", "-vv", "-p", "no:cacheprovider"],
        cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    ran = set(re.findall(r"\[(gw\d)\].* (tests/\w+\.py)::", done.stdout))
    assert sorted(file for _, file in ran) == sorted(files), done.stdout
    assert len({worker for worker, _ in ran}) == 2
    for file in ("test_cases.py", "test_pictures.py"):  # they share what takes long to make
        assert Together._split_scope(None, f"tests/hostile/{file}::test_one[a::b]") == "tests/hostile"


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_a_missing_browser_is_told_loudly(ci: str, code: int, outcome: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", __file__, "-k", "browser_shows", "-n", "0", "-p", "no:cacheprovider"],
        env=os.environ | {"CHROME_PATH": "/no/such/browser", "CI": ci}, cwd=Path(__file__).parents[1],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code and outcome in done.stdout, done.stdout
    assert "apt install chromium" in done.stdout
    assert ("NOT EVERYTHING WAS TESTED" in done.stdout) is (not ci)


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "2 skipped"), ("true", 1, "2 errors")])
def test_missing_validators_are_told_loudly(ci: str, code: int, outcome: str) -> None:
    home = Path(__file__).parents[1]
    chosen = (
        "tests/site/test_validators.py",
        "-m",
        "slow",
        "-k",
        "error_that_is_there",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *chosen], cwd=home, capture_output=True, text=True, check=False,
        env=os.environ | {"KOLLEGA_VALIDATORS": "/no/such/folder", "CI": ci},
    )  # fmt: skip
    assert done.returncode == code and outcome in done.stdout, done.stdout
    assert "--prefix tests/validators" in done.stdout
