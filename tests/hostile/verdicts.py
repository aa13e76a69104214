"""What became of a case: everything that is not as its verdict says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from kollega.diagnostics import Diagnostic
from kollega.problems import PROBLEMS
from tests.hostile.corpus import Case
from tests.hostile.examination import Harm, Theme, harms
from tests.hostile.sites import Built


class Seen(NamedTuple):
    """A built site, looked at."""

    built: Built
    harms: list[Harm]
    #: All files of both outputs that are texts.
    texts: dict[Path, str]


class Themes(NamedTuple):
    """What the theme makes of innocent records, in both outputs."""

    public: Theme
    backstage: Theme


def see(built: Built, known: Themes) -> Seen:
    """Look at a site."""
    texts = {
        path: path.read_text("utf-8", "replace")
        for folder in (built.public, built.backstage)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".woff2"
    }
    found = list(harms(built.public, known.public)) if built.public.exists() else []
    found += harms(built.backstage, known.backstage) if built.backstage.exists() else []
    return Seen(built, found, texts)


def faults(case: Case, seen: Seen) -> Iterator[str]:
    """What is not as it should be with a case."""
    told = [one for one in seen.built.found if one.path == case.path and one.severity != "note"]
    names = [problem_of(one) for one in told]
    if case.verdict == "refused":
        if not any(name == case.problem and one.line > 0 for name, one in zip(names, told, strict=True)):
            yield f"not refused as {case.problem}: {names}"
        return
    if names.count(case.problem) != (1 if case.problem else 0):
        yield f"{names.count(case.problem)} warnings of {case.problem}: {names}"
    if others := set(names) - {case.problem, case.also}:
        yield f"told of {others}"
    yield from _on_its_page(case, seen)
    if case.never:
        yield from (f"{case.never} is in {path}" for path, text in seen.texts.items() if case.never in text)


def _on_its_page(case: Case, seen: Seen) -> Iterator[str]:
    path = seen.built.public / case.address / "index.html"
    if not path.exists():
        yield "it has no page"
        return
    name = path.relative_to(seen.built.public).as_posix()
    yield from (harm.what for harm in seen.harms if harm.path == name)
    shown = words_of(path)
    yield from (f"{words!r} cannot be read" for words in case.reads if plain(words) not in shown)


@cache
def words_of(path: Path) -> str:
    """What people read on a page and in its title, with single blanks."""
    page = LexborHTMLParser(path.read_bytes())
    return plain(" ".join(node.text() for node in page.css("title, main")))


def plain(words: str) -> str:
    """Words with single blanks; a pile of marks is of no matter."""
    return " ".join(words.split())


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    return [
        (name, entry.severity, re.compile(re.sub(r"\\\{\w+\\\}", ".*", re.escape(entry.message)), re.DOTALL))
        for name, entry in PROBLEMS.items()
    ]


def problem_of(found: Diagnostic) -> str:
    """The entry of the catalogue that a finding is of."""
    names = (
        name
        for name, severity, words in _patterns()
        if severity == found.severity and words.fullmatch(found.message)
    )
    return next(names, found.code)
