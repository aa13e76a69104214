"""Taking a name out of texts and fields."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega import names
from kollega.withdraw.fields import drafted, with_texts, without
from kollega.withdraw.text import take_out

WANTED = ("Mia Holm", "mia-holm")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Mia Holm was there.", "A colleague was there."),
        ("That night Mia\nHolm made soup.", "That night a colleague made soup."),
        ("*Mia* **Holm** sat.", "A colleague sat."),
        ("With **Mia Holm** here", "With **a colleague** here"),
        ("(Mia Holm), who", "(A colleague), who"),
        (
            "See [Mia Holm](../content/people/mia-holm.yml) and [her](../people/mia-holm/).",
            "See a colleague and her.",
        ),
        ("On Mia Holms watch.", "On a colleagues watch."),
        ("Is it Holm, Mia's cat?", "Is it a colleague's cat?"),
        ("And M&#105;a Holm", "And a colleague"),
        ("- Anna/Mia Holm/Bo", "- Anna/a colleague/Bo"),
        ("And Mia[^1] Holm was", "And a colleague was"),
        ("> So said Mia\n> Holm.", "> So said a colleague."),
        (">> **Mia\n>> Holm** said", ">> **a colleague** said"),
        ("Mia Holmberg and Mia", "Mia Holmberg and Mia"),
        ("Bo Holm, Mia Berg and Cy Dee", "Bo Holm, Mia Berg and Cy Dee"),
    ],
)
def test_a_name_in_any_spelling(text: str, after: str) -> None:
    assert take_out(text, WANTED, "a colleague").text == after


def test_lines_are_told_once_and_as_they_are() -> None:
    taken = take_out("Mia Holm, Mia Holm.\n\nAnd Mia\nHolm.\n\nMia Holm\n", ["Mia Holm"], "a colleague")
    assert taken.places == ((1, "Mia Holm, Mia Holm."), (3, "And Mia"), (6, "Mia Holm"))


def test_links_that_go_are_told_as_they_are() -> None:
    taken = take_out("Hello.\n\nAsk [her](/people/mia-holm/), Mia Holm.\n", ["Mia Holm"], "a colleague")
    assert taken.text == "Hello.\n\nAsk her, a colleague.\n"
    assert taken.places == ((3, "Ask [her](/people/mia-holm/), Mia Holm."),)


def test_what_is_part_of_an_address_is_left_and_told() -> None:
    taken = take_out("a\nWrite to mia.holm@example.org, or ask Mia Holm.", WANTED, "a colleague")
    assert taken.text == "a\nWrite to mia.holm@example.org, or ask a colleague."
    assert [place.line for place in taken.left] == [2] and [place.line for place in taken.places] == [2]


def test_a_picture_stays_a_picture_when_its_file_names_the_person() -> None:
    taken = take_out("![The lamp](mia-holm.jpg)", WANTED, "a colleague")
    assert taken.text == "![The lamp](mia-holm.jpg)" and len(taken.left) == 1 and not taken.places


@given(
    st.lists(
        st.sampled_from(
            [
                "Mia",
                "Holm",
                "Mia Holm",
                "holm, mia",
                " ",
                "\n",
                "*",
                "_",
                ".",
                ",",
                "x",
                "[",
                "](",
                ")",
                "@",
                "ß",
                "é",
            ]
        ),
        max_size=30,
    )
)
def test_afterwards_the_name_is_nowhere_but_where_it_is_told(parts: list[str]) -> None:
    taken = take_out("".join(parts), WANTED, "a colleague")
    assert taken.left or not names.search(taken.text, WANTED)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("word " * 18_000 + "Mia Holm", "word " * 18_000 + "a colleague"),
        ("x-" * 45_000 + "Mia-Holm", "x-" * 45_000 + "a colleague"),
        ("x" * 90_000 + " Mia Holm", "x" * 90_000 + " a colleague"),
        ("Mia <b " + "x " * 40_000 + "> Holm", "A colleague"),
        ("Mia-Holm-" * 400, "A colleague-" + "a colleague-" * 399),
        ("[](" + "a" * 90_000, "[](" + "a" * 90_000),
    ],
    ids=["far down", "in a long word", "after a long word", "far apart", "often in one word", "an open link"],
)
def test_a_long_text_takes_little_time(text: str, after: str) -> None:
    begun = time.process_time()
    assert take_out(text, WANTED, "a colleague").text == after
    assert time.process_time() - begun < 5


def test_fields_in_any_way_of_writing() -> None:
    text = "---\ntitle: T\nAuthor: mia-holm\npictured:\n- mia-holm\n- bo\n# note\ntags: [\n  a,\n  b\n]\nphoto: x.jpg\n---\n\nauthors: no field\n"
    text = with_texts(text, "pictured", ["bo"])
    text = with_texts(text, "tags", ['"quoted" ø'])
    text = without(text, ("authors", "photo"))
    assert text == '---\ntitle: T\npictured: ["bo"]\ntags: ["\\"quoted\\" ø"]\n---\n\nauthors: no field\n'
    assert (
        without("name: Ward\nlead: mia\nphoto: a.jpg\n", ("lead",), is_yaml=True)
        == "name: Ward\nphoto: a.jpg\n"
    )


def test_fields_with_a_margin_or_in_quotes() -> None:
    text = "---\n  title: T\n  'Author': mia\n  \"pictured\":\n    - mia\n    - bo\n  photo: x.jpg\n---\n\nText\n"
    text = without(with_texts(text, "pictured", ["bo"]), ("authors", "photo"))
    assert text == '---\n  title: T\n  pictured: ["bo"]\n---\n\nText\n'
    assert drafted(text).startswith("---\n  draft: true\n  title: T\n")
