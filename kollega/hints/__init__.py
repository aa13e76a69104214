"""Hints on words of adverts: titles for one gender, and words that shut people out. They never stop anything.

The words are data, a file for each language; what a language has no file for is not looked at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from operator import eq
from pathlib import Path

import msgspec

from kollega.collation import key
from kollega.languages import base

_FOLDER = Path(__file__).parent
#: What makes a title one for everybody: (m/w/d), H/F, m/k, -in, :innen, ·e …
_FOR_ALL = re.compile(
    r"\b[mfwhkvdxt](\s?[/|,]\s?[mfwhkvdxtu*]){1,3}\b|[/*:·.(_-]\W?(in|innen|e|es|ne|euse|rice|trice|ère|ster|vrouw)\b|/\W?(frau|mann)\b"
    r"|alle|all genders",
    re.IGNORECASE,
)
#: Two words beside each other in a title: Ärztin oder Arzt, serveur/serveuse …
_TWO = re.compile(
    r"(?<![\w-])([\w-]{3,40})(?=\s?(?:[/,]|\s(?:oder|und|bzw\.|ou|et|eller|og|of|en)\s)\s?([\w-]{3,40}))",
    re.IGNORECASE,
)
#: Letters by which two forms of one word differ at most: -mann and -frau, -eur and -euse.
_ENDING = 4
_LONGEST = 200_000


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words as people write them; `*` stands for any letters. `why` they shut out, and what to say `instead`."""

    words: tuple[str, ...]
    instead: str
    why: str = ""


class _Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: tuple[_Words, ...] = ()
    text: tuple[_Words, ...] = ()


class Hint(msgspec.Struct, frozen=True):
    """Words that were found. `line` and `column` count from 1 in the text that was given."""

    found: str
    why: str
    instead: str
    line: int
    column: int


def languages() -> list[str]:
    """The languages that have words."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def on_title(title: str, lang: str) -> Iterator[Hint]:
    """Words of a title that speak to one gender alone."""
    if not (_FOR_ALL.search(title) or any(_is_one_word(*two.groups()) for two in _TWO.finditer(title))):
        yield from _search(title, lang, "title")


def on_text(text: str, lang: str) -> Iterator[Hint]:
    """Words of an advert that shut people out, each where it first stands."""
    yield from _search(text[:_LONGEST], lang, "text")


def _is_one_word(one: str, other: str) -> bool:
    """Whether two words are the forms of one for men and for women: alike up to an ending, whatever the accents."""
    pair = [key(word, "")[0] for word in (one, other)]
    same = sum(takewhile(bool, map(eq, *pair)))
    return pair[0] != pair[1] and same >= 3 and max(map(len, pair)) - same <= _ENDING


def _search(text: str, lang: str, part: str) -> Iterator[Hint]:
    pattern, rows = _read(base(lang).casefold(), part)
    if pattern is None:
        return
    seen: set[str | None] = set()
    for found in pattern.finditer(text):
        if found.lastgroup not in seen:
            seen.add(found.lastgroup)
            row = rows[int((found.lastgroup or "_0")[1:])]
            line = text.count("\n", 0, found.start())
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
            yield Hint(found[0], row.why, row.instead, line + 1, column + 1)


@cache
def _read(lang: str, part: str) -> tuple[re.Pattern[str] | None, tuple[_Words, ...]]:
    """One pattern for all words of a language; the group that matched is the number of the row."""
    if lang not in languages():
        return None, ()
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))
    rows: tuple[_Words, ...] = getattr(msgspec.convert(data, _Language), part)
    groups = [f"(?P<_{number}>{'|'.join(map(_pattern, row.words))})" for number, row in enumerate(rows)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE) if groups else None, rows


def _pattern(words: str) -> str:
    """Words with any one space or line end between them; `*` is up to thirty letters, so that no text takes long."""
    return r"\s{1,3}".join(re.escape(word).replace(r"\*", r"\w{0,30}") for word in words.split())
