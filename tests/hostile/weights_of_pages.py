"""Texts that are heavy for MkDocs alone: its Markdown takes the square of their length, or worse."""

from __future__ import annotations

from collections.abc import Callable

_FULL = 900_000


def _much(piece: str, most: int = _FULL) -> str:
    return (piece * (most // len(piece) + 1))[:most]


def _steps(piece: str, count: int) -> str:
    """Each deeper than the one before."""
    return "".join("    " * depth + piece for depth in range(count))


BLOCKS: dict[str, Callable[[], str]] = {
    "options of a fence": lambda: "```" + ' a="b"' * 40 + " !\n",
    "open options of a fence": lambda: "```{ ." + ' a="' * 12_000 + "\n",
    "fences": lambda: _much("```\n"),
    "longer and longer fences": lambda: "".join("`" * (n + 3) + "\n" for n in range(1_000)),
    "fences in quotes": lambda: _much("> ```\n", 300_000),
    "admonitions": lambda: _much('!!! note "a"\n    b\n\n'),
    "admonitions in admonitions": lambda: _steps("!!! note\n\n", 600),
    "things to unfold": lambda: _much("??? note\n    b\n\n"),
    "tabs": lambda: _much('=== "a"\n\n    b\n\n'),
    "tabs in tabs": lambda: _steps('=== "a"\n\n', 300),
    "attributes": lambda: _much("a {: .b }\n\n"),
    "one list of attributes": lambda: "a {: " + _much('a="b" ') + "}\n",
    "open attributes": lambda: _much("{: "),
    "definitions": lambda: _much("a\n: b\n\n"),
    "definitions in definitions": lambda: "".join(
        "    " * n + "a\n" + "    " * n + ": b\n\n" for n in range(200)
    ),
    "Markdown in HTML": lambda: _much("<div markdown>\n\n", 90_000),
    "Markdown in marks": lambda: _much('<span markdown="1">a', 90_000),
    "many abbreviations": lambda: (
        "".join(f"*[A{n}]: b\n" for n in range(20_000)) + "\n" + _much("A1 A2 ", 100_000)
    ),
    "one abbreviation": lambda: "*[a]: b\n\n" + _much("a "),
    "a long abbreviation": lambda: "*[a]: " + _much("word ", 100_000) + "\n\n" + _much("a ", 100_000),
    "notes": lambda: "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(2_400)),
    "open notes": lambda: _much("[^", 200_000),
    "addresses to refer to": lambda: "".join(f"[a{n}]: /b\n" for n in range(30_000)) + _much("[a1] ", 20_000),
    "a list of contents": lambda: "[TOC]\n\n" + "".join(f"{'#' * (n % 6 + 1)} h{n}\n\n" for n in range(950)),
    "lists of contents": lambda: "[TOC]\n\n" * 300 + "".join(f"## h{n}\n\n" for n in range(900)),
    "quotes in quotes": lambda: ("> " * 58 + "a\n\n") * 3_000,
    "lists in lists": lambda: _steps("- a\n", 400),
    "open elements": lambda: _much("<div>\n", 20_000),
    "open comments": lambda: _much("<!--\n", 300_000),
    "open instructions": lambda: _much("<?", 300_000),
    "attributes of an element": lambda: "<div " + _much("a ", 500_000) + ">\n",
    "brackets": lambda: _much("[", 60_000),
    "brackets and parentheses": lambda: _much("[a]("),
    "parentheses": lambda: "[a](" + _much("(", 100_000),
    "pictures without end": lambda: _much("![", 100_000),
    "a title without end": lambda: "[a](b " + _much('"', 100_000),
    "addresses without end": lambda: _much("<http://", 500_000),
    "mailboxes without end": lambda: _much("<a@", 500_000),
    "stars": lambda: _much("*", 100_000),
    "one, two and one star": lambda: _much("**a *b ", 300_000),
    "three stars": lambda: _much("***a ", 300_000),
    "longer and longer ticks": lambda: "".join("`" * n + " " for n in range(1_000)),
    "backslashes and ticks": lambda: _much("\\`", 500_000),
    "backslashes": lambda: _much("\\"),
    "ticks in a table": lambda: "|a|b|\n|-|-|\n" + _much("`|", 300_000),
    "a wide table": lambda: "|a" * 59 + "\n" + "|-" * 59 + "\n" + ("|b" * 59 + "\n") * 800,
    "lines of blanks": lambda: _much("   \n") + "a",
    "a line of blanks": lambda: _much(" ") + "a",
    "a heading of signs": lambda: "# a" + _much(" #", 500_000) + "x",
    "marks of the converter": lambda: _much("\u0002wzxhzdk:0\u0003", 300_000),
}
