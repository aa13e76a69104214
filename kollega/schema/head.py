"""The fields at the head of a file that may be all text."""

from __future__ import annotations

from kollega.schema.fields import Field
from kollega.sources import Source, split_front_matter


def fields_or_text(source: Source, rows: tuple[Field, ...]) -> tuple[str, str, int] | None:
    """Front matter, body and its line of a file that needs no fields; nothing and a diagnostic where that cannot be told.

    Whoever leaves out the lines of `---` would see the fields as the text of the page. Only a name as we write it
    counts, since a text may well begin with `Location: Odense`.
    """
    parts = split_front_matter(source, needed=False)
    if parts is None or parts[2] > 1:
        return parts
    text = parts[1].lstrip()
    name, colon, _ = text.partition("\n")[0].partition(":")
    if colon and name in {key for row in rows for key in (row.name, *row.also)}:
        source.problem(
            "front-matter-missing", source.text.count("\n", 0, len(source.text) - len(text)) + 1, 1
        )
        return None
    return parts
