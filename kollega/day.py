"""The day, where nobody ordered one. Everywhere else it is an input, of a year that is one of `YEARS`."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

#: The years that calendars agree on, with room to count on from a day, and back.
YEARS = range(1000, 9991)


def today_in(timezone: str) -> date:
    """The day in a timezone (`Europe/Copenhagen`), by `SOURCE_DATE_EPOCH` (seconds since 1970) or else by the clock."""
    zone = ZoneInfo(timezone)
    return (_ordered(zone) or datetime.now(zone)).date()


def _ordered(zone: ZoneInfo) -> datetime | None:
    """What `SOURCE_DATE_EPOCH` says, where that is a moment of our years."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), zone) if epoch.isdecimal() else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment and moment.year in YEARS else None
