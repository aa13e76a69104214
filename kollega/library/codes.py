"""The codes that the programme gave to colleagues, and what a site that has recommendations should have."""

from __future__ import annotations

from collections.abc import Iterable

from kollega.diagnostics import Report
from kollega.library.references import References
from kollega.live import LivePerson
from kollega.schema import Document
from kollega.site import Site

#: Where the employer says how recommendations are treated.
POLICY = "program/referral.md"


def codes_of(
    codes: Iterable[Document], people: Iterable[LivePerson], references: References
) -> dict[str, str]:
    """The code of each live ambassador, by the slug. A code that two have is nobody's."""
    taking_part = {one.record.slug for one in people if one.record.ambassador}
    seen: dict[str, Document] = {}
    found: dict[str, str] = {}
    for document in codes:
        record = document.record
        other = seen.setdefault(record.code, document)
        if other is not document:
            document.problem("code-twice", "code", value=record.code, first=other.marks["code"][0])
            continue
        person = references.find("person", record.person) if record.person else None
        if person is None:
            continue
        if not getattr(person, "ambassador", False):
            document.problem("code-without-ambassador", "person", value=record.person)
        elif person.slug in taking_part:
            found[person.slug] = record.code
    return found


def check_referral(site: Site, is_written: bool, report: Report) -> None:
    """Ask for the page that says how recommendations are treated, where colleagues can make them."""
    if site.referral and not is_written:
        report.add("referral-unwritten", f"{site.docs_dir}/{POLICY}")
