"""What a board says of one thing, read without trusting its form: what is not there or of another kind is empty."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from kollega import amounts
from kollega.importing import Refused
from kollega.letters import clean, line, nfc

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UTC = re.compile(r"\s?(?:UTC|Z)$")
_ONE_DAY = dt.timedelta(days=1)


class Row:
    """A JSON object. Each method takes the names that lead to a value."""

    def __init__(self, value: Any) -> None:
        self._value = value if isinstance(value, dict) else {}

    def value(self, *names: str) -> Any:
        """The value itself, or nothing."""
        found: Any = self._value
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def text(self, *names: str) -> str:
        """A text or number on one line, without what is invisible."""
        return plain(self.value(*names))

    def html(self, *names: str) -> str:
        """A text as it is."""
        value = self.value(*names)
        return value if isinstance(value, str) else ""

    def flag(self, *names: str) -> bool:
        """Whether it is true, and not only like it."""
        return self.value(*names) is True

    def number(self, *names: str) -> Decimal | None:
        """An amount that is more than nothing."""
        return amount(self.value(*names))

    def moment(self, *names: str) -> dt.date | dt.datetime | None:
        """A date, or a date-time with an offset; milliseconds since 1970 count as well."""
        return moment(self.value(*names))

    def row(self, *names: str) -> Row:
        """An object."""
        return Row(self.value(*names))

    def rows(self, *names: str) -> list[Row]:
        """The objects of a list; one object is a list of one."""
        value = self.value(*names)
        return [Row(one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]

    def texts(self, *names: str) -> list[str]:
        """The texts of a list; one text is a list of one."""
        value = self.value(*names)
        texts = map(plain, value if isinstance(value, list) else [value])
        return [text for text in texts if text]


def listed(answer: Any, name: str = "") -> list[Row]:
    """The objects that an answer lists, under a name or by itself. Raises `Refused` where it lists none."""
    value = answer.get(name) if name and isinstance(answer, dict) else answer
    if not isinstance(value, list):
        where = f" (there is no list `{name}`)" if name else ""
        raise Refused(f"the answer is not of the form that this board documents{where}")
    return [Row(one) for one in value]


def plain(value: Any) -> str:
    """A text or number on one line; anything else is empty."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return nfc(line(clean(str(value))[0]))


def amount(value: Any) -> Decimal | None:
    """A positive amount of money, a number or a text as people write it (`50.000,00`); nothing where it is none."""
    text = plain(value)
    if isinstance(value, str):
        text = amounts.plain(text) if amounts.AMOUNT.fullmatch(text) else ""
    number = Decimal(text or 0)
    return number if number.is_finite() and 0 < number < 10**12 else None


def moment(value: Any) -> dt.date | dt.datetime | None:
    """A date, or a date-time with an offset (UTC where none is written).

    By the first and the last day that there are, systems mean none; and somewhere in the world such a moment is on the
    day before or after, which no calendar has.
    """
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            at: dt.date = dt.datetime.fromtimestamp(value / 1000, dt.UTC)
        elif _DAY.fullmatch(text := plain(value)):
            at = dt.date.fromisoformat(text)
        else:
            at = dt.datetime.fromisoformat(_UTC.sub("+00:00", text))
        at - _ONE_DAY, at + _ONE_DAY
    except (ValueError, OverflowError, OSError):
        return None
    return at.replace(tzinfo=dt.UTC) if isinstance(at, dt.datetime) and not at.tzinfo else at
