"""Facets: what open jobs can be found by, and which choices have a page and a feed of their own (the job finder).

A choice is one value of each of some facets: the team of the ferries, in Stillehavn. Which choices have a page:

- **Every single value** that any job has, also one that is closed, so that a page and its feed do not vanish between
  two jobs. A place that is only a name has a page of its own while a job there is open, and is a value no longer.
- **Every pair of values with an open job**, unless the one value alone leads to the same jobs as the other.
- **Three values** where more than a handful of jobs have them all.
- Of single values at most `MOST`, and of the others as many again: where there are more, those with the fewest jobs are
  left out. So 500 jobs make some hundred pages, and 2,000 jobs some hundreds.

A facet that all jobs have the same value of tells nothing, and is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations
from operator import and_

from kollega.collation import key
from kollega.live import Library, LiveJob
from kollega.locales import comma
from kollega.records import Struct
from kollega.sections import BELOW
from kollega.words import EMPLOYMENT, WORKPLACES, Say

#: The facets in the order in which addresses name them, with their names.
FACETS = {"team": "Team", "place": "Place", "workplace": "Workplace", "type": "Employment"}
#: Below this folder of the site lie the pages of choices, and nothing else.
FOLDER = "jobs/find/"
#: How many values a choice has at most, how many pages there are of single values and of others, and what a handful is.
DEEPEST, MOST, HANDFUL = 3, 300, 5
#: The addresses whose frames the pages of choices have, by the number of values.
FRAMES = {depth: FOLDER + f"{BELOW}/" * depth for depth in range(1, DEEPEST + 1)}
_RANKS = {facet: rank for rank, facet in enumerate(FACETS)}
#: Facets whose values are words of the interface.
_IN_WORDS = ("workplace", "type")


class Value(Struct, frozen=True, kw_only=True):
    """A value of a facet. `slug` is unique in the facet; `name` is that of a team or place, or an English message."""

    facet: str
    slug: str
    name: str

    def label(self, say: Say) -> str:
        """What people call it."""
        return say(self.name) if self.facet in _IN_WORDS else self.name


#: Values of different facets, in the order of the facets.
Choice = tuple[Value, ...]


class Facets:
    """The facets of some jobs. Sets of open jobs are whole numbers with a bit for each, the first lowest."""

    def __init__(
        self, jobs: Sequence[LiveJob], closed: Sequence[LiveJob], *, lang: str = "en", own_only: bool = False
    ) -> None:
        """`lang` decides the order of names. With `own_only`, choices have a page where a job has one in this language."""
        self._jobs = jobs
        having: dict[Value, int] = {}
        everything = (*jobs, *closed)
        for number, job in enumerate(everything):
            for value in values_of(job):
                having[value] = having.get(value, 0) | 1 << number
        self.all = (1 << len(jobs)) - 1
        telling = {value.facet for value, jobs in having.items() if jobs != (1 << len(everything)) - 1}
        ordered = sorted(having, key=lambda value: _rank(value, lang))
        #: The open jobs that have each value, by value; only of facets that tell jobs apart.
        self.having = {value: having[value] & self.all for value in ordered if value.facet in telling}
        self._values = {facet: [value for value in self.having if value.facet == facet] for facet in FACETS}
        #: The facets by which open jobs can be told apart today.
        self.shown = tuple(
            facet
            for facet in FACETS
            if any(0 < self.having[value] < self.all for value in self._values[facet])
        )
        singles = _most({(value,): jobs for value, jobs in self.having.items()})
        #: The choices with a page, and the open jobs that have all their values.
        self.choices: dict[Choice, int] = singles | _most(self._deeper(singles))
        if own_only:
            own = sum(1 << number for number, job in enumerate(jobs) if not job.elsewhere)
            self.choices = {choice: found for choice, found in self.choices.items() if found & own}

    @classmethod
    def of_library(cls, library: Library) -> Facets:
        """The facets of all jobs of a language. In one that is not the first, what is not translated makes no pages."""
        return cls(library.jobs, library.closed, lang=library.site.lang, own_only=bool(library.site.folder))

    def of(self, facet: str) -> list[Value]:
        """The values of a facet, in the order in which people look for them."""
        return self._values[facet]

    def jobs(self, found: int) -> list[LiveJob]:
        """The jobs of a set, in their order."""
        return [job for job, bit in zip(self._jobs, reversed(f"{found:b}"), strict=False) if bit == "1"]

    def jobs_of(self, values: Iterable[Value]) -> int:
        """The open jobs that have all of some values."""
        return reduce(and_, (self.having[value] for value in values), self.all)

    def is_listed(self, choice: Choice) -> bool:
        """Whether search engines are told of the page: of a value with a job, and of a pair with two."""
        return len(choice) <= min(2, self.choices[choice].bit_count()) and self._is_shown(choice)

    def _is_shown(self, choice: Choice) -> bool:
        return all(value.facet in self.shown for value in choice)

    def _deeper(self, singles: Mapping[Choice, int]) -> dict[Choice, int]:
        """The choices of several values that are worth a page, before there are too many."""
        known = {choice: jobs for choice, jobs in singles.items() if jobs and self._is_shown(choice)}
        level, last = known, list(known.items())
        for _ in range(1, DEEPEST):
            level = dict(_narrower(level, last, known))
            known = known | level
        return {choice: jobs for choice, jobs in known.items() if len(choice) > 1}


def _narrower(
    level: Mapping[Choice, int], last: list[tuple[Choice, int]], known: Mapping[Choice, int]
) -> Iterator[tuple[Choice, int]]:
    """The choices of `level` with a value more that are worth a page, by what is known of those with a value less."""
    for choice, found in level.items():
        for end, having in last:
            jobs, longer = found & having, (*choice, *end)
            if jobs and _RANKS[choice[-1].facet] < _RANKS[end[0].facet]:
                wider = [known.get(part) for part in combinations(longer, len(choice))]
                is_new = None not in wider and any(others != jobs for others in wider)
                if is_new and (len(longer) == 2 or jobs.bit_count() > HANDFUL):
                    yield longer, jobs


def values_of(job: LiveJob) -> Iterator[Value]:
    """The values of a job. What has no page of its own today is none."""
    for facet, link in (("team", job.team), *(("place", place.link) for place in job.places)):
        if link and link.address:
            yield Value(facet=facet, slug=link.address.rstrip("/").rpartition("/")[2], name=link.name)
    yield Value(facet="workplace", slug=job.record.workplace, name=WORKPLACES[job.record.workplace])
    for name in job.record.employment_type:
        yield Value(facet="type", slug=name.replace("_", "-"), name=EMPLOYMENT[name])


def path_of(choice: Choice) -> str:
    """`team-ferries/place-stillehavn`: the end of the address of the page, and of the path of the feed."""
    return "/".join(f"{value.facet}-{value.slug}" for value in choice)


def address_of(choice: Choice) -> str:
    """The address of the page of a choice; of the choice of nothing, the list of all jobs."""
    return f"{FOLDER}{path_of(choice)}/" if choice else "jobs/"


def feed_of(choice: Choice) -> str:
    """The path of the feed of a choice, without ending."""
    return f"feeds/jobs/{path_of(choice)}"


def heading_of(choice: Choice, say: Say, lang: str) -> str:
    """What the jobs of a choice are called, e.g. `Jobs in Ferries, Stillehavn: Full time`."""
    where = comma(lang).join(value.name for value in choice if value.facet not in _IN_WORDS)
    how = comma(lang).join(value.label(say) for value in choice if value.facet in _IN_WORDS)
    message = ("Jobs in %(where)s: %(how)s" if how else "Jobs in %(where)s") if where else "Jobs: %(how)s"
    return say(message) % {"where": where, "how": how}


def _rank(value: Value, lang: str) -> tuple[int, int, tuple[str, str], str]:
    """By facet; teams and places by name, the others as the interface names them."""
    rank = _RANKS[value.facet]
    if value.facet in _IN_WORDS:
        return rank, [*WORKPLACES.values(), *EMPLOYMENT.values()].index(value.name), ("", ""), ""
    return rank, 0, key(value.name, lang), value.slug


def _most(choices: Mapping[Choice, int]) -> dict[Choice, int]:
    """The choices with the most jobs, `MOST` of them or fewer, so that all with as many jobs are in or out together."""
    counts = sorted((jobs.bit_count() for jobs in choices.values()), reverse=True)
    least = counts[MOST] if len(counts) > MOST else -1
    return {choice: jobs for choice, jobs in choices.items() if jobs.bit_count() > least}
