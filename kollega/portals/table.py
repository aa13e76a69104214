"""The portals: one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kollega.portals import PORTAL_IDS, indeed, linkedin, xing
from kollega.portals.opening import Opening, Publisher
from kollega.records import Struct


class Portal(Struct, frozen=True, kw_only=True):
    """A portal: its id and name; why it would refuse a job (an empty text: it would not); and its feed."""

    id: str
    name: str
    refusal: Callable[[Opening], str]
    write: Callable[[Publisher, Iterable[Opening]], bytes]

    @property
    def path(self) -> str:
        """Where its feed is on the site."""
        return f"feeds/jobs-{self.id}.xml"


PORTALS = {
    row.id: row
    for row in (
        Portal(id="indeed", name="Indeed", refusal=indeed.refusal, write=indeed.write),
        Portal(id="linkedin", name="LinkedIn", refusal=linkedin.refusal, write=linkedin.write),
        Portal(id="xing", name="XING", refusal=xing.refusal, write=xing.write),
    )
}
if tuple(PORTALS) != PORTAL_IDS:
    raise ImportError("the table of portals and the list of their ids differ")
