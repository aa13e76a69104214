"""Places: from what a job's `location` says to city, region and country."""

from __future__ import annotations

import unicodedata
from functools import cache

from kollega.live import Link, Place
from kollega.locales import country_name, official_languages
from kollega.schema import slugify
from kollega.schema.codes import COUNTRIES

#: What countries are also called, beside their names in CLDR.
_ALSO = {
    "AE": "UAE", "BA": "Bosnia", "CD": "DR Congo, Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "CI": "Ivory Coast", "CV": "Cabo Verde", "CZ": "Czech Republic", "GB": "UK, Britain, Great Britain", "HK": "Hong Kong",
    "IE": "Republic of Ireland", "KR": "Korea, Republic of Korea", "MK": "Macedonia", "MM": "Burma, Myanmar",
    "MO": "Macao, Macau", "NL": "Holland", "PS": "Palestine", "RU": "Russian Federation", "SZ": "Swaziland",
    "TL": "East Timor", "TR": "Turkey", "US": "US, USA, United States of America", "VA": "Vatican", "VN": "Viet Nam",
}  # fmt: skip
#: What countries near the first users call themselves, where English has another word (CLDR).
_THEMSELVES = {
    "AL": "Shqipëri", "AT": "Österreich", "BA": "Bosna i Hercegovina", "BE": "België, Belgique, Belgien", "BG": "България",
    "BR": "Brasil", "CH": "Schweiz, Suisse, Svizzera", "CY": "Κύπρος", "CZ": "Česko", "DE": "Deutschland", "DK": "Danmark",
    "EE": "Eesti", "ES": "España", "FI": "Suomi", "FO": "Føroyar", "GL": "Kalaallit Nunaat", "GR": "Ελλάδα", "HR": "Hrvatska",
    "HU": "Magyarország", "IE": "Éire", "IS": "Ísland", "IT": "Italia", "LT": "Lietuva", "LU": "Lëtzebuerg, Luxemburg",
    "LV": "Latvija", "ME": "Crna Gora", "NL": "Nederland", "NO": "Norge, Noreg", "PL": "Polska", "RS": "Srbija, Србија",
    "SE": "Sverige", "SI": "Slovenija", "SK": "Slovensko", "UA": "Україна",
}  # fmt: skip
#: Names of regions that say the country as well.
_PARTS = {"england": "GB", "northern-ireland": "GB", "scotland": "GB", "wales": "GB"}
#: Regions of a country that are called like another country: names in ISO 3166-2 that CLDR has for a country, too.
_REGIONS = {
    "BE": ("luxembourg", "luxemburg"), "CD": ("equateur",), "EC": ("santa-elena",), "ES": ("granada",), "GB": ("norfolk",),
    "GR": ("macedonia",), "NG": ("niger",), "NI": ("granada",), "PE": ("san-martin",), "US": ("georgia",),
}  # fmt: skip
#: Countries whose regions people name by two letters: `Denver, CO`, `Bern, BE`.
_WITH_CODES = frozenset("AR AU BE BR CA CH CN DE ES IE IN IT MX MY NL PT RO SE US".split())
#: States of America, by code: people name them where others name a country. Georgia is a country, too.
_STATES = {
    "AK": "alaska", "AL": "alabama", "AR": "arkansas", "AZ": "arizona", "CA": "california", "CO": "colorado", "CT": "connecticut",
    "DC": "district-of-columbia", "DE": "delaware", "FL": "florida", "GA": "georgia", "HI": "hawaii", "IA": "iowa", "ID": "idaho",
    "IL": "illinois", "IN": "indiana", "KS": "kansas", "KY": "kentucky", "LA": "louisiana", "MA": "massachusetts", "MD": "maryland",
    "ME": "maine", "MI": "michigan", "MN": "minnesota", "MO": "missouri", "MS": "mississippi", "MT": "montana",
    "NC": "north-carolina", "ND": "north-dakota", "NE": "nebraska", "NH": "new-hampshire", "NJ": "new-jersey", "NM": "new-mexico",
    "NV": "nevada", "NY": "new-york", "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania", "RI": "rhode-island",
    "SC": "south-carolina", "SD": "south-dakota", "TN": "tennessee", "TX": "texas", "UT": "utah", "VA": "virginia", "VT": "vermont",
    "WA": "washington", "WI": "wisconsin", "WV": "west-virginia", "WY": "wyoming",
}  # fmt: skip
#: Countries that are called like their town.
TOWNS = frozenset({"DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA"})


def place_of(link: Link, home: str, langs: tuple[str, ...] = ()) -> Place:
    """What the name of a place says: its city, then perhaps its region and its country, which else is `home`. A
    country alone has no city.

    `langs`: the languages in which countries are known beside English, and those of `home`.
    """
    city, *rest = (part.strip() for part in link.name.split(","))
    rest = list(filter(None, rest))
    last = rest[-1] if rest else city
    # Codes are ambiguous, but no region is called like its country.
    country = home if rest and last == home else ""
    country = country or ("" if _key(last) in _REGIONS.get(home, ()) else _abroad(last, home, langs))
    is_part = _key(last) in _PARTS
    if country and not rest and country not in TOWNS:
        city, rest = "", [city]
    if country and rest and not is_part:
        rest.pop()
    return Place(
        link=link, city=city, region=", ".join(rest), country=country or home,
        names_country=bool(country) and not is_part,
    )  # fmt: skip


def names_by_code(place: Place) -> bool:
    """Whether the name of a place ends in the code of another country, which is read as a region of its own."""
    return (
        place.region in COUNTRIES
        and place.link.name.endswith(f", {place.region}")
        and place.country not in _WITH_CODES
    )


def names_a_state(place: Place) -> bool:
    """Whether the name of a place ends in a state of America, which is read as a region of another country. Codes that could
    be those of its own regions, or of countries, say nothing."""
    if place.country == "US" or not place.region or place.names_country:
        return False
    is_code = place.region in _STATES and place.region not in COUNTRIES and place.country not in _WITH_CODES
    return is_code or _key(place.region) in _STATES.values()


def _abroad(text: str, home: str, langs: tuple[str, ...]) -> str:
    """The code of a country by what people in `home` call it."""
    return country_named(text, langs) or country_named(text, official_languages(home))


def country_named(text: str, langs: tuple[str, ...] = ()) -> str:
    """The ISO 3166 code of a country by its name, or an empty text; codes themselves are ambiguous (`CO`)."""
    return _names(langs).get(_key(text), "") if text else ""


@cache
def _names(langs: tuple[str, ...]) -> dict[str, str]:
    """The codes of countries by the keys of their names; what is first said in these languages, and then in English, holds."""
    names: dict[str, str] = {}
    for lang in (*langs, "en"):
        for code in sorted(COUNTRIES):
            if (name := country_name(code, lang)) != code:
                names.setdefault(_key(name), code)
    rows = (*_THEMSELVES.items(), *_ALSO.items())
    also = {_key(name): code for code, called in rows for name in called.split(", ")}
    return also | _PARTS | names


def _key(text: str) -> str:
    """A name without what people leave out or write in two ways: accents, dots, `the`, `and`, `Saint`."""
    letters = unicodedata.normalize("NFD", text.replace(".", ""))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = ("st" if word == "saint" else word for word in slugify(bare).split("-"))
    return "-".join(word for word in words if word not in ("the", "and"))
