"""Readers: from a node of a file to a typed value. A wrong value is reported and read as nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kollega.addresses import is_email, is_sound
from kollega.diagnostics import Suggestion
from kollega.languages import TAG, canonical
from kollega.letters import clean, is_seen, line, nfc
from kollega.limits import Limits
from kollega.schema import blanks
from kollega.schema.fields import Context, Reader, entries_of, with_colon
from kollega.schema.missing import tell_missing
from kollega.sources import Files, Map, Node, Scalar, Seq, key_of

#: There are 249 countries from which one may work.
_LONGEST_LIST = 250
#: Each tag, and each place that has no file, has a page, a card and a feed of its own.
MOST_LABELS = 50
#: Characters of a text on one line. It is shown on other pages as well: a title in every menu and list.
LONGEST_LINE = 2_000
_TRUE, _FALSE = {"true"}, {"false"}
_NO_NAMES: Mapping[str, str] = {}


def text(longest: int = 0, *, lines: bool = False) -> Reader:
    """A text on one line (`lines`: several); longer than `longest` characters is a warning."""

    def read(node: Node, context: Context) -> str | None:
        if not isinstance(node, Scalar):
            said = with_colon(node)
            context.problem("text-with-colon" if said else "not-a-text", node, example=said)
            return None
        value, changed = clean(node.value)
        if changed:
            context.problem("text-invisible", node)
        if node.comment:
            context.problem("text-comment", node)
        value = nfc(value.strip() if lines else line(value))
        if value.startswith(blanks.VALUE):
            context.problem("placeholder-left", node, value=value)
        if longest and len(value) > LONGEST_LINE:
            context.problem("text-too-long", node, most=LONGEST_LINE)
            return None
        if longest and len(value) > longest:
            context.problem("text-long", node, length=len(value), longest=longest)
        return value if is_seen(value) else None

    return read


def texts(longest: int = 0, most: int = _LONGEST_LIST) -> Reader:
    """A list of at most so many texts; a single text is a list of one."""
    return each(text(longest), most=most)


def items(node: Node, context: Context, one: Reader, most: int) -> Iterable[Any]:
    """The values of a list's items, or of the value itself; the position of each is kept."""
    name = context.field
    count = 0
    if isinstance(node, Scalar) and node.plain and " - " in node.value:
        _tell_joined(node, context)
    for number, item in enumerate(node.items if isinstance(node, Seq) else [node]):
        if number == most:
            context.problem("list-long", item, most=most)
            return
        if item.absent:
            continue
        value = one(item, context)
        if value is not None:
            context.marks[f"{name}.{count}"] = (item.line, item.column)
            count += 1
            yield value


def _tell_joined(node: Scalar, context: Context) -> None:
    """Tell of an entry on a line of its own, which YAML takes for more words of the value above it."""
    line = [*context.source.text.split("\n"), ""][node.line]
    entry = line.partition(" #")[0].strip()
    if entry.startswith("- ") and entry in node.value:
        node.broken = True
        context.source.problem("yaml-entry", node.line + 1, len(line) - len(line.lstrip()) + 1)


def flag(node: Node, context: Context) -> bool | None:
    """`true` or `false`."""
    word = node.value.strip().casefold() if isinstance(node, Scalar) else ""
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    context.problem("not-true-or-false", node, value=shown(node))
    return None


def consent(node: Node, context: Context) -> bool | None:
    """`true`; whoever leaves `false` there has not been told yet that people agree."""
    if (value := flag(node, context)) is False:
        context.problem("not-agreed", node)
        return None
    return value


def choice(*words: str, several: bool = False, names: Mapping[str, str] = _NO_NAMES) -> Reader:
    """One of some words; case, `-`, `_` and space do not matter. `several`: it stands in a list. `names`: what else they are called."""

    def read(node: Node, context: Context) -> str | None:
        value = shown(node)
        key = key_of(value)
        if isinstance(node, Scalar) and key in words:
            return key
        near = Suggestion(key, words, several=several, names=names)
        context.problem("not-one-of", node, value=value, near=near, words=", ".join(words))
        return None

    return read


def each(one: Reader, *, repeated: bool = False, most: int = _LONGEST_LIST) -> Reader:
    """A list of values that `one` reads, or a single such value; each is kept once, or also when `repeated`."""

    def read(node: Node, context: Context) -> tuple[Any, ...] | None:
        values = items(node, context, one, most)
        return tuple(values if repeated else dict.fromkeys(values)) or None

    return read


def choices(*words: str) -> Reader:
    """A list of some words, or one."""
    return each(choice(*words, several=True))


def code(words: frozenset[str], problem: str) -> Reader:
    """A code of a standard (countries, currencies), in capitals."""

    def read(node: Node, context: Context) -> str | None:
        value = shown(node).strip().upper()
        if isinstance(node, Scalar) and value in words:
            return value
        context.problem(problem, node, value=shown(node))
        return None

    return read


def language(node: Node, context: Context) -> str | None:
    """A language tag such as `da` or `pt-BR`, with the capitals that are usual."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and re.fullmatch(TAG, value):
        return canonical(value)
    context.problem("not-a-language", node, value=value)
    return None


def url(*schemes: str) -> Reader:
    """An address of the web with one of `schemes`, without user name or password."""

    def read(node: Node, context: Context) -> str | None:
        value = shown(node).strip()
        if isinstance(node, Scalar) and is_url(value, schemes):
            return value
        context.problem(
            "not-an-address", node, value=value, schemes=" or ".join(f"{name}://" for name in schemes)
        )
        return None

    return read


#: An address of the web, as fields take it but for a few.
web_url = url("https", "http")


def is_url(value: str, schemes: Iterable[str]) -> bool:
    """Whether `value` is a complete address that a browser and a person read alike."""
    if len(value) > 2000 or re.search(r"[\s<>\"{}|^`]", value):
        return False
    return value.partition(":")[0].lower() in schemes and is_sound(value)


def without_mailto(value: str) -> str:
    """What a link to an e-mail address leads to, and anything else as it is."""
    return value[7:] if value.casefold().startswith("mailto:") else value


def email(node: Node, context: Context) -> str | None:
    """An e-mail address, also one that was copied as a link."""
    value = without_mailto(shown(node).strip())
    if isinstance(node, Scalar) and is_email(value):
        if value.startswith(blanks.MAIL):
            context.problem("placeholder-left", node, value=value)
        return value
    context.problem("not-an-email", node, value=value)
    return None


def number(least: float, most: float) -> Reader:
    """A number between `least` and `most`."""

    def read(node: Node, context: Context) -> float | None:
        value = shown(node).strip()
        if isinstance(node, Scalar) and re.fullmatch(r"[-+]?([0-9]{1,6}(\.[0-9]*)?|\.[0-9]+)", value):
            result = float(value)
            if least <= result <= most:
                return result
        context.problem("not-a-number", node, value=value, least=f"{least:g}", most=f"{most:g}")
        return None

    return read


def focus(node: Node, context: Context) -> tuple[float, float] | None:
    """`[x, y]`, each from 0 to 1: from the left, from the top."""
    if isinstance(node, Seq) and len(node.items) == 2:
        one = number(0, 1)
        x, y = (one(item, context) for item in node.items)
        return (x, y) if x is not None and y is not None else None
    context.problem("not-a-focus", node)
    return None


def file(*endings: str, most: Callable[[Limits], int] | None = None) -> Reader:
    """A file beside the text, as its path in the site folder; `most` gives the bytes that it may have. Without it
    whoever opens the file looks at its size."""

    def read(node: Node, context: Context) -> str | None:
        if not isinstance(node, Scalar):
            context.problem("not-a-text", node)
            return None
        value = node.value.strip()
        path = resolve(context.folder, value)
        if "://" in value or path is None:
            context.problem("file-elsewhere", node, value=value)
        elif (found := context.files.find(path)) is None:
            tell_missing(node, context, value)
        elif found.startswith(context.internal) and not context.source.path.startswith(context.internal):
            within, _, name = found.rpartition("/")
            context.problem("file-internal", node, value=name, folder=within)
        elif not path.casefold().endswith(endings):
            context.problem("file-kind", node, value=value, endings=", ".join(endings))
        elif (size := _size(context.files, found)) > (
            allowed := most(context.source.limits) if most else math.inf
        ):
            context.problem("file-too-heavy", node, value=value, size=f"{size:,}", most=f"{allowed:,}")
        else:
            context.named[path] = found, size
            return found
        return None

    return read


def _size(files: Files, path: str) -> int:
    try:
        return files.size(path)
    except OSError:  # it went meanwhile; whoever reads it tells of it
        return 0


#: Bytes of a name, and of a path, that systems have.
_LONGEST_NAME, _LONGEST_PATH = 255, 800


def resolve(folder: str, written: str) -> str | None:
    """The path in the site folder that `written` means beside files of `folder`; `None`: no file can lie there."""
    if written.startswith("/") or "\\" in written or "\x00" in written or ":" in written.split("/")[0]:
        return None
    whole = written.encode(errors="replace")
    if len(whole) > _LONGEST_PATH or max(map(len, whole.split(b"/"))) > _LONGEST_NAME:
        return None
    parts = folder.split("/") if folder else []
    for part in written.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def mapping(
    one: Reader, known: Iterable[str] | None = None, *, by_language: bool = False, names: Mapping[str, str] = _NO_NAMES
) -> Reader:  # fmt: skip
    """A map from words, or language tags, to values; keys outside `known` are warned of and left out. `names`: what else they are called."""
    words, name_of = tuple(known or ()), canonical if by_language else key_of

    def read(node: Node, context: Context) -> dict[str, Any] | None:
        if not isinstance(node, Map):
            context.problem("not-a-map", node)
            return None
        found: dict[str, Any] = {}
        for name, key, item in entries_of(node, name_of, context):
            if words and name not in words:
                near = Suggestion(name, words, names=names)
                context.problem("word-unknown", key, value=key.value, words=", ".join(words), near=near)
            elif by_language and language(key, context) is None:
                continue
            elif not item.absent and (value := one(item, context)) is not None:
                found[name] = value
        return found or None

    return read


def shown(node: Node) -> str:
    """What was written, for a message."""
    return node.value if isinstance(node, Scalar) else ("a list" if isinstance(node, Seq) else "a map")
