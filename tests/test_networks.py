"""The table of networks: every row is whole, and says where its facts come from."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from kollega.formats import FORMATS
from kollega.networks import NETWORKS, Network, chosen
from kollega.templates import THEME

ROWS = list(NETWORKS.values())
by_id = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)


@by_id
def test_the_share_address_is_whole(row: Network) -> None:
    names = {name for _, name, _, _ in Formatter().parse(row.share) if name}
    assert names <= {"url", "title", "text", "media"}
    assert "url" in names or not row.share
    assert re.match(r"https://[^/?]+/|mailto:\?|sms:\?", row.share) or not row.share
    assert row.takes_words == ("text" in row.prefilled)


@by_id
def test_pictures_are_in_formats_that_are_drawn_and_light_enough(row: Network) -> None:
    for shown in row.shown:
        assert shown.format in FORMATS
        assert not row.picture_bytes or FORMATS[shown.format].most <= row.picture_bytes
    assert len(set(row.shown)) == len(row.shown)


@by_id
def test_what_a_crop_shows_fits_into_the_picture_and_has_a_style(row: Network) -> None:
    style = (THEME / "styles/kit.css").read_text()
    for shown in row.shown:
        if shown.crop:
            assert f".k-crop--{shown.crop[0]}-{shown.crop[1]} {{" in style


@by_id
def test_each_fact_has_a_source_and_a_day(row: Network) -> None:
    facts = {"share": row.share, "limit": row.limit, "shown": row.shown}
    assert set(row.sources) == {name for name, value in facts.items() if value}
    assert all(re.search(r"\d{4}-\d{2}-\d{2}", source) for source in row.sources.values())


def test_an_employer_chooses_and_orders_them() -> None:
    assert [row.id for row in chosen(("mastodon", "linkedin"))] == ["mastodon", "linkedin"]
    assert chosen(()) == tuple(ROWS)
