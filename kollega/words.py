"""Words of the interface: English in the code, other languages in gettext catalogues beside it."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, localedata
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "catalogues"


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


@cache
def words(lang: str) -> Words:
    """The words of a language such as `da` or `da-DK`; English where there is no catalogue."""
    for name in (lang, lang.partition("-")[0]):
        path = CATALOGUES / f"{name}.po"
        if name.replace("-", "").isalnum() and path.is_file():
            with path.open("rb") as file:
                catalogue = read_po(file)
            return Words({str(entry.id): str(entry.string) for entry in catalogue if entry.id})
    return Words({})


def country_name(code: str, lang: str = "en") -> str:
    """The name of a country (ISO 3166 code) in a language, else in English; the code where it has none."""
    tag = lang.replace("-", "_")
    known = next(name for name in (tag, tag.partition("_")[0], "en") if localedata.exists(name))
    return str(Locale.parse(known).territories.get(code, code))
