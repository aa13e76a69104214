"""What was meant by pay in words, for a hint: what was written and nothing else; a `?` stands for what was not."""

from __future__ import annotations

import re
from decimal import Decimal

from kollega.amounts import AMOUNT, plain
from kollega.schema.codes import CURRENCIES

_LONGEST = 200
#: Neither a letter before nor after: the edges of a word that may touch digits.
_EDGE, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_SIGNS = {"€": "EUR", "e": "EUR", "$": "USD", "d": "USD", "£": "GBP", "p": "GBP"}
_NAMED = (
    rf"(?:[€$£]|{_EDGE}(?:(?i:t?kr|kroner|kronor|euros?|dollars?|pounds?|eur|dkk|usd|gbp|chf|sek|nok)"
    rf"|{'|'.join(sorted(CURRENCIES))}){_END})"
)
_MONEY, _BEFORE, _AFTER = (re.compile(form) for form in (_NAMED, rf"{_NAMED}[ .]*$", rf"[ .]*{_NAMED}"))
#: `kr` where it is not that of Denmark.
_KR = {"Europe/Stockholm": "SEK", "Europe/Oslo": "NOK", "Atlantic/Reykjavik": "ISK"}
_PERIODS = {
    name: re.compile(rf"{_EDGE}(?:{words}){_END}", re.IGNORECASE)
    for name, words in {
        "hour": r"hours?|hourly|hrs?|(?<=/)h|(?:pr\.?|per|i)\s?timen?|(?<=/)\s?timen?|timer|timeløn|stunden?|std|heures?|horaire|uur|uurloon",
        "day": r"days?|daily|dag|dagen|dagligt?|tag|täglich|jours?|dagelijks",
        "week": r"weeks?|weekly|ugen?|ugentligt?|wochen?|wöchentlich|semaines?|weken|wekelijks",
        "month": r"months?|monthly|mo|mth|mdr?|mnd|måned\w*|monat\w*|mois|mensuel\w*|maand\w*|p\.?m",
        "year": r"years?|yearly|yr|annum|annual(?:ly)?|p\.?a|år\w*|jahr\w*|jähr\w*|(?:par\s|(?<=/))an|année|annuel\w*|jaar\w*",
    }.items()
}
_BETWEEN = re.compile(r"\s*(?:[-–—]|to|and|til|og|bis|und|à|et|tot|en)\s*", re.IGNORECASE)
_LEAST = re.compile(
    rf"{_EDGE}(?:from|starting at|at least|min|minimum|over|fra|mindst|ab|von|mindestens|dès|à partir de|au moins|vanaf|minstens)$",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"{_EDGE}(?:up to|at most|max|maximum|op til|højst|bis|bis zu|höchstens|jusqu['’]à|au plus|tot|hoogstens)$",
    re.IGNORECASE,
)


def meant(text: str, timezone: str) -> str:
    """Pay in words as the map that was probably meant; nothing where no number is in it."""
    text = text[:_LONGEST]
    if not plain(text):
        return ""
    currency = _only(_currencies(text, timezone)) or "code?"
    per = _only({name for name, words in _PERIODS.items() if words.search(text)}) or "month/year?"
    return f"{{{_amounts(text)}, currency: {currency}, per: {per}}}"


def _only(found: set[str]) -> str:
    return found.pop() if len(found) == 1 else ""


def _currencies(text: str, timezone: str) -> set[str]:
    """The currencies that a text names; a code tells more than a sign."""
    found = _MONEY.findall(text)
    codes = {sign.upper() for sign in found} & CURRENCIES
    return codes or {_SIGNS.get(sign[0].casefold()) or _KR.get(timezone, "DKK") for sign in found}


def _amounts(text: str) -> str:
    """The one amount or range of a text, as fields; where several could be it, that which stands beside money."""
    ranges = _ranges(text)
    if len(ranges) > 1:
        ranges = [one for one in ranges if _is_money(text[: one[0].start()], text[one[-1].end() :])]
    if len(ranges) != 1:
        return "amount: number?"
    first, last = ranges[0][0], ranges[0][-1]
    amount = plain(last[0])
    if first is not last:
        return f"min: {_like(plain(first[0]), amount)}, max: {amount}"
    before = _MONEY.sub("", text[: first.start()]).rstrip(" .:")
    if _LEAST.search(before) or text[first.end() :].startswith("+"):
        return f"min: {amount}"
    return f"{'max' if _MOST.search(before) else 'amount'}: {amount}"


def _ranges(text: str) -> list[list[re.Match[str]]]:
    """The amounts of a text, each alone or as the two ends of a range."""
    found: list[list[re.Match[str]]] = []
    for amount in AMOUNT.finditer(text):
        between = text[found[-1][0].end() : amount.start()] if found else ""
        if found and len(found[-1]) == 1 and _BETWEEN.fullmatch(_MONEY.sub("", between).replace(".", "")):
            found[-1].append(amount)
        else:
            found.append([amount])
    return found


def _is_money(before: str, after: str) -> bool:
    """Whether a currency stands beside what is between two texts."""
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def _like(first: str, last: str) -> str:
    """The lower end of a range in the units of the upper: `50` of `50-60.000` is `50000`."""
    factors = (factor for factor in (1_000_000, 1_000) if Decimal(first) * factor <= Decimal(last))
    return plain(f"{Decimal(first) * next(factors, 1):f}") if Decimal(first) < 1_000 else first
