"""Fields of a file as it is written: taking one out, or giving it another list of texts. All else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kollega.sources import key_of, quoted

_KEY = re.compile(r"([^\s#:\-][^:]*):(?=\s|$)")


def without(text: str, names: Collection[str], *, is_yaml: bool = False) -> str:
    """`text` without its fields of these names; `is_yaml` where all of it is fields."""
    return _changed(text, dict.fromkeys(names), is_yaml)


def with_texts(text: str, name: str, values: Sequence[str], *, is_yaml: bool = False) -> str:
    """`text` with another list of texts in the field `name`; without the field where there are none."""
    row = f"{name}: {quoted(list(values))}\n"
    return _changed(text, {name: row if values else None}, is_yaml)


def drafted(text: str) -> str:
    """`text` as a draft, which nobody sees."""
    text = without(text, ("draft",))
    begin, end = _front(text)
    return f"{text[:begin]}{_margin(text[begin:end])}draft: true\n{text[begin:]}"


def body_of(text: str) -> str:
    """What stands below the fields."""
    _, end = _front(text)
    return text[end:].partition("\n")[2] if end else text


def without_entries(text: str, places: Collection[tuple[int, int]]) -> str | None:
    """The text of a list of maps without the fields whose values begin at those lines and columns, from 1; nothing where
    it is not seen what belongs to one."""
    lines = text.splitlines(keepends=True)
    for row, column in sorted(places, reverse=True):
        head, value = lines[row - 1][: column - 1], lines[row - 1][column - 1 :]
        if block := _IN_BLOCK.fullmatch(head):
            _leave_out(lines, row, block[1], block[2])
        elif (flow := _IN_FLOW.fullmatch(head)) and (said := _FLOW_VALUE.match(value)):
            rest = value[said.end() :]
            lines[row - 1] = flow[1] + (rest if flow[2] else rest.lstrip(", "))
        else:
            return None
    return "".join(lines)


#: What stands before the value of a field: on a line of its own, where it may begin a map; or in a map in braces.
_IN_BLOCK = re.compile(r"(\s*)((?:-\s+)?)[^\s#:,{}\[\]\-][^:,{}\[\]]*:\s+")
_IN_FLOW = re.compile(r"(.*\{.*?\s*)(,\s*|)[^\s#:,{}\[\]]+\s*:\s*")
#: A value in braces that ends on its line: in quotes there may be quotes.
_FLOW_VALUE = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*+"\s*+|'(?:[^']|'')*+'\s*+|[^"',{}\[\]][^,{}\[\]]*+)(?=[,}])"""
)


def _leave_out(lines: list[str], row: int, indent: str, dash: str) -> None:
    """Take the field on a line out, with the lines that go on with its value; where it began a map, the next field does."""
    column = len(indent + dash)
    later = (at for at in range(row, len(lines)) if _says(lines[at]) and _indent(lines[at]) <= column)
    end = next(later, len(lines))
    if dash and end < len(lines) and _indent(lines[end]) == column:
        lines[end] = indent + dash + lines[end].lstrip()
    while end > row and not _says(lines[end - 1]):
        end -= 1
    del lines[row - 1 : end]


def _says(line: str) -> bool:
    """Whether there is more than a comment on a line."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _changed(text: str, rows: dict[str, str | None], is_yaml: bool) -> str:
    begin, end = (0, len(text)) if is_yaml else _front(text)
    lines: list[str] = []
    skipping = False
    margin = _margin(text[begin:end])
    for line in text[begin:end].splitlines(keepends=True):
        own = line.removeprefix(margin)
        if key := _KEY.match(own):
            name = key_of(key[1].strip("\"' "))
            name = _ALSO.get(name, name)
            skipping = name in rows
            if skipping and (row := rows[name]):
                lines.append(margin + row)
        elif skipping and own[:1] not in (" ", "\t", "-", "\n", "]", "}", "#"):
            skipping = False
        if not skipping:
            lines.append(line)
    return text[:begin] + "".join(lines) + text[end:]


#: Other names that fields have.
_ALSO = {"author": "authors", "locations": "location"}


def _margin(fields: str) -> str:
    """The blanks before each field, which may be none."""
    first = re.search(r"^( *)[^\s#]", fields, re.MULTILINE)
    return first[1] if first else ""


def _front(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends."""
    if not re.match(r"---[ \t]*\n", text):
        return 0, 0
    begin = text.index("\n") + 1
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, begin)
    return begin, end.start() if end else begin
