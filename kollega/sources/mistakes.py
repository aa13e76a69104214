"""From the words of the YAML parser to the mistakes that people make, each with a cure of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from kollega.sources.text import Source

#: Words of libyaml, the problem, and whether it lies where the parser stopped or where the value began.
_KNOWN = (
    ("found character that cannot start any token", "yaml-sign", "here"),
    ("are not allowed in this context", "yaml-sign", "here"),
    ("did not find expected node content", "yaml-sign", "here"),
    ("did not find expected comment or line break", "yaml-sign", "start"),
    ("did not find expected alphabetic or numeric character", "yaml-alias", "start"),
    ("did not find the expected '>'", "yaml-tag", "start"),
    ("did not find expected ',' or ", "yaml-bracket", "start"),
    ("could not find expected ':'", "yaml-line", "start"),
    ("unknown escape character", "yaml-backslash", "here"),
    ("invalid Unicode character escape code", "yaml-backslash", "here"),
    ("unexpected end of stream", "yaml-quote", "start"),
    ("unexpected document indicator", "yaml-quote", "start"),
    ("expected <document start>", "yaml-indent", "here"),
)
#: What the parser misses where a line begins deeper than the one that it belongs beside, or less deep.
_AT_ANOTHER_DEPTH = ("did not find expected key", "did not find expected '-' indicator")
#: A field without the space behind its colon, and what stands before its name. An address is none.
_WITHOUT_SPACE = re.compile(r"([ -]*)[\w-]+:(?!//)\S")
#: The end of a list or a group that became a comment.
_CUT_OFF = re.compile(r"(?<=[\s\[{,])#.*[\]}]")
#: The line of a field, or one that is indented, empty or a comment.
_FIELD = re.compile(r"""\s|#|$|["']?[\w -]+["']?:(?:\s|$)""")
#: The name of a field in bold type, as Markdown has it, and the quotation marks of printed texts.
_IN_STARS = re.compile(r"\s*\*+([\w -]+)(?:\*+\s*:|:\s*\*+)")
CURLY = tuple("“”„«»‹‘’‚")
_CURLY = re.compile(rf"[:-]\s+([{''.join(CURLY)}])")

#: Blanks that look like a space: no-break ones, which Alt and the space bar write on a Mac, and the wide one of Japanese.
_ALIKE = "\xa0\u202f\u3000"
#: Where the parser asks for spaces: around the name of a field, and behind the hyphen of a list.
_SPACES = re.compile(
    rf"^[ \xa0]*+(?:(?:-[ \xa0]++)?[\w \xa0\u202f-]++:(?:[ {_ALIKE}]++|$)|-\xa0)", re.MULTILINE
)
_AS_SPACES = str.maketrans(dict.fromkeys(_ALIKE, " "))


def with_spaces(text: str) -> str:
    """Fields in which a blank that looks like a space is one wherever it belongs to no value; each letter keeps its place."""
    if any(blank in text for blank in _ALIKE):
        text = _SPACES.sub(lambda found: found[0].translate(_AS_SPACES), text)
    return text


def explain(
    source: Source, text: str, offset: int, error: yaml.MarkedYAMLError, opened: Sequence[tuple[int, int]]
) -> None:
    """Report what the parser found wrong in `text`; `offset` lines of the file stand before it.

    `opened` are the places of lists and groups that have not ended, the innermost last.
    """
    lines = [*source.text.split("\n")[:offset], *text.split("\n")]
    words = error.problem or ""
    here = _place(error.problem_mark or error.context_mark, offset, lines)
    start = _place(error.context_mark or error.problem_mark, offset, lines)
    line = lines[here[0] - 1]
    if offset and (prose := next((place for place in (start, here) if _is_prose(lines, *place)), None)):
        source.problem("front-matter-late", prose[0], 1)
    elif "\\t" in words or "tab character" in words or line[: here[1]].endswith("\t"):
        source.problem("yaml-tab", *here)
    elif words in _AT_ANOTHER_DEPTH and here[1] > 1 and not line[: here[1] - 1].strip():
        source.problem("yaml-indent", *here)
    elif "mapping values are not allowed" in words:
        source.problem(*_second_colon(lines, *here))
    elif words == "did not find expected key" and line[: here[1] - 1].rstrip().endswith(('"', "'")):
        source.problem("yaml-after-quote", *here)
    elif words == "did not find expected key" and line[: here[1] - 1].rstrip().endswith(("]", "}")):
        source.problem("yaml-after-bracket", *here)
    elif words == "did not find expected key" and line[here[1] - 1 :].startswith("- "):
        source.problem("yaml-entry", *here)
    elif "alphabetic or numeric" in words and (stars := _IN_STARS.match(lines[start[0] - 1])):
        source.problem("yaml-stars", *start, name=stars[1].strip())
    else:
        for known, problem, where in _KNOWN:
            if known in words:
                place = here if where == "here" else start
                sign = lines[place[0] - 1][place[1] - 1 : place[1]]
                if problem == "yaml-sign" and not sign.strip():  # the text ended
                    problem, place = "yaml-bracket", opened[-1] if opened else place
                if problem == "yaml-bracket" and _CUT_OFF.search(lines[place[0] - 1], place[1]):
                    problem = "yaml-comment"
                source.problem(problem, *place, sign=sign)
                return
        source.problem("yaml-broken", *here, reason=words.strip().rstrip("."))


def _is_prose(lines: list[str], line: int, column: int) -> bool:
    """Whether at a place the text of a file begins, since nobody ended the fields: no field, below an empty line."""
    text = lines[line - 1]
    is_new = line > 1 and not lines[line - 2].strip()
    return is_new and not _FIELD.match(text) and (column == 1 or not text.startswith("-"))


def _second_colon(lines: list[str], line: int, column: int) -> tuple[str, int, int]:
    """A colon where none may be: a second one on its line, or the first of a line that belongs to the one before."""
    text = lines[line - 1]
    if curly := _CURLY.search(text[: column - 1]):
        return "yaml-curly", line, curly.start(1) + 1
    if re.search(r":\s", text[: column - 1]):
        return "yaml-colon", line, column
    before = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), line)
    beside = _WITHOUT_SPACE.match(lines[before - 1])
    if text.startswith(" ") and not (beside and len(beside[1]) == len(text) - len(text.lstrip(" "))):
        return "yaml-indent", line, 1
    return "yaml-line", before, 1


def _place(mark: yaml.Mark | None, offset: int, lines: list[str]) -> tuple[int, int]:
    """Line and column in the file; the end of its last line for what the parser misses after it."""
    line = (mark.line if mark else 0) + offset + 1
    return (
        (line, (mark.column if mark else 0) + 1) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)
    )
