"""What is known of languages and countries (CLDR): names, direction, plural forms."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.languages import get_official_languages

from kollega.languages import base

#: Languages whose commas are those of Arabic.
_ARABIC_COMMA = ("ar", "fa", "ur")


@cache
def locale_of(lang: str) -> Locale:
    """What is known of a language; of English where it is not known."""
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def forms_of(locale: Locale) -> dict[str, int]:
    """The plural forms that whole numbers have in a language, each with the least number that has it."""
    found: dict[str, int] = {}
    for number in (*range(201), 1_000, 1_000_000):
        found.setdefault(str(locale.plural_form(number)), number)
    return found


def is_language(lang: str) -> bool:
    """Whether anything is known of a language, so that a tag is not just some letters."""
    return localedata.exists(base(lang))


@cache
def language_name(lang: str, of: str = "") -> str:
    """What a language is called in the language `of`, by default in itself: `dansk`, with a capital as in a list."""
    tag = lang.replace("-", "_")
    known = Locale.parse(tag) if localedata.exists(tag) else None
    name = str(known.get_display_name(locale_of(of or lang)) if known else lang)
    return name[:1].upper() + name[1:]


def direction(lang: str) -> str:
    """`rtl` for languages that are written from right to left, else `ltr`."""
    return locale_of(lang).text_direction


def comma(lang: str) -> str:
    """What stands between the parts of a list, with its space."""
    return "، " if locale_of(lang).language in _ARABIC_COMMA else ", "


@cache
def with_country(lang: str) -> str:
    """A language with a country, as Open Graph has it: `pt_BR`.

    Where the tag names none, that in which most who speak the language live: `de_DE`.
    """
    first, *rest = lang.split("-")
    likely = get_global("likely_subtags")
    usual = likely.get(lang.replace("-", "_")) or likely.get(first, "")
    country = next((part for part in (*rest, *usual.split("_")[1:]) if len(part) == len("DE")), "")
    return f"{first}_{country}" if country else first


@cache
def country_name(code: str, lang: str = "en") -> str:
    """The name of a country (ISO 3166 code) in a language, else in English; the code where it has none."""
    tag = lang.replace("-", "_")
    known = next(name for name in (tag, tag.partition("_")[0], "en") if localedata.exists(name))
    return str(Locale.parse(known).territories.get(code, code))


@cache
def official_languages(country: str) -> tuple[str, ...]:
    """The languages in which the state of a country (ISO 3166 code) writes, as far as anything is known of them."""
    written = get_official_languages(country, de_facto=True)
    return tuple(lang for lang in (one.replace("_", "-") for one in written) if is_language(lang))


def countries(lang: str) -> dict[str, str]:
    """The names of all countries in a language, by the English ones."""
    codes = [code for code in map(str, Locale("en").territories) if len(code) == len("DK")]
    return {country_name(code): country_name(code, lang) for code in codes}
