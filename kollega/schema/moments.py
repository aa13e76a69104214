"""Dates and times. A date-time without offset is read in the site's timezone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from kollega.day import YEARS
from kollega.records import Moment
from kollega.schema.dates import cure, last_day
from kollega.schema.fields import Context, Reader
from kollega.schema.readers import shown
from kollega.sources import CURLY, Node, Scalar

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
#: ISO 8601's extended form, with the liberties that people take, and its basic form.
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([Zz]|[+-]\d{2}(:?\d{2})?)?"
    r"|\d{8}[Tt]\d{4}(\d{2}([.,]\d+)?)?([Zz]|[+-]\d{2}(\d{2})?)?",
    re.ASCII,
)
#: The end of a day, which is the beginning of the next.
_MIDNIGHT = re.compile(r"(?<=[T ])24(?=[0:.,]+(?:[Z+-]|$))")


def day(node: Node, context: Context) -> date | None:
    """A calendar day, `2026-11-21`."""
    moment_ = moment(node, context)
    return moment_.day if moment_ else None


#: The last day of calendars, which programs write for "never".
_NEVER = re.compile(r"9999-?12-?31([T ].*)?", re.ASCII | re.IGNORECASE)


def until(node: Node, context: Context) -> date | None:
    """A last day; that of all calendars counts as absent."""
    return None if _NEVER.fullmatch(shown(node).strip()) else day(node, context)


def moment(node: Node, context: Context) -> Moment | None:
    """A day, or a full ISO 8601 date-time."""
    value = shown(node).strip() if isinstance(node, Scalar) else shown(node)
    try:
        if _DATE.fullmatch(value) and isinstance(node, Scalar):
            year, month, of_month = map(int, value.split("-"))
            start = datetime.combine(date(year, month, of_month), time(), context.timezone)
            return Moment.of(_fixed(start, context.timezone))
        if _TIME.fullmatch(value) and isinstance(node, Scalar):
            text, midnights = _MIDNIGHT.subn("00", re.sub(r"\s+(?=[Zz+-]|$)", "", value).upper())
            at = datetime.fromisoformat(text) + timedelta(days=midnights)
            at = at if at.tzinfo else at.replace(tzinfo=context.timezone)
            return Moment.of(_fixed(at, context.timezone), whole_day=False)
    except (ValueError, OverflowError):
        pass
    if last := last_day(value):
        context.problem("not-in-month", node, value=value, month=last[:7], last=last)
    elif value.startswith(CURLY):
        context.problem("yaml-curly", node)
    else:
        context.problem("not-a-date", node, value=value, cure=cure(value))
    return None


#: A time as the clocks of some place show it, which is not UTC.
_CLOCK = re.compile(r"[\d-]+[Tt ](\d{2}):?(\d{2}).*[+-][\d:]{2,5}", re.ASCII)


def hour(node: Node, context: Context) -> Moment | None:
    """A moment for which people come together. Whoever wrote it for clocks elsewhere is told what is shown."""
    found = moment(node, context)
    if found and (clock := _CLOCK.fullmatch(shown(node).strip())):
        written, here = ":".join(clock.groups()), f"{found.at:%H:%M}"
        if written != here:
            context.problem("hour-elsewhere", node, written=written, here=here, zone=context.timezone.key)
    return found


#: What posts say that have no last day.
_OPEN_ENDED = frozenset({
    *"tbd tba n/a na none - ? unknown open ongoing rolling continuous asap soon løbende".split(), "to be determined",
    "to be announced", "until filled", "open until filled", "no deadline", "open ended", "rolling basis",
})  # fmt: skip


def deadline(node: Node, context: Context) -> Moment | None:
    """A last moment; words that say that there is none, or none yet, count as absent, with a warning. The last day of
    all calendars says the same."""
    value = " ".join(shown(node).casefold().replace("-", " ").split()) or shown(node).strip()
    if isinstance(node, Scalar) and (value in _OPEN_ENDED or value.startswith("until filled")):
        context.problem("date-placeholder", node, value=shown(node).strip())
        return None
    return None if _NEVER.fullmatch(shown(node).strip()) else moment(node, context)


def end_of(moment_: Moment, zone: ZoneInfo) -> datetime:
    """The last second that a moment means: a whole day ends at 23:59:59."""
    if not moment_.whole_day:
        return moment_.at
    return _fixed(datetime.combine(moment_.day, time(23, 59, 59), zone), zone)


def in_order(values: dict[str, Any], first: str, last: str, problem: str, context: Context) -> None:
    """Report a field whose day or moment lies before that of another one, as such a problem."""
    begin, end = values.get(first), values.get(last)
    if not begin or not end:
        return
    is_early = _day(end) < _day(begin)
    if isinstance(begin, Moment) and isinstance(end, Moment):
        is_early = is_early or (end.at < begin.at and not end.whole_day)
    if is_early:
        context.field = last
        within_a_day = _day(begin) == _day(end)
        context.problem(problem, first=first, begin=_told(begin, within_a_day), end=_told(end, within_a_day))


def _day(value: Moment | date) -> date:
    return value.day if isinstance(value, Moment) else value


def _told(value: Moment | date, with_time: bool) -> str:
    """A day; the moment itself where the days are the same, and would not show which comes first."""
    if with_time and isinstance(value, Moment):
        return value.at.isoformat(timespec="minutes")
    return _day(value).isoformat()


def days(least: int, *, never: bool = False) -> Reader:
    """A number of days from `least` on (`7`, `180 days`); with `never` also that word, which is read as -1."""

    def read(node: Node, context: Context) -> int | None:
        value = shown(node).strip().casefold()
        if never and isinstance(node, Scalar) and value == "never":
            return -1
        found = re.fullmatch(r"([0-9]{1,5})( days?)?", value) if isinstance(node, Scalar) else None
        if found and int(found[1]) >= least:
            return int(found[1])
        context.problem("not-days", node, value=value, least=least, never=" or `never`" if never else "")
        return None

    return read


def _fixed(at: datetime, zone: ZoneInfo) -> datetime:
    """The same instant with the zone's offset as a plain number, so that equal moments have equal bytes."""
    if at.year not in YEARS:
        raise ValueError("a year on which calendars do not agree")
    local = at.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))
