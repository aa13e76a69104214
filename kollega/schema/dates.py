"""What was probably meant by a date that is none: for the hint beside it, never to go on with."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from kollega.day import YEARS

#: The first letters of months in English, Danish, German, French and Dutch.
_MONTHS = (
    "jan", "feb fév fev", "mar mär maa mrt", "apr avr", "may mai maj mei", "jun juin", "jul juil", "aug août aou", "sep", "oct okt", "nov",
    "dec dez déc",
)  # fmt: skip
#: Hours from UTC of the zones that posts name.
_ZONES = {
    "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "et": None, "cet": 1, "cest": 2,
}  # fmt: skip
_TIME = re.compile(
    r"\b(\d{1,2})(?::([0-5]\d)(?::[\d.,]+)?)?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s*\(?([a-z]{2,4})\b|\s*(Z|[+-][01]\d:[0-5]\d)$)?",
    re.IGNORECASE | re.ASCII,
)
#: An example where nothing can be made of it.
EXAMPLE = "2026-01-13"
#: Year, month and day as we write them, with what a time of day is after.
_OURS = re.compile(
    r"(?=\d{8}|\d{4}-)(?P<year>\d{4})(-?)(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:[T\s]+|$)",
    re.ASCII | re.IGNORECASE,
)


def last_day(value: str) -> str:
    """The last day of the month that has no such day as `value` names, which is written as we write dates; or nothing."""
    found = _OURS.match(value)
    if found is None:
        return ""
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if year not in YEARS or not 1 <= month <= 12:
        return ""
    last = monthrange(year, month)[1]
    return "" if 1 <= day <= last else _date(year, month, last)


def cure(value: str) -> str:
    """The date that was probably meant, as we write it; else an example."""
    value = value[:200]
    if found := _OURS.match(value):
        year, one, other = (int(found[name]) for name in ("year", "month", "day"))
        made = _date(year, one, other) or _date(year, other, one)
        return made + _time(value[found.end() :]) if made else EXAMPLE
    with suppress(ValueError):  # a day of a week, 2026-W01-1
        return date.fromisoformat(value).isoformat()
    for pattern, order in (
        (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", (2, 1, 0)),
        (r"(\d{1,2})/(\d{1,2})/(\d{4})", (2, 0, 1)),
    ):
        found = re.fullmatch(pattern, value, re.ASCII)
        if found and (made := _date(*(int(found.groups()[number]) for number in order))):
            return made
    return _in_words(value) if re.search(r"[^\W\d_]", value) else EXAMPLE


def _in_words(value: str) -> str:
    year = re.search(r"\b(?:19|20)\d{2}\b", value, re.ASCII)
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\b(?!:|\s*[ap]\.?m)", value, re.IGNORECASE | re.ASCII)
    if not year or not day:
        return EXAMPLE
    month = next((number for word in re.findall(r"[^\W\d]+", value) if (number := _month(word))), 0)
    if not month:
        return f"{year[0]}-01-{int(day[1]):02} if January is meant: the month is missing"
    made = _date(int(year[0]), month, int(day[1]))
    return f"{made}{_time(value[max(year.end(), day.end()) :])}" if made else EXAMPLE


def _time(rest: str) -> str:
    """`T17:00-05:00`, where a text names a time of day."""
    found = _TIME.search(rest)
    if not found or not (found[2] or found[3]) or int(found[1]) > (12 if found[3] else 23):
        return ""
    hour = int(found[1]) % 12 + 12 * (found[3][0].casefold() == "p") if found[3] else int(found[1])
    offset = _ZONES.get((found[4] or "").casefold())
    zone = "" if offset is None else f"{'-' if offset < 0 else '+'}{abs(offset):02}:00"
    return f"T{hour:02}:{found[2] or '00'}{found[5] or zone}"


def _month(word: str) -> int:
    word = word.casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        if len(word) > 2 and word.startswith(tuple(beginnings.split())) and len(word) < 11:
            return number
    return 0


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year in YEARS else ""
    except ValueError:
        return ""
