"""What a style sheet loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kollega.gate.notes import Notes

_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(\r\n|.))", re.DOTALL)
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      | (?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      | (?P<word>@?(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}[ \t\r\n\f]?|\\[^\n])+\(?)
      | (?P<mark>[();{}])""",
    re.DOTALL | re.VERBOSE,
)
_BARE_ADDRESS = re.compile(r"\s*(?!['\"\s])((?:[^'\"()\s\\]|\\.)*)\s*\)", re.DOTALL)
_FETCHING = frozenset({"url(", "src(", "image(", "image-set(", "-webkit-image-set("})
#: Ways of old browsers to run script from a style sheet.
_RUNNING = frozenset({"expression(", "behavior", "-moz-binding"})


def check(text: str, notes: Notes) -> None:
    """Note every address that the style sheet or declaration `text` loads, and what could run script."""
    for what, value in _events(text):
        if what == "running":
            notes.add("gate-css", value, what=value)
        elif not value.startswith("#"):
            notes.link("load", value)


def _events(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of `load` and an address, or `running` and a word."""
    inside: list[str] = []  # the functions that are open
    importing = False
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        value = token[0]
        if token.lastgroup == "string":
            if importing or (inside and inside[-1] in _FETCHING):
                yield "load", _plain(value[1:].removesuffix(value[0]))
            importing = False
        elif token.lastgroup == "word":
            word = _plain(value).lower()
            if word == "url(" and (bare := _BARE_ADDRESS.match(text, at)):
                at = bare.end()
                importing = False
                yield "load", _plain(bare[1])
            elif word.endswith("("):
                inside.append(word)
            if word in _RUNNING:
                yield "running", word
            importing = importing or word == "@import"
        elif value == "(":
            inside.append("(")
        elif value == ")" and inside:
            inside.pop()
        elif value in ";{}":
            inside.clear()
            importing = False


def _plain(text: str) -> str:
    return _ESCAPE.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number < 0x110000 else "\N{REPLACEMENT CHARACTER}"
    return "" if found[2] in ("\n", "\r\n") else found[2]
