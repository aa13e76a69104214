"""Holding jobs against the rules: one finding for each place and what is missing, however many jobs have it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kollega.live import LiveJob
from kollega.pay.rules import RULES, Rule

#: Words by which a text is taken to speak of benefits.
_BENEFITS = re.compile(
    r"benefit|insurance|pension|retirement|401\(k\)|paid leave|vacation|holiday", re.IGNORECASE
)


class Finding(msgspec.Struct, frozen=True):
    """Jobs, in the order in which they are shown, that lack the same by the same rules."""

    rules: tuple[Rule, ...]
    lacks: tuple[str, ...]
    jobs: tuple[LiveJob, ...]
    is_remote: bool


def findings(jobs: Iterable[LiveJob], day: dt.date) -> list[Finding]:
    """What open jobs leave out that the law of one of their places asks for on a day.

    A job that can be done from anywhere in a country has the rules of all its parts, which are one finding.
    """
    rules = [rule for rule in RULES if rule.binds(day)]
    found: dict[tuple[tuple[str, ...], tuple[str, ...], bool], list[LiveJob]] = {}
    by_place = {rule.place: rule for rule in rules}
    for job in jobs:
        for bound, is_remote in _bound(job, rules):
            lacking = [rule for rule in bound if _lacks(job, rule)]
            lacks = dict.fromkeys(what for rule in lacking for what in _lacks(job, rule))
            if lacking:
                key = tuple(rule.place for rule in lacking), tuple(lacks), is_remote
                found.setdefault(key, []).append(job)
    return [
        Finding(tuple(by_place[place] for place in places), lacks, tuple(those), is_remote)
        for (places, lacks, is_remote), those in found.items()
    ]


def _bound(job: LiveJob, rules: Sequence[Rule]) -> Iterator[tuple[list[Rule], bool]]:
    """Groups of rules that bind a job: those of each place, or of each country from which it can be done."""
    if job.record.workplace == "remote":
        for country in job.record.remote_from:
            yield [rule for rule in rules if rule.country == country], True
    else:
        for rule in rules:
            if any(rule.is_for(place) for place in job.places):
                yield [rule], False


def _lacks(job: LiveJob, rule: Rule) -> tuple[str, ...]:
    pay = job.record.pay
    enough = pay is not None and pay.least is not None and (rule.asks == "amount" or pay.most is not None)
    lacks = () if enough else ("the lowest pay",) if rule.asks == "amount" else ("the range of pay",)
    says = job.record.benefits or _BENEFITS.search(job.text.plain)
    return (*lacks, *(() if says or "benefits" not in rule.also else ("the benefits",)))
