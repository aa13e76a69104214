"""What stands on every page: the words of the configuration, and the names of people that are in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kollega import names
from kollega.library.read import Documents
from kollega.library.withdrawal import Withdrawal
from kollega.sources import Map, Node, Scalar, Seq

#: Settings whose words are shown: a text, or maps of them.
_SHOWN = (
    ("site_name",), ("site_description",), ("copyright",), ("extra", "kollega", "organisation", "name"),
    ("extra", "kollega", "texts"),
)  # fmt: skip


def check(documents: Documents, withdrawal: Withdrawal, away: Collection[str]) -> None:
    """Tell of people of whom nothing may be published and whom the configuration names: no page would be without them.

    `away` are the entries of the menu whose page is not there today: the menu goes without them.
    """
    wanted = withdrawal.names
    if not (wanted and documents.source):
        return
    told = [(path[-1], text) for path in _SHOWN for text in _texts(documents.config.get(*path))]
    told += [("nav", label) for label in _labels(documents.config.get("nav"), away)]
    for field, text in told:
        if names.search(text.value, wanted):
            documents.source.problem("config-names", text.line, text.column, field=field)


def _texts(node: Node | None) -> Iterator[Scalar]:
    """The words of a setting."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Map):
        for _, value in node.entries:
            yield from _texts(value)


def _labels(node: Node | None, away: Collection[str]) -> Iterator[Scalar]:
    """What the entries of a menu are called, also in menus in it."""
    if isinstance(node, Seq):
        for item in node.items:
            yield from _labels(item, away)
    elif isinstance(node, Map):
        for label, value in node.entries:
            if not (isinstance(value, Scalar) and value.value in away):
                yield from (label, *_labels(value, away))
