"""The note sheet for one file, while it is inspected."""

from __future__ import annotations

from kollega.gate import addresses
from kollega.gate.facts import Facts, Finding, Links

#: Kinds of links that may also be mail and telephone addresses, and kinds that may be pictures in `data:`.
_CONTACT = frozenset({"page", "feed-link"})
_PICTURE = frozenset({"load"})

#: Findings of one file; whoever reads so many needs no more.
_MOST = 50


class Notes:
    """Collects the findings, links and anchors of one file. The same thing is kept once, in order."""

    def __init__(self, text: str) -> None:
        #: The file as text; for saying on which line a thing is.
        self.text = text
        #: HTML texts found in the file, which have yet to be inspected.
        self.fragments: list[str] = []
        self.anchors: dict[str, None] = {}
        self._findings: dict[Finding, None] = {}
        self._links: dict[str, dict[str, None]] = {}

    def add(self, problem: str, near: str = "", line: int = 0, column: int = 1, **values: str) -> None:
        """Note a `problem`. Without `line`, it is where the text first has `near`."""
        if len(self._findings) >= _MOST:
            return
        if near and not line and (at := self.text.find(near)) >= 0:
            line = self.text.count("\n", 0, at) + 1
            column = at - self.text.rfind("\n", 0, at)
        short = {name: value if len(value) <= 120 else value[:119] + "…" for name, value in values.items()}
        place = (line, max(column, 1)) if line else (0, 0)
        self._findings[Finding(problem, *place, tuple(sorted(short.items())))] = None

    def link(self, kind: str, address: str) -> None:
        """Note a link, or the problem that its address has by itself."""
        if addresses.is_plain(address):
            self._links.setdefault(kind, {})[address] = None
            return
        reading = addresses.read(address, kind in _CONTACT, kind in _PICTURE)
        if reading.problem:
            self.add(reading.problem, address, address=address)
        elif reading.leads:
            self._links.setdefault(kind, {})[reading.address] = None

    def anchor(self, name: str) -> None:
        """Note an `id`; twice the same is a problem."""
        if name in self.anchors:
            self.add("gate-id-twice", f'id="{name}"', name=name)
        self.anchors[name] = None

    def take(self, other: Notes, *, lines: bool = True) -> None:
        """Take over what was noted about a part of the file; without `lines` where the part has its own."""
        for found in other._findings:
            self._findings[found if lines else Finding(found.problem, values=found.values)] = None
        self.take_links(other.links())

    def take_links(self, links: Links) -> None:
        """Take over the links of a part of the file."""
        for kind, found in links.items():
            self._links.setdefault(kind, {}).update(dict.fromkeys(found))

    @property
    def is_wrong(self) -> bool:
        """Whether anything was found."""
        return bool(self._findings)

    def links(self) -> Links:
        """The links noted, by what they are for."""
        return {name: tuple(found) for name, found in sorted(self._links.items())}

    def facts(self, sha256: str, kind: str) -> Facts:
        """Everything noted, as a value."""
        return Facts(
            sha256=sha256,
            kind=kind,
            findings=tuple(self._findings),
            links=self.links(),
            anchors=tuple(self.anchors),
        )
