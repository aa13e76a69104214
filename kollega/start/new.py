"""A new story, job, person …: where its file goes, and the writing of it."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from kollega.diagnostics import near, visible
from kollega.letters import is_seen
from kollega.library.life import Life
from kollega.library.read import Documents
from kollega.problems import Language, spoken
from kollega.schema import slugify
from kollega.schema.kinds import KINDS
from kollega.sources import one_line
from kollega.start import Misused, Refused
from kollega.start.files import write_new
from kollega.start.form import DATA, Form, form
from kollega.start.site import documents_of, refuse_links

#: The kinds of which one can make a new file, and where it goes.
_FOLDERS = {
    "story": "stories",
    "job": "jobs",
    "person": "{docs}/people",
    "team": "{docs}/teams",
    "event": "{docs}/events",
    "value": "{docs}/values",
}
#: Kinds whose file may lie in a folder of its own, with a photo beside it.
_WITH_FOLDER = {"story", "job"}


#: What is said of a file with a field that keeps it from the public.
_HELD = {
    "draft": "It is a draft, so nobody sees it yet.",
    "internal": "Only colleagues will see it yet.",
}


@dataclass(frozen=True)
class Order:
    """What is to be made. Without `today` it is the day in the site's timezone."""

    root: Path
    kind: str
    title: str
    authors: tuple[str, ...] = ()
    today: date | None = None
    #: Whether the file gets a folder of its own.
    in_folder: bool = False


def make_record(order: Order, program: str) -> str:
    """Write the file, and give the words to say about it; `program` is what people type to run this program.

    Raises `Misused`, `Refused` where there is no site or the address is taken, `OSError`. No file is ever
    overwritten.
    """
    title = one_line(order.title)
    authors = tuple(name for name in map(one_line, order.authors) if name)
    _look(order, title, authors)
    documents = documents_of(order.root)
    path = _path(order, slugify(title), documents)
    form_ = form(order.kind, title, authors, Life(documents.site, order.today).today)
    write_new(order.root, {path: form_.text.encode()})
    return _words(order, order.root / path, form_, program)


def _look(order: Order, title: str, authors: tuple[str, ...]) -> None:
    """Find what cannot be meant."""
    words = spoken()
    if order.kind not in _FOLDERS:
        hint = near(order.kind, _FOLDERS)
        meant = words.phrase(" Did you mean `{near}`?", near=hint) if hint else ""
        said = "`{kind}` is nothing that can be made.{meant} Use one of: {kinds}."
        kinds = ", ".join(_FOLDERS)
        raise Misused(words.phrase(said, kind=visible(order.kind, 80), meant=meant, kinds=kinds))
    if not is_seen(title):
        raise Misused(words.phrase('the title is empty; write it in quotes, e.g. "My first week".'))
    if authors and all(row.name != "authors" for row in KINDS[order.kind]):
        said = "a file of the kind `{kind}` names no authors; leave --author out."
        raise Misused(words.phrase(said, kind=order.kind))
    if order.in_folder and order.kind not in _WITH_FOLDER:
        said = "a file of the kind `{kind}` has no folder of its own; leave --folder out."
        raise Misused(words.phrase(said, kind=order.kind))


def _path(order: Order, slug: str, documents: Documents) -> str:
    """The file's path in the site folder, where neither it nor its address is taken."""
    name = f"{slug}-{order.kind}" if slug == "index" else slug  # an `index.md` is the page of its folder
    folder = _FOLDERS[order.kind].format(docs=documents.site.docs_dir)
    alone, inside = f"{folder}/{name}{'.yml' if order.kind in DATA else '.md'}", f"{folder}/{name}/index.md"
    page = documents.of("page").get(f"{PurePosixPath(folder).name}/{slugify(name)}")
    taken = documents.of(order.kind).get(slugify(name)) or page
    there = [taken.source.path] if taken else []
    there += [path for path in (alone, inside) if os.path.lexists(order.root / path)]
    if there:
        said = (
            "there is `{path}` already, and the new file would have the same address. Open that file, or choose another "
            "title for the new one; in the file you can change it to what you like."
        )
        raise Refused(spoken().phrase(said, path=there[0]))
    path = inside if order.in_folder else alone
    refuse_links(order.root, path)
    return path


def _words(order: Order, target: Path, form_: Form, program: str) -> str:
    words = spoken()
    held = _HELD.get(form_.holding, "")
    todo = [words.phrase("fill in {fields}", fields=_listed(form_.blanks, words))] if form_.blanks else []
    todo += [words.phrase("write the text" if order.kind not in DATA else "add what you like")]
    todo += [words.phrase("put its photo beside it")] if order.in_folder else []
    if form_.holding:
        todo.append(words.phrase("remove the line `{line}` when it is ready", line=f"{form_.holding}: true"))
    root = "" if order.root == Path() else f" --root {shlex.quote(str(order.root))}"
    place = shlex.quote(str(target))
    lines = [
        words.phrase("Made {path}.", path=target) + (f" {words.phrase(held)}" if held else ""),
        words.phrase("Open it: {todo}.", todo=", ".join(todo)),
        words.phrase("Then look for mistakes:"),
        # New data can change what the names in other files mean.
        f"  {program} check{root}{'' if order.kind in DATA else f' {place}'}",
    ]
    if order.kind == "story":
        lines += [
            words.phrase("And when it is ready, hand it in, so that others read it before it is published:"),
            f"  {program} propose{root} {place}",
        ]
    return "\n".join(lines)


def _listed(names: tuple[str, ...], words: Language) -> str:
    quoted = [f"`{name}`" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    return words.phrase("{names} and {last}", names=", ".join(quoted[:-1]), last=quoted[-1])
