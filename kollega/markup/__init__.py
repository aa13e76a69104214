"""Markup: from Markdown to safe HTML and plain text, in linear time, sanitised last.

What contributors write is GitHub-flavoured Markdown. `convert` parses it and says what it refers to;
the library decides where that leads; `finish` sanitises, as the last thing that happens to the text.
"""

from kollega.markup.convert import Converted, convert, convert_page, cut, plain
from kollega.markup.finish import Picture, finish, finish_page, fragment, is_foreign, is_refused
from kollega.markup.limits import TooComplex

__all__ = [
    "Converted",
    "Picture",
    "TooComplex",
    "convert",
    "convert_page",
    "cut",
    "finish",
    "finish_page",
    "fragment",
    "is_foreign",
    "is_refused",
    "plain",
]
