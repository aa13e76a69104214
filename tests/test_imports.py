"""The floors of the house, read from the imports: each module stands on lower ones, and no other way round."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kollega"

#: From the lowest to the highest. What stands on one floor does not know its neighbours.
FLOORS = (
    "languages",
    "addresses amounts collation colour confidential confine day escape growing limits locales memory plainly targets",
    "git digest letters names policy records",
    "site",
    "captions words",
    "problems",
    "brand diagnostics filenames formats search sections typefaces video",
    "live",
    "networks portals calendar sources markup steps facets kinds",
    "schema store channels hints pay profile",
    "farm",
    "library foreign questions",
    "structured order renames feeds pictures templates upcoming hosts",
    "bundle consenting sharing stands",
    "reminders",
    "frame",
    "produce",
    "gate release",
    "withdraw",
    "there unchanged",
    "away run",
    "cluster",
    "look",
    "early outputs",
    "deploy kit newsletter pipeline review sheet",
    "doctor drafts start serve summary telling withdrawing",
    "dossier",
    "admin importing intake",
    "commands",
    "cli",
    "__main__",
)
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names.split()}

#: Where each library of others may be used, as paths in the package; `msgspec` is the language of all records.
WALLS = {
    "asyncssh": ("deploy/sftp.py",),
    "babel": ("locales.py", "templates.py", "words.py"),
    "budoux": ("pictures/",),
    "click": ("cli.py", "commands/", "telling.py"),
    "comrak": ("markup/",),
    "dask": ("cluster.py",),
    "distributed": ("cluster.py",),
    "faster_whisper": ("drafts.py",),
    "feedgen": ("feeds/xml.py",),
    "fontTools": ("stands/typefaces.py",),
    "jinja2": ("templates.py",),
    "icalendar": ("calendar.py",),
    "imageio_ffmpeg": ("video/ffmpeg.py",),
    "lxml": ("gate/xml.py", "importing/personio.py", "portals/"),
    "markdownify": ("importing/markdown.py",),
    "markupsafe": ("produce/backstage/", "produce/pages/render.py", "templates.py"),
    "mkdocs": ("frame/mkdocs.py",),
    "msgspec": ("",),
    "nh3": ("markup/",),
    "obstore": ("deploy/buckets.py",),
    "pi_heif": ("pictures/heic.py",),
    "PIL": ("pictures/", "stands/codes.py"),
    "pypdf": ("gate/packed.py",),
    "pyphen": ("pictures/",),
    "regex": ("confidential.py", "importing/emphasis.py", "pictures/"),
    "selectolax": ("gate/",),
    "segno": ("stands/codes.py",),
    "Stemmer": ("search.py",),
    "typst": ("stands/press.py",),
    "urllib3": (
        "deploy/interface.py",
        "importing/fetch.py",
        "intake/attachments.py",
        "intake/hosts.py",
        "newsletter/post.py",
        "video/outside.py",
    ),
    "uniseg": ("pictures/", "sharing/lengths.py"),
    "watchdog": ("serve/notifier.py",),
    "yaml": ("sources/",),
    "zxingcpp": ("stands/codes.py",),
}
#: The same for parts of Python that belong to one floor.
INNER_WALLS = {
    "sqlite3": ("growing.py", "store.py"),
    "gettext": ("words.py",),
    "multiprocessing": ("farm.py",),
}

FILES = sorted(PACKAGE.rglob("*.py"))


def is_module(name: str) -> bool:
    path = PACKAGE.parent / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    """Full names of the modules that a file imports, also inside its functions."""
    return tuple(_imports(ast.parse(path.read_text("utf-8"))))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (
                    inner
                    if is_module(inner) and (node.module or "").startswith("kollega")
                    else node.module or ""
                )


def unit(name: str) -> str:
    """The part of the house to which a module belongs."""
    return name.split(".")[1] if "." in name else ""


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def within(path: Path, places: tuple[str, ...]) -> bool:
    """Whether a file is one of `places`, or below one that ends in `/`; an empty text is the whole package."""
    inside = path.relative_to(PACKAGE).as_posix()
    return any(inside == place or (place[-1:] in ("", "/") and inside.startswith(place)) for place in places)


def test_every_part_of_the_house_has_a_floor() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - {"__init__"} == set(FLOOR_OF)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_imports_lower_floors_only(path: Path) -> None:
    own = unit(name_of(path))
    for name in imports_of(path):
        other = unit(name) if name.split(".")[0] == "kollega" else ""
        if other and own and other != own:
            assert FLOOR_OF[other] < FLOOR_OF[own], f"{own} must not import {other}"


def test_no_producer_imports_another() -> None:
    for path in (PACKAGE / "produce").rglob("*.py"):
        own = name_of(path).split(".")[2:3]
        for name in imports_of(path):
            if name.startswith("kollega.produce"):
                assert name.split(".")[2:3] == own, f"{path} imports {name}"


def test_there_are_no_circles() -> None:
    graph = {
        name_of(path): {name for name in imports_of(path) if name.startswith("kollega.")} for path in FILES
    }
    graph = {name: others - {name} for name, others in graph.items() if name in graph}
    # A module of a package may take a neighbour from it; what the package's own file gives out is not meant by that.
    TopologicalSorter(graph).prepare()


def test_other_libraries_are_walled_in() -> None:
    for path in FILES:
        for name in imports_of(path):
            top = name.split(".")[0]
            if top in ("kollega", "__future__"):
                continue
            if top not in sys.stdlib_module_names:
                assert top in WALLS, f"{name_of(path)} imports {top}, which has no place in the table"
                assert within(path, WALLS[top]), f"{name_of(path)} must not import {top}"
            if top in INNER_WALLS:
                assert within(path, INNER_WALLS[top]), f"{name_of(path)} must not import {top}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_text_is_written_with_the_same_bytes_on_every_machine(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "write_text"
        ):
            assert "newline" in {one.arg for one in node.keywords}, f"{path}:{node.lineno}"


def test_the_floors_are_shown_in_their_order() -> None:
    table = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8").partition("\n|---|---|\n")[2]
    cells = [row.split("|")[1] for row in table.partition("\n\n")[0].splitlines()]
    floors = [[FLOOR_OF[name] for name in re.findall(r"`(\w+)", cell)] for cell in cells]
    assert len(floors) > 9 and all(max(one) <= min(next_) for one, next_ in pairwise(floors))


def test_the_tables_hold_nothing_that_is_gone() -> None:
    used = {(name.split(".")[0], path) for path in FILES for name in imports_of(path)}
    for library, places in {**WALLS, **INNER_WALLS}.items():
        for place in places:
            assert any(one == library and within(path, (place,)) for one, path in used), (library, place)


def test_the_package_knows_nothing_of_its_tests() -> None:
    assert not [
        path
        for path in FILES
        if any(name.split(".")[0] in ("tests", "conftest") for name in imports_of(path))
    ]
