"""Looking for what the employer keeps to itself in everything that could be published: texts, fields, captions, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kollega.captions import read, said
from kollega.confidential import Hit, Terms, TooSlow
from kollega.diagnostics import Report
from kollega.library.read import Documents
from kollega.markup import Converted
from kollega.sources import read_text

#: More lines than these are not named.
_MOST = 20
_CAPTIONS = (".vtt", ".srt", ".txt")


def check(documents: Documents, converted: Mapping[str, Converted], report: Report) -> None:
    """Tell of each file that has such words, once for each of them, also before its day."""
    terms = Terms(documents.site.confidential)
    try:
        for path, hit in _in_texts(documents, converted, terms):
            first, *more = hit.lines
            report.add("confidential-text", path, first, 1, value=hit.said, others=_also(more))
        for path in documents.files.paths:
            for hit in terms.find(path):
                report.add("confidential-name", path, value=hit.said)
    except TooSlow as error:
        report.add("confidential-slow", "mkdocs.yml", value=str(error))


def _in_texts(
    documents: Documents, converted: Mapping[str, Converted], terms: Terms
) -> Iterator[tuple[str, Hit]]:
    for document in (*documents.originals, *documents.translated):
        path = document.source.path
        shown = converted[path].plain if path in converted else ""
        yield from _in_file(path, document.source.text, shown, document.record.body_line, terms)
    for path in documents.files.paths:
        if path.casefold().endswith(_CAPTIONS):
            source = read_text(documents.files, path, Report(), documents.site.limits)
            text = source.text if source else ""
            yield from _in_file(path, text, said(read(text).cues), 1, terms)


def _in_file(path: str, text: str, shown: str, line: int, terms: Terms) -> Iterator[tuple[str, Hit]]:
    """What is in a file, and what is in the words of it that people are shown, which begin in a line: marks may part a word
    in the file that is whole on the page (`He**ron**`), and times a phrase that goes on in the next caption."""
    found = set()
    for hit in terms.find(text):
        found.add(hit.said)
        yield path, hit
    yield from ((path, hit._replace(lines=(line,))) for hit in terms.find(shown) if hit.said not in found)


def _also(lines: list[int]) -> str:
    """Words on more lines of the same, or nothing."""
    numbers = ", ".join(map(str, lines[:_MOST])) + (", …" if len(lines) > _MOST else "")
    return f", also in {'line' if len(lines) == 1 else 'lines'} {numbers}" if lines else ""
