"""What stands on every page: the words of the configuration, and the names of people that are in them."""

from __future__ import annotations

from collections.abc import Iterator

from kollega import names
from kollega.library.read import Documents
from kollega.library.withdrawal import Withdrawal
from kollega.sources import Map, Node, Scalar, Seq

#: Settings whose words are shown.
_SHOWN = (("site_name",), ("site_description",), ("nav",), ("extra", "kollega", "organisation"))


def check(documents: Documents, withdrawal: Withdrawal) -> None:
    """Tell of people of whom nothing may be published and whom the configuration names: no page would be without them."""
    wanted = withdrawal.names
    if not (wanted and documents.source):
        return
    for path in _SHOWN:
        for text in _texts(documents.config.get(*path)):
            if names.search(text.value, wanted):
                documents.source.problem("config-names", text.line, text.column, field=path[-1])


def _texts(node: Node | None) -> Iterator[Scalar]:
    """Keys and values: those of a menu are both shown."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Map):
        for key, value in node.entries:
            yield from (key, *_texts(value))
