"""Consent in words: the text that people sign, and the letters that ask them. Templates, and not legal advice.

One file a language (`theme/consent/`), which a site's `theme/` may overlay. The hash of a text names the very words that
somebody signed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from kollega.digest import of_bytes
from kollega.languages import file_of
from kollega.records import PURPOSES, Struct
from kollega.templates import THEME

FOLDER = "consent/"
Cause = Literal["ends", "left", "old"]


class BrokenWords(Exception):
    """A file of the site's own that cannot be read; the text says why."""


class Letter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mail. In both texts `{name}`, `{day}`, `{purposes}` and `{pages}` are filled in."""

    subject: str
    text: str


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a language. Of `parts`, the one that is `PURPOSES` is the list of them."""

    version: str
    title: str
    parts: tuple[str, ...]
    purposes: dict[str, str]
    sign: str
    number: str
    version_word: str
    note: str
    letters: dict[Cause, Letter]


def words_in(lang: str, overlay: Path | None = None) -> Words:
    """The words of a language, else English ones; `overlay` is a site's `theme/`. Raises `BrokenWords`."""
    path = _file(lang, overlay) or _file("en", overlay)
    assert path, "the package has English words"
    return _read(path.read_bytes(), f"{FOLDER}{path.name}")


def has_words(lang: str, overlay: Path | None = None) -> bool:
    """Whether there are words of a language, here or in a site's `theme/`."""
    return _file(lang, overlay) is not None


def languages(overlay: Path | None = None) -> list[str]:
    """The languages that have words."""
    return sorted({path.stem for folder in _folders(overlay) for path in folder.glob("*.json")})


def _file(lang: str, overlay: Path | None) -> Path | None:
    return file_of(_folders(overlay), lang)


def _folders(overlay: Path | None) -> list[Path]:
    return [folder / FOLDER for folder in (overlay, THEME) if folder]


@cache
def _read(data: bytes, file: str) -> Words:
    try:
        found = msgspec.json.decode(data, type=Words)
        for letter in found.letters.values():
            for text in (letter.subject, letter.text):
                text.format(name="", day="", purposes="", pages="")
        if missing := {*PURPOSES} - {*found.purposes}:
            raise ValueError(f"it has no words for {', '.join(sorted(missing))}")
    except (msgspec.MsgspecError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise BrokenWords(f"theme/{file} cannot be read: {error}") from error
    return found


def form(words: Words, employer: str) -> str:
    """The text to print and sign, as Markdown, with its version and the hash of all above it."""
    rows = [f"- ☐ `{purpose}`: {words.purposes[purpose]}" for purpose in PURPOSES]
    parts = ["\n".join(rows) if part == "PURPOSES" else part for part in words.parts]
    signs = f"{words.sign}: ____________________________________\n\n{words.number}: ____________________"
    text = "\n\n".join((f"# {words.title}", *parts, signs, f"*{words.note}*"))
    text = text.replace("[EMPLOYER]", employer) + f"\n\n{words.version_word}: {words.version}"
    return f"{text}\nsha256: {of_bytes(text.encode())}\n"


def letter(
    words: Words, cause: Cause, *, name: str, day: str, purposes: tuple[str, ...], pages: tuple[str, ...]
) -> Letter:
    """The mail to ask somebody with."""
    values = {
        "name": name, "day": day, "purposes": "; ".join(words.purposes[one] for one in purposes),
        "pages": "\n".join(f"- {page}" for page in pages) or "-",
    }  # fmt: skip
    found = words.letters[cause]
    return Letter(subject=found.subject.format(**values), text=found.text.format(**values))
