"""What `kollega new` writes where only a person knows the words, so that it is known again when it was left there."""

from __future__ import annotations

from functools import cache

from kollega.problems import LANGUAGES, language

#: In the place of a value, and what an e-mail address begins with.
VALUE = "REPLACE ME"
MAIL = "replace-me@"
#: In the place of the text below the fields; the file has it in the language of the terminal.
TEXT = "Write here. An empty line begins a new paragraph."


@cache
def texts() -> tuple[str, ...]:
    """The sentence in the place of a text, in every language that a terminal may have."""
    return tuple(language(tag).phrase(TEXT) for tag in LANGUAGES)
