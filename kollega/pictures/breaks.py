"""Breaks: the parts of a text between which a line may end (UAX 14), as large as a reader likes them.

Words stay whole, names with hard blanks too, and so do phrases of writings without blanks: Thai, Chinese and
Japanese are parted where a phrase ends. `finer` gives smaller parts of one, for lines that cannot hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from kollega.pictures import hyphens, script

HYPHENS = "-\u2010\u2013\u2014/"
#: Between letters a line may also end after a hyphen, dash or slash, and at a soft hyphen; Hebrew parts nothing there.
_INSIDE = re.compile(rf"(?<=\w[{HYPHENS}])(?<![\u0590-\u05ff].)(?=[^\W\d_\u0590-\u05ff])|(?<=\w)\xad(?=\w)")
#: A word of one letter does not end a line, nor what opens; what closes and a dash do not begin one (`Nos nuits : « Bon »`).
_CLINGING = re.compile(r"(?<=(?<!\S)\w) (?=\S)|(?<=[«([{]) | (?=[!?:;,.)\]}»/%]|[–—](?!\S))")
#: What does not begin a line in Chinese, though it may be a word.
_PARTICLES = tuple("的了着过们吗呢吧啊地得嗎們過著")


class Part(NamedTuple):
    """What stays together. A blank follows it where the line goes on, or a hyphen where the line ends."""

    text: str
    blank: bool = False
    hyphen: bool = False


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@lru_cache(maxsize=512)
def parts(text: str, lang: str = "") -> tuple[Part, ...]:
    """The parts of a text in a language, in order; soft hyphens are gone."""
    found: list[Part] = []
    for word in _CLINGING.sub("\xa0", text).split(" "):
        *first, last = _INSIDE.split(word) if script.is_plain(word) else _cut(word, _phrase_ends(word, lang))
        found += [Part(part.replace("\xad", ""), hyphen=_goes_on(part)) for part in first]
        found.append(Part(last.replace("\xad", ""), blank=True))
    return tuple(part for part in found if part.text)


@lru_cache(maxsize=1024)
def finer(part: Part, lang: str = "") -> tuple[Part, ...]:
    """The words of a part, or the syllables of a word, or what Unicode lets stand alone; none if it has no parts."""
    if "\xa0" in part.text:
        pieces = [Part(piece, blank=True) for piece in part.text.split("\xa0") if piece]
    elif not script.is_plain(part.text):
        pieces = [Part(piece, hyphen=_goes_on(piece)) for piece in _cut(part.text, _unit_ends(part.text))]
    else:
        pieces = [Part(piece, hyphen=True) for piece in _cut(part.text, hyphens.places(part.text, lang))]
    return (*pieces[:-1], part._replace(text=pieces[-1].text)) if len(pieces) > 1 else ()


def _goes_on(piece: str) -> bool:
    """Whether a hyphen must show that a word goes on after `piece`."""
    last = piece.rstrip("\xad")[-1:]
    return script.is_plain(last) and last.isalpha()


def _cut(text: str, ends: Iterable[int]) -> list[str]:
    places = sorted({0, *ends, len(text)})
    return [text[start:end] for start, end in pairwise(places)] or [text]


def _unit_ends(word: str) -> Iterator[int]:
    """Where the smallest parts end that may end a line; in Thai these are single signs."""
    from uniseg.linebreak import line_break_units

    end = 0
    for unit in line_break_units(word):
        for piece in script.clusters(unit) if "thai" in script.scripts(unit) else (unit,):
            end += len(piece)
            yield end


def _phrase_ends(word: str, lang: str) -> Iterator[int]:
    """Where phrases end, and what else of a word may end a line. Korean is parted at its blanks."""
    inside: set[int] = set()
    wanted: set[int] = set()
    for place, run, is_thai in script.close_runs(word):
        inside.update(range(place + 1, place + len(run)))
        wanted.update(place + end for end in _ends_of_phrases(run, "th" if is_thai else lang))
    for end in _unit_ends(word):
        if end in inside:
            if end in wanted:
                yield end
        elif end == len(word) or not (script.is_hangul(word[end - 1]) and script.is_hangul(word[end])):
            yield end


def _ends_of_phrases(text: str, lang: str) -> Iterator[int]:
    language = "th" if lang == "th" else script.east_asian(lang) or script.seems_east_asian(text) or "zh-hans"
    end = 0
    for phrase in _parser(language).parse(text):
        if end and not (language.startswith("zh") and phrase.startswith(_PARTICLES)):
            yield end
        end += len(phrase)


@cache
def _parser(language: str) -> _Parser:
    import budoux

    if language == "th":
        return budoux.load_default_thai_parser()
    if language == "zh-hans":
        return budoux.load_default_simplified_chinese_parser()
    if language == "zh-hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_japanese_parser()
