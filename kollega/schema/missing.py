"""A file that a field or a setting names and that is not there: where it lies instead, or what it was meant to be called."""

from __future__ import annotations

from posixpath import join, normpath, relpath

from kollega.diagnostics import Suggestion
from kollega.schema.fields import Context
from kollega.sources import Files, Node, Source


def tell_missing(node: Node, context: Context, written: str) -> None:
    """Report that there is no file `written` beside the text."""
    path, files = context.source.path, context.files
    folder, name = path.removesuffix(".md"), written.rpartition("/")[2]
    if folder != path and own_folder(path, name, files) and written in (name, f"{folder}/{name}"):
        context.problem("file-inside", node, value=name, folder=folder, form=f"{folder}/index.md")
    elif found := files.find(written):
        context.problem("file-by-path", node, value=written, form=relpath(found, context.folder or "."))
    # A file that may not be here was told of by itself.
    elif not context.source.report.errors_in(normpath(join(context.folder, written))):
        near = Suggestion(written, names_beside(path, files))
        context.problem("file-missing", node, value=written, near=near)


def tell_missing_setting(
    node: Node, field: str, written: str, source: Source, files: Files, folder: str
) -> None:
    """Report that the content folder has no file `written`, which the setting `field` names."""
    ending = written[written.rfind(".") :]
    alike = (path.removeprefix(f"{folder}/") for path in files.below(folder) if path.endswith(ending))
    near = Suggestion(written, alike)
    source.problem(
        "nav-missing", node.line, node.column, field=field, value=written, folder=folder, near=near
    )


def names_beside(path: str, files: Files) -> list[str]:
    """Names of the files in the folder of one."""
    folder = path.rpartition("/")[0]
    return [one.rpartition("/")[2] for one in files.below(folder) if one.rpartition("/")[0] == folder]


def own_folder(path: str, name: str, files: Files) -> str:
    """The file of a name in the folder that is called like a text beside it, from the text; nothing where none is there."""
    folder = path.rpartition("/")[2].partition(".")[0]
    inside = f"{folder}/{name}"
    return inside if f"{path.rpartition('/')[0]}/{inside}" in files else ""
