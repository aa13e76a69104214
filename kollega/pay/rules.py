"""The table of rules."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from kollega.live import Place


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the law of a place asks of adverts; the meaning of each field is told in the file."""

    place: str
    name: str
    asks: Literal["range", "amount", "later", "planned"]
    since: dt.date
    source: str
    seen: dt.date
    verified: bool
    regions: tuple[str, ...] = ()
    also: tuple[Literal["benefits"], ...] = ()
    staff: int = 0
    note: str = ""

    @property
    def country(self) -> str:
        """The ISO 3166 code of the country."""
        return self.place.partition("-")[0]

    def binds(self, day: dt.date) -> bool:
        """Whether it asks anything of an advert on a day."""
        return self.asks in ("range", "amount") and self.since <= day

    def is_for(self, place: Place) -> bool:
        """Whether a place of work lies where the rule holds. A part of a country is known by its name or codes."""
        if place.country != self.country:
            return False
        words = {word.strip().casefold() for word in (place.region, place.region.rpartition(",")[2])}
        return not self.regions or bool(words & {name.casefold() for name in (self.place, *self.regions)})


def _read() -> tuple[Rule, ...]:
    data = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
    return msgspec.convert(data["rule"], tuple[Rule, ...])


RULES = _read()
