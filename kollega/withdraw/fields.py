"""Fields of a file as it is written: taking one out, or giving it another list of texts. All else stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence

from kollega.schema.fields import key_of

_KEY = re.compile(r"([^\s#:\-][^:]*):(?=\s|$)")


def without(text: str, names: Collection[str], *, is_yaml: bool = False) -> str:
    """`text` without its fields of these names; `is_yaml` where all of it is fields."""
    return _changed(text, dict.fromkeys(names), is_yaml)


def with_texts(text: str, name: str, values: Sequence[str], *, is_yaml: bool = False) -> str:
    """`text` with another list of texts in the field `name`; without the field where there are none."""
    row = f"{name}: [{', '.join(json.dumps(one, ensure_ascii=False) for one in values)}]\n"
    return _changed(text, {name: row if values else None}, is_yaml)


def _changed(text: str, rows: dict[str, str | None], is_yaml: bool) -> str:
    begin, end = (0, len(text)) if is_yaml else _front(text)
    lines: list[str] = []
    skipping = False
    for line in text[begin:end].splitlines(keepends=True):
        key = _KEY.match(line)
        if key:
            name = _ALSO.get(key_of(key[1]), key_of(key[1]))
            skipping = name in rows
            if skipping and (row := rows[name]):
                lines.append(row)
        elif skipping and line[:1] not in (" ", "\t", "-", "\n", "]", "}", "#"):
            skipping = False
        if not skipping:
            lines.append(line)
    return text[:begin] + "".join(lines) + text[end:]


#: Other names that fields have.
_ALSO = {"author": "authors", "locations": "location"}


def _front(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends."""
    if not re.match(r"---[ \t]*\n", text):
        return 0, 0
    begin = text.index("\n") + 1
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, begin)
    return begin, end.start() if end else begin
