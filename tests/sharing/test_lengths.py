"""Lengths as networks count them, and cutting to them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.networks import NETWORKS, Count, Network
from kollega.sharing.lengths import LINK, composed, fits, fitted, length, post_length

URL = "https://careers.example.org/stories/night-shift/?utm_source=x"
FAMILY = "👩‍👩‍👧‍👦"
#: A text, and its length by each way of counting, told by hand from what the networks document.
CASES: dict[str, dict[Count, int]] = {
    "": {"characters": 0, "units": 0, "clusters": 0, "weighted": 0, "short-links": 0, "emoji-bytes": 0},
    "Æbler": {"characters": 5, "units": 5, "clusters": 5, "weighted": 5, "short-links": 5, "emoji-bytes": 5},
    "e\u0301": {"characters": 2, "units": 2, "clusters": 1, "weighted": 1, "short-links": 1, "emoji-bytes": 2},
    "夜勤": {"characters": 2, "units": 2, "clusters": 2, "weighted": 4, "short-links": 2, "emoji-bytes": 2},
    FAMILY: {"characters": 7, "units": 11, "clusters": 1, "weighted": 2, "short-links": 1, "emoji-bytes": 25},
    "“quoted”": {"characters": 8, "units": 8, "clusters": 8, "weighted": 8, "short-links": 8, "emoji-bytes": 8},
    f"see {URL}": {"characters": 65, "units": 65, "clusters": 65, "weighted": 27, "short-links": 27, "emoji-bytes": 65},
    f"({URL}).": {"characters": 64, "units": 64, "clusters": 64, "weighted": 26, "short-links": 26, "emoji-bytes": 64},
    "Https://a.example/夜勤": {"characters": 20, "units": 20, "clusters": 20, "weighted": 27, "short-links": 25, "emoji-bytes": 20},
}  # fmt: skip
LIMITED = [row for row in NETWORKS.values() if row.limit]


@pytest.mark.parametrize("text", CASES)
def test_a_text_is_as_long_as_its_network_says(text: str) -> None:
    assert {count: length(text, count) for count in CASES[text]} == CASES[text]


@given(st.text(), st.sampled_from(list(CASES[""])))
def test_a_length_is_never_less_than_nothing_and_grows(text: str, count: Count) -> None:
    assert 0 <= length(text, count) <= length(text + " a", count)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_post_on_x_weighs_at_most_two_for_each_sign(text: str) -> None:
    assert length(text, "weighted") <= 2 * len(text) + LINK * text.count("http")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=700), st.sampled_from(LIMITED))
def test_what_is_fitted_fits(text: str, row: Network) -> None:
    cut = fitted(text, URL, row)
    assert fits(cut, URL, row)
    assert cut == text.strip() or not fits(text, URL, row)


@settings(max_examples=40)
@given(
    st.lists(st.text("abcæø夜", min_size=1, max_size=12), min_size=4, max_size=9).map(lambda few: few * 60),
    st.sampled_from(LIMITED),
)
def test_it_is_cut_between_words(words: list[str], row: Network) -> None:
    whole = " ".join(words)
    cut = fitted(whole, URL, row)
    if cut != whole:
        assert cut.endswith("…")
        assert whole.startswith(cut[:-1] + " ")


@pytest.mark.parametrize("row", LIMITED, ids=lambda row: row.id)
def test_as_much_is_kept_as_there_is_room_for(row: Network) -> None:
    cut = fitted("word " * 3000, URL, row)
    assert not fits(cut[:-1] + " word word…", URL, row)


def test_one_endless_word_is_cut_between_signs() -> None:
    cut = fitted(FAMILY * 400, URL, NETWORKS["bluesky"])
    assert cut.removesuffix("…") == FAMILY * (len(cut) // len(FAMILY))
    assert 0 < len(composed(cut, URL, NETWORKS["bluesky"]).encode()) <= 3000


def test_where_nothing_fits_nothing_is_left() -> None:
    full = msgspec.structs.replace(NETWORKS["linkedin"], limit=1)
    assert fitted("夜" * 9, URL, full) == "" and fitted("夜", URL, full) == "夜"


def test_a_link_counts_where_it_is_part_of_the_words() -> None:
    assert post_length("words", URL, NETWORKS["x"]) == 5 + 1 + LINK
    assert post_length("words", URL, NETWORKS["bluesky"]) == 5 + 1 + len(URL)
    assert (
        post_length("words", URL, NETWORKS["linkedin"])
        == post_length("words", URL, NETWORKS["instagram"])
        == 5
    )
