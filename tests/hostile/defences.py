"""Each class of attacks with the defence that stands against it, and how to take it away."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple

import jinja2
import pytest

from kollega import addresses, structured, templates
from kollega.frame import cut, stage
from kollega.markup import allowed
from kollega.schema import read, readers
from kollega.sources.yaml import _Builder

Patch = pytest.MonkeyPatch
# The package gives functions of these names.
convert, finish = (import_module(f"kollega.markup.{name}") for name in ("convert", "finish"))


class Defence(NamedTuple):
    """A class, what is taken away, how, and the kind of site in which that is seen."""

    group: str
    what: str
    away: Callable[[Patch], None]
    site: Literal["records", "pages", "refused"] = "records"


def _tags(*names: str) -> Callable[[Patch], None]:
    """These elements are allowed as well."""

    def away(patch: Patch) -> None:
        patch.setattr(allowed, "NEVER", allowed.NEVER - set(names))
        patch.setattr(allowed, "TAGS", allowed.TAGS | set(names))
        patch.setattr(allowed, "PAGE_TAGS", allowed.PAGE_TAGS | set(names))

    return away


def _attributes(*names: str) -> Callable[[Patch], None]:
    """These attributes are allowed as well."""

    def away(patch: Patch) -> None:
        for name in ("ATTRIBUTES", "PAGE_ATTRIBUTES"):
            table = getattr(allowed, name)
            patch.setattr(allowed, name, {**table, "*": table["*"] | set(names)})

    return away


def _any_scheme(patch: Patch) -> None:
    for module in (finish, convert):
        patch.setattr(module, "is_refused", lambda target: False)
    patch.setattr(
        finish, "SCHEMES", {*finish.SCHEMES, "javascript", "vbscript", "data", "blob", "file", "ftp"}
    )


def _any_picture(patch: Patch) -> None:
    _any_scheme(patch)
    patch.setattr(finish, "_placed", lambda tag, *_: tag)
    patch.setattr(finish, "_picture", lambda written, *_: written)


def _no_prefix(patch: Patch) -> None:
    patch.setitem(finish._sanitise.__kwdefaults__, "prefix", "")


def _templates_twice(patch: Patch) -> None:
    """What is rendered is read as a template once more."""
    render = templates.render
    lenient = jinja2.Environment(undefined=jinja2.ChainableUndefined, autoescape=True)

    def twice(template: str, theme: templates.Theme, context: Any) -> str:
        text = render(template, theme, context)
        try:
            return lenient.from_string(text).render(context)
        except jinja2.TemplateError:
            return text

    patch.setattr(templates, "render", twice)


def _no_escaping(patch: Patch) -> None:
    def careless(**options: Any) -> jinja2.Environment:
        # What is kept compiled escapes; and nothing that does not may be kept.
        return jinja2.Environment(**{**options, "autoescape": False, "bytecode_cache": None})

    templates.environment.cache_clear()
    patch.setattr(templates, "Environment", careless)


def _mkdocs_with(line: str) -> Callable[[Patch], None]:
    """MkDocs runs after this line of Python."""
    code = f"import sys; from pathlib import Path; import kollega.frame.mkdocs as m; {line}; m.main(*map(Path, sys.argv[1:]))"

    def run(command: list[str], **options: Any) -> Any:
        place = command.index("-m")
        return subprocess.run([*command[:place], "-c", code, *command[place + 2 :]], **options)

    def away(patch: Patch) -> None:
        patch.setattr(stage, "subprocess", SimpleNamespace(run=run, TimeoutExpired=subprocess.TimeoutExpired))

    return away


class _Known(bytes):
    """A mark that everybody can write: nothing is taken out of pages for it."""

    def __getitem__(self, key: Any) -> Any:
        return b"\x00"


def _known_mark(patch: Patch) -> None:
    patch.setattr(stage, "MARK", _Known(b"kollega-mark"))
    patch.setattr(cut, "_MARK", b"<!--kollega-mark:%s-->")


def _no_cleaning(patch: Patch) -> None:
    for module in (finish, convert, read, readers):
        patch.setattr(module, "clean", lambda text: (text, False))


def _known_as_sound(patch: Patch) -> None:
    for module in (addresses, readers):
        patch.setattr(module, "is_sound", lambda address: True)


DEFENCES = (
    Defence("scripts", "the list of elements", _tags("script")),
    Defence("handlers", "the list of attributes", _attributes("onclick", "onerror", "onmouseover", "ontoggle")),
    Defence("frames", "the list of elements", _tags("iframe", "form", "input", "button", "base", "meta", "object")),
    Defence("styles", "the list of attributes", _attributes("style", "background")),
    Defence("drawings", "the sanitiser", lambda patch: patch.setattr(finish, "_sanitise", lambda raw, *_, **__: raw)),
    Defence("parsers", "the sanitiser", lambda patch: patch.setattr(finish, "_sanitise", lambda raw, *_, **__: raw)),
    Defence("schemes", "the list of schemes", _any_scheme),
    Defence("hosts", "that a host must be what it seems", lambda patch: patch.setattr(addresses, "is_host", bool)),
    Defence("mail", "what a mail may hold", lambda patch: patch.setattr(addresses, "_is_mail", bool)),
    Defence("mail", "what a mailbox is", lambda patch: patch.setattr(readers, "is_email", bool), "refused"),
    Defence("pictures", "that a picture is a file beside the text", _any_picture),
    Defence("links", "the list of attributes", _attributes("target", "ping", "download", "rel")),
    Defence("names", "the prefix of ids", _no_prefix),
    Defence("names", "the list of classes", lambda patch: patch.setattr(allowed, "classes", lambda written, **_: written)),
    Defence("braces", "the list of classes", lambda patch: patch.setattr(allowed, "classes", lambda written, **_: written), "pages"),
    Defence("blocks", "the sanitiser", lambda patch: patch.setattr(finish, "_sanitise", lambda raw, *_, **__: raw), "pages"),
    Defence("templates", "that templates are the theme's alone", _templates_twice),
    Defence("snippets", "where snippets may come from", _mkdocs_with("m._confined = lambda *a: {}"), "pages"),
    Defence("staging", "the mark that nobody can write", _known_mark, "pages"),
    Defence("unseen", "the cleaning of texts", _no_cleaning),
    Defence("texts", "the escaping of templates", _no_escaping),
    Defence("texts", "the escaping of data", lambda patch: patch.setattr(structured, "_unit", str)),
    Defence("addresses", "what an address is", _known_as_sound, "refused"),
    Defence("yaml", "the refusal of tags and references", lambda patch: patch.setattr(_Builder, "_blame", lambda *_: None), "refused"),
    Defence("paths", "that a path leads nowhere else", lambda patch: patch.setattr(readers, "resolve", lambda _, written: written), "refused"),
)  # fmt: skip
