"""Everything that is held about a person, in one readable file: for the person, who may ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.library.consent import standing
from kollega.records import PURPOSES, Consent
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
        if one.action == "delete" and one.path.endswith(".md"):
            text = (plan.root / one.path).read_text("utf-8", "replace")
            yield from ("", *(f"        {line}" for line in text.splitlines()), "")
    yield from ("", "## Copies that are made of it", "")
    for place in plan.places:
        yield f"- {place.what}: {place.count}"
        yield from (f"    - `{_cell(example)}`" for example in place.examples)
    yield ""


def _ends() -> Iterator[str]:
    yield from (
        "## What you can do", "",
        "You may have anything of this corrected, or all of it taken off, at any time and without a reason: tell the people who",
        "look after the site. The papers that you signed are not here; whoever has them tells you what they say.", "",
    )  # fmt: skip


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
