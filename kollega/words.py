"""Words of the interface: English in the code, other languages in gettext catalogues beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from gettext import c2py
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from kollega.languages import base
from kollega.locales import forms_of, locale_of
from kollega.site import Site

CATALOGUES = Path(__file__).parent / "catalogues"
#: What a message has in the place of a number or a name.
PLACEHOLDER = re.compile(r"%\(\w+\)s")
#: A line of a catalogue that is not empty: a remark, or words in quotes.
_LINE = re.compile(r"""\s*(?:\#.*|(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*)?""")
_WORD = re.compile(r"[^\W\d_]+")
#: Languages whose words are those of another.
_SAME = {"no": "nb"}
#: Plural forms that may say their number in a word, or not at all.
_FEW_NUMBERS = ("zero", "one", "two")

#: Turns a message of the interface into the words of a language.
Say = Callable[[str], str]
#: An employer's own words for phrases: pairs of the English message and the words. See `Message.keys` for plural forms.
Own = tuple[tuple[str, str], ...]

#: What the words of a job's file are called.
WORKPLACES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
EMPLOYMENT = {
    "full_time": "Full time",
    "part_time": "Part time",
    "contractor": "Contract",
    "temporary": "Temporary",
    "intern": "Internship",
    "volunteer": "Volunteer",
    "per_diem": "By the day",
    "other": "Other",
}


class Message(NamedTuple):
    """A message of the interface in English; with a number in it also as it is for one thing, else `one` is empty."""

    many: str
    one: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """What stands in the code."""
        return (self.one, self.many) if self.one else (self.many,)


class Unreadable(ValueError):
    """A file is no catalogue; `line` counts from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class Translation(NamedTuple):
    """A message and its words by plural form (CLDR); those of a message without number have the form `other` alone."""

    message: Message
    words: dict[str, str]
    line: int = 0

    @property
    def texts(self) -> Own:
        """As pairs of what `Words` looks for and the words."""
        is_plural = bool(self.message.one)
        return tuple(
            (_form(name, self.message.many) if is_plural else self.message.many, text)
            for name, text in self.words.items()
        )


class Words:
    """The messages of one language; what it lacks stays English."""

    def __init__(self, lang: str, texts: dict[str, str]) -> None:
        self._locale = locale_of(lang)
        self._texts = texts

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return self._texts.get(message) or message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """A message as it is for a number, with the number still to be put in."""
        return self._in_form(str(self._locale.plural_form(n)), one if n == 1 else many, many)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """A message in each plural form that whole numbers have in this language, for scripts that count."""
        # A form that all numbers share is not that of one thing, also where its words are English.
        forms_of_one = {str(self._locale.plural_form(1))} - {"other"}
        return {
            name: self._in_form(name, one if name in forms_of_one else many, many)
            for name in forms_of(self._locale)
        }

    def number(self, value: int) -> str:
        """A whole number as this language writes it."""
        return _number(value, self._locale)

    def has(self, message: Message) -> bool:
        """Whether there are words for a message; with a number in it, for every whole one. None of them may be `other`."""
        keys = (message.many, _form("other", message.many))
        forms = (_form(name, message.many) for name in forms_of(self._locale))
        return any(key in self._texts for key in keys) or all(form in self._texts for form in forms)

    def _in_form(self, form: str, phrase: str, many: str) -> str:
        keys = (phrase, _form(form, many), _form("other", many))
        return next((text for key in keys if (text := self._texts.get(key))), phrase)


@lru_cache(maxsize=64)
def words(lang: str, own: Own = ()) -> Words:
    """The words of a language such as `da` or `da-DK`, with an employer's own; English where there is no catalogue."""
    return Words(lang, dict(_catalogue(lang)) | dict(own))


@lru_cache(maxsize=4096)
def _number(value: int, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


def words_of(site: Site, lang: str = "") -> Words:
    """The words of a site in its first language, or in another."""
    return words(lang or site.lang, site.texts.get(lang or site.lang, ()))


def names_of(lang: str) -> Iterator[str]:
    """Names that a catalogue for a language may have, what fits best first: `de-AT`, `de`."""
    plain = base(lang)
    yield from dict.fromkeys((lang, plain, _SAME.get(plain, plain)))


@cache
def _catalogue(lang: str) -> Own:
    path = next(
        filter(Path.is_file, (CATALOGUES / f"{name}.po" for name in names_of(lang) if _is_tag(name))), None
    )
    rows = read_catalogue(path.read_text("utf-8"), path.stem) if path else []
    return tuple(pair for row in rows for pair in row.texts)


def _is_tag(name: str) -> bool:
    return name.replace("-", "").isalnum()


def read_catalogue(text: str, lang: str) -> list[Translation]:
    """The translations of a gettext catalogue, without those that are empty or marked as uncertain.

    Its plural forms are those that its head declares, else those that are usual; they become the forms of CLDR.
    Raises `Unreadable`.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise Unreadable("this line is neither a remark nor words in quotes", number)
    try:
        catalogue = read_po(StringIO(text), locale=locale_of(lang), abort_invalid=True)
        index = c2py(catalogue.plural_expr)
        numbers = {form: index(number) for form, number in forms_of(locale_of(lang)).items()}
    except PoFileError as error:
        raise Unreadable(str(error).removesuffix(f" on {error.lineno}"), error.lineno + 1) from None
    except (ValueError, LookupError, ArithmeticError, UnknownLocaleError) as error:
        raise Unreadable(str(error), 1) from None
    found = []
    for entry in catalogue:
        strings = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
        if not entry.id or entry.context or entry.fuzzy or not any(strings):
            continue
        if isinstance(entry.id, str):
            message, written = Message(entry.id), {"other": strings[0]}
        else:
            message = Message(entry.id[1], entry.id[0])
            written = {form: strings[at] for form, at in numbers.items() if at < len(strings) and strings[at]}
        found.append(Translation(message, written, entry.lineno or 0))
    return found


@cache
def messages() -> frozenset[Message]:
    """Every message of the interface. All catalogues have the same, as a test makes sure."""
    return frozenset(row.message for row in read_catalogue((CATALOGUES / "da.po").read_text("utf-8"), "da"))


@cache
def phrases() -> frozenset[str]:
    """Every message of the interface, in English; those with a number as for one thing, too."""
    return frozenset(phrase for message in messages() for phrase in message.phrases)


def missing(lang: str, own: Own = ()) -> int:
    """How many messages of the interface are English in another language."""
    known = words(lang, own)
    return 0 if base(lang) == "en" else sum(not known.has(message) for message in messages())


@cache
def vocabulary(lang: str) -> frozenset[str]:
    """Words that pages have of themselves in a language: of phrases and dates, and countries of one word.

    Some are first names as well: April, Jan, Job, Jordan.
    """
    locale = locale_of(lang)
    dates = (
        name
        for names in (locale.months, locale.days)
        for width in ("wide", "abbreviated")
        for name in (*names["format"][width].values(), *names["stand-alone"][width].values())
    )
    said = (*phrases(), *(text for _, text in _catalogue(lang)), *dates)
    lands = filter(_WORD.fullmatch, locale.territories.values())
    found = (word for text in said for word in _WORD.findall(PLACEHOLDER.sub("", text)))
    return frozenset(found).union(lands)


def needs_of(phrase: str, text: str, form: str = "other") -> str:
    """What words for a phrase must have and have not, in words; the empty text where they are right."""
    needed, there = sorted(PLACEHOLDER.findall(phrase)), sorted(PLACEHOLDER.findall(text))
    is_right = set(there) <= set(needed) if form in _FEW_NUMBERS else there == needed
    if is_right and "%" not in PLACEHOLDER.sub("", text):
        return ""
    return f"{' and '.join(needed)} in them once, and no other `%`" if needed else "no `%` in them"


def _form(name: str, many: str) -> str:
    """What the words of a plural form are found by; the sign is that by which gettext puts a context to a message."""
    return f"{name}\x04{many}"
