"""People who withdrew are found however their names are written, and others are left alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from html import escape
from urllib.parse import quote, quote_plus

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega import names

from .output import PAGE, RULES, codes, diagnostics, page
from .packing import pdf

FOUND = {
    "as it is": ("Anna Berg", "by Anna Berg, nurse"),
    "a title": ("Dr. Anna Berg", "with Dr. Anna Berg."),
    "a title without its dot": ("Prof. Dr. Anna Berg", "PROF DR ANNA BERG"),
    "without the title": ("Dr. Anna Berg", "with Anna Berg"),
    "without titles before and behind": ("Prof. Dr. Anna Berg, PhD", "Berg, Anna"),
    "with a title": ("Anna Berg", "with Dr Anna Berg"),
    "a slug with a title": ("dr-anna-berg", "/people/anna-berg/"),
    "a shortened name, last name first": ("Jens Chr. Berg", "Berg, Jens Chr."),
    "initials, last name first": ("J. R. Berg", "Berg, J. R."),
    "another name in brackets": ("Anna (Annie) Berg", "Anna (Annie) Berg's day"),
    "another name in quotes, in JSON": ('Anna "Annie" Berg', json.dumps('by Anna "Annie" Berg')),
    "another name in other quotes": ('Anna "Annie" Berg', "Anna “Annie” Berg"),
    "a degree behind": ("Anna Berg, PhD", "SUMMARY:Anna Berg\\, PhD"),
    "an iota below a vowel, in capitals": ("Μαρία ᾨδεῖον", "ΜΑΡΊΑ ὨΙΔΕῖΟΝ"),
    "Nordic genitive": ("Anna Berg", "Anna Bergs historie"),
    "last name first": ("Anna Berg", "authors: Berg, Anna"),
    "last name first, in a line above another": ("Anna Berg", "Berg, Anna\nHolm, Mia"),
    "last name first, in capitals": ("Anna Berg", "WITH BERG, ANNA AND MORE"),
    "three names, last first": ("Anna Maria Berg", "Berg, Anna Maria"),
    "two last names first": ("Anna Berg Holm", "Berg Holm, Anna"),
    "a last name of two, first": ("Anna Berg-Holm", "authors: Berg-Holm, Anna"),
    "a last name with its particle first": ("Anna van der Berg", "Van der Berg, Anna"),
    "a last name before its particle": ("Anna van der Berg", "Berg, Anna van der"),
    "a last name with an apostrophe first": ("Anna Berg O'Brien", "Berg OBrien, Anna"),
    "line break in HTML": ("Anna Berg", "Anna<br>\nBerg"),
    "code": ("Anna Berg", "<code>Anna</code> <kbd>Berg</kbd>"),
    "struck out": ("Anna Berg", "An<del>na</del> Berg"),
    "footnote between": ("Anna Berg", 'Anna<sup class="footnote-ref"><a href="#fn-1">1</a></sup> Berg'),
    "picture between": ("Anna Berg", 'Anna <img src="x.png" alt=""> Berg'),
    "variation selector": ("Anna Berg", "An\ufe0fna Be\U000e0101rg"),
    "Hangul filler": ("Anna Berg", "Anna\u3164 Berg"),
    "Braille blank": ("Anna Berg", "Anna\u2800Berg"),
    "deprecated invisible letters": ("Anna Berg", "An&#x206a;na\u180e Berg"),
    "mark over a letter, not common": ("Anna Berg", "A\u20ddnna Berg"),
    "middle dot": ("Anna Berg", "Anna·Berg"),
    "middle dot of the name": ("Anna · Berg", "Anna · Berg"),
    "at the ends": ("Anna Berg", "Anna Berg"),
    "capitals": ("Anna Berg", "ANNA BERG"),
    "possessive": ("Anna Berg", "Anna Berg's day and Anna Berg’s night"),
    "line end": ("Anna Berg", "Anna\n  Berg"),
    "no-break space": ("Anna Berg", "Anna\xa0Berg"),
    "no-break space as entity": ("Anna Berg", "Anna&nbsp;Berg"),
    "soft hyphen": ("Anna Berg", "An\xadna Berg"),
    "joiner": ("Anna Berg", "An\u200dna Berg"),
    "slug": ("Anna Berg", "/people/anna-berg/"),
    "file name": ("Anna Berg", "anna_berg_2.jpg"),
    "address of mail": ("Anna Berg", "mailto:anna.berg@example.org"),
    "entities": ("Anna Berg", "&#65;nna &#x42;erg"),
    "escaped twice": ("Søren Berg", "S&amp;oslash;ren Berg"),
    "percent": ("Søren Berg", "?text=S%C3%B8ren%20Berg"),
    "plus": ("Søren Berg", "?text=S%C3%B8ren+Berg"),
    "JSON": ("Søren Berg", '"S\\u00f8ren Berg"'),
    "JSON with a line end": ("Søren Berg", '"Søren\\nBerg"'),
    "folded line of a calendar": ("Anna Berg", "SUMMARY:With An\r\n na Berg"),
    "markup inside": ("Anna Berg", "<b>Anna</b> <i class=x>Berg</i>"),
    "markup inside a word": ("Anna Berg", "A<b>nn</b>a Berg"),
    "inside inline markup's attributes": ("Anna Berg", '<a href="/anna-berg/">x</a>'),
    "in an attribute": ("Anna Berg", '<img alt="Anna Berg at work">'),
    "in a comment": ("Anna Berg", "<!-- Anna Berg -->"),
    "without accents": ("José Núñez", "Jose Nunez"),
    "with accents": ("Jose Nunez", "José Núñez"),
    "accents apart": ("José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"),
    "accents of the name apart": ("Jose\u0301 Núñez", "José Núñez"),
    "spelt out": ("Jörg Müller", "Joerg Mueller"),
    "spelt out in part": ("Jörg Müller", "Joerg Müller"),
    "plain letters": ("Jörg Müller", "jorg-muller"),
    "two letters that may be doubled": ("Anna Gråå", "Anna Graaa"),
    "letters spelt out in a row": ("Anna Möö", "Anna Mooe"),
    "invisible letters in the name": ("An\u00adna \u3164 Berg", "Anna Berg"),
    "Danish": ("Åse Bjørnø", "aase-bjoernoe"),
    "Danish, other letters": ("Åse Bjørnø", "ASE BJORNO"),
    "German s": ("Heinz Groß", "HEINZ GROSS"),
    "Polish": ("Łukasz Wójcik", "Lukasz Wojcik"),
    "wide letters": ("Anna Berg", "Ａｎｎａ Ｂｅｒｇ"),
    "apostrophe": ("Mary O'Brien", "Mary O’Brien"),
    "apostrophe as entity": ("Mary O'Brien", "Mary O&#39;Brien"),
    "apostrophe left out": ("Mary O'Brien", "mary-obrien"),
    "apostrophe as hyphen": ("Mary O'Brien", "mary-o-brien"),
    "apostrophe and a space": ("Mary O'Brien", "Mary O’ Brien"),
    "two apostrophes": ("Mary O''Brien", "Mary O''Brien"),
    "apostrophe that is a letter": ("Mary Oʼbrien", "Mary O'Brien"),
    "genitive with such an apostrophe": ("Anna Berg", "Anna Bergʼs day"),
    "apostrophe in the first name left out": ("D'Arcy Berg", "darcy-berg"),
    "apostrophe in the first name as hyphen": ("D'Arcy Berg", "d-arcy-berg"),
    "genitive of a name that ends in s": ("Anna Claus", "Anna Clauss have"),
    "nickname": ("Anna 'Annie' Berg", "Anna 'Annie' Berg"),
    "nickname without its signs": ("Anna 'Annie' Berg", "anna-annie-berg"),
    "nickname in other signs": ("Anna ’Annie’ Berg", "'Anna' `Annie` 'Berg'"),
    "double name": ("Anne-Marie Berg", "Anne Marie Berg"),
    "initial": ("Anna B. Berg", "Anna B. Berg"),
    "initial without its dot": ("Anna B. Berg", "anna-b-berg"),
    "Greek": ("Ελένη Παππά", "ΕΛΕΝΗ ΠΑΠΠΑ"),
    "Arabic": ("ليلى حسن", "قالت ليلى حسن: نعم"),
    "Arabic with its vowels": ("محمد علي", "قال مُحَمَّد عَلِيّ: نعم"),
    "Arabic without the vowels of the name": ("مُحَمَّد عليّ", "قال محمد علي"),
    "Arabic without a hamza": ("أحمد إبراهيم", "قال احمد ابراهيم"),
    "Arabic drawn out": ("ليلى حسن", "ليلـــى حـسـن"),
    "Hebrew with its vowels": ("דוד לוי", "אמר דָּוִד לֵוִי"),
    "Chinese": ("王小明", "同事王小明说"),
    "Chinese with a space": ("王 小明", "同事王小明说"),
    "Korean": ("김철수", "김철수는"),
    "one word": ("Prince", "by Prince, singer"),
    "one word with a soft hyphen": ("Prince", "by Prin\xadce, singer"),
    "one word with its vowels": ("مُحَمَّد", "قال مُحَمَّد: نعم"),
}

LEFT = {
    "longer first name": ("Anna Berg", "Johanna Berg"),
    "longer last name": ("Anna Berg", "Anna Bergman"),
    "other order": ("Anna Berg", "Berg Anna"),
    "a title that is half of the name": ("Dr. Berg", "with Berg and Dr. Bergman"),
    "a name like a title": ("Yo Hr", "Yo Yo"),
    "a name between": ("Anna Berg", "Anna Maria Berg"),
    "next sentence": ("Anna Berg", "Thanks to Anna. Berg is next."),
    "list": ("Anna Berg", "Anna, Berg"),
    "list of names": ("Anna Berg", "Bo Berg, Anna Holm and Cy Dee"),
    "list of names with more words": ("Anna Maria Berg", "Maria Berg, Anna Holm"),
    "list of names, in Greek": ("Ελένη Παππά", "Νίκος Παππά, Ελένη Μαυρή"),
    "list of names, in Cyrillic": ("Анна Борк", "Иван Борк, Анна Йенсен"),
    "last name first, with a name more": ("Anna Berg", "Berg, Anna Maria"),
    "last name first, with a double name": ("Anna Berg", "Berg, Anna-Maria"),
    "title and site": ("Anna Berg", "<title>Meet Anna · Berg and Sons</title>"),
    "author and place": ("Anna Berg", "<p>Anna&nbsp;· Berg</p>"),
    "other block": ("Anna Berg", "<p>Anna</p><p>Berg</p>"),
    "other paragraph": ("Anna Berg", "Ask Anna\n\nBerg is a hill."),
    "other paragraph, with returns": ("Anna Berg", "Ask Anna\r\n\r\nBerg is a hill."),
    "apart": ("Anna Berg", "Anna     \n\n\n  Berg"),
    "other letters": ("Anna Berg", "Anne Berg"),
    "one word, as another word": ("Will", "I will, and so WILL you"),
    "one word in a longer one": ("Prince", "Princeton"),
    "letters doubled once too often": ("Anna Gråå", "Anna Graaaaa"),
    "half a syllable": ("김철수", "김철순은"),
    "Arabic, another name": ("محمد علي", "محمود علي"),
    "nothing": ("...", "..."),
}


@pytest.fixture(params=[0, names._FEW], ids=["among many", "among few"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many names are looked for."""
    monkeypatch.setattr(names, "_FEW", request.param)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("name", "text"), FOUND.values(), ids=FOUND)
def test_name_is_found(name: str, text: str) -> None:
    assert names.search(f"<p>{text}</p>", [name]) == [name]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("name", "text"), LEFT.values(), ids=LEFT)
def test_others_are_left_alone(name: str, text: str) -> None:
    assert names.search(text, [name]) == []


@given(
    st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=2, max_size=8), min_size=2, max_size=3),
    st.sampled_from(
        [str, escape, quote, quote_plus, json.dumps, str.upper, lambda text: text.replace(" ", "-")]
    ),
)
def test_any_name_is_found_in_any_writing(words: list[str], write: object) -> None:
    name = " ".join(words)
    assert names.search(f"… {write(name)} …", [name]) == [name]  # type: ignore[operator]


@given(
    st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8), min_size=2, max_size=4),
    st.lists(st.text(" .,()\"'“”«»/&–-", min_size=1, max_size=4), min_size=3, max_size=3),
    st.sampled_from(["", ".", ")", '"']),
)
def test_a_name_is_found_as_it_is_whatever_signs_it_has(words: list[str], signs: list[str], end: str) -> None:
    name = "".join(word + sign for word, sign in zip(words, [*signs[: len(words) - 1], end], strict=True))
    assert names.search(f"By {name} ", [name]) == [name]


def test_a_name_of_many_words_is_found_by_the_first_of_them() -> None:
    name = " ".join(f"Part{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert names.search(f"By {name}.", [name]) == [name]
    assert names.search(f"By {name[:60]}.", [name]) == []


def test_apostrophes_in_a_row_are_looked_for_as_one() -> None:
    one, many = (names._wanted(f"A{signs}b Cc").folded for signs in ("'", "'’" * 30))
    assert one.pattern == many.pattern


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("A" + "'" * 60 + "b Cc", "Cc said a" + "'" * 30 + "z."),
        ("'A'" * 60 + " Cc", "cc " + "a   b" * 100_000),
        ("å" * 30 + " Cc", "cc " + "a" * 100),
        ("åá" * 15 + " Cc", "cc " + "a" * 100),
        ("åäå" * 15 + " Cc", "cc " + "aeaa" * 100),
        ("öe" * 60 + " Cc", "cc " + "oee" * 100_000),
        ("å'å'å " * 20 + " Cc", "cc " + "aaaa    " * 50_000),
        ("a. " * 11 + "Cc", "cc " + "a . " * 100_000),
    ],
)
def test_no_name_takes_long(name: str, text: str) -> None:
    begun = time.process_time()
    assert names.search(text, [name]) == []
    assert time.process_time() - begun < 2


@given(st.text("aåáäöoe'’ "), st.text("aoe' -"), st.integers(1, 500))
def test_no_text_is_gone_through_in_many_ways(name: str, text: str, times: int) -> None:
    assert names.search(text * times, [name]) in ([], [name])


_LETTERS = "abeosåäöøæßéıſ½"
_NAMES = st.lists(
    st.text(_LETTERS + _LETTERS.upper() + "''’", min_size=1, max_size=4), min_size=1, max_size=4
).map(" ".join)
_WRITTEN = st.sampled_from(
    [
        str, str.upper, lambda name: f"{name}s", lambda name: name.replace(" ", "-"), lambda name: name.replace("'", ""),
        lambda name: name.replace("'", " "), lambda name: ", ".join(name.rsplit(" ", 1)[::-1]),
        lambda name: name.translate({ord(one): two for one, two in names._SPELT.items()}),
    ]
)  # fmt: skip


@given(
    st.lists(_NAMES, min_size=1, max_size=3),
    st.lists(st.tuples(_NAMES, st.integers(0, 3), _WRITTEN, st.text(" ,.'abs"))),
)
def test_a_name_is_found_at_its_beginning_where_it_is_found_at_all(
    wanted: list[str], said: list[tuple[str, int, Callable[[str], str], str]]
) -> None:
    every = [*wanted, *(name for name, *_ in said)]
    text = "".join(write(every[number % len(every)]) + end for _, number, write, end in said)
    bare = names._bare(names._decoded(text))
    folded = bare.casefold()
    begins = names._begins(folded)
    for one in map(names._wanted, wanted):
        assert names._is_in(one, folded, bare, text, begins) == names._is_in(one, folded, bare, text, {})


def test_hundreds_of_like_names_take_little_longer_than_one() -> None:
    first, last = (
        [f"{one}{two}a" for one in "Am Ber Car Dor El".split() for two in letters]
        for letters in ("nlrs", "mtk")
    )
    people = [f"{one} {two}" for one in first for two in last]
    text = " ".join(f"{one} is {two}." for one in first for two in last) * 100
    begun = time.process_time()
    assert names.search(text, people) == []
    assert time.process_time() - begun < 1


@given(st.text(), st.text())
def test_any_text_can_be_searched(text: str, name: str) -> None:
    assert names.search(text, [name]) in ([], [name])


def test_name_in_a_path() -> None:
    assert names.search_path("people/anna-berg/index.html", ["Anna Berg"])
    assert names.search_path("people/prince/index.html", ["Prince"])
    assert names.search_path("cards/S%C3%B8ren-Berg.jpg", ["Søren Berg"])
    assert not names.search_path("people/princeton/index.html", ["Prince"])


RULES_WITH_NAME = msgspec.structs.replace(RULES, withdrawn=("Anna Berg",))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PAGE, page("<p>Anna Berg</p>")),
        (PAGE, page('<script type="application/ld+json">{"name": "Anna Berg"}</script>')),
        (PAGE, page("<!-- anna-berg -->")),
        ("people/anna-berg/index.html", page("<p>x</p>")),
        ("cards/anna-berg.pdf", pdf()),
        ("feed2.xml", "<rss version='2.0'><channel><title>Anna Berg</title></channel></rss>"),
        ("search.json", '{"a": "Anna Berg"}'),
        ("events.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Anna\r\n  Berg\r\nEND:VCALENDAR\r\n"),
        ("captions.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Anna Berg>Hello\n"),
        ("robots.txt", "# Anna Berg\n"),
        ("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><title>Anna Berg</title></svg>'),
    ],
)
def test_every_format_is_searched(path: str, text: str | bytes) -> None:
    assert codes(path, text, rules=RULES_WITH_NAME) == {"gate-withdrawn"}
    assert codes(path, text) == set()


def test_name_is_not_repeated_in_the_message() -> None:
    found = diagnostics(PAGE, page("<p>x</p>\n<p>Anna Berg</p>"), rules=RULES_WITH_NAME)
    assert [(one.line, "A. B." in one.message, "Anna" in one.message) for one in found] == [(7, True, False)]


def test_text_that_may_not_be_there() -> None:
    rules = msgspec.structs.replace(RULES, forbidden=("https://intranet.example/backstage/",))
    assert codes(PAGE, page("<p>https://intranet.example/backstage/kits</p>"), rules=rules) == {
        "gate-forbidden"
    }
    hidden = '<a href="https://x.example/?u=https%3A%2F%2Fintranet.example%2Fbackstage%2F">x</a>'
    assert codes(PAGE, page(hidden), rules=rules) == {"gate-forbidden"}
    assert codes("a.json", '"https:\\/\\/intranet.example\\/backstage\\/"', rules=rules) == {"gate-forbidden"}
    assert codes(PAGE, page("<p>https://intranet.example/</p>"), rules=rules) == set()
