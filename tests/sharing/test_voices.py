"""Suggested words: in whose voice, with the employer named, and never too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.networks import NETWORKS, Network
from kollega.sharing.lengths import fits
from kollega.sharing.voices import FOLDER, NAMES, BrokenVoices, suggestions, voices_of
from kollega.templates import THEME
from tests.folders import write

URL = "https://careers.example.org/stories/night-shift/"
VALUES = {
    "employer": "Harbour", "title": "Night shift", "summary": "What happens at four.", "author": "Ida Holm",
    "quote": "It is quiet.", "team": "Quay", "place": "Odense",
}  # fmt: skip
LANGUAGES = sorted(path.stem for path in (THEME / FOLDER).glob("*.json"))


def said(
    network: str = "linkedin", kind: str = "story", own: tuple[str, ...] = (), **values: str
) -> list[str]:
    rows = suggestions(
        NETWORKS[network], URL, own=own, voices=voices_of(("en",)), kind=kind, values=VALUES | values
    )
    return [row.words for row in rows]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["story", "job"])
def test_each_language_has_several_voices_that_name_the_employer(lang: str, kind: str) -> None:
    found = suggestions(
        NETWORKS["linkedin"], URL, own=(), voices=voices_of((lang,)), kind=kind, values=VALUES
    )
    assert len(found) >= 5 and len({one.voice for one in found}) == len(found)
    assert all("Harbour" in one.words for one in found)


def test_the_authors_own_words_come_first() -> None:
    assert said(own=("My colleague tells it better than I.",))[0] == "My colleague tells it better than I."


@pytest.mark.parametrize(
    "own", ["The best bread in town.", "Harbour has the best bread.", "West of the town."]
)
def test_who_praises_says_first_that_they_work_there(own: str) -> None:
    assert said(own=(own,))[0] == f"I work at Harbour. {own}"


@pytest.mark.parametrize("own", ["We bake.", "I work\nin the galley.", "This is our bread."])
def test_it_is_not_said_twice(own: str) -> None:
    assert said(own=(own,))[0] == own


def test_a_voice_that_needs_what_is_not_there_is_left_out() -> None:
    assert len(said()) - len(said(quote="")) == 1
    assert not any(
        "  " in one or "{" in one for one in said(quote="", author="", summary="", team="", place="")
    )


def test_a_name_that_ends_in_a_full_stop_has_one() -> None:
    assert all("Inc.." not in one for one in said(employer="Harbour Inc."))


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=900), st.sampled_from(list(NETWORKS.values()))
)
def test_no_suggestion_is_too_long(text: str, network: Network) -> None:
    values = dict.fromkeys(NAMES, text) | {"employer": "Harbour"}
    for own in ((), (text,)):
        found = suggestions(network, URL, own=own, voices=voices_of(("da",)), kind="story", values=values)
        assert all(fits(one.words, URL, network) and one.words for one in found)


def test_a_long_summary_is_cut_and_the_rest_of_the_words_kept() -> None:
    (cut,) = (one for one in said("x", summary="slowly " * 40) if "slowly" in one)
    assert cut.startswith("I work at Harbour. slowly") and cut.endswith("slowly…")


def test_words_are_no_templates() -> None:
    assert any("{employer}" in one and "%s" in one for one in said(title="{employer} %s {0} {title.x}"))


@pytest.mark.parametrize(("langs", "word"), [
    (("da",), "arbejder"), (("da-DK",), "arbejder"), (("fi", "da"), "arbejder"), (("fi",), "work"),
    (("../../../etc/passwd",), "work"), (("",), "work"),
])  # fmt: skip
def test_they_are_in_the_first_language_that_has_any(langs: tuple[str, ...], word: str) -> None:
    assert word in voices_of(langs).disclosure


def test_a_site_has_voices_of_its_own(tmp_path: Path) -> None:
    voice = '{"name": "Dry", "text": "{title}, at {employer}."}'
    write(tmp_path, {
        f"{FOLDER}fi.json": f'{{"disclosure": "{{employer}}!", "insiders": [], "story": [{voice}], "job": []}}',
    })  # fmt: skip
    assert [one.name for one in voices_of(("fi",), tmp_path).story] == ["Dry"]
    assert voices_of(("da",), tmp_path) == voices_of(("da",))


@pytest.mark.parametrize("text", ["{title.__class__}", "{nothing}", "{", "{0}", "{title!r:{x}}"])
def test_voices_that_cannot_be_read_say_why(tmp_path: Path, text: str) -> None:
    voice = f'{{"name": "Odd", "text": "{text}"}}'
    write(tmp_path, {
        f"{FOLDER}en.json": f'{{"disclosure": "", "insiders": [], "story": [{voice}], "job": []}}',
    })  # fmt: skip
    with pytest.raises(BrokenVoices, match=r"en\.json"):
        voices_of(("en",), tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["story", "job"])
def test_each_voice_shows_in_its_first_sentence_that_its_writer_works_there(lang: str, kind: str) -> None:
    voices = voices_of((lang,))
    for voice in getattr(voices, kind):
        first = re.split(r"[.:?]", voice.text)[0].casefold()
        within = (*voices.insiders, "us", "os")
        assert any(re.search(rf"\b{word.casefold()}\b", first) for word in within), voice
