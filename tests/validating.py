"""Validators of others, run on this machine: the Nu HTML checker, Lighthouse, and Adobe's checker of structured data.

They are packages of npm, listed in `tests/validators/`; `npm ci --ignore-scripts --prefix tests/validators` fetches
them. Where they are elsewhere, `KOLLEGA_VALIDATORS` names that `node_modules` folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent / "validators" / "node_modules"
_JAR = Path("vnu-jar", "build", "dist", "vnu.jar")
_LIGHTHOUSE = Path("lighthouse", "cli", "index.js")
_STRUCTURED = Path("@adobe", "structured-data-validator", "src", "index.js")
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class Scores(NamedTuple):
    """What Lighthouse says about one visit to a page: points of 100, milliseconds, and what cost points."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    largest_paint: float
    shift: float
    faults: tuple[str, ...]


def validators() -> Path | None:
    """The folder with all of them, or None where one or what it runs on is missing."""
    folder = Path(os.environ.get("KOLLEGA_VALIDATORS") or _HERE)
    there = all((folder / path).is_file() for path in (_JAR, _LIGHTHOUSE, _STRUCTURED))
    return folder if there and shutil.which("node") and shutil.which("java") else None


def html_errors(site: Path) -> list[str]:
    """What the Nu HTML checker calls an error, in all pages below a folder: `page:line: message`."""
    command = [
        "java",
        "-jar",
        str(_folder() / _JAR),
        "--skip-non-html",
        "--errors-only",
        "--exit-zero-always",
    ]
    done = subprocess.run(
        [*command, "--stdout", "--format", "json", str(site)], capture_output=True, check=True, timeout=600
    )
    return [
        f"{one.get('url', '').partition(str(site))[2]}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stdout)["messages"]
    ]


def data_issues(pages: Iterable[Path]) -> list[tuple[str, str, str]]:
    """What the checker of structured data says of pages: name of the page's folder, severity, message."""
    program = Path(__file__).parent / "validators" / "structured-data.mjs"
    done = subprocess.run(
        ["node", str(program), str(_folder()), *map(str, pages)], capture_output=True, check=True, timeout=120
    )
    return [
        (Path(one["file"]).parent.name, one["severity"], one["message"]) for one in json.loads(done.stdout)
    ]


def scores(address: str, browser: str, flags: tuple[str, ...]) -> Scores:
    """One visit of Lighthouse's phone, with the slow network and processor that it simulates by default."""
    done = subprocess.run(
        [
            "node", str(_folder() / _LIGHTHOUSE), address, "--quiet", "--output=json", "--output-path=stdout",
            f"--only-categories={','.join(_CATEGORIES)}", f"--chrome-flags={' '.join(flags)}",
        ],
        env=os.environ | {"CHROME_PATH": browser}, capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    result = json.loads(done.stdout)
    audits = result["audits"]
    refs = [ref for name in _CATEGORIES[1:] for ref in result["categories"][name]["auditRefs"]]
    return Scores(
        *(round(100 * (result["categories"][name]["score"] or 0)) for name in _CATEGORIES),
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        faults=tuple(
            ref["id"] for ref in refs if ref["weight"] and audits[ref["id"]]["score"] not in (None, 1)
        ),
    )


def _folder() -> Path:
    folder = validators()
    assert folder, "tests of validators carry the marker `validators`"
    return folder
