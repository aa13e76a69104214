"""The index of the search: which words are where, and what an edit changes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega import names, search
from kollega.search import NAMES, SIZE, TEXT, TITLE, WEIGHTS, Document

LANGS = st.sampled_from(["en", "da", "de-AT", "fr", "nl", "ja", "xx"])
TEXTS = st.text(max_size=60)


def document(number: int, title: str, *, lang: str = "en", text: str = "", names: str = "") -> Document:
    return Document(number=number, lang=lang, parts=((TITLE, title), (NAMES, names), (TEXT, text)))


Files = Mapping[str, bytes]


def index(documents: Iterable[Document]) -> tuple[Files, tuple[str, str]]:
    """The shards of some records, made by batches as a build does; and the spelling."""
    batches: dict[int, list[Document]] = {}
    for one in sorted(documents, key=lambda document: document.number):
        batches.setdefault(one.number // SIZE, []).append(one)
    made = [msgspec.msgpack.encode(search.read(batch, len(batches))) for batch in batches.values()]
    return search.merge(msgspec.msgpack.decode(data, type=search.Batch) for data in made)


def shard_of(word: str, shards: Collection[str]) -> str:
    """The longest beginning of a folded word that a shard has, as the browser finds it."""
    return next(word[:end] for end in range(len(word), -1, -1) if word[:end] in shards)


def rows(files: Files, stem: str) -> list[tuple[int, str, str, int]]:
    """What the shard of a word says of it: batches, spellings, places, and in how many records it is where that is said."""
    found = []
    for batch, words in json.loads(files[shard_of(stem, files)]):
        if stem in words:
            row = [stem, words[stem]] if isinstance(words[stem], str) else words[stem]
            found.append((batch, row[0], row[1], row[2] if len(row) > 2 else 0))
    return found


def places(files: Files, stem: str) -> dict[int, int]:
    """Records that have a word, with the weight that it has there."""
    return {
        batch * SIZE + int(slot): WEIGHTS.index(weight) + 1
        for batch, _, written, _ in rows(files, stem)
        for slot, weight in re.findall(r"(\d\d)(\D?)", written)
    }


def stems_of(files: Files, word: str) -> set[str]:
    """The stems of a word as it is spelt, as the browser finds them."""
    shard = json.loads(files[shard_of(search.fold(word), files)])
    found = {stem for _, words in shard for stem in words if word in rows_of(stem, words[stem])}
    return found | {stem for _, words in shard for stem in words.get(f">{search.fold(word)}", [])}


def rows_of(stem: str, row: str | list[str]) -> list[str]:
    return [stem] if isinstance(row, str) else row[0].split(",")


def records_with(files: Files, word: str) -> set[int]:
    """Records that have a word in this very spelling."""
    return {number for stem in stems_of(files, word) for number in places(files, stem)}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Smørrebrød", "smorrebrod"), ("Ærø", "aero"), ("Århus", "arhus"), ("STRASSE", "strasse"), ("Straße", "strasse"),
        ("Émile", "emile"), ("Łódź", "lodz"), ("İstanbul", "istanbul"), ("ﬁnance", "finance"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Ёлка", "елка"), ("مُحَمَّد", "محمد"), ("회사", "회사"), ("ガス", "ガス"), ("हिन्दी", "हिन्दी"),
    ],
)  # fmt: skip
def test_letters_are_folded(written: str, folded: str) -> None:
    assert search.fold(written) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert search.fold(search.fold(text)) == search.fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it’s", ["it", "s"]), ("full-time", ["full", "time"]), ("l'été,", ["l", "été"]), ("C++/C#", ["c", "c"]),
        ("(2026)", ["2026"]), ("東京都", ["東京", "京都"]), ("東", ["東"]), ("r東京b", ["r", "東京", "b"]), ("ar\u00adbeit", ["arbeit"]),
        ("❤\ufe0f", []), ("\u0301", []), ("…", []), ("a" * 60, ["a" * 40]), ("สวัส", ["สว", "วั", "ัส"]),
    ],
)  # fmt: skip
def test_words_are_split(text: str, words: list[str]) -> None:
    assert search.split(text.lower()) == words


@given(TEXTS)
def test_words_hold_nothing_but_letters_digits_and_marks(text: str) -> None:
    for piece in text.lower().split():
        for word in search.split(piece):
            assert word and not re.search(r"[\s,;:\"<>&_]", word)


@given(st.lists(st.tuples(LANGS, TEXTS), min_size=1, max_size=12))
def test_each_record_is_found_by_each_word_of_its_title(titles: list[tuple[str, str]]) -> None:
    shards, _ = index(document(number * 7, title, lang=lang) for number, (lang, title) in enumerate(titles))
    for number, (_, title) in enumerate(titles):
        for piece in title.lower().split():
            for word in search.split(piece):
                assert number * 7 in records_with(shards, word), (word, shards)


@pytest.mark.parametrize(
    ("lang", "written", "others"),
    [
        ("en", "engineering", ["engineer", "engineers", "engineered"]),
        ("da", "medarbejderne", ["medarbejder", "medarbejdere"]),
        ("de", "Häuser", ["haus", "hause"]),
        ("fr", "travailler", ["travaillé", "travailles"]),
        ("nl", "werknemers", ["werknemer"]),
    ],
)
def test_words_with_other_endings_are_one_word(lang: str, written: str, others: list[str]) -> None:
    shards, _ = index(
        [document(1, written, lang=lang), *(document(2 + n, one, lang=lang) for n, one in enumerate(others))]
    )
    [stem] = stems_of(shards, written.lower())
    assert {form for _, forms, _, _ in rows(shards, stem) for form in forms.split(",")} == {
        written.lower(),
        *others,
    }
    assert len(records_with(shards, written.lower())) == 1 + len(others)


def test_where_a_word_stands_is_what_it_counts_for() -> None:
    shards, _ = index([
        document(2, "Six words of which one is harbour", text="harbour " * 9), document(3, "Harbour", text="harbour"),
        document(4, "Night", names="Harbour"), document(5, "Day", text="The harbour."),
    ])  # fmt: skip
    assert places(shards, "harbour") == {2: TITLE + 3, 3: TITLE + 8 + TEXT, 4: NAMES, 5: TEXT}


def test_single_letters_are_words_in_titles_only() -> None:
    shards, _ = index([document(1, "Plan B", text="A b c")])
    assert places(shards, "b") and not places(shards, "c")


def test_a_word_of_very_many_texts_is_found_where_it_matters() -> None:
    every = [
        document(number, "Harbour" if number == 7 else f"Story {number}", text="the harbour")
        for number in range(60)
    ]
    shards, _ = index(every)
    assert set(places(shards, "harbour")) == {7}
    assert rows(shards, "harbour")[0][3] == 60


VARIED = [
    document(n, f"word{n} wor{n % 7}", text=" ".join(f"{letter}{n}" for letter in "abcdefghij"))
    for n in range(1500)
]


def test_files_are_small_and_a_word_lies_in_the_one_that_its_beginning_names() -> None:
    shards, _ = index(VARIED)
    assert len(shards) > 5
    for name, shard in shards.items():
        assert len(shard) < 90_000
        assert all(shard_of(stem, shards) == name for _, words in json.loads(shard) for stem in words)


def test_an_edit_changes_only_the_files_of_its_words() -> None:
    before, _ = index(VARIED)
    edited = document(700, "word700 wor0", text="a700 b700 c700 d700 e700 f700 g700 h700 i700 z700")
    after, _ = index([*VARIED[:700], edited, *VARIED[701:]])
    changed = {begin for begin in before.keys() | after.keys() if before.get(begin) != after.get(begin)}
    assert changed == {shard_of(stem, after) for stem in ("z700", "j700")}


def test_a_word_whose_stem_begins_otherwise_leads_to_it() -> None:
    shards, _ = index([document(1, "skies"), document(2, "sky")])
    assert stems_of(shards, "skies") == {"sky"} and records_with(shards, "skies") == {1, 2}


def test_a_word_with_a_short_stem_is_found_in_a_large_index() -> None:
    others = [
        document(n * 40, f"hafe{n} hafm{n}", lang="de", text="hafen" + "x" * (n % 30)) for n in range(1, 2400)
    ]
    shards, _ = index([document(1, "Hafen", lang="de"), *others])
    assert shard_of("hafen", shards) != shard_of("haf", shards)
    assert 1 in records_with(shards, "hafen")


def test_a_batch_in_two_languages_may_have_more_words_than_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "_MOST_PIECES", 1)
    shards, _ = index([document(1, "The night shift"), document(2, "En rolig nat", lang="da")])
    assert records_with(shards, "shift") == {1} and records_with(shards, "rolig") == {2}


@settings(max_examples=30)
@given(st.lists(st.tuples(LANGS, TEXTS), min_size=1, max_size=9), st.randoms())
def test_the_order_of_the_records_does_not_matter(titles: list[tuple[str, str]], random: object) -> None:
    documents = [
        document(number * 11, title, lang=lang, text=title) for number, (lang, title) in enumerate(titles)
    ]
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert msgspec.json.encode(index(documents)) == msgspec.json.encode(index(shuffled))


def test_numbers_are_distinct_and_stay() -> None:
    addresses = [f"stories/story-{number}/" for number in range(350)]
    before, batches = search.numbers(addresses)
    assert search.numbers(reversed(addresses)) == (before, batches)
    assert len(set(before.values())) == 350 and max(before.values()) < batches * SIZE
    moved = 0
    for new in range(100):
        after, _ = search.numbers([*addresses, f"people/person-{new}/"])
        moved += sum(after[address] != number for address, number in before.items())
    assert moved < 100


@given(st.sets(st.text(max_size=4), max_size=60))
def test_every_address_has_a_number_of_its_own(addresses: set[str]) -> None:
    found, batches = search.numbers(addresses)
    assert found.keys() == addresses and len(set(found.values())) == len(addresses)
    assert all(0 <= number < batches * SIZE for number in found.values())


def test_neighbours_in_the_index_are_no_name() -> None:
    """Hans Hansen has withdrawn; that others are called Hans, and others Hansen, is no trace of him."""
    shards, spelling = index([
        document(1, "Hans and Hansen", text="jan jansen peter petersen peters"), document(2, "Peter, Jan"), document(3, "Jansen Petersen"),
    ])  # fmt: skip
    for data in (*shards.values(), msgspec.json.encode(spelling)):
        assert names.search(data.decode(), ["Hans Hansen", "Jan Jansen", "Peter Petersen"]) == []


def test_the_spelling_has_the_words_of_titles_first() -> None:
    _, (strong, weak) = index([document(n, "Welders", text="sparks") for n in range(1, 9)])
    assert (strong, weak) == ("welders", "sparks")
