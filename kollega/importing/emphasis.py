"""Emphasis as Markdown can write it: its stars count only where neither a sign nor a blank stands between them and a word."""

from __future__ import annotations

import regex

#: Elements of one kind, and those that change nothing in their line.
_KINDS = ("b|strong", "em|i", "del|s")
_ELEMENTS = f"(?:{'|'.join(_KINDS)}|abbr|cite|font|ins|mark|small|span|sub|sup|u)"
_BEGIN, _END = rf"<{_ELEMENTS}(?:\s[^<>]*)?>", rf"</{_ELEMENTS}\s*>"
#: A sign is neither a part of an element nor of the name of a character.
_SIGN, _WORD = r"(?![<>&;])[\p{P}\p{S}]", r"[\p{L}\p{M}\p{N}]"
#: Ends of lines; more in a row say no more.
_BREAKS = r"(?:<br\s*/?>\s*){1,9}+"

_TOUCHING = "|".join(rf"</(?:{kind})\s*><(?:{kind})(?:\s[^<>]*)?>" for kind in _KINDS)
#: What is looked for, in this order, and what takes its place.
_RULES = tuple(
    (regex.compile(pattern, regex.IGNORECASE), instead)
    for pattern, instead in (
        (_TOUCHING, ""),
        (rf"({_BREAKS})((?:{_END})++)", r"\2\1"),
        (rf"((?:{_BEGIN}){{1,9}}+)\s*({_BREAKS})", r"\2\1"),
        (rf"(?<!{_SIGN})((?:{_SIGN})++)((?:{_END})++)(?=(?:{_BEGIN})*+{_WORD})", r"\2\1"),
        (rf"(?<={_WORD})((?:{_BEGIN})++)((?:{_SIGN})++)", r"\2\1"),
    )
)


def apart(html: str) -> str:
    """HTML in which no emphasis touches another of its kind, ends a line, or has a sign at an edge that a word touches.

    `<b>Hours:</b>Monday` becomes `<b>Hours</b>:Monday`, and `<b>A</b><b>B</b>` becomes `<b>AB</b>`.
    """
    for pattern, instead in _RULES:
        html = pattern.sub(instead, html)
    return html
