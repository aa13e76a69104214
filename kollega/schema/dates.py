"""What was probably meant by a date that is none: for the hint beside it, never to go on with."""

from __future__ import annotations

import re
from datetime import date

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
    r"\b(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s*\(?([a-z]{2,4})\b)?", re.IGNORECASE
)
#: An example where nothing can be made of it.
EXAMPLE = "2026-01-13"


def cure(value: str) -> str:
    """The date that was probably meant, as we write it; else an example."""
    value = value[:200]
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 2, 1)),
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
    return f"T{hour:02}:{found[2] or '00'}{zone}"


def _month(word: str) -> int:
    word = word.casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        if len(word) > 2 and word.startswith(tuple(beginnings.split())) and len(word) < 11:
            return number
    return 0


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
