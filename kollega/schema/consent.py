"""What the employer asks of people before they are shown: `consent` under `extra.kollega`."""

from __future__ import annotations

from typing import Any

from kollega.records import PURPOSES, Effect, Purpose
from kollega.schema.fields import Context, Field, read_fields
from kollega.schema.readers import choice, choices, number
from kollega.site import ConsentRules
from kollega.sources import Map, Node

#: What is left out where nothing else is said.
EFFECTS: dict[Purpose, Effect] = {
    "site": "hold", "feeds": "hold", "social": "picture", "kit": "hold", "ranking": "hold"
}  # fmt: skip
_MEANING = {
    "site": "without consent to be on the site",
    "feeds": "without consent to be in feeds",
    "social": "without consent to be on pictures for networks",
    "kit": "without consent to be in share kits",
    "ranking": "without consent to be in rankings",
}
RULES = (
    *(
        Field(
            purpose,
            choice("hold", "name", "picture"),
            "one of: hold, name, picture",
            f"{_MEANING[purpose]}: hold back the record, or leave out the name, or the pictures; {EFFECTS[purpose]}",
        )
        for purpose in PURPOSES
    ),
    Field(
        "review_after", number(1, 600), "number of months", "older stories are listed, to be looked at again"
    ),
)


def consent_rules(node: Node, context: Context) -> ConsentRules | None:
    """A list of purposes, or a map from purposes to what is left out without consent, with `review_after`."""
    if not isinstance(node, Map):
        purposes: tuple[Purpose, ...] | None = choices(*PURPOSES)(node, context)
        return ConsentRules(asked={purpose: EFFECTS[purpose] for purpose in purposes}) if purposes else None
    values: dict[str, Any] = read_fields(node, RULES, context.inside(node))
    months = values.pop("review_after", None)
    return ConsentRules(
        asked={purpose: values[purpose] for purpose in PURPOSES if purpose in values},
        review_after=int(months) if months else None,
    )
