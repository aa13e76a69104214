"""Reading answers out of issues, whoever wrote them and whatever is in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.intake.issue import answers_of, asked, parse
from kollega.words import words
from tests.intake.bodies import GOOD, body

LANGUAGES = ("en", "ar", "da", "de", "es", "fr", "it", "nb", "nl", "pl", "sv")
#: Text as people write it: no form of GitHub lets blanks or line ends at the edges through.
TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=200).map(str.strip)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_come_back_from_a_form_in_any_language(lang: str) -> None:
    found = parse(body(GOOD, lang))
    assert {name: value for name, value in found.items() if value} == GOOD


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_questions_have_the_same_label(lang: str) -> None:
    labels = [words(lang).gettext(one.label) for one in asked()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("label", [one.label for one in asked()])
def test_a_label_in_the_story_changes_no_other_answer(label: str) -> None:
    text = f"Before.\n\n### {label}\n\nInside."
    found = parse(body(GOOD | {"text": text}))
    assert found["text"] == text
    assert {name: found[name] for name in GOOD if name != "text"} == {
        name: value for name, value in GOOD.items() if name != "text"
    }


@given(TYPED, TYPED)
def test_nothing_that_is_typed_is_lost_or_breaks_it(title: str, text: str) -> None:
    """But remarks, which no form shows."""
    title = " ".join(title.split()).replace("<!--", "")
    text = text.replace("<!--", "").strip()
    found = parse(body(GOOD | {"title": title, "text": text}))
    nothing = ("", "_No response_")
    assert found["title"] == title or title in nothing or title.startswith("#")
    assert found["text"] == text or text in nothing or text.startswith("#")


@pytest.mark.parametrize("name", ["text", "consent"])
@pytest.mark.parametrize("piece", ["<!--", "\n", " \n", "-->", "![", "<img ", "## "])
def test_a_long_issue_takes_little_time(name: str, piece: str) -> None:
    begun = time.process_time()
    answers_of(body(GOOD | {name: "a" + piece * (64_000 // len(piece)) + "x"}))
    assert time.process_time() - begun < 2


def test_a_remark_that_is_open_is_no_remark() -> None:
    assert parse(body(GOOD | {"text": "a <!-- b --> c <!-- d"}))["text"] == "a  c <!-- d"


@given(st.text(max_size=500))
def test_any_text_is_read(text: str) -> None:
    answers_of(text)


def test_the_photos_of_the_question_come_before_those_of_the_story() -> None:
    first, second, third = (f"https://github.com/user-attachments/assets/{n}" for n in "123")
    answers, named = answers_of(
        body(
            GOOD
            | {
                "photo": f'![IMG_0001]({first})\n<img width="10" alt="Image" src="{second}" />',
                "text": f"One.\n\n![The deck]({third})\n\nTwo.",
            }
        )
    )
    assert [one.address for one in named] == [first, second, third]
    assert [one.alt for one in named] == ["", "", "The deck"]
    assert answers.values["text"] == "One.\n\n{picture:2}\n\nTwo."


@pytest.mark.parametrize(
    "written",
    [
        "[IMG_0001.HEIC]({})", "Here it is: [photos.zip]({})", "{}", "A film:\n\n{}\n", '<video src="{}" title="a" controls></video>',
        "![]({})", '<img width="9" src="{}">', "<img width='9' src='{}'>",
    ],
)  # fmt: skip
def test_whatever_is_attached_to_the_photos_question_is_meant_as_one(written: str) -> None:
    address = "https://github.com/user-attachments/assets/1"
    _, named = answers_of(body(GOOD | {"photo": written.format(address)}))
    assert [(one.address, one.alt) for one in named] == [(address, "")]


def test_words_beside_the_picture_are_its_description_where_there_is_no_other() -> None:
    written = "![Two of us on deck](/attachments/1)"
    answers, _ = answers_of(body(GOOD | {"photo": written, "photo_alt": ""}))
    assert answers.values["photo_alt"] == "Two of us on deck"
    answers, _ = answers_of(body(GOOD | {"photo": written}))
    assert answers.values["photo_alt"] == GOOD["photo_alt"]


@pytest.mark.parametrize(
    "written",
    ["![Crew_on_deck](/uploads/1/Crew_on_deck.jpg)", "![Crew on deck](/uploads/1/Crew%20on%20deck.png)", "![crew on deck.JPG](/attachments/1)"],
)  # fmt: skip
def test_the_name_of_a_file_describes_no_photo(written: str) -> None:
    answers, named = answers_of(body(GOOD | {"photo": written, "photo_alt": ""}))
    assert named[0].alt == "" and "photo_alt" not in answers.values


@pytest.mark.parametrize("size", ["{width=900 height=600}", '{height="60%"}', "{ width=50 }"])
def test_the_size_that_gitlab_writes_behind_a_picture_is_no_part_of_the_story(size: str) -> None:
    answers, named = answers_of(
        body(GOOD | {"text": f"One.\n\n![The deck](/uploads/1/deck.jpg){size}\n\nTwo."})
    )
    assert answers.values["text"] == "One.\n\n{picture:0}\n\nTwo." and named[0].alt == "The deck"


def test_a_box_that_is_not_ticked_is_no_yes() -> None:
    assert "consent" not in answers_of(body(GOOD | {"consent": "- [ ] Ja"}))[0].values
