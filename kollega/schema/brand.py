"""How the employer looks and what it says: `extra.kollega.brand` and `extra.kollega.texts`."""

from __future__ import annotations

import re

from kollega.brand import moved
from kollega.colour import parse
from kollega.diagnostics import Suggestion
from kollega.languages import TAG, canonical
from kollega.schema.fields import Context, Field, entries_of, read_fields
from kollega.schema.readers import shown, text
from kollega.site import Brand
from kollega.sources import Map, Node, Scalar
from kollega.typefaces import STACKS
from kollega.words import needs_of, phrases

#: Letters of a path that mean nothing to a style sheet.
_FONT = re.compile(r"[\w./-]+\.woff2", re.IGNORECASE)


def _colour(node: Node, context: Context) -> str | None:
    value = shown(node).strip()
    if isinstance(node, Scalar) and parse(value):
        return value.lower()
    context.problem("not-a-colour", node, value=value)
    return None


def _font(node: Node, context: Context) -> str | None:
    value = shown(node).strip()
    if isinstance(node, Scalar) and (value.lower() in STACKS or _FONT.fullmatch(value)):
        return value.lower() if value.lower() in STACKS else value
    context.problem("not-a-font", node, value=value, near=Suggestion(value, STACKS), words=", ".join(STACKS))
    return None


#: The fields of `brand`.
BRAND = (
    Field("primary", _colour, "colour", "links, buttons and dark surfaces"),
    Field("accent", _colour, "colour", "what stands out; large surfaces on cards"),
    Field("ground", _colour, "colour", "the page; a dark one is that of the dark palette"),
    Field("display_font", _font, "word or file", "headings"),
    Field("text_font", _font, "word or file", "all other words"),
    Field("logo", text(300), "file", "the logo on every page"),
    Field("logo_dark", text(300), "file", "the logo on dark pages"),
)


def brand(node: Node, context: Context) -> Brand | None:
    """A map of colours, fonts and logos. A colour that is used differently than people might expect is told."""
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    inner = context.inside(node)
    found = Brand(**read_fields(node, BRAND, inner))
    for one in moved(found):
        inner.field = one.name
        problem = "colour-moved-ground" if one.name == "ground" else "colour-moved"
        inner.problem(problem, value=one.given, used=one.used, ratio=f"{one.ratio:.1f}")
    return found


#: An employer's own words for phrases of the interface, by language; those without one are for the site's own.
Texts = dict[str, dict[str, str]]


def own_texts(node: Node, context: Context) -> Texts | None:
    """A map from phrases to the employer's own words, or from languages to such maps."""
    if not isinstance(node, Map):
        context.problem("not-a-map", node)
        return None
    found: Texts = {}
    for name, key, value in entries_of(node, _meant, context):
        if isinstance(value, Map) and name not in phrases() and re.fullmatch(TAG, name):
            for phrase, inner, words in entries_of(value, _meant, context):
                _own(found.setdefault(name, {}), phrase, inner, words, context)
        else:
            _own(found.setdefault("", {}), name, key, value, context)
    return found


def _own(found: dict[str, str], phrase: str, key: Scalar, node: Node, context: Context) -> None:
    if phrase not in phrases():
        context.problem("phrase-unknown", key, value=key.value, near=Suggestion(key.value, sorted(phrases())))
    elif not isinstance(node, Scalar):
        code = f"{context.kind}-{context.field}"
        context.source.problem("not-a-text", node.line, node.column, code=code, field=phrase)
    elif not node.absent and (words := _words(node, context)) is not None:
        if needs := needs_of(phrase, words):
            context.problem("phrase-placeholder", node, value=phrase, needs=needs)
        else:
            found[phrase] = words


def _meant(written: str) -> str:
    """The phrase of the interface that is meant, else the language; capitals and blanks do not matter."""
    wanted = " ".join(written.split())
    if wanted in phrases():
        return wanted
    return {one.casefold(): one for one in phrases()}.get(wanted.casefold()) or canonical(wanted)


_words = text(200)


def in_language(found: Texts, lang: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Own words by language, those without one in `lang`, in the order of phrases."""
    by_lang: Texts = {}
    for name, rows in found.items():
        by_lang.setdefault(name or lang, {}).update(rows)
    return {name: tuple(sorted(rows.items())) for name, rows in sorted(by_lang.items()) if rows}
