"""Target: `mkdocs.yml` of a small site folder."""

from __future__ import annotations

import time
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import msgspec

from fuzz.findings import require
from fuzz.front_matter import LONGEST, look_at_diagnostic
from kollega.diagnostics import Report
from kollega.library import load
from kollega.schema.settings import OURS
from kollega.schema.site import THEIRS
from kollega.site import Site
from kollega.sources import Files, read_text
from tests.folders import SMALL, write

WORDS = tuple(
    word.encode()
    for word in (
        *(f"\n{name}: " for name in THEIRS), *(f"\n    {row.name}: " for row in OURS), "\nextra:\n  kollega:\n    ",
        "organisation: {name: A, logo: logo.png, country: DK, same_as: [https://a.example/]}", "&a ", "*a", "<<: *a", "!ENV x", "!!python/name:os.system ", "!relative",
        ": ", "- ", "[", "]", "{", "}", "|\n", "\t", "\x00", "\u2028", "..", "/", "\\", "//", "https://", "theme: {name: material, custom_dir: theme, language: da, logo: logo.png}",
        "stories/", "index.md", "content", "Europe/Copenhagen", "UTC/../../x", "\n", "a" * 300, "9" * 40,
    )
)  # fmt: skip


def seeds() -> list[bytes]:
    """Configurations that are good."""
    root = Path(__file__).parents[1]
    return [
        SMALL["mkdocs.yml"].encode(),
        *(path.read_bytes() for path in (root / "mkdocs.yml", root / "tests/sites/good/mkdocs.yml")),
    ]


@cache
def _folder() -> TemporaryDirectory[str]:
    """A site folder for the whole run, removed at its end."""
    folder = TemporaryDirectory(prefix="fuzz-")
    files: dict[str, str | bytes] = {
        **SMALL,
        "content/logo.png": b"",
        "theme/main.html": b"",
        "content/brand.css": b"",
    }
    write(Path(folder.name), files)
    return folder


def check(data: bytes) -> None:
    """Read a site folder with the configuration `data`; anything but a library or diagnostics is a finding."""
    root = Path(_folder().name)
    (root / "mkdocs.yml").write_bytes(data)
    report = Report()
    begun = time.process_time()
    library = load(root, date(2026, 11, 21), report)
    taken = time.process_time() - begun
    require(taken < LONGEST, f"{taken:.1f} s for {len(data)} bytes")
    source = read_text(Files(root, ["mkdocs.yml"]), "mkdocs.yml", Report())
    for found in report.diagnostics:
        if found.path == "mkdocs.yml":
            look_at_diagnostic(found, source, "mkdocs.yml")
    require(library is not None or report.fails(), "neither a site nor an error")
    if library is not None:
        _look_at_site(library.site, root)


def _look_at_site(site: Site, root: Path) -> None:
    require(msgspec.convert(msgspec.to_builtins(site), Site, strict=True) == site, f"types: {site}")
    ZoneInfo(site.timezone)
    for path in (site.docs_dir, *filter(None, (site.theme_dir,)), *site.theme_files, *site.theme_media):
        place = (root / path).resolve()
        require(place.is_relative_to(root.resolve()), f"{path!r} lies outside")
