"""The employer's own catalogues of words, `theme/catalogues/<language>.po`, laid over those of the generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kollega.diagnostics import Suggestion
from kollega.languages import canonical
from kollega.site import Site
from kollega.sources import Files, Source, read_text
from kollega.words import (
    Translation,
    Unreadable,
    messages,
    missing,
    names_of,
    needs_of,
    phrases,
    read_catalogue,
)

#: A catalogue with another ending, or with one more, which Windows hides.
_MISNAMED = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*(?:\.po)?\.(?:txt|text|PO|ya?ml|json|csv)")


def with_catalogues(site: Site, source: Source, root: Path) -> Site:
    """The site with the words of its catalogues among its `texts`; those of the configuration are stronger.

    A language in which phrases have no words is told, in the file where words could be added, else in the configuration.
    """
    folder = f"{site.theme_dir}/catalogues/"
    paths = {
        canonical(path.removeprefix(folder).removesuffix(".po")): path
        for path in site.theme_files
        if path.startswith(folder) and path.endswith(".po")
    }
    for path in sorted(path for path in site.theme_files if _MISNAMED.fullmatch(path.removeprefix(folder))):
        form = f"{folder}{path.removeprefix(folder).partition('.')[0]}.po"
        source.report.add("file-unread", path, form=form)
    known = {
        lang: tuple(_read(lang, Files(root, [path]), path, source)) for lang, path in sorted(paths.items())
    }
    used = {name for lang in site.languages for name in names_of(lang)}
    for lang in sorted(set(paths) - used):
        source.report.add("catalogue-unused", paths[lang], lang=lang, langs=", ".join(site.languages))
    texts = dict(site.texts)
    for lang in site.languages:
        layers = [known.get(name, ()) for name in reversed(list(names_of(lang)))]
        own = dict(pair for layer in (*layers, texts.get(lang, ())) for pair in layer)
        if own:
            texts[lang] = tuple(sorted(own.items()))
        if count := missing(lang, texts.get(lang, ())):
            file = paths.get(lang, f"{site.theme_dir or 'theme'}/catalogues/{lang}.po")
            where = paths.get(lang, source.path)
            source.report.add(
                "phrases-missing", where, count=count, all=len(messages()), lang=lang, file=file
            )
    return msgspec.structs.replace(site, texts=texts)


def _read(lang: str, files: Files, path: str, config: Source) -> Iterator[tuple[str, str]]:
    """The words of a file as `texts` has them, without those that are wrong, which is told."""
    source = read_text(files, path, config.report, config.limits)
    if source is None:
        return
    try:
        rows = read_catalogue(source.text, lang)
    except Unreadable as error:
        source.problem("catalogue-broken", error.line, 1, lang=lang, reason=error)
        return
    for row in rows:
        if _is_right(row, source):
            yield from row.texts


def _is_right(row: Translation, source: Source) -> bool:
    written = row.message.many
    if row.message not in messages() and (row.message.one or written not in phrases()):
        near = Suggestion(written, sorted(phrases()))
        source.problem("phrase-unknown", row.line, 1, value=written, near=near)
        return False
    for form, text in row.words.items():
        if needs := needs_of(written, text, form if row.message.one else "other"):
            source.problem("phrase-placeholder", row.line, 1, value=written, needs=needs)
            return False
    return True
