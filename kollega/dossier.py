"""Everything that is held about a person, in one readable file: for the person, who may ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from kollega.library.consent import standing
from kollega.records import PURPOSES, Consent
from kollega.withdraw.content import Proposal
from kollega.withdrawing import Plan

_PURPOSES = {
    "site": "the careers site", "feeds": "feeds", "social": "pictures for networks", "kit": "kits that colleagues share",
    "ranking": "rankings inside the company",
}  # fmt: skip
_WHY = {
    "agreed": "you agreed", "free": "you are not asked for it", "withdrawn": "you took it back", "ended": "you agreed, and it is over",
    "later": "you agreed from a later day on", "missing": "you have not agreed",
}  # fmt: skip


def dossier(plan: Plan) -> str:
    """The file, as Markdown."""
    lines = [
        f"# What is held about {plan.who.name}", "", f"{plan.site.organisation.name}, {plan.site.url}, as of {plan.day}", "",
        *_consent(plan), *_file(plan), *_places(plan), *_ends(),
    ]  # fmt: skip
    return "\n".join(lines)


def _consent(plan: Plan) -> Iterator[str]:
    yield from (
        "## What you agreed to",
        "",
        "| For | Today | Number of the paper | From | Until |",
        "|---|---|---|---|---|",
    )
    person = plan.person
    for purpose in PURPOSES:
        rows = [one for one in person.consent if one.purpose == purpose] if person else []
        today = (
            _WHY[standing(person, purpose, plan.site.consent, plan.day).why]
            if person
            else "nothing is on file"
        )
        empty: list[Consent | None] = [None]
        for one in rows or empty:
            cells = (one.receipt, one.given, one.until) if one else ("", "", "")
            yield (
                "| "
                + " | ".join([_PURPOSES[purpose], today, *(_cell(str(cell or "")) for cell in cells)])
                + " |"
            )
    yield ""


def _file(plan: Plan) -> Iterator[str]:
    yield from ("## Your file", "")
    path = plan.root / plan.who.path
    if plan.who.has_file:
        yield from (
            f"`{plan.who.path}`:",
            "",
            *(f"    {line}" for line in path.read_text("utf-8").splitlines()),
            "",
        )
    else:
        yield from ("There is none.", "")


def _places(plan: Plan) -> Iterator[str]:
    yield from ("## Where you are named or shown", "")
    for one in plan.proposals:
        if one.path == plan.who.path:
            continue
        yield f"- `{one.path}`"
        yield from (f"    - {_cell(why)}" for why in one.why)
        if said := _said(plan.root / one.path, one):
            yield from ("", *(f"        {line}" for line in said), "")
    yield from ("", "## Copies that are made of it", "")
    for place in plan.places:
        yield f"- {place.what}: {place.count}"
        yield from (f"    - `{_cell(row)}`" for row in place.rows)
    yield ""


def _said(file: Path, one: Proposal) -> list[str]:
    """What a text says of the person: all of it, or the lines that would not stay as they are."""
    try:
        lines = file.read_bytes().decode().splitlines() if one.action != "ask" else []
    except UnicodeDecodeError:  # a picture, for example
        return []
    if one.whole:
        return lines
    changes = SequenceMatcher(None, lines, one.text.splitlines(), autojunk=False).get_opcodes()
    return [line for tag, begin, end, _, _ in changes if tag != "equal" for line in lines[begin:end]]


def _ends() -> Iterator[str]:
    yield from (
        "## What you can do", "",
        "You may have anything of this corrected, or all of it taken off, at any time and without a reason: tell the people who",
        "look after the site. The papers that you signed are not here; whoever has them tells you what they say.", "",
    )  # fmt: skip


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
