"""Words of the interface: English in the code, other languages in gettext catalogues beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, localedata
from babel.messages.pofile import read_po

from kollega.records import Site

CATALOGUES = Path(__file__).parent / "catalogues"
#: What a message has in the place of a number or a name.
PLACEHOLDER = re.compile(r"%\(\w+\)s")

#: Turns a message of the interface into the words of a language.
Say = Callable[[str], str]
#: An employer's own words for phrases: pairs of the English message and the words.
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


class Words(NullTranslations):
    """The messages of one language; what it lacks stays English."""

    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__()
        self._messages = messages

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return self._messages.get(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One of two messages by a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@lru_cache(maxsize=64)
def words(lang: str, own: Own = ()) -> Words:
    """The words of a language such as `da` or `da-DK`, with an employer's own; English where there is no catalogue."""
    return Words(_catalogue(lang) | dict(own))


def words_of(site: Site, lang: str = "") -> Words:
    """The words of a site in its first language, or in another."""
    return words(lang or site.lang, site.texts.get(lang or site.lang, ()))


@cache
def _catalogue(lang: str) -> dict[str, str]:
    for name in (lang, lang.partition("-")[0]):
        path = CATALOGUES / f"{name}.po"
        if name.replace("-", "").isalnum() and path.is_file():
            with path.open("rb") as file:
                return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    return {}


@cache
def phrases() -> frozenset[str]:
    """Every message of the interface, in English. All catalogues have the same, as a test makes sure."""
    return frozenset(_catalogue("da"))


def country_name(code: str, lang: str = "en") -> str:
    """The name of a country (ISO 3166 code) in a language, else in English; the code where it has none."""
    tag = lang.replace("-", "_")
    known = next(name for name in (tag, tag.partition("_")[0], "en") if localedata.exists(name))
    return str(Locale.parse(known).territories.get(code, code))
