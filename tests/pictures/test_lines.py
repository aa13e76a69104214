"""Lines: whole words, even lines, the largest size, and nothing beyond the box."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kollega.pictures.lines import CAP_HEIGHT, Block, Fit, set_words

FIT = Fit(sizes=(80, 60, 40, 20), lines=5, leading=1.1)
words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
titles = st.lists(words, min_size=1, max_size=25).map(" ".join)


def measure(text: str) -> float:
    """A typewriter: every letter is half an em wide."""
    return len(text) / 2


def lines(text: str, width: float = 400, height: float = 300, fit: Fit = FIT) -> tuple[str, ...]:
    return set_words(text, width, height, fit, measure).lines


@given(titles, st.integers(50, 1000), st.integers(20, 400))
def test_words_stay_in_the_box(title: str, width: int, height: int) -> None:
    block = set_words(title, width, height, FIT, measure)
    assert block.size in FIT.sizes
    assert 1 <= len(block.lines) <= FIT.lines
    assert all(measure(line) * block.size <= width + 1e-6 for line in block.lines)
    tall = block.size * (CAP_HEIGHT + FIT.leading * (len(block.lines) - 1))
    assert tall <= height or len(block.lines) == 1
    assert block.clipped == block.lines[-1].endswith("…") or "…" in title


@given(titles)
def test_nothing_is_lost_where_there_is_room(title: str) -> None:
    block = set_words(title, 100_000, 300, FIT, measure)
    assert " ".join(block.lines).replace("\xa0", " ") == title
    assert not block.clipped and block.size == FIT.sizes[0]


def test_the_largest_size_is_taken() -> None:
    assert set_words("one two", 400, 300, FIT, measure).size == 80
    assert set_words("one two three four five six seven", 400, 300, FIT, measure).size == 60
    assert set_words("one two", 400, 300, Fit(sizes=(80, 60), lines=1), measure).lines == ("one two",)


def test_lines_are_even() -> None:
    fit = Fit(sizes=(20,), lines=3)
    assert lines("aaa bbb ccc ddd", width=110, fit=fit) == ("aaa bbb", "ccc ddd"), "not three and one"


def test_a_word_of_one_letter_does_not_end_a_line() -> None:
    fit = Fit(sizes=(20,), lines=3)
    assert lines("aaaaaa w bbbb", width=80, fit=fit) == ("aaaaaa", "w\xa0bbbb")


def test_a_line_may_end_after_a_hyphen_or_at_a_soft_one() -> None:
    fit = Fit(sizes=(20,), lines=3)
    assert lines("Jean-Baptiste", width=90, fit=fit) == ("Jean-", "Baptiste")
    assert lines("Kranken\xadhaus", width=90, fit=fit) == ("Kranken-", "haus")
    assert lines("Kranken\xadhaus", width=900, fit=fit) == ("Krankenhaus",)
    assert lines("\xada \xad b\xad- \xad", width=900, fit=fit) == ("a b-",)
    assert lines("2020-2030 / 5-6", width=900, fit=fit) == ("2020-2030\xa0/ 5-6",)


def test_a_word_too_long_for_any_size_is_broken_before_a_syllable() -> None:
    block = set_words(
        "Krankenhausverwaltungsfachangestellte", 300, 300, Fit(sizes=(60, 40, 20), lines=4), measure
    )
    assert block == Block(40, ("Krankenhausver-", "waltungsfachan-", "gestellte"))


def test_a_name_is_broken_between_its_words_first() -> None:
    assert lines("Maria\xa0Fernanda\xa0Oliveira", width=100, fit=Fit(sizes=(20,), lines=4)) == (
        "Maria", "Fernanda", "Oliveira",
    )  # fmt: skip


def test_a_dot_between_facts_does_not_end_a_line() -> None:
    fit = Fit(sizes=(20,), lines=2)
    assert lines("Maja Holm\xa0· Care", width=110, fit=fit) == ("Maja Holm", "Care")
    assert lines("Maja Holm\xa0· Care", width=500, fit=fit) == ("Maja Holm\xa0· Care",)


def test_an_ellipsis_is_the_last_resort() -> None:
    block = set_words("one two three four five", 100, 20, Fit(sizes=(20,)), measure)
    assert block.lines == ("one two…",) and block.clipped
    assert set_words("one, two, three", 80, 20, Fit(sizes=(20,)), measure).lines == ("one…",)
    endless = set_words("word " * 10_000, 500, 300, FIT, measure)
    assert endless.clipped and endless.lines[-1].endswith("…")
    assert set_words("word " * 10_000, 5000, 300, FIT, measure).lines[-1].endswith("…")


def test_a_long_word_is_parted_as_its_language_does_where_it_would_be_small_otherwise() -> None:
    fit = Fit(sizes=(60, 50, 40, 30, 20), lines=4)
    assert set_words("Krankenhausverwaltung", 400, 300, fit, measure, "de").lines == (
        "Krankenhaus-",
        "verwaltung",
    )
    assert set_words("Krankenhausverwaltung", 400, 300, fit, measure, "de").size == 60
    assert set_words("Krankenhausverwaltung", 400, 300, fit, measure, "").lines == ("Krankenhausverwaltung",)
    assert set_words("Krankenhausverwaltung", 450, 300, fit, measure, "de") == Block(
        40, ("Krankenhausverwaltung",)
    )


def test_a_long_word_is_parted_where_the_lines_were_very_uneven_otherwise() -> None:
    fit = Fit(sizes=(20,), lines=3)
    title = "Ny sygehusforvaltningsuddannelse"
    assert set_words(title, 300, 300, fit, measure, "").lines == ("Ny", "sygehusforvaltningsuddannelse")
    first, second = set_words(title, 300, 300, fit, measure, "da").lines
    assert first.startswith("Ny ") and first.endswith("-") and min(len(first), len(second)) > 12


def test_a_last_line_is_no_orphan() -> None:
    fit = Fit(sizes=(20,), lines=4)
    assert lines("aaaa bbbb cccc dddd eeee ff", width=250, fit=fit)[-1] != "ff"
    assert lines("aaaaaaaaaa bbbbbbbbb cc", width=210, fit=fit) == ("aaaaaaaaaa", "bbbbbbbbb cc")


def test_scripts_get_the_room_that_they_need() -> None:
    fit = Fit(sizes=(40, 20), lines=2, leading=1.05)
    plain = set_words("one two", 60, 200, fit, measure)
    assert (plain.rise, plain.leading, plain.drop, plain.from_right) == (CAP_HEIGHT, 1.05, 0, False)
    thai = set_words("กิน ข้าว", 60, 200, fit, measure)
    assert thai.rise > 0.9 and thai.leading > 1.3
    arabic = set_words("مرحبا بكم", 100, 200, fit, measure)
    assert arabic.drop > 0 and arabic.from_right
    assert set_words("กิน", 200, 30, fit, measure).size == 20, "it is higher than a Latin letter"


def test_no_words_give_no_lines() -> None:
    assert lines("") == ()
