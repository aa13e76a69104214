"""Dates and times. A date-time without offset is read in the site's timezone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from kollega.records import Moment
from kollega.schema.fields import Context
from kollega.schema.readers import shown
from kollega.sources import Node, Scalar

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s*([Zz]|[+-]\d{2}(:?\d{2})?)?", re.ASCII
)


def day(node: Node, context: Context) -> date | None:
    """A calendar day, `2026-11-21`."""
    moment_ = moment(node, context)
    return moment_.day if moment_ else None


def moment(node: Node, context: Context) -> Moment | None:
    """A day, or a full ISO 8601 date-time."""
    value = shown(node).strip() if isinstance(node, Scalar) else shown(node)
    try:
        if _DATE.fullmatch(value) and isinstance(node, Scalar):
            year, month, of_month = map(int, value.split("-"))
            start = datetime.combine(date(year, month, of_month), time(), context.timezone)
            return Moment(at=_fixed(start, context.timezone))
        if _TIME.fullmatch(value) and isinstance(node, Scalar):
            at = datetime.fromisoformat(re.sub(r"\s+(?=[Zz+-]|$)", "", value).upper())
            at = at if at.tzinfo else at.replace(tzinfo=context.timezone)
            return Moment(at=_fixed(at, context.timezone), whole_day=False)
    except (ValueError, OverflowError):
        pass
    context.problem("not-a-date", node, value=value, example=_cure(value))
    return None


def end_of(moment_: Moment, zone: ZoneInfo) -> datetime:
    """The last second that a moment means: a whole day ends at 23:59:59."""
    if not moment_.whole_day:
        return moment_.at
    return _fixed(datetime.combine(moment_.day, time(23, 59, 59), zone), zone)


def _fixed(at: datetime, zone: ZoneInfo) -> datetime:
    """The same instant with the zone's offset as a plain number, so that equal moments have equal bytes."""
    if not 1000 <= at.year <= 9990:
        raise ValueError("outside the years that calendars agree on")
    local = at.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def _cure(value: str) -> str:
    """The date that was probably meant, where the mistake is a usual one."""
    found = _DATE.fullmatch(value)
    if found and _is_date(found[1], found[3], found[2]):
        return f"{found[1]}-{int(found[3]):02}-{int(found[2]):02}"
    found = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", value)
    if found and _is_date(found[3], found[2], found[1]):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return "2026-01-13"


def _is_date(year: str, month: str, of_month: str) -> bool:
    try:
        date(int(year), int(month), int(of_month))
    except ValueError:
        return False
    return True
