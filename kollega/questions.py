"""What a colleague is asked who has a story, in one table: forms, the web editor and what takes answers in are made of it.

A question is a field of the schema in the words of people who know neither fields nor files, in English; the
catalogues have the other languages.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kollega.schema.fields import Field
from kollega.schema.kinds import KINDS
from kollega.words import Say

#: How an answer is given: in one line, in several, as names with commas between, as a picture, by a tick, as one of
#: some words, as a day.
Form = Literal["line", "lines", "names", "picture", "tick", "choice", "day"]

_LONGEST = re.compile(r"(?:up to|to) (\d+) characters")
_WORDS = re.compile(r"one of: (.*)")


class Question(NamedTuple):
    """A question: the field that holds the answer (`text` and `consent` are none), a label, a hint, and the form."""

    name: str
    label: str
    hint: str
    form: Form
    #: Whether nothing can be made without an answer.
    needed: bool = False
    #: Whether only the web editor asks for it, which shows the whole file.
    edited: bool = False

    @property
    def row(self) -> Field | None:
        """The row of the schema."""
        return next((row for row in KINDS["story"] if row.name == self.name), None)

    @property
    def longest(self) -> int:
        """How many characters the schema likes an answer to have; 0: any number."""
        found = _LONGEST.search(self.row.form) if self.row else None
        return int(found[1]) if found else 0

    @property
    def words(self) -> tuple[str, ...]:
        """The words among which the schema lets one choose."""
        found = _WORDS.fullmatch(self.row.form) if self.row else None
        return tuple(found[1].split(", ")) if found else ()


STORY = (
    Question("title", "Title", "What is it about, in a few words?", "line", needed=True),
    Question("authors", "Whose story is it?", "Your name. Of several people, all names, with commas between.", "names", needed=True),
    Question("team", "Team", "The team that it is about.", "choice"),
    Question("location", "Place", "The place that it is about.", "choice"),
    Question("date", "Day of publication", "It is online from this day on.", "day", edited=True),
    Question("summary", "In short", "One or two sentences for lists. Without them, the beginning of the story is shown.", "lines", edited=True),
    Question("kind", "Kind", "What it is: most are stories.", "choice", edited=True),
    Question("tags", "Topics", "A few words by which people find it, with commas between.", "names", edited=True),
    Question("text", "Your story", "Write as you would tell it to a colleague. An empty line begins a new paragraph.", "lines", needed=True),
    Question("quote", "One sentence to remember", "It is shown large, with your name.", "line"),
    Question("photo", "Photo", "One that you may publish. More photos can follow in the story.", "picture"),
    Question("photo_alt", "What does the photo show?", "One sentence, for people who cannot see it.", "line"),
    Question("pictured", "Who else can be recognised in it?", "Their names, with commas between.", "names"),
    Question(
        "consent", "Agreement", "Everybody who is named or can be recognised knows of this story and agrees that it is published.",
        "tick", needed=True,
    ),
)  # fmt: skip

#: What is said of answers, by a name for it. Whoever hears it has lost nothing, and knows what to do next.
SAID = {
    "title": "The title is empty. Write in a few words what the story is about.",
    "taken": "There is a story with this title already. Choose other words for yours, so that both can be found.",
    "authors": "Nobody is named. Write whose story it is.",
    "text": "The story itself is missing. Write it down; a few sentences are enough.",
    "photo_alt": "The photo is not described yet. Write in one sentence what it shows, for people who cannot see it.",
    "consent": "Nobody said yet that all people in it agree. Ask them, and then tick it.",
    "choice": "“%(value)s” is none of the answers that one can choose.",
    "broken": "The picture %(name)s cannot be opened. Save it as JPEG, and add it again.",
    "heavy": "The picture %(name)s has more than %(most)s MB. Make it smaller, or take another one.",
    "lost": "The picture %(name)s did not arrive. Add it again.",
    "many": "There are more than %(most)s pictures. Leave some of them out.",
    "no_photo": "There is no photo. That is fine; with one, more people look at a story.",
}
#: The line of a story's file that says that people agreed.
AGREED = "agreed: true"
#: What is said to somebody who sent answers, and to those who look at them.
REPLIES = {
    "thanks": "Thank you. Your story is on its way: colleagues read it now, and then it goes online.",
    "asks": "Thank you. Before it can go on, a few things are missing:",
    "again": "Edit your text above, and save it. Nothing that you wrote is lost.",
    "others": "Colleagues are at work on your story already, so it stays as they have it. What would you like to change? Write it below.",
    "agreed": "Whoever sent this says that everybody who is named or can be recognised agrees.",
    "read": "Read it, look at the pictures, and publish it by merging.",
    "lead": "Do you have a story? Fill this in. No account but this one, and no special knowledge is needed.",
    "drop": "Drag the picture into this field, or press the paper clip.",
    "below": "Write below the lines, and leave the lines as they are.",
    "form": "Tell a story",
    "agree": "Ask everybody before you send it.",
    "long": "Up to %(most)s letters.",
}  # fmt: skip

#: The most pictures of one story that are taken in.
MOST_PICTURES = 12


def said(name: str, say: Say, /, **values: object) -> str:
    """A sentence of `SAID` in the language of `say`."""
    return say(SAID[name]) % values


def reply(name: str, say: Say, /, **values: object) -> str:
    """A sentence of `REPLIES` in the language of `say`."""
    return say(REPLIES[name]) % values
