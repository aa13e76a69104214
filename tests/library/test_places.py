"""Places: what the text of a job's `location` says, by whatever name people call a country."""

from __future__ import annotations

import pytest

from kollega.library import places
from kollega.library.places import country_named, names_a_state, place_of
from kollega.live import Link
from kollega.locales import country_name, official_languages
from kollega.schema.codes import COUNTRIES


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("London, UK", "London", "", "GB"),
        ("London, u.k.", "London", "", "GB"),
        ("London, England", "London", "England", "GB"),
        ("Cardiff, Wales, United Kingdom", "Cardiff", "Wales", "GB"),
        ("Leeds, West Yorkshire, England", "Leeds", "West Yorkshire, England", "GB"),
        ("Prague, Czech Republic", "Prague", "", "CZ"),
        ("Amsterdam, The Netherlands", "Amsterdam", "", "NL"),
        ("Istanbul, Turkey", "Istanbul", "", "TR"),
        ("Istanbul, Turkiye", "Istanbul", "", "TR"),
        ("Abidjan, Cote d'Ivoire", "Abidjan", "", "CI"),
        ("Mostar, Bosnia and Herzegovina", "Mostar", "", "BA"),
        ("Kingstown, Saint Vincent and the Grenadines", "Kingstown", "", "VC"),
        ("Seoul, Korea", "Seoul", "", "KR"),
        ("Springfield, Illinois, United States", "Springfield", "Illinois", "US"),
        ("Washington, D.C., U.S.", "Washington", "D.C.", "US"),
        ("Denver, CO, USA", "Denver", "CO", "US"),
        ("Toronto, ON, Canada", "Toronto", "ON", "CA"),
        ("Atlanta, Georgia", "Atlanta", "Georgia", "US"),
        ("Athens, Clarke County, Georgia", "Athens", "Clarke County, Georgia", "US"),
        ("Atlanta, Georgia, USA", "Atlanta", "Georgia", "US"),
        ("Wilmington, DE", "Wilmington", "DE", "US"),
        ("San Diego, CA", "San Diego", "CA", "US"),
        ("Gary, IN", "Gary", "IN", "US"),
        ("Springfield, Illinois", "Springfield", "Illinois", "US"),
        ("Springfield,", "Springfield", "", "US"),
        ("Singapore", "Singapore", "", "SG"),
        ("Denmark", "", "", "DK"),
        ("Scotland", "", "Scotland", "GB"),
        ("Georgia", "Georgia", "", "US"),
    ],
)  # fmt: skip
def test_a_place_seen_from_the_united_states(text: str, city: str, region: str, country: str) -> None:
    place = place_of(Link(name=text), "US")
    assert (place.city, place.region, place.country) == (city, region, country)


@pytest.mark.parametrize(
    ("home", "langs", "text", "region", "country"),
    [
        ("DE", ("da",), "København, Danmark", "", "DK"),
        ("DE", ("en",), "København, Danmark", "", "DK"),
        ("DK", ("en",), "Milano, Lombardia, Italia", "Lombardia", "IT"),
        ("DK", ("en",), "Göteborg, SVERIGE", "", "SE"),
        ("DK", ("en",), "Hamburg, Tyskland", "", "DE"),
        ("BE", ("en",), "Keulen, Duitsland", "", "DE"),
        ("BE", ("en",), "Arlon, Luxembourg, Belgique", "Luxembourg", "BE"),
        ("FR", ("en",), "Hamburg, Tyskland", "Tyskland", "FR"),
        ("DE", ("de", "da"), "København, Danmark", "", "DK"),
        ("DE", ("da",), "Paris, France", "", "FR"),
        ("DE", ("fr",), "Lyon, FRANCE", "", "FR"),
        ("DE", ("ar",), "برلين, الدانمرك", "", "DK"),
        ("FR", ("pt-BR",), "São Paulo, SP, Brasil", "SP", "BR"),
        ("DK", ("en",), "Tbilisi, Georgia", "", "GE"),
        ("BE", ("nl",), "Aarlen, Luxemburg", "Luxemburg", "BE"),
        ("FR", ("fr",), "Arlon, Luxembourg", "", "LU"),
        ("BE", ("fr",), "Arlon, Luxembourg, Belgique", "Luxembourg", "BE"),
        ("NG", ("en",), "Minna, Niger", "Niger", "NG"),
        ("ES", ("es",), "Motril, Granada", "Granada", "ES"),
        ("", (), "Aarhus, Midtjylland", "Midtjylland", ""),
        ("DK", (), "Odense, DK", "", "DK"),
        ("DK", (), "Hamburg, DE", "DE", "DK"),
        ("DK", (), "DK", "", "DK"),
    ],
)  # fmt: skip
def test_names_of_countries_depend_on_the_languages_and_on_where_one_is(
    home: str, langs: tuple[str, ...], text: str, region: str, country: str
) -> None:
    place = place_of(Link(name=text), home, langs)
    assert (place.region, place.country) == (region, country)


def test_countries_call_themselves_so() -> None:
    for code, called in places._THEMSELVES.items():
        known = {country_name(code, lang) for lang in official_languages(code)}
        assert set(called.split(", ")) <= known and country_name(code) not in called


def test_every_country_is_known_by_its_name_and_none_by_its_code() -> None:
    for code in COUNTRIES:
        assert country_named(country_name(code)) == code
    assert {code for code in COUNTRIES if country_named(code)} == {"US"}
    assert country_named("") == ""


@pytest.mark.parametrize(
    ("home", "text", "is_state"),
    [
        ("DK", "New York, NY", True),
        ("DK", "Austin, Texas", True),
        ("DE", "Raleigh, North Carolina", True),
        ("US", "New York, NY", False),
        ("DK", "New York, NY, USA", False),
        # Its code is that of a region in Italy, that of Canada, and its name that of a country.
        ("IT", "Milano, MI", False),
        ("DK", "San Francisco, CA", False),
        ("DK", "Atlanta, Georgia", False),
        ("DK", "Odense, Fyn", False),
        ("", "Odense", False),
    ],
)
def test_states_of_america_are_noticed_abroad(home: str, text: str, is_state: bool) -> None:
    assert names_a_state(place_of(Link(name=text), home)) == is_state
