"""Share links: what they hand over, and what the shared address says of where it was shared."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.networks import NETWORKS
from kollega.sharing.links import filled, panel, tagged
from kollega.site import Organisation, Sharing, Site

SITE = Site(
    name="Harbour", url="https://careers.example.org/", organisation=Organisation(name="Harbour"),
    networks=("linkedin", "mastodon", "instagram", "email"),
)  # fmt: skip
ADDRESS = "stories/night-shift/"


def test_a_panel_has_the_networks_of_the_site_that_have_an_address() -> None:
    made = panel(SITE, ADDRESS, words="Night shift")
    assert [way.network.id for way in made.ways] == ["linkedin", "mastodon", "email"]
    assert made.copies == ("LinkedIn",)


def test_the_shared_address_says_where_it_was_shared() -> None:
    (link, *_) = panel(SITE, ADDRESS, words="Night shift").ways
    (shared,) = parse_qs(urlsplit(link.address).query)["url"]
    assert parse_qs(urlsplit(shared).query) == {
        "utm_source": ["linkedin"], "utm_medium": ["social"], "utm_campaign": ["night-shift"],
    }  # fmt: skip
    assert shared.partition("?")[0] == SITE.absolute(ADDRESS)


def test_a_mail_is_no_social_network() -> None:
    url = tagged(SITE, SITE.absolute(ADDRESS), NETWORKS["email"], ADDRESS)
    assert parse_qs(urlsplit(url).query)["utm_medium"] == ["email"]


def test_a_site_can_do_without() -> None:
    site = msgspec.structs.replace(SITE, share=Sharing(campaign=False))
    made = panel(site, ADDRESS, words="Night shift")
    assert made.url == site.absolute(ADDRESS)
    assert not any("utm_" in way.address for way in made.ways)


@pytest.mark.parametrize("row", [row for row in NETWORKS.values() if row.share], ids=lambda row: row.id)
@given(words=st.text(st.characters(exclude_categories=["Cs"])))
def test_words_arrive_as_they_are(row: object, words: str) -> None:
    network = NETWORKS[getattr(row, "id", "")]
    address = filled(network, "https://a.example/?b=c", "T & T", words, "https://a.example/d.jpg")
    assert not set(address) & set(" \"'<>\n{}")
    if network.takes_words:
        assert quote(words, safe="") in address and words in unquote(address)
