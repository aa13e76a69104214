"""What somebody said: their words alone, as pages, cards and suggested posts set the marks around them."""

from __future__ import annotations

from kollega.schema.fields import Context, Reader
from kollega.schema.readers import text
from kollega.sources import Node

#: The marks that open and close a quote, in the languages of Europe and East Asia.
_PAIRS = ("“”", "„“", "„”", "””", "«»", "»«", "‹›", "‘’", "‚‘", "「」", "『』", '""', "''")


def quote(longest: int) -> Reader:
    """A text on one line, without the marks around all of it; longer than `longest` characters is a warning."""
    said = text(longest)

    def read(node: Node, context: Context) -> str | None:
        value = said(node, context)
        return value and bare(value)

    return read


def bare(said: str) -> str:
    """Words without the marks around all of them: `“Come,” she said, “and see.”` keeps its own."""
    within = said[1:-1].strip()
    is_enclosed = said[:1] + said[-1:] in _PAIRS and not {said[0], said[-1]} & set(within)
    return within if within and is_enclosed else said
