"""Where a job is: from what a board says to the text that a job's `location` has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kollega.importing.posting import Where
from kollega.library.places import TOWNS, country_named, place_of
from kollega.live import Link
from kollega.locales import country_name
from kollega.pay import RULES
from kollega.schema import slugify
from kollega.schema.codes import COUNTRIES

#: What people type where there is no place.
_NO_PLACE = {"anywhere", "worldwide", ""}
#: What people type between several places; it is in the name of none.
_BETWEEN = re.compile(r"[;|]")
#: What people type between several places as well, though it is also in names: `Tyne & Wear`, `Georgia, US`.
_PERHAPS_BETWEEN = r"\s*/\s*|\s+(?:&|and|or|und|oder)\s+"
_BETWEEN_PLACES, _BETWEEN_COUNTRIES = (
    re.compile(rule, re.IGNORECASE) for rule in (_PERHAPS_BETWEEN, rf"{_PERHAPS_BETWEEN}|\s*,\s*")
)
#: A word for how one works, which people type before or behind a place: `Remote - US`, `London, UK (Hybrid)`.
_BEFORE = re.compile(
    r"(?:fully |100 ?% )?(remote|hybrid)\b(?! or\b)(?: (?:in|from|within)\b)?", re.IGNORECASE
)
_BEHIND = re.compile(r"(?<!\bor )(?:\bfully )?\b(remote|hybrid)\)?$", re.IGNORECASE)
#: Countries in whose parts the law on pay in adverts differs, so that the part matters.
_BY_REGION = {rule.country for rule in RULES if rule.regions}
#: What stands between such a word and the place.
_SIGNS = " \u00a0,:;/–—-"


def apart(where: Where) -> Iterator[Where]:
    """The places that somebody typed into one text, as in `London, UK; Paris, France`. A country beside it is the first's."""
    texts = [] if where.city else [one for text in _BETWEEN.split(where.text) for one in _each(text)]
    if len(texts) < 2:
        yield where
        return
    for number, text in enumerate(filter(None, texts)):
        yield Where(text=text, country="" if number else where.country)


def _each(text: str) -> list[str]:
    """The places of a text in which there may be several, where it is sure that each is one: each names its country.

    A word about remote work is said of all: `Remote - Germany, Austria`.
    """
    way, place = _way_and_place(text)
    parts = _BETWEEN_COUNTRIES.split(place) if way == "remote" else []
    if not _are_countries(parts):
        parts = _BETWEEN_PLACES.split(place)
    if len(parts) < 2 or not all(country_named(part.rpartition(",")[2].strip()) for part in parts):
        return [text.strip()]
    return [f"{way} {part}".strip() for part in parts]


def _are_countries(texts: list[str]) -> bool:
    """Whether each text is a country, and no part of the last: Georgia is one of the United States, too."""
    last = country_named(texts[-1]) if texts else ""
    return bool(last) and all(place_of(Link(name=text), last).names_country for text in texts)


def country_of(text: str) -> str:
    """The code of a country by its code, English name or usual short form, or an empty text."""
    text = text.strip()
    if len(text) == 2 and text.upper() in COUNTRIES:
        return text.upper()
    if len(text) == 3 and text.upper() in _THREE:
        return _THREE[text.upper()]
    return country_named(text)


#: Codes of three letters that boards use (ISO 3166-1 alpha-3).
_THREE = {
    "AUS": "AU", "AUT": "AT", "BEL": "BE", "BRA": "BR", "CAN": "CA", "CHE": "CH", "CZE": "CZ", "DEU": "DE",
    "DNK": "DK", "ESP": "ES", "EST": "EE", "FIN": "FI", "FRA": "FR", "GBR": "GB", "IND": "IN", "IRL": "IE",
    "ITA": "IT", "LTU": "LT", "LUX": "LU", "LVA": "LV", "NLD": "NL", "NOR": "NO", "POL": "PL", "PRT": "PT",
    "ROU": "RO", "SGP": "SG", "SWE": "SE", "UKR": "UA", "USA": "US",
}  # fmt: skip


def workplace_of(where: Where) -> str:
    """`remote` or `hybrid`, if what stands where a place should be says so."""
    return "" if where.city else _way_and_place(where.text)[0]


def _way_and_place(text: str) -> tuple[str, str]:
    """Of `Remote (Berlin, Germany)`: `remote` and `Berlin, Germany`."""
    text = text.strip()
    if found := _BEFORE.match(text):
        place = text[found.end() :].lstrip(_SIGNS)
        place = place[1:].removesuffix(")") if place.startswith("(") else place
    elif found := _BEHIND.search(text):
        place = text[: found.start()].rstrip(_SIGNS + "(")
    else:
        return "", text
    return found[1].lower(), place.strip(_SIGNS)


def parts_of(where: Where) -> Where:
    """City, region and country of a place, as far as the board says them; `country` is a code then."""
    _, place = _way_and_place(where.text)
    typed = [part.strip() for part in place.split(",")]
    written = where.country
    if len(typed) > 1 and _ends_in_country(typed[-1], country_of(written)):
        written = typed.pop()
    city = where.city or (typed[0] if typed[0].casefold() not in _NO_PLACE else "")
    if not where.city and (country := country_of(city)) and country == country_of(written or city):
        if country not in TOWNS:
            return Where(country=country)
        written = country
    region = where.region or ", ".join(typed[1:] if not where.city else [])
    return Where(city=city, region=region, country=country_of(written))


def _ends_in_country(last: str, country: str) -> bool:
    """Whether the last part of a place is its `country`, which may not be known otherwise."""
    if country:
        return country_of(last) == country
    # Two letters are more often a state than a country: `CO` is Colorado as well as Colombia.
    return bool(country_named(last) if len(last) == len("CO") else country_of(last))


def location(where: Where, home: str, known: Mapping[str, str]) -> tuple[str, str]:
    """The text for `location`, and a word about it where something had to be taken for granted.

    `home` is the employer's country; `known` are the site's own places: lower-case names and ids, to their ids.
    """
    parts = parts_of(where)
    for name in filter(None, (where.text, parts.city)):
        if own := known.get(name.casefold()) or known.get(slugify(name)):
            return own, ""
    if not parts.city:
        return "", ""
    is_abroad = parts.country and parts.country != home
    region = "" if is_abroad and parts.country not in _BY_REGION else parts.region
    text = ", ".join(
        filter(None, (_word(parts.city), region, country_name(parts.country) if is_abroad else ""))
    )
    read = place_of(Link(name=text), home).country
    if read == parts.country != "":
        return text, ""
    taken = f"it is taken to be in {country_name(read)}" if read else "nobody knows where that is"
    why = "can be read in two ways" if parts.country else "names no country"
    return text, f"`{text}` {why}, so {taken}; a file for the place in `locations/` settles it"


def _word(city: str) -> str:
    """A city without a comma, which would end its name."""
    return city.replace(",", "")
