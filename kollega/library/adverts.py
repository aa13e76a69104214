"""Adverts: what costs a job its place in search engines, what the law on pay asks, and words that shut people out.

Only jobs that are open, or will be, are looked at. The rules on titles follow Google's for job postings
(developers.google.com/search/docs/appearance/structured-data/job-posting), collected in November 2026.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from kollega import hints, pay
from kollega.addresses import looked_up
from kollega.letters import is_seen
from kollega.library.parsed import Parsed
from kollega.library.places import names_a_state, names_by_code
from kollega.live import LiveJob, Place
from kollega.locales import country_name
from kollega.records import Job
from kollega.schema import Document
from kollega.site import Site

_CODE = re.compile(
    r"#\s?\w*\d\w*|\b(?:ref|req|id|nr|no|job)\b[.:#\s-]*\d{2,}|\(\d{3,}\)|\b(?!ISO)[A-Z]{1,5}(?:[-_/]\d{3,}|\d{4,})\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[€$£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|£|kr\b|EUR\b|USD\b|GBP\b|DKK\b|SEK\b|NOK\b|CHF\b)")
_SIGNS = re.compile(
    "!+$|!!+|[?]{2,}|[*]{2,}|\\s[|]\\s|[\u2190-\u21ff\u25b6-\u25cf\u2600-\u27bf\u2b50\U0001f300-\U0001faff]"
)
#: A legal form behind the name of a company, which people leave out.
_FORM = re.compile(
    r"[\s,]+(?:a/s|aps|a\.m\.b\.a\.|ab|asa?|oyj?|gmbh|ag|se|kg|ltd|limited|llc|inc|corp|plc|s\.?a\.?|b\.?v\.?|n\.?v\.?|sarl|sas)\.?$",
    re.IGNORECASE,
)
#: More jobs than these are counted, not named.
_NAMED = 3


class Extra(NamedTuple):
    """What stands in a title beside the name of the job, and the cure."""

    what: str
    value: str
    cure: str


def check(documents: Iterable[Document], parsed: Mapping[str, Parsed], site: Site) -> None:
    """Tell of each advert what search engines and readers would hold against it. `parsed`: what is known of texts, by path.

    A translation is an advert as well; what it leaves to its original is told there.
    """
    for document in documents:
        record: Job = document.record
        if "body" not in record.inherited:
            _check_text(document, parsed.get(record.path))
        if record.own("title"):
            _check_title(document, site)
        if site.apply_hosts and record.own("apply_url"):
            _check_way(document, site)


def _check_text(document: Document, known: Parsed | None) -> None:
    record: Job = document.record
    # One word more than the title has is enough to know that the text is another.
    words = known.text.plain.split(maxsplit=len(record.title.split())) if known else ()
    if not is_seen(" ".join(words)):
        document.problem("job-without-text", "title")
    elif " ".join(words).casefold() == record.title.casefold():
        document.problem("job-text-title", "title")
    for hint in known.hints if known else hints.on_text(record.body, record.lang):
        document.source.problem(
            "words-exclude", record.body_line + hint.line - 1, hint.column, value=hint.found, why=hint.why,
            instead=hint.instead,
        )  # fmt: skip


def _check_title(document: Document, site: Site) -> None:
    record: Job = document.record
    for extra in extras(record, site):
        document.problem("title-extra", "title", **extra._asdict())
    if is_shouted(record.title):
        document.problem("title-shouted", "title", value=record.title.capitalize())
    for hint in hints.on_title(record.title, record.lang):
        document.problem("title-gendered", "title", value=hint.found, instead=hint.instead)


def _check_way(document: Document, site: Site) -> None:
    """Tell of a job that sends candidates to a host which the employer does not name."""
    host = looked_up(urlsplit(document.record.apply_url).hostname or "")
    named = (*site.apply_hosts, looked_up(urlsplit(site.url).hostname or ""))
    if not any(host == one or host.endswith(f".{one}") for one in named):
        document.problem("apply-elsewhere", "apply_url", value=host, hosts=_in_words(list(site.apply_hosts)))


def extras(record: Job, site: Site) -> Iterator[Extra]:
    """What stands in a title beside the name of the job."""
    title = record.title
    if found := _CODE.search(title):
        yield Extra("a number or code", found[0], "it has a field of its own, `reference`.")
    if found := _MONEY.search(title):
        yield Extra("pay", found[0], "it has a field of its own, `pay`.")
    if found := _SIGNS.search(title):
        yield Extra("a sign that only calls for attention", found[0].strip(), "words are enough.")
    name = _FORM.sub("", site.organisation.name)
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title):
        yield Extra("the employer's name", name, "it stands on the page anyway.")
    for place in record.locations:
        city = place.partition(",")[0].strip()
        if city and re.search(rf"(?:[,(–-]|\b(?:in|i|à|te|at))\s*{re.escape(city)}\b\W*$", title):
            yield Extra("a place", city, "it has a field of its own, `location`.")
            break


def is_shouted(title: str) -> bool:
    """Whether a title is in capitals throughout; abbreviations alone are none, nor are letters that have no capitals."""
    return (
        title.upper() == title != title.lower()
        and sum(len(word) > 3 and word.isalpha() for word in title.split()) > 1
    )


class _Amiss(NamedTuple):
    """A problem of the place of a job, when a place has it, and how its name is then written."""

    problem: str
    has: Callable[[Place], bool]
    meant: Callable[[Place], str] = lambda _: ""


_AMISS = (
    _Amiss("country-unknown", lambda place: not place.country),
    _Amiss("town-missing", lambda place: not place.city),
    _Amiss("country-as-code", names_by_code, lambda place: f"{place.city}, {country_name(place.region)}"),
    _Amiss("state-abroad", names_a_state, lambda place: f"{place.link.name}, USA"),
)


def check_places(jobs: Iterable[LiveJob], documents: Mapping[str, Document]) -> None:
    """Tell once of open jobs in places of which nobody said in which country they are, or in which town."""
    on_site = [job for job in jobs if job.record.workplace != "remote"]
    for one in _AMISS:
        lost = [job for job in on_site if any(map(one.has, job.places))]
        if lost:
            first, *others = lost
            number, place = next(row for row in enumerate(first.places) if one.has(row[1]))
            documents[first.slug].problem(
                one.problem, f"location.{number}", value=first.record.locations[number], others=_others(others),
                meant=one.meant(place), region=place.region, country=country_name(place.country),
            )  # fmt: skip


def _others(jobs: list[LiveJob]) -> str:
    """Words on more jobs of which the same is true, or nothing."""
    shown = [f"`{job.source}`" for job in jobs[:_NAMED]]
    shown += [f"{len(jobs) - _NAMED} more"] if len(jobs) > _NAMED else []
    return f", and likewise for {_in_words(shown)}" if shown else ""


def check_pay(jobs: Iterable[LiveJob], documents: Mapping[str, Document], site: Site, today: dt.date) -> None:
    """Hold open jobs against the rules on pay; once for each place and what is missing there."""
    if site.pay_rules == "off":
        return
    problem = "pay-rule" if site.pay_rules == "warn" else "pay-rule-broken"
    for finding in pay.findings(jobs, today):
        first, *others = finding.jobs
        names = [_place(rule) for rule in finding.rules]
        documents[first.slug].problem(
            problem, "pay", lacks=" and ".join(finding.lacks),
            place=("work from home in " if finding.is_remote else "") + _in_words(names),
            source="; ".join(rule.source for rule in finding.rules[:1]) + (" and others" if len(names) > 1 else ""),
            others=_others(others),
        )  # fmt: skip


def _place(rule: pay.Rule) -> str:
    """Where a rule holds; how many people work for an employer, nobody here knows."""
    return f"{rule.name} (from {rule.staff} employees on)" if rule.staff else rule.name


def _in_words(names: list[str]) -> str:
    """Names as a list in words; of many, the first."""
    if len(names) > 2 * _NAMED:
        names = [*names[: 2 * _NAMED], f"{len(names) - 2 * _NAMED} more"]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
