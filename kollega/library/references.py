"""References: from the texts that people wrote to the records that they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kollega.diagnostics import Alike, Suggestion, listed
from kollega.library.places import place_of
from kollega.library.read import Documents
from kollega.live import Link, Place
from kollega.records import Location, Record
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF

#: A file in the place of its name alone, as it is called in its folder or named in a link.
_FILE = re.compile(r"(?:.*/)?([^/]+)\.(?:md|ya?ml)")


class References:
    """Looks up what a text means; a text that means nothing is a label, a hint or an error."""

    def __init__(self, documents: Documents, root: str = "") -> None:
        self._documents = documents
        #: The way from the pages of this language to those of the first.
        self._root = root
        #: Kind and slug of what has a page in this language; where it is the first, all of it has.
        self.own: set[tuple[str, str]] = set()
        self._by_name = {
            kind: {
                _name(document.record).casefold(): document.record for document in documents.of(kind).values()
            }
            for kind in ("person", "team", "location", "value")
        }
        #: Ids and names of each kind, for suggestions.
        self._called = {
            kind: documents.named.get(kind, set())
            | {_name(other.record) for other in documents.of(kind).values()}
            for kind in self._by_name
        }
        self._alike = {kind: Alike(called) for kind, called in self._called.items()}
        self._labels: dict[str, dict[str, Counter[str]]] = {
            "team": {},
            "location": {},
            "value": {},
            "tag": {},
        }
        #: Addresses of records that are not live today, to which nothing leads.
        self.asleep: set[str] = set()
        #: What was found before: many records name the same.
        self._found: dict[tuple[str, str], Record | None] = {}
        self._meant: dict[tuple[str, str], str] = {}
        self._links: dict[tuple[str, str], Link] = {}

    def find(self, kind: str, text: str) -> Record | None:
        """The record that `text` names by id or by full name."""
        if (kind, text) not in self._found:
            self._found[kind, text] = self._find(kind, text)
        return self._found[kind, text]

    def _find(self, kind: str, text: str) -> Record | None:
        document = self._documents.of(kind).get(slugify(text))
        if document is not None:
            return document.record  # type: ignore[no-any-return]
        return self._by_name.get(kind, {}).get(text.casefold())

    def check(self, document: Document, field: str, kind: str, text: str, *, label: bool) -> None:
        """Report a reference that means nothing. `label`: any text is allowed, and only a near miss is told."""
        known = self._documents.named.get(kind, set())
        if slugify(text) in known or self.find(kind, text) is not None:
            return
        if label:
            if (kind, text) not in self._meant:
                self._meant[kind, text] = self._alike[kind].near(_without_ending(text))
            several = listed(text, self._called[kind], some=kind == "person") if "." in field else ""
            if hint := several or self._meant[kind, text]:
                document.problem("reference-near", field, value=text, near=hint)
        elif known:
            some = f"the known ones are: {', '.join(sorted(known)[:8])}."
            document.problem(
                "reference-unknown", field, value=text, folder=f"{self._documents.site.docs_dir}/{FOLDER_OF[kind]}",
                near=Suggestion(_without_ending(text), self._called[kind], some, several="." in field),
            )  # fmt: skip

    def check_listed(self, document: Document, field: str, kind: str, text: str) -> None:
        """Report the slug of a story or job that does not exist."""
        known = self._documents.named.get(kind, set())
        if slugify(text) not in known:
            meant = Suggestion(_without_ending(text), known, several=True)
            document.problem("reference-lost", field, value=text, kind=kind, near=meant)

    def count_label(self, kind: str, text: str) -> None:
        """Note a spelling of a label, so that the commonest becomes its name."""
        self._labels[kind].setdefault(slugify(text), Counter())[text] += 1
        self._links.clear()

    def sort_out(self, asleep: Iterable[str], own: Iterable[tuple[str, str]]) -> None:
        """Note which addresses are asleep, and what has a page in this language."""
        self.asleep |= set(asleep)
        self.own |= set(own)
        self._links.clear()

    def link(self, kind: str, text: str) -> Link:
        """Name and address of what a text means; teams, locations and tags have a page even as labels."""
        if (kind, text) not in self._links:
            self._links[kind, text] = self._link(kind, text)
        return self._links[kind, text]

    def _link(self, kind: str, text: str) -> Link:
        record = self.find(kind, text) if kind != "tag" else None
        if record is not None:
            is_asleep = f"{FOLDER_OF[kind]}/{record.slug}/" in self.asleep
            return Link(name=_name(record), address=None if is_asleep else self._address(kind, record.slug))
        slug = slugify(text)
        if kind not in self._labels or slug not in self._labels[kind]:
            return Link(name=text)
        spellings = self._labels[kind][slug]
        name = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        return Link(name=name, address=self._address(kind, slug))

    def _address(self, kind: str, slug: str) -> str:
        own = not self._root or (kind, slug) in self.own
        return f"{'' if own else self._root}{FOLDER_OF[kind]}/{slug}/"

    def way(self, address: str) -> str:
        """The way to the language of the page at an address; nothing where it is this one."""
        return self._root if self._root and address.startswith(self._root) else ""

    def place(self, text: str) -> Place:
        """Where a job is: a location's fields, or what the label says; without a country it is in the organisation's."""
        site = self._documents.site
        known = self.venue(text)
        return known if known.city else place_of(known.link, site.organisation.country, site.languages)

    def venue(self, text: str) -> Place:
        """Where an event is: a location's fields; any other text is the name of the place, and no more."""
        record, link = self.find("location", text), self.link("location", text)
        if not isinstance(record, Location):
            return Place(link=link)
        return Place(
            link=link, street=record.street, postcode=record.postcode, city=record.city,
            region=record.region, country=record.country,
        )  # fmt: skip


def _name(record: Record) -> str:
    """What people call a record."""
    return str(getattr(record, "name", "") or getattr(record, "title", ""))


def _without_ending(text: str) -> str:
    """The name of a file that is named whole; any other text is as it is."""
    found = _FILE.fullmatch(text)
    return found[1] if found else text
