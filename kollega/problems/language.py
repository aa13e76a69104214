"""The languages in which people are told of problems.

English stands in the table and in the code. Each other language is one file beside this: `ours`, a sentence that
many hints end with; `problems`, the message and the hint of each problem by its name; and `phrases`, what is said
around them and what finders fill in, by the English. Names in braces are the same in all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

import msgspec

from kollega.problems.table import PROBLEMS

#: The languages by their tag, with their own names.
LANGUAGES = {"en": "English", "da": "dansk", "de": "Deutsch", "fr": "français", "nl": "Nederlands"}
#: What a terminal says of its language, the most telling first (POSIX, 8.2 Internationalization Variables).
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
#: Values that finders make of phrases; all others are what people wrote, or names of files.
PHRASED = frozenset(
    "near noun form what cure reason lacks lacking place source others never needs reader places kind classes severity uses".split()
)
_NUMBERS = frozenset({"size", "most"})
_THOUSANDS = {"en": ",", "fr": "\N{NARROW NO-BREAK SPACE}"}
_PLACE = re.compile(r"\{(\w+)\}")
#: A place for what people would type as it stands there: between marks, or the words from which they choose one.
_TYPED = re.compile(r"(?<=`\{)\w+(?=\}`)|(?<=\{)words(?=\})")


class _File(msgspec.Struct, frozen=True):
    ours: str = ""
    problems: dict[str, tuple[str, str]] = {}
    phrases: dict[str, str] = {}


class Language:
    """What people are told, in one language. What it lacks is English."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        file = Path(__file__).parent / f"{tag}.toml"
        read = tomllib.loads(file.read_text("utf-8")) if tag != "en" else {}
        self.file = msgspec.convert(read, _File)

    def phrase(self, phrase: str, **values: object) -> str:
        """A phrase of the program, with its places filled in."""
        return self.file.phrases.get(phrase, phrase).format_map(values)

    def count(self, number: int, one: str, many: str, **values: object) -> str:
        """A phrase with a number in the place `{n}`; in French nothing is one thing, too (CLDR)."""
        is_one = number == 1 or (number == 0 and self.tag == "fr")
        return self.phrase(one if is_one else many, n=number, **values)

    def decimal(self, number: float) -> str:
        """A number with one decimal."""
        return f"{number:.1f}".replace(".", "." if self.tag == "en" else ",")

    def problem(self, name: str, values: Mapping[str, str]) -> tuple[str, str]:
        """Message and hint of a problem, with the values that its finder gave."""
        entry = PROBLEMS[name]
        message, hint = self.file.problems.get(name, (entry.message, entry.hint))
        if self.tag != "en":
            hint = hint.replace("{ours}", self.file.ours)
            typed = _TYPED.findall(message + hint)
            values = {key: text if key in typed else self._value(key, text) for key, text in values.items()}
        told = hint.format_map(values)
        # Where a hint begins with a guess and there is none, the sentence after it begins the hint, as hints begin.
        return message.format_map(values), told.strip() if told[:1] != " " else told[1:2].lower() + told[2:]

    def _value(self, key: str, text: str) -> str:
        if key in _NUMBERS and re.fullmatch(r"\d{1,3}(,\d{3})+", text):
            return text.replace(",", _THOUSANDS.get(self.tag, "."))
        return self.recognised(text) if key in PHRASED else text

    def recognised(self, text: str) -> str:
        """A text that the program made of one of its phrases, or the name of a country; any other stays as it is."""
        if text in self.file.phrases:
            return self.file.phrases[text]
        for pattern, there, typed in self._patterns:
            if found := pattern.fullmatch(text):
                parts = found.groupdict().items()
                return there.format_map(
                    {name: part if name in typed else self.recognised(part) for name, part in parts}
                )
        return self._countries.get(text.removeprefix("the "), text)

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str, frozenset[str]]]:
        """Phrases with places in them, and which of those are typed; those with the most words of their own first."""
        filled = [phrase for phrase in self.file.phrases if _PLACE.search(phrase)]
        filled.sort(key=lambda phrase: -len(_PLACE.sub("", phrase)))
        return [
            (_pattern(phrase), self.file.phrases[phrase], frozenset(_TYPED.findall(phrase)))
            for phrase in filled
        ]

    @cached_property
    def _countries(self) -> dict[str, str]:
        """Names of countries by the English ones."""
        from kollega.locales import countries

        return countries(self.tag)


def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = _PLACE.split(phrase)
    named = (f"(?P<{piece}>.+)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile("".join(named), re.DOTALL)


@cache
def language(tag: str) -> Language:
    """A language by its tag, such as `da` or `da_DK.UTF-8`; English where it is not known."""
    base = re.split(r"[-_.@]", tag.casefold())[0]
    return Language(base if base in LANGUAGES else "en")


class _Spoken:
    people = programs = language("en")


def speak(tag: str, environment: Mapping[str, str]) -> None:
    """Choose the language of this run: that of `tag`, else that of the terminal. Programs read the chosen one only."""
    terminal = next((said for name in _VARIABLES if (said := environment.get(name))), "en")
    _Spoken.people, _Spoken.programs = language(tag or terminal), language(tag or "en")


def spoken(*, to_programs: bool = False) -> Language:
    """The language of this run; for what programs read, English unless somebody chose another."""
    return _Spoken.programs if to_programs else _Spoken.people
