"""The day, where nobody ordered one. Everywhere else it is an input, of a year that is one of `YEARS`."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

#: The years that calendars agree on, with room to count on from a day, and back.
YEARS = range(1000, 9991)


def today_in(timezone: str) -> date:
    """The day in a timezone (`Europe/Copenhagen`), by `SOURCE_DATE_EPOCH` (seconds since 1970) or else by the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    zone = ZoneInfo(timezone)
    return (datetime.fromtimestamp(int(epoch), zone) if epoch.isdecimal() else datetime.now(zone)).date()
