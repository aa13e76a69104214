"""The menu: where the entries of `nav` in the configuration lead."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kollega import kinds
from kollega.diagnostics import Suggestion
from kollega.library.addresses import Addresses
from kollega.library.read import Documents
from kollega.markup import is_foreign
from kollega.sections import FOLDERS
from kollega.sources import Node, Scalar, Seq

#: Pages that come with what is on the site, and are made of no file.
_OURS = {"index.md", "search", *FOLDERS, *(kinds.address_of(kind).rstrip("/") for kind in kinds.KINDS)}


def check(documents: Documents, addresses: Addresses, moved: Collection[str]) -> tuple[str, ...]:
    """Tell of entries that lead nowhere. Given back are those whose page is not on the site today: the menu goes without.

    `moved` are old addresses that lead on. That a page's file is not there was told, and of other files the gate knows.
    """
    source, away = documents.source, list[str]()
    if source is None:
        return ()
    ours = _OURS | {address.strip("/") for address in moved}
    for node in _entries(documents.config.get("nav")):
        own = addresses.own(node.value)
        target = node.value if own is None else own
        name = target.partition("#")[0].strip("/")
        if name.removesuffix("/index.md") in ours or (own is None and is_foreign(node.value)):
            continue
        is_file = "." in name.rpartition("/")[2] and not name.endswith(".html")
        path = f"{documents.site.docs_dir}/index.md" if is_file else source.path
        if addresses.resolve(target, path, "") is not None:
            continue
        if addresses.is_asleep(target, path, ""):
            away.append(node.value)
            source.problem("nav-asleep", node.line, node.column, value=node.value)
        elif not is_file:
            near = Suggestion(f"{name}/", {*addresses.known, *(f"{folder}/" for folder in FOLDERS)})
            source.problem("nav-nowhere", node.line, node.column, value=node.value, near=near)
    return tuple(away)


def _entries(node: Node | None) -> Iterator[Scalar]:
    """Where the entries of a menu lead, also those of menus in it."""
    if isinstance(node, Scalar):
        yield from () if node.absent else (node,)
    elif node is not None:
        for inner in node.items if isinstance(node, Seq) else (value for _, value in node.entries):
            yield from _entries(inner)
