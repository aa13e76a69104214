"""Reading the answers in an issue: GitHub writes each label of its form as a heading, and GitLab's template does the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kollega.intake.attachments import Named, found_in
from kollega.intake.story import Answers
from kollega.questions import STORY, Question
from kollega.words import CATALOGUES, Say, words

#: What GitHub writes where nothing was answered.
_NOTHING = "_No response_"
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_TICKED = re.compile(r"^[ \t]*[-*] \[[xX]\]", re.MULTILINE)
#: What hosts write for a file that they take for no picture, such as the HEIC of a telephone, a film or a ZIP: a link, an
#: element, or the bare address.
_ATTACHED = re.compile(
    r"(?<!!)\[[^\]\n]{0,500}\]\(<?([^\s()<>]{1,500})>?\)"
    r"|<video\b[^<>]{0,1000}?\bsrc=[\"']([^\"'<>\s]{1,500})[\"'][^<>]{0,500}>"
    r"|(?<![\w\"'(<=])(https?://[^\s()<>\"']{1,500})",
    re.IGNORECASE,
)
#: More than any story; GitHub takes 65,536 characters.
_LONGEST = 200_000


def asked() -> tuple[Question, ...]:
    """The questions of an issue form, in its order."""
    return tuple(question for question in STORY if not question.edited)


def parse(body: str) -> dict[str, str]:
    """Answers by question, in whichever language the form was.

    Somebody may write a heading into the story that is the label of another question. So questions before the story count
    where they first stand, and those behind it where they last stand.
    """
    body = body[:_LONGEST].replace("\r\n", "\n")
    ways = (_parsed(body, words(lang).gettext) for lang in ("en", *_languages()))
    return max(ways, key=len)


def answers_of(body: str) -> tuple[Answers, list[Named]]:
    """The answers in an issue, and the pictures that it names: those of the photo's question first, then the text's.

    Whatever is attached to the photo's question is meant as one, so that nothing of it is lost without a word.
    """
    values = parse(body)
    photo = _ATTACHED.sub(lambda found: f"![]({found[found.lastindex or 0]})", values.pop("photo", ""))
    _, first = found_in(photo, 0)
    values["text"], more = found_in(values.get("text", ""), len(first))
    values["consent"] = "yes" if _TICKED.search(values.get("consent", "")) else ""
    named = [*first, *more]
    if named and not values.get("photo_alt"):
        values["photo_alt"] = named[0].alt
    return Answers({name: value for name, value in values.items() if value}), named


def _languages() -> Iterator[str]:
    yield from sorted(path.stem for path in CATALOGUES.glob("*.po"))


def _parsed(body: str, say: Say) -> dict[str, str]:
    questions = asked()
    middle = next(number for number, question in enumerate(questions) if question.name == "text")
    places: dict[int, tuple[int, int]] = {}
    at, end = 0, len(body)
    for number in range(middle + 1):
        if found := _heading(questions[number], say).search(body, at):
            places[number] = found.span()
            at = found.end()
    for number in range(len(questions) - 1, middle, -1):
        all_ = [found.span() for found in _heading(questions[number], say).finditer(body, at, end)]
        if all_:
            places[number] = all_[-1]
            end = all_[-1][0]
    rows = sorted(places.items(), key=lambda row: row[1])
    if not rows:
        return {}
    ends = [span[0] for _, span in rows[1:]] + [len(body)]
    return {
        questions[number].name: _answer(body[span[1] : stop])
        for (number, span), stop in zip(rows, ends, strict=True)
    }


def _heading(question: Question, say: Say) -> re.Pattern[str]:
    return re.compile(rf"^#{{2,3}} {re.escape(say(question.label))}[ \t]*$", re.MULTILINE)


def _answer(text: str) -> str:
    # Beyond the last end of a remark none can end, and none is searched for.
    head, end, rest = text.rpartition("-->")
    text = (_REMARK.sub("", head + end) + rest).strip()
    return "" if text == _NOTHING else text
